/*
 * Charts of lines: categories from left to right, each series with its name at its end.
 */
#ifndef UNDERLAG_PDF_CHART_LINE_H
#define UNDERLAG_PDF_CHART_LINE_H

#include "pdf/chart_plot.h"

struct chart_line_plan {
	const struct doc_chart *chart;
	struct chart_ticks ticks;
	struct chart_names names;
	double band, ends;             /* width of a category, and of the labels at the ends */
	struct text_lines *end_labels; /* one a series; no lines: it has no point */
	double height;                 /* of the whole area */
};

struct chart_line_plan chart_line_plan(const struct flow *flow, const struct doc_chart *chart);

/* Draws the area below top, into the mark that is open. */
void chart_draw_lines(const struct flow *flow, const struct chart_line_plan *plan, double top);

#endif
