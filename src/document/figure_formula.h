/*
 * The formulas of figures in a workbook, as pieces (doc.h). What a formula refers to becomes a figure or a data sheet of the
 * document in turn:
 *
 *     compose, tables.c       a cell or a figure of the text is shown: figure_of_cell(), figure_of_text() …
 *     figures.c               makes its figure, once, and has it translated
 *     figure_formula.c        takes what excel.h writes, piece by piece, and asks
 *       figures.c, figure_parts.c   for the figures that it refers to, which are translated before it goes on;
 *       figure_ranges.c             for cells that a function adds up, a list until the end;
 *       sheets.c                    for columns and cells of data, and tells which rows the formula reaches: claims
 *
 * When all is composed, figures_finish() (1) adds the controls' cells, (2) makes lists ranges: only now is it known which tables are
 * shown, and a formula may turn out too long for Excel and become a constant, (3) drops what nobody reaches, and (4) has
 * sheets_finish() give each sheet its rows: those claimed by figures that still have a formula. So (4) comes last.
 */
#ifndef UNDERLAG_DOCUMENT_FIGURE_FORMULA_H
#define UNDERLAG_DOCUMENT_FIGURE_FORMULA_H

#include "document/figures.h"

/*
 * Sets figure->formula, or, where Excel could not hold it, leaves it a constant with its source. The latter can also happen later,
 * when lists of cells become ranges. No fault of the data is said: the value that the figure has been given alone is judged.
 */
void figure_translate(struct figures *figures, struct figure *figure, const struct env *env, const struct expr *expr);

/* A piece of a formula that is put together: a text, a figure, or an expression, whichever is there. */
struct formula_part {
	struct str text;
	struct figure *figure;
	const struct env *env;
	const struct expr *expr;
};

/* The same for a formula of parts; source is said where Excel could not hold it. */
void figure_put_together(struct figures *figures, struct figure *figure, const struct formula_part *parts, size_t count,
			 struct str source);

/* The same for a sum row's cell. */
void figure_translate_group_sum(struct figures *figures, struct figure *figure, struct grid_row *row, size_t column);

/* The figure's formula is too long for Excel: it becomes a constant, with its formula in words. */
void figure_make_constant(struct figures *figures, struct figure *figure, struct str source);

#endif
