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

static void list(struct made *made)
{
	struct verdict_document document;

	verdict_document(&document, &made->arena, &made->findings, NULL, S(""));
	verdict_list(&made->list, &made->arena, &made->controls, &document);
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
	list(&made);
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
	list(&made);
	assert_int_equal(made.list.count, 0);
	arena_release(&made.arena);
}

/* F1 is Närsjukvård of HSN; A1 is one of its units, F2 and A2 are another's. */
static void test_of_one_forvaltning(void **state)
{
	struct fixture *f = *state;
	struct verdict_controls list;
	struct verdict_document document;
	struct concern concern;
	static const struct {
		const char *number, *unit;
		enum severity severity;
	} results[] = {
		{"1", "A1", SEVERITY_WARNING}, {"1", "F2", SEVERITY_STOP_UNIT}, {"2", "A2", SEVERITY_WARNING},
		{"3", "", SEVERITY_WARNING},   {"4", "HSN", SEVERITY_NOTE},     {"5", "F2", SEVERITY_STOP},
		{"", "", SEVERITY_WARNING},
	};
	static const char *const numbers[] = {"1", "2", "3", "4", "5", "6"};

	region();
	formulas(f, "a: =1\n");
	concern_declare(f->s->store);
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
	concern_read(&concern, f->arena, f->s->store);
	verdict_document(&document, f->arena, &f->findings, &concern, S("f1"));
	verdict_list(&list, f->arena, &f->controls, &document);
	assert_true(document.stops);
	static const struct {
		enum severity outcome;
		bool elsewhere, tried;
	} expected[] = {
		{SEVERITY_WARNING, true, true},  {SEVERITY_NONE, true, true},  {SEVERITY_NONE, true, true},
		{SEVERITY_NOTE, false, true},    {SEVERITY_STOP, false, true}, {SEVERITY_NONE, false, false},
		{SEVERITY_WARNING, false, true},
	};
	assert_int_equal(list.count, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < list.count; i++) {
		assert_int_equal(list.items[i].outcome, expected[i].outcome);
		assert_int_equal(list.items[i].elsewhere, expected[i].elsewhere);
		assert_int_equal(list.items[i].tried, expected[i].tried);
	}
	/* the region's documents are concerned with everything */
	verdict_document(&document, f->arena, &f->findings, &concern, S(""));
	verdict_list(&list, f->arena, &f->controls, &document);
	assert_int_equal(list.items[0].outcome, SEVERITY_STOP_UNIT);
	assert_int_equal(list.items[2].outcome, SEVERITY_WARNING);
	for (size_t i = 0; i < list.count; i++)
		assert_false(list.items[i].elsewhere);
}

/* Whose documents a stop for one unit stops: its own, those below and above it; of an unknown one everybody's. */
static void test_stop_for_a_unit(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *unit;
		bool stops_f1, stops_f2;
	} cases[] = {{"a1", true, false}, {"F1", true, false}, {"HSN", true, false}, {"R", true, true},
		     {"A2", false, true}, {"X9", true, true},  {"", true, true}};
	struct concern concern;

	region();
	formulas(f, "a: =1\n");
	concern_declare(f->s->store);
	calculate(f);
	concern_read(&concern, f->arena, f->s->store);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct verdict_document first, second, region_wide;
		findings_init(&f->findings, f->arena);
		finding_add(&f->findings, SEVERITY_STOP_UNIT, S("1"), S("1"), S(""), S(""), S(""));
		f->findings.items[0].unit = str_from(cases[i].unit);
		verdict_document(&first, f->arena, &f->findings, &concern, S("F1"));
		verdict_document(&second, f->arena, &f->findings, &concern, S("F2"));
		verdict_document(&region_wide, f->arena, &f->findings, &concern, S(""));
		assert_int_equal(first.stops, cases[i].stops_f1);
		assert_int_equal(second.stops, cases[i].stops_f2);
		assert_true(region_wide.stops);
		assert_true(str_equal(second.words, cases[i].stops_f2 ? S("ej avstämd") : S("avstämd med varningar")));
	}
}

/* A control that found no row to be calculated for has not passed. */
static void test_count(void **state)
{
	struct made made;

	(void)state;
	init(&made);
	add(&made, "1", "A");
	add(&made, "1", "B");
	add(&made, "2", "C");
	add(&made, "3", "D");
	add(&made, "4", "E");
	found(&made, SEVERITY_NOTE, "1", "A");
	found(&made, SEVERITY_NONE, "2", "C");
	found(&made, SEVERITY_STOP, "2", "C");
	struct verdict_counts counts = verdict_count(&made.controls, &made.findings);
	assert_int_equal(counts.passed, 1);
	assert_int_equal(counts.failed, 1);
	assert_int_equal(counts.untried, 2);
	arena_release(&made.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_count),
		cmocka_unit_test_setup_teardown(test_stop_for_a_unit, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(test_of_one_forvaltning, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
