/* The outbox: what each message goes through. */
#include "mail/outbox.h"

#include "base/buf.h"
#include "mail/address.h"
#include "mail/outbox_row.h"

#include <string.h>

static const struct str words[MESSAGE_STATES] = {
	[MESSAGE_QUEUED] = STR("queued"), [MESSAGE_SENDING] = STR("sending"), [MESSAGE_SENT] = STR("sent"),
	[MESSAGE_FAILED] = STR("failed"), [MESSAGE_UNKNOWN] = STR("unknown"), [MESSAGE_CANCELLED] = STR("cancelled"),
};

struct str message_state_word(enum message_state state)
{
	return words[state];
}

struct str message_state_name(enum message_state state)
{
	static const char *const names[MESSAGE_STATES] = {
		[MESSAGE_QUEUED] = N_("waiting"),  [MESSAGE_SENDING] = N_("being sent"),
		[MESSAGE_SENT] = N_("sent"),       [MESSAGE_FAILED] = N_("not sent"),
		[MESSAGE_UNKNOWN] = N_("unknown"), [MESSAGE_CANCELLED] = N_("cancelled"),
	};

	return str_from(_(names[state]));
}

/* ---- queueing ---- */

/* "from name <address>" in one column: the name as the settings had it. */
static struct str sender_of(struct arena *arena, const struct message *message)
{
	return message->from_name.n
		       ? str_printf(arena, "%.*s <%.*s>", STR_ARG(message->from_name), STR_ARG(message->from))
		       : message->from;
}

static struct str within(const char *output, const char *path)
{
	struct str folder = str_from(output), whole = str_from(path);

	if (str_starts(whole, folder) && whole.n > folder.n && whole.p[folder.n] == '/')
		return str_sub(whole, folder.n + 1, whole.n);
	return whole;
}

static bool add_attachments(struct db *db, const char *output, int64_t id, const struct message *message,
			    struct diags *diags)
{
	for (size_t i = 0; i < message->attachment_count; i++) {
		const struct attachment *attachment = &message->attachments[i];
		struct db_query query;
		db_query(&query, db,
			 "INSERT INTO attachments (message, position, name, path, sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
			 diags);
		db_bind_int(&query, 1, id);
		db_bind_int(&query, 2, (int64_t)i);
		db_bind_text(&query, 3, attachment->name);
		db_bind_text(&query, 4, within(output, attachment->path));
		db_bind_text(&query, 5, attachment->sha256);
		if (!db_end(&query))
			return false;
	}
	return true;
}

bool outbox_add(struct db *db, const char *output, const struct outbox_message *m, bool *added, struct diags *diags)
{
	const struct message *message = &m->message;
	struct arena scratch = ARENA_INIT;
	struct db_query query;

	db_query(&query, db,
		 "INSERT OR IGNORE INTO messages (run, document, version, recipient, chosen, message_id, sender, "
		 "reply_to,"
		 " subject, date, body, state, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
		 "'queued', ?12)",
		 diags);
	db_bind_int(&query, 1, m->run);
	db_bind_text(&query, 2, m->document);
	db_bind_int(&query, 3, m->version);
	db_bind_text(&query, 4, message->to);
	db_bind_text(&query, 5, m->chosen);
	db_bind_text(&query, 6, message->message_id);
	db_bind_text(&query, 7, sender_of(&scratch, message));
	db_bind_text(&query, 8, message->reply_to);
	db_bind_text(&query, 9, message->subject);
	db_bind_text(&query, 10, message->date);
	db_bind_text(&query, 11, message->body);
	db_bind_text(&query, 12, db_now(&scratch));
	bool good = db_end(&query);
	arena_release(&scratch);
	*added = good && db_changes(db) > 0;
	return good && (!*added || add_attachments(db, output, db_last_id(db), message, diags));
}

/* ---- from state to state ---- */

bool outbox_recover(struct db *db, size_t *unknown, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "UPDATE messages SET state = 'unknown', changed = " DB_NOW " WHERE state = 'sending' AND final",
		 diags);
	if (!db_end(&query))
		return false;
	*unknown = (size_t)db_changes(db);
	db_query(&query, db, "UPDATE messages SET state = 'queued', changed = " DB_NOW " WHERE state = 'sending'",
		 diags);
	return db_end(&query);
}

/* What may be sent: of a published run, and alarms of a run that failed. */
#define SENDABLE "(runs.state = 'published' OR (document = 'larm' AND runs.state IN ('failed', 'died')))"

static bool find_due(struct db *db, struct arena *arena, int64_t now, struct outbox_message *message, int64_t *wait,
		     struct diags *diags)
{
	struct db_query query;

