/* The table inläst: how many rows of which file, table and period were read, and the sum of their belopp. */
#ifndef UNDERLAG_TABLE_RECEIPT_H
#define UNDERLAG_TABLE_RECEIPT_H

#include "table/store_types.h"

/* Makes the table, without rows, so that formulas can name it. */
struct sheet *receipt_open(struct store *store);

/* So many rows that were read from the source. sum (of their amounts) and period: empty where the table has none. */
void receipt_count(struct store *store, const struct source *source, struct value period, int64_t rows, struct value sum,
		   struct place at, struct diags *diags);

/* Makes what was counted rows of the table: by file, then period. A file without rows has one row that says so. */
void receipt_finish(struct store *store);

#endif
