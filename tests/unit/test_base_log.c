/* Log lines: one an event, whatever the values hold. */
#include "publish_scratch.h"

#include "base/log.h"

/* What is written to stderr meanwhile. */
static const char *logged(struct scratch *s, enum log_form form, const char *stream, const struct log_field *fields, size_t count)
{
	const char *path = scratch_path(s, "stderr");
	int kept = dup(STDERR_FILENO);
	struct stat status;
	struct log log;

	assert_non_null(freopen(path, "wb", stderr));
	assert_int_equal(fstat(STDERR_FILENO, &status), 0);
	if (stream)
		setenv("JOURNAL_STREAM",
		       *stream ? stream
			       : str_c(&s->arena, str_printf(&s->arena, "%ju:%ju", (uintmax_t)status.st_dev, (uintmax_t)status.st_ino)),
		       1);
	log_init(&log, form);
	log_event(&log, LOG_WARNING, "mail.retry", fields, count);
	fflush(stderr);
	assert_int_equal(dup2(kept, STDERR_FILENO), STDERR_FILENO);
	close(kept);
	unsetenv("JOURNAL_STREAM");
	return scratch_read(s, path);
}

static void text(void **state)
{
	struct scratch *s = *state;
	const char *line = logged(s, LOG_TEXT, NULL, LOG_FIELDS({"to", S("a@region.example")}, {"reply", S("451 try \"later\"\n=\\")},
								 {"empty", S("")}, {"word", S("avstämd")}, {"bad", S("\xC3")}));

	assert_string_equal(line + 20, " warning mail.retry to=a@region.example reply=\"451 try \\\"later\\\"\\n=\\\\\" empty=\"\""
				       " word=avstämd bad=\"\xEF\xBF\xBD\"\n");
	assert_int_equal(line[10], 'T');
	assert_int_equal(line[19], 'Z');
}

static void json(void **state)
{
	struct scratch *s = *state;
	const char *line = logged(s, LOG_JSON, NULL, LOG_FIELDS({"reply", S("a\"\t\\å\x01")}));

	assert_non_null(strstr(line, "{\"time\":\"20"));
	assert_non_null(strstr(line, ",\"level\":\"warning\",\"event\":\"mail.retry\",\"reply\":\"a\\\"\\u0009\\\\å\\u0001\"}\n"));
}

/* journald has a time of its own, and wants the priority; a JOURNAL_STREAM that is not this stderr is somebody else's. */
static void journald(void **state)
{
	struct scratch *s = *state;

	assert_string_equal(logged(s, LOG_TEXT, "", NULL, 0), "<4>warning mail.retry\n");
	assert_string_equal(logged(s, LOG_JSON, "", NULL, 0), "<4>{\"level\":\"warning\",\"event\":\"mail.retry\"}\n");
	assert_int_equal(logged(s, LOG_TEXT, "1:2", NULL, 0)[0], '2');
	assert_string_equal(logged(s, LOG_OFF, NULL, NULL, 0), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(text, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(json, scratch_begin, scratch_end),
		cmocka_unit_test_setup_teardown(journald, scratch_begin, scratch_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
