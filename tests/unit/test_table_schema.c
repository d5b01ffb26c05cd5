/* What is wrong with a table is said with its file, line and column, all of it in one run. */
#include "table_sample.h"

static void all_faults_at_once(void **state)
{
	struct sample *s = *state;

	input("budget.csv", "period;konto;enhet;version;belopp\n"
			    "2020-01;4010;;tillägg;1 000,50\n"
			    "2020-14;4010;;tillägg;1\n"
			    "2020-01;4010;;tilägg;2\n"
			    "2020-01;4010;;intern;tusen\n"
			    "2020-01;4010;;intern;\n"
			    "2020-01;;;intern;3\n"
			    "2020-01;4010;intern;3\n"
			    "2020-01;4010;;intern;3;4\n");
	input("historik.csv", "år;post;belopp\n2019;a;1,234\n19;b;2\n");
	input_region();
	faulty_store(s);
	assert_says(s, "in/budget.csv:3:1: period is \"2020-14\": expected a period such as 2020-11");
	assert_says(s, "in/budget.csv:4:15: version is \"tilägg\": expected one of: fullmäktige|tillägg|omfördelning|intern");
	assert_says(s, "in/budget.csv:5:22: belopp is \"tusen\": expected an amount in kronor");
	assert_says(s, "in/budget.csv:6:22: belopp is empty");
	assert_says(s, "in/budget.csv:7: both konto and post are empty");
	assert_says(s, "in/budget.csv:8: the row has 4 cells, but the first row names 5 columns");
	assert_says(s, "in/budget.csv:9: the row has 6 cells");
	assert_says(s, "in/historik.csv:2:8: belopp is \"1,234\": expected an amount in kronor with at most two decimals");
	assert_says(s, "in/historik.csv:3:1: år is \"19\": expected a year such as 2020");
	assert_int_equal(s->diags.count, 9);
}

static void headers(void **state)
{
	struct sample *s = *state;

	input("budget.csv", "period;enhet;version;belopp;Version\n");
	input("egen.csv", "");
	input("ramar.csv", "år,enhet,belopp\n");
	input("uppdrag.csv", "nummer|text\n");
	s->store = store_open(&s->arena, "in", NULL, s->period, &s->diags);
	assert_null(s->store);
	assert_says(s, "in/budget.csv:1:29: the column \"Version\" is there twice");
	assert_says(s, "in/budget.csv:1: one of the columns konto and post");
	assert_says(s, "in/egen.csv:1: the file is empty");
	assert_says(s, "in/uppdrag.csv:1: the column \"nr\" is missing");
	assert_says(s, "in/uppdrag.csv:1: the column \"text\" is missing");
	assert_int_equal(s->diags.count, 5);
}

static void any_order_and_case(void **state)
{
	struct sample *s = *state;

	input("historik.csv", "Belopp;POST;år\n5;Skatter;2019\n");
	open_store(s);
	read_store(s);
	assert_string_equal(rows_of(s, "historik", "år post belopp"), "2019|Skatter|5\n");
}

static void file_names_without_dots(void **state)
{
	struct sample *s = *state;

	input("ATGARDER.CSV", "id;enhet;åtgärd\nA1;;Spara\n");
	open_store(s);
	read_store(s);
	assert_string_equal(rows_of(s, "åtgärder", "id åtgärd"), "A1|Spara\n");
	assert_ptr_equal(store_table(s->store, S("atgarder")), store_table(s->store, S("Åtgärder")));
	assert_null(store_table(s->store, S("saknas")));
	assert_ptr_equal(store_table(s->store, S("foregaende")), store_table(s->store, S("föregående")));
}

static void one_table_in_two_files(void **state)
{
	struct sample *s = *state;

	input("atgarder.csv", "id;enhet;åtgärd\n");
	input("åtgärder.csv", "id;enhet;åtgärd\n");
	faulty_store(s);
	assert_says(s, "in/åtgärder.csv: this file and in/atgarder.csv are the same table");
}

static void tables_that_are_not_there(void **state)
{
	struct sample *s = *state;

	open_store(s);
	read_store(s);
	assert_int_equal(table_named(s, "ramar")->row_count, 0);
	column_named(s, table_named(s, "ramar"), "fotnot");
	assert_int_equal(store_column(s->store, store_ledger(s->store), S("belopp")), 9);
}

static void no_folder(void **state)
{
	struct sample *s = *state;

	assert_null(store_open(&s->arena, "ingen", NULL, s->period, &s->diags));
	assert_says(s, "ingen: cannot open the input folder");
}

