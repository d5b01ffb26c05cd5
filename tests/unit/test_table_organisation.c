/* A posting lands under the board that its cost centre belonged to in that month. */
#include "table_sample.h"

static void units_move(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok.csv", "period;verifikation;konto;ansvar;belopp\n"
			      "2020-06;1;4010;0101;1\n"
			      "2020-07;2;4010;0101;10\n"
			      "2018-12;3;4010;0102;100\n"
			      "2019-01;4;4010;0102;1000\n");
	open_store(s);
	struct cube *cube = cube_over(s, "nämnd förvaltning region");
	read_store(s);
	assert_string_equal(cube_shown(s, cube), "Ej fördelat|Ej fördelat|Ej fördelat|100|1\n"
						 "HSN|F1|R|1001|2\n"
						 "RUN|F2|R|10|1\n");
}

/* Month 00 belongs with January and month 13 with December, also at the ends of what a unit is. */
static void opening_and_closing(void **state)
{
	struct sample *s = *state;

	input_region();
	input("organisation.csv", "kod;namn;typ;överordnad;från;till\nHSN;H;nämnd;;;\nA;a;ansvar;HSN;2020-01;2020-12\n");
	input("huvudbok.csv", "period;verifikation;konto;ansvar;belopp\n"
			      "2020-00;1;4010;A;1\n2020-13;2;4010;A;2\n2021-00;3;4010;A;4\n2019-13;4;4010;A;8\n");
	open_store(s);
	struct cube *cube = cube_over(s, "nämnd");
	read_store(s);
	assert_string_equal(cube_shown(s, cube), "Ej fördelat|12|2\nHSN|3|2\n");
}

static void levels_of_units(void **state)
{
	struct sample *s = *state;

	input_region();
	open_store(s);
	want(s, "organisation", "region nämnd förvaltning område ansvar");
	read_store(s);
	assert_string_equal(rows_of(s, "organisation", "kod region nämnd förvaltning område ansvar"),
			    "R|R||||\n"
			    "HSN|R|HSN|||\n"
			    "RUN|R|RUN|||\n"
			    "F1|R|HSN|F1||\n"
			    "F2|R|RUN|F2||\n"
			    "0101|R|HSN|F1||0101\n"
			    "0101|R|RUN|F2||0101\n"
			    "0102|R|HSN|F1||0102\n");
}

/* Tables without a period ask at the run's; those with a year at that year's end or beginning. */
static void when_other_tables_ask(void **state)
{
	struct sample *s = *state;

	input_region();
	input("organisation.csv", "kod;namn;typ;överordnad;från;till\nHSN;a;nämnd;;;\nRUN;b;nämnd;;;\nNY;c;nämnd;;;\n"
				  "0101;d;ansvar;HSN;;2020-06\n0101;d;ansvar;RUN;2020-07;2021-02\n"
				  "0101;d;ansvar;NY;2021-03;\n");
	input("uppdrag.csv", "nr;enhet;text\n1;0101;a\n");
	input("ramar.csv", "år;enhet;belopp\n2019;0101;1\n2020;0101;2\n2021;0101;3\n");
	input("budget.csv", "period;konto;enhet;version;belopp\n2020-01;4010;0101;intern;5\n");
	open_store(s);
	want(s, "uppdrag", "nämnd");
	want(s, "ramar", "nämnd");
	want(s, "budget", "nämnd");
	read_store(s);
	assert_string_equal(rows_of(s, "uppdrag", "nämnd"), "RUN\n");
	assert_string_equal(rows_of(s, "ramar", "nämnd"), "HSN\nRUN\nRUN\n");
	assert_string_equal(rows_of(s, "budget", "nämnd"), "HSN\n");
}

