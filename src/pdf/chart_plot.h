/*
 * The area that a chart is drawn in: where values and categories lie, the grid with its ticks.
 *
 * Columns and lines have the categories from left to right and values upwards; rows have the categories from top to
 * bottom and values to the right.
 */
#ifndef UNDERLAG_PDF_CHART_PLOT_H
#define UNDERLAG_PDF_CHART_PLOT_H

#include "pdf/chart_scale.h"
#include "pdf/flow.h"

struct chart_plot {
	const struct flow *flow;
	const struct doc_chart *chart;
	bool rows;
	double left, bottom, right, top; /* on the page */
	double band;                     /* each category's */
	struct chart_span span;          /* of values, from left or bottom */
};

/* The highest that an area may be. */
double chart_most_height(const struct flow *flow);

/* Where a value lies; across is counted in bands from the first one's edge. */
struct point chart_at(const struct chart_plot *plot, double across, double value);

/* Room for texts of ticks: beside columns, below rows. */
double chart_ticks_room(const struct flow *flow, const struct chart_ticks *ticks, bool rows);

/* Lines of the grid, with what they stand for. */
void chart_draw_grid(const struct chart_plot *plot, const struct chart_ticks *ticks);

/* Thin lines between rows lead the eye from a name to a bar far from it. */
void chart_draw_row_lines(const struct chart_plot *plot);

/* The line that bars stand on. */
void chart_draw_zero(const struct chart_plot *plot);

#endif
