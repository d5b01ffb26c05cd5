/* Runs, their files, documents and approvals, looked up in the journal. */
#include "publish/journal.h"

#include "publish/journal_row.h"

#include <stdlib.h>
#include <string.h>

void journal_row(const struct db_query *query, struct arena *arena, struct journal_run *run)
{
	*run = (struct journal_run){
		.id = db_int(query, 0),
		.name = db_text(query, 1, arena),
		.period = db_text(query, 2, arena),
		.only = db_text(query, 3, arena),
		.at = db_text(query, 4, arena),
		.started = db_text(query, 5, arena),
		.ended = db_text(query, 6, arena),
		.pid = db_int(query, 7),
		.state = run_state_of(db_text(query, 8, arena)),
		.causes = db_text(query, 9, arena),
		.verdict = db_text(query, 10, arena),
		.stops = db_int(query, 11) != 0,
		.holds_mail = db_int(query, 12) != 0,
		.stale = db_int(query, 13) != 0,
		.correction = db_int(query, 14) != 0,
		.complete = db_int(query, 15) != 0,
		.status = (int)db_int(query, 16),
		.said = db_text(query, 17, arena),
	};
}

bool journal_list(struct db *db, struct arena *arena, struct str period, size_t limit, struct journal_runs *runs,
		  struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "SELECT " JOURNAL_COLUMNS " FROM runs WHERE ?1 IN ('', period) ORDER BY id DESC LIMIT ?2", diags);
	db_bind_text(&query, 1, period);
	db_bind_int(&query, 2, limit ? (int64_t)limit : -1);
	while (db_next(&query))
		journal_row(&query, arena, ARENA_PUSH(arena, runs));
	return db_end(&query);
}

/* ---- the run that somebody means ---- */

/* The newest row of each name that fits, at most two; one that is published before one that failed to be so again. */
static bool find_named(struct db *db, struct arena *arena, struct str text, struct journal_runs *runs, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "SELECT " JOURNAL_COLUMNS " FROM runs JOIN (SELECT coalesce(max(CASE state WHEN 'published' THEN id END), max(id)) AS newest FROM runs WHERE name <> ''"
		 " AND (name = ?1 OR substr(name, 1, length(?1)) = ?1) GROUP BY name) ON id = newest"
		 " ORDER BY name = ?1 DESC, id DESC LIMIT 2",
		 diags);
	db_bind_text(&query, 1, text);
	while (db_next(&query))
		journal_row(&query, arena, ARENA_PUSH(arena, runs));
	return db_end(&query);
}

static bool find_id(struct db *db, struct arena *arena, int64_t id, struct journal_run *run, struct diags *diags)
{
	struct db_query query;

	run->id = 0;
	db_query(&query, db, "SELECT " JOURNAL_COLUMNS " FROM runs WHERE id = ?1", diags);
	db_bind_int(&query, 1, id);
	if (db_next(&query))
		journal_row(&query, arena, run);
	return db_end(&query);
}

/* Names are longer than any number of a run. */
static bool is_number(struct str text, int64_t *number)
{
	*number = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*number = *number * 10 + (text.p[i] - '0');
	}
	return text.n > 0 && text.n < 8;
}

static bool found_none(struct str text, struct diags *diags)
{
	diag_add(diags, DIAG_USAGE, (struct place){0}, _("there is no run \"%.*s\": see underlag runs"), STR_ARG(text));
	return false;
}

bool journal_find(struct db *db, struct arena *arena, struct str text, struct journal_run *run, struct diags *diags)
{
	struct journal_runs runs = {0};
	int64_t number;

	*run = (struct journal_run){0};
	if (str_equal(text, S("senaste"))) {
		if (!journal_last(db, arena, JOURNAL_ANY, S(""), S(""), INT64_MAX, run, diags))
			return false;
		return run->id || found_none(text, diags);
	}
	if (is_number(text, &number)) {
		if (!find_id(db, arena, number, run, diags))
			return false;
		if (run->id)
			return true;
	}
	if (text.n && !find_named(db, arena, text, &runs, diags))
		return false;
	if (runs.count == 0)
		return found_none(text, diags);
	if (runs.count > 1 && !str_equal(runs.items[0].name, text)) {
		diag_add(diags, DIAG_USAGE, (struct place){0}, _("\"%.*s\" is the beginning of several runs: %.*s, %.*s"),
			 STR_ARG(text), STR_ARG(runs.items[1].name), STR_ARG(runs.items[0].name));
		return false;
	}
	*run = runs.items[0];
	return true;
}

bool journal_last(struct db *db, struct arena *arena, enum journal_what what, struct str period, struct str only,
		  int64_t before, struct journal_run *run, struct diags *diags)
{
	struct db_query query;

	*run = (struct journal_run){0};
	db_query(&query, db,
		 "SELECT " JOURNAL_COLUMNS " FROM runs WHERE state = 'published' AND id < ?1 AND (?2 = '' OR (period = ?2 AND"
		 " only_document = ?3)) AND (?4 = 0 OR complete) AND (?5 = 0 OR (NOT EXISTS (SELECT 1 FROM documents WHERE run ="
		 " runs.id AND draft) AND EXISTS (SELECT 1 FROM documents WHERE run = runs.id AND approver <> '')))"
		 " ORDER BY id DESC LIMIT 1",
		 diags);
	db_bind_int(&query, 1, before);
	db_bind_text(&query, 2, period);
	db_bind_text(&query, 3, only);
	db_bind_int(&query, 4, what == JOURNAL_COMPLETE);
	db_bind_int(&query, 5, what == JOURNAL_APPROVED);
	if (db_next(&query))
		journal_row(&query, arena, run);
	return db_end(&query);
}

