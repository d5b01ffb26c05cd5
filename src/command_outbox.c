/* underlag outbox: the letters that runs have queued, and a person's decisions on them. */
#include "commands.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "help.h"
#include "mail/send.h"
#include "prepare.h"
#include "publish/run_lock.h"
#include "record.h"

#include <stdio.h>
#include <string.h>

enum { ALL_STATES = (1u << MESSAGE_STATES) - 1, PATIENCE = 600 };

struct outbox {
	const struct options *options;
	struct preparation p; /* its arena, diagnostics and settings */
	struct run_lock lock;
	struct db db;
};

static bool open_outbox(struct outbox *outbox, enum db_access mode)
{
	struct preparation *p = &outbox->p;
	const char *output = outbox->options->output;
	size_t unknown;

	if (mode == DB_READ)
		return db_open(&outbox->db, &p->arena, output, DB_READ, &p->diags);
	return run_lock_take(&outbox->lock, &p->arena, output, &p->diags) &&
	       db_open(&outbox->db, &p->arena, output, DB_WRITE, &p->diags) &&
	       record_recover(&outbox->db, &p->arena, output, &unknown, &p->diags);
}

/* ---- list, show ---- */

static void pad(struct buf *out, struct str text, size_t width)
{
	buf_add(out, text);
	for (size_t w = utf8_width(text); w < width; w++)
		buf_char(out, ' ');
	buf_add(out, S("  "));
}

static void add_line(struct buf *out, struct arena *arena, const struct outbox_message *m)
{
	struct str state = message_state_name(m->state);
	struct str version = m->version ? str_printf(arena, "%.*s v%u", STR_ARG(m->document), m->version) : m->document;

	pad(out, str_printf(arena, "%5lld", (long long)m->id), 5);
	pad(out, state, 12);
	pad(out, m->changed, 20);
	pad(out, version, 24);
	pad(out, m->message.to, 32);
	buf_printf(out, "%u", m->attempts);
	if (m->reply.n)
		buf_printf(out, "  %.*s", STR_ARG(m->reply));
	buf_char(out, '\n');
}

static bool list(struct outbox *outbox)
{
	struct arena *arena = &outbox->p.arena;
	struct outbox_messages messages = {0};
	struct buf out = BUF_INIT;

	if (!outbox_list(&outbox->db, arena, outbox->options->output, 0, ALL_STATES, &messages, &outbox->p.diags))
		return false;
	for (size_t i = 0; i < messages.count; i++)
		add_line(&out, arena, &messages.items[i]);
	if (messages.count == 0)
		buf_printf(&out, "%s\n", _("The outbox is empty."));
	printf("%.*s", STR_ARG(buf_str(&out)));
	buf_release(&out);
	return true;
}

static void say(const char *label, struct str value)
{
	if (value.n)
		printf("%s: %.*s\n", label, STR_ARG(value));
}

static bool show(struct outbox *outbox, int64_t id)
{
	struct arena *arena = &outbox->p.arena;
	struct outbox_message m;

	if (!outbox_find(&outbox->db, arena, outbox->options->output, id, &m, &outbox->p.diags))
		return false;
	say(_("State"), message_state_name(m.state));
	say(_("Changed"), m.changed);
	say(_("Attempts"), str_printf(arena, "%u", m.attempts));
	say(_("Last reply"), m.reply);
	say(_("Chosen as"), m.chosen);
	say("From", m.message.from);
	say("To", m.message.to);
	say("Reply-To", m.message.reply_to);
	say("Subject", m.message.subject);
	say("Message-ID", m.message.message_id);
	for (size_t i = 0; i < m.message.attachment_count; i++)
		say(_("Attachment"), str_from(m.message.attachments[i].path));
	printf("\n%.*s", STR_ARG(m.message.body));
	return true;
}

/* ---- send ---- */

static bool read_mail(struct outbox *outbox, struct mail_settings *mail)
{
	struct preparation *p = &outbox->p;

	return prepare_settings(p) && mail_settings_read(mail, &p->arena, &p->settings, &p->diags);
}

static bool send_dry_run(struct outbox *outbox)
{
	size_t count;

	if (!send_dry(&outbox->db, outbox->options->output, &count, &outbox->p.diags))
		return false;
	printf(ngettext("%zu letter written to %s/utkorg, none sent\n", "%zu letters written to %s/utkorg, none sent\n",
			count),
	       count, outbox->options->output);
	return true;
}

