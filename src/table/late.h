/*
 * Late postings: ledger rows that were booked after the run's period was closed (store.h, store_set_late). They are rows of the
 * table `sena_poster` instead: the ledger's columns, and källa, the file and line that each stands on.
 */
#ifndef UNDERLAG_TABLE_LATE_H
#define UNDERLAG_TABLE_LATE_H

#include "table/store_types.h"

/* Makes the table, without rows, so that formulas can name it. */
struct sheet *late_open(struct store *store);

/* Once perioder is read: what it says of the run's period, and from which day on postings are late. */
void late_settle(struct store *store);

/* Keeps a late row; values are the ledger's own columns. More than LATE_MOST are a fault, once. */
enum { LATE_MOST = 100000 };
void late_add(struct store *store, const struct source *source, const struct value *values, uint32_t line,
	      struct diags *diags);

/* Fills the columns that follow from others, when all rows are there. */
void late_finish(struct store *store, struct diags *diags);

#endif
