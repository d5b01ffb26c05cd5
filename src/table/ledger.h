/*
 * The ledger: all huvudbok*.csv in order of name, as one table whose rows are never kept.
 *
 * The way of a row: bytes are split into fields (csv/scan.h) by as many threads as there are; each thread numbers the codes and adds up
 * amounts per combination of them (ledger_part.h); the combinations are then looked up and added up once more to what formulas asked
 * for (rollup.h). A file in which something is wrong is read again by definition, which says what (ledger_part.h).
 */
#ifndef UNDERLAG_TABLE_LEDGER_H
#define UNDERLAG_TABLE_LEDGER_H

#include "table/ledger_part.h"

/* Reads every file: fills the cubes, the groups, inläst, sena_poster and the unknown codes. Faults are added to diags. */
void ledger_read(struct store *store, struct diags *diags);

/* Shows the batches of every file in order, read as the plan says. Each batch is without late rows. */
void ledger_visit(struct store *store, const struct ledger_plan *plan, ledger_batch_visitor *visitor, void *user,
		  struct diags *diags);

#endif
