/*
 * How a chart of bars is laid out, decided from what its texts measure: whether bars stand or lie, what is labelled.
 *
 *	struct chart_bar_plan plan = chart_plan_bars(flow, chart);
 *	chart_draw_bars(flow, &plan, top);
 */
#ifndef UNDERLAG_PDF_CHART_PLAN_BARS_H
#define UNDERLAG_PDF_CHART_PLAN_BARS_H

#include "pdf/chart_bars.h"
#include "pdf/chart_names.h"

struct chart_bar_plan {
	const struct doc_chart *chart;
	struct chart_bars bars;
	bool rows; /* a row a category: names are long, or there are many */
	bool axis; /* ticks and a grid, where not every bar has its label */
	struct chart_names names;
	double label_size;   /* 0: bars have no labels */
	double band, length; /* of one category, of all of them */
	double height;       /* of the whole area */
	struct chart_ticks ticks;
};

/* Of bars, stacked bars and bridges. */
struct chart_bar_plan chart_plan_bars(const struct flow *flow, const struct doc_chart *chart);

/* The space between a bar and its label. */
extern const double chart_label_gap;

/* The label's pen. */
struct pen chart_label_pen(const struct flow *flow, const struct chart_bar_plan *plan, const struct chart_bar *bar);

/* Draws the area below top, into the mark that is open. */
void chart_draw_bars(const struct flow *flow, const struct chart_bar_plan *plan, double top);

#endif
