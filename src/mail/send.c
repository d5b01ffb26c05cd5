/* Sends what is due in the outbox. */
#include "mail/send.h"

#include "base/buf.h"
#include "publish/file.h"

#include <string.h>
#include <time.h>

enum { WAIT_MOST = 3600 };

struct sender {
	struct db *db;
	const char *output;
	const struct mail_settings *mail;
	const struct log *log;
	struct str password;
	struct arena arena; /* of one message */
	struct send_counts *counts;
	struct diags *diags;
	bool outbox_works; /* what a message goes through can be written down */
	int64_t id;        /* that is being sent */
};

static struct str number_text(struct arena *arena, int64_t number)
{
	return str_printf(arena, "%lld", (long long)number);
}

static void tell(struct sender *sender, enum log_level level, const char *event, const struct outbox_message *m,
		 const struct smtp_result *result)
{
	struct log_field fields[6] = {
		{"message", number_text(&sender->arena, m->id)},
		{"document", m->document},
		{"to", m->message.to},
		{"attempt", number_text(&sender->arena, m->attempts)},
	};
	size_t count = 4;

	if (result) {
		fields[count++] = (struct log_field){"code", number_text(&sender->arena, result->code)};
		fields[count++] = (struct log_field){"reply", result->text};
	}
	log_event(sender->log, level, event, fields, count);
}

static bool write_final(void *user)
{
	struct sender *sender = user;

	sender->outbox_works = outbox_final(sender->db, sender->id, sender->diags);
	return sender->outbox_works;
}

static void say(struct sender *sender, const struct outbox_message *m, const struct smtp_result *result, const char *advice)
{
	diag_add(sender->diags, DIAG_WRITE, (struct place){0}, _("letter %lld (%.*s to %.*s): %.*s; %s"), (long long)m->id,
		 STR_ARG(m->document), STR_ARG(m->message.to), STR_ARG(result->text), advice);
}

/* wait, doubled for each attempt that was made. */
static int64_t back_off(const struct mail_settings *mail, unsigned attempts)
{
	int64_t wait = mail->wait;

	for (unsigned i = 1; i < attempts && wait < WAIT_MOST; i++)
		wait *= 2;
	return wait < WAIT_MOST ? wait : WAIT_MOST;
}

static bool settle(struct sender *sender, const struct outbox_message *m, const struct smtp_result *result)
{
	enum message_state state = MESSAGE_SENT;
	int64_t due = 0;

	switch (result->outcome) {
	case SMTP_SENT:
		tell(sender, LOG_NOTICE, "mail.sent", m, result);
		sender->counts->sent++;
		break;
	case SMTP_UNKNOWN:
		state = MESSAGE_UNKNOWN;
		tell(sender, LOG_ERROR, "mail.unknown", m, result);
		say(sender, m, result, _("it may have arrived: ask the recipient, then underlag outbox resend"));
		sender->counts->unknown++;
		break;
	case SMTP_TEMPORARY:
		if (m->attempts < sender->mail->attempts) {
			state = MESSAGE_QUEUED;
			due = (int64_t)time(NULL) + back_off(sender->mail, m->attempts);
			tell(sender, LOG_WARNING, "mail.retry", m, result);
			break;
		}
		/* fall through */
	case SMTP_PERMANENT:
		state = MESSAGE_FAILED;
		tell(sender, LOG_ERROR, "mail.failed", m, result);
		say(sender, m, result, _("it is not sent: mend what is wrong, then underlag outbox resend"));
		sender->counts->failed++;
		break;
	}
	return outbox_settle(sender->db, m->id, state, due, result->code, result->text, sender->diags) &&
	       (due == 0 || result->code != 0 || outbox_postpone(sender->db, due, sender->diags));
}

