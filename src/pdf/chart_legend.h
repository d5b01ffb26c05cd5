/*
 * The legend of a chart: what its colours stand for, in a line above the plot.
 */
#ifndef UNDERLAG_PDF_CHART_LEGEND_H
#define UNDERLAG_PDF_CHART_LEGEND_H

#include "pdf/flow.h"

/* Whether the names of the series are told: not that of a single one which the title has already. */
bool chart_names_series(const struct flow *flow, const struct doc_chart *chart);

/* The height of the legend, with the space below it; 0 where there is none. A bridge's tells which of its steps go up and down. */
double chart_legend_height(const struct flow *flow, const struct doc_chart *chart);

/* Draws it from the left edge of the text, below top; its swatches are painted as the bars are. */
void chart_draw_legend(const struct flow *flow, const struct doc_chart *chart, double top);

#endif
