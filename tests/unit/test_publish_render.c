/* A renderer's crash costs its document; what a night says does not depend on how many run at a time. */
#include "publish_scratch.h"

#include "publish/render.h"
#include "publish/report.h"

#include <signal.h>
#include <sys/resource.h>
#include <time.h>

enum deed { WRITE, WRITE_SLOWLY, SAY_MUCH, FAIL_QUIETLY, ABORT, KILL, SEGV, EXIT, HANG, LEAVE_NOTHING, FULL_DISK };

static bool work(const void *what, const char *path, struct diags *diags)
{
	const enum deed *deed = what;
	struct timespec pause_time = {0, 50 * 1000 * 1000};

	if (*deed == LEAVE_NOTHING)
		return true;
	if (*deed == FULL_DISK)
		return file_write("/dev/full", S("text"), diags);
	if (!file_write(path, S("text"), diags))
		return false;
	switch (*deed) {
	case WRITE_SLOWLY:
		nanosleep(&pause_time, NULL);
		diag_add(diags, DIAG_NOTE, (struct place){S("mall.md"), 3, 4}, "slow, but %s", "100 %");
		return true;
	case SAY_MUCH: /* more than a pipe holds */
		for (unsigned i = 0; i < 900; i++)
			diag_add(diags, DIAG_NOTE, (struct place){S("mall.md"), i + 1, 1}, "%0300u", i);
		return true;
	case ABORT:
		diag_add(diags, DIAG_NOTE, (struct place){0}, "lost");
		abort();
	case KILL:
		kill(getpid(), SIGKILL);
		return true;
	case SEGV:
		signal(SIGSEGV, SIG_DFL); /* from the sanitizer */
		kill(getpid(), SIGSEGV);
		return true;
	case EXIT:
		_exit(4);
	case HANG:
		for (;;)
			pause();
	case FAIL_QUIETLY:
		return false;
	default:
		return true;
	}
}

static struct render_job *make_jobs(struct scratch *s, const enum deed *deeds, size_t count)
{
	struct render_job *jobs = ARENA_ARRAY(&s->arena, struct render_job, count);

	for (size_t i = 0; i < count; i++) {
		struct str name = str_printf(&s->arena, "doc%zu", i);
		jobs[i] = (struct render_job){
			.write = work,
			.what = &deeds[i],
			.path = path_in(&s->arena, s->folder, name),
			.label = name,
			.seconds = deeds[i] == HANG ? 1 : 0,
		};
	}
	return jobs;
}

static void count_calls(void *user, size_t done, size_t count, struct str label)
{
	size_t *calls = user;

	assert_int_equal(done, ++*calls);
	assert_true(done <= count && label.n > 0);
}

static const enum deed night[] = {WRITE,        WRITE_SLOWLY, ABORT, WRITE,         KILL,      SEGV, SAY_MUCH, EXIT,
				  FAIL_QUIETLY, HANG,         WRITE, LEAVE_NOTHING, FULL_DISK, WRITE};
enum { NIGHT = sizeof night / sizeof *night };

/* What a night with the jobs says and writes, as text. */
static const char *run_night(struct scratch *s, unsigned parallel)
{
	struct render_job *jobs = make_jobs(s, night, NIGHT);
	struct diags diags;
	size_t calls = 0;

	diags_init(&diags, &s->arena);
	assert_false(render_all(jobs, NIGHT, parallel, count_calls, &calls, &diags));
	assert_int_equal(calls, NIGHT);
	for (size_t i = 0; i < NIGHT; i++) {
		bool good = night[i] == WRITE || night[i] == WRITE_SLOWLY || night[i] == SAY_MUCH;
		assert_int_equal(jobs[i].written, good);
		assert_int_equal(scratch_exists(jobs[i].path), good);
		if (good)
			assert_string_equal(scratch_read(s, jobs[i].path), "text");
	}
	assert_int_equal(diags_exit_status(&diags), 4);
	return str_c(&s->arena, diags_text(&s->arena, &diags));
}

static void crashes_cost_one_document(void **state)
{
	struct scratch *s = *state;
	const char *said = run_night(s, 4);
	const char *expected[] = {
		"document doc2: renderer was killed by signal 6 (Aborted)",
		"document doc4: renderer was killed by signal 9 (Killed)",
		"document doc5: renderer was killed by signal 11 (Segmentation fault)",
		"document doc7: renderer ended with status 4 and no report",
		"document doc8 could not be written",
		"document doc9: renderer was stopped after 1 seconds",
		"document doc11: renderer left no file",
		"/dev/full: cannot be written: No space left on device",
		"mall.md:3:4: slow, but 100 %",
	};

	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		if (!strstr(said, expected[i]))
			fail_msg("\"%s\" is not in: %s", expected[i], said);
	assert_null(strstr(said, "lost"));
}

