/*
 * What a run has to say by mail, and to whom: its letters, as messages for the outbox.
 *
 * A document that goes out (release.h) is a message to each of its recipients, with its workbook and its PDF. The finance staff
 * get one a night: what the controls found, what changed, the documents with `utskick: varje natt`; where controls stop the run
 * also the documents that show why. Extracts that are not fit, and a night that publishes nothing, are an alarm to them. The words
 * are those of the templates with `brev`; without one, of our own.
 */
#ifndef UNDERLAG_MAILING_H
#define UNDERLAG_MAILING_H

#include "mail/mail_settings.h"
#include "mail/outbox.h"
#include "release.h"

/* A composed letter: the document tree of a template with `brev`. */
struct letter {
	const struct template *template;
	const struct doc *doc;
};

struct letters {
	struct letter *items;
	size_t count, capacity;
};

struct mailing {
	struct preparation *p;
	const struct mail_settings *mail;
	const struct past *past;
	const struct gate *gate;
	const struct releases *releases;
	const struct letters *letters;
	struct str run;                      /* its name */
	const char *folder;                  /* where the run is published */
	const struct manifest_files *outputs;
	struct str changes;                  /* what changed since the last run, in words */
	struct outbox_messages messages;     /* result */
};

/* Makes the messages of a run. False, with a fault, when the outbox cannot be read. */
MUST_USE bool mailing_make(struct mailing *mailing, struct diags *diags);

/* The alarm of a night that published nothing; said: its faults. run names it in the Message-ID. */
void mailing_failure(struct mailing *mailing, struct str run, struct str said);

/* Queues them for the run, inside the caller's transaction; *count gets how many were not there yet. */
MUST_USE bool mailing_queue(const struct mailing *mailing, struct db *db, int64_t run, size_t *count, struct diags *diags);

/* Writes them as output/utkorg/<run>-<number>.eml instead; their files have to be published. */
MUST_USE bool mailing_write(const struct mailing *mailing, struct diags *diags);

#endif
