/* Sums and counts of columns and of the ledger's aggregates; criteria. */
#include "document_fixture.h"

static void sums_of_the_ledger(void **state)
{
	region();
	assert_values(*state, {"SUMMA(huvudbok[belopp])", "0"},
		      {"SUMMA.OMF(huvudbok[belopp];huvudbok[del];\"resultat\")", "-249.5"},
		      {"SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];\"hsn\";huvudbok[del];\"resultat\")", "-299.5"},
		      {"SUMMA.OMF(huvudbok[belopp];huvudbok[period];period)", "0"},
		      {"SUMMA.OMF(huvudbok[belopp];huvudbok[period];\"<=\"&202001;huvudbok[konto];\"4000\")", "600.5"},
		      {"SUMMA.OMF(huvudbok[belopp];huvudbok[period];\">202001\";huvudbok[post];\"Personal\")", "150"},
		      {"SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];alla;huvudbok[post];\"Personal\")", "750.5"},
		      {"SUMMA.OMF(huvudbok[belopp];huvudbok[post];\"<>Personal\")", "-750.5"},
		      {"ANTAL.OMF(huvudbok[konto];\"4000\")", "3"}, {"ANTAL.OMF(huvudbok[nämnd];alla)", "6"},
		      {"ANTAL.OMF(huvudbok[år];2020;huvudbok[månad];11)", "3"},
		      {"ANTAL.OMF(huvudbok[ansvar];\"\")", "2"}, {"ANTAL.OMF(huvudbok[ansvar];\"<>\")", "4"},
		      {"SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];\"*\")", "0"});
}

static void sums_of_other_tables(void **state)
{
	region();
	assert_values(*state, {"SUMMA(budget[belopp])", "557.25"},
		      {"SUMMA.OMF(budget[belopp];budget[nämnd];\"HSN\")", "520.25"},
		      {"SUMMA.OMF(budget[belopp];budget[version];\"<>intern\")", "550.25"},
		      {"SUMMA.OMF(budget[belopp];budget[post];\"P*\")", "0"},
		      {"SUMMA.OMF(budget[belopp];budget[period];\">=202002\";budget[period];\"<202012\")", "50.25"},
		      {"ANTAL.OMF(budget[beslut];\"\")", "3"}, {"ANTAL.OMF(budget[belopp];\">20\")", "3"},
		      {"ANTAL.OMF(budget[belopp];\"=7\")", "1"}, {"SUMMA(budget[belopp];1)", "558.25"},
		      {"INDEX(budget[version];PASSA(\"b1\";budget[beslut]))", "tillägg"},
		      {"OMFEL(INDEX(budget[version];PASSA(\"B?\";budget[beslut];0));\"nej\")", "nej"},
		      {"OMFEL(INDEX(budget[version];0);\"nej\")", "nej"}, {"INDEX(budget[period];4)", "202012"},
		      {"SUMMA(ramar[belopp])", "0"}, {"MIN(ramar[belopp])", "0"},
		      {"OMFEL(MEDEL(ramar[belopp]);-1)", "-1"}, {"PASSA(\"saknas\";budget[post])", "#N/A"});
}

/* The columns themselves may be arguments of a named formula. */
static void columns_as_arguments(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(
		f,
		"i_alt(Kolumn;Villkor;värde): =SUMMA.OMF(kolumn;villkor;värde)\na: "
		"=i_alt(budget[belopp];budget[nämnd];\"RUN\")\n"
		"b: =i_alt(huvudbok[belopp];huvudbok[konto];\"4000\")\nhela(k): =SUMMA(k)\nd: =hela(budget[belopp])\n");
	calculate(f);
	assert_figure(f, "a", "37");
	assert_figure(f, "b", "750.5");
	assert_figure(f, "d", "557.25");
}

