/*
 * Charts as vectors, drawn from the same cells as the tables: bars, stacked bars, lines, bridges.
 *
 * A chart is one Figure with an alternative text, its caption above it and its source below; it is never parted. Series are
 * told apart by labels beside them, by their order and by lightness, not by hue alone.
 *
 *	chart            caption, drawing, source
 *	chart_plan_bars, chart_plan_lines   how a chart is laid out, and chart_draw_bars, chart_draw_lines: it is drawn so
 *	chart_bars       which bars there are
 *	chart_place      where labels find room beside lines
 *	chart_plot       where values lie; the grid
 *	chart_names      how the categories' names are set below columns and lines, and beside rows
 *	chart_legend     what colours stand for
 *	chart_scale      ticks at round numbers, bars that leave room for labels
 *	chart_text       labels, their colours, simple shapes
 */
#ifndef UNDERLAG_PDF_CHART_H
#define UNDERLAG_PDF_CHART_H

#include "pdf/flow.h"

/* The height of the whole: the space above it, caption, drawing, source. A page that has nothing else on it saves the space. */
double chart_height(struct flow *flow, const struct doc_chart *chart);

/* Draws it below what stands on the page, on a new page where it does not fit. */
void chart_set(struct flow *flow, const struct doc_chart *chart, struct element *parent);

#endif
