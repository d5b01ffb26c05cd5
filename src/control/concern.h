/*
 * Whom what was found of a unit concerns: the documents of which förvaltning.
 *
 * A unit concerns the förvaltning that it is, that it lies below and those that lie below it; one that is not known concerns
 * everyone. concern_declare() before the store reads, concern_read() afterwards, concern_scope() for each förvaltning.
 */
#ifndef UNDERLAG_CONTROL_CONCERN_H
#define UNDERLAG_CONTROL_CONCERN_H

#include "table/pool.h"
#include "table/store.h"

/* The levels at which units are each other's: their own codes and those above. */
enum { CONCERN_LEVELS = 4 };

/* The organisation's rows, as numbers of codes without regard to case. Lives in an arena. */
struct concern {
	struct pool codes;
	size_t unit_count;              /* the codes of units come first */
	size_t (*rows)[CONCERN_LEVELS]; /* POOL_NONE where there is nothing above */
	size_t row_count;
};

/* Asks the store, before it reads, for the columns that tell what lies above a unit. */
void concern_declare(struct store *store);

void concern_read(struct concern *concern, struct arena *arena, struct store *store);

/* The units that concern one förvaltning, the code of which is scope. Lives in an arena. */
struct concern_scope {
	const struct concern *concern;
	struct arena *arena;
	bool *concerns; /* for each code */
};

void concern_scope(struct concern_scope *scope, struct arena *arena, const struct concern *concern, struct str code);

bool concern_has(const struct concern_scope *scope, struct str unit);

#endif
