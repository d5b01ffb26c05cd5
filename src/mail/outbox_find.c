/* Messages looked up in the outbox. */
#include "mail/address.h"
#include "mail/outbox_row.h"
#include "publish/file.h"

static enum message_state state_of(struct str word)
{
	for (enum message_state state = MESSAGE_QUEUED; state < MESSAGE_STATES; state++)
		if (str_equal(message_state_word(state), word))
			return state;
	return MESSAGE_UNKNOWN;
}

void outbox_row(const struct db_query *query, struct arena *arena, struct outbox_message *m)
{
	*m = (struct outbox_message){
		.id = db_int(query, 0),
		.run = db_int(query, 1),
		.document = db_text(query, 2, arena),
		.version = (unsigned)db_int(query, 3),
		.chosen = db_text(query, 5, arena),
		.state = state_of(db_text(query, 12, arena)),
		.final = db_int(query, 13) != 0,
		.attempts = (unsigned)db_int(query, 14),
		.due = db_int(query, 15),
		.code = (long)db_int(query, 16),
		.reply = db_text(query, 17, arena),
		.changed = db_text(query, 18, arena),
	};
	m->message = (struct message){
		.to = db_text(query, 4, arena),
		.message_id = db_text(query, 6, arena),
		.reply_to = db_text(query, 8, arena),
		.subject = db_text(query, 9, arena),
		.date = db_text(query, 10, arena),
		.body = db_text(query, 11, arena),
	};
	struct str sender = db_text(query, 7, arena);
	if (!address_parse(sender, &m->message.from_name, &m->message.from))
		m->message.from = sender; /* message_write() says what is wrong with it */
}

bool outbox_attachments(struct db *db, struct arena *arena, const char *output, struct outbox_message *message,
			struct diags *diags)
{
	struct attachments attachments = {0};
	struct db_query query;

	db_query(&query, db, "SELECT name, path, sha256 FROM attachments WHERE message = ?1 ORDER BY position", diags);
	db_bind_int(&query, 1, message->id);
	while (db_next(&query)) {
		struct str path = db_text(&query, 1, arena);
		*ARENA_PUSH(arena, &attachments) = (struct attachment){
			.name = db_text(&query, 0, arena),
			.path = str_starts(path, S("/")) ? str_c(arena, path) : path_in(arena, output, path),
			.sha256 = db_text(&query, 2, arena),
		};
	}
	message->message.attachments = attachments.items;
	message->message.attachment_count = attachments.count;
	return db_end(&query);
}

bool outbox_recipients(struct db *db, struct arena *arena, struct str period, struct str document, unsigned version,
		       struct str_list *addresses, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "SELECT recipient FROM messages JOIN runs ON messages.run = runs.id WHERE period = ?1 AND document = ?2 AND"
		 " version BETWEEN 1 AND ?3 AND messages.state IN ('sent', 'unknown') GROUP BY lower(recipient) ORDER BY min(messages.id)",
		 diags);
	db_bind_text(&query, 1, period);
	db_bind_text(&query, 2, document);
	db_bind_int(&query, 3, version);
	while (db_next(&query))
		*ARENA_PUSH(arena, addresses) = db_text(&query, 0, arena);
	return db_end(&query);
}

bool outbox_list(struct db *db, struct arena *arena, const char *output, int64_t run, unsigned states,
		 struct outbox_messages *messages, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db, "SELECT " OUTBOX_COLUMNS " FROM messages WHERE ?1 IN (0, run) ORDER BY id", diags);
	db_bind_int(&query, 1, run);
	while (db_next(&query)) {
		struct outbox_message message;
		outbox_row(&query, arena, &message);
		if (states & 1u << message.state)
			*ARENA_PUSH(arena, messages) = message;
	}
	if (!db_end(&query))
		return false;
	for (size_t i = 0; i < messages->count; i++)
		if (!outbox_attachments(db, arena, output, &messages->items[i], diags))
			return false;
	return true;
}

bool outbox_find(struct db *db, struct arena *arena, const char *output, int64_t id, struct outbox_message *message,
		 struct diags *diags)
{
	struct db_query query;

	*message = (struct outbox_message){0};
	db_query(&query, db, "SELECT " OUTBOX_COLUMNS " FROM messages WHERE id = ?1", diags);
	db_bind_int(&query, 1, id);
	if (db_next(&query))
		outbox_row(&query, arena, message);
	if (!db_end(&query))
		return false;
	if (message->id)
		return outbox_attachments(db, arena, output, message, diags);
	diag_add(diags, DIAG_USAGE, (struct place){0}, _("there is no letter %lld: see underlag outbox list"), (long long)id);
	return false;
}
