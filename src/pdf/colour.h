/* What colours are to the eye: WCAG's contrast. */
#ifndef UNDERLAG_PDF_COLOUR_H
#define UNDERLAG_PDF_COLOUR_H

#include "pdf/style.h"

extern const struct pdf_colour colour_white;

bool colour_equal(struct pdf_colour a, struct pdf_colour b);

/* From 1, the same lightness, to 21, black and white. */
double colour_contrast(struct pdf_colour a, struct pdf_colour b);

#endif
