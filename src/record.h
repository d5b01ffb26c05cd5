/*
 * The run in the journal and its messages in the outbox: begun before anything is read, ended whatever happens.
 */
#ifndef UNDERLAG_RECORD_H
#define UNDERLAG_RECORD_H

#include "night_state.h"

/* Under the lock: what runs and sendings that died left undone. *unknown gets how many letters may have arrived. */
MUST_USE bool record_recover(struct db *db, struct arena *arena, const char *output, size_t *unknown, struct diags *diags);

/*
 * Takes the lock, opens the journal, ends what dead runs left, and begins the run's row. False, with a fault: somebody else
 * holds the lock, or the journal cannot be used; then nothing may be written.
 */
MUST_USE bool record_begin(struct night *night);

/* Opens the journal to read, for who writes nothing. */
MUST_USE bool record_look(struct night *night);

/* Before the rename: all that is known of the run, and its messages, in one transaction. */
MUST_USE bool record_publishing(struct night *night);

/* After it, or instead of it: how the run ended; an alarm to the finance staff where it failed. */
void record_end(struct night *night);

/* Sends what the outbox holds, also what earlier nights could not; with --dry-run writes this run's messages as files. */
void record_deliver(struct night *night);

void record_close(struct night *night);

#endif
