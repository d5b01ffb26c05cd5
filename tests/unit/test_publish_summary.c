/* What a person sees of a run: the progress line and the summary. */
#include "publish_scratch.h"

#include "publish/progress.h"
#include "publish/summary.h"

static void good_run(void **state)
{
	struct scratch *s = *state;
	const struct summary_document documents[] = {
		{S("strukturellt-underskott.pdf"), 4, true},
		{S("avstamning.pdf"), 1, true},
		{S("avstamning.xlsx"), 0, true},
	};
	struct summary summary = {
		.period = S("2020-11"),
		.documents = documents,
		.document_count = 3,
		.controls_passed = 14,
		.notes = 1,
		.folder = S("output/2020-11/20201215T020000Z-1a2b3c4d"),
		.milliseconds = 4250,
	};

	assert_string_equal(str_c(&s->arena, summary_text(&s->arena, &summary)),
			    "Period      2020-11\n"
			    "Documents   3 of 3 written\n"
			    "  strukturellt-underskott.pdf                   4 pages\n"
			    "  avstamning.pdf                                1 page\n"
			    "  avstamning.xlsx\n"
			    "Controls    14 passed, 0 failed, 1 note\n"
			    "Verdict     reconciled, with notes\n"
			    "Published   output/2020-11/20201215T020000Z-1a2b3c4d\n"
			    "Time        4.2 s\n");
	summary.controls_untried = 2;
	assert_non_null(strstr(str_c(&s->arena, summary_text(&s->arena, &summary)),
			       "14 passed, 0 failed, 2 not tried, 1 note\n"));
	summary.already = true;
	assert_non_null(strstr(str_c(&s->arena, summary_text(&s->arena, &summary)),
			       "1a2b3c4d (an identical run was there already)\n"));
}

static void bad_run_fits_a_screen(void **state)
{
	struct scratch *s = *state;
	struct summary_document documents[100];
	size_t lines = 0;

	for (size_t i = 0; i < 100; i++)
		documents[i] = (struct summary_document){S("dokument"), 2, true};
	documents[99] = (struct summary_document){S("kraschad"), 0, false};
	struct summary summary = {
		.documents = documents, .document_count = 100, .controls_failed = 2, .stopped = true, .faults = 3};
	const char *text = str_c(&s->arena, summary_text(&s->arena, &summary));

	for (const char *p = text; *p; p++)
		lines += *p == '\n';
	assert_true(lines <= 24);
	assert_non_null(strstr(text, "99 of 100 written\n  kraschad   "));
	assert_non_null(strstr(text, "NOT WRITTEN\n"));
	assert_non_null(strstr(text, "  and 86 more\n"));
	assert_non_null(strstr(text, "0 passed, 2 failed, 0 notes\n"));
	assert_non_null(strstr(text, "NOT RECONCILED"));
	assert_non_null(strstr(text, "3, listed above\n"));
	assert_non_null(strstr(text, "Published   no\n"));
}

static void progress_is_quiet_in_a_log(void **state)
{
	struct scratch *s = *state;
	const char *path = scratch_path(s, "log");
	FILE *log = fopen(path, "w");
	struct progress progress;

	progress_init(&progress, log);
	progress_show(&progress, "rendering", 1, 2, S("a"));
	progress_clear(&progress);
	fclose(log);
	assert_string_equal(scratch_read(s, path), "");
}

static void progress_on_a_terminal(void **state)
{
	struct scratch *s = *state;
	const char *path = scratch_path(s, "terminal");
	FILE *terminal = fopen(path, "w");
	struct progress progress;

	progress_init(&progress, terminal);
	progress.terminal = true;
	progress.width = 30;
	progress_show(&progress, "rendering", 1, 3, S("a"));
	progress_show(&progress, "rendering", 2, 3, S("too soon to be shown"));
	progress_show(&progress, "rendering", 3, 3, S("åtgärdsprogrammen"));
	progress_clear(&progress);
	progress_clear(&progress);
	fclose(terminal);
	assert_string_equal(scratch_read(s, path), "\rrendering 1 of 3: a\033[K"
						   "\rrendering 3 of 3: åtgärdsprog\033[K"
						   "\r\033[K");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(good_run),
		SCRATCH_TEST(bad_run_fits_a_screen),
		SCRATCH_TEST(progress_is_quiet_in_a_log),
		SCRATCH_TEST(progress_on_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
