/* The value of formulas: functions under both names, exactness, emptiness, errors. */
#include "formula_fixture.h"

static void functions_under_both_names(void **state)
{
	assert_values(*state, {"SUMMA(1;2;3)", "6"}, {"SUM(1;2;3)", "6"}, {"MEDEL(1;2)", "1.5"},
		      {"AVERAGE(1;2)", "1.5"}, {"MIN(3;1;2)", "1"}, {"MAX(3;1;2)", "3"}, {"ANTAL(1;2)", "2"},
		      {"COUNT(1;2)", "2"}, {"ABS(-2)", "2"}, {"AVRUNDA(2,5;0)", "3"}, {"ROUND(-2,5;0)", "-3"},
		      {"AVRUNDA.UPPÅT(2,1;0)", "3"}, {"ROUNDUP(-2,1;0)", "-3"}, {"AVRUNDA.NEDÅT(2,9;0)", "2"},
		      {"ROUNDDOWN(-2,9;0)", "-2"}, {"OM(1>2;\"a\";\"b\")", "b"}, {"IF(1<2;1/2;1/0)", "0.5"},
		      {"OCH(1=1;2=2)", "SANT"}, {"AND(1=1;2=3)", "FALSKT"}, {"ELLER(1=2;2=2)", "SANT"},
		      {"OR(1=2)", "FALSKT"}, {"ICKE(1=2)", "SANT"}, {"NOT(1=1)", "FALSKT"}, {"OMFEL(1/0;7)", "7"},
		      {"IFERROR(1;7)", "1"}, {"REST(7;3)", "1"}, {"MOD(-7;3)", "2"}, {"AVRUNDA(1234;-2)", "1200"},
		      {"avrunda.uppåt(1,1;0)", "2"});
}

static void exactness(void **state)
{
	assert_values(*state, {"1/3*3", "1"}, {"(1/3+1/3+1/3)=1", "SANT"}, {"0,1+0,2=0,3", "SANT"}, {"100/7*7", "100"},
		      {"AVRUNDA(2,675;2)", "2.68"}, {"AVRUNDA(1,005;2)", "1.01"}, {"AVRUNDA(-0,5;0)", "-1"},
		      {"AVRUNDA(1/3*3/2;0)", "1"}, {"AVRUNDA(245000/10 tkr;0)", "25"}, {"2^0,5*0", "#VALUE!"},
		      {"92233720368547758", "92233720368547758"});
}

static void overflow_is_an_error(void **state)
{
	struct fixture *f = *state;

	formulas(f,
		 "a: =92233720368547758+1\nb: =-92233720368547758*2\nd: =SUMMA(92233720368547758;92233720368547758)\n"
		 "e: =OMFEL(a;0)\n");
	calculate(f);
	assert_figure(f, "a", "#NUM!");
	assert_figure(f, "b", "#NUM!");
	assert_figure(f, "d", "#NUM!");
	assert_figure(f, "e", "#NUM!");
	assert_fault(f, "t.md:2:22: the result is too large to be an amount");
	assert_fault(f, "t.md:4:5: the sum is too large");
	assert_int_equal(diags_exit_status(&f->s->diags), 3);
}

static void sums_of_many_rows(void **state)
{
	struct fixture *f = *state;
	struct buf text = BUF_INIT;

	region();
	buf_printf(&text, "år;post;belopp\n");
	for (int i = 0; i < 30000; i++)
		buf_printf(&text, "%d;p%d;0,%02d\n", 2000 + i % 100, i, i % 100);
	write_bytes("in/historik.csv", text.p, text.n);
	buf_release(&text);
	assert_values(f, {"SUMMA(historik[belopp])", "14850"}, {"MEDEL(historik[belopp])", "0.495"},
		      {"SUMMA.OMF(historik[belopp];historik[år];2099)", "297"}, {"MAX(historik[belopp])", "0.99"},
		      {"ANTAL(historik[belopp])", "30000"}, {"MIN(historik[belopp])", "0"});
}

static void division_by_zero(void **state)
{
	assert_values(*state, {"1/0", "#DIV/0!"}, {"1+1/0", "#DIV/0!"}, {"OM(1/0=1;1;2)", "#DIV/0!"},
		      {"REST(1;0)", "#DIV/0!"}, {"0^-1", "#DIV/0!"}, {"OMFEL(1+1/0;\"saknas\")", "saknas"},
		      {"OMFEL(1/0;2/0)", "#DIV/0!"}, {"SUMMA(1;1/0)", "#DIV/0!"}, {"OCH(1=2;1/0=1)", "#DIV/0!"},
		      {"ELLER(1=1;1/0=1)", "#DIV/0!"}, {"\"a\"&1/0", "#DIV/0!"}, {"OM(1=1;1;1/0)", "1"});
}

