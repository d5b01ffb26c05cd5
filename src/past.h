/*
 * What earlier runs mean for this one, as the journal tells it: read once, before anything of the input.
 *
 * A run sees the runs with smaller ids than its own, whenever it is made: so `verify` makes it again with the past it had then.
 */
#ifndef UNDERLAG_PAST_H
#define UNDERLAG_PAST_H

#include "publish/figure_rows.h"
#include "publish/journal.h"

/* A document of the period that went out to its recipients, in its newest version. */
struct past_release {
	struct journal_document document;
	struct journal_run run;
};

struct past {
	struct arena *arena;
	const char *output;
	struct db *db;
	struct str period;
	int64_t before;                      /* the id that earlier runs are below */
	struct journal_run last;             /* the last complete run of this period, of the same documents; id 0: none */
	struct journal_run earlier;          /* the last of any period on an earlier day, whose extracts ours may not repeat; id 0 */
	struct manifest_files earlier_inputs;
	struct journal_run fit;              /* the last of any period on an earlier day whose extracts were fit; id 0: none */
	struct manifest_files fit_inputs;
	struct journal_run approved;         /* the last approved report: the newest of an earlier period; id 0: none */
	struct figure_rows approved_figures, last_figures;
	struct journal_approvals approvals;  /* of this period's documents */
	bool gone_out;                       /* some document of the period has */
	int32_t corrected;                   /* YYYYMMDD: until this day the last correction of the period took postings in; 0: none */
};

/*
 * period is "2020-11", at the run's time, before its id (INT64_MAX: all runs there are). False, with a fault, when the journal or
 * an earlier run's siffror.csv cannot be read; one whose folder is gone is a note, and as if it had not been.
 */
MUST_USE bool past_read(struct past *past, struct arena *arena, struct db *db, const char *output, struct str period,
			struct str only, struct str at, int64_t before, struct diags *diags);

/* The newest version of a document that went out; version 0: none did. */
MUST_USE bool past_released(const struct past *past, struct str name, struct past_release *release, struct diags *diags);

/* What a run left: "output/2020-11/20201215T020000Z-1a2b3c4d". */
const char *past_folder(struct arena *arena, const char *output, const struct journal_run *run);

/* YYYYMMDD of "2020-12-15T02:00:00Z". */
int32_t past_day(struct str at);

#endif