/* A table of the user's own: text, unless the settings say otherwise; unknown columns of known tables are kept, too. */
static void other_tables(void **state)
{
	struct sample *s = *state;

	input("Fakturor.csv", "nr;summa;förfaller;antal\n007;1 000,50;2020-12-01;3\n");
	input("historik.csv", "år;post;belopp;not\n2019;a;1;se 0101\n");
	settings_are(s, "[tabell fakturor]\nkolumn.summa = belopp\nkolumn.förfaller = datum\n");
	open_store(s);
	read_store(s);
	struct table *table = table_named(s, "fakturor");
	assert_string_equal(table_shown(s, table, "nr summa förfaller antal"), "007|1000.5|20201201|3\n");
	assert_int_equal(table->columns[1].type, COLUMN_AMOUNT);
	assert_int_equal(table->columns[3].type, COLUMN_TEXT);
	assert_string_equal(rows_of(s, "historik", "not"), "se 0101\n");
}

static void declarations_that_miss(void **state)
{
	struct sample *s = *state;

	input("fakturor.csv", "nr;summa\n1;2\n");
	input("historik.csv", "år;post;belopp\n");
	settings_are(s, "[tabell fakturor]\nkolumn.suma = belopp\nnyckel = nummer\nrelation.kund = kunder.nr\n"
			"[tabell historik]\nkolumn.belopp = text\n");
	s->store = store_open(&s->arena, "in", &s->settings, s->period, &s->diags);
	assert_null(s->store);
	assert_says(s, "settings.ini:2:1: the table \"fakturor\" has no column \"suma\"");
	assert_says(s, "settings.ini:4:1: the table \"fakturor\" has no column \"kund\"");
	assert_says(s, "settings.ini:6:1: the type of the column \"belopp\" is given");
}

static void trailing_delimiters(void **state)
{
	struct sample *s = *state;

	input("historik.csv", "år;post;belopp;\n2019;a;1;\n2020;b;2;;\n;;;\n");
	open_store(s);
	read_store(s);
	assert_string_equal(rows_of(s, "historik", "år belopp"), "2019|1\n2020|2\n");
}

static void a_cell_without_a_column(void **state)
{
	struct sample *s = *state;

	input("historik.csv", "år;post;belopp;\n2019;a;1;viktigt\n");
	faulty_store(s);
	assert_says(s, "in/historik.csv:2:10: \"viktigt\" stands in a column without a name");
}

static void words_are_the_schemas(void **state)
{
	struct sample *s = *state;

	input("perioder.csv", "period;status\n2020-01;LÅST\n2020-02;Öppen\n");
	open_store(s);
	read_store(s);
	assert_string_equal(rows_of(s, "perioder", "status"), "låst\nöppen\n");
}

static void duplicate_keys(void **state)
{
	struct sample *s = *state;

	input("perioder.csv", "period;status\n2020-01;låst\n202001;öppen\n");
	input("antaganden.csv", "namn;värde\nandel;60\nAndel;61\n");
	input("historik.csv", "år;post;belopp\n2019;0101;1\n2018;101;1\n");
	input("justeringar.csv", "period;post;belopp\n2020-01;a;1\n2020-01;a;1\n");
	faulty_store(s);
	assert_says(s, "in/perioder.csv:3: the row has the same period as line 2");
	assert_says(s, "in/antaganden.csv:3: namn is \"Andel\", but \"andel\" in line 2");
	assert_says(s, "in/historik.csv:3: post is \"101\", but \"0101\" in line 2");
	assert_int_equal(s->diags.count, 3);
}

static void declared_keys(void **state)
{
	struct sample *s = *state;

	input("fakturor.csv", "serie;nr\nA;1\nB;1\nA;2\nA;1\n");
	settings_are(s, "[tabell fakturor]\nnyckel = serie, nr\n");
	faulty_store(s);
	assert_says(s, "in/fakturor.csv:5: the row has the same serie, nr as line 2");
	assert_int_equal(s->diags.count, 1);
}

static void a_declared_key_replaces_the_schemas(void **state)
{
	struct sample *s = *state;

	input("balanser.csv", "konto;period;ib;ub;motpart\n1930;2020-01;1;2;A\n1930;2020-01;3;4;B\n");
	settings_are(s, "[tabell balanser]\nnyckel = konto, period, motpart\n");
	open_store(s);
	read_store(s);
	assert_int_equal(table_named(s, "balanser")->row_count, 2);
}

static void a_declared_key_may_be_narrower(void **state)
{
	struct sample *s = *state;

	input("balanser.csv", "konto;period;ib;ub\n1930;2020-01;1;2\n1930;2020-02;3;4\n");
	settings_are(s, "[tabell balanser]\nnyckel = konto\n");
	faulty_store(s);
	assert_says(s, "in/balanser.csv:3: the row has the same konto as line 2");
}