static void same_whatever_the_number(void **state)
{
	struct scratch *s = *state;
	const char *one = run_night(s, 1);

	assert_string_equal(one, run_night(s, 4));
	assert_string_equal(one, run_night(s, 100));
}

/* Writes what stands in the file of another job, which must be there. */
static bool copy(const void *what, const char *path, struct diags *diags)
{
	struct arena arena = ARENA_INIT;
	struct str text;
	bool good = file_read(what, &arena, &text, diags) && file_write(path, str_join(&arena, text, S(", copied")), diags);

	arena_release(&arena);
	return good;
}

/* Pairs of jobs, the second after the first, and one after the first pair. */
static const enum deed firsts[] = {WRITE_SLOWLY, ABORT, WRITE, FAIL_QUIETLY, LEAVE_NOTHING};
enum { PAIRS = sizeof firsts / sizeof *firsts, PAIRED = 2 * PAIRS + 1 };

static struct render_job *make_pairs(struct scratch *s)
{
	static enum deed deeds[PAIRED];

	for (size_t i = 0; i < PAIRED; i++)
		deeds[i] = i < 2 * PAIRS ? firsts[i / 2] : WRITE;
	struct render_job *jobs = make_jobs(s, deeds, PAIRED);
	for (size_t i = 1; i < 2 * PAIRS; i += 2) {
		jobs[i].write = copy;
		jobs[i].what = jobs[i - 1].path;
		jobs[i].after = &jobs[i - 1];
	}
	jobs[PAIRED - 1].write = copy;
	jobs[PAIRED - 1].what = jobs[1].path;
	jobs[PAIRED - 1].after = &jobs[1];
	return jobs;
}

static const char *run_pairs(struct scratch *s, unsigned parallel)
{
	struct render_job *jobs = make_pairs(s);
	struct diags diags;
	size_t calls = 0;

	diags_init(&diags, &s->arena);
	assert_false(render_all(jobs, PAIRED, parallel, count_calls, &calls, &diags));
	assert_int_equal(calls, PAIRED);
	for (size_t i = 0; i < PAIRS; i++) {
		bool good = firsts[i] == WRITE || firsts[i] == WRITE_SLOWLY;
		const struct render_job *second = &jobs[2 * i + 1];
		assert_int_equal(second->written, good);
		assert_int_equal(scratch_exists(second->path), good);
		assert_int_equal(second->crashed, firsts[i] == ABORT);
		if (good)
			assert_string_equal(scratch_read(s, second->path), "text, copied");
	}
	assert_string_equal(scratch_read(s, jobs[PAIRED - 1].path), "text, copied, copied");
	return str_c(&s->arena, diags_text(&s->arena, &diags));
}

static void one_after_another(void **state)
{
	struct scratch *s = *state;
	const char *said = run_pairs(s, 1);

	assert_string_equal(said, run_pairs(s, 4));
	assert_string_equal(said, run_pairs(s, 100));
	assert_non_null(strstr(said, "document doc3 is not written: doc2, which it needs, could not be"));
	assert_non_null(strstr(said, "document doc7 is not written: doc6, which it needs, could not be"));
	assert_non_null(strstr(said, "document doc9 is not written: doc8, which it needs, could not be"));
	assert_null(strstr(said, "document doc1 "));
}

static void one_after_another_here(void **state)
{
	struct scratch *s = *state;
	struct render_job *jobs = make_pairs(s);

	assert_true(render_all(jobs, 2, 0, NULL, NULL, &s->diags));
	assert_string_equal(scratch_read(s, jobs[1].path), "text, copied");
	assert_false(render_all(&jobs[6], 2, 0, NULL, NULL, &s->diags));
	assert_says(s, "document doc7 is not written: doc6, which it needs");
}

static void in_this_process(void **state)
{
	static const enum deed deeds[] = {WRITE, SAY_MUCH, FAIL_QUIETLY, FULL_DISK};
	struct scratch *s = *state;
	struct render_job *jobs = make_jobs(s, deeds, 4);
	size_t calls = 0;

	assert_false(render_all(jobs, 4, 0, count_calls, &calls, &s->diags));
	assert_int_equal(calls, 4);
	assert_true(jobs[0].written && jobs[1].written && !jobs[2].written && !jobs[3].written);
	assert_says(s, "document doc2 could not be written");
	const char *here = scratch_said(s);

	diags_init(&s->diags, &s->arena);
	assert_false(render_all(jobs, 4, 2, NULL, NULL, &s->diags));
	assert_string_equal(scratch_said(s), here);
}

