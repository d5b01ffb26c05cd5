/*
 * The printed figures of a table's columns: rounded one by one, or so that they add up to their printed sums.
 *
 * Sum-preserving rounding is by the largest remainder: every figure is rounded to the nearest, and the units that their sum
 * then has too few or too many go to the figures that rounding moved furthest from, or left furthest behind, what they were: of
 * equals the last ones are rounded up. No figure is moved a whole unit or more from what it was.
 */
#ifndef UNDERLAG_DOCUMENT_ROUNDING_H
#define UNDERLAG_DOCUMENT_ROUNDING_H

#include "formula/grid.h"

/*
 * parts rounded to decimals so that they add up to total, which is rounded already; all in the printed unit. Writes count
 * numbers to out. Where the total is further away than one unit a part, the parts are rounded one by one instead, and false is
 * returned.
 */
bool round_preserving(struct arena *arena, const struct num *parts, size_t count, struct num total, int decimals,
		      struct num *out);

/*
 * The numbers of a column as printed, one for each row of the grid (of rows without a number: 0), in the unit of the format
 * that each is printed with.
 */
struct num *rounded_column(struct engine *engine, struct grid *grid, size_t column);

/* Whether a printed sum of the column differs from the sum of the printed rows that it is made of. */
bool column_does_not_add_up(struct engine *engine, struct grid *grid, size_t column, const struct num *printed);

/* Whether the cell is the sum of rows above it: of all of them (*every), or back to the last sum or heading. */
bool cell_sums_above(const struct grid_row *row, size_t column, bool *every);

#endif
