/*
 * Rows of an input table, chosen and ordered: what a repeated table row, a repeated section or a repeated control runs
 * over.
 *
 *     TABELL [som NAMN] [där KOLUMN = uttryck och KOLUMN <> uttryck …] [unika KOLUMN] [sortera uttryck [fallande]; …] [högst ANTAL]
 *
 * A condition's left side is a column of the table, its right side is calculated outside the row. Sort expressions are
 * calculated in the row.
 */
#ifndef UNDERLAG_FORMULA_SOURCE_H
#define UNDERLAG_FORMULA_SOURCE_H

#include "formula/expr.h"

struct condition {
	struct str column;
	struct place at;
	enum operator operator;
	struct expr *expr;
	size_t index; /* of column, set by the check */
};

struct sort_key {
	struct expr *expr;
	bool descending;
};

struct sort_keys {
	struct sort_key *items;
	size_t count, capacity;
};

struct source {
	struct str table_name, alias;
	struct place at;
	struct {
		struct condition *items;
		size_t count, capacity;
	} conditions;
	struct str unique;
	struct place unique_at;
	struct sort_keys sort;
	bool has_limit;
	int64_t limit;

	struct table *table; /* set by the check, with what follows */
	bool has_unique;
	size_t unique_index;
	bool has_scope; /* the table belongs to förvaltningar: a document for one of them sees its rows only */
	size_t scope_index;
};

/* Parses a source that is all of text. */
MUST_USE bool source_parse(struct arena *arena, struct str text, struct place at, struct source *out,
			   struct diags *diags);

/* "[Avvikelse] fallande; [namn]" */
MUST_USE bool sort_parse(struct arena *arena, struct str text, struct place at, struct sort_keys *out,
			 struct diags *diags);

#endif
