/* What a formula may look like, and where its faults are. */
#include "formula_fixture.h"

static void precedence(void **state)
{
	assert_values(*state, {"1+2*3", "7"}, {"(1+2)*3", "9"}, {"2^3^2", "64"}, {"-2^2", "4"}, {"2^-1", "0.5"},
		      {"10-4-3", "3"}, {"100/10/5", "2"}, {"1+1&\"x\"", "2x"}, {"1+1=2", "SANT"}, {"50%*200", "100"},
		      {"+5", "5"}, {"--5", "5"}, {"200%%", "0.02"}, {"2−1", "1"}, {"1<2", "SANT"}, {"1<>1", "FALSKT"});
}

static void literals(void **state)
{
	assert_values(*state, {"1,5", "1.5"}, {"1.5", "1.5"}, {"10 mkr", "10000000"}, {"2,5 tkr", "2500"},
		      {"3 kr", "3"}, {"0,5 %", "0.005"}, {"60 %", "0.6"}, {"\"a\"\"b\"", "a\"b"}, {"SANT", "SANT"},
		      {"FALSE", "FALSKT"}, {"1\xC2\xA0mkr", "1000000"}, {"OM(1=1;1;2)", "1"},
		      {"om(sant;\"x\";\"y\")", "x"});
}

static void formats(void **state)
{
	struct fixture *f = *state;

	formulas(
		f,
		"a: =1234567 i tkr\nb: =0,1234 i procent 1\nkvot: =1/4 i % 0\nd: =202011 i period\ne: =202011 i månad\n"
		"g: =12,5 i kr/inv 2\nh: =-1500000 i mkr 1\nj: =20201215 i datum\n");
	calculate(f);
	assert_string_equal(printed(f, "a"), "1~235~tkr");
	assert_string_equal(printed(f, "b"), "12,3~%");
	assert_string_equal(printed(f, "kvot"), "25~%");
	assert_string_equal(printed(f, "d"), "2020-11");
	assert_string_equal(printed(f, "e"), "november 2020");
	assert_string_equal(printed(f, "g"), "12,50~kr per invånare");
	assert_string_equal(printed(f, "h"), "-1,5~mkr");
	assert_string_equal(printed(f, "j"), "2020-12-15");
	/* a percentage is a quotient with a format */
	assert_figure(f, "kvot", "0.25");
}

static void faults_have_a_place(void **state)
{
	assert_faults(*state, true, {"1+", "3: the formula ends"}, {"(1", "3: expected )"},
		      {"1 2", "3: the formula should end"}, {"\"abc", "1: the text that begins here"},
		      {"1+[abc", "3: the column name that begins here"}, {"SUMMA(1 2)", "9: expected ; or )"},
		      {"1$2", "2: \"$\" has no meaning"}, {"å+?", "3: \"?\" has no"},
		      {"1 i kronor", "5: expected a unit"}, {"1 i", "4: expected a unit"},
		      {"1 i mkr 10", "9: the number of decimals"}, {"1 i mkr 1,5", "9: the number of decimals"},
		      {"99999999999999999999", "1: \"99999999999999999999\" is too"},
		      {"SUMMA(;1)", "7: expected a value"}, {"1,2,3", "4: \",\" has no"}, {"a!b", "2: \"!\" has no"});
}

static void lines_go_on(void **state)
{
	struct fixture *f = *state;

	formulas(f, "// en anmärkning\na: =1+\n   2+\n\t3\n\nb(x;y): =x-\n    y\nd: =b(5;\n  3)\n");
	calculate(f);
	assert_figure(f, "a", "6");
	assert_figure(f, "d", "2");
}

static void a_place_on_a_later_line(void **state)
{
	struct fixture *f = *state;

	formulas(f, "a: =1+\n   okänd\n");
	faulty(f);
	assert_fault(f, "t.md:3:4: unknown name \"okänd\"");
}

static void nested(struct fixture *f, const char *open, const char *middle, const char *close, size_t count)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, "```beräkning\na: =");
	for (size_t i = 0; i < count; i++)
		buf_add(&text, str_from(open));
	buf_add(&text, str_from(middle));
	for (size_t i = 0; i < count; i++)
		buf_add(&text, str_from(close));
	buf_printf(&text, "\n```\n");
	template_bytes(f, "t.md", text.p, text.n);
	buf_release(&text);
	if (bind_all(f))
		(void)value_of(f, "a");
}

static void deep_nesting(void **state)
{
	struct fixture *f = *state;
	static const char *const shapes[][3] = {{"(", "1", ")"},         {"-", "1", ""}, {"ABS(", "1", ")"},
						{"2^", "1", ""},         {"", "1", "%"}, {"", "1", "+1"},
						{"OM(1=1;", "1", ";2)"}, {"1&", "1", ""}};

	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		f->s->diags.count = 0;
		f->engine.names = NULL;
		f->engine.names_end = &f->engine.names;
		f->template_count = 0;
		nested(f, shapes[i][0], shapes[i][1], shapes[i][2], 9000);
		assert_int_equal(diags_exit_status(&f->s->diags), 3);
	}
}

static void names_in_a_long_chain(void **state)
{
	struct fixture *f = *state;
	struct buf text = BUF_INIT;

	buf_printf(&text, "```beräkning\n");
	for (int i = 0; i < 900; i++)
		buf_printf(&text, "kedja_%d: =kedja_%d+1\n", i, i + 1);
	buf_printf(&text, "kedja_900: =1\n```\n");
	template_bytes(f, "t.md", text.p, text.n);
	buf_release(&text);
	faulty(f);
	assert_fault(f, "too deeply");
}

static void growth_without_end(void **state)
{
	struct fixture *f = *state;
	struct str lines = S("a_0: =1\n");

	for (int i = 1; i < 60; i++)
		lines = str_printf(f->arena, "%.*sa_%d: =a_%d+a_%d\n", STR_ARG(lines), i, i - 1, i - 1);
	formulas(f, str_c(f->arena, lines));
	calculate(f);
	assert_figure(f, "a_40", "1099511627776");
}

static void growth_through_arguments(void **state)
{
	struct fixture *f = *state;
	struct str lines = S("b_0(x): =x+1\n");

	for (int i = 1; i < 60; i++)
		lines = str_printf(f->arena, "%.*sb_%d(x): =b_%d(x)+b_%d(x)\n", STR_ARG(lines), i, i - 1, i - 1);
	formulas(f, str_c(f->arena, str_printf(f->arena, "%.*ssvar: =b_59(1)\n", STR_ARG(lines))));
	faulty(f);
	assert_fault(f, "too large");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(precedence),
		FORMULA_TEST(literals),
		FORMULA_TEST(formats),
		FORMULA_TEST(faults_have_a_place),
		FORMULA_TEST(lines_go_on),
		FORMULA_TEST(a_place_on_a_later_line),
		FORMULA_TEST(deep_nesting),
		FORMULA_TEST(names_in_a_long_chain),
		FORMULA_TEST(growth_without_end),
		FORMULA_TEST(growth_through_arguments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
