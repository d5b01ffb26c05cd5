/*
 * Cells of tables as arguments of functions. A table that the document shows has them side by side; those of others stand on the sheet
 * of key figures, and there the cells of one column are put side by side too. Which is true is known when all is composed: until
 * then a list of cells is one piece of the formula.
 */
#ifndef UNDERLAG_DOCUMENT_FIGURE_RANGES_H
#define UNDERLAG_DOCUMENT_FIGURE_RANGES_H

#include "document/figures.h"

/* Excel's limit, and the most that an address with its sheet's name takes of it: 'A name of thirty-one letters'!XFD1048576. */
enum { FORMULA_LIMIT = 8192, CELL_LENGTH = 48, RANGE_LENGTH = 60 };

/*
 * The cells of a column in these rows of one grid, from above, are arguments of a function in the formula of owner, at piece, whose
 * kind and content are set at the end. adds: the function is SUM.
 */
void ranges_add(struct figures *figures, struct figure *owner, struct piece *piece, struct grid_row *const *rows,
		size_t count, size_t column, bool adds);

/*
 * When all tables are composed and all formulas translated: puts the cells of tables that are not shown side by side, and makes each
 * list ranges. A sum of too many is made of sums of parts; another formula that Excel would not take becomes a constant with its
 * source, as does any that is too long with its lists, or has a function with more than 255 arguments.
 */
void ranges_finish(struct figures *figures);

/* The first of the cells that it stands with. */
struct figure_entry *figure_block(const struct figure_entry *entry);

/* Marks what the formula of the figure refers to, and what that refers to in turn. */
void ranges_reach(struct figures *figures, struct figure *figure);

/* How many characters the piece takes at most. */
size_t piece_length(const struct piece *piece);

#endif
