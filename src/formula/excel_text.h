/* What a spreadsheet's criteria make of a text. */
#ifndef UNDERLAG_FORMULA_EXCEL_TEXT_H
#define UNDERLAG_FORMULA_EXCEL_TEXT_H

#include "base/str.h"

/*
 * SUMIFS and COUNTIFS read a criterion as what the reader could have typed: "0101" is the number 101, "2020-08" a day, "1,5" a
 * number here and something else there, "SANT" a truth. A number is then met by every text of the same number, "0101" and "101"
 * alike, and no text at all is unequal to it ("<>0101" is met by "0101"). How texts that look like days or truths meet such a
 * criterion is said nowhere.
 */
enum text_look {
	LOOK_TEXT,   /* a text everywhere */
	LOOK_NUMBER, /* digits: the same whole number everywhere */
	LOOK_UNSURE, /* a number, a day, a time, a truth or an error, in some language if not in all */
};

/* *number gets the number that LOOK_NUMBER is. */
enum text_look excel_text_look(struct str text, int64_t *number);

#endif
