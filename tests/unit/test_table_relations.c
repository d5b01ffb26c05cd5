/* Columns of other tables are columns of this one, and a code that leads nowhere is seen, counted and never lost. */
#include "table_sample.h"

static void several_steps(void **state)
{
	struct sample *s = *state;

	input_region();
	input("åtgärder.csv", "id;enhet;åtgärd;program\nA1;0102;Spara;Digitalt\nA2;RUN;Avstå;Övrigt\n");
	input("åtgärdseffekter.csv", "id;period;version;belopp\nA1;2020-01;plan;1\nA2;2020-01;plan;2\nA1;2020-02;plan;3\n");
	open_store(s);
	want(s, "åtgärdseffekter", "nämnd program namn");
	read_store(s);
	assert_string_equal(rows_of(s, "åtgärdseffekter", "nämnd program namn"),
			    "HSN|Digitalt|Mottagning två\nRUN|Övrigt|Regionala utvecklingsnämnden\n"
			    "HSN|Digitalt|Mottagning två\n");
}

static void only_what_was_asked_for(void **state)
{
	struct sample *s = *state;

	input_region();
	input("budget.csv", "period;konto;enhet;version;belopp\n2020-01;4010;HSN;intern;1\n");
	open_store(s);
	struct table *budget = table_named(s, "budget");
	assert_int_equal(store_column(s->store, budget, S("finns inte")), -1);
	int column = store_column(s->store, budget, S("Nämnd"));
	assert_int_equal(column, store_column(s->store, budget, S("nämnd")));
	read_store(s);
	assert_int_equal(store_column(s->store, budget, S("nämnd")), column);
	assert_int_equal(store_column(s->store, budget, S("förvaltning")), -1);
	assert_int_equal(store_column(s->store, budget, S("belopp")), 7);
}

static void empty_cells_are_filled(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok.csv", "period;verifikation;konto;ansvar;belopp;nämnd\n"
			      "2020-01;1;4010;0102;1;\n2020-01;1;4010;0102;2;RUN\n2020-01;1;4010;;4;\n");
	open_store(s);
	struct cube *cube = cube_over(s, "nämnd");
	read_store(s);
	assert_string_equal(cube_shown(s, cube), "|4|1\nHSN|1|1\nRUN|2|1\n");
}

static void declared_relations(void **state)
{
	struct sample *s = *state;

	input_region();
	input("projekt.csv", "nummer;benämning;enhet\nP1;Bygge;0102\nP2;Väg;RUN\n");
	input("huvudbok.csv", "period;verifikation;konto;ansvar;belopp;projekt\n"
			      "2020-01;1;1930;;1;P1\n2020-01;1;1930;;2;p2\n2020-01;1;1930;;4;P3\n2020-01;1;1930;;8;\n");
	input("fakturor.csv", "projekt;kst\nP2;0102\n");
	settings_are(s, "[tabell huvudbok]\nrelation.projekt = projekt.nummer\n"
			"[tabell fakturor]\nrelation.projekt = projekt.nummer\nrelation.kst = organisation.kod\n");
	open_store(s);
	struct cube *cube = cube_over(s, "projekt nummer");
	want(s, "fakturor", "benämning nämnd");
	read_store(s);
	assert_string_equal(cube_shown(s, cube), "||8|1\nP1|P1|1|1\nP3|Ej fördelat|4|1\np2|P2|2|1\n");
	/* projekt comes first, so its enhet's board does, too */
	assert_string_equal(rows_of(s, "fakturor", "benämning nämnd"), "Väg|RUN\n");
	size_t count;
	const struct unknown_code *unknown = store_unknown(s->store, &count);
	assert_int_equal(count, 1);
	assert_true(str_equal(unknown->column, S("projekt")));
	assert_true(str_equal(unknown->code, S("P3")));
}

static void relations_that_miss(void **state)
{
	struct sample *s = *state;

	input("fakturor.csv", "kund;år\n1;2020\n");
	input("kunder.csv", "nr;namn\n1;a\n");
	settings_are(s, "[tabell fakturor]\nrelation.kund = kunder.nummer\nrelation.år = kunder.nr\n[tabell kunder]\n"
			"kolumn.nr = tal\nrelation.nr = kunder.nr\n");
	s->store = store_open(&s->arena, "in", &s->settings, s->period, &s->diags);
	assert_null(s->store);
	assert_says(s, "settings.ini:2:1: \"kunder.nummer\" leads nowhere");
	assert_says(s, "settings.ini:3:1: one of the two columns is text and the other numbers");
	assert_says(s, "settings.ini:6:1: \"kunder.nr\" leads nowhere");
}

static void a_target_must_be_unique(void **state)
{
	struct sample *s = *state;

	input("fakturor.csv", "kund\n1\n");
	input("kunder.csv", "nr;namn\n1;a\n2;b\n1;c\n");
	settings_are(s, "[tabell fakturor]\nrelation.kund = kunder.nr\n");
	faulty_store(s);
	assert_says(s, "in/kunder.csv:4: nr is what it is in line 2");
}

static void circles_end(void **state)
{
	struct sample *s = *state;

	input("a.csv", "x;y\n1;2\n");
	input("b.csv", "z;v\n2;1\n");
	settings_are(s, "[tabell a]\nrelation.y = b.z\n[tabell b]\nrelation.v = a.x\n");
	open_store(s);
	want(s, "a", "v");
	want(s, "b", "y");
	assert_int_equal(store_column(s->store, table_named(s, "a"), S("saknas")), -1);
	read_store(s);
	assert_string_equal(rows_of(s, "a", "x v"), "1|1\n");
	assert_string_equal(rows_of(s, "b", "y"), "2\n");
}

