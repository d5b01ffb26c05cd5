/* Faults are told in the order of the files, all of them, and the worst one decides the exit status. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"

struct sample {
	struct arena arena;
	struct diags diags;
};

static int begin(void **state)
{
	static struct sample sample;

	diags_init(&sample.diags, &sample.arena);
	*state = &sample;
	return 0;
}

static int end(void **state)
{
	struct sample *s = *state;

	arena_release(&s->arena);
	return 0;
}

static void add(struct sample *s, enum diag_class class, const char *file, unsigned line, unsigned column, const char *text)
{
	diag_add(&s->diags, class, (struct place){str_from(file), line, column}, "%s", text);
}

static void in_order_of_place(void **state)
{
	struct sample *s = *state;

	add(s, DIAG_INPUT, "b.csv", 2, 0, "tredje");
	add(s, DIAG_INPUT, "a.csv", 10, 3, "andra");
	add(s, DIAG_INPUT, "a.csv", 9, 7, "första");
	add(s, DIAG_INPUT, "b.csv", 2, 0, "fjärde");
	add(s, DIAG_INPUT, "", 0, 0, "överst");
	assert_string_equal(str_c(&s->arena, diags_text(&s->arena, &s->diags)),
			    "överst\na.csv:9:7: första\na.csv:10:3: andra\nb.csv:2: tredje\nb.csv:2: fjärde\n");
}

static void the_worst_decides(void **state)
{
	struct sample *s = *state;

	assert_int_equal(diags_exit_status(&s->diags), 0);
	add(s, DIAG_NOTE, "a", 1, 0, "x");
	assert_int_equal(diags_exit_status(&s->diags), 0);
	assert_int_equal(diags_faults(&s->diags), 0);
	add(s, DIAG_USAGE, "a", 2, 0, "x");
	assert_int_equal(diags_exit_status(&s->diags), 2);
	add(s, DIAG_WRITE, "a", 3, 0, "x");
	add(s, DIAG_INPUT, "a", 4, 0, "x");
	assert_int_equal(diags_exit_status(&s->diags), 4);
	assert_int_equal(diags_faults(&s->diags), 3);
}

static void more_than_anyone_reads(void **state)
{
	struct sample *s = *state;

	for (unsigned i = 0; i < DIAGS_MAXIMUM + 5; i++)
		add(s, DIAG_INPUT, "a", i + 1, 0, "x");
	assert_int_equal(s->diags.count, DIAGS_MAXIMUM);
	assert_int_equal(diags_faults(&s->diags), DIAGS_MAXIMUM + 5);
	assert_non_null(strstr(str_c(&s->arena, diags_text(&s->arena, &s->diags)), "and 5 more faults\n"));
}

/* A thousand notes must not hide the fault that comes after them. */
static void a_fault_after_many_notes(void **state)
{
	struct sample *s = *state;

	for (unsigned i = 0; i <= DIAGS_MAXIMUM; i++)
		add(s, DIAG_NOTE, "a", i + 1, 0, "x");
	assert_int_equal(diags_faults(&s->diags), 0);
	add(s, DIAG_INPUT, "a", 1, 0, "x");
	assert_int_equal(diags_faults(&s->diags), 1);
	assert_int_equal(diags_exit_status(&s->diags), 3);
	add(s, DIAG_WRITE, "a", 1, 0, "x");
	assert_int_equal(diags_faults(&s->diags), 2);
	assert_int_equal(diags_exit_status(&s->diags), 4);
}

static void the_same_once(void **state)
{
	struct sample *s = *state;

	add(s, DIAG_NOTE, "a", 1, 2, "x");
	add(s, DIAG_NOTE, "a", 1, 2, "x");
	assert_int_equal(s->diags.count, 1);
	add(s, DIAG_INPUT, "a", 1, 2, "x");
	assert_int_equal(diags_faults(&s->diags), 1);
	add(s, DIAG_INPUT, "b", 1, 2, "x");
	add(s, DIAG_INPUT, "a", 2, 2, "x");
	add(s, DIAG_INPUT, "a", 1, 3, "x");
	add(s, DIAG_INPUT, "a", 1, 2, "y");
	assert_int_equal(diags_faults(&s->diags), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(in_order_of_place, begin, end),
		cmocka_unit_test_setup_teardown(the_worst_decides, begin, end),
		cmocka_unit_test_setup_teardown(more_than_anyone_reads, begin, end),
		cmocka_unit_test_setup_teardown(the_same_once, begin, end),
		cmocka_unit_test_setup_teardown(a_fault_after_many_notes, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
