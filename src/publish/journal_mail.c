/* How many letters of a run stand where. */
#include "publish/journal_mail.h"

bool journal_mail(struct db *db, int64_t run, struct mail_counts *counts, struct diags *diags)
{
	struct db_query query;

	*counts = (struct mail_counts){0};
	db_query(&query, db,
		 "SELECT total(state IN ('queued', 'sending')), total(state = 'sent'), total(state = 'failed'),"
		 " total(state = 'unknown'), ifnull(min(CASE WHEN state IN ('queued', 'sending') THEN"
		 " CAST(strftime('%s', changed) AS INTEGER) END), 0) FROM messages WHERE ?1 IN (0, run)",
		 diags);
	db_bind_int(&query, 1, run);
	if (db_next(&query))
		*counts = (struct mail_counts){db_int(&query, 0), db_int(&query, 1), db_int(&query, 2), db_int(&query, 3),
					       db_int(&query, 4)};
	return db_end(&query);
}
