/* Colours of charts that can be seen and read: on white paper, and text upon them. 0xRRGGBB. */
#ifndef UNDERLAG_XLSX_CHART_COLOUR_H
#define UNDERLAG_XLSX_CHART_COLOUR_H

#include <xlsxwriter.h>

/* As libxlsxwriter takes it, for which 0 is no colour. */
lxw_color_t xl_chart_colour(uint32_t colour);

/* The colour, darkened until it can be told from white: for lines, and around light areas. */
lxw_color_t xl_chart_readable(uint32_t colour);

/* Dark or white: what can be read on that ground. */
lxw_color_t xl_chart_ink_on(uint32_t ground);

#endif
