/* Charts in the first pass: where they and what they show stand. */
#ifndef UNDERLAG_XLSX_LAYOUT_CHARTS_H
#define UNDERLAG_XLSX_LAYOUT_CHARTS_H

#include "xlsx/layout.h"

/* Finds the document's charts. Call it before tables are placed. */
void xl_charts_collect(struct xl_layout *layout);

/* Gives the charts of the table, in the document's order, rows from `row` on. Returns the row after them, or row itself. */
size_t xl_charts_below(struct xl_layout *layout, struct xl_table *placed, size_t row);

/*
 * Adds the sheet of chart data, with a block for every chart of the document, and below its block every chart whose table is
 * not in the document; nothing where there is no chart. Call it when all tables are placed.
 */
void xl_charts_place_data(struct xl_layout *layout);

/* Finds charts that are too large for Excel: a DIAG_INPUT each. */
void xl_charts_check(const struct xl_layout *layout, struct place at, struct diags *diags);

/* The sheet of chart data, or NULL. */
const struct xl_sheet *xl_charts_sheet(const struct xl_layout *layout);

#endif
