/* Which points of a chart say their value beside them: those that print labels, so far as there is room. */
#ifndef UNDERLAG_XLSX_CHART_LABELS_H
#define UNDERLAG_XLSX_CHART_LABELS_H

#include "document/doc.h"

/* Where the labels of a series stand, all of them on one side. */
enum xl_chart_side { XL_CHART_BEYOND, XL_CHART_WITHIN, XL_CHART_ABOVE, XL_CHART_BELOW, XL_CHART_BESIDE };

struct xl_chart_labels {
	bool *shown; /* one a category */
	enum xl_chart_side side;
};

/* The labels of each series of a chart that is no bridge. */
struct xl_chart_labels *xl_chart_labels(struct arena *arena, const struct doc_chart *chart);

/* Of lines: shown and side of each series. */
void xl_chart_line_labels(struct arena *arena, const struct doc_chart *chart, struct xl_chart_labels *labels);

/* The widest of all labels, in pixels, about. */
double xl_chart_widest_label(const struct doc_chart *chart);

#endif
