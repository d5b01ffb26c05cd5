/* What the check finds before anything is read: names, types, the ledger, circles; and what it asks to be looked up then. */
#include "formula/compared.h"
#include "formula_fixture.h"

static void unknown_names(void **state)
{
	region();
	assert_faults(*state, false, {"perod", "1: unknown name \"perod\"; did you mean \"period\"?"},
		      {"1+okänd", "3: unknown name"},
		      {"SUMA(1)", "1: unknown function \"SUMA\"; did you mean \"SUMMA\"?"},
		      {"SUMMA(budgett[belopp])", "7: unknown table \"budgett\""},
		      {"SUMMA(budget[beloppp])", "7: unknown column \"beloppp\"; did you mean \"belopp\"?"},
		      {"budget[belopp]+1", "1: budget[belopp] is a whole column"},
		      {"[belopp]", "1: [belopp] has no row here"}, {"SUMMA(ovan)", "7: \"ovan\" means the rows above"},
		      {"RUND(1)", "1: unknown function"});
}

static void types_that_do_not_fit(void **state)
{
	region();
	assert_faults(*state, false, {"1+\"a\"", "3: expected a number here, found \"a\""},
		      {"-\"a\"", "2: expected a number"}, {"\"a\"%", "1: expected a number"},
		      {"\"a\"<\"b\"", "4: only = and <> compare texts"},
		      {"1=\"a\"", "2: these two are of different kinds"},
		      {"OM(1;2;3)", "4: OM expects a condition as argument 1"},
		      {"ABS(\"a\")", "5: ABS expects a number as argument 1"},
		      {"SUMMA(\"a\")", "7: expected a number or a column"},
		      {"OCH(1=1;2)", "9: OCH expects a condition as argument 2"}, {"(1=1)+1", "3: expected a number"},
		      {"SUMMA(budget[post])", "7: column post holds text"},
		      {"SUMMA.OMF(budget[belopp];budget[post];1)", "39: column post holds text: its criterion"},
		      {"SUMMA.OMF(budget[post];budget[post];\"a\")", "11: column post holds text"},
		      {"\"a\"&alla", "5: expected a text or a number"}, {"ICKE(1)", "6: ICKE expects a condition"},
		      {"SUMMA.OMF(budget[belopp];budget[period];\"2020-11\")", "41: column period holds numbers"},
		      {"SUMMA.OMF(budget[belopp];budget[post];\">A\")", "39: column post holds text: only = and <>"});
}

/* Each is a note, once. A code, a text that is like none, and one that is there, say nothing. */
static void texts_that_columns_nearly_hold(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nrad: organisation där typ = \"förvaltnin\" och typ <> \"NÄMND\" "
		 "och "
		 "kod = \"HSX\"\nkolumn A: =utf_(\"HSN\")+utf_(\"RUN\")\n```\n{{för budget där version = "
		 "\"oväntat\"}}{{slut}}\n");
	formulas(f, "utf_(n): =SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];n;huvudbok[del];\"<>resltat\")\n");
	calculate(f);
	compared_check(&f->engine);
	assert_string_equal(
		said(f->s),
		"d.md:5:29: column typ of organisation holds no \"förvaltnin\"; did you mean \"förvaltning\"?\n"
		"t.md:2:70: column del of huvudbok holds no \"resltat\"; did you mean \"resultat\"?\n");
	assert_int_equal(diags_exit_status(&f->s->diags), 0);
}

static void wrong_arguments(void **state)
{
	region();
	assert_faults(*state, false, {"ABS()", "1: ABS takes 1 to 1 arguments, not 0"},
		      {"AVRUNDA(1)", "1: AVRUNDA takes 2 to 2"},
		      {"SUMMA.OMF(budget[belopp];budget[post])", "1: SUMMA.OMF takes 3"},
		      {"SUMMA.OMF(budget[belopp];budget[post];\"a\";budget[post])", "1: SUMMA.OMF takes pairs"},
		      {"SUMMA.OMF(budget[belopp];ramar[post];\"a\")", "26: all columns of one SUMMA.OMF belong"},
		      {"SUMMA.OMF(1;budget[post];\"a\")", "11: expected a column here"},
		      {"PASSA(\"a\";budget[post];1)", "24: the third argument of PASSA is 0"},
		      {"PASSA(1;budget[post])", "7: column post is of another kind"},
		      {"INDEX(budget[post];\"a\")", "20: expected the number of a row"});
}

