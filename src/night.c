/* A run from beginning to end. */
#include "night.h"

#include "control/unprintable.h"
#include "control/verdict.h"
#include "formula/compared.h"
#include "formula/explain.h"
#include "provenance.h"
#include "publish/figures_csv.h"
#include "publish/file.h"
#include "record.h"
#include "remake.h"
#include "said.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void night_init(struct night *night, struct preparation *p, const struct options *options)
{
	*night = (struct night){.p = p, .lock = RUN_LOCK_INIT, .staging = STAGING_INIT, .started = said_clock()};
	preparation_init(p, options);
	log_init(&night->log, options->log);
	night->outputs.arena = &p->arena;
}

static int night_end(struct night *night)
{
	said_diags(night);
	int status = diags_exit_status(&night->p->diags);
	if (!status)
		status = night->unchanged ? (night->past.last.stops ? 1 : 0) : verdict_stops(&night->p->findings) ? 1 : 0;
	staging_release(&night->staging);
	record_close(night);
	preparation_release(night->p);
	return status;
}

/* ---- before reading ---- */

static bool look_back(struct night *night)
{
	struct preparation *p = night->p;
	bool good = mail_settings_read(&night->mail, &p->arena, &p->settings, &p->diags);

	/* what is wrong may be who is written to: not even the alarm goes */
	if (!good)
		night->mail.has_server = false;
	good &= past_read(&night->past, &p->arena, &night->db, p->options->output, p->facts.period,
			  p->options->only ? str_from(p->options->only) : S(""), p->facts.at, night->run.id, &p->diags);
	p->past = &night->past;
	return good;
}

/* ---- read ---- */

/* The files are causes of the run, and what is judged of the extracts. */
static bool judge_extracts(struct night *night)
{
	struct preparation *p = night->p;
	const struct past *past = &night->past;

	if (!provenance_list(p, &night->manifest, &night->sources))
		return false;
	extracts_judge(&p->extracts, p->store, &p->arena, &p->settings, p->facts.date, &night->manifest.inputs,
		       (struct extracts_then){past->earlier.name, &past->earlier_inputs},
		       (struct extracts_then){past->fit.name, &past->fit_inputs});
	provenance_add_past(p, &night->manifest);
	return true;
}

static bool read_all(struct night *night)
{
	return look_back(night) && prepare(night->p) && judge_extracts(night);
}

/* ---- may it be published ---- */

static bool is_allowed(struct night *night)
{
	struct preparation *p = night->p;
	struct period_state state = store_period(p->store);

	if (state.status == PERIOD_LOCKED)
		diag_add(&p->diags, DIAG_INPUT, state.at,
			 _("the period %.*s is locked: nothing more is published for it, corrections neither"),
			 STR_ARG(p->facts.period));
	else if (p->options->correction && !night->past.gone_out)
		diag_add(&p->diags, DIAG_USAGE, (struct place){0},
			 _("--rättelse: nothing has gone out for %.*s, so there is nothing to correct"),
			 STR_ARG(p->facts.period));
	return diags_faults(&p->diags) == 0;
}

static bool is_unchanged(struct night *night)
{
	const struct journal_run *last = &night->past.last;
	struct arena *arena = &night->p->arena;
	struct digest causes;

	manifest_causes(&night->manifest, &causes);
	return !night->p->options->force && last->id && str_equal(last->causes, str_from(causes.hex)) &&
	       access(path_in(arena, past_folder(arena, night->past.output, last), S("manifest.json")), F_OK) == 0;
}

/* ---- reconcile ---- */

static void reconcile(struct preparation *p)
{
	findings_add_unknown(&p->findings, p->store);
	controls_run(&p->engine, &p->controls, &p->findings);
}

/* ---- compose ---- */

static bool is_wanted(const struct preparation *p, const struct template *template)
{
	return template->document.n && (!p->options->only || str_equal(template->document, str_from(p->options->only)));
}

/* Each document of a template that asks for it, composed and handed on. */
static struct doc **compose_template(struct night *night, const struct template *template, struct doc **end)
{
	struct preparation *p = night->p;

	for (const struct context *c = engine_context(&p->engine); c; c = c->next) {
		if (!str_equal(c->document, template->document) || template->per_scope != (c->scope.n > 0))
			continue;
		struct doc *doc = compose(&p->engine, template, c, &p->facts, &p->findings);
		if (template->letter_for.n) {
			*ARENA_PUSH(&p->arena, &night->letters) = (struct letter){template, doc};
			continue;
		}
		releases_add(&night->releases, &p->arena, doc, template);
		outputs_add(&night->outputs, doc, styles_of(&p->styles, template));
		*end = doc;
		end = &doc->next;
	}
	return end;
}

enum stage { STAGE_DOCUMENTS, STAGE_FINDINGS, STAGE_LETTERS };

static enum stage stage_of(const struct template *template)
{
	return template->letter_for.n ? STAGE_LETTERS : template->shows_findings ? STAGE_FINDINGS : STAGE_DOCUMENTS;
}

static struct doc **compose_stage(struct night *night, enum stage stage, struct doc **end)
{
	for (const struct template *t = night->p->templates; t; t = t->next)
		if (is_wanted(night->p, t) && stage_of(t) == stage)
			end = compose_template(night, t, end);
	return end;
}

static void compare_figures(struct night *night)
{
	struct preparation *p = night->p;

	figure_rows_of(&night->rows, &p->engine);
	if (night->past.last.id)
		figure_changes_between(&night->changes, &p->arena, &night->past.last_figures, &night->rows);
	figure_changes_fill(p->store, &p->arena, &night->changes);
}

