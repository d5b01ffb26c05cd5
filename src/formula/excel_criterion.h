/* Criteria of SUMIFS, COUNTIFS and MATCH in Excel: for the files that translate formulas. */
#ifndef UNDERLAG_FORMULA_EXCEL_CRITERION_H
#define UNDERLAG_FORMULA_EXCEL_CRITERION_H

#include "formula/criterion.h"
#include "formula/excel_translator.h"

enum condition_kind {
	CONDITION_NONE,  /* alla */
	CONDITION_PLAIN, /* column, criterion */
	CONDITION_NEVER, /* nothing meets it */
	CONDITION_EXACT, /* Excel might read the text as a number: two patterns, which are texts and only met by texts */
	CONDITION_EXCEPT, /* the same for <>: what meets the other criteria less what is that text */
};

struct excel_criterion {
	enum condition_kind kind;
	size_t column; /* of the data: the table or the aggregate */
	bool is_number;
	bool is_fixed;         /* it asks for the same rows whatever becomes of amounts */
	struct criterion rows; /* those that it asks for now */
	const struct expr *expr;
	struct value value;
};

/* How it has to be written over that table. */
enum condition_kind excel_condition_kind(const struct env *env, const struct table *data,
					 const struct excel_criterion *criterion);

/* One that is written once. */
void excel_plain_criterion(struct translator *t, const struct env *env, const struct excel_criterion *criterion);

/* One of the two patterns that only that very text meets: it begins with it, and does not go on. */
void excel_exact_half(struct translator *t, const struct env *env, const struct excel_criterion *criterion,
		      bool goes_on);

#endif
