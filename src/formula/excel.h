/*
 * Translation of a formula to Excel: English names, commas, and references whose addresses only a workbook knows.
 *
 * The translation is written to a sink, piece by piece. What a formula refers to is handed over as what it is - a figure, a
 * cell of a calculated table, a column of the input - and the sink decides where that lies.
 */
#ifndef UNDERLAG_FORMULA_EXCEL_H
#define UNDERLAG_FORMULA_EXCEL_H

#include "formula/engine.h"

struct criterion;

struct excel_sink {
	void *user;
	void (*text)(void *user, struct str text);
	void (*name)(void *user, const struct name *name, const struct context *context);
	void (*parameter)(void *user, const struct context *context, size_t index);
	void (*cell)(void *user, struct grid_row *row, size_t column);
	/* Cells of one column as arguments of a function, separated by commas. */
	void (*cells)(void *user, struct grid_row *const *rows, size_t count, size_t column);
	/* A whole column of an input table, or of the aggregate of the ledger that the sink chooses for these columns. */
	void (*column)(void *user, const struct context *context, const struct table *table, size_t column);
	void (*ledger_column)(void *user, const struct context *context, const struct cube *cube, size_t column);
	/*
	 * Which rows the columns just written are there for: those of the context's förvaltning that meet all criteria; cube is
	 * NULL for an input table. The criteria are the sink's to copy.
	 */
	void (*rows)(void *user, const struct context *context, const struct table *table, const struct cube *cube,
		     const struct criterion *criteria, size_t count);
	void (*field)(void *user, const struct context *context, const struct table *table, size_t row, size_t column);
	/*
	 * Whether what stands in a row is written out where it tells which rows are meant: a formula then reads by itself, and
	 * survives that the rows are sorted. Not where the workbook calculates the column.
	 */
	bool (*written_out)(void *user, const struct table *table, size_t column);
	/* The aggregate that answers criteria on these columns of the ledger. */
	const struct cube *(*cube)(void *user, const struct context *context, const size_t *columns, size_t count);
	/* A value that the workbook holds as a constant; source is the formula that it comes from. */
	void (*constant)(void *user, struct value value, struct str source);
};

/* Writes the formula, without '=', as it is calculated in env. */
void excel_translate(const struct env *env, const struct expr *expr, const struct excel_sink *sink);

/* A sum row's cell: the sum of the posts of its group. */
void excel_group_sum(struct grid_row *row, size_t column, const struct excel_sink *sink, struct arena *arena);

/* Whether a text can be written out in a formula: Excel takes 255 characters. */
bool excel_takes_literal(struct str text);

/* A value as Excel writes it in a formula: 12.5, "text" with its quotes doubled, TRUE. */
struct str excel_literal(struct arena *arena, struct value value);

#endif
