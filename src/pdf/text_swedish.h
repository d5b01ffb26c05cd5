/*
 * What Swedish typesetting makes of text as it is typed: hard spaces where a line must not end, dashes, minus signs,
 * quotation marks. It never changes what a code, an address or a file name says.
 *
 *	12,5 mkr   § 5   15 december 2020   1 234 567   the space becomes a hard one
 *	a - b                                           a dash, with a hard space before it
 *	-5                                              a minus sign, where a number begins
 *	"ord"  Sara's  och så vidare...                 ”ord”  Sara’s  och så vidare…
 */
#ifndef UNDERLAG_PDF_TEXT_SWEDISH_H
#define UNDERLAG_PDF_TEXT_SWEDISH_H

#include "base/str.h"

/*
 * The text as it is set, in the arena where it differs. before and after are what stands beside it on its line, in another
 * style or a figure: they are looked at and not changed.
 */
struct str text_swedish(struct arena *arena, struct str before, struct str text, struct str after);

#endif
