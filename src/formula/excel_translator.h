/*
 * Between the files that translate formulas to Excel: excel.c (expressions), excel_sum_if.c (SUMIFS), excel_criterion.c (their
 * criteria), excel_range.c (others over columns), excel_fixed.c (what data cannot change).
 */
#ifndef UNDERLAG_FORMULA_EXCEL_TRANSLATOR_H
#define UNDERLAG_FORMULA_EXCEL_TRANSLATOR_H

#include "formula/excel.h"

struct translator {
	const struct excel_sink *sink;
	struct arena *arena;
	bool rounding;  /* within an argument of ROUND, a side of a comparison or a divisor */
	bool criterion; /* within a criterion: periods and years of a row are written out, too */
};

void excel_put(struct translator *t, struct str text);

/* The expression; operand() puts parentheses around it where it needs them as a part of another. */
void excel_expr(struct translator *t, const struct env *env, const struct expr *expr);
void excel_operand(struct translator *t, const struct env *env, const struct expr *expr);

/* Amounts rounded to öre, also within a quotient: doubles then fall on the side where the exact number is. */
void excel_rounded(struct translator *t, const struct env *env, const struct expr *expr);

/*
 * Whether it is a field of the input, or a cell that shows one as it is: where that is empty Excel refers to the input's own empty
 * cell, which is 0 and "" and passed over in ranges, as it is to us.
 */
bool excel_shows_field(const struct env *env, const struct expr *expr);

/*
 * Whether a field of the input is written out as a literal: a text, which is a code or a name; in a criterion a period, a year, a
 * date. Amounts are not: their cells may be changed.
 */
bool excel_writes_out(const struct translator *t, const struct env *env, const struct expr *expr);

/* SUMIFS and COUNTIFS. */
void excel_sum_if(struct translator *t, const struct env *env, const struct expr *call);

/* A column of an input table or of the ledger, with all its rows. */
void excel_whole_column(struct translator *t, const struct env *env, const struct expr *range);

/* The call is a constant, because of such a text. */
void excel_put_long(struct translator *t, const struct env *env, const struct expr *call);

/*
 * Whether the value stays what it is when amounts of the data change: rows that it asks for remain the ones. Parameters, codes and
 * periods of rows, and what is made of them, do.
 */
bool excel_is_fixed(const struct env *env, const struct expr *expr);

/* Whether a column holds amounts or other numbers that are measured, not codes, periods and the like. */
bool excel_is_measured(const struct column *column);

/* What MATCH looks for, in a column of numbers or of texts. */
void excel_wanted(struct translator *t, const struct env *env, const struct expr *expr, bool is_number);

/* INDEX and MATCH. */
void excel_lookup(struct translator *t, const struct env *env, const struct expr *call);

/*
 * SUM and its like: over columns, cells, single values. What has nothing that the function would look at is left out: in Excel what
 * stands for nothing there would be a 0.
 */
void excel_range_call(struct translator *t, const struct env *env, const struct expr *call);

#endif
