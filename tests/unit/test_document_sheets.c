/* The data sheets of a document: the rows that its figures need, and nothing more. */
#include "document_fixture.h"

/* The sheet of that name: its description, then a line a row, cells of all columns between bars. */
static const char *sheet_of(struct fixture *f, const struct doc *doc, const char *name)
{
	struct buf out = BUF_INIT;

	for (const struct data_sheet *sheet = doc->data; sheet; sheet = sheet->next) {
		if (!str_equal(sheet->name, str_from(name)))
			continue;
		buf_printf(&out, "%s\n", plain(f, sheet->description));
		for (size_t row = 0; row < sheet->row_count; row++) {
			for (size_t column = 0; column < sheet->column_count; column++)
				buf_printf(&out, "%s%s", column ? "|" : "", shown(f, sheet->cell(sheet, row, column)));
			buf_char(&out, '\n');
		}
	}
	return finished(f, &out);
}

static const char *data_of(struct fixture *f, const char *text, const char *name)
{
	template(f, "d.md", str_c(f->arena, str_printf(f->arena, "---\ndokument: d\n---\n%s\n", text)));
	calculate(f);
	return sheet_of(f, composed(f, "d"), name);
}

static void rows_that_criteria_meet(void **state)
{
	region();
	assert_string_equal(data_of(*state,
				    "{{SUMMA.OMF(budget[belopp];budget[enhet];\"RUN\";budget[version];\"<>intern\")}} "
				    "{{ANTAL.OMF(budget[beslut];\"B1\")}}",
				    "budget"),
			    "Rader i budget.csv; ytterligare 2 rader behövs inte för något tal\n"
			    "202002|Personal|HSN|tillägg|B1|20.25\n202002|Personal|RUN|fullmäktige||30\n");
}

/* The rows of two criteria at once, not those of each. */
static void rows_that_meet_all(void **state)
{
	region();
	assert_string_equal(data_of(*state,
				    "{{SUMMA.OMF(budget[belopp];budget[enhet];\"HSN\";budget[period];\"<=202001\")}}",
				    "budget"),
			    "Rader i budget.csv; ytterligare 3 rader behövs inte för något tal\n"
			    "202001|Personal|HSN|fullmäktige|500\n");
}

static void no_row_is_a_sheet_all_the_same(void **state)
{
	region();
	assert_string_equal(data_of(*state, "{{SUMMA.OMF(budget[belopp];budget[enhet];\"XYZ\")}}", "budget"),
			    "Rader i budget.csv: ingen rad uppfyller formlernas villkor\n");
}

/* Excel must not count positions in fewer rows than we do. */
static void whole_columns(void **state)
{
	region();
	assert_string_equal(
		data_of(*state,
			"{{INDEX(budget[belopp];2)}} {{PASSA(\"B1\";budget[beslut])}} {{MAX(nyckeltal[värde])}} "
			"{{ANTAL.OMF(organisation[kod];alla)}}",
			"budget"),
		"Alla rader i budget.csv\n"
		"202001|Personal|HSN|fullmäktige||500\n202002|Personal|HSN|tillägg|B1|20.25\n"
		"202002|Personal|RUN|fullmäktige||30\n202012|Personal|RUN|intern||7\n");
}

/* What INDEX shows of the row that MATCH finds: no other row is looked at. */
static void found_rows(void **state)
{
	region();
	assert_string_equal(data_of(*state, "{{INDEX(budget[belopp];PASSA(\"B1\";budget[beslut]))}}", "budget"),
			    "Rader i budget.csv; ytterligare 3 rader behövs inte för något tal\n"
			    "202002|Personal|HSN|tillägg|B1|20.25\n");
}

/* A cell of the input that a formula refers to: its row, at the place that it has at last. */
static void rows_of_cells(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nrad: budget där period > 202001\nkolumn P: [post]\n"
		 "kolumn B: =[belopp]*2\n```\n");
	calculate(f);
	struct doc *doc = composed(f, "d");
	assert_string_equal(excel_of(f, doc_table(doc, "t")->rows[0].cells[1].figure), "budget[belopp]1*2");
	assert_string_equal(excel_of(f, doc_table(doc, "t")->rows[2].cells[1].figure), "budget[belopp]3*2");
	assert_string_equal(
		sheet_of(f, doc, "budget"),
		"Rader i budget.csv; ytterligare 1 rad behövs inte för något tal; formler hänvisar till enskilda "
		"rader: sortera en kopia\n202002|Personal|HSN|tillägg|B1|20.25\n"
		"202002|Personal|RUN|fullmäktige||30\n202012|Personal|RUN|intern||7\n");
}

static void sums_of_the_ledger(void **state)
{
	region();
	assert_string_equal(data_of(*state,
				    "{{SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\";huvudbok[period];"
				    "\">=\"&årsstart)}} {{SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];\"RUN\")}}",
				    "huvudbok"),
			    "Huvudboken, summerad per period, nämnd och konto, 2020-01 till 2020-11; ytterligare 3 "
			    "rader behövs inte "
			    "för något tal\n202001|HSN|4000|1|600.5\n202011|HSN|4000|1|100\n202011|RUN|4000|1|50\n");
}

