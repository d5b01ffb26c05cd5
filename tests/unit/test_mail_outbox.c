/* The outbox: every arrow of its diagram, and those that there must not be. */
#include "publish_scratch.h"

#include "mail/outbox.h"

struct box {
	struct scratch *s;
	struct db db;
};

static int64_t execute(struct box *box, const char *sql)
{
	struct db_query query;

	db_query(&query, &box->db, sql, &box->s->diags);
	int64_t value = db_next(&query) ? db_int(&query, 0) : 0;
	assert_true(db_end(&query));
	return value;
}

static struct box open_box(struct scratch *s)
{
	struct box box = {s, DB_INIT};

	assert_true(db_open(&box.db, &s->arena, s->folder, DB_WRITE, &s->diags));
	execute(&box, "INSERT INTO runs (id, name, period, at, started, pid, state) VALUES (1, 'r', '2020-11', '', '', 1, 'published')");
	return box;
}

static bool add(struct box *box, const char *id, const char *to, unsigned version, int64_t run)
{
	struct outbox_message m = {.run = run, .document = S("manad-hsf"), .version = version, .chosen = S("mottagare")};
	bool added;

	m.message = (struct message){.message_id = str_from(id), .from = S("u@region.example"), .from_name = S("Underlag"),
				     .to = str_from(to), .subject = S("Å"), .body = S("Text\n"), .date = S("2020-12-15T02:00:00Z")};
	assert_true(outbox_add(&box->db, box->s->folder, &m, &added, &box->s->diags));
	return added;
}

static struct outbox_message take(struct box *box, int64_t now, int64_t *wait)
{
	struct outbox_message m;

	assert_true(outbox_take(&box->db, &box->s->arena, box->s->folder, now, &m, wait, &box->s->diags));
	return m;
}

static enum message_state state_of(struct box *box, int64_t id)
{
	struct outbox_message m;

	assert_true(outbox_find(&box->db, &box->s->arena, box->s->folder, id, &m, &box->s->diags));
	return m.state;
}

static void settle(struct box *box, int64_t id, enum message_state state, int64_t due)
{
	assert_true(outbox_settle(&box->db, id, state, due, 250, S("taken"), &box->s->diags));
}

static void way_through(void **state)
{
	struct box box = open_box(*state);
	int64_t wait;

	assert_true(add(&box, "<1@a.example>", "a@region.example", 1, 1));
	assert_false(add(&box, "<1@a.example>", "a@region.example", 1, 1));
	struct outbox_message m = take(&box, 1000, &wait);
	assert_int_equal(m.id, 1);
	assert_int_equal(m.attempts, 1);
	assert_true(str_equal(m.message.from_name, S("Underlag")));
	assert_true(str_equal(m.message.subject, S("Å")));
	assert_int_equal(state_of(&box, 1), MESSAGE_SENDING);
	assert_int_equal(take(&box, 1000, &wait).id, 0);
	assert_int_equal(wait, -1);
	assert_true(outbox_final(&box.db, 1, &box.s->diags));
	settle(&box, 1, MESSAGE_SENT, 0);
	assert_int_equal(state_of(&box, 1), MESSAGE_SENT);
	/* nothing leads out of SENT */
	settle(&box, 1, MESSAGE_QUEUED, 0);
	assert_false(outbox_final(&box.db, 1, &box.s->diags));
	assert_false(outbox_resend(&box.db, 1, &box.s->diags));
	assert_false(outbox_cancel(&box.db, 1, &box.s->diags));
	assert_int_equal(state_of(&box, 1), MESSAGE_SENT);
	db_close(&box.db);
}

static void waiting(void **state)
{
	struct box box = open_box(*state);
	int64_t wait;

	add(&box, "<1@a.example>", "a@region.example", 1, 1);
	add(&box, "<2@a.example>", "b@region.example", 1, 1);
	take(&box, 1000, &wait);
	settle(&box, 1, MESSAGE_QUEUED, 1030);
	assert_int_equal(take(&box, 1000, &wait).id, 2);
	settle(&box, 2, MESSAGE_QUEUED, 1060);
	assert_int_equal(take(&box, 1000, &wait).id, 0);
	assert_int_equal(wait, 30);
	struct outbox_message m = take(&box, 1061, &wait);
	assert_int_equal(m.id, 1);
	assert_int_equal(m.attempts, 2);
	db_close(&box.db);
}

