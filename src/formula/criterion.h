/*
 * Criteria: which cells of a column meet a value (SUMIFS, COUNTIFS, MATCH, conditions).
 *
 * A column and its criterion have one type. Text compares without case and without wildcards; `alla` is met by all.
 */
#ifndef UNDERLAG_FORMULA_CRITERION_H
#define UNDERLAG_FORMULA_CRITERION_H

#include "formula/engine.h"

struct column_keys;

struct criterion {
	enum operator operator; /* OP_EQUAL … OP_AT_LEAST */
	bool all;
	bool never;       /* nothing meets it */
	bool meets_empty; /* of numbers: empty cells meet it */
	struct value value;
	const struct column *column;
	const uint32_t *keys; /* text columns: numbers of the cells' texts, equal without case = equal */
	uint32_t key;
	struct column_keys *texts; /* the same column's (column_keys.h), or NULL */
};

/* The word `alla` as a value. */
struct value value_all(void);
bool value_is_all(struct value value);

/*
 * A criterion as SUMIFS takes it: a number, a text, or a text that begins with an operator (">=202001"). False with a
 * message when it does not fit the column's type.
 */
MUST_USE bool criterion_from_argument(struct engine *engine, const struct table *table, size_t column,
				      struct value value, struct criterion *out, struct str *message);

/* The same by the column alone: for what is written out in a template, before any row is read. */
MUST_USE bool criterion_of_value(struct engine *engine, const struct column *column, struct value value,
				 struct criterion *out, struct str *message);

/* A condition of a row source: an operator and a value; nothing equals nothing, zero and the empty text. */
MUST_USE bool criterion_from_condition(struct engine *engine, const struct table *table, size_t column,
				       enum operator operator, struct value value, struct criterion *out,
				       struct str *message);

/* Makes it one of a column of another table, which holds the same values. */
void criterion_move(struct engine *engine, const struct table *table, size_t column, struct criterion *criterion);

/* Whether a value meets it, of whatever row. */
bool criterion_meets_value(const struct criterion *criterion, struct value cell);

/* Whether the cell of that row meets it. */
bool criterion_meets(const struct criterion *criterion, size_t row);

/* Whether the row meets them all. */
bool criteria_meet(const struct criterion *criteria, size_t count, size_t row);

/*
 * The rows that meet it, ascending, where an index knows them: for a text that the cells equal. NULL where each row is to be
 * looked at. The index is made when a column is first asked for, and belongs to the engine.
 */
const uint32_t *criterion_rows(struct engine *engine, const struct criterion *criterion, size_t *count);

#endif
