/*
 * The ledger as a stream: all huvudbok*.csv in order of name, row by row, with the columns that relations give.
 *
 * A ledger_view holds the columns somebody asked for and what each code of theirs turned out to be; its memory grows with the
 * number of distinct codes, never with the number of rows.
 */
#ifndef UNDERLAG_TABLE_LEDGER_H
#define UNDERLAG_TABLE_LEDGER_H

#include "table/relation.h"
#include "table/rows.h"

struct code_cache;

struct ledger_view {
	struct store *store;
	const size_t *columns; /* of the ledger table */
	size_t count;
	struct value *values; /* of the current row, one for each column; texts are valid until the next row */
	struct code_cache *caches; /* one for each relation */
	bool count_unknown;
	bool late; /* the current row is late: it is no row of the ledger (late.h) */
	struct arena arena;
};

typedef bool ledger_row(void *user, const struct ledger_view *view, const struct rows *rows);

/*
 * Shows every row of every file to the function, until it says false. count_unknown: codes that lead nowhere are added to the
 * store's. columns may be empty. Faults are added to diags.
 */
void ledger_stream(struct store *store, const size_t *columns, size_t count, bool count_unknown, ledger_row *row,
		   void *user, struct diags *diags);

#endif
