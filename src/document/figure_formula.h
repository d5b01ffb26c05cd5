/*
 * The formulas of figures in a workbook, as pieces (doc.h). What a formula refers to becomes a figure or a data sheet of the
 * document in turn.
 */
#ifndef UNDERLAG_DOCUMENT_FIGURE_FORMULA_H
#define UNDERLAG_DOCUMENT_FIGURE_FORMULA_H

#include "document/figures.h"

/* Sets figure->formula, or, where Excel could not hold it, leaves it a constant with its source. */
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

/* When all tables are composed: ranges within tables that are not shown become lists of cells. */
void figure_list_ranges(struct figures *figures);

#endif