static void computed_columns(void **state)
{
	struct sample *s = *state;

	input("åtgärder.csv", "id;enhet;åtgärd\nA1;;Spara\n");
	input("åtgärdseffekter.csv", "id;period;år;version;belopp\nA1;2020-03;;plan;1\nA1;;2021;plan;2\n");
	input("publicerat.csv", "dokument;tabell;post;kolumn;tryckt;värde\nD;T;P;K;\"\xE2\x88\x92" "0,5\";-0,5\nD;T;P;L;10 000;10000\n"
				"D;T;P;M;;\n");
	input("nyckeltal.csv", "period;mått;värde\n2020-13;Invånare;1,25\n");
	open_store(s);
	want(s, "nyckeltal", "år månad");
	want(s, "åtgärdseffekter", "månad");
	read_store(s);
	assert_string_equal(rows_of(s, "åtgärdseffekter", "år månad"), "2020|3\n2021|\n");
	assert_string_equal(rows_of(s, "publicerat", "upplösning"), "0.1\n1\n\n");
	assert_string_equal(rows_of(s, "nyckeltal", "period år månad"), "202013|2020|13\n");
}

/* A file that is replaced in the middle of a run is noticed, not half read. */
static void a_file_that_changes(void **state)
{
	struct sample *s = *state;

	input("historik.csv", "år;post;belopp\n2019;a;1\n");
	open_store(s);
	input("historik.csv", "år;post\n2019;a\n");
	assert_false(store_read(s->store, NULL, NULL, &s->diags));
	assert_says(s, "in/historik.csv: the file has another first row than a moment ago");
}

/* å as two characters, as some systems write them in headers and file names. */
static void decomposed_names(void **state)
{
	struct sample *s = *state;

	input("a\xCC\x8Atga\xCC\x88rder.csv", "id;enhet;a\xCC\x8Atga\xCC\x88rd;egen a\xCC\x8A\nA1;;Spara;x\n");
	open_store(s);
	read_store(s);
	assert_string_equal(rows_of(s, "åtgärder", "id åtgärd"), "A1|Spara\n");
	struct table *table = table_named(s, "åtgärder");
	assert_true(str_equal(table->columns[table->column_count - 1].name, S("egen å")));
}

static void origins(void **state)
{
	struct sample *s = *state;

	input("a.csv", "x\n1\n");
	input("historik.csv", "år;post;belopp\n\n2019;\"a\nb\";1\n2020;c;2\n");
	open_store(s);
	read_store(s);
	struct table *table = table_named(s, "historik");
	assert_int_equal(store_file_count(s->store), 2);
	assert_true(str_equal(store_file(s->store, 1), S("in/historik.csv")));
	assert_true(str_equal(store_origin_text(&s->arena, s->store, table->origins[0]), S("in/historik.csv:3")));
	assert_true(str_equal(store_origin_text(&s->arena, s->store, table->origins[1]), S("in/historik.csv:5")));
}

static void tables_of_the_program(void **state)
{
	struct sample *s = *state;
	struct column columns[] = {{S("kontroll"), COLUMN_TEXT, NULL}};
	struct table table = {.name = S("kontroller"), .columns = columns, .column_count = 1};

	open_store(s);
	store_add(s->store, &table);
	assert_ptr_equal(store_table(s->store, S("KONTROLLER")), &table);
	assert_int_equal(store_column(s->store, &table, S("Kontroll")), 0);
	assert_int_equal(store_column(s->store, &table, S("saknas")), -1);
	read_store(s);
	assert_ptr_equal(store_table(s->store, S("kontroller")), &table);
}

static void the_programs_own_name(void **state)
{
	input("inläst.csv", "a\n1\n");
	faulty_store(*state);
	assert_says((struct sample *)*state, "in/inläst.csv: the program makes the table");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(all_faults_at_once),
		SAMPLE_TEST(headers),
		SAMPLE_TEST(any_order_and_case),
		SAMPLE_TEST(file_names_without_dots),
		SAMPLE_TEST(one_table_in_two_files),
		SAMPLE_TEST(tables_that_are_not_there),
		SAMPLE_TEST(no_folder),
		SAMPLE_TEST(other_tables),
		SAMPLE_TEST(declarations_that_miss),
		SAMPLE_TEST(trailing_delimiters),
		SAMPLE_TEST(a_cell_without_a_column),
		SAMPLE_TEST(words_are_the_schemas),
		SAMPLE_TEST(duplicate_keys),
		SAMPLE_TEST(declared_keys),
		SAMPLE_TEST(a_declared_key_replaces_the_schemas),
		SAMPLE_TEST(a_declared_key_may_be_narrower),
		SAMPLE_TEST(computed_columns),
		SAMPLE_TEST(a_file_that_changes),
		SAMPLE_TEST(decomposed_names),
		SAMPLE_TEST(origins),
		SAMPLE_TEST(tables_of_the_program),
		SAMPLE_TEST(the_programs_own_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
