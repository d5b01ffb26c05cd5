/*
 * Sums of the ledger per combination of values that are not zero (store.h). A combination is forgotten when its sum comes back
 * to zero, so that memory follows the vouchers that are open at the same time, not all of them.
 */
#ifndef UNDERLAG_TABLE_GROUPS_H
#define UNDERLAG_TABLE_GROUPS_H

#include "table/ledger.h"

struct open_groups;

struct open_groups *groups_begin(struct store *store, struct groups *groups);

/* values: of the groups' columns. A sum that becomes too large is a fault. */
void groups_add(struct open_groups *open, const struct value *values, struct num amount, struct row_origin origin,
		struct place at, struct diags *diags);

/* Fills groups->items, in order of file and line, and frees the rest. */
void groups_finish(struct open_groups *open);

#endif
