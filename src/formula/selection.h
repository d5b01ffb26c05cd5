/*
 * Which rows of a table a function over its columns looks at: SUMIFS, COUNTIFS, SUM and its like. Evaluation sums them,
 * explanation lists them, and a workbook holds them.
 */
#ifndef UNDERLAG_FORMULA_SELECTION_H
#define UNDERLAG_FORMULA_SELECTION_H

#include "formula/criterion.h"

/* The most criteria that a SUMIFS may have, the document's own restriction included. */
enum { CRITERIA_MAXIMUM = 32 };

/*
 * The rows of a table that meet all criteria. For the ledger, table is that of a cube.
 */
struct selection {
	const struct table *table;
	struct criterion criteria[CRITERIA_MAXIMUM];
	size_t count;
};

/* An argument of a named formula stands for an expression of its caller: moves *env and returns what it stands for. */
const struct expr *resolve(const struct env **env, const struct expr *expr);

/* The column of an input table that says which förvaltning a row belongs to, -1 where the context asks for none. */
int selection_scope(const struct engine *engine, const struct context *context, const struct table *table);

/*
 * The selection of a SUMIFS or COUNTIFS (criteria from its items[first] on) or, with first == count, of a whole column: of the
 * rows of the document's förvaltning, where the table has any. For the ledger, table is the smallest cube that has the columns
 * needed. *value_column gets the column of `column` in selection->table. A fault is reported and gives its error.
 */
bool select_rows(const struct env *env, const struct expr *call, const struct table *table, size_t column, size_t first,
		 struct selection *selection, size_t *value_column, enum value_error *error);

/* Whether a row meets all criteria. */
bool selection_has(const struct selection *selection, size_t row);

/* A walk through the rows of a selection, ascending. */
struct selection_walk {
	const struct criterion *criteria;
	size_t criterion_count;
	const uint32_t *rows; /* those that the index gives, or NULL: all of the table */
	size_t next, end;
};

/*
 * Begins a walk over the rows of a table that meet the criteria. It goes through the rows of the text that fewest rows have,
 * where a criterion asks for a text, else through all.
 */
struct selection_walk selection_walk(struct engine *engine, const struct table *table, const struct criterion *criteria,
				     size_t count);

/* The next row; false behind the last. */
bool selection_next(struct selection_walk *walk, size_t *row);

#endif
