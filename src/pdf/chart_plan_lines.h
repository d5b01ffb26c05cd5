/*
 * Charts of lines: categories from left to right, each series with its name at its end.
 */
#ifndef UNDERLAG_PDF_CHART_PLAN_LINES_H
#define UNDERLAG_PDF_CHART_PLAN_LINES_H

#include "pdf/chart_names.h"

/* Where a series ends. */
struct chart_line_end {
	size_t behind;           /* the category behind its last point; 0: it has none */
	struct text_lines label; /* its name, where names are told, and the last figure */
};

struct chart_line_plan {
	const struct doc_chart *chart;
	struct chart_ticks ticks;
	struct chart_names names;
	struct chart_line_end *ends; /* one a series */
	double band;                 /* width of a category */
	double ends_width, gap;      /* of the labels at the ends, and of the space before these */
	double height;               /* of the whole area */
};

struct chart_line_plan chart_plan_lines(const struct flow *flow, const struct doc_chart *chart);

/* Of the label at a series' end; others are not bold. */
struct pen chart_line_pen(const struct flow *flow, const struct doc_chart *chart, size_t series);

/* Draws the area below top, into the mark that is open. */
void chart_draw_lines(const struct flow *flow, const struct chart_line_plan *plan, double top);

#endif
