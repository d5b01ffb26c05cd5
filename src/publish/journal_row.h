/* How a run stands in the table `runs`: for the files of the journal alone. */
#ifndef UNDERLAG_PUBLISH_JOURNAL_ROW_H
#define UNDERLAG_PUBLISH_JOURNAL_ROW_H

#include "publish/journal.h"

#define JOURNAL_COLUMNS \
	"runs.id, runs.name, period, only_document, at, started, ended, pid, state, causes, verdict, stops, holds_mail, stale," \
	" correction, complete, status, said"

/* The row that a query for JOURNAL_COLUMNS stands on. */
void journal_row(const struct db_query *query, struct arena *arena, struct journal_run *run);

/* "published" and the like, as the table has them. */
struct str run_state_word(enum run_state state);
enum run_state run_state_of(struct str word);

#endif
