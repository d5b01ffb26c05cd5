/* The values that a style file is written with: lengths and colours. */
#ifndef UNDERLAG_PDF_STYLE_VALUES_H
#define UNDERLAG_PDF_STYLE_VALUES_H

#include "base/num.h"
#include "pdf/style.h"

/* Points of a millimetre. */
#define STYLE_MM (72 / 25.4)

/* "9,5", "9,5 pt", "20 mm", "2 cm" in points, to a hundredth: pages are drawn no finer. False for anything else. */
MUST_USE bool style_length(struct arena *arena, struct str text, double *points);

/* A number with at most two decimals, and a comma, as a style would have it. */
struct str style_printed(struct arena *arena, double number);

/* "#123B63". False for anything else. */
MUST_USE bool style_colour(struct str text, struct pdf_colour *colour);

#endif
