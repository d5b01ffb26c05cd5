/* What a run says at its end. */
#include "said.h"

#include "control/verdict.h"
#include "publish/summary.h"

#include <stdio.h>
#include <time.h>

/* The summary is one screen: the first stops stand above it. */
enum { STOPS_SHOWN = 8 };

unsigned long said_clock(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (unsigned long)now.tv_sec * 1000 + (unsigned long)now.tv_nsec / 1000000;
}

/* A line for each finding of that severity or worse; what else there is stands in anmarkningar.csv. */
static void print_findings(const struct preparation *p, enum severity least, size_t most)
{
	size_t left = 0;

	for (size_t i = 0; i < p->findings.count; i++) {
		const struct result *r = &p->findings.items[i];
		if (r->severity == SEVERITY_NONE || r->severity < least)
			continue;
		if (most == 0) {
			left++;
			continue;
		}
		most--;
		struct str name = severity_name(r->severity);
		printf("%.*s: %.*s%s%.*s [%.*s] %.*s%s%.*s\n", STR_ARG(name), STR_ARG(r->number),
		       r->number.n ? " " : "", STR_ARG(r->title), STR_ARG(r->place), STR_ARG(r->message),
		       r->advice.n ? " " : "", STR_ARG(r->advice));
	}
	if (left)
		printf(ngettext("and %zu more in anmarkningar.csv\n", "and %zu more in anmarkningar.csv\n", left),
		       left);
}

/* What became of the mail, in words; empty where there is nothing to say of it. */
static struct str mail_words(const struct night *night)
{
	const struct send_counts *sent = &night->sent;
	struct arena *arena = &night->p->arena;

	if (!night->published && !night->unchanged && sent->sent == 0)
		return S("");
	if (night->p->options->no_mail || night->p->options->only)
		return S("");
	if (night->p->options->dry_run)
		return str_printf(arena,
				  ngettext("%zu letter written to utkorg, none sent", "%zu letters written to utkorg, none sent",
					   night->mailing.messages.count),
				  night->mailing.messages.count);
	if (!night->mail.has_server)
		return S("");
	struct str words = str_printf(arena, _("%zu queued, %zu sent"), night->queued, sent->sent);
	if (sent->queued)
		words = str_printf(arena, _("%.*s, %zu waiting"), STR_ARG(words), sent->queued);
	if (sent->failed + sent->unknown)
		words = str_printf(arena, _("%.*s, %zu not sent: underlag outbox list"), STR_ARG(words),
				   sent->failed + sent->unknown);
	return words;
}

static size_t count_drafts(const struct releases *releases)
{
	size_t drafts = 0;

	for (size_t i = 0; i < releases->count; i++)
		drafts += releases->items[i].draft;
	return drafts;
}

static void print_summary(struct night *night)
{
	struct preparation *p = night->p;
	struct summary summary = {.period = p->facts.period,
				  .stopped = verdict_stops(&p->findings),
				  .warned = findings_verdict(&p->findings) == SEVERITY_WARNING,
				  .holds_mail = p->findings.holds_mail,
				  .stale = night->gate.stale,
				  .drafts = count_drafts(&night->releases),
				  .mail = mail_words(night),
				  .faults = diags_faults(&p->diags),
				  .folder = night->published ? str_from(night->staging.run_path) : S(""),
				  .already = night->staging.state == STAGING_ALREADY,
				  .document_count = night->outputs.count,
				  .milliseconds = said_clock() - night->started};
	struct summary_document *documents = ARENA_ARRAY(&p->arena, struct summary_document, night->outputs.count);

	for (size_t i = 0; i < night->outputs.count; i++) {
		documents[i].name = night->outputs.items[i].doc->name;
		documents[i].written = outputs_written(&night->outputs, i);
	}
	summary.documents = documents;
	struct verdict_counts counts = verdict_count(&p->controls, &p->findings);
	summary.controls_passed = counts.passed;
	summary.controls_failed = counts.failed;
	summary.controls_untried = counts.untried;
	summary.notes = findings_count(&p->findings, SEVERITY_NOTE);
	struct str text = summary_text(&p->arena, &summary);
	printf("%.*s", STR_ARG(text));
}

static void print_unchanged(const struct night *night)
{
	const struct journal_run *last = &night->past.last;
	const char *folder = past_folder(&night->p->arena, night->p->options->output, last);
	struct str mail = mail_words(night);

	if (night->p->options->correction && night->releases.count)
		printf(_("Nothing that went out says anything else now: there is nothing to correct.\n"));
	else
		printf(_("Nothing has changed since %s (%.*s): nothing is published. --force does it all the same.\n"), folder,
		       STR_ARG(last->verdict));
	if (night->sent.sent + night->sent.queued + night->sent.failed + night->sent.unknown)
		printf("%-11s %.*s\n", _("Mail"), STR_ARG(mail));
}

static void log_end(const struct night *night)
{
	const struct log *log = &night->log;
	const struct journal_run *run = &night->run;
	struct arena *arena = &night->p->arena;
	struct str seconds = str_printf(arena, "%.1f", (double)(said_clock() - night->started) / 1000);

	if (night->published)
		log_event(log, run->stops ? LOG_WARNING : LOG_NOTICE, "run.published",
			  LOG_FIELDS({"run", run->name}, {"period", run->period}, {"verdict", run->verdict},
				     {"documents", str_printf(arena, "%zu", night->outputs.count)}, {"seconds", seconds}));
	else if (night->unchanged)
		log_event(log, LOG_NOTICE, "run.unchanged",
			  LOG_FIELDS({"run", night->past.last.name}, {"period", run->period}, {"seconds", seconds}));
	else
		log_event(log, LOG_ERROR, "run.failed", LOG_FIELDS({"period", run->period}, {"seconds", seconds}));
}

void said_run(struct night *night)
{
	if (night->log.form != LOG_OFF) {
		log_end(night);
		return;
	}
	if (night->unchanged) {
		print_unchanged(night);
		return;
	}
	print_findings(night->p, SEVERITY_STOP_UNIT, STOPS_SHOWN);
	print_summary(night);
}

void said_check(struct night *night)
{
	print_findings(night->p, SEVERITY_NOTE, SIZE_MAX);
	night->outputs.count = 0; /* none is written */
	print_summary(night);
}

void said_diags(struct night *night)
{
	struct preparation *p = night->p;

	if (night->log.form != LOG_OFF) {
		log_diags(&night->log, &p->diags);
		return;
	}
	struct str text = diags_text(&p->arena, &p->diags);
	fprintf(stderr, "%.*s", STR_ARG(text));
}
