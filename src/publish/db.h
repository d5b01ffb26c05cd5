/*
 * output/underlag.db: what runs and mail leave behind (SQLite, write-ahead log, every commit synced).
 *
 *     struct db_query query;
 *     db_query(&query, &db, "SELECT name FROM runs WHERE period = ?1", diags);
 *     db_bind_text(&query, 1, period);
 *     while (db_next(&query))
 *             use(db_text(&query, 0, arena));
 *     if (!db_end(&query))
 *             return false;
 *
 * A fault is told once, as a DIAG_WRITE that names the file; after it the query has no more rows and db_end() is false. Times
 * are ISO 8601 in UTC. Who changes anything holds the run's lock (run_lock.h), so nobody waits for another writer; readers
 * never wait.
 */
#ifndef UNDERLAG_PUBLISH_DB_H
#define UNDERLAG_PUBLISH_DB_H

#include "base/diag.h"

struct sqlite3;
struct sqlite3_stmt;

struct db {
	struct sqlite3 *handle; /* NULL: closed */
	const char *path;
};

#define DB_INIT {NULL, NULL}

enum db_access {
	DB_READ,  /* as it is: a file that is not there yet is an open db with empty tables, and none is made */
	DB_WRITE, /* made or brought to this program's form where it needs to be */
};

/* A file that is no database, is damaged, or was written by a newer program is a fault. The path lives in the arena. */
MUST_USE bool db_open(struct db *db, struct arena *arena, const char *output, enum db_access mode, struct diags *diags);
void db_close(struct db *db);

/* All that is done until db_commit() is done, or none of it. Not nested. */
MUST_USE bool db_begin(struct db *db, struct diags *diags);
MUST_USE bool db_commit(struct db *db, struct diags *diags);
void db_rollback(struct db *db); /* also after a db_commit() that failed; without a transaction it does nothing */

struct db_query {
	struct db *db;
	struct diags *diags;
	struct sqlite3_stmt *statement; /* NULL once anything failed */
	bool failed, done; /* done: it has no more rows; SQLite would begin again */
};

void db_query(struct db_query *query, struct db *db, const char *sql, struct diags *diags);
void db_bind_text(struct db_query *query, int parameter, struct str text);
void db_bind_int(struct db_query *query, int parameter, int64_t value);

/* Steps to the next row. False: there is none, or a fault. */
bool db_next(struct db_query *query);
struct str db_text(const struct db_query *query, int column, struct arena *arena); /* NULL is the empty text */
int64_t db_int(const struct db_query *query, int column);

/* Runs what is left (a statement without rows), and ends the query. */
MUST_USE bool db_end(struct db_query *query);

/* A whole statement about one row: id is its first parameter. */
MUST_USE bool db_do(struct db *db, const char *sql, int64_t id, struct diags *diags);

/* Of the last INSERT; how many rows the last statement changed. */
int64_t db_last_id(const struct db *db);
int64_t db_changes(const struct db *db);

/* The same as db_now(), as a piece of a statement. */
#define DB_NOW "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"

/* "2026-11-26T02:00:17Z", of the machine's clock: for what happened when, never for what a document says. */
struct str db_now(struct arena *arena);

#endif
