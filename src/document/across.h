/* Whether the printed figures of a table's rows add up from left to right. */
#ifndef UNDERLAG_DOCUMENT_ACROSS_H
#define UNDERLAG_DOCUMENT_ACROSS_H

#include "formula/grid.h"

/*
 * Whether a cell of a row is a sum or difference of others of it ([Utfall]-[Budget]) in its own unit, and its printed figure
 * is not that of theirs. printed has the numbers of each column as printed (rounding.h), NULL for columns of text.
 */
bool rows_do_not_add_up(struct engine *engine, struct grid *grid, struct num *const *printed);

#endif
