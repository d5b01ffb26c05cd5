/* Contrast of colours, as WCAG 2.1 defines it. */
#include "xlsx/chart_colour.h"

#include <math.h>

static const uint32_t white = 0xFFFFFF, dark = 0x262626;
static const double enough = 4.6;

static double linear(uint32_t channel)
{
	double value = (channel & 0xFF) / 255.0;

	return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
	return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
}

static double contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return x > y ? x / y : y / x;
}

lxw_color_t xl_chart_colour(uint32_t colour)
{
	return colour ? colour : LXW_COLOR_BLACK;
}

lxw_color_t xl_chart_readable(uint32_t colour)
{
	while (contrast(colour, white) < enough)
		colour = (colour >> 16) * 15 / 16 << 16 | (colour >> 8 & 0xFF) * 15 / 16 << 8 |
			 (colour & 0xFF) * 15 / 16;
	return xl_chart_colour(colour);
}

lxw_color_t xl_chart_ink_on(uint32_t ground)
{
	return contrast(ground, dark) > contrast(ground, white) ? dark : white;
}
