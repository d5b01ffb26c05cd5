/* What needs Unicode: decoding, and comparison without case (utf8proc). */
#ifndef UNDERLAG_BASE_UTF8_H
#define UNDERLAG_BASE_UTF8_H

#include "base/str.h"

/*
 * The character that text begins with; *length gets its bytes. Broken UTF-8 (overlong, surrogate, cut short) gives -1
 * with *length 1, the end of text gives -1 with *length 0.
 */
int32_t utf8_next(struct str text, size_t *length);

/* Where the first broken byte is, or text.n when all of it is UTF-8. */
size_t utf8_broken(struct str text);

/* Appends nothing: writes the 1–4 bytes of a character to out and returns how many. */
size_t utf8_encode(int32_t character, char out[4]);

/*
 * The text in Unicode's composed form (NFC): itself, at the cost of a look at its bytes, where it is that already; else
 * *made gets the memory that holds it, to be freed. Broken UTF-8 stays as it is.
 */
struct str utf8_normal(struct str text, char **made);

/* A letter of any script, or '_'. */
bool utf8_is_letter(int32_t character);

/* The beginning of text, at most so many bytes, whole characters. */
struct str utf8_cut(struct str text, size_t most);

/* The text, or where it is longer its beginning up to a word's end, and "…": at most so many bytes, 4 or more. */
struct str utf8_shorten(struct arena *arena, struct str text, size_t most);

/* Number of columns that text takes in a terminal or a plain-text table. */
size_t utf8_width(struct str text);

/* Text compares without case (Excel's rule, DESIGN "What a formula means"): "Å" equals "å". */
bool str_equal_fold(struct str a, struct str b);

/* The case-folded, NFC-normalized form that str_equal_fold compares by; for keys of hash tables. */
struct str str_fold(struct arena *arena, struct str text);

#endif
