/* What colours are to the eye: WCAG's contrast. */
#include "pdf/colour.h"

#include <math.h>

const struct pdf_colour colour_white = {0xFF, 0xFF, 0xFF};

bool colour_equal(struct pdf_colour a, struct pdf_colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static double linear(uint8_t part)
{
	double value = part / 255.0;

	return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/* From 0, black, to 1, white. */
static double luminance(struct pdf_colour colour)
{
	return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double colour_contrast(struct pdf_colour a, struct pdf_colour b)
{
	double first = luminance(a) + 0.05, second = luminance(b) + 0.05;

	return first > second ? first / second : second / first;
}
