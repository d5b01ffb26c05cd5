/* How a message stands in the tables `messages` and `attachments`: for the files of the outbox alone. */
#ifndef UNDERLAG_MAIL_OUTBOX_ROW_H
#define UNDERLAG_MAIL_OUTBOX_ROW_H

#include "mail/outbox.h"

#define OUTBOX_COLUMNS \
	"messages.id, messages.run, document, version, recipient, chosen, message_id, sender, reply_to, subject, date, body," \
	" messages.state, final, attempts, due, code, reply, changed"

/* The row that a query for OUTBOX_COLUMNS stands on, without its attachments. */
void outbox_row(const struct db_query *query, struct arena *arena, struct outbox_message *message);

/* Its attachments; their paths are within output. */
MUST_USE bool outbox_attachments(struct db *db, struct arena *arena, const char *output, struct outbox_message *message,
				 struct diags *diags);

/* "queued" and the like, as the table has them. */
struct str message_state_word(enum message_state state);

#endif
