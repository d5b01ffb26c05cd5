/* What became of each control: outcomes, titles, order. */
#include "formula_fixture.h"

#include "control/verdict.h"

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
	verdict_list(&made.list, &made.arena, &made.controls, &made.findings, NULL, S(""));
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
	verdict_list(&made.list, &made.arena, &made.controls, &made.findings, NULL, S(""));
	assert_int_equal(made.list.count, 0);
	arena_release(&made.arena);
}

/* F1 is Närsjukvård of HSN; A1 is one of its units, F2 and A2 are another's. */
static void test_of_one_forvaltning(void **state)
{
	struct fixture *f = *state;
	struct verdict_controls list;
	static const struct {
		const char *number, *unit;
		enum severity severity;
	} results[] = {
		{"1", "A1", SEVERITY_WARNING}, {"1", "F2", SEVERITY_STOP_UNIT}, {"2", "A2", SEVERITY_WARNING},
		{"3", "", SEVERITY_WARNING},   {"4", "HSN", SEVERITY_NOTE},     {"5", "F2", SEVERITY_STOP},
	};
	static const char *const numbers[] = {"1", "2", "3", "4", "5", "6"};

	region();
	formulas(f, "a: =1\n");
	verdict_declare(f->s->store);
	calculate(f);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct control *control = ARENA_NEW(f->arena, struct control);
		control->number = control->title = str_from(numbers[i]);
		*f->controls.end = control;
		f->controls.end = &control->next;
	}
	for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
		struct str number = str_from(results[i].number);
		finding_add(&f->findings, results[i].severity, number, number, S(""), S(""), S(""));
		f->findings.items[f->findings.count - 1].unit = str_from(results[i].unit);
	}
	verdict_list(&list, f->arena, &f->controls, &f->findings, f->s->store, S("F1"));
	static const struct {
		enum severity outcome;
		bool elsewhere, tried;
	} expected[] = {
		{SEVERITY_WARNING, true, true}, {SEVERITY_NONE, true, true},  {SEVERITY_NONE, true, true},
		{SEVERITY_NOTE, false, true},   {SEVERITY_STOP, false, true}, {SEVERITY_NONE, false, false},
	};
	assert_int_equal(list.count, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < list.count; i++) {
		assert_int_equal(list.items[i].outcome, expected[i].outcome);
		assert_int_equal(list.items[i].elsewhere, expected[i].elsewhere);
		assert_int_equal(list.items[i].tried, expected[i].tried);
	}
	/* the region's documents are concerned with everything */
	verdict_list(&list, f->arena, &f->controls, &f->findings, f->s->store, S(""));
	assert_int_equal(list.items[0].outcome, SEVERITY_STOP_UNIT);
	assert_int_equal(list.items[2].outcome, SEVERITY_WARNING);
	for (size_t i = 0; i < list.count; i++)
		assert_false(list.items[i].elsewhere);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test_setup_teardown(test_of_one_forvaltning, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
