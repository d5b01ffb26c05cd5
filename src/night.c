/* A run from beginning to end. */
#include "night.h"

#include "control/unprintable.h"
#include "control/verdict.h"
#include "formula/compared.h"
#include "formula/explain.h"
#include "outputs.h"
#include "prepare.h"
#include "provenance.h"
#include "publish/figures_csv.h"
#include "publish/file.h"
#include "publish/staging.h"
#include "publish/summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The summary is one screen: the first stops stand above it. */
enum { STOPS_SHOWN = 8 };

struct night {
	struct preparation *p;
	struct doc *docs;
	struct outputs outputs; /* of docs, in their order */
	struct manifest manifest;
	struct doc_source *sources; /* the files among the manifest's causes */
	struct staging staging;
	bool published;
};

/* ---- reconcile ---- */

static void reconcile(struct preparation *p)
{
	findings_add_unknown(&p->findings, p->store);
	controls_run(&p->engine, &p->controls, &p->findings);
}

/* ---- compose ---- */

static bool wanted(const struct preparation *p, const struct template *template)
{
	return template->document.n && (!p->options->only || str_equal(template->document, str_from(p->options->only)));
}

static struct doc **compose_template(struct night *night, const struct template *template, struct doc **end)
{
	struct preparation *p = night->p;

	for (const struct context *c = engine_context(&p->engine); c; c = c->next) {
		if (!str_equal(c->document, template->document) || template->per_scope != (c->scope.n > 0))
			continue;
		*end = compose(&p->engine, template, c, &p->facts, &p->findings);
		outputs_add(&night->outputs, *end, styles_of(&p->styles, template));
		end = &(*end)->next;
	}
	return end;
}

/* Documents that show what was found are composed when all other documents have said what they could not print. */
static void compose_all(struct night *night)
{
	struct preparation *p = night->p;
	struct doc **end = &night->docs;

	for (const struct template *t = p->templates; t; t = t->next)
		if (wanted(p, t) && !t->shows_findings)
			end = compose_template(night, t, end);
	unprintable_add_names(&p->findings, &p->engine);
	findings_fill(&p->findings, p->store);
	for (const struct template *t = p->templates; t; t = t->next)
		if (wanted(p, t) && t->shows_findings)
			end = compose_template(night, t, end);
}

/* ---- publish ---- */

static void show_rendering(void *user, size_t done, size_t count, struct str label)
{
	struct night *night = user;

	progress_show(&night->p->progress, _("rendering"), done, count, label);
}

static unsigned parallel_jobs(const struct options *options)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	return options->jobs ? options->jobs : cores > 0 ? (unsigned)cores : 1;
}

static bool render(struct night *night)
{
	struct preparation *p = night->p;
	bool written = outputs_write(&night->outputs, &night->staging, p->attach, parallel_jobs(p->options),
				     show_rendering, night, &p->diags);

	progress_clear(&p->progress);
	return written;
}

static bool write_tables(struct night *night)
{
	struct preparation *p = night->p;
	const char *figures = staging_path(&night->staging, S("siffror.csv"), &p->diags);
	const char *findings = staging_path(&night->staging, S("anmarkningar.csv"), &p->diags);
	const char *manifest = staging_path(&night->staging, S("manifest.json"), &p->diags);

	if (!figures || !findings || !manifest)
		return false;
	night->manifest.verdict = verdict_words(&p->findings);
	night->manifest.holds_mail = p->findings.holds_mail;
	return figures_csv_write(&p->engine, figures, &p->diags) &&
	       findings_csv_write(&p->findings, findings, &p->diags) &&
	       manifest_add_folder(&night->manifest, &night->manifest.outputs, night->staging.path, &p->diags) &&
	       manifest_write(&night->manifest, manifest, &p->diags);
}

static bool open_staging(struct night *night)
{
	struct preparation *p = night->p;
	struct digest digest;

	if (!provenance_list(p, &night->manifest, &night->sources))
		return false;
	manifest_digest(&night->manifest, &digest);
	return staging_begin(&night->staging, &p->arena, p->options->output, night->manifest.period,
			     run_name(&p->arena, p->facts.at, &digest), &p->diags);
}

