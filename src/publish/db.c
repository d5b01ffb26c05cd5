/* output/underlag.db, through SQLite. */
#include "publish/db.h"

#include "base/clock.h"
#include "publish/file.h"

#include <errno.h>
#include <sqlite3.h>
#include <unistd.h>

#define DB_NAME S("underlag.db")
enum { DB_FORM = 1, BUSY_MILLISECONDS = 10000 };

/* Times are texts, flags 0 and 1; runs.state and messages.state are the words of journal.h and outbox.h. */
static const char *const schema =
	"CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL DEFAULT '', period TEXT NOT NULL,"
	" only_document TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, started TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '',"
	" pid INTEGER NOT NULL, state TEXT NOT NULL, causes TEXT NOT NULL DEFAULT '', verdict TEXT NOT NULL DEFAULT '',"
	" stops INTEGER NOT NULL DEFAULT 0, holds_mail INTEGER NOT NULL DEFAULT 0, stale INTEGER NOT NULL DEFAULT 0,"
	" correction INTEGER NOT NULL DEFAULT 0, complete INTEGER NOT NULL DEFAULT 0, status INTEGER NOT NULL DEFAULT 0,"
	" said TEXT NOT NULL DEFAULT '');"
	"CREATE INDEX runs_name ON runs (name);"
	"CREATE TABLE parameters (run INTEGER NOT NULL REFERENCES runs, name TEXT NOT NULL, value TEXT NOT NULL,"
	" PRIMARY KEY (run, name)) WITHOUT ROWID;"
	"CREATE TABLE files (run INTEGER NOT NULL REFERENCES runs, kind TEXT NOT NULL, name TEXT NOT NULL,"
	" sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (run, kind, name)) WITHOUT ROWID;"
	"CREATE TABLE documents (run INTEGER NOT NULL REFERENCES runs, name TEXT NOT NULL, document TEXT NOT NULL,"
	" scope TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, dispatch TEXT NOT NULL, approver TEXT NOT NULL,"
	" draft INTEGER NOT NULL, confidential INTEGER NOT NULL, released INTEGER NOT NULL, version INTEGER NOT NULL,"
	" PRIMARY KEY (run, name)) WITHOUT ROWID;"
	/* given before every run with a greater id than after_run */
	"CREATE TABLE approvals (id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs, period TEXT NOT NULL,"
	" name TEXT NOT NULL, role TEXT NOT NULL, given TEXT NOT NULL, content TEXT NOT NULL, pdf TEXT NOT NULL,"
	" xlsx TEXT NOT NULL, after_run INTEGER NOT NULL, UNIQUE (period, name, role, content));"
	"CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL REFERENCES runs,"
	" document TEXT NOT NULL, version INTEGER NOT NULL, recipient TEXT NOT NULL, chosen TEXT NOT NULL,"
	" message_id TEXT NOT NULL UNIQUE, sender TEXT NOT NULL, reply_to TEXT NOT NULL, subject TEXT NOT NULL,"
	" date TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, final INTEGER NOT NULL DEFAULT 0,"
	" attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0, code INTEGER NOT NULL DEFAULT 0,"
	" reply TEXT NOT NULL DEFAULT '', changed TEXT NOT NULL);"
	"CREATE INDEX messages_state ON messages (state);"
	"CREATE TABLE attachments (message INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE, position INTEGER NOT NULL,"
	" name TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (message, position)) WITHOUT ROWID;";

static bool fault(struct db *db, struct diags *diags)
{
	const char *why = db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(SQLITE_NOMEM);

	diag_add(diags, DIAG_WRITE, file_place(db->path), _("the journal cannot be used: %s"), why);
	return false;
}

static bool execute(struct db *db, const char *sql, struct diags *diags)
{
	return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK || fault(db, diags);
}

static bool read_form(struct db *db, int64_t *form, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db, "PRAGMA user_version", diags);
	*form = db_next(&query) ? db_int(&query, 0) : 0;
	return db_end(&query);
}

static bool make_schema(struct db *db, struct diags *diags)
{
	if (!db_begin(db, diags))
		return false;
	if (execute(db, schema, diags) && execute(db, "PRAGMA user_version = 1", diags) && db_commit(db, diags))
		return true;
	db_rollback(db);
	return false;
}

