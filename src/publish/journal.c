/* The journal of runs: how each begins, is published and ends. */
#include "publish/journal.h"

#include "publish/file.h"
#include "publish/journal_row.h"

#include <unistd.h>

static const struct str words[RUN_STATES] = {
	[RUN_GOING] = STR("going"),         [RUN_PUBLISHING] = STR("publishing"), [RUN_PUBLISHED] = STR("published"),
	[RUN_UNCHANGED] = STR("unchanged"), [RUN_FAILED] = STR("failed"),         [RUN_DIED] = STR("died"),
};

struct str run_state_word(enum run_state state)
{
	return words[state];
}

enum run_state run_state_of(struct str word)
{
	for (enum run_state state = RUN_GOING; state < RUN_STATES; state++)
		if (str_equal(words[state], word))
			return state;
	return RUN_DIED;
}

struct str run_state_name(enum run_state state)
{
	static const char *const names[RUN_STATES] = {
		[RUN_GOING] = N_("going on"),  [RUN_PUBLISHING] = N_("publishing"), [RUN_PUBLISHED] = N_("published"),
		[RUN_UNCHANGED] = N_("unchanged"), [RUN_FAILED] = N_("failed"),     [RUN_DIED] = N_("died"),
	};

	return str_from(_(names[state]));
}

/* ---- what dead processes left ---- */

static bool is_published(struct arena *arena, const char *output, const struct journal_run *run)
{
	const char *folder = path_in(arena, path_in(arena, output, run->period), run->name);

	return run->state == RUN_PUBLISHING && access(path_in(arena, folder, S("manifest.json")), F_OK) == 0;
}

static bool list_unended(struct db *db, struct arena *arena, struct journal_runs *runs, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db, "SELECT " JOURNAL_COLUMNS " FROM runs WHERE state IN ('going', 'publishing')", diags);
	while (db_next(&query))
		journal_row(&query, arena, ARENA_PUSH(arena, runs));
	return db_end(&query);
}

bool journal_recover(struct db *db, struct arena *arena, const char *output, struct journal_runs *published,
		     struct diags *diags)
{
	struct journal_runs runs = {0};

	if (!list_unended(db, arena, &runs, diags))
		return false;
	for (size_t i = 0; i < runs.count; i++) {
		struct journal_run *run = &runs.items[i];
		run->state = is_published(arena, output, run) ? RUN_PUBLISHED : RUN_DIED;
		run->ended = db_now(arena);
		run->said = S("");
		run->status = run->state == RUN_PUBLISHED ? run->stops : 4;
		if (!journal_end(db, run, diags))
			return false;
		if (published && run->state == RUN_PUBLISHED)
			*ARENA_PUSH(arena, published) = *run;
	}
	return true;
}

/* ---- the life of a run ---- */

bool journal_begin(struct db *db, struct journal_run *run, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "INSERT INTO runs (period, only_document, at, started, pid, state, correction)"
		 " VALUES (?1, ?2, ?3, ?4, ?5, 'going', ?6)",
		 diags);
	db_bind_text(&query, 1, run->period);
	db_bind_text(&query, 2, run->only);
	db_bind_text(&query, 3, run->at);
	db_bind_text(&query, 4, run->started);
	db_bind_int(&query, 5, run->pid);
	db_bind_int(&query, 6, run->correction);
	if (!db_end(&query))
		return false;
	run->id = db_last_id(db);
	run->state = RUN_GOING;
	return true;
}

static bool add_files(struct db *db, int64_t run, struct str kind, const struct manifest_files *files, struct diags *diags)
{
	for (size_t i = 0; i < files->count; i++) {
		const struct manifest_file *file = &files->items[i];
		struct db_query query;
		db_query(&query, db, "INSERT OR REPLACE INTO files (run, kind, name, sha256, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
			 diags);
		db_bind_int(&query, 1, run);
		db_bind_text(&query, 2, kind);
		db_bind_text(&query, 3, file->name);
		db_bind_text(&query, 4, str_from(file->sha256.hex));
		db_bind_int(&query, 5, (int64_t)file->bytes);
		if (!db_end(&query))
			return false;
	}
	return true;
}

static bool add_parameters(struct db *db, int64_t run, const struct manifest *manifest, struct diags *diags)
{
	for (size_t i = 0; i < manifest->parameters.count; i++) {
		const struct manifest_parameter *parameter = &manifest->parameters.items[i];
		struct db_query query;
		db_query(&query, db, "INSERT OR REPLACE INTO parameters (run, name, value) VALUES (?1, ?2, ?3)", diags);
		db_bind_int(&query, 1, run);
		db_bind_text(&query, 2, parameter->name);
		db_bind_text(&query, 3, parameter->value);
		if (!db_end(&query))
			return false;
	}
	return true;
}

