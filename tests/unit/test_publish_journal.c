/* The journal: what a run leaves in it, what the next one finds, and what a dead process leaves. */
#include "publish_scratch.h"

#include "mail/outbox.h"
#include "publish/journal.h"
#include "publish/run_lock.h"

#include <signal.h>
#include <sys/wait.h>

static struct db open_db(struct scratch *s, enum db_access mode)
{
	struct db db;

	assert_true(db_open(&db, &s->arena, s->folder, mode, &s->diags));
	return db;
}

static struct journal_run begin(struct scratch *s, struct db *db, const char *period, const char *at)
{
	struct journal_run run = {.period = str_from(period), .at = str_from(at), .started = str_from(at), .pid = getpid()};

	assert_true(journal_begin(db, &run, &s->diags));
	return run;
}

static void publishing(struct scratch *s, struct db *db, struct journal_run *run, const char *name,
		       const struct journal_documents *documents)
{
	struct manifest manifest;

	manifest_init(&manifest, &s->arena);
	manifest_add_parameter(&manifest, S("period"), run->period);
	run->name = str_from(name);
	run->causes = S("causes");
	run->verdict = S("avstämd");
	run->complete = true;
	assert_true(db_begin(db, &s->diags));
	assert_true(journal_publishing(db, run, &manifest, documents, &s->diags));
	assert_true(db_commit(db, &s->diags));
}

static void end(struct scratch *s, struct db *db, struct journal_run *run, enum run_state state)
{
	run->state = state;
	run->ended = db_now(&s->arena);
	assert_true(journal_end(db, run, &s->diags));
}

static struct journal_run publish(struct scratch *s, struct db *db, const char *period, const char *name,
				  const struct journal_documents *documents)
{
	struct journal_run run = begin(s, db, period, "2020-12-15T02:00:00Z");

	publishing(s, db, &run, name, documents);
	end(s, db, &run, RUN_PUBLISHED);
	return run;
}

static void queue(struct scratch *s, struct db *db, int64_t run, const char *id)
{
	struct outbox_message message = {.run = run, .document = S("ekonomi")};
	bool added;

	message.message.message_id = str_from(id);
	assert_true(outbox_add(db, s->folder, &message, &added, &s->diags));
	assert_true(added);
}

static int64_t count(struct scratch *s, struct db *db, const char *table)
{
	struct db_query query;

	db_query(&query, db, str_c(&s->arena, str_printf(&s->arena, "SELECT count(*) FROM %s", table)), &s->diags);
	assert_true(db_next(&query));
	int64_t n = db_int(&query, 0);
	assert_true(db_end(&query));
	return n;
}

/* ---- finding ---- */

static void check_found(struct scratch *s, struct db *db, const char *text, int64_t id)
{
	struct journal_run run;
	struct diags diags;

	diags_init(&diags, &s->arena);
	assert_int_equal(journal_find(db, &s->arena, str_from(text), &run, &diags), id != 0);
	assert_int_equal(run.id, id);
	assert_int_equal(diags_exit_status(&diags), id ? 0 : 2);
}

static void runs_are_found(void **state)
{
	struct scratch *s = *state;
	struct db db = open_db(s, DB_WRITE);
	const struct journal_documents none = {0};

	check_found(s, &db, "senaste", 0);
	publish(s, &db, "2020-10", "20201115T020000Z-aaaa1111", &none);
	publish(s, &db, "2020-11", "20201215T020000Z-bbbb2222", &none);
	publish(s, &db, "2020-11", "20201215T020000Z-bbbb3333", &none);
	struct journal_run failed = begin(s, &db, "2020-11", "2020-12-16T02:00:00Z");
	end(s, &db, &failed, RUN_FAILED);
	check_found(s, &db, "senaste", 3);
	check_found(s, &db, "2", 2);
	check_found(s, &db, "4", 4);
	check_found(s, &db, "5", 0);
	check_found(s, &db, "20201115", 1);
	check_found(s, &db, "20201215T020000Z-bbbb2222", 2);
	check_found(s, &db, "20201215T020000Z-bbbb", 0);
	check_found(s, &db, "", 0);
	check_found(s, &db, "%", 0);
	/* published again under its name: the newest row */
	publish(s, &db, "2020-11", "20201215T020000Z-bbbb2222", &none);
	check_found(s, &db, "20201215T020000Z-bbbb2222", 5);
	db_close(&db);
}

static int64_t last(struct scratch *s, struct db *db, enum journal_what what, const char *period, int64_t before)
{
	struct journal_run run;

	assert_true(journal_last(db, &s->arena, what, str_from(period), S(""), before, &run, &s->diags));
	return run.id;
}

