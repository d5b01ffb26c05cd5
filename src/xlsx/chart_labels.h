/* Which points of a chart say their value beside them: those that print labels, so far as there is room. */
#ifndef UNDERLAG_XLSX_CHART_LABELS_H
#define UNDERLAG_XLSX_CHART_LABELS_H

#include "document/doc.h"

enum xl_chart_side {
	XL_CHART_NOWHERE, /* no label */
	XL_CHART_BEYOND,
	XL_CHART_WITHIN,
	XL_CHART_ABOVE,
	XL_CHART_BELOW,
	XL_CHART_RIGHT,
	XL_CHART_LEFT,
	XL_CHART_NAMED, /* to the right, behind its series' name */
	XL_CHART_SIDES
};

struct xl_chart_labels {
	enum xl_chart_side *sides; /* one a category */
};

/* The labels of each series of a chart that is no bridge. */
struct xl_chart_labels *xl_chart_labels(struct arena *arena, const struct doc_chart *chart);

/* Of lines: where a label of each series stands clear. */
void xl_chart_line_labels(struct arena *arena, const struct doc_chart *chart, struct xl_chart_labels *labels);

/* How many of its first `count` labels stand on that side. */
size_t xl_chart_labels_on(const struct xl_chart_labels *labels, size_t count, enum xl_chart_side side);

/* The side that most of them stand on, the first where several do; XL_CHART_NOWHERE: there are none. */
enum xl_chart_side xl_chart_labels_most(const struct xl_chart_labels *labels, size_t count);

/* The widest of all labels, in pixels, about. */
double xl_chart_widest_label(const struct doc_chart *chart);

#endif
