/* Functions over whole columns: SUM and its like, SUMIFS, COUNTIFS, INDEX, MATCH. For eval.c, explain.c and excel.c. */
#ifndef UNDERLAG_FORMULA_AGGREGATE_H
#define UNDERLAG_FORMULA_AGGREGATE_H

#include "formula/criterion.h"

/* The most criteria that a SUMIFS may have, the document's own restriction included. */
enum { CRITERIA_MAXIMUM = 32 };

/*
 * The rows of a table that an aggregate looks at: those of the document's förvaltning, where the table has any, that meet the
 * criteria. For the ledger, table is the smallest cube that has the columns needed.
 */
struct selection {
	const struct table *table;
	struct criterion criteria[CRITERIA_MAXIMUM];
	size_t count;
};

/* An argument of a named formula stands for an expression of its caller: moves *env and returns what it stands for. */
const struct expr *resolve(const struct env **env, const struct expr *expr);

/*
 * The selection of a SUMIFS or COUNTIFS (criteria from its items[first] on) or, with first == count, of a whole column.
 * *value_column gets the column of `column` in selection->table. A fault is reported and gives its error.
 */
bool select_rows(const struct env *env, const struct expr *call, const struct table *table, size_t column, size_t first,
		 struct selection *selection, size_t *value_column, enum value_error *error);

bool selection_has(const struct selection *selection, size_t row);

struct value aggregate(const struct env *env, const struct expr *call);

#endif
