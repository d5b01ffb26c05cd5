/*
 * The journal: one row a run in output/underlag.db, with what went in and came out, its documents and their approvals.
 *
 *              journal_begin      journal_publishing        the folder is renamed
 *                    │                    │                          │
 *                    ▼                    ▼                          ▼ journal_end
 *                  GOING ───────────▶ PUBLISHING ───────────────▶ PUBLISHED
 *                    │ journal_end        │ journal_end
 *                    ├─▶ UNCHANGED        └─▶ FAILED    (its messages go)
 *                    └─▶ FAILED
 *
 * A process that dies leaves GOING or PUBLISHING. journal_recover(), called by the next one under the lock, makes the first
 * DIED; the second PUBLISHED where the run's folder is there - its messages, queued in the same transaction as PUBLISHING, are
 * then as good as any - and DIED, without its messages, where it is not. So a run is published with its mail or without both.
 *
 * The journal tells earlier runs from later ones by id, never by a clock. A run made again for `verify` sees what it saw then:
 * whatever has a smaller id.
 */
#ifndef UNDERLAG_PUBLISH_JOURNAL_H
#define UNDERLAG_PUBLISH_JOURNAL_H

#include "publish/db.h"
#include "publish/manifest.h"

enum run_state { RUN_GOING, RUN_PUBLISHING, RUN_PUBLISHED, RUN_UNCHANGED, RUN_FAILED, RUN_DIED, RUN_STATES };

struct journal_run {
	int64_t id;
	struct str name;          /* "20201215T020000Z-1a2b3c4d"; empty before journal_publishing() */
	struct str period;        /* "2020-11" */
	struct str only;          /* --only, or empty */
	struct str at;            /* --at: the time that its documents say */
	struct str started, ended;
	int64_t pid;
	enum run_state state;
	struct str causes;        /* SHA-256 of all that decides what it makes, without its time */
	struct str verdict;       /* in words */
	bool stops, holds_mail;
	bool stale;               /* made of old extracts */
	bool correction;          /* --rättelse */
	bool complete;            /* every document was written */
	int status;               /* exit status */
	struct str said;          /* the faults it ended with; may be empty */
};

struct journal_runs {
	struct journal_run *items;
	size_t count, capacity;
};

struct str run_state_name(enum run_state state); /* in the reader's language */

/* A document of a run; name is its file's without ending ("manadsrapport-hsf"), document its template's ("manadsrapport"). */
struct journal_document {
	struct str name, document, scope, title;
	struct str content;  /* SHA-256 of what it says: the same figures and words, the same digest, whatever the night */
	struct str dispatch; /* template's utskick */
	struct str approver; /* the roles that have to approve it, "; " between them; or empty */
	bool draft;          /* waits for an approval */
	bool confidential;
	bool released;       /* goes out to its recipients, as version */
	unsigned version;    /* 1, 2 …; 0 when it is not released */
};

struct journal_documents {
	struct journal_document *items;
	size_t count, capacity;
};

/*
 * Ends what earlier processes left (above). Call it under the lock. *published, where not NULL, gets the runs that turned out to be
 * published: whoever published them did not come to say so anywhere else.
 */
MUST_USE bool journal_recover(struct db *db, struct arena *arena, const char *output, struct journal_runs *published,
			      struct diags *diags);

/* Adds the run as GOING: period, only, at, started, pid, correction; sets its id. */
MUST_USE bool journal_begin(struct db *db, struct journal_run *run, struct diags *diags);

/*
 * Everything that is known before the rename: name, causes, verdict and what follows, files and parameters of the manifest, and
 * the documents. Inside the caller's transaction, in which he queues its messages too.
 */
MUST_USE bool journal_publishing(struct db *db, const struct journal_run *run, const struct manifest *manifest,
				 const struct journal_documents *documents, struct diags *diags);

/* Its state, status, ended and said, in a transaction of its own; with FAILED its messages and released marks go. */
MUST_USE bool journal_end(struct db *db, const struct journal_run *run, struct diags *diags);

/* The newest first; period empty: of all. limit 0: all. */
MUST_USE bool journal_list(struct db *db, struct arena *arena, struct str period, size_t limit, struct journal_runs *runs,
			   struct diags *diags);

/*
 * The run that somebody means: its name, a beginning of it that fits only one, its number ("17"), or "senaste": the newest
 * published one. A run published again under its name is its newest row. None, or several: a DIAG_USAGE fault.
 */
MUST_USE bool journal_find(struct db *db, struct arena *arena, struct str text, struct journal_run *run,
			   struct diags *diags);

/*
 * The newest published run with an id below before. what narrows it; run->id is 0 where there is none. period and only are
 * compared where period is not empty.
 */
enum journal_what {
	JOURNAL_ANY,
	JOURNAL_COMPLETE, /* with all its documents */
	JOURNAL_APPROVED, /* none of its documents waits, and at least one was approved */
};
MUST_USE bool journal_last(struct db *db, struct arena *arena, enum journal_what what, struct str period, struct str only,
			   int64_t before, struct journal_run *run, struct diags *diags);

/* The files of a run, of one kind ("input", "template", "output"), by name. */
MUST_USE bool journal_files(struct db *db, struct arena *arena, int64_t run, struct str kind, struct manifest_files *files,
			    struct diags *diags);

/* A parameter of the manifest; the empty text where the run has none of the name. */
MUST_USE bool journal_parameter(struct db *db, struct arena *arena, int64_t run, struct str name, struct str *value,
				struct diags *diags);

/* Its documents, by name. */
MUST_USE bool journal_documents(struct db *db, struct arena *arena, int64_t run, struct journal_documents *documents,
				struct diags *diags);

/*
 * The newest released version of a document of that period, in a run with an id below before, and that run. version 0: there
 * is none. Only published runs count.
 */
MUST_USE bool journal_released(struct db *db, struct arena *arena, struct str period, struct str name, int64_t before,
			       struct journal_document *document, struct journal_run *run, struct diags *diags);

/* ---- approvals: of what a document says, by somebody in a role ---- */

struct journal_approval {
	struct str name;    /* of the document */
	struct str role;
	struct str given;   /* ISO time */
	struct str content; /* what was approved */
	struct str run;     /* in which run it was read */
};

struct journal_approvals {
	struct journal_approval *items;
	size_t count, capacity;
};

/* In a transaction of its own. The same role approving the same content again changes nothing. */
MUST_USE bool journal_approve(struct db *db, const struct journal_run *run, const struct journal_document *document,
			      struct str role, struct str pdf, struct str xlsx, struct str given, struct diags *diags);

/* All for the period that were given before the run with the id `before` began; by name, role, then the newest first. */
MUST_USE bool journal_approvals(struct db *db, struct arena *arena, struct str period, int64_t before,
				struct journal_approvals *approvals, struct diags *diags);

#endif
