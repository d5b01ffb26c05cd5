/* A run appears whole or not at all, is never overwritten, and leaves nothing behind when it fails. */
#include "publish_scratch.h"

#include "publish/staging.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

#define RUN "20201215T020000Z-1a2b3c4d"

static struct staging begin(struct scratch *s, const char *run)
{
	struct staging staging;

	assert_true(staging_begin(&staging, &s->arena, scratch_path(s, "output"), S("2020-11"), str_from(run),
				  &s->diags));
	return staging;
}

static void put(struct scratch *s, struct staging *staging, const char *name, const char *text)
{
	scratch_write(s, staging_path(staging, str_from(name), &s->diags), text);
}

static void publish(struct scratch *s, const char *run, const char *text)
{
	struct staging staging = begin(s, run);

	put(s, &staging, "a.pdf", text);
	assert_true(staging_commit(&staging, &s->diags));
	assert_int_equal(staging.state, STAGING_PUBLISHED);
	staging_release(&staging);
}

static const char *latest(struct scratch *s)
{
	char *target = arena_alloc(&s->arena, 256);

	assert_true(readlink(scratch_path(s, "output/2020-11/senaste"), target, 255) > 0);
	return target;
}

static void name_of_a_run(void **state)
{
	struct scratch *s = *state;
	struct digest digest = {"1a2b3c4d5e6f"};
	struct str name = run_name(&s->arena, S("2020-12-15T02:00:00Z"), &digest);

	assert_true(str_equal(name, S(RUN)));
}

static void appears_whole(void **state)
{
	struct scratch *s = *state;
	struct staging staging = begin(s, RUN);

	put(s, &staging, "a.pdf", "one");
	put(s, &staging, "manifest.json", "two");
	assert_false(scratch_exists(scratch_path(s, "output/2020-11/" RUN)));
	assert_true(staging_commit(&staging, &s->diags));
	staging_release(&staging);

	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11")), RUN " ");
	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11/" RUN)), "a.pdf manifest.json ");
	assert_string_equal(scratch_read(s, scratch_path(s, "output/2020-11/" RUN "/a.pdf")), "one");
	assert_int_equal(s->diags.count, 0);
}

static void identical_rerun_finds_its_own(void **state)
{
	struct scratch *s = *state;
	const char *file = scratch_path(s, "output/2020-11/" RUN "/a.pdf");
	struct stat before, after, folder_before, folder_after;

	publish(s, RUN, "one");
	/* an office program has the document open */
	scratch_write(s, scratch_path(s, "output/2020-11/" RUN "/~$a.xlsx"), "anna");
	assert_int_equal(stat(file, &before), 0);
	assert_int_equal(stat(scratch_path(s, "output/2020-11/" RUN), &folder_before), 0);

	struct staging staging = begin(s, RUN);
	put(s, &staging, "a.pdf", "one");
	assert_true(staging_commit(&staging, &s->diags));
	assert_int_equal(staging.state, STAGING_ALREADY);
	assert_true(staging_latest(&staging, &s->diags));
	staging_release(&staging);

	assert_int_equal(stat(file, &after), 0);
	assert_int_equal(stat(scratch_path(s, "output/2020-11/" RUN), &folder_after), 0);
	assert_memory_equal(&before.st_mtim, &after.st_mtim, sizeof before.st_mtim);
	assert_memory_equal(&folder_before.st_mtim, &folder_after.st_mtim, sizeof before.st_mtim);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11")), RUN " senaste ");
	assert_int_equal(s->diags.count, 0);
}

static void refuse(struct scratch *s, const char *name, const char *text, const char *more, const char *different)
{
	struct staging staging = begin(s, RUN);

	put(s, &staging, name, text);
	if (more)
		put(s, &staging, more, "more");
	assert_false(staging_commit(&staging, &s->diags));
	assert_int_equal(staging.state, STAGING_OPEN);
	assert_says(s, str_printf(&s->arena, "differs in \"%s\"", different).p);
	staging_abort(&staging, &s->diags);
	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11")), RUN " ");
	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11/" RUN)), "a.pdf ");
	assert_string_equal(scratch_read(s, scratch_path(s, "output/2020-11/" RUN "/a.pdf")), "one");
}

static void published_is_never_overwritten(void **state)
{
	struct scratch *s = *state;

	publish(s, RUN, "one");
	refuse(s, "a.pdf", "two", NULL, "a.pdf");
	refuse(s, "a.pdf", "one", "c.pdf", "c.pdf");
	refuse(s, "b.pdf", "one", NULL, "a.pdf");
	refuse(s, "a.pdf", "one, longer", "0.pdf", "0.pdf");
	assert_int_equal(diags_exit_status(&s->diags), 4);
}