/* The faults of writing it are its last reply: what else the run has to say is told in its own place. */
static bool write_bytes(struct sender *sender, const struct outbox_message *m, struct buf *bytes, struct smtp_result *result)
{
	struct diags faults;

	diags_init(&faults, &sender->arena);
	if (message_write(&m->message, bytes, &faults))
		return true;
	*result = (struct smtp_result){.outcome = SMTP_PERMANENT, .text = str_trim(diags_text(&sender->arena, &faults))};
	return false;
}

static bool send_one(struct sender *sender, const struct outbox_message *m)
{
	struct buf bytes = BUF_INIT;
	struct smtp_result result;

	sender->id = m->id;
	tell(sender, LOG_INFO, "mail.sending", m, NULL);
	if (write_bytes(sender, m, &bytes, &result))
		smtp_send(sender->mail, sender->password, m->message.to, buf_str(&bytes), write_final, sender, &sender->arena,
			  &result);
	buf_release(&bytes);
	return settle(sender, m, &result) && sender->outbox_works;
}

static void pause_for(int64_t seconds)
{
	struct timespec left = {.tv_sec = (time_t)seconds};

	while (nanosleep(&left, &left) != 0)
		continue;
}

static bool send_due(struct sender *sender, int64_t patience)
{
	for (;;) {
		struct outbox_message message;
		int64_t wait;
		arena_clear(&sender->arena);
		if (!outbox_take(sender->db, &sender->arena, sender->output, (int64_t)time(NULL), &message, &wait, sender->diags))
			return false;
		if (message.id) {
			if (!send_one(sender, &message))
				return false;
			continue;
		}
		if (wait < 0 || wait > patience)
			return true;
		patience -= wait;
		pause_for(wait);
	}
}

static bool count_queued(struct sender *sender)
{
	struct db_query query;

	db_query(&query, sender->db, "SELECT count(*) FROM messages WHERE state = 'queued'", sender->diags);
	if (db_next(&query))
		sender->counts->queued = (size_t)db_int(&query, 0);
	return db_end(&query);
}

static bool has_any(struct db *db, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db, "SELECT 1 FROM messages WHERE state = 'queued' LIMIT 1", diags);
	bool any = db_next(&query);
	return db_end(&query) && any;
}

bool send_all(struct db *db, const char *output, const struct mail_settings *mail, const struct log *log, unsigned patience,
	      struct send_counts *counts, struct diags *diags)
{
	struct sender sender = {
		.db = db, .output = output, .mail = mail, .log = log, .counts = counts, .diags = diags, .outbox_works = true};
	struct arena secret = ARENA_INIT;

	*counts = (struct send_counts){0};
	if (!has_any(db, diags))
		return true;
	if (!mail_password(mail, &secret, &sender.password, diags)) {
		arena_release(&secret);
		return count_queued(&sender) && false;
	}
	smtp_begin();
	bool good = send_due(&sender, patience);
	smtp_end();
	explicit_bzero((char *)(uintptr_t)sender.password.p, sender.password.n);
	arena_release(&secret);
	arena_release(&sender.arena);
	return count_queued(&sender) && good;
}

bool send_dry(struct db *db, const char *output, size_t *count, struct diags *diags)
{
	struct arena arena = ARENA_INIT;
	struct outbox_messages messages = {0};
	const char *folder = path_in(&arena, output, S("utkorg"));
	bool good = folder_make(folder, diags) &&
		    outbox_list(db, &arena, output, 0, 1u << MESSAGE_QUEUED, &messages, diags);

	*count = 0;
	for (size_t i = 0; good && i < messages.count; i++) {
		const struct outbox_message *m = &messages.items[i];
		struct buf bytes = BUF_INIT;
		struct str name = str_printf(&arena, "%lld-%.*s.eml", (long long)m->id, STR_ARG(m->message.to));
		good = message_write(&m->message, &bytes, diags) &&
		       file_write(path_in(&arena, folder, name), buf_str(&bytes), diags);
		*count += good;
		buf_release(&bytes);
	}
	arena_release(&arena);
	return good;
}
