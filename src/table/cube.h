/* Aggregates of the ledger (store.h): sums and counts per combination of values, in a hash table of value numbers. */
#ifndef UNDERLAG_TABLE_CUBE_H
#define UNDERLAG_TABLE_CUBE_H

#include "table/ledger.h"

struct cubes;

/* The store's cubes made ready to take rows. columns gets those of the ledger that they need, which rows must come with. */
struct cubes *cubes_begin(struct store *store, const size_t **columns, size_t *count);

/* Takes a row in; a sum that becomes too large is a fault. */
void cubes_add(struct cubes *cubes, const struct value *values, struct num amount, struct place at, struct diags *diags);

/* Fills the cubes' tables, sorted, and frees what was needed for it. */
void cubes_finish(struct cubes *cubes);

#endif
