/* The subcommands that look at what runs have left, or decide on it. Each prints what it has to say and returns the exit status. */
#ifndef UNDERLAG_COMMANDS_H
#define UNDERLAG_COMMANDS_H

#include "night.h"
#include "publish/db.h"

/* underlag runs [--period P]: a line a run, the newest first */
int command_runs(const struct options *options, int count, char **arguments);

/* underlag diff RUN RUN: every named figure that changed, with both values */
int command_diff(const struct options *options, int count, char **arguments);

/* underlag verify RUN: every hash; and with the inputs at hand the documents again, byte for byte */
int command_verify(const struct options *options, int count, char **arguments);

/* underlag attest RUN DOCUMENT --roll ROLE: approves what the document says */
int command_attest(const struct options *options, int count, char **arguments);

/* underlag outbox list|send|show ID|resend ID|cancel ID */
int command_outbox(const struct options *options, int count, char **arguments);

/* underlag status: one line, and the exit status that a monitor expects (0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN) */
int command_status(const struct options *options, int count, char **arguments);

/* How each ends: says its faults after what it has printed, closes the journal and releases the arena. Returns the exit status. */
int command_end(struct arena *arena, const struct diags *diags, struct db *db);

#endif
