/* What became of each control: outcomes, titles, order. */
#include "control/verdict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct made {
	struct arena arena;
	struct controls controls;
	struct findings findings;
	struct verdict_controls list;
};

static void init(struct made *made)
{
	*made = (struct made){.arena = ARENA_INIT};
	made->controls.end = &made->controls.first;
	findings_init(&made->findings, &made->arena);
}

static void add(struct made *made, const char *number, const char *title)
{
	struct control *control = ARENA_NEW(&made->arena, struct control);

	control->number = str_from(number);
	control->title = str_from(title);
	*made->controls.end = control;
	made->controls.end = &control->next;
}

static void found(struct made *made, enum severity severity, const char *number, const char *title)
{
	finding_add(&made->findings, severity, str_from(number), str_from(title), S("Kulturförvaltningen"),
		    S("Kulturförvaltningen saknar rader."), S(""));
}

static void check(const struct made *made, size_t i, const char *number, const char *title, enum severity outcome)
{
	const struct verdict_control *control = &made->list.items[i];

	assert_true(i < made->list.count);
	assert_true(str_equal(control->number, str_from(number)));
	if (!str_equal(control->title, str_from(title)))
		fail_msg("“%.*s” is not “%s”", STR_ARG(control->title), title);
	assert_int_equal(control->outcome, outcome);
}

static void test_list(void **state)
{
	struct made made;

	(void)state;
	init(&made);
	add(&made, "P1", "Tryckta summor");
	add(&made, "10", "Sist");
	add(&made, "2", "Balanslistorna finns");
	add(&made, "2", "Balanslistan är huvudbokens");
	add(&made, "9", "Planens år");
	add(&made, "9", "Netto");
	add(&made, "9", "Netto");
	found(&made, SEVERITY_NONE, "2", "Balanslistorna finns");
	found(&made, SEVERITY_NONE, "2", "Balanslistan är huvudbokens");
	found(&made, SEVERITY_NONE, "9", "Planens år");
	found(&made, SEVERITY_WARNING, "9", "Netto");
	found(&made, SEVERITY_NOTE, "9", "Planens år");
	found(&made, SEVERITY_STOP_UNIT, "10", "Sist");
	found(&made, SEVERITY_NOTE, "", "Diagram utan tal");
	found(&made, SEVERITY_WARNING, "", "Okänd kod");
	found(&made, SEVERITY_WARNING, "", "Okänd kod");
	verdict_list(&made.list, &made.arena, &made.controls, &made.findings);
	assert_int_equal(made.list.count, 5);
	check(&made, 0, "2", "Balanslistorna finns; Balanslistan är huvudbokens", SEVERITY_NONE);
	check(&made, 1, "9", "Netto", SEVERITY_WARNING);
	check(&made, 2, "10", "Sist", SEVERITY_STOP_UNIT);
	check(&made, 3, "P1", "Tryckta summor", SEVERITY_NONE);
	check(&made, 4, "", "Okänd kod", SEVERITY_WARNING);
	assert_true(made.list.items[0].tried);
	assert_false(made.list.items[3].tried);
	arena_release(&made.arena);
}

static void test_nothing(void **state)
{
	struct made made;

	(void)state;
	init(&made);
	verdict_list(&made.list, &made.arena, &made.controls, &made.findings);
	assert_int_equal(made.list.count, 0);
	arena_release(&made.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
