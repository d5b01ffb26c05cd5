/* PDF's smallest pieces as text: numbers, references, strings. No exponent, no locale. */
#ifndef UNDERLAG_PDF_PDF_SYNTAX_H
#define UNDERLAG_PDF_PDF_SYNTAX_H

#include "base/buf.h"

void pdf_put(struct buf *out, const char *text);
void pdf_put_number(struct buf *out, size_t number);

/* Two decimals at most; 0 for what is no place on a page: infinite, none, beyond 32,000. */
void pdf_put_decimal(struct buf *out, double number);

/* Four hexadecimal digits. */
void pdf_put_code(struct buf *out, unsigned code);

/* Two bytes of a string between parentheses. */
void pdf_put_string_code(struct buf *out, unsigned code);

/* "12 0 R" */
void pdf_put_reference(struct buf *out, size_t object);

/* A text string of any characters, "<FEFF00C5>"; U+FFFD where the UTF-8 is broken. */
void pdf_put_text(struct buf *out, struct str utf8);

/* The bytes of such a string: UTF-16 after its mark. */
void pdf_utf16(struct buf *out, struct str utf8);

#endif