static bool add_document(struct db *db, int64_t run, const struct journal_document *document, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "INSERT INTO documents (run, name, document, scope, title, content, dispatch, approver, draft, confidential,"
		 " released, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
		 diags);
	db_bind_int(&query, 1, run);
	db_bind_text(&query, 2, document->name);
	db_bind_text(&query, 3, document->document);
	db_bind_text(&query, 4, document->scope);
	db_bind_text(&query, 5, document->title);
	db_bind_text(&query, 6, document->content);
	db_bind_text(&query, 7, document->dispatch);
	db_bind_text(&query, 8, document->approver);
	db_bind_int(&query, 9, document->draft);
	db_bind_int(&query, 10, document->confidential);
	db_bind_int(&query, 11, document->released);
	db_bind_int(&query, 12, document->version);
	return db_end(&query);
}

static bool set_publishing(struct db *db, const struct journal_run *run, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "UPDATE runs SET name = ?2, causes = ?3, verdict = ?4, stops = ?5, holds_mail = ?6, stale = ?7, complete = ?8,"
		 " state = 'publishing' WHERE id = ?1",
		 diags);
	db_bind_int(&query, 1, run->id);
	db_bind_text(&query, 2, run->name);
	db_bind_text(&query, 3, run->causes);
	db_bind_text(&query, 4, run->verdict);
	db_bind_int(&query, 5, run->stops);
	db_bind_int(&query, 6, run->holds_mail);
	db_bind_int(&query, 7, run->stale);
	db_bind_int(&query, 8, run->complete);
	return db_end(&query);
}

bool journal_publishing(struct db *db, const struct journal_run *run, const struct manifest *manifest,
			const struct journal_documents *documents, struct diags *diags)
{
	if (!set_publishing(db, run, diags) || !add_parameters(db, run->id, manifest, diags) ||
	    !add_files(db, run->id, S("input"), &manifest->inputs, diags) ||
	    !add_files(db, run->id, S("template"), &manifest->templates, diags) ||
	    !add_files(db, run->id, S("output"), &manifest->outputs, diags))
		return false;
	for (size_t i = 0; i < documents->count; i++)
		if (!add_document(db, run->id, &documents->items[i], diags))
			return false;
	return true;
}

static bool end_row(struct db *db, const struct journal_run *run, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db, "UPDATE runs SET state = ?2, status = ?3, ended = ?4, said = ?5, stops = ?6 WHERE id = ?1", diags);
	db_bind_int(&query, 1, run->id);
	db_bind_text(&query, 2, words[run->state]);
	db_bind_int(&query, 3, run->status);
	db_bind_text(&query, 4, run->ended);
	db_bind_text(&query, 5, run->said);
	db_bind_int(&query, 6, run->stops);
	return db_end(&query);
}

/*
 * Letters with earlier versions of what the run released that have not gone: nobody is to get them any more. Not before the run is
 * published, or one that came to nothing would have taken them back.
 */
static bool supersede(struct db *db, int64_t run, struct diags *diags)
{
	return db_do(db,
		     "UPDATE messages SET state = 'cancelled', changed = " DB_NOW " WHERE state IN ('queued', 'failed') AND id IN"
		     " (SELECT old.id FROM messages old JOIN runs earlier ON earlier.id = old.run JOIN documents later ON later.run = ?1"
		     " AND later.name = old.document AND later.released AND later.version > old.version JOIN runs latest ON latest.id = later.run"
		     " AND latest.period = earlier.period WHERE old.version > 0)",
		     run, diags);
}

bool journal_end(struct db *db, const struct journal_run *run, struct diags *diags)
{
	bool came_to_nothing = run->state == RUN_FAILED || run->state == RUN_DIED;

	if (!db_begin(db, diags))
		return false;
	if (end_row(db, run, diags) &&
	    (run->state != RUN_PUBLISHED || supersede(db, run->id, diags)) &&
	    (!came_to_nothing || (db_do(db, "DELETE FROM messages WHERE run = ?1", run->id, diags) &&
				  db_do(db, "UPDATE documents SET released = 0 WHERE run = ?1", run->id, diags))) &&
	    db_commit(db, diags))
		return true;
	db_rollback(db);
	return false;
}
