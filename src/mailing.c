/* What a run has to say by mail, and to whom. */
#include "mailing.h"

#include "base/period.h"
#include "base/utf8.h"
#include "control/verdict.h"
#include "mail/address.h"
#include "mail/recipients.h"
#include "publish/file.h"
#include "text/text.h"

#define STAFF S("ekonomi")
#define ALARM S("larm")

/* ---- letters ---- */

static const struct doc *find_letter(const struct mailing *mailing, struct str document, struct str scope)
{
	for (size_t i = 0; i < mailing->letters->count; i++) {
		const struct letter *letter = &mailing->letters->items[i];
		if (str_equal(letter->template->letter_for, document) && str_equal(letter->doc->scope, scope))
			return letter->doc;
	}
	return NULL;
}

static struct str body_of(const struct mailing *mailing, const struct doc *letter, struct str otherwise)
{
	return letter ? text_render(&mailing->p->arena, letter) : otherwise;
}

/* ---- messages ---- */

static struct outbox_message *add_message(struct mailing *mailing, struct str document, unsigned version, struct str to,
					  struct str chosen)
{
	struct arena *arena = &mailing->p->arena;
	const struct mail_settings *mail = mailing->mail;
	struct outbox_message *m = ARENA_PUSH(arena, &mailing->messages);

	*m = (struct outbox_message){.document = document, .version = version, .chosen = chosen};
	m->message = (struct message){
		.message_id = message_id(arena, mailing->run, document, version, to, mail->from),
		.from = mail->from,
		.from_name = mail->from_name,
		.to = to,
		.reply_to = mail->reply_to,
		.date = mailing->p->facts.at,
	};
	return m;
}

static void attach(struct mailing *mailing, struct attachments *attachments, const struct doc *doc, const char *ending)
{
	struct arena *arena = &mailing->p->arena;
	struct str name = str_printf(arena, "%.*s.%s", STR_ARG(doc->name), ending);

	for (size_t i = 0; i < mailing->outputs->count; i++) {
		const struct manifest_file *file = &mailing->outputs->items[i];
		if (str_equal(file->name, name))
			*ARENA_PUSH(arena, attachments) = (struct attachment){
				.name = name,
				.path = path_in(arena, mailing->folder, name),
				.sha256 = str_copy(arena, str_from(file->sha256.hex)),
			};
	}
}

static void attach_both(struct mailing *mailing, struct attachments *attachments, const struct doc *doc)
{
	attach(mailing, attachments, doc, "xlsx");
	attach(mailing, attachments, doc, "pdf");
}

/* ---- documents that go out ---- */

struct recipient_rows {
	struct recipient_row *items;
	size_t count, capacity;
};

static struct str cell(const struct mailing *mailing, struct table *table, struct str column, size_t row)
{
	int index = store_column(mailing->p->store, table, column);

	return index < 0 ? S("") : table->columns[index].cells[row].text;
}

static void find_rows(const struct mailing *mailing, const struct release *release, struct recipient_rows *rows)
{
	struct table *table = store_table(mailing->p->store, S("mottagare"));

	for (size_t i = 0; table && i < table->row_count; i++)
		if (str_equal_fold(cell(mailing, table, S("dokument"), i), release->template->document) &&
		    str_equal_fold(cell(mailing, table, S("enhet"), i), release->doc->scope))
			*ARENA_PUSH(&mailing->p->arena, rows) = (struct recipient_row){
				cell(mailing, table, S("epost"), i), cell(mailing, table, S("ersättare"), i)};
}

static bool is_among(const struct recipients *recipients, struct str address)
{
	for (size_t i = 0; i < recipients->count; i++)
		if (str_equal_fold(recipients->items[i].address, address))
			return true;
	return false;
}

/* Everybody who got the version that is replaced, and whoever is to get the document now. */
static bool find_recipients(struct mailing *mailing, const struct release *release, struct recipients *recipients,
			    struct diags *diags)
{
	struct arena *arena = &mailing->p->arena;
	const struct past *past = mailing->past;
	struct recipient_rows rows = {0};
	struct str_list earlier = {0};

	find_rows(mailing, release, &rows);
	recipients_choose(recipients, arena, mailing->mail, rows.items, rows.count);
	if (release->version > 1 && !outbox_recipients(past->db, arena, past->period, release->doc->name,
						       release->version - 1, &earlier, diags))
		return false;
	for (size_t i = 0; i < earlier.count; i++)
		if (!is_among(recipients, earlier.items[i]) &&
		    address_is_allowed(&mailing->mail->allowed, earlier.items[i]))
			*ARENA_PUSH(arena, recipients) = (struct recipient){.address = earlier.items[i]};
	return true;
}

static struct str subject_of(struct mailing *mailing, const struct release *release, const struct doc *letter)
{
	struct str title = letter ? letter->title : release->doc->title;
	struct arena *arena = &mailing->p->arena;

	if (release->version < 2)
		return title;
	struct str day = date_words(arena, past_day(release->replaced.run.at));
	return str_printf(arena, "Rättelse, ersätter version %u av den %.*s: %.*s", release->replaced.document.version,
			  STR_ARG(day), STR_ARG(title));
}

static struct str document_body(struct mailing *mailing, const struct release *release, const struct doc *letter,
				const struct recipient *recipient)
{
	struct arena *arena = &mailing->p->arena;
	struct str body = body_of(mailing, letter,
				  str_printf(arena, "%.*s är bifogad, som arbetsbok och som PDF.\n",
					     STR_ARG(release->doc->title)));

	if (release->version > 1)
		body = str_printf(arena, "%.*s\nVad som har ändrats står på dokumentets sista sida.\n\n%.*s",
				  STR_ARG(release->doc->notice), STR_ARG(body));
	if (recipient->chosen == CHOSEN_OWN || recipient->reason.n == 0)
		return body;
	return str_printf(arena, "%.*s\nBrevet går hit i stället: %.*s.\n", STR_ARG(body), STR_ARG(recipient->reason));
}

