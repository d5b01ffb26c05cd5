/*
 * Charts as vectors, drawn from the same cells as the tables: bars, stacked bars, lines, bridges.
 *
 * A chart is one Figure with an alternative text, its caption above it and its source below; it is never parted. Series are
 * told apart by labels beside them, by their order and by lightness, not by hue alone.
 */
#ifndef UNDERLAG_PDF_CHART_H
#define UNDERLAG_PDF_CHART_H

#include "pdf/flow.h"

/* The height of the whole: the space above it, caption, drawing, source. A page that has nothing else on it saves the space. */
double chart_height(struct flow *flow, const struct doc_chart *chart);

/* Draws it below what stands on the page, on a new page where it does not fit. */
void chart_set(struct flow *flow, const struct doc_chart *chart, struct element *parent);

#endif