	message->id = 0;
	*wait = -1;
	db_query(&query, db,
		 "SELECT " OUTBOX_COLUMNS
		 " FROM messages JOIN runs ON messages.run = runs.id WHERE messages.state = 'queued' AND " SENDABLE
		 " ORDER BY due > ?1, CASE WHEN due > ?1 THEN due ELSE 0 END, messages.id LIMIT 1",
		 diags);
	db_bind_int(&query, 1, now);
	if (db_next(&query)) {
		outbox_row(&query, arena, message);
		if (message->due > now) {
			*wait = message->due - now;
			message->id = 0;
		}
	}
	return db_end(&query);
}

bool outbox_take(struct db *db, struct arena *arena, const char *output, int64_t now, struct outbox_message *message,
		 int64_t *wait, struct diags *diags)
{
	*message = (struct outbox_message){0};
	if (!find_due(db, arena, now, message, wait, diags))
		return false;
	if (message->id == 0)
		return true;
	message->state = MESSAGE_SENDING;
	message->attempts++;
	return outbox_attachments(db, arena, output, message, diags) &&
	       db_do(db,
		     "UPDATE messages SET state = 'sending', final = 0, attempts = attempts + 1,"
		     " changed = " DB_NOW " WHERE id = ?1 AND state = 'queued'",
		     message->id, diags);
}

bool outbox_final(struct db *db, int64_t id, struct diags *diags)
{
	return db_do(db, "UPDATE messages SET final = 1, changed = " DB_NOW " WHERE id = ?1 AND state = 'sending'", id,
		     diags) &&
	       db_changes(db) == 1;
}

bool outbox_settle(struct db *db, int64_t id, enum message_state state, int64_t due, long code, struct str reply,
		   struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "UPDATE messages SET state = ?2, due = ?3, code = ?4, reply = ?5, final = 0,"
		 " changed = " DB_NOW " WHERE id = ?1 AND state = 'sending'",
		 diags);
	db_bind_int(&query, 1, id);
	db_bind_text(&query, 2, words[state]);
	db_bind_int(&query, 3, due);
	db_bind_int(&query, 4, code);
	db_bind_text(&query, 5, reply);
	return db_end(&query);
}

bool outbox_postpone(struct db *db, int64_t due, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db, "UPDATE messages SET due = ?1 WHERE state = 'queued' AND due < ?1", diags);
	db_bind_int(&query, 1, due);
	return db_end(&query);
}

/* A person's decision: only from the states that the statement names. */
static bool decide(struct db *db, const char *sql, int64_t id, const char *expected, struct diags *diags)
{
	if (!db_do(db, sql, id, diags))
		return false;
	if (db_changes(db) == 1)
		return true;
	diag_add(diags, DIAG_USAGE, (struct place){0}, _("letter %lld: %s"), (long long)id, expected);
	return false;
}

/* Whether a later version of what the letter has went out after it. */
static bool is_superseded(struct db *db, int64_t id, bool *superseded, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "SELECT 1 FROM messages old JOIN runs earlier ON earlier.id = old.run JOIN runs latest ON "
		 "latest.period = earlier.period"
		 " AND latest.state = 'published' JOIN documents later ON later.run = latest.id AND later.name = "
		 "old.document AND later.released"
		 " AND later.version > old.version WHERE old.id = ?1 AND old.version > 0 LIMIT 1",
		 diags);
	db_bind_int(&query, 1, id);
	*superseded = db_next(&query);
	return db_end(&query);
}

bool outbox_resend(struct db *db, int64_t id, struct diags *diags)
{
	bool superseded;

	if (!is_superseded(db, id, &superseded, diags))
		return false;
	if (superseded) {
		diag_add(diags, DIAG_USAGE, (struct place){0},
			 _("letter %lld: a correction has gone out since, and replaces what it has; it is not sent "
			   "again"),
			 (long long)id);
		return false;
	}
	return decide(db,
		      "UPDATE messages SET state = 'queued', final = 0, attempts = 0, due = 0,"
		      " changed = " DB_NOW " WHERE id = ?1 AND state IN ('failed', 'unknown')",
		      id, _("only one that failed or is unknown can be sent again"), diags);
}

bool outbox_cancel(struct db *db, int64_t id, struct diags *diags)
{
	return decide(db,
		      "UPDATE messages SET state = 'cancelled', changed = " DB_NOW
		      " WHERE id = ?1 AND state IN ('queued', 'failed', 'unknown')",
		      id, _("only one that waits, failed or is unknown can be cancelled"), diags);
}

bool outbox_arrived(struct db *db, int64_t id, struct diags *diags)
{
	return decide(db,
		      "UPDATE messages SET state = 'sent', changed = " DB_NOW " WHERE id = ?1 AND state = 'unknown'",
		      id, _("only one that is unknown can have arrived"), diags);
}
