/* Colours darkened, and dark or light ones chosen, for their contrast. */
#include "xlsx/chart_colour.h"

#include "xlsx/tint.h"

static const uint32_t white = 0xFFFFFF, dark = 0x262626;
static const double enough = 4.6;

lxw_color_t xl_chart_colour(uint32_t colour)
{
	return colour ? colour : LXW_COLOR_BLACK;
}

lxw_color_t xl_chart_readable(uint32_t colour)
{
	while (tint_contrast(colour, white) < enough)
		colour = (colour >> 16) * 15 / 16 << 16 | (colour >> 8 & 0xFF) * 15 / 16 << 8 |
			 (colour & 0xFF) * 15 / 16;
	return xl_chart_colour(colour);
}

lxw_color_t xl_chart_ink_on(uint32_t ground)
{
	return tint_contrast(ground, dark) > tint_contrast(ground, white) ? dark : white;
}