static void unknown_codes(void **state)
{
	struct sample *s = *state;
	size_t count;

	input_region();
	input("huvudbok.csv", "period;verifikation;konto;ansvar;belopp\n"
			      "2020-01;1;4010;0999;1,50\n2020-02;1;9999;0102;10\n2020-03;1;4010;0999;100\n");
	input("budget.csv", "period;konto;post;enhet;version;belopp\n2020-01;4010;;0888;intern;7\n2020-01;;Okänd;HSN;intern;8\n");
	input("uppdrag.csv", "nr;enhet;text\n1;0777;a\n");
	open_store(s);
	struct cube *cube = cube_over(s, "nämnd post avsnitt del ordning");
	want(s, "organisation", "nämnd förvaltning");
	want(s, "budget", "förvaltning avsnitt");
	read_store(s);
	assert_string_equal(cube_shown(s, cube), "Ej fördelat|Lönekostnader|verksamhet|resultat|3|101.5|2\n"
						 "HSN|Ej fördelat|Ej fördelat|resultat||10|1\n");
	assert_string_equal(rows_of(s, "budget", "förvaltning avsnitt"), "Ej fördelat|verksamhet\n|Ej fördelat\n");

	const struct unknown_code *unknown = store_unknown(s->store, &count);
	assert_int_equal(count, 5);
	static const char *const expected[][3] = {
		{"budget", "enhet", "0888"},
		{"budget", "post", "Okänd"},
		{"huvudbok", "ansvar", "0999"},
		{"huvudbok", "konto", "9999"},
		{"uppdrag", "enhet", "0777"},
	};
	for (size_t i = 0; i < count; i++) {
		assert_true(str_equal(unknown[i].table, str_from(expected[i][0])));
		assert_true(str_equal(unknown[i].column, str_from(expected[i][1])));
		assert_true(str_equal(unknown[i].code, str_from(expected[i][2])));
	}
	assert_int_equal(unknown[2].rows, 2);
	assert_int_equal(unknown[2].amount.hundredths, 10150);
	assert_int_equal(unknown[2].first.line, 2);
	assert_true(str_equal(unknown[2].first.file, S("in/huvudbok.csv")));

	struct table *organisation = table_named(s, "organisation");
	assert_int_equal(organisation->row_count, 13);
	const char *all = rows_of(s, "organisation", "kod namn typ nämnd förvaltning");
	assert_non_null(strstr(all, "\nEj fördelat|Ej fördelat|nämnd|Ej fördelat|\n"
				    "Ej fördelat|Ej fördelat|förvaltning|Ej fördelat|Ej fördelat\n"
				    "0777|Ej fördelat|ansvar|Ej fördelat|Ej fördelat\n"
				    "0888|Ej fördelat|ansvar|Ej fördelat|Ej fördelat\n"
				    "0999|Ej fördelat|ansvar|Ej fördelat|Ej fördelat\n"));
	assert_int_equal(organisation->origins[11].line, 0);
	all = rows_of(s, "kontoplan", "konto post del avsnitt ordning");
	assert_non_null(strstr(all, "\nEj fördelat|Ej fördelat|resultat|Ej fördelat|\n"));
	assert_int_equal(table_named(s, "kontoplan")->row_count, 5);
}

static void nothing_unknown_adds_nothing(void **state)
{
	struct sample *s = *state;
	size_t count;

	input_region();
	input("huvudbok.csv", "period;verifikation;konto;ansvar;belopp\n2020-01;1;4010;0102;1\n2020-01;1;1930;;-1\n");
	open_store(s);
	read_store(s);
	store_unknown(s->store, &count);
	assert_int_equal(count, 0);
	assert_int_equal(table_named(s, "organisation")->row_count, 8);
	assert_int_equal(table_named(s, "kontoplan")->row_count, 4);
}

/* Codes are counted as unknown also where no formula asks for what they lead to. */
static void unknown_without_being_asked(void **state)
{
	struct sample *s = *state;
	size_t count;

	input_region();
	input("huvudbok.csv", "period;verifikation;konto;ansvar;belopp\n2020-01;1;9999;0999;1\n");
	open_store(s);
	read_store(s);
	store_unknown(s->store, &count);
	assert_int_equal(count, 2);
}

/* Headings of other tables need not be posts of the chart of accounts. */
static void posts_of_other_tables(void **state)
{
	struct sample *s = *state;
	size_t count;

	input_region();
	input("historik.csv", "år;post;belopp\n2019;Balanskravsresultat;1\n");
	input("fakturor.csv", "enhet;konto\nst;x\n");
	open_store(s);
	read_store(s);
	store_unknown(s->store, &count);
	assert_int_equal(count, 0);
}

/* "101" for "0101": a program has dropped the zero, and a workbook would take them for one. */
static void dropped_zeros(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok.csv", "period;verifikation;konto;ansvar;belopp\n2020-01;1;4010;102;1\n2020-01;1;4010;102;1\n");
	faulty_store(s);
	assert_says(s, "in/huvudbok.csv:2: ansvar is \"102\", but organisation has \"0102\"");
	assert_int_equal(s->diags.count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(several_steps),
		SAMPLE_TEST(only_what_was_asked_for),
		SAMPLE_TEST(empty_cells_are_filled),
		SAMPLE_TEST(declared_relations),
		SAMPLE_TEST(relations_that_miss),
		SAMPLE_TEST(a_target_must_be_unique),
		SAMPLE_TEST(circles_end),
		SAMPLE_TEST(unknown_codes),
		SAMPLE_TEST(nothing_unknown_adds_nothing),
		SAMPLE_TEST(unknown_without_being_asked),
		SAMPLE_TEST(posts_of_other_tables),
		SAMPLE_TEST(dropped_zeros),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
