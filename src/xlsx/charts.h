/*
 * A document's charts as native ones of the workbook.
 *
 * A chart stands below its table; what it shows stands on the sheet "Diagramdata", in cells that refer to the table's: a block
 * a chart, with a title, a head and a row a category. So a chart follows the amounts, whatever rows of the table it leaves
 * out, and a bridge has cells for its invisible steps.
 *
 * In the first pass:
 *
 *	layout_charts    where charts and their data stand
 *	chart_shape      whether bars stand or lie, and how much room they take;  chart_roles: the columns of a block
 *
 * In the second:
 *
 *	charts           puts a table's charts below it
 *	sheet_charts     writes the blocks
 *	chart_data       what stands in the cells of a block;  chart_bridge: those of a bridge
 *	chart_native     makes Excel's charts of them;  chart_series: what their series look like;  chart_frame: what is around
 *	                 them;  chart_words: what is said of them
 *	chart_labels     which points have a label, and where;  chart_line_labels: those of lines
 *	chart_cache      the values that a chart keeps of its cells, for who does not calculate
 *	chart_colour     colours that can be read
 */
#ifndef UNDERLAG_XLSX_CHARTS_H
#define UNDERLAG_XLSX_CHARTS_H

#include "xlsx/book.h"

/* Puts charts that stand on the page on it, when its cells are written, with a line of what print says otherwise. */
void xl_charts_insert(struct xl_page *page, const struct xl_chart *charts);

#endif
