/* Everything that a run holds from its beginning to its end: night.c makes it, record.c and said.c look at it. */
#ifndef UNDERLAG_NIGHT_STATE_H
#define UNDERLAG_NIGHT_STATE_H

#include "mailing.h"
#include "mail/send.h"
#include "outputs.h"
#include "publish/run_lock.h"
#include "publish/staging.h"

struct night {
	struct preparation *p;
	struct log log;
	unsigned long started; /* milliseconds of a clock of its own */

	/* what earlier nights left, and this one will leave */
	struct run_lock lock;
	struct db db;
	struct past past;
	struct journal_run run; /* id 0: not in the journal */
	struct mail_settings mail;

	/* what it makes */
	struct manifest manifest;
	struct doc_source *sources; /* the files among the manifest's causes */
	struct doc *docs;
	struct outputs outputs;   /* of docs, in their order */
	struct releases releases; /* of docs, in their order */
	struct letters letters;
	struct gate gate;
	struct figure_rows rows;
	struct figure_changes changes; /* since the last complete run */
	struct staging staging;
	struct mailing mailing;

	/* what became of it */
	bool published;
	bool unchanged;    /* the same causes as those of past.last, or a correction that corrects nothing */
	bool complete;     /* every document was written */
	size_t queued;     /* messages */
	struct send_counts sent;
};

#endif
