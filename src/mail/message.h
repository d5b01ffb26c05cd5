/*
 * A message as it goes over the wire: RFC 5322 and MIME (RFC 2045–2047, 2231), CRLF at the end of each line, all ASCII.
 *
 * The same message gives the same bytes, whoever writes it and when: its boundaries come from its Message-ID, its date is given.
 * Therefore we write it and libcurl only carries it: curl's MIME has random boundaries and cannot be looked at without a server
 * (--dry-run). Subject and names are encoded words, folded; file names RFC 2231 with an ASCII fallback; body (UTF-8) and
 * attachments base64. Auto-Submitted: auto-generated (RFC 3834) keeps holiday replies away. No text,
 * whatever it holds, can begin another header: control characters are refused in addresses and become spaces in words.
 */
#ifndef UNDERLAG_MAIL_MESSAGE_H
#define UNDERLAG_MAIL_MESSAGE_H

#include "base/buf.h"
#include "base/diag.h"

struct attachment {
	struct str name;   /* file name that the reader sees */
	const char *path;  /* where its bytes are */
	struct str sha256; /* of them, as published; another digest is a fault: nothing else than what was published is sent */
};

struct attachments {
	struct attachment *items;
	size_t count, capacity;
};

struct message {
	struct str message_id; /* "<…@domain>" */
	struct str from, from_name, to, reply_to; /* reply_to may be empty */
	struct str subject, body;                 /* UTF-8; lines of body end in LF */
	struct str date;                          /* ISO 8601, UTC */
	const struct attachment *attachments;
	size_t attachment_count;
};

/* "<32 hexadecimal digits@domain of from>": of what identifies a message, and nothing else. */
struct str message_id(struct arena *arena, struct str run, struct str document, unsigned version, struct str recipient,
		      struct str from);

/* False, with a DIAG_WRITE fault: a file is not there or not as published, or an address is none. */
MUST_USE bool message_write(const struct message *message, struct buf *out, struct diags *diags);

#endif
