/*
 * The controls in a workbook: where a document shows the tables `kontroller` or `anmärkningar` with the sides of the
 * controls, the cells of their data sheets are calculated from the data, as any other figure.
 */
#ifndef UNDERLAG_DOCUMENT_CONTROL_FIGURES_H
#define UNDERLAG_DOCUMENT_CONTROL_FIGURES_H

#include "document/figures.h"

/*
 * When all of a document is composed, before its figures are listed: gives each result that a data sheet shows its formulas -
 * both sides and the tolerance as their template has them, the difference of the two cells, the outcome by difference and
 * tolerance. What Excel can not calculate stays a constant that says why. Nothing that a translation meets becomes a
 * finding or a fault: the control has been calculated already.
 */
void control_figures_add(struct figures *figures);

/* The figure of a table's cell that says a control's outcome: in a workbook it follows the data. NULL where the cell says
 * something else. */
const struct figure *control_outcome(struct figures *figures, struct grid_row *row, size_t column);

/*
 * The format of a cell that only shows a control's side, difference or tolerance, which differs from row to row; else, or where the
 * template gives one, that of its column.
 */
struct format control_format(struct figures *figures, const struct grid_row *row, size_t column);

#endif
