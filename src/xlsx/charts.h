/*
 * A document's charts as native ones of the workbook.
 *
 * A chart stands below its table; what it shows stands on the sheet "Diagramdata", in cells that refer to the table's: a block
 * a chart, with a title, a head and a row a category. So a chart follows the amounts, whatever rows of the table it leaves
 * out, and a bridge has cells for its invisible steps.
 */
#ifndef UNDERLAG_XLSX_CHARTS_H
#define UNDERLAG_XLSX_CHARTS_H

#include "xlsx/book.h"

/* Gives the charts of the table, in the document's order, rows from `row` on. Returns the row after them, or row itself. */
size_t xl_charts_below(struct xl_layout *layout, struct xl_table *placed, size_t row);

/* Adds the sheet of chart data, with a block for every chart of the document; nothing where it has none. */
void xl_charts_place_data(struct xl_layout *layout);

/* Puts the charts of a table on its sheet, when its cells are written. */
void xl_charts_insert(struct xl_page *page, const struct xl_chart *charts);

#endif
