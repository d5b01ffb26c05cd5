/* Amounts as most systems write them, eight digits at a time; every other way of writing a number is number.h's. */
#ifndef UNDERLAG_TABLE_AMOUNT_H
#define UNDERLAG_TABLE_AMOUNT_H

#include "table/cell.h"

/* Bytes that must be readable before the text. */
enum { AMOUNT_BEFORE = 16 };

/*
 * "-1808486,00", "25", "0.5": digits, at most 16 of them, with '-' before and up to two decimals after the file's mark or, where none is
 * known, either. What it reads is what number_parse() reads. False for anything else, which may be right all the same.
 */
MUST_USE bool amount_quick(struct str text, enum decimal_mark mark, int64_t *hundredths);

#endif
