/* underlag runs: what the journal has, a line a run. */
#include "commands.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "help.h"
#include "publish/journal.h"
#include "publish/journal_mail.h"

#include <stdio.h>

enum { WIDTHS = 8 };
static const size_t widths[WIDTHS] = {5, 8, 20, 11, 26, 23, 5, 0};

static void add_cell(struct buf *out, size_t column, struct str text)
{
	buf_add(out, text);
	if (column + 1 == WIDTHS) {
		while (out->n && out->p[out->n - 1] == ' ')
			out->n--;
		buf_char(out, '\n');
		return;
	}
	for (size_t w = utf8_width(text); w < widths[column]; w++)
		buf_char(out, ' ');
	buf_add(out, S("  "));
}

static struct str mail_words(struct arena *arena, const struct mail_counts *counts)
{
	struct str words = S("");
	const struct {
		int64_t count;
		const char *format;
	} parts[] = {
		{counts->sent, N_("%lld sent")},
		{counts->queued, N_("%lld waiting")},
		{counts->failed, N_("%lld not sent")},
		{counts->unknown, N_("%lld unknown")},
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		char text[64];
		if (parts[i].count == 0)
			continue;
		(void)snprintf(text, sizeof text, _(parts[i].format), (long long)parts[i].count);
		words = str_printf(arena, "%.*s%s%s", STR_ARG(words), words.n ? ", " : "", text);
	}
	return words;
}

/* What a reader of the list has to know besides the verdict. */
static struct str verdict_cell(struct arena *arena, const struct journal_run *run)
{
	return str_printf(arena, "%.*s%s%s", STR_ARG(run->verdict), run->stale ? ", GAMMALT UNDERLAG" : "",
			  run->correction && run->verdict.n ? ", rättelse" : "");
}

static bool add_run(struct buf *out, struct arena *arena, struct db *db, const struct journal_run *run, struct diags *diags)
{
	struct journal_documents documents = {0};
	struct mail_counts mail;

	if (!journal_documents(db, arena, run->id, &documents, diags) || !journal_mail(db, run->id, &mail, diags))
		return false;
	const struct str cells[WIDTHS] = {
		str_printf(arena, "%5lld", (long long)run->id),
		run->only.n ? str_printf(arena, "%.*s*", STR_ARG(run->period)) : run->period,
		run->started,
		run_state_name(run->state),
		run->name,
		verdict_cell(arena, run),
		documents.count ? str_printf(arena, "%5zu", documents.count) : S(""),
		mail_words(arena, &mail),
	};
	for (size_t i = 0; i < WIDTHS; i++)
		add_cell(out, i, cells[i]);
	return true;
}

static void add_titles(struct buf *out)
{
	static const char *const titles[WIDTHS] = {N_("   No"),   N_("Period"),  N_("Started"),   N_("State"),
						   N_("Run"), N_("Verdict"), N_("Docs"), N_("Mail")};

	for (size_t i = 0; i < WIDTHS; i++)
		add_cell(out, i, str_from(_(titles[i])));
}

static void list_runs(const struct options *options, struct arena *arena, struct db *db, struct diags *diags)
{
	struct journal_runs runs = {0};
	struct buf out = BUF_INIT;
	bool good = db_open(db, arena, options->output, DB_READ, diags) &&
		    journal_list(db, arena, options->period ? str_from(options->period) : S(""), 0, &runs, diags);

	if (good && runs.count == 0)
		buf_printf(&out, "%s\n", _("No run yet."));
	else if (good)
		add_titles(&out);
	for (size_t i = 0; i < runs.count && good; i++)
		good = add_run(&out, arena, db, &runs.items[i], diags);
	printf("%.*s", STR_ARG(buf_str(&out)));
	buf_release(&out);
}

int command_runs(const struct options *options, int count, char **arguments)
{
	struct arena arena = ARENA_INIT;
	struct db db = DB_INIT;
	struct diags diags;

	(void)arguments;
	if (count)
		return help_usage(stderr);
	diags_init(&diags, &arena);
	list_runs(options, &arena, &db, &diags);
	return command_end(&arena, &diags, &db);
}
