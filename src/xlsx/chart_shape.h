/* Whether a chart's bars stand or lie, and how much room it takes; decided before anything is written. */
#ifndef UNDERLAG_XLSX_CHART_SHAPE_H
#define UNDERLAG_XLSX_CHART_SHAPE_H

#include "document/doc.h"

/* Pixels: what a chart is made wide where its sheet is not, and a row of a sheet. */
enum { XL_CHART_WIDTH_LEAST = 620, XL_CHART_WIDTH_MOST = 860, XL_CHART_ROW = 22 };

/* Bars lie where their names are too long to be read below columns. */
bool xl_chart_lies(const struct doc_chart *chart);

/* The rows of its sheet that it covers. */
size_t xl_chart_rows(const struct doc_chart *chart);

/* How wide a text is in a chart, in pixels, about. */
double xl_chart_text_width(struct str text);

/* What a category has for its bars, across them, and how long the longest of them can be: pixels, about. */
double xl_chart_band(const struct doc_chart *chart);
double xl_chart_length(const struct doc_chart *chart);

#endif