static void empty_is_zero_and_no_text(void **state)
{
	struct fixture *f = *state;

	input("egen.csv", "namn;tal;ord\nA;;\nB;0;x\n");
	settings_are(f->s, "[tabell egen]\nkolumn.tal = tal\n");
	formulas(f, "tomt: =INDEX(egen[tal];1)\nord: =INDEX(egen[ord];1)\n");
	template(
		f, "u.md",
		"```beräkning\na1_: =tomt=0\na2_: =ord=\"\"\na3_: =tomt+1\na4_: =\"x\"&ord\na5_: =\"x\"&tomt\n"
		"a6_: =SUMMA.OMF(egen[tal];egen[tal];tomt)\na7_: =ANTAL.OMF(egen[tal];tomt)\n"
		"a8_: =ANTAL.OMF(egen[tal];\"<>0\")\na9_: =ANTAL.OMF(egen[ord];\"\")\na10_: =ANTAL.OMF(egen[ord];ord)\n"
		"b1_: =ANTAL.OMF(egen[ord];\"<>\")\nb2_: =PASSA(0;egen[tal])\nb3_: =OMFEL(PASSA(ord;egen[ord]);0)\n"
		"b4_: =ANTAL(egen[tal])\nb5_: =tomt<1\n```\n");
	calculate(f);
	assert_figure(f, "a1_", "SANT");
	assert_figure(f, "a2_", "SANT");
	assert_figure(f, "a3_", "1");
	assert_figure(f, "a4_", "x");
	assert_figure(f, "a5_", "x");
	assert_figure(f, "a7_", "1"); /* an empty criterion is 0, which an empty cell is not */
	assert_figure(f, "a8_", "1");
	assert_figure(f, "a9_", "1");
	assert_figure(f, "a10_", "0");
	assert_figure(f, "b1_", "1");
	assert_figure(f, "b2_", "2");
	assert_figure(f, "b3_", "0");
	assert_figure(f, "b4_", "1");
	assert_figure(f, "b5_", "SANT");
}

static void text_has_no_case(void **state)
{
	assert_values(*state, {"\"Å\"=\"å\"", "SANT"}, {"\"HSN\"<>\"hsn\"", "FALSKT"}, {"\"a\"&1+1&\"b\"", "a2b"},
		      {"\"a\"&\"\"=\"A\"", "SANT"}, {"region=\"REGION VÄST\"", "SANT"});
}

static void only_whole_numbers_join(void **state)
{
	struct fixture *f = *state;

	formulas(f, "a: =\"x\"&1/2\n");
	calculate(f);
	assert_figure(f, "a", "#VALUE!");
	assert_fault(f, "t.md:2:8: & joins texts and whole numbers");
}

/* Where only the data can tell. */
static void a_text_in_arithmetic(void **state)
{
	struct fixture *f = *state;

	formulas(f, "a(x): =x\nb: =OM(1=1;\"text\";1)+1\n");
	calculate(f);
	assert_figure(f, "b", "#VALUE!");
	assert_fault(f, "t.md:3:5: the text \"text\" is no number to calculate with");
}

static void parameters(void **state)
{
	assert_values(*state, {"period", "202011"}, {"PERIOD-100", "201911"}, {"år", "2020"}, {"månad", "11"},
		      {"årsstart", "202001"}, {"omgång", "2020-10"}, {"gräns", "100"}, {"\">=\"&årsstart", ">=202001"});
}

static void named_formulas(void **state)
{
	struct fixture *f = *state;

	formulas(f, "summa_av(a_;B): =A_+b\ndelad(x): =summa_av(x;x)/2\na: =delad(5)\nkvot: =1/8 i procent 1\nsamma: "
		    "=kvot\n"
		    "minus: =-kvot\n");
	template(f, "u.md", "```beräkning\nannan: =A*2\n```\n");
	calculate(f);
	assert_figure(f, "a", "5");
	assert_figure(f, "annan", "10");
	assert_string_equal(printed(f, "samma"), "12,5~%");
	assert_string_equal(printed(f, "minus"), "-12,5~%");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(functions_under_both_names),
		FORMULA_TEST(exactness),
		FORMULA_TEST(overflow_is_an_error),
		FORMULA_TEST(sums_of_many_rows),
		FORMULA_TEST(division_by_zero),
		FORMULA_TEST(empty_is_zero_and_no_text),
		FORMULA_TEST(text_has_no_case),
		FORMULA_TEST(only_whole_numbers_join),
		FORMULA_TEST(a_text_in_arithmetic),
		FORMULA_TEST(parameters),
		FORMULA_TEST(named_formulas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
