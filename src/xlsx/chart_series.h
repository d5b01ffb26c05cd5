/* What the series of a native chart look like. */
#ifndef UNDERLAG_XLSX_CHART_SERIES_H
#define UNDERLAG_XLSX_CHART_SERIES_H

#include "xlsx/chart_data.h"
#include "xlsx/chart_labels.h"

/* Size of axis numbers, names, labels and legends, in points. */
#define XL_CHART_SIZE 9

/* Colours, lines, markers and labels of the series that shows the column. labels: of all series of the chart. */
void xl_chart_dress(struct xl_book *book, const struct doc_chart *chart, const struct xl_chart_column *column,
		    const struct xl_chart_labels *labels, lxw_chart_series *series);

/* Of one that lies under it, unseen, for the labels on one more side: a series has all of its own on one. */
void xl_chart_dress_labels(struct xl_book *book, const struct doc_chart *chart, const struct xl_chart_column *column,
			   const struct xl_chart_labels *labels, enum xl_chart_side side, lxw_chart_series *series);

/* Whether the legend names the column's series. */
bool xl_chart_in_legend(const struct doc_chart *chart, const struct xl_chart_column *column);

#endif
