/* How many letters of a run stand where. */
#ifndef UNDERLAG_PUBLISH_JOURNAL_MAIL_H
#define UNDERLAG_PUBLISH_JOURNAL_MAIL_H

#include "publish/db.h"

struct mail_counts {
	int64_t queued, sent, failed, unknown; /* being sent is queued */
	int64_t oldest_queued;                 /* seconds since 1970; 0: none is queued */
};

/* run 0: of all runs. */
MUST_USE bool journal_mail(struct db *db, int64_t run, struct mail_counts *counts, struct diags *diags);

#endif
