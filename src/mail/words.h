/* Texts of any kind as ASCII that stays in its header (RFC 2047, RFC 2231), and as a body (base64). */
#ifndef UNDERLAG_MAIL_WORDS_H
#define UNDERLAG_MAIL_WORDS_H

#include "base/buf.h"

/*
 * "Name: text", folded, ended by CRLF. Control characters are spaces, what is not UTF-8 is U+FFFD; what is not printable ASCII makes
 * all of it encoded words.
 */
void words_header(struct buf *out, const char *name, struct str text);

/* The text as it stands in a header: itself where it is ASCII, else encoded words, folded after `column` columns. */
void words_encode(struct buf *out, struct str text, size_t column);

/* "; name="…"" in ASCII and, where that is not all of it, "; name*=UTF-8''…", each on a line of its own. */
void words_parameter(struct buf *out, const char *name, struct str text);

/* Lines of 76 characters, ended by CRLF. */
void words_base64(struct buf *out, struct str bytes);

#endif