/*
 * Documents that show what was found are composed when all others have said what they could not print, letters when all
 * documents are there.
 */
static void compose_all(struct night *night)
{
	struct preparation *p = night->p;
	struct doc **end = compose_stage(night, STAGE_DOCUMENTS, &night->docs);

	unprintable_add_names(&p->findings, &p->engine);
	findings_fill(&p->findings, p->store);
	end = compose_stage(night, STAGE_FINDINGS, end);
	compare_figures(night);
	compose_stage(night, STAGE_LETTERS, end);
}

/* Everything but writing: run and check find the same. */
static void calculate(struct night *night)
{
	compared_check(&night->p->engine);
	prepare_contexts(night->p);
	reconcile(night->p);
	compose_all(night);
}

/* ---- what becomes of each document ---- */

static bool judge_documents(struct night *night)
{
	struct preparation *p = night->p;
	const struct options *options = p->options;

	provenance_tell(p, night->docs, night->staging.run, night->sources);
	night->gate = (struct gate){
		.stops = verdict_stops(&p->findings),
		.unknown = p->findings.holds_mail,
		.stale = p->extracts.count > 0,
		.open = store_period(p->store).status == PERIOD_OPEN,
		.silent = options->no_mail || options->only || !(night->mail.has_server || options->dry_run),
	};
	return releases_judge(&night->releases, p, &night->past, &night->gate, &night->rows, &p->diags);
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
	night->manifest.holds_mail = p->findings.holds_mail || night->gate.stale;
	return figures_csv_write(&night->rows, figures, &p->diags) &&
	       findings_csv_write(&p->findings, findings, &p->diags) &&
	       manifest_add_folder(&night->manifest, &night->manifest.outputs, night->staging.path, &p->diags) &&
	       manifest_write(&night->manifest, manifest, &p->diags);
}

static bool open_staging(struct night *night, const char *output, struct str run)
{
	struct preparation *p = night->p;

	return staging_begin(&night->staging, &p->arena, output, p->facts.period, run, &p->diags);
}

static struct str name_run(struct night *night)
{
	struct digest digest;

	manifest_digest(&night->manifest, &digest);
	return run_name(&night->p->arena, night->p->facts.at, &digest);
}

/*
 * A library that crashes costs its document, not the night. Anything else that keeps a document from being written - a full
 * disk, a text that no font can show - keeps the run from being published.
 */
static bool write_all(struct night *night)
{
	night->complete = render(night);
	return (night->complete || outputs_only_crashed(&night->outputs)) && write_tables(night);
}

static bool commit(struct night *night)
{
	struct preparation *p = night->p;

	if (!record_publishing(night))
		return false;
	if (!staging_commit(&night->staging, &p->diags) && night->staging.state == STAGING_OPEN)
		return false;
	night->published = true;
	/* a run that lacks documents is no whole publication */
	if (night->complete && !night->gate.stops && !p->options->only)
		(void)!staging_latest(&night->staging, &p->diags);
	return true;
}

static void publish(struct night *night)
{
	struct preparation *p = night->p;

	if (!open_staging(night, p->options->output, name_run(night)))
		return;
	if (!judge_documents(night)) {
		staging_abort(&night->staging, &p->diags);
		return;
	}
	night->unchanged = p->options->correction && !releases_correct(&night->releases);
	if (night->unchanged || !write_all(night) || !commit(night))
		staging_abort(&night->staging, &p->diags);
}

/* ---- the subcommands ---- */

int night_run(const struct options *options)
{
	struct preparation p;
	struct night night;

	night_init(&night, &p, options);
	bool started = prepare_start(&p);
	/* a night whose settings can not be read is in the journal, a mistyped command is not */
	if (diags_exit_status(&p.diags) == 2 || !record_begin(&night))
		return night_end(&night);
	bool read = started && read_all(&night) && is_allowed(&night);
	night.unchanged = read && is_unchanged(&night);
	if (read && !night.unchanged) {
		calculate(&night);
		if (diags_faults(&p.diags) == 0)
			publish(&night);
	}
	record_end(&night);
	record_deliver(&night);
	if (read || night.log.form != LOG_OFF)
		said_run(&night);
	return night_end(&night);
}

int night_check(const struct options *options)
{
	struct preparation p;
	struct night night;

	night_init(&night, &p, options);
	if (prepare_start(&p) && record_look(&night) && read_all(&night)) {
		calculate(&night);
		(void)!judge_documents(&night);
		said_check(&night);
	}
	return night_end(&night);
}

bool night_remake(const struct options *options, const struct journal_run *run, const char *folder)
{
	struct preparation p;
	struct night night;
	bool made = false;

	night_init(&night, &p, options);
	if (prepare_start(&p) && record_look(&night)) {
		night.run.id = run->id;
		if (read_all(&night)) {
			calculate(&night);
			made = diags_faults(&p.diags) == 0 && open_staging(&night, folder, run->name) &&
			       judge_documents(&night) && write_all(&night) && staging_commit(&night.staging, &p.diags);
		}
	}
	(void)night_end(&night);
	return made;
}

int night_explain(const struct options *options, const char *name)
{
	struct preparation p;
	struct night night;

	night_init(&night, &p, options);
	if (prepare_start(&p) && record_look(&night) && read_all(&night)) {
		prepare_contexts(&p);
		struct str text = explain(&p.engine, str_from(name));
		printf("%.*s", STR_ARG(text));
	}
	return night_end(&night);
}
