/*
 * A document's charts as native ones of the workbook.
 *
 * A chart stands below its table; what it shows stands on the sheet "Diagramdata", in cells that refer to the table's: a block
 * a chart, with a title, a head and a row a category. So a chart follows the amounts, whatever rows of the table it leaves
 * out, and a bridge has cells for its invisible steps.
 *
 *	charts           where charts and their data stand
 *	chart_shape      whether bars stand or lie, and how much room they take
 *	chart_data       what stands in the cells of a block; chart_bridge: those of a bridge
 *	sheet_charts     writes the blocks
 *	chart_native     makes Excel's charts of them; chart_series: what their series look like
 *	chart_labels     which points have a label; chart_line_labels: those of lines
 *	chart_cache      the values that a chart keeps of its cells, for who does not calculate
 *	chart_colour     colours that can be read
 */
#ifndef UNDERLAG_XLSX_CHARTS_H
#define UNDERLAG_XLSX_CHARTS_H

#include "xlsx/book.h"

/* Finds the document's charts. Call it before tables are placed. */
void xl_charts_collect(struct xl_layout *layout);

/* Gives the charts of the table, in the document's order, rows from `row` on. Returns the row after them, or row itself. */
size_t xl_charts_below(struct xl_layout *layout, struct xl_table *placed, size_t row);

/*
 * Adds the sheet of chart data, with a block for every chart of the document, and below its block every chart whose table is
 * not in the document; nothing where there is no chart. Call it when all tables are placed.
 */
void xl_charts_place_data(struct xl_layout *layout);

/* The sheet of chart data, or NULL. */
const struct xl_sheet *xl_charts_sheet(const struct xl_layout *layout);

/* "Figur 2. Avvikelse mot budget, mkr"; empty where the chart has neither a number nor a title nor a unit. */
struct str xl_chart_title(struct arena *arena, const struct doc_chart *chart);

/* Puts the charts of a table on its sheet, when its cells are written. */
void xl_charts_insert(struct xl_page *page, const struct xl_chart *charts);

#endif