static void last_ones(void **state)
{
	struct scratch *s = *state;
	struct db db = open_db(s, DB_WRITE);
	struct journal_document draft = {.name = S("beslut"), .approver = S("chef"), .draft = true},
				approved = {.name = S("beslut"), .approver = S("chef")}, plain = {.name = S("rapport")};

	publish(s, &db, "2020-09", "a", &(struct journal_documents){&approved, 1, 1});
	publish(s, &db, "2020-10", "b", &(struct journal_documents){&draft, 1, 1});
	publish(s, &db, "2020-10", "c", &(struct journal_documents){&plain, 1, 1});
	struct journal_run died = begin(s, &db, "2020-10", "2020-12-15T02:00:00Z");
	publishing(s, &db, &died, "d", &(struct journal_documents){0});
	assert_int_equal(last(s, &db, JOURNAL_ANY, "", INT64_MAX), 3);
	assert_int_equal(last(s, &db, JOURNAL_ANY, "2020-09", INT64_MAX), 1);
	assert_int_equal(last(s, &db, JOURNAL_ANY, "", 3), 2);
	assert_int_equal(last(s, &db, JOURNAL_APPROVED, "", INT64_MAX), 1);
	assert_int_equal(last(s, &db, JOURNAL_COMPLETE, "2020-12", INT64_MAX), 0);
	db_close(&db);
}

static void versions(void **state)
{
	struct scratch *s = *state;
	struct db db = open_db(s, DB_WRITE);
	struct journal_document one = {.name = S("manad-hsf"), .content = S("x"), .released = true, .version = 1}, two = one, none = one;
	struct journal_document found;
	struct journal_run run;

	two.version = 2;
	none.released = false;
	none.version = 3;
	publish(s, &db, "2020-11", "a", &(struct journal_documents){&one, 1, 1});
	publish(s, &db, "2020-11", "b", &(struct journal_documents){&two, 1, 1});
	publish(s, &db, "2020-11", "c", &(struct journal_documents){&none, 1, 1});
	assert_true(journal_released(&db, &s->arena, S("2020-11"), S("manad-hsf"), INT64_MAX, &found, &run, &s->diags));
	assert_int_equal(found.version, 2);
	assert_int_equal(run.id, 2);
	assert_true(journal_released(&db, &s->arena, S("2020-11"), S("manad-hsf"), 2, &found, &run, &s->diags));
	assert_int_equal(found.version, 1);
	assert_true(journal_released(&db, &s->arena, S("2020-10"), S("manad-hsf"), INT64_MAX, &found, &run, &s->diags));
	assert_int_equal(found.version, 0);
	/* what failed has not gone out */
	struct journal_run failed = begin(s, &db, "2020-11", "2020-12-15T02:00:00Z");
	one.version = 4;
	publishing(s, &db, &failed, "d", &(struct journal_documents){&one, 1, 1});
	end(s, &db, &failed, RUN_FAILED);
	assert_true(journal_released(&db, &s->arena, S("2020-11"), S("manad-hsf"), INT64_MAX, &found, &run, &s->diags));
	assert_int_equal(found.version, 2);
	db_close(&db);
}

static void approvals(void **state)
{
	struct scratch *s = *state;
	struct db db = open_db(s, DB_WRITE);
	struct journal_document document = {.name = S("beslut"), .content = S("x"), .approver = S("chef"), .draft = true};
	struct journal_run run = publish(s, &db, "2020-11", "a", &(struct journal_documents){&document, 1, 1});
	struct journal_approvals seen = {0}, before = {0};

	for (int i = 0; i < 2; i++)
		assert_true(journal_approve(&db, &run, &document, S("chef"), S("p"), S("x"), S("2020-12-16T08:00:00Z"), &s->diags));
	struct journal_run next = begin(s, &db, "2020-11", "2020-12-17T02:00:00Z");
	assert_true(journal_approvals(&db, &s->arena, S("2020-11"), next.id, &seen, &s->diags));
	assert_int_equal(seen.count, 1);
	assert_true(str_equal(seen.items[0].content, S("x")));
	/* the run that was approved did not know of it when it was made */
	assert_true(journal_approvals(&db, &s->arena, S("2020-11"), run.id, &before, &s->diags));
	assert_int_equal(before.count, 0);
	db_close(&db);
}

/* ---- processes that die ---- */

