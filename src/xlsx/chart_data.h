/*
 * What stands in the cells of a chart's block on the sheet "Diagramdata": references to the table's cells, and of a bridge
 * what is calculated from them.
 */
#ifndef UNDERLAG_XLSX_CHART_DATA_H
#define UNDERLAG_XLSX_CHART_DATA_H

#include "xlsx/book.h"
#include "xlsx/chart_roles.h"

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
	struct xl_chart_data *next; /* of another chart of the book */
	const struct xl_chart *chart;
	struct xl_chart_column *columns;
	size_t count;
	struct format format; /* of the chart's figures: its unit, and as many decimals as any of them has */
	struct str axis;      /* number format of the value axis; empty: it has no numbers */
};

/* The block, calculated once and kept in book->charts. In the book's arena. Faults are kept in book->failed. */
const struct xl_chart_data *xl_chart_data(struct xl_book *book, const struct xl_chart *chart);

#endif
