/*
 * The groups of the ledger whose sum is not zero (store_groups): which keys they are, the balances say; what they are, how many rows they
 * have and where the first stands, a second look at the ledger - only when there are any.
 */
#ifndef UNDERLAG_TABLE_OPEN_GROUPS_H
#define UNDERLAG_TABLE_OPEN_GROUPS_H

#include "table/ledger_part.h"

/* Fills groups->items, in order of file and line; key: which of the plan's the groups are. The balance is released. */
void open_groups_find(const struct ledger_plan *plan, struct groups *groups, size_t key, struct balance *balance,
		      struct diags *diags);

#endif
