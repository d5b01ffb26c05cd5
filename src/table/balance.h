/*
 * Sums per key of which only those that are not zero matter: each verifikation, debit less credit.
 *
 * Rows of one key that follow each other are added up before anything is looked up, so that a ledger in voucher order needs no memory
 * at all. What is not zero then waits in a hash table, and leaves it when it comes back to zero. Beyond a limit the table goes to a
 * temporary file, divided by hash, and is put together again part by part: memory is bounded whatever the order of the rows.
 *
 * balance_add() for all rows, balance_absorb() of what other threads have, then balance_finish().
 */
#ifndef UNDERLAG_TABLE_BALANCE_H
#define UNDERLAG_TABLE_BALANCE_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdio.h>

struct balance_node;

enum { BALANCE_PARTS = 64, BALANCE_BYTES = 32 << 20 };

/* Where one writing of the table begins in the temporary file, part by part, and where it ends. */
struct balance_spill {
	off_t at[BALANCE_PARTS + 1];
};

struct balance {
	size_t limit;   /* bytes that the table may take */
	struct buf run; /* the key of the last rows, whose sum is not in the table yet */
	int64_t run_sum;
	struct balance_node **buckets;
	size_t bucket_count, count, bytes;
	FILE *file; /* NULL: nothing has been written */
	struct {
		struct balance_spill *items;
		size_t count, capacity;
	} spills;
	struct arena arena;
	int error;     /* errno of the temporary file; what was added since is lost */
	bool overflow; /* some sum did not fit in 64 bits */
};

/* limit: BALANCE_BYTES is the usual, for all threads together. */
void balance_init(struct balance *balance, size_t limit);

/* False where a sum does not fit in 64 bits. */
MUST_USE bool balance_add(struct balance *balance, struct str key, int64_t amount);

/* Adds what another has, which is empty then. */
void balance_absorb(struct balance *balance, struct balance *other);

/*
 * Calls open for each key whose sum is not zero, in no order; key is valid during the call. The balance is empty then. False, with a
 * fault, where the temporary file failed or a sum did not fit.
 */
MUST_USE bool balance_finish(struct balance *balance, void (*open)(void *user, struct str key, int64_t sum), void *user,
			     struct diags *diags);

void balance_release(struct balance *balance);

#endif