static void codes_compare_without_case(void **state)
{
	struct sample *s = *state;

	input_region();
	input("budget.csv", "period;konto;enhet;version;belopp\n2020-01;4010;hsn;intern;5\n");
	open_store(s);
	want(s, "budget", "nämnd");
	read_store(s);
	assert_string_equal(rows_of(s, "budget", "nämnd"), "HSN\n");
}

static void faults(void **state)
{
	struct sample *s = *state;

	input("organisation.csv", "kod;namn;typ;överordnad;från;till\n"
				  "R;Regionen;region;;;\n"
				  "A;a;nämnd;R;2020-01;2020-06\n"
				  "A;a;nämnd;R;2020-06;\n"
				  "B;b;nämnd;saknas;;\n"
				  "C;c;förvaltning;D;;\n"
				  "D;d;förvaltning;E;;\n"
				  "E;e;förvaltning;C;;\n"
				  "F;f;förvaltning;F;;\n"
				  "G;g;avdelning;R;;\n"
				  "H;h;nämnd;R;2020-06;2020-01\n"
				  "0101;i;ansvar;R;;\n"
				  "101;j;ansvar;R;;\n"
				  "r;k;ansvar;R;;\n");
	faulty_store(s);
	assert_says(s, "in/organisation.csv:4: kod \"A\" is in line 3 already, for some of the same months");
	assert_says(s, "in/organisation.csv:5: överordnad \"saknas\" is no kod of organisation");
	assert_says(s, "in/organisation.csv:6: \"C\" lies below itself");
	assert_says(s, "in/organisation.csv:9: \"F\" lies below itself");
	assert_says(s, "in/organisation.csv:10:5: typ is \"avdelning\": expected one of: region|nämnd");
	assert_says(s, "in/organisation.csv:11: från is after till");
	assert_says(s, "in/organisation.csv:13: kod is \"101\", but \"0101\" in line 12");
	assert_says(s, "in/organisation.csv:14: kod is \"r\", but \"R\" in line 2");
}

/* A loop that only exists in some months is found, too. */
static void a_loop_for_a_while(void **state)
{
	struct sample *s = *state;

	input("organisation.csv", "kod;namn;typ;överordnad;från;till\n"
				  "A;a;nämnd;;;2017-12\nA;a;nämnd;B;2018-01;2018-12\nA;a;nämnd;;2019-01;\nB;b;nämnd;A;;\n");
	faulty_store(s);
	assert_says(s, "in/organisation.csv:3: \"A\" lies below itself");
	assert_int_equal(s->diags.count, 1);
}

/* The parent has closed: the unit is known, but where it belongs is not. */
static void a_parent_that_has_closed(void **state)
{
	struct sample *s = *state;
	size_t count;

	input("organisation.csv", "kod;namn;typ;överordnad;från;till\n"
				  "HSN;H;nämnd;;;2019-12\nF1;f;förvaltning;HSN;;\nA;a;ansvar;F1;;\n");
	input("kontoplan.csv", "konto;post;del;avsnitt\n4*;P;resultat;v\n");
	input("huvudbok.csv", "period;verifikation;konto;ansvar;belopp\n2019-12;1;4010;A;1\n2020-01;1;4010;A;2\n");
	open_store(s);
	struct cube *cube = cube_over(s, "nämnd förvaltning");
	read_store(s);
	assert_string_equal(cube_shown(s, cube), "Ej fördelat|F1|2|1\nHSN|F1|1|1\n");
	const struct unknown_code *unknown = store_unknown(s->store, &count);
	assert_int_equal(count, 1);
	assert_true(str_equal(unknown->code, S("A")));
	assert_int_equal(unknown->amount.hundredths, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(units_move),
		SAMPLE_TEST(opening_and_closing),
		SAMPLE_TEST(levels_of_units),
		SAMPLE_TEST(when_other_tables_ask),
		SAMPLE_TEST(codes_compare_without_case),
		SAMPLE_TEST(faults),
		SAMPLE_TEST(a_loop_for_a_while),
		SAMPLE_TEST(a_parent_that_has_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
