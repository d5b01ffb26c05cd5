/* From the tally of a file to what formulas ask for: the cubes, what was read (inläst), unknown codes, late postings. */
#ifndef UNDERLAG_TABLE_ROLLUP_H
#define UNDERLAG_TABLE_ROLLUP_H

#include "table/cube.h"
#include "table/ledger_part.h"
#include "table/resolve.h"

struct rollup {
	struct store *store;
	const struct ledger_plan *plan;
	struct cubes *cubes;
	struct resolver resolver;
	bool too_large; /* a sum that does not fit has been told of */
};

/* cubes and the columns that they need: see cubes_begin(). */
void rollup_begin(struct rollup *rollup, const struct ledger_plan *plan, struct cubes *cubes, const size_t *columns,
		  size_t count, struct diags *diags);

/* A file's tally, and its late rows; their lines count from the file's first, 1. */
void rollup_file(struct rollup *rollup, const struct source *source, const struct tally *tally, struct diags *diags);
void rollup_late(struct rollup *rollup, const struct source *source, const struct late_row *late, size_t count,
		 struct diags *diags);

/* Fills the cubes. */
void rollup_finish(struct rollup *rollup);

#endif
