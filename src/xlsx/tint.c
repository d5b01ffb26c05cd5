/* Tints and their contrast. */
#include "xlsx/tint.h"

#include <math.h>

enum { WHITE = 0xFFFFFF, FIRST_WHITE = 86, STEP = 2 };

static const double least_contrast = 4.5;

static double channel(uint32_t colour, int shift)
{
	return (double)(colour >> shift & 0xFF) / 255;
}

static double linear(double c)
{
	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
	return 0.2126 * linear(channel(colour, 16)) + 0.7152 * linear(channel(colour, 8)) +
	       0.0722 * linear(channel(colour, 0));
}

double tint_contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a), y = luminance(b);

	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static uint32_t mixed(uint32_t colour, uint32_t white)
{
	uint32_t out = 0;

	for (int shift = 16; shift >= 0; shift -= 8)
		out |= ((colour >> shift & 0xFF) * (100 - white) + 0xFF * white + 50) / 100 << shift;
	return out;
}

uint32_t tint_of(uint32_t colour)
{
	for (uint32_t white = FIRST_WHITE; white < 100; white += STEP)
		if (tint_contrast(colour, mixed(colour, white)) >= least_contrast)
			return mixed(colour, white);
	return WHITE;
}
