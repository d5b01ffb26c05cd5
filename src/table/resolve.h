/*
 * What columns of the ledger hold for a combination of codes: the ledger's own cells, what follows from the period, and what relations
 * lead to (store.h). Each is found out once for a code and period. Values are numbered, each column's by itself, from 0 for nothing.
 */
#ifndef UNDERLAG_TABLE_RESOLVE_H
#define UNDERLAG_TABLE_RESOLVE_H

#include "table/ledger_plan.h"
#include "table/relation.h"

/* What one code turned out to be. stamp: the period that it was found out for; 0: none. */
struct resolved {
	uint32_t stamp, number;
};

struct resolved_codes {
	struct resolved *items;
	size_t count;
};

/* A column that was asked for. */
struct resolved_column {
	size_t column;
	struct codes values;
	size_t own;                   /* its code, NO_COLUMN */
	struct resolved_codes of_own; /* does not depend on the period */
	struct resolved_codes *of_link;
};

struct resolver {
	const struct ledger_plan *plan;
	struct arena arena;
	struct resolved_column *columns;
	size_t count;
	size_t *sources; /* for each relation, the code of its source */
	uint32_t period, stamp;
	int32_t at; /* the period as a calendar month */
	struct diags *diags;
};

/* Faults that only show when a code is looked up are added to diags. */
void resolver_init(struct resolver *resolver, const struct ledger_plan *plan, const size_t *columns, size_t count,
		   struct diags *diags);

/* The period (its code) that the codes of resolver_number() are of. */
void resolver_set_period(struct resolver *resolver, uint32_t period);

/* The number of the k-th column's value. codes: one for each code of the plan. own: the cell's, where the column is no code. */
uint32_t resolver_number(struct resolver *resolver, size_t k, const uint32_t *codes, struct value own);

struct value resolver_value(const struct resolver *resolver, size_t k, uint32_t number);

/* Whether the code of a relation's source leads nowhere, where that counts. code is not 0. */
bool resolver_unknown(const struct resolver *resolver, size_t relation, uint32_t code);

void resolver_release(struct resolver *resolver);

#endif
