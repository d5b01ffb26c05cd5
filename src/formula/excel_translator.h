/*
 * Between the files that translate formulas to Excel: excel.c (expressions), excel_sum_if.c (SUMIFS), excel_criterion.c
 * (their criteria), excel_range.c (others over columns).
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

/* What MATCH looks for, in a column of numbers or of texts. */
void excel_wanted(struct translator *t, const struct env *env, const struct expr *expr, bool is_number);

/* INDEX and MATCH. */
void excel_lookup(struct translator *t, const struct env *env, const struct expr *call);

/* An argument of SUM and its like: a column, cells, or a single value. */
void excel_range(struct translator *t, const struct env *env, const struct expr *argument);

/*
 * Whether such an argument has nothing that the function would look at, so that it has to be left out: in Excel what stands for
 * nothing there would be a 0. adds: the function adds, and one value more of 0 does no harm.
 */
bool excel_range_is_empty(struct translator *t, const struct env *env, const struct expr *argument, bool adds);

#endif
