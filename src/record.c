/* The run in the journal and its messages in the outbox. */
#include "record.h"

#include "publish/file.h"

#include <unistd.h>

enum { PATIENCE = 600 }; /* seconds that a run waits for a server that is out of order */

static bool writes_mail(const struct night *night)
{
	const struct options *options = night->p->options;

	return night->mail.from.n && (night->mail.has_server || options->dry_run) && !options->no_mail && !options->only;
}

static bool is_whole(const struct journal_run *run)
{
	return run->complete && !run->stops && run->only.n == 0;
}

bool record_recover(struct db *db, struct arena *arena, const char *output, size_t *unknown, struct diags *diags)
{
	struct journal_runs published = {0};

	if (!journal_recover(db, arena, output, &published, diags) || !outbox_recover(db, unknown, diags))
		return false;
	for (size_t i = 0; i < published.count; i++) {
		const struct journal_run *run = &published.items[i];
		if (is_whole(run) && !staging_point_latest(arena, output, run->period, run->name, diags))
			return false;
	}
	return true;
}

bool record_begin(struct night *night)
{
	struct preparation *p = night->p;
	const char *output = p->options->output;
	size_t unknown;

	if (!run_lock_take(&night->lock, &p->arena, output, &p->diags) ||
	    !db_open(&night->db, &p->arena, output, DB_WRITE, &p->diags) || 
	    !record_recover(&night->db, &p->arena, output, &unknown, &p->diags))
		return false;
	if (unknown)
		diag_add(&p->diags, DIAG_NOTE, file_place(night->db.path),
			 ngettext("%zu letter may have been sent by a run that died: underlag outbox list",
				  "%zu letters may have been sent by a run that died: underlag outbox list", unknown),
			 unknown);
	night->run = (struct journal_run){
		.period = p->facts.period,
		.only = p->options->only ? str_from(p->options->only) : S(""),
		.at = p->facts.at,
		.started = db_now(&p->arena),
		.pid = getpid(),
		.correction = p->options->correction,
	};
	log_event(&night->log, LOG_INFO, "run.start", LOG_FIELDS({"period", p->facts.period}, {"at", p->facts.at}));
	return journal_begin(&night->db, &night->run, &p->diags);
}

bool record_look(struct night *night)
{
	night->run.id = INT64_MAX;
	return db_open(&night->db, &night->p->arena, night->p->options->output, DB_READ, &night->p->diags);
}

/* Messages, and what goes with them: a document that was not written can not go out. */
static bool make_messages(struct night *night)
{
	struct preparation *p = night->p;

	for (size_t i = 0; i < night->releases.count; i++)
		night->releases.items[i].goes_out &= outputs_written(&night->outputs, i);
	night->mailing = (struct mailing){
		.p = p,
		.mail = &night->mail,
		.past = &night->past,
		.gate = &night->gate,
		.releases = &night->releases,
		.letters = &night->letters,
		.run = night->staging.run,
		.folder = night->staging.run_path,
		.outputs = &night->manifest.outputs,
		.changes = figure_changes_text(&p->arena, &night->changes),
	};
	return !writes_mail(night) || mailing_make(&night->mailing, &p->diags);
}

/* Of the manifest itself too: it lists all files but its own. */
static bool list_files(struct night *night, struct manifest *manifest)
{
	struct preparation *p = night->p;
	const char *path = staging_path(&night->staging, S("manifest.json"), &p->diags);

	*manifest = night->manifest;
	return path && manifest_add_file(manifest, &manifest->outputs, S("manifest.json"), path, &p->diags);
}

bool record_publishing(struct night *night)
{
	struct preparation *p = night->p;
	struct journal_run *run = &night->run;
	struct journal_documents documents = {0};
	struct manifest manifest;
	struct digest causes;

	if (!make_messages(night) || !list_files(night, &manifest))
		return false;
	manifest_causes(&night->manifest, &causes);
	run->name = night->staging.run;
	run->causes = str_copy(&p->arena, str_from(causes.hex));
	run->verdict = night->manifest.verdict;
	run->stops = night->gate.stops;
	run->holds_mail = night->manifest.holds_mail;
	run->stale = night->gate.stale;
	run->complete = night->complete;
	run->state = RUN_PUBLISHING;
	releases_list(&night->releases, &p->arena, &documents);
	for (size_t i = 0; p->options->dry_run && i < documents.count; i++)
		documents.items[i].released = false;
	if (!db_begin(&night->db, &p->diags))
		return false;
	if (journal_publishing(&night->db, run, &manifest, &documents, &p->diags) &&
	    (p->options->dry_run ||
	     mailing_queue(&night->mailing, &night->db, run->id, &night->queued, &p->diags)) &&
	    db_commit(&night->db, &p->diags))
		return true;
	db_rollback(&night->db);
	return false;
}

static bool queue_alarm(struct night *night)
{
	struct preparation *p = night->p;
	struct mailing alarm = {.p = p, .mail = &night->mail};

	mailing_failure(&alarm, str_printf(&p->arena, "%.*s-%lld", STR_ARG(night->run.at), (long long)night->run.id),
			 night->run.said);
	if (!db_begin(&night->db, &p->diags))
		return false;
	if (mailing_queue(&alarm, &night->db, night->run.id, &night->queued, &p->diags) &&
	    db_commit(&night->db, &p->diags))
		return true;
	db_rollback(&night->db);
	return false;
}

void record_end(struct night *night)
{
	struct preparation *p = night->p;
	struct journal_run *run = &night->run;

	if (run->id == 0)
		return;
	if (night->unchanged)
		run->stops = night->past.last.stops;
	run->status = diags_exit_status(&p->diags);
	if (run->status == 0)
		run->status = run->stops;
	run->state = night->published ? RUN_PUBLISHED : night->unchanged ? RUN_UNCHANGED : RUN_FAILED;
	run->ended = db_now(&p->arena);
	run->said = diags_faults(&p->diags) ? diags_text(&p->arena, &p->diags) : S("");
	if (!journal_end(&night->db, run, &p->diags) || run->state != RUN_FAILED || run->status == 2 ||
	    !night->mail.has_server || p->options->no_mail || p->options->dry_run)
		return;
	(void)!queue_alarm(night);
}

void record_deliver(struct night *night)
{
	struct preparation *p = night->p;

	if (night->run.id == 0 || p->options->no_mail)
		return;
	if (p->options->dry_run) {
		if (night->published)
			(void)!mailing_write(&night->mailing, &p->diags);
		return;
	}
	log_event(&night->log, LOG_INFO, "mail.queued",
		  LOG_FIELDS({"messages", str_printf(&p->arena, "%zu", night->queued)}));
	if (night->mail.has_server)
		(void)!send_all(&night->db, p->options->output, &night->mail, &night->log, PATIENCE, &night->sent,
				&p->diags);
}

void record_close(struct night *night)
{
	if (night->db.handle)
		db_close(&night->db);
	run_lock_release(&night->lock);
}
