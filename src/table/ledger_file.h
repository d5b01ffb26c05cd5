/*
 * One file of the ledger, read in as many parts as there are threads: its tally, its late rows and what does not balance in it.
 *
 * By the scan first; where that gave up, by definition (ledger_part.h). The parts are put together, so that no trace of them is left.
 */
#ifndef UNDERLAG_TABLE_LEDGER_FILE_H
#define UNDERLAG_TABLE_LEDGER_FILE_H

#include "table/ledger_part.h"

struct ledger_file {
	const struct ledger_plan *plan;
	struct source *source;
	struct tally tally;                             /* of all parts; lines count from the file's first, 1 */
	struct ledger_part *parts[LEDGER_THREADS_MOST]; /* their late rows and balances */
	size_t count;
	_Atomic uint64_t done;
};

/* Reads the file. A sum over it that does not fit is a fault, as everything is that is wrong in it. */
void ledger_file_read(struct ledger_file *file, const struct ledger_plan *plan, struct source *source,
		      struct diags *diags);

void ledger_file_release(struct ledger_file *file);

#endif