static void only_sums_and_counts_of_the_ledger(void **state)
{
	region();
	assert_faults(*state, false, {"MIN(huvudbok[belopp])", "1: the ledger is only summed and counted"},
		      {"MEDEL(huvudbok[belopp])", "1: the ledger is only summed"},
		      {"ANTAL(huvudbok[belopp])", "1: the ledger is only"},
		      {"INDEX(huvudbok[belopp];1)", "1: the ledger is only summed"},
		      {"PASSA(\"V1\";huvudbok[verifikation])", "1: the ledger is only"},
		      {"SUMMA(huvudbok[rad])", "7: only huvudbok[belopp] can be summed"},
		      {"SUMMA.OMF(huvudbok[rad];huvudbok[konto];\"1\")", "11: only huvudbok[belopp]"});
}

static void the_ledger_row_by_row(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md", "---\ndokument: d\n---\n{{för huvudbok}}{{[belopp]}}{{slut}}\n");
	faulty(f);
	assert_fault(f, "d.md:4:7: the ledger is only summed and counted, it can not be shown row by row");
}

/* A column of text in a row is as much a text as one between quotes. */
static void types_of_rows(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n{{för budget}}\n{{[post]+1}}\n{{om [post] < 5}}{{slut}}\n{{om [post] = "
		 "5}}{{slut}}\n"
		 "{{SUMMA([post])}}\n{{SUMMA.OMF(budget[belopp];budget[post];[belopp])}}\n"
		 "{{PASSA([belopp];budget[post])}}\n{{ABS([post])}}\n{{slut}}\n"
		 "{{för budget där post = period}}{{slut}}\n{{för budget där post > \"a\"}}{{slut}}\n"
		 "{{för budget där period = \"2020-01\"}}{{slut}}\n{{för budget där okänd = 1}}{{slut}}\n");
	faulty(f);
	assert_fault(f, "d.md:5:3: expected a number here, found [post]");
	assert_fault(f, "d.md:6:13: only = and <> compare texts");
	assert_fault(f, "d.md:7:13: these two are of different kinds");
	assert_fault(f, "d.md:8:9: expected a number or a column of numbers");
	assert_fault(f, "d.md:9:41: column post holds text");
	assert_fault(f, "d.md:10:9: column post is of another kind");
	assert_fault(f, "d.md:11:7: ABS expects a number");
	assert_fault(f, "d.md:13:25: column post holds text: its criterion");
	assert_fault(f, "d.md:14:18: column post holds text: only = and <>");
	assert_fault(f, "d.md:15:27: column period holds numbers");
	assert_fault(f, "d.md:16:18: unknown column \"okänd\"");
}

static void circles_of_formulas(void **state)
{
	assert_faults(*state, false, {"f_001+1", "1: \"f_001\" is circular"}, {"f_000", "1: \"f_000\" is circular"},
		      {"f_002", "1: \"f_002\" is circular"});
}

static void no_recursion(void **state)
{
	struct fixture *f = *state;

	formulas(f, "fakultet(n): =OM(n=0;1;n*fakultet(n-1))\na: =fakultet(3)\n");
	faulty(f);
	assert_fault(f, "t.md:2:26: \"fakultet\" is circular");
}

static void an_argument_is_no_recursion(void **state)
{
	struct fixture *f = *state;

	formulas(f, "dubbel(x): =2*x\nstörst(a;b): =OM(a>b;a;b)\nsvar: =dubbel(dubbel(3))\n"
		    "topp: =störst(störst(1;7);störst(dubbel(2);5))\n");
	calculate(f);
	assert_figure(f, "svar", "12");
	assert_figure(f, "topp", "7");
}

static void names_that_are_taken(void **state)
{
	struct fixture *f = *state;

	formulas(f, "SUMMA: =1\nround: =1\nperiod: =1\nalla: =1\ni: =1\nram1: =1\nr: =1\nR2C3: =1\nrc: =1\nsant: "
		    "=1\nFALSE: =1\n"
		    "dubbel: =1\nDUBBEL: =2\nregion.egen: =1\nmin siffra: =1\nf(a;a): =a\ng(b c): =1\nutan =: 3\n");
	assert_fault(f, "t.md:2:1: \"SUMMA\" is a function already");
	assert_fault(f, "t.md:3:1: \"round\" is a function already");
	assert_fault(f, "t.md:4:1: \"period\" is a parameter already");
	assert_fault(f, "t.md:5:1: \"alla\" is a word of the language");
	assert_fault(f, "t.md:6:1: \"i\" is a word of the language");
	assert_fault(f, "t.md:7:1: \"ram1\" would be the address of a cell");
	assert_fault(f, "t.md:8:1: \"r\" would be the address");
	assert_fault(f, "t.md:9:1: \"R2C3\" would be the address");
	assert_fault(f, "t.md:10:1: \"rc\" would be the address");
	assert_fault(f, "t.md:11:1: \"sant\" is a word of the language");
	assert_fault(f, "t.md:12:1: \"FALSE\" is a word");
	assert_fault(f, "t.md:14:1: \"DUBBEL\" is already defined in t.md, line 13");
	assert_fault(f, "t.md:15:1: \"region.egen\"");
	assert_fault(f, "t.md:16:1: \"min siffra\" can not be a name");
	assert_fault(f, "t.md:17:1: \"a\" stands twice");
	assert_fault(f, "t.md:18:1: \"b c\" can not be a name");
	assert_fault(f, "t.md:19:9: a formula begins with =");
}

static void arguments_of_formulas(void **state)
{
	struct fixture *f = *state;

	formulas(f, "f(x;y): =x+y\na: =f(1)\nb: =f\ng: =f(1;2;3)\nd: =a(1)\n");
	faulty(f);
	assert_fault(f, "t.md:3:5: \"f\" takes 2 arguments, not 1");
	assert_fault(f, "t.md:4:5: \"f\" takes 2 arguments: write them in parentheses");
	assert_fault(f, "t.md:5:5: \"f\" takes 2 arguments, not 3");
	assert_fault(f, "t.md:6:5: \"a\" takes 0 arguments, not 1");
}

static void a_formula_has_no_row(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```beräkning\nmakro(x): =x+[belopp]\n```\n"
		 "{{för budget}}{{makro(1)}}{{slut}}\n");
	faulty(f);
	assert_fault(f, "d.md:5:14: [belopp] has no row here: a named formula gets what it needs as arguments");
}

