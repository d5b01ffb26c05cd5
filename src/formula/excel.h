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

/* What a workbook holds as a constant in a cell of its own: part of a formula. */
struct excel_constant {
	struct value value;
	struct format format;
	struct str label;  /* what it is: "region.utfall(alla)", or the formula itself */
	struct str source; /* why it is one, or where it comes from, for the reader of the workbook */
	bool of_region;
};

struct excel_sink {
	void *user;
	void (*text)(void *user, struct str text);
	void (*name)(void *user, const struct name *name, const struct context *context);
	void (*parameter)(void *user, const struct context *context, size_t index);
	void (*cell)(void *user, struct grid_row *row, size_t column);
	/*
	 * Cells of one column as arguments of a function, separated by commas: rows of one grid, from above, at least one. Cells
	 * between them that the function would pass over may stand in a range with them. adds: it is SUM.
	 */
	void (*cells)(void *user, struct grid_row *const *rows, size_t count, size_t column, bool adds);
	/*
	 * A function over a whole column of a document's table, range, as part of a formula: true where the sink has a figure for
	 * it and wrote a reference, false where it is to be written out.
	 */
	bool (*total)(void *user, const struct env *env, const struct expr *call, const struct expr *range);
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
	void (*constant)(void *user, const struct excel_constant *constant);
};

/*
 * Writes the formula, without '=', as it is calculated in env. Values of parts are looked at, in branches not taken too: their faults
 * go to engine->diags, and the part is then a constant.
 */
void excel_translate(const struct env *env, const struct expr *expr, const struct excel_sink *sink);

/* A sum row's cell: the sum of the posts of its group, by the sums of groups within it where there are some. */
void excel_group_sum(const struct env *env, struct grid_row *row, size_t column, const struct excel_sink *sink);

/*
 * Whether a cell that has no number now may have one when data changes: its formula can give one, or it shows an amount of the input,
 * or it sums such cells.
 */
bool excel_may_be_number(struct engine *engine, struct grid_row *row, size_t column);

/*
 * Whether SUM and its like look at the cell in a workbook. What is nothing now is 0 there: only where that does no harm, adds, does
 * it count as what it may become.
 */
bool excel_counts(struct engine *engine, struct grid_row *row, size_t column, bool adds);

/* Whether the text is longer than Excel takes as one literal, as a criterion, or for MATCH to look for: 255 of its characters. */
bool excel_is_long(struct value value);

/* A value as Excel writes it in a formula: 12.5, "text" with its quotes doubled, TRUE; ("a"&"b") where it is longer than 255. */
struct str excel_literal(struct arena *arena, struct value value);

#endif
