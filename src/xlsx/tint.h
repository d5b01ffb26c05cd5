/* A light background for text of a colour. */
#ifndef UNDERLAG_XLSX_TINT_H
#define UNDERLAG_XLSX_TINT_H

#include <stdint.h>

/*
 * The colour, 0xRRGGBB, mixed with so much white that text of the colour itself can be read on it; white if none
 * will do.
 */
uint32_t tint_of(uint32_t colour);

/* The contrast of two colours, 1 to 21 (WCAG 2.1). */
double tint_contrast(uint32_t a, uint32_t b);

#endif