static bool send_document(struct mailing *mailing, const struct release *release, struct diags *diags)
{
	const struct doc *letter = find_letter(mailing, release->template->document, release->doc->scope);
	struct recipients recipients = {0};
	struct attachments attachments = {0};

	if (!find_recipients(mailing, release, &recipients, diags))
		return false;
	attach_both(mailing, &attachments, release->doc);
	for (size_t i = 0; i < recipients.count; i++) {
		const struct recipient *to = &recipients.items[i];
		struct outbox_message *m =
			add_message(mailing, release->doc->name, release->version, to->address, chosen_name(to->chosen));
		m->message.subject = subject_of(mailing, release, letter);
		m->message.body = document_body(mailing, release, letter, to);
		m->message.attachments = attachments.items;
		m->message.attachment_count = attachments.count;
	}
	return true;
}

/* ---- the finance staff ---- */

static bool goes_to_staff(const struct mailing *mailing, const struct release *release)
{
	const struct template *template = release->template;

	return template->confidential.n == 0 && (template->dispatch == DISPATCH_NIGHTLY ||
						 (mailing->gate->stops && template->shows_findings));
}

static void send_to_staff(struct mailing *mailing, struct str document, struct str subject, struct str body,
			  const struct attachments *attachments)
{
	for (size_t i = 0; i < mailing->mail->staff.count; i++) {
		struct outbox_message *m = add_message(mailing, document, 0, mailing->mail->staff.items[i], STAFF);
		m->message.subject = subject;
		m->message.body = body;
		m->message.attachments = attachments->items;
		m->message.attachment_count = attachments->count;
	}
}

static void send_nightly(struct mailing *mailing)
{
	struct arena *arena = &mailing->p->arena;
	struct attachments attachments = {0};
	const struct doc *letter = find_letter(mailing, STAFF, S(""));
	struct str verdict = verdict_words(&mailing->p->findings);
	struct str own = str_printf(arena, "Körningen är %.*s.\n\nVad som har ändrats sedan periodens förra körning:\n\n%.*s",
				    STR_ARG(verdict), STR_ARG(mailing->changes));

	for (size_t i = 0; i < mailing->releases->count; i++)
		if (goes_to_staff(mailing, &mailing->releases->items[i]))
			attach_both(mailing, &attachments, mailing->releases->items[i].doc);
	send_to_staff(mailing, STAFF,
		      letter ? letter->title
			     : str_printf(arena, "Nattkörning %.*s: %.*s", STR_ARG(mailing->p->facts.period), STR_ARG(verdict)),
		      body_of(mailing, letter, own), &attachments);
}

static void send_alarm(struct mailing *mailing)
{
	struct arena *arena = &mailing->p->arena;
	const struct extracts *extracts = &mailing->p->extracts;
	const struct doc *letter = find_letter(mailing, ALARM, S(""));
	struct str own = S("Dokumenten säger GAMMALT UNDERLAG, och förvaltningarna får inga brev.\n\n");

	for (size_t i = 0; i < extracts->count; i++)
		own = str_printf(arena, "%.*s- %.*s\n", STR_ARG(own), STR_ARG(extracts->items[i]));
	send_to_staff(mailing, ALARM,
		      letter ? letter->title
			     : str_printf(arena, "Larm: gammalt underlag %.*s", STR_ARG(mailing->p->facts.period)),
		      body_of(mailing, letter, own), &(struct attachments){0});
}

void mailing_failure(struct mailing *mailing, struct str run, struct str said)
{
	struct arena *arena = &mailing->p->arena;

	mailing->run = run;
	send_to_staff(mailing, ALARM,
		      str_printf(arena, "Larm: nattkörningen %.*s är inte gjord", STR_ARG(mailing->p->facts.period)),
		      str_printf(arena,
				 "Inget är publicerat. Den förra publiceringen ligger kvar orörd.\n\n%.*s\n"
				 "Rätta felen och kör underlag run igen.\n",
				 STR_ARG(said)),
		      &(struct attachments){0});
}

bool mailing_make(struct mailing *mailing, struct diags *diags)
{
	bool good = true;

	for (size_t i = 0; i < mailing->releases->count; i++)
		if (mailing->releases->items[i].goes_out)
			good &= send_document(mailing, &mailing->releases->items[i], diags);
	send_nightly(mailing);
	if (mailing->gate->stale)
		send_alarm(mailing);
	return good;
}

/* ---- where they go ---- */

bool mailing_queue(const struct mailing *mailing, struct db *db, int64_t run, size_t *count, struct diags *diags)
{
	*count = 0;
	for (size_t i = 0; i < mailing->messages.count; i++) {
		struct outbox_message *m = &mailing->messages.items[i];
		bool added;
		m->run = run;
		if (!outbox_add(db, mailing->p->options->output, m, &added, diags))
			return false;
		*count += added;
	}
	return true;
}

bool mailing_write(const struct mailing *mailing, struct diags *diags)
{
	struct arena *arena = &mailing->p->arena;
	const char *folder = path_in(arena, mailing->p->options->output, S("utkorg"));
	bool good = folder_make(folder, diags);

	for (size_t i = 0; good && i < mailing->messages.count; i++) {
		struct buf bytes = BUF_INIT;
		struct str name = str_printf(arena, "%.*s-%zu.eml", STR_ARG(mailing->run), i + 1);
		good = message_write(&mailing->messages.items[i].message, &bytes, diags) &&
		       file_write(path_in(arena, folder, name), buf_str(&bytes), diags);
		buf_release(&bytes);
	}
	return good;
}
