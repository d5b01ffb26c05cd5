/*
 * The outbox: every message that a run queued, and what became of it (output/underlag.db).
 *
 *                 outbox_take                 outbox_final                  outbox_settle
 *     QUEUED ────────────────────▶ SENDING ────────────────▶ SENDING, final ─────────────▶ SENT
 *       ▲ ▲                          │   │                        │    │
 *       │ │  temporary, tries left   │   │ permanent, or          │    └─ lost after the dot ─▶ UNKNOWN ─┐
 *       │ └──────────────────────────┘   │ no tries left          │                                      │ outbox_resend:
 *       │                                └───────────────────▶ FAILED ───────────────────────────────────┤ by a person only
 *       └────────────────────────────────────────────────────────────────────────────────────────────────┘
 *     QUEUED, FAILED, UNKNOWN ── outbox_cancel, or a correction that is published (journal_end) ─▶ CANCELLED
 *     UNKNOWN ── outbox_arrived ─▶ SENT
 *
 * Each step is on the disk before the next thing happens. SENDING, final is written when the whole message is with the server and
 * before the final dot goes: so a process that dies while SENDING without final has delivered nothing, and outbox_recover() queues
 * the message again; one that dies with final may have, and outbox_recover() makes it UNKNOWN. Nothing but outbox_resend() leads
 * out of UNKNOWN, FAILED or SENT (SENT: never). A message whose run is not published is never taken.
 */
#ifndef UNDERLAG_MAIL_OUTBOX_H
#define UNDERLAG_MAIL_OUTBOX_H

#include "mail/message.h"
#include "publish/db.h"

enum message_state {
	MESSAGE_QUEUED,
	MESSAGE_SENDING,
	MESSAGE_SENT,
	MESSAGE_FAILED,
	MESSAGE_UNKNOWN,
	MESSAGE_CANCELLED,
	MESSAGE_STATES
};

struct outbox_message {
	int64_t id;
	int64_t run;         /* id in the journal */
	struct str document; /* its name ("manadsrapport-hsf"); "ekonomi" for the nightly letter, "larm" for an alarm */
	unsigned version;
	struct str chosen;   /* recipients.h */
	struct message message;
	enum message_state state;
	bool final;
	unsigned attempts;
	int64_t due;         /* seconds since 1970: not before */
	long code;
	struct str reply;    /* what the server said last */
	struct str changed;  /* when its state changed */
};

struct outbox_messages {
	struct outbox_message *items;
	size_t count, capacity;
};

struct str message_state_name(enum message_state state); /* in the reader's language */

/*
 * Queues a message: run, document, version, chosen, message. A message with that Message-ID that is there already stays as it is:
 * *added tells. Inside the caller's transaction. Paths of attachments are kept relative to the output folder.
 */
MUST_USE bool outbox_add(struct db *db, const char *output, const struct outbox_message *message, bool *added,
			 struct diags *diags);

/* Whoever was sent that version of a document of the period, or may have been: SENT and UNKNOWN, no address twice. */
MUST_USE bool outbox_recipients(struct db *db, struct arena *arena, struct str period, struct str document, unsigned version,
				struct str_list *addresses, struct diags *diags);

/* Under the lock: what dead processes left (above). *unknown gets how many became UNKNOWN. */
MUST_USE bool outbox_recover(struct db *db, size_t *unknown, struct diags *diags);

/*
 * The next that is due at `now`: becomes SENDING, its attempt counted. message->id is 0 where none is; *wait then gets the seconds
 * to the next that will be due, -1 where there is none. Attachments' paths are made with output.
 */
MUST_USE bool outbox_take(struct db *db, struct arena *arena, const char *output, int64_t now, struct outbox_message *message,
			  int64_t *wait, struct diags *diags);
MUST_USE bool outbox_final(struct db *db, int64_t id, struct diags *diags);

/* What came of it; due is when a message that is queued again may be tried. */
MUST_USE bool outbox_settle(struct db *db, int64_t id, enum message_state state, int64_t due, long code, struct str reply,
			    struct diags *diags);

/* No server can be reached: nothing else that waits is tried before due either. Their attempts stay. */
MUST_USE bool outbox_postpone(struct db *db, int64_t due, struct diags *diags);

/* run 0: of all runs; only the states given, a set of bits (1 << MESSAGE_…); by id. */
MUST_USE bool outbox_list(struct db *db, struct arena *arena, const char *output, int64_t run, unsigned states,
			  struct outbox_messages *messages, struct diags *diags);

/* A message of that number; none is a DIAG_USAGE fault. */
MUST_USE bool outbox_find(struct db *db, struct arena *arena, const char *output, int64_t id, struct outbox_message *message,
			  struct diags *diags);

/*
 * A person's decisions. FAILED or UNKNOWN becomes QUEUED, with all its attempts, unless a correction of what it has went out since;
 * QUEUED, FAILED or UNKNOWN becomes CANCELLED; UNKNOWN becomes SENT. Another state is a DIAG_USAGE fault.
 */
MUST_USE bool outbox_resend(struct db *db, int64_t id, struct diags *diags);
MUST_USE bool outbox_cancel(struct db *db, int64_t id, struct diags *diags);
MUST_USE bool outbox_arrived(struct db *db, int64_t id, struct diags *diags);

#endif
