/* Whether a chart's bars stand or lie, and how much room it and its block take; decided before anything is written. */
#ifndef UNDERLAG_XLSX_CHART_SHAPE_H
#define UNDERLAG_XLSX_CHART_SHAPE_H

#include "document/doc.h"

/* Pixels: what a chart is made wide where its sheet is not, and a row of a sheet. */
enum { XL_CHART_WIDTH_LEAST = 620, XL_CHART_WIDTH_MOST = 860, XL_CHART_ROW = 22 };

/* Bars lie where their names are too long to be read below columns. */
bool xl_chart_lies(const struct doc_chart *chart);

/* The rows of its sheet that it covers, and the columns of its block on the sheet of chart data. */
size_t xl_chart_rows(const struct doc_chart *chart);
size_t xl_chart_columns(const struct doc_chart *chart);

/* Whether the legend names its series, as print does: not a single one whose name the title says, nor that of a bridge. */
bool xl_chart_names_series(const struct doc_chart *chart);

/* How wide a text is in a chart, in pixels, about. */
double xl_chart_text_width(struct str text);

/*
 * The empty categories behind the last one of a chart of lines whose ends are named: libxlsxwriter 1.1.4 has no other way to
 * make room beside the plot. 0 where they would be too many: then the legend alone names the lines.
 */
size_t xl_chart_spare(const struct doc_chart *chart);

/* How wide the name and the value at a line's end are; 0 where none is named. */
double xl_chart_end_width(const struct doc_chart *chart, size_t series);

/* What a category has for its bars, across them, and how long the longest of them can be: pixels, about. */
double xl_chart_band(const struct doc_chart *chart);
double xl_chart_length(const struct doc_chart *chart);

#endif
