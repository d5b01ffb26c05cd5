/* Words of Swedish text: what they are, and which of them a line's end must not part. */
#ifndef UNDERLAG_PDF_TEXT_SWEDISH_WORDS_H
#define UNDERLAG_PDF_TEXT_SWEDISH_WORDS_H

#include "base/str.h"

/* The word without the punctuation that it begins, or ends, with. */
struct str swedish_without_opening(struct str word);
struct str swedish_without_closing(struct str word);

/* Digits, with what may stand between them: "12,5", "02.00", without a sign. */
bool swedish_is_plain_number(struct str word);

bool swedish_is_digit(char c);
bool swedish_is_letter(int32_t character);
bool swedish_is_capital(int32_t character);

/* Whether the space between two words is a hard one; empty words stand for none. */
bool swedish_keeps_together(struct str left, struct str right);

#endif
