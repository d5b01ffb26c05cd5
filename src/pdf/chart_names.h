/*
 * The names of a chart's categories: how they are set, and where they stand.
 *
 * Below a plot they stand on one line, else on two, else they are turned. Only years and periods may be left out where they
 * find no room, for the others of them tell which they are; the first one and the last one are always printed.
 */
#ifndef UNDERLAG_PDF_CHART_NAMES_H
#define UNDERLAG_PDF_CHART_NAMES_H

#include "pdf/chart_plot.h"

struct chart_names {
	double size;
	double width;             /* beside rows: of the column that they stand in */
	double height;            /* below: with the space between them and the plot */
	double turned;            /* below: 0, 45 or 90 degrees */
	struct text_lines *items; /* one a category; no lines: it is not printed */
};

/* Whether all categories are years, months or the like, "2019", "Prognos 2020", "jan": these go from left to right. */
bool chart_is_time(const struct doc_chart *chart);

/* The widest name, on one line. */
double chart_names_width(const struct flow *flow, const struct doc_chart *chart, double size);

/* Whether all names stand below bands of that width, on at most two lines, none wider than its band. */
bool chart_names_fit(const struct flow *flow, const struct doc_chart *chart, double band);

/* Names below bands of that width; left: of the first band's edge, from that of the text. */
struct chart_names chart_names_below(const struct flow *flow, const struct doc_chart *chart, double left, double band);

/* What they take of the height that columns and lines would have above names of two lines. */
double chart_names_excess(const struct chart_names *names);

/* Names in a column of that width beside rows of that height. */
struct chart_names chart_names_beside(const struct flow *flow, const struct doc_chart *chart, double width,
				      double band);

/* Left of the rows, from the left edge of the text; below the columns. */
void chart_draw_names(const struct chart_plot *plot, const struct chart_names *names);

#endif