/* Before the dot nothing was delivered; after it, perhaps. */
static void dead_processes(void **state)
{
	struct box box = open_box(*state);
	int64_t wait;
	size_t unknown;

	add(&box, "<1@a.example>", "a@region.example", 1, 1);
	add(&box, "<2@a.example>", "b@region.example", 1, 1);
	take(&box, 1000, &wait);
	take(&box, 1000, &wait);
	assert_true(outbox_final(&box.db, 2, &box.s->diags));
	assert_true(outbox_recover(&box.db, &unknown, &box.s->diags));
	assert_int_equal(unknown, 1);
	assert_int_equal(state_of(&box, 1), MESSAGE_QUEUED);
	assert_int_equal(state_of(&box, 2), MESSAGE_UNKNOWN);
	assert_true(outbox_recover(&box.db, &unknown, &box.s->diags));
	assert_int_equal(unknown, 0);
	assert_int_equal(take(&box, 1000, &wait).id, 1);
	assert_int_equal(take(&box, 1000, &wait).id, 0);
	assert_true(outbox_resend(&box.db, 2, &box.s->diags));
	struct outbox_message m = take(&box, 1000, &wait);
	assert_int_equal(m.id, 2);
	assert_int_equal(m.attempts, 1);
	assert_false(m.final);
	db_close(&box.db);
}

static void decisions(void **state)
{
	struct box box = open_box(*state);
	int64_t wait;

	add(&box, "<1@a.example>", "a@region.example", 1, 1);
	assert_false(outbox_resend(&box.db, 1, &box.s->diags));
	assert_true(outbox_cancel(&box.db, 1, &box.s->diags));
	assert_int_equal(take(&box, 1000, &wait).id, 0);
	assert_false(outbox_cancel(&box.db, 1, &box.s->diags));
	assert_false(outbox_resend(&box.db, 7, &box.s->diags));
	assert_int_equal(box.s->diags.worst, DIAG_USAGE);
	db_close(&box.db);
}

/* Letters of a run that is not published stay where they are; the alarm of one that failed goes. */
static void unpublished(void **state)
{
	struct box box = open_box(*state);
	int64_t wait;

	execute(&box, "INSERT INTO runs (id, name, period, at, started, pid, state) VALUES (2, '', '2020-11', '', '', 1, 'publishing')");
	add(&box, "<1@a.example>", "a@region.example", 1, 2);
	assert_int_equal(take(&box, 1000, &wait).id, 0);
	execute(&box, "UPDATE runs SET state = 'failed' WHERE id = 2");
	assert_int_equal(take(&box, 1000, &wait).id, 0);
	execute(&box, "UPDATE messages SET document = 'larm'");
	assert_int_equal(take(&box, 1000, &wait).id, 1);
	db_close(&box.db);
}

static void corrections(void **state)
{
	struct box box = open_box(*state);
	struct str_list got = {0};
	int64_t wait;

	static const char *const ids[] = {"<1@a.example>", "<2@a.example>", "<3@a.example>", "<4@a.example>"};
	static const char *const to[] = {"sent@region.example", "unknown@region.example", "failed@region.example", "queued@region.example"};
	for (size_t i = 0; i < 4; i++)
		add(&box, ids[i], to[i], 1, 1);
	for (int i = 0; i < 3; i++)
		take(&box, 1000, &wait);
	settle(&box, 1, MESSAGE_SENT, 0);
	settle(&box, 2, MESSAGE_UNKNOWN, 0);
	settle(&box, 3, MESSAGE_FAILED, 0);
	assert_true(outbox_recipients(&box.db, &box.s->arena, S("2020-11"), S("manad-hsf"), 1, &got, &box.s->diags));
	assert_int_equal(got.count, 2);
	assert_true(str_equal(got.items[0], S("sent@region.example")));
	assert_true(str_equal(got.items[1], S("unknown@region.example")));
	/* whoever got any earlier version gets the next */
	got = (struct str_list){0};
	assert_true(outbox_recipients(&box.db, &box.s->arena, S("2020-11"), S("manad-hsf"), 3, &got, &box.s->diags));
	assert_int_equal(got.count, 2);
	assert_true(outbox_arrived(&box.db, 2, &box.s->diags));
	assert_int_equal(state_of(&box, 2), MESSAGE_SENT);
	assert_false(outbox_arrived(&box.db, 3, &box.s->diags));
	assert_true(outbox_cancel(&box.db, 3, &box.s->diags));
	assert_int_equal(state_of(&box, 3), MESSAGE_CANCELLED);
	db_close(&box.db);
}

static void attached(void **state)
{
	struct box box = open_box(*state);
	struct scratch *s = box.s;
	const struct attachment attachment = {S("a.pdf"), scratch_path(s, "2020-11/r/a.pdf"), S("digest")};
	struct outbox_message m = {.run = 1, .document = S("ekonomi")}, found;
	bool added;

	m.message = (struct message){.message_id = S("<1@a.example>"), .attachments = &attachment, .attachment_count = 1};
	assert_true(outbox_add(&box.db, s->folder, &m, &added, &s->diags));
	/* the folder may lie elsewhere when it is sent */
	assert_true(outbox_find(&box.db, &s->arena, "/elsewhere", 1, &found, &s->diags));
	assert_int_equal(found.message.attachment_count, 1);
	assert_string_equal(found.message.attachments[0].path, "/elsewhere/2020-11/r/a.pdf");
	db_close(&box.db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(way_through, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(waiting, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(dead_processes, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(decisions, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(unpublished, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(corrections, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(attached, scratch_begin, scratch_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
