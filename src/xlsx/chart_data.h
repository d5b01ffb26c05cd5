/*
 * What stands in the cells of a chart's block on the sheet "Diagramdata": references to the table's cells, and of a bridge
 * what is calculated from them.
 */
#ifndef UNDERLAG_XLSX_CHART_DATA_H
#define UNDERLAG_XLSX_CHART_DATA_H

#include "xlsx/book.h"

enum xl_chart_role {
	XL_CHART_VALUES, /* a series of the chart */
	/* Of a bridge; what it shows is stacked in this order. */
	XL_CHART_STEP, /* the series itself; not drawn, nor are the two that follow */
	XL_CHART_FROM,
	XL_CHART_TO,
	XL_CHART_BASE, /* invisible, between zero and the bar */
	XL_CHART_LEVEL,
	/*
	 * What lies above zero, and below it. The two that the legend names are as far from the first series as from the last:
	 * LibreOffice 7.4 counts from the last where bars lie.
	 */
	XL_CHART_RISE,
	XL_CHART_RISE_BELOW,
	XL_CHART_FALL_BELOW,
	XL_CHART_FALL,
	XL_CHART_LABEL, /* carry the labels beyond the bars, of what is printed without a minus, and with one */
	XL_CHART_LABEL_MINUS,
	XL_CHART_ROLES
};

struct xl_chart_cell {
	bool filled; /* else it is left empty: a gap */
	struct num value;
	struct str formula; /* with its '='; empty: a constant */
};

struct xl_chart_column {
	enum xl_chart_role role;
	size_t series; /* of XL_CHART_VALUES */
	struct str title;
	struct str number;           /* Excel's number format */
	struct xl_chart_cell *cells; /* one a category */
};

/* The first column of the block, which holds the categories, is not among these. */
struct xl_chart_data {
	struct xl_chart_column *columns;
	size_t count;
	struct format format; /* of the chart's figures: its unit, and as many decimals as any of them has */
	struct str axis;      /* number format of the value axis; empty: it has no numbers */
};

/* All columns of the block of a chart, that of its categories among them. */
size_t xl_chart_columns(const struct doc_chart *chart);

/* Calculates the block. In the book's arena. Faults are kept in book->failed. */
struct xl_chart_data xl_chart_data(struct xl_book *book, const struct xl_chart *chart);

#endif