/* ---- its files and documents ---- */

bool journal_files(struct db *db, struct arena *arena, int64_t run, struct str kind, struct manifest_files *files,
		   struct diags *diags)
{
	struct db_query query;

	db_query(&query, db, "SELECT name, sha256, bytes FROM files WHERE run = ?1 AND kind = ?2 ORDER BY name", diags);
	db_bind_int(&query, 1, run);
	db_bind_text(&query, 2, kind);
	while (db_next(&query)) {
		struct manifest_file *file = ARENA_PUSH(arena, files);
		struct str sha256 = db_text(&query, 1, arena);
		file->name = db_text(&query, 0, arena);
		memcpy(file->sha256.hex, sha256.p, sha256.n < sizeof file->sha256.hex ? sha256.n : sizeof file->sha256.hex - 1);
		file->bytes = (uint64_t)db_int(&query, 2);
	}
	return db_end(&query);
}

bool journal_parameter(struct db *db, struct arena *arena, int64_t run, struct str name, struct str *value,
		       struct diags *diags)
{
	struct db_query query;

	*value = S("");
	db_query(&query, db, "SELECT value FROM parameters WHERE run = ?1 AND name = ?2", diags);
	db_bind_int(&query, 1, run);
	db_bind_text(&query, 2, name);
	if (db_next(&query))
		*value = db_text(&query, 0, arena);
	return db_end(&query);
}

#define DOCUMENT_COLUMNS \
	"documents.name, document, scope, title, content, dispatch, approver, draft, confidential, released, version"

static void document_row(const struct db_query *query, struct arena *arena, struct journal_document *document)
{
	*document = (struct journal_document){
		.name = db_text(query, 0, arena),
		.document = db_text(query, 1, arena),
		.scope = db_text(query, 2, arena),
		.title = db_text(query, 3, arena),
		.content = db_text(query, 4, arena),
		.dispatch = db_text(query, 5, arena),
		.approver = db_text(query, 6, arena),
		.draft = db_int(query, 7) != 0,
		.confidential = db_int(query, 8) != 0,
		.released = db_int(query, 9) != 0,
		.version = (unsigned)db_int(query, 10),
	};
}

bool journal_documents(struct db *db, struct arena *arena, int64_t run, struct journal_documents *documents,
		       struct diags *diags)
{
	struct db_query query;

	db_query(&query, db, "SELECT " DOCUMENT_COLUMNS " FROM documents WHERE run = ?1 ORDER BY name", diags);
	db_bind_int(&query, 1, run);
	while (db_next(&query))
		document_row(&query, arena, ARENA_PUSH(arena, documents));
	return db_end(&query);
}

bool journal_released(struct db *db, struct arena *arena, struct str period, struct str name, int64_t before,
		      struct journal_document *document, struct journal_run *run, struct diags *diags)
{
	struct db_query query;
	int64_t id = 0;

	*document = (struct journal_document){0};
	*run = (struct journal_run){0};
	db_query(&query, db,
		 "SELECT " DOCUMENT_COLUMNS ", run FROM documents JOIN runs ON run = runs.id WHERE state = 'published' AND"
		 " period = ?1 AND documents.name = ?2 AND run < ?3 AND released ORDER BY version DESC, run DESC LIMIT 1",
		 diags);
	db_bind_text(&query, 1, period);
	db_bind_text(&query, 2, name);
	db_bind_int(&query, 3, before);
	if (db_next(&query)) {
		document_row(&query, arena, document);
		id = db_int(&query, 11);
	}
	return db_end(&query) && (id == 0 || find_id(db, arena, id, run, diags));
}

/* ---- approvals ---- */

bool journal_approve(struct db *db, const struct journal_run *run, const struct journal_document *document,
		     struct str role, struct str pdf, struct str xlsx, struct str given, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "INSERT OR IGNORE INTO approvals (run, period, name, role, given, content, pdf, xlsx, after_run)"
		 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT max(id) FROM runs))",
		 diags);
	db_bind_int(&query, 1, run->id);
	db_bind_text(&query, 2, run->period);
	db_bind_text(&query, 3, document->name);
	db_bind_text(&query, 4, role);
	db_bind_text(&query, 5, given);
	db_bind_text(&query, 6, document->content);
	db_bind_text(&query, 7, pdf);
	db_bind_text(&query, 8, xlsx);
	return db_end(&query);
}

bool journal_approvals(struct db *db, struct arena *arena, struct str period, int64_t before,
		       struct journal_approvals *approvals, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db,
		 "SELECT approvals.name, role, given, content, runs.name FROM approvals JOIN runs ON run = runs.id"
		 " WHERE approvals.period = ?1 AND after_run < ?2 ORDER BY approvals.name, role, approvals.id DESC",
		 diags);
	db_bind_text(&query, 1, period);
	db_bind_int(&query, 2, before);
	while (db_next(&query))
		*ARENA_PUSH(arena, approvals) = (struct journal_approval){
			db_text(&query, 0, arena), db_text(&query, 1, arena), db_text(&query, 2, arena),
			db_text(&query, 3, arena), db_text(&query, 4, arena)};
	return db_end(&query);
}