static void recovery(void **state)
{
	struct scratch *s = *state;
	struct db db = open_db(s, DB_WRITE);
	struct journal_runs published = {0}, runs = {0};
	const struct journal_documents none = {0};

	begin(s, &db, "2020-11", "2020-12-15T02:00:00Z");
	struct journal_run there = begin(s, &db, "2020-11", "2020-12-15T02:00:00Z");
	publishing(s, &db, &there, "there", &none);
	queue(s, &db, there.id, "<1@a.example>");
	struct journal_run not_there = begin(s, &db, "2020-11", "2020-12-15T02:00:00Z");
	publishing(s, &db, &not_there, "nowhere", &none);
	queue(s, &db, not_there.id, "<2@a.example>");
	assert_true(folder_make(scratch_path(s, "2020-11/there"), &s->diags));
	scratch_write(s, scratch_path(s, "2020-11/there/manifest.json"), "{}");

	assert_true(journal_recover(&db, &s->arena, s->folder, &published, &s->diags));
	assert_int_equal(published.count, 1);
	assert_true(str_equal(published.items[0].name, S("there")));
	assert_true(journal_list(&db, &s->arena, S(""), 0, &runs, &s->diags));
	assert_int_equal(runs.items[0].state, RUN_DIED);
	assert_int_equal(runs.items[1].state, RUN_PUBLISHED);
	assert_int_equal(runs.items[2].state, RUN_DIED);
	assert_int_equal(count(s, &db, "messages"), 1);
	db_close(&db);
}

static void killed_inside(void **state)
{
	struct scratch *s = *state;
	struct db db = open_db(s, DB_WRITE);
	struct journal_run run = begin(s, &db, "2020-11", "2020-12-15T02:00:00Z");

	db_close(&db);
	pid_t child = fork();
	if (child == 0) {
		struct db own = open_db(s, DB_WRITE);
		assert_true(db_begin(&own, &s->diags));
		queue(s, &own, run.id, "<1@a.example>");
		raise(SIGKILL);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	db = open_db(s, DB_WRITE);
	assert_int_equal(count(s, &db, "messages"), 0);
	assert_int_equal(count(s, &db, "runs"), 1);
	db_close(&db);
}

/* ---- the file ---- */

static void check_refused(struct scratch *s, enum db_access mode, const char *words)
{
	struct diags diags;
	struct db db;

	diags_init(&diags, &s->arena);
	assert_false(db_open(&db, &s->arena, s->folder, mode, &diags));
	assert_int_equal(diags_exit_status(&diags), 4);
	assert_non_null(strstr(str_c(&s->arena, diags_text(&s->arena, &diags)), words));
}

static void files_that_are_none(void **state)
{
	struct scratch *s = *state;
	const char *path = scratch_path(s, "underlag.db");

	struct db db = open_db(s, DB_READ);
	assert_int_equal(count(s, &db, "runs"), 0);
	db_close(&db);
	assert_int_not_equal(access(path, F_OK), 0);

	scratch_write(s, path, "this is no database, and it is more than a header long: nobody may write over it");
	check_refused(s, DB_WRITE, "not a database");
	check_refused(s, DB_READ, "not a database");
	assert_non_null(strstr(scratch_read(s, path), "nobody may write over it"));
	assert_int_equal(unlink(path), 0);

	db = open_db(s, DB_WRITE);
	struct db_query query;
	db_query(&query, &db, "PRAGMA user_version = 99", &s->diags);
	assert_true(db_end(&query));
	db_close(&db);
	check_refused(s, DB_WRITE, "newer underlag");
}

static void every_commit_is_synced(void **state)
{
	struct scratch *s = *state;
	struct db db = open_db(s, DB_WRITE);
	struct db_query query;

	db_query(&query, &db, "SELECT (SELECT journal_mode FROM pragma_journal_mode), (SELECT synchronous FROM pragma_synchronous)",
		 &s->diags);
	assert_true(db_next(&query));
	assert_true(str_equal(db_text(&query, 0, &s->arena), S("wal")));
	assert_int_equal(db_int(&query, 1), 2);
	assert_true(db_end(&query));
	db_close(&db);
}

static void faults_are_told_once(void **state)
{
	struct scratch *s = *state;
	struct db db = open_db(s, DB_WRITE);
	struct db_query query;

	db_query(&query, &db, "SELECT nothing FROM nowhere", &s->diags);
	db_bind_int(&query, 1, 1);
	assert_false(db_next(&query));
	assert_false(db_end(&query));
	assert_int_equal(diags_faults(&s->diags), 1);
	db_close(&db);
}

static void one_holder(void **state)
{
	struct scratch *s = *state;
	struct run_lock first, second;

	assert_true(run_lock_take(&first, &s->arena, s->folder, &s->diags));
	assert_false(run_lock_take(&second, &s->arena, s->folder, &s->diags));
	struct str pid = str_printf(&s->arena, "pid %ld, since 20", (long)getpid());
	assert_non_null(strstr(str_c(&s->arena, diags_text(&s->arena, &s->diags)), str_c(&s->arena, pid)));
	run_lock_release(&second);
	run_lock_release(&first);
	assert_true(run_lock_take(&second, &s->arena, s->folder, &s->diags));
	run_lock_release(&second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(runs_are_found, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(last_ones, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(versions, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(approvals, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(recovery, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(killed_inside, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(files_that_are_none, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(every_commit_is_synced, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(faults_are_told_once, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(one_holder, scratch_begin, scratch_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