static void abort_leaves_nothing(void **state)
{
	struct scratch *s = *state;
	struct staging staging = begin(s, RUN);

	put(s, &staging, "a.pdf", "one");
	staging_abort(&staging, &s->diags);
	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11")), "");
	staging_abort(&staging, &s->diags); /* twice does no harm */
	assert_int_equal(s->diags.count, 0);
}

/* A process that dies in the midst of a run, or lives on: its folder's fate. */
static pid_t begin_in_child(struct scratch *s, const char *run, bool dies)
{
	int ready[2];
	char byte;

	assert_int_equal(pipe(ready), 0);
	pid_t pid = fork();
	if (pid == 0) {
		struct staging staging = begin(s, run);
		put(s, &staging, "a.pdf", "half");
		if (dies)
			kill(getpid(), SIGKILL);
		if (write(ready[1], "x", 1) == 1)
			pause();
		_exit(0);
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), dies ? 0 : 1);
	close(ready[0]);
	return pid;
}

static void leftovers_of_the_dead_go(void **state)
{
	struct scratch *s = *state;
	pid_t dead = begin_in_child(s, "dead", true);

	waitpid(dead, NULL, 0);
	assert_true(strstr(scratch_names(s, scratch_path(s, "output/2020-11")), ".staging-dead-") != NULL);
	/* of our own number, as a container's next start leaves it */
	const char *own = str_printf(&s->arena, "%s/output/2020-11/.staging-" RUN "-%ld", s->folder, (long)getpid()).p;
	assert_int_equal(mkdir(own, 0777), 0);
	scratch_write(s, path_in(&s->arena, own, S("old.pdf")), "old");

	pid_t alive = begin_in_child(s, "alive", false);
	publish(s, RUN, "one");
	const char *names = scratch_names(s, scratch_path(s, "output/2020-11"));
	assert_null(strstr(names, "dead"));
	assert_non_null(strstr(names, ".staging-alive-"));
	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11/" RUN)), "a.pdf ");
	kill(alive, SIGTERM);
	waitpid(alive, NULL, 0);

	publish(s, "20201216T020000Z-1a2b3c4d", "one");
	assert_null(strstr(scratch_names(s, scratch_path(s, "output/2020-11")), "alive"));
	assert_int_equal(s->diags.count, 0);
}

static void latest_follows_the_newest(void **state)
{
	struct scratch *s = *state;
	const char *runs[] = {"20201215T020000Z-bbbbbbbb", "20201215T020000Z-aaaaaaaa", "20201216T020000Z-cccccccc"};

	for (size_t i = 0; i < 3; i++) {
		struct staging staging = begin(s, runs[i]);
		put(s, &staging, "a.pdf", runs[i]);
		assert_true(staging_commit(&staging, &s->diags));
		assert_true(staging_latest(&staging, &s->diags));
		staging_release(&staging);
		assert_string_equal(latest(s), runs[i]);
		assert_string_equal(scratch_read(s, scratch_path(s, "output/2020-11/senaste/a.pdf")), runs[i]);
	}

	struct staging older = begin(s, "20201214T020000Z-dddddddd");
	assert_true(staging_commit(&older, &s->diags));
	assert_true(staging_latest(&older, &s->diags));
	staging_release(&older);
	assert_string_equal(latest(s), runs[2]);
	assert_says(s, "stays at the later run 20201216T020000Z-cccccccc");
	assert_int_equal(diags_faults(&s->diags), 0);
}

/* A reader that looks all the time never finds senaste missing. */
static void latest_is_atomic(void **state)
{
	struct scratch *s = *state;
	const char *file = scratch_path(s, "output/2020-11/senaste/a.pdf");

	struct staging staging = begin(s, RUN);
	put(s, &staging, "a.pdf", "one");
	assert_true(staging_commit(&staging, &s->diags));
	assert_true(staging_latest(&staging, &s->diags));

	pid_t reader = fork();
	if (reader == 0) {
		for (int i = 0; i < 20000; i++)
			if (access(file, R_OK) != 0)
				_exit(1);
		_exit(0);
	}
	int status;
	while (waitpid(reader, &status, WNOHANG) == 0)
		assert_true(staging_latest(&staging, &s->diags));
	staging_release(&staging);
	assert_int_equal(status, 0);
}

