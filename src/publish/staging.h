/*
 * The folder of a run while it is being written, and the one rename that publishes it.
 *
 *                       staging_begin
 *            NONE ─────────────────────────▶ OPEN      output/<period>/.staging-<run>-<pid>/
 *              ▲                              │ │
 *              │        staging_abort         │ │ staging_commit
 *              ├──────────────────────────────┘ │
 *              │                                ├── no <run> there yet ────────────────▶ PUBLISHED ─┐
 *              │                                ├── the same <run> is there ───────────▶ ALREADY ───┤ staging_latest:
 *              │                                └── another <run> there, or a fault ───▶ OPEN       │ senaste ─▶ <run>
 *              │                                                                                    │
 *              └────────────────────────────────────────────────────────────────────────────────────┘ staging_release
 *
 * A run appears whole or not at all, and what is published is never overwritten. Power may fail at any point: files
 * and folder are on the disk before the rename, the rename is on the disk before staging_commit() returns.
 *
 * A process that dies, by whatever signal, leaves its staging folder; the next staging_begin() of the period removes
 * it. No signal handler and no atexit() does: a renderer's child process must not remove its parent's folder. A living
 * owner holds a lock (flock) on its folder, so a process number that came back to life, as it does in every container,
 * misleads nobody. Where the file system has no such locks, left-overs stay.
 */
#ifndef UNDERLAG_PUBLISH_STAGING_H
#define UNDERLAG_PUBLISH_STAGING_H

#include "publish/digest.h"

enum staging_state { STAGING_NONE, STAGING_OPEN, STAGING_PUBLISHED, STAGING_ALREADY };

struct staging {
	enum staging_state state;
	struct arena *arena;      /* owns the paths */
	struct str run;
	const char *period_path;  /* output/<period> */
	const char *path;         /* the staging folder */
	const char *run_path;     /* output/<period>/<run>: where the run is published */
	int lock;                 /* the staging folder, locked; -1 when not held */
};

#define STAGING_INIT {.lock = -1}

/* "20201215T020000Z-1a2b3c4d": at is "2020-12-15T02:00:00Z". Runs sort by time. */
struct str run_name(struct arena *arena, struct str at, const struct digest *digest);

/*
 * Makes the folders and removes the left-overs of dead runs. period is "2020-11", run is run_name(). False, with a
 * fault and nothing to release, when the folder cannot be made.
 */
MUST_USE bool staging_begin(struct staging *staging, struct arena *arena, const char *output, struct str period,
			    struct str run, struct diags *diags);

/*
 * Where to write the file of this name. The folder is flat: a name that is empty, holds '/', or begins with '.' or '~'
 * (the lock files of office programs do) is a fault, and NULL.
 */
const char *staging_path(const struct staging *staging, struct str name, struct diags *diags);

/*
 * Publishes what is in the folder. True: the run is at run_path, and state tells PUBLISHED (by this call) from ALREADY
 * (an identical run was there; it is untouched). False, with a fault: usually still OPEN, for staging_abort(); but
 * PUBLISHED when only the last fsync failed.
 */
MUST_USE bool staging_commit(struct staging *staging, struct diags *diags);

/*
 * Points output/<period>/senaste to the run, atomically; call it after a commit, for a run whose controls did not stop.
 * senaste names the newest run: where it names a later one, that stays and a note says so.
 */
MUST_USE bool staging_latest(struct staging *staging, struct diags *diags);

/* The same for a run that was committed by a process that died before it came to this. */
MUST_USE bool staging_point_latest(struct arena *arena, const char *output, struct str period, struct str run,
				   struct diags *diags);

/* Removes the folder when it is still OPEN; a note where it cannot. Whatever the state, the staging is then NONE. */
void staging_abort(struct staging *staging, struct diags *diags);

/* Ends the use of a published staging; of one still open as if the process had died. */
void staging_release(struct staging *staging);

#endif
