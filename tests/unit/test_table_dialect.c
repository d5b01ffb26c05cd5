/* Delimiters and decimal marks are found where they can be, and what the settings declare wins. */
#include "table_sample.h"

static void check_history(struct sample *s, const char *text, const char *expected)
{
	input("historik.csv", text);
	open_store(s);
	read_store(s);
	assert_string_equal(rows_of(s, "historik", "år post belopp"), expected);
}

static void semicolons(void **state)
{
	check_history(*state, "år;post;belopp\n2019;Resultat, brutto;1,5\n", "2019|Resultat, brutto|1.5\n");
}

static void commas(void **state)
{
	check_history(*state, "år,post,belopp\n2019,Resultat; brutto,\"1,5\"\n", "2019|Resultat; brutto|1.5\n");
}

static void tabs(void **state)
{
	check_history(*state, "år\tpost\tbelopp\n2019\tResultat; brutto, netto\t1 000,5\n",
		      "2019|Resultat; brutto, netto|1000.5\n");
}

static void the_most_frequent_wins(void **state)
{
	struct sample *s = *state;

	check_history(s, "år;post;belopp;\"a,b,c,d,e\"\n2019;x;1;y\n", "2019|x|1\n");
	check_history(s, "år;post;belopp;not,anm\n2019;x;1;y\n", "2019|x|1\n");
	check_history(s, "år;post;belopp\n2019;a,b,c,d,e,f,g;1\n", "2019|a,b,c,d,e,f,g|1\n");
}

static void declared_delimiter(void **state)
{
	struct sample *s = *state;

	settings_are(s, "[tabell historik]\navgränsare = tab\n");
	check_history(s, "år\tpost\tbelopp\ta;b;c;d\n2019\tx\t1\ty\n", "2019|x|1\n");
}

static void the_files_own_section_wins(void **state)
{
	struct sample *s = *state;

	input("huvudbok_2020.csv", "period,verifikation,konto,ansvar,belopp,a;b;c;d;e;f\n2020-01,1,4010,,1,\n");
	input("huvudbok_2021.csv", "period\tverifikation\tkonto\tansvar\tbelopp\n2021-01\t1\t4010\t\t2\n");
	settings_are(s, "[tabell huvudbok_2020]\navgränsare = ,\n[tabell huvudbok]\navgränsare = tab\n");
	open_store(s);
	struct cube *cube = cube_over(s, "år");
	read_store(s);
	assert_string_equal(cube_shown(s, cube), "2020|1|1\n2021|2|1\n");
}

static void without_quotes(void **state)
{
	struct sample *s = *state;

	settings_are(s, "[tabell historik]\ncitattecken = inga\n");
	check_history(s, "år;post;belopp\n2019;5\" rör;1\n", "2019|5\" rör|1\n");
}

static void undeclared_points(void **state)
{
	struct sample *s = *state;

	input("historik.csv", "år;post;belopp\n2019;a;1.234\n2019;b;5\n");
	faulty_store(s);
	assert_says(s, "in/historik.csv:2:8: belopp is \"1.234\": the point may stand for thousands or for decimals; declare "
		       "decimaltecken");
}

/* Another number of the file, even far below, shows what its points are. */
static void other_cells_decide(void **state)
{
	struct sample *s = *state;

	check_history(s, "år;post;belopp\n2019;a;1.234\n2019;b;5,50\n", "2019|a|1234\n2019|b|5.5\n");
	check_history(s, "år;post;belopp\n2019;a;1.234\n2019;b;-1.234.567\n", "2019|a|1234\n2019|b|-1234567\n");
}

static void text_decides_nothing(void **state)
{
	struct sample *s = *state;

	input("historik.csv", "år;post;belopp\n2019;1,5;1.234\n");
	faulty_store(s);
	assert_says(s, "declare decimaltecken");
}

static void contradicting_cells_decide_nothing(void **state)
{
	struct sample *s = *state;

	input("historik.csv", "år;post;belopp\n2019;a;1.234\n2019;b;1,5\n2019;c;1.5\n");
	faulty_store(s);
	assert_says(s, "in/historik.csv:2:8:");
	assert_int_equal(s->diags.count, 1);
}

static void declared_mark(void **state)
{
	struct sample *s = *state;

	settings_are(s, "[tabell historik]\ndecimaltecken = ,\n");
	check_history(s, "år;post;belopp\n2019;a;1.234\n", "2019|a|1234\n");
}

static void against_the_declared_mark(void **state)
{
	struct sample *s = *state;

	settings_are(s, "[tabell historik]\ndecimaltecken = .\n");
	input("historik.csv", "år;post;belopp\n2019;a;1,5\n");
	faulty_store(s);
	assert_says(s, "in/historik.csv:2:8: belopp is \"1,5\": expected an amount");
}

static void faulty_settings(void **state)
{
	struct sample *s = *state;

	settings_are(s, "[tabell budget]\navgransare = ;\nteckenkodning = latin1\ncitattecken = '\n\ndecimaltecken = x\n"
			"kolumn.a = siffra\nrelation.a = organisation\n[annat]\nvad = som helst\n");
	faulty_store(s);
	assert_says(s, "settings.ini:2:1: \"avgransare\" is no setting of a table");
	assert_says(s, "settings.ini:3:1: \"teckenkodning\" cannot be \"latin1\": expected one of: utf-8, utf-16, windows-1252");
	assert_says(s, "settings.ini:4:1: \"citattecken\" cannot be");
	assert_says(s, "settings.ini:6:1: \"decimaltecken\" cannot be");
	assert_says(s, "settings.ini:7:1: \"kolumn.a\" cannot be \"siffra\"");
	assert_says(s, "settings.ini:8:1: \"relation.a\" cannot be \"organisation\"");
	assert_int_equal(s->diags.count, 6);
}

static void sections_about_nothing(void **state)
{
	struct sample *s = *state;

	settings_are(s, "[tabell fakturor]\navgränsare = ;\nteckenkodning = utf-8\n");
	open_store(s);
	assert_says(s, "settings.ini:2:1: there is no table or file \"fakturor\"");
	assert_int_equal(s->diags.count, 1);
	assert_int_equal(diags_exit_status(&s->diags), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(semicolons),
		SAMPLE_TEST(commas),
		SAMPLE_TEST(tabs),
		SAMPLE_TEST(the_most_frequent_wins),
		SAMPLE_TEST(declared_delimiter),
		SAMPLE_TEST(the_files_own_section_wins),
		SAMPLE_TEST(without_quotes),
		SAMPLE_TEST(undeclared_points),
		SAMPLE_TEST(other_cells_decide),
		SAMPLE_TEST(text_decides_nothing),
		SAMPLE_TEST(contradicting_cells_decide_nothing),
		SAMPLE_TEST(declared_mark),
		SAMPLE_TEST(against_the_declared_mark),
		SAMPLE_TEST(faulty_settings),
		SAMPLE_TEST(sections_about_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
