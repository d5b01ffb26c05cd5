/* Whether printed figures add up where formulas add and subtract cells of their own table. */
#ifndef UNDERLAG_DOCUMENT_ADDITION_H
#define UNDERLAG_DOCUMENT_ADDITION_H

#include "formula/grid.h"

/*
 * Whether a cell that adds and subtracts others of the table in its own unit - of its row ([Utfall]-[Budget]), named ones
 * (netto+skatter) or the posts above it - has a printed figure that is not what theirs come to. printed has the numbers of each
 * column as printed (rounding.h), NULL for columns of text.
 */
bool cells_do_not_add_up(struct engine *engine, struct grid *grid, struct num *const *printed);

#endif