static void too_many_criteria(void **state)
{
	struct fixture *f = *state;
	struct str text = S("a: =SUMMA.OMF(budget[belopp]");

	region();
	for (int i = 0; i < 40; i++)
		text = str_printf(f->arena, "%.*s;budget[post];\"Personal\"", STR_ARG(text));
	formulas(f, str_c(f->arena, str_printf(f->arena, "%.*s)\n", STR_ARG(text))));
	faulty(f);
	assert_fault(f, "t.md:2:5: SUMMA.OMF takes at most 31 criteria");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(unknown_names),
		FORMULA_TEST(types_that_do_not_fit),
		FORMULA_TEST(texts_that_columns_nearly_hold),
		FORMULA_TEST(wrong_arguments),
		FORMULA_TEST(only_sums_and_counts_of_the_ledger),
		FORMULA_TEST(the_ledger_row_by_row),
		FORMULA_TEST(types_of_rows),
		FORMULA_TEST(circles_of_formulas),
		FORMULA_TEST(no_recursion),
		FORMULA_TEST(an_argument_is_no_recursion),
		FORMULA_TEST(names_that_are_taken),
		FORMULA_TEST(arguments_of_formulas),
		FORMULA_TEST(a_formula_has_no_row),
		FORMULA_TEST(too_many_criteria),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