static void latest_in_the_way(void **state)
{
	struct scratch *s = *state;
	struct staging staging = begin(s, RUN);

	assert_int_equal(mkdir(scratch_path(s, "output/2020-11/senaste"), 0777), 0);
	assert_true(staging_commit(&staging, &s->diags));
	assert_false(staging_latest(&staging, &s->diags));
	staging_release(&staging);
	assert_says(s, "senaste: cannot be pointed to the run");
	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11")), RUN " senaste ");
}

static void names_that_are_not_ours(void **state)
{
	struct scratch *s = *state;
	const char *bad[] = {"", ".", "..", "../x", "a/b", ".hidden", "~$a.xlsx"};
	struct staging staging = begin(s, RUN), other;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_null(staging_path(&staging, str_from(bad[i]), &s->diags));
	assert_int_equal(diags_faults(&s->diags), sizeof bad / sizeof *bad);
	assert_false(staging_begin(&other, &s->arena, s->folder, S("../2020"), S(RUN), &s->diags));
	staging_abort(&other, &s->diags);
	staging_abort(&staging, &s->diags);
}

static void what_is_no_document_stops(void **state)
{
	struct scratch *s = *state;
	struct staging staging = begin(s, RUN);

	put(s, &staging, "a.pdf", "one");
	assert_int_equal(symlink("/etc/passwd", path_in(&s->arena, staging.path, S("b.pdf"))), 0);
	assert_false(staging_commit(&staging, &s->diags));
	assert_says(s, "b.pdf: is no document: nothing is published");
	staging_abort(&staging, &s->diags);
	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11")), "");
}

static void read_only_folder(void **state)
{
	struct scratch *s = *state;
	struct staging staging;

	assert_int_equal(chmod(s->folder, 0555), 0);
	if (geteuid() == 0)
		assert_int_equal(seteuid(65534), 0); /* root may write anywhere */
	bool ok = staging_begin(&staging, &s->arena, scratch_path(s, "output"), S("2020-11"), S(RUN), &s->diags);
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(chmod(s->folder, 0755), 0);
	assert_false(ok);
	assert_says(s, "output: cannot be written: Permission denied");
	assert_int_equal(diags_exit_status(&s->diags), 4);
	staging_abort(&staging, &s->diags);
}

static void output_is_a_file(void **state)
{
	struct scratch *s = *state;
	struct staging staging;

	scratch_write(s, scratch_path(s, "output"), "");
	assert_false(staging_begin(&staging, &s->arena, scratch_path(s, "output"), S("2020-11"), S(RUN), &s->diags));
	assert_says(s, "output: cannot be written: Not a directory");
}

/* Many runs of one name at once: all succeed, one publishes. */
static void at_the_same_time(void **state)
{
	enum { RUNS = 8 };
	struct scratch *s = *state;
	int published = 0;

	for (int i = 0; i < RUNS; i++) {
		if (fork() != 0)
			continue;
		struct staging staging = begin(s, RUN);
		put(s, &staging, "a.pdf", "one");
		bool ok = staging_commit(&staging, &s->diags) &&
			  (staging.state == STAGING_PUBLISHED || staging.state == STAGING_ALREADY);
		int result = ok ? (staging.state == STAGING_PUBLISHED ? 1 : 2) : 3;
		ok = ok && staging_latest(&staging, &s->diags);
		_exit(ok ? result : 3);
	}
	for (int i = 0; i < RUNS; i++) {
		int status;
		wait(&status);
		assert_true(WIFEXITED(status));
		assert_in_range(WEXITSTATUS(status), 1, 2);
		published += WEXITSTATUS(status) == 1;
	}
	assert_int_equal(published, 1);
	assert_string_equal(scratch_names(s, scratch_path(s, "output/2020-11")), RUN " senaste ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(name_of_a_run),
		SCRATCH_TEST(appears_whole),
		SCRATCH_TEST(identical_rerun_finds_its_own),
		SCRATCH_TEST(published_is_never_overwritten),
		SCRATCH_TEST(abort_leaves_nothing),
		SCRATCH_TEST(leftovers_of_the_dead_go),
		SCRATCH_TEST(latest_follows_the_newest),
		SCRATCH_TEST(latest_is_atomic),
		SCRATCH_TEST(latest_in_the_way),
		SCRATCH_TEST(names_that_are_not_ours),
		SCRATCH_TEST(what_is_no_document_stops),
		SCRATCH_TEST(read_only_folder),
		SCRATCH_TEST(output_is_a_file),
		SCRATCH_TEST(at_the_same_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
