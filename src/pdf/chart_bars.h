/*
 * The bars of a chart, whichever way they stand: those side by side, those upon each other, and the steps of a bridge.
 */
#ifndef UNDERLAG_PDF_CHART_BARS_H
#define UNDERLAG_PDF_CHART_BARS_H

#include "pdf/flow.h"

struct chart_bar {
	size_t category;
	double begin, end; /* across, in parts of its category's band */
	double from, to;   /* values; its label stands beyond `to`, or within */
	struct pdf_colour colour;
	struct str label;
	bool level; /* of a bridge */
};

struct chart_bars {
	struct chart_bar *items;
	size_t count, capacity;
	size_t lanes;     /* bars side by side in a band, at least 1 */
	double filled;    /* the part of a band that they take together */
	bool within;      /* labels stand within the bars */
	bool connected;   /* each to the next one: a bridge */
	double low, high; /* of all values, and zero */
};

/* Points that are missing have no bar. filled: at most 1. */
struct chart_bars chart_bars(const struct flow *flow, const struct doc_chart *chart, double filled);

#endif