static bool send(struct outbox *outbox)
{
	struct mail_settings mail;
	struct send_counts counts;
	struct log log;

	if (!read_mail(outbox, &mail))
		return false;
	if (outbox->options->dry_run)
		return send_dry_run(outbox);
	if (!mail.has_server) {
		diag_add(&outbox->p.diags, DIAG_USAGE, (struct place){0},
			 _("no mail server is set: write server = … under [e-post] in the settings"));
		return false;
	}
	log_init(&log, outbox->options->log);
	bool good = send_all(&outbox->db, outbox->options->output, &mail, &log, PATIENCE, &counts, &outbox->p.diags);
	if (log.form == LOG_OFF)
		printf(_("%zu sent, %zu waiting, %zu failed, %zu unknown\n"), counts.sent, counts.queued, counts.failed,
		       counts.unknown);
	return good;
}

/* ---- decisions ---- */

/* What would be sent, and nothing decided. */
static bool resend_dry(struct outbox *outbox, int64_t id)
{
	struct diags *diags = &outbox->p.diags;

	if (!db_begin(&outbox->db, diags))
		return false;
	bool good = outbox_resend(&outbox->db, id, diags) && send_dry_run(outbox);
	db_rollback(&outbox->db);
	return good;
}

static bool resend(struct outbox *outbox, int64_t id)
{
	struct outbox_message m;

	if (outbox->options->dry_run)
		return resend_dry(outbox, id);
	if (!outbox_find(&outbox->db, &outbox->p.arena, outbox->options->output, id, &m, &outbox->p.diags) ||
	    !outbox_resend(&outbox->db, id, &outbox->p.diags))
		return false;
	if (m.state == MESSAGE_UNKNOWN)
		printf(_("Letter %lld may have arrived already: %.*s may get it twice, with the same Message-ID.\n"),
		       (long long)id, STR_ARG(m.message.to));
	return send(outbox);
}

static bool cancel(struct outbox *outbox, int64_t id)
{
	if (!outbox_cancel(&outbox->db, id, &outbox->p.diags))
		return false;
	printf(_("Letter %lld is not sent.\n"), (long long)id);
	return true;
}

static bool arrived(struct outbox *outbox, int64_t id)
{
	if (!outbox_arrived(&outbox->db, id, &outbox->p.diags))
		return false;
	printf(_("Letter %lld has arrived.\n"), (long long)id);
	return true;
}

static const struct action {
	const char *name;
	enum db_access mode;
	bool (*all)(struct outbox *outbox);
	bool (*one)(struct outbox *outbox, int64_t id);
} actions[] = {
	{"list", DB_READ, list, NULL},      {"show", DB_READ, NULL, show},      {"send", DB_WRITE, send, NULL},
	{"resend", DB_WRITE, NULL, resend}, {"cancel", DB_WRITE, NULL, cancel}, {"arrived", DB_WRITE, NULL, arrived},
};

static bool parse_id(const char *text, int64_t *id)
{
	*id = 0;
	for (; *text; text++) {
		if (*text < '0' || *text > '9' || *id > INT32_MAX)
			return false;
		*id = *id * 10 + (*text - '0');
	}
	return *id > 0;
}

static int run_action(const struct action *action, const struct options *options, const char *argument)
{
	struct outbox outbox = {.options = options, .lock = RUN_LOCK_INIT, .db = DB_INIT};
	struct preparation *p = &outbox.p;
	int64_t id = 0;

	preparation_init(p, options);
	if (argument && !parse_id(argument, &id))
		diag_add(&p->diags, DIAG_USAGE, (struct place){0},
			 _("\"%s\" is no letter's number: see underlag outbox list"), argument);
	else if (open_outbox(&outbox, action->mode))
		(void)!(action->one ? action->one(&outbox, id) : action->all(&outbox));
	int status = command_end(&p->arena, &p->diags, &outbox.db);
	run_lock_release(&outbox.lock);
	return status;
}

int command_outbox(const struct options *options, int count, char **arguments)
{
	for (size_t i = 0; count && i < sizeof actions / sizeof *actions; i++)
		if (strcmp(arguments[0], actions[i].name) == 0 && count == (actions[i].one ? 2 : 1))
			return run_action(&actions[i], options, actions[i].one ? arguments[1] : NULL);
	return help_usage(stderr);
}