/*
 * A library that crashes costs its document, not the night. Anything else that keeps a document from being written - a full
 * disk, a text that no font can show - keeps the run from being published.
 */
static void publish(struct night *night)
{
	struct preparation *p = night->p;

	if (!open_staging(night))
		return;
	provenance_tell(night->p, night->docs, night->staging.run, night->sources);
	bool complete = render(night);
	if ((!complete && !outputs_only_crashed(&night->outputs)) || !write_tables(night) ||
	    !staging_commit(&night->staging, &p->diags)) {
		staging_abort(&night->staging, &p->diags);
		return;
	}
	night->published = true;
	/* a run that lacks documents is no whole publication */
	if (!complete)
		return;
	if (!verdict_stops(&p->findings) && !p->options->only)
		(void)!staging_latest(&night->staging, &p->diags);
}

/* ---- what is said at the end ---- */

static int exit_status(const struct preparation *p)
{
	int status = diags_exit_status(&p->diags);

	return status ? status : verdict_stops(&p->findings) ? 1 : 0;
}

static void print_diags(struct preparation *p)
{
	struct str text = diags_text(&p->arena, &p->diags);

	fprintf(stderr, "%.*s", STR_ARG(text));
}

static unsigned long milliseconds(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (unsigned long)now.tv_sec * 1000 + (unsigned long)now.tv_nsec / 1000000;
}

static void print_summary(struct night *night, unsigned long started)
{
	struct preparation *p = night->p;
	struct summary summary = {.period = p->facts.period,
				  .stopped = verdict_stops(&p->findings),
				  .warned = findings_verdict(&p->findings) == SEVERITY_WARNING,
				  .holds_mail = p->findings.holds_mail,
				  .faults = diags_faults(&p->diags),
				  .folder = night->published ? str_from(night->staging.run_path) : S(""),
				  .already = night->staging.state == STAGING_ALREADY,
				  .document_count = night->outputs.count,
				  .milliseconds = milliseconds() - started};
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

/* Everything but writing: run and check find the same. */
static bool calculate(struct night *night)
{
	if (!prepare(night->p))
		return false;
	compared_check(&night->p->engine);
	prepare_contexts(night->p);
	reconcile(night->p);
	compose_all(night);
	return true;
}

static int end(struct night *night)
{
	struct preparation *p = night->p;
	int status;

	print_diags(p);
	status = exit_status(p);
	staging_release(&night->staging);
	preparation_release(p);
	return status;
}

int night_run(const struct options *options)
{
	struct preparation p;
	struct night night = {.p = &p, .staging = STAGING_INIT};
	unsigned long started = milliseconds();

	preparation_init(&p, options);
	night.outputs.arena = &p.arena;
	if (calculate(&night)) {
		if (diags_faults(&p.diags) == 0)
			publish(&night);
		print_findings(&p, SEVERITY_STOP_UNIT, STOPS_SHOWN);
		print_summary(&night, started);
	}
	return end(&night);
}

int night_check(const struct options *options)
{
	struct preparation p;
	struct night night = {.p = &p, .staging = STAGING_INIT};
	unsigned long started = milliseconds();

	preparation_init(&p, options);
	night.outputs.arena = &p.arena;
	if (calculate(&night)) {
		print_findings(&p, SEVERITY_NOTE, SIZE_MAX);
		night.outputs.count = 0; /* none is written */
		print_summary(&night, started);
	}
	return end(&night);
}

int night_explain(const struct options *options, const char *name)
{
	struct preparation p;

	preparation_init(&p, options);
	if (prepare(&p)) {
		prepare_contexts(&p);
		struct str text = explain(&p.engine, str_from(name));
		printf("%.*s", STR_ARG(text));
	}
	print_diags(&p);
	int status = diags_exit_status(&p.diags);
	preparation_release(&p);
	return status;
}