/* A calculated text is a figure; a text that a table only shows is written out. */
static void texts_in_cells(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nrad: organisation där kod = \"HSN\"\nkolumn K: [kod]\n"
		 "kolumn V: =OM(1<2;\"tillägg\";\"intern\")\n"
		 "kolumn A: =SUMMA.OMF(budget[belopp];budget[enhet];[K];budget[version];[V])\n```\n");
	calculate(f);
	const struct table_cell *cells = doc_table(composed(f, "d"), "t")->rows[0].cells;
	assert_string_equal(excel_of(f, cells[2].figure), "SUMIFS(budget[belopp],budget[enhet],\"HSN\",budget[version],"
							  "{OM(1<2;\"tillägg\";\"intern\")})");
}

static void of_one_forvaltning(struct fixture *f, const char *head)
{
	region();
	template(f, "m.md",
		 str_c(f->arena,
		       str_printf(f->arena,
				  "---\ndokument: m\nför varje: förvaltning\n%s---\n{{SUMMA.OMF(huvudbok[belopp];"
				  "huvudbok[del];\"resultat\")}} {{ANTAL.OMF(organisation[typ];\"ansvar\")}}\n",
				  head)));
}

/* Its own units by account, and not a row of another's. */
static void one_forvaltning(void **state)
{
	struct fixture *f = *state;

	of_one_forvaltning(f, "");
	calculate(f);
	struct doc *doc = composed(f, "m-f1");
	assert_string_equal(sheet_of(f, doc, "huvudbok"),
			    "Huvudboken för Region Väst, summerad per förvaltning, ansvar, konto och del\n"
			    "F1|A1|3000|resultat|1|-1000\nF1|A1|4000|resultat|2|700.5\n");
	assert_string_equal(sheet_of(f, composed(f, "m-f2"), "organisation"),
			    "Rader i organisation.csv för Region Väst; ytterligare 1 rad behövs inte för något tal\n"
			    "A2|Museum|ansvar\n");
}

static void no_more_than_formulas_name(void **state)
{
	struct fixture *f = *state;

	of_one_forvaltning(f, "underlag: -\n");
	calculate(f);
	assert_string_equal(sheet_of(f, composed(f, "m-f2"), "huvudbok"),
			    "Huvudboken för Region Väst, summerad per förvaltning och del\nF2|resultat|1|50\n");
}

static void columns_asked_for(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\nunderlag: period ; ansvar\n---\n{{SUMMA.OMF(huvudbok[belopp];huvudbok[konto];"
		 "\"4000\")}}\n");
	calculate(f);
	assert_string_equal(sheet_of(f, composed(f, "d"), "huvudbok"),
			    "Huvudboken, summerad per period, ansvar och konto, 2020-01 till 2020-11; ytterligare 3 "
			    "rader behövs inte för "
			    "något tal\n202001|A1|4000|1|600.5\n202011|A1|4000|1|100\n202011|A2|4000|1|50\n");
}

static void unknown_columns(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md", "---\ndokument: d\nunderlag: ansvar; kontoo\n---\n");
	template(f, "e.md", "---\ndokument: e\nunderlag:  belopp\n---\n");
	template(f, "g.md", "---\ndokument: g\nunderlag:\n---\n");
	template(f, "h.md", "---\ndokument: h\nunderlag: konto; -\n---\n");
	faulty(f);
	assert_fault(f, "d.md:3:19: \"kontoo\" is no column to sum the ledger by");
	assert_fault(f, "e.md:3:12: \"belopp\" is no column to sum the ledger by");
	assert_fault(f, "g.md:3:10: expected columns of huvudbok between ;, or - alone for nothing beyond");
	assert_fault(f, "h.md:3:18: expected columns of huvudbok between ;, or - alone for nothing beyond");
}

/* A formula that Excel could not hold is a constant, and needs no rows. */
static void too_long_for_excel(void **state)
{
	struct fixture *f = *state;
	struct str sum = S("0");

	region();
	formulas(f, "hos(k): =SUMMA.OMF(budget[belopp];budget[enhet];k)\n");
	for (int i = 0; i < 250; i++)
		sum = str_printf(f->arena, "%.*s+hos(\"HSN\")", STR_ARG(sum));
	const char *text = str_c(f->arena, str_printf(f->arena, "{{%.*s}} {{SUMMA(nyckeltal[värde])}}", STR_ARG(sum)));
	assert_string_equal(data_of(f, text, "budget"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(rows_that_criteria_meet),
		FORMULA_TEST(rows_that_meet_all),
		FORMULA_TEST(no_row_is_a_sheet_all_the_same),
		FORMULA_TEST(whole_columns),
		FORMULA_TEST(found_rows),
		FORMULA_TEST(rows_of_cells),
		FORMULA_TEST(sums_of_the_ledger),
		FORMULA_TEST(texts_in_cells),
		FORMULA_TEST(one_forvaltning),
		FORMULA_TEST(no_more_than_formulas_name),
		FORMULA_TEST(columns_asked_for),
		FORMULA_TEST(unknown_columns),
		FORMULA_TEST(too_long_for_excel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