/* A criterion that only the data makes one of the wrong kind. */
static void a_criterion_of_the_wrong_kind(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f,
		 "efter(x): =SUMMA.OMF(budget[belopp];budget[period];x)\na: =efter(\">=2020-01\")\nb: =efter(omgång)\n"
		 "d: =SUMMA.OMF(budget[belopp];budget[post];\"<\"&INDEX(budget[post];1))\n");
	calculate(f);
	assert_figure(f, "a", "#VALUE!");
	assert_figure(f, "b", "#VALUE!");
	assert_figure(f, "d", "#VALUE!");
	assert_fault(f, "column period holds numbers, but its criterion is the text \">=2020-01\"");
	assert_fault(f, "column post holds text: only = and <> compare text, not \"<Personal\"");
}

static void conditions_of_rows(void **state)
{
	struct fixture *f = *state;

	input("egen.csv", "namn;tal;ord\nA;;\nB;0;x\nC;5;x\nD;-1;y\n");
	settings_are(f->s, "[tabell egen]\nkolumn.tal = tal\n");
	assert_string_equal(
		document_text(
			f, "",
			"{{för egen där tal = 0}}{{[namn]}}{{slut}}\n\n{{för egen där tal <> 0}}{{[namn]}}{{slut}}\n\n"
			"{{för egen där tal >= 0}}{{[namn]}}{{slut}}\n\n{{för egen där tal < 0}}{{[namn]}}{{slut}}\n\n"
			"{{för egen där ord = \"X\"}}{{[namn]}}{{slut}}\n\n{{för egen där ord = "
			"\"\"}}{{[namn]}}{{slut}}\n\n"
			"{{för egen där ord <> \"\" sortera [namn] fallande}}{{[namn]}}{{slut}}\n\n"
			"{{för egen unika ord}}{{[namn]}}{{slut}}\n\n{{för egen unika tal högst "
			"2}}{{[namn]}}{{slut}}\n\n"
			"{{för egen sortera [tal]; [namn] stigande högst 3}}{{[namn]}}{{slut}}\n\n"
			"{{för egen där ord = alla högst 0}}{{[namn]}}{{slut}}{{för egen där ord = alla högst "
			"1}}{{[namn]}}{{slut}}\n"),
		"AB\nCD\nABC\nD\nBC\nA\nDCB\nABD\nAB\nADB\nA\n");
}

static void rows_of_rows(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(document_text(f, "",
					  "{{för organisation som n där typ = \"nämnd\" sortera [namn]}}\n"
					  "{{[namn]}}: {{för budget där enhet = N[kod] och version <> "
					  "\"intern\"}}{{n[kod]}} {{[belopp]}}; {{slut}}\n\n{{slut}}\n"),
			    "Hälsonämnden: HSN 500,00~kr; HSN 20,25~kr;\nUtvecklingsnämnden: RUN 30,00~kr;\n");
}

static void faults_of_row_choices(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n{{för budget $}}{{slut}}\n{{för budget där belopp}}{{slut}}\n"
		 "{{för budget högst x}}{{slut}}\n{{för budget sortera}}{{slut}}\n{{för 5}}{{slut}}\n{{för}}{{slut}}\n"
		 "{{för budget där post = \"a\" belopp = 1}}{{slut}}\n{{för budget unika}}{{slut}}\n");
	assert_fault(f, "d.md:4:14: \"$\" has no meaning");
	assert_fault(f, "d.md:5:24: expected =, <>, <, >, <= or >=");
	assert_fault(f, "d.md:6:20: expected a whole number of rows");
	assert_fault(f, "d.md:7:21: the formula ends");
	assert_fault(f, "d.md:8:7: expected the name of an input table");
	assert_fault(f, "d.md:9:6: expected the name of an input table");
	assert_fault(f, "d.md:10:29: \"belopp\" was not expected here");
	assert_fault(f, "d.md:11:19: expected the name of a column after \"unika\"");
	assert_int_equal(f->s->diags.count, 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(sums_of_the_ledger),    FORMULA_TEST(sums_of_other_tables),
		FORMULA_TEST(columns_as_arguments),  FORMULA_TEST(a_criterion_of_the_wrong_kind),
		FORMULA_TEST(conditions_of_rows),    FORMULA_TEST(rows_of_rows),
		FORMULA_TEST(faults_of_row_choices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