static bool bring_to_form(struct db *db, enum db_access mode, bool in_memory, struct diags *diags)
{
	int64_t form;

	if (!execute(db, "PRAGMA foreign_keys = ON", diags) ||
	    (mode == DB_WRITE && (!execute(db, "PRAGMA journal_mode = WAL", diags) ||
				    !execute(db, "PRAGMA synchronous = FULL", diags))) ||
	    !read_form(db, &form, diags))
		return false;
	if (form > DB_FORM) {
		diag_add(diags, DIAG_WRITE, file_place(db->path),
			 _("the journal was written by a newer underlag (form %d, this one knows %d): use that one"),
			 (int)form, DB_FORM);
		return false;
	}
	return form == DB_FORM || ((mode == DB_WRITE || in_memory) && make_schema(db, diags)) || fault(db, diags);
}

/* A monitor that may only read needs the files of the log, which SQLite otherwise removes with the last writer. */
static void keep_log(struct db *db)
{
	int keep = 1;

	(void)sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
}

bool db_open(struct db *db, struct arena *arena, const char *output, enum db_access mode, struct diags *diags)
{
	*db = (struct db){NULL, path_in(arena, output, DB_NAME)};
	bool in_memory = mode == DB_READ && access(db->path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR);
	int flags = SQLITE_OPEN_READWRITE | (mode == DB_WRITE || in_memory ? SQLITE_OPEN_CREATE : 0);

	if (mode == DB_WRITE && !folder_make(output, diags))
		return false;
	int result = sqlite3_open_v2(in_memory ? ":memory:" : db->path, &db->handle, flags, NULL);
	if (result == SQLITE_OK && !in_memory)
		keep_log(db);
	if (result == SQLITE_OK && sqlite3_busy_timeout(db->handle, BUSY_MILLISECONDS) == SQLITE_OK &&
	    bring_to_form(db, mode, in_memory, diags))
		return true;
	if (result != SQLITE_OK)
		fault(db, diags);
	db_close(db);
	return false;
}

void db_close(struct db *db)
{
	sqlite3_close(db->handle);
	db->handle = NULL;
}

bool db_begin(struct db *db, struct diags *diags)
{
	return execute(db, "BEGIN IMMEDIATE", diags);
}

bool db_commit(struct db *db, struct diags *diags)
{
	return execute(db, "COMMIT", diags);
}

void db_rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(db->handle))
		(void)sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

static void fail(struct db_query *query)
{
	if (!query->failed)
		fault(query->db, query->diags);
	query->failed = true;
}

void db_query(struct db_query *query, struct db *db, const char *sql, struct diags *diags)
{
	*query = (struct db_query){.db = db, .diags = diags};
	if (sqlite3_prepare_v2(db->handle, sql, -1, &query->statement, NULL) != SQLITE_OK)
		fail(query);
}

void db_bind_text(struct db_query *query, int parameter, struct str text)
{
	if (!query->failed && sqlite3_bind_text64(query->statement, parameter, text.p ? text.p : "", text.n,
						  SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
		fail(query);
}

void db_bind_int(struct db_query *query, int parameter, int64_t value)
{
	if (!query->failed && sqlite3_bind_int64(query->statement, parameter, value) != SQLITE_OK)
		fail(query);
}

bool db_next(struct db_query *query)
{
	if (query->failed || query->done)
		return false;
	int result = sqlite3_step(query->statement);
	query->done = result != SQLITE_ROW;
	if (result != SQLITE_ROW && result != SQLITE_DONE)
		fail(query);
	return result == SQLITE_ROW;
}

struct str db_text(const struct db_query *query, int column, struct arena *arena)
{
	const unsigned char *text = sqlite3_column_text(query->statement, column);
	int n = sqlite3_column_bytes(query->statement, column);

	return text ? str_copy(arena, (struct str){(const char *)text, (size_t)n}) : S("");
}

int64_t db_int(const struct db_query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

bool db_end(struct db_query *query)
{
	while (db_next(query))
		continue;
	sqlite3_finalize(query->statement);
	query->statement = NULL;
	return !query->failed;
}

bool db_do(struct db *db, const char *sql, int64_t id, struct diags *diags)
{
	struct db_query query;

	db_query(&query, db, sql, diags);
	db_bind_int(&query, 1, id);
	return db_end(&query);
}

int64_t db_last_id(const struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

int64_t db_changes(const struct db *db)
{
	return sqlite3_changes64(db->handle);
}

struct str db_now(struct arena *arena)
{
	char room[CLOCK_ROOM];

	return str_copy(arena, clock_text(&room, time(NULL)));
}