static void nothing_to_do(void **state)
{
	struct scratch *s = *state;

	assert_true(render_all(NULL, 0, 4, NULL, NULL, &s->diags));
	assert_true(render_all(NULL, 0, 0, NULL, NULL, &s->diags));
	assert_int_equal(s->diags.count, 0);
}

static void ignored_children(void **state)
{
	static const enum deed deeds[] = {WRITE, ABORT};
	struct scratch *s = *state;
	struct render_job *jobs = make_jobs(s, deeds, 2);

	signal(SIGCHLD, SIG_IGN); /* as some schedulers start their programs */
	assert_false(render_all(jobs, 2, 2, NULL, NULL, &s->diags));
	assert_true(signal(SIGCHLD, SIG_DFL) == SIG_IGN);
	assert_says(s, "doc1: renderer was killed by signal 6");
}

static void same_path_twice(void **state)
{
	static const enum deed deeds[] = {WRITE, WRITE, WRITE};
	struct scratch *s = *state;
	struct render_job *jobs = make_jobs(s, deeds, 3);
	size_t calls = 0;

	jobs[2].path = jobs[0].path;
	assert_false(render_all(jobs, 3, 2, count_calls, &calls, &s->diags));
	assert_int_equal(calls, 3);
	assert_true(!jobs[0].written && jobs[1].written && !jobs[2].written);
	assert_says(s, "document doc0: another document is written to the same file");
}

static void no_more_processes(void **state)
{
	static const enum deed deeds[] = {WRITE, WRITE};
	struct scratch *s = *state;
	struct render_job *jobs = make_jobs(s, deeds, 2);
	struct rlimit before, none;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	none = before;
	none.rlim_cur = 3;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	bool ok = render_all(jobs, 2, 2, NULL, NULL, &s->diags);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	assert_false(ok);
	assert_says(s, "document doc0: no process for its renderer: Too many open files");
	assert_says(s, "document doc1: no process");
}

/* With room for one pipe only, the second document waits for the first. */
static void few_processes(void **state)
{
	static const enum deed deeds[] = {WRITE_SLOWLY, WRITE, WRITE};
	struct scratch *s = *state;
	struct render_job *jobs = make_jobs(s, deeds, 3);
	struct rlimit before, few;
	int next = dup(0);

	close(next);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	few = before;
	few.rlim_cur = (rlim_t)next + 2;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	bool ok = render_all(jobs, 3, 3, NULL, NULL, &s->diags);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	assert_true(ok);
}

static void broken_reports(void **state)
{
	struct scratch *s = *state;
	struct buf report = BUF_INIT;
	struct diags said;
	bool written;

	diags_init(&said, &s->arena);
	diag_add(&said, DIAG_WRITE, (struct place){S("a"), 1, 2}, "message");
	said.dropped = 3;
	report_write(&report, &said, true);
	for (size_t n = 0; n < report.n; n++)
		assert_false(report_read(str_sub(buf_str(&report), 0, n), &s->diags, &written));
	assert_int_equal(s->diags.count, 0);
	for (size_t n = 0; n < report.n; n++) { /* nothing worse than a wrong report */
		struct diags ignored;
		diags_init(&ignored, &s->arena);
		report.p[n] = (char)~report.p[n];
		if (report_read(buf_str(&report), &ignored, &written))
			assert_true(ignored.count <= 1);
		report.p[n] = (char)~report.p[n];
	}
	assert_true(report_read(buf_str(&report), &s->diags, &written));
	assert_true(written);
	assert_int_equal(s->diags.dropped, 3);
	assert_says(s, "a:1:2: message");
	buf_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(crashes_cost_one_document),
		SCRATCH_TEST(same_whatever_the_number),
		SCRATCH_TEST(one_after_another),
		SCRATCH_TEST(one_after_another_here),
		SCRATCH_TEST(in_this_process),
		SCRATCH_TEST(nothing_to_do),
		SCRATCH_TEST(ignored_children),
		SCRATCH_TEST(same_path_twice),
		SCRATCH_TEST(no_more_processes),
		SCRATCH_TEST(few_processes),
		SCRATCH_TEST(broken_reports),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
