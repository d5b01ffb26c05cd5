/* Aggregates of the ledger (store.h): sums and counts per combination of values, in a hash table of value numbers. */
#ifndef UNDERLAG_TABLE_CUBE_H
#define UNDERLAG_TABLE_CUBE_H

#include "table/resolve.h"

struct cubes;

/* The store's cubes made ready. columns gets those of the ledger that they need: of each, a number is added. */
struct cubes *cubes_begin(struct store *store, const size_t **columns, size_t *count);

/* Takes in the sum of so many rows, with the number of each column's value; a sum that becomes too large is a fault. */
void cubes_add(struct cubes *cubes, const uint32_t *numbers, int64_t sum, int64_t rows, struct place at,
	       struct diags *diags);

/* Fills the cubes' tables, sorted, with the values that the resolver knows the numbers of, and frees what was needed for it. */
void cubes_finish(struct cubes *cubes, const struct resolver *resolver);

#endif
