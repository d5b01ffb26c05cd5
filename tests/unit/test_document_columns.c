/* The columns of data sheets: those that formulas ask for, and those that let a person understand the rows. */
#include "document_fixture.h"

/* The columns of the sheet of that name, in its order. */
static const char *columns_of(struct fixture *f, const struct doc *doc, const char *name)
{
	struct buf out = BUF_INIT;

	for (const struct data_sheet *sheet = doc->data; sheet; sheet = sheet->next)
		for (size_t c = 0; str_equal(sheet->name, str_from(name)) && c < sheet->column_count; c++)
			buf_printf(&out, "%s%.*s", c ? " " : "", STR_ARG(sheet->columns[c].name));
	return finished(f, &out);
}

/* The document d of that text; where head makes one for each förvaltning, that of F1. */
static struct doc *document(struct fixture *f, const char *head, const char *text)
{
	template(f, "d.md", str_c(f->arena, str_printf(f->arena, "---\ndokument: d\n%s---\n%s\n", head, text)));
	calculate(f);
	return composed(f, *head ? "d-f1" : "d");
}

#define FOR_EACH "för varje: förvaltning\n"

static void ramar(void)
{
	region();
	input("ramar.csv", "kommun;belopp;år;enhet;motpart;slag;post;fotnot;handläggare\n"
			   "0180;10;2020;F1;F2;satsning;Mer;;en roll\n0181;20;2020;F2;F1;satsning;;;en roll\n");
}

/* Declared ones in the file's order, derived ones behind them, amounts last; nothing that is empty, nothing unknown. */
static void of_a_known_table(void **state)
{
	struct fixture *f = *state;

	ramar();
	struct doc *doc = document(f, "", "{{SUMMA.OMF(ramar[belopp];ramar[nämnd];\"HSN\")}}");
	assert_string_equal(columns_of(f, doc, "ramar"), "år enhet motpart slag post nämnd belopp");
}

/* What tells rows apart comes first, wherever it stands in the file. */
static void keys_first(void **state)
{
	struct fixture *f = *state;

	region();
	input("nyckeltal.csv", "källa;värde;måttenhet;enhet;mått;period\nK;1;st;R;m;2020-11\n");
	struct doc *doc = document(f, "", "{{SUMMA(nyckeltal[värde])}}");
	assert_string_equal(columns_of(f, doc, "nyckeltal"), "enhet mått period källa värde måttenhet");
}

/* A row says nothing of other units to the förvaltning that it is for, unless a formula asks. */
static void of_one_forvaltning(void **state)
{
	struct fixture *f = *state;

	ramar();
	struct doc *doc = document(f, FOR_EACH, "{{SUMMA(ramar[belopp])}} {{ANTAL.OMF(organisation[typ];\"ansvar\")}}");
	assert_string_equal(columns_of(f, doc, "ramar"), "år enhet slag post belopp");
	assert_string_equal(columns_of(f, doc, "organisation"), "kod namn typ");
}

static void asked_for(void **state)
{
	struct fixture *f = *state;

	ramar();
	struct doc *doc =
		document(f, FOR_EACH, "{{SUMMA.OMF(ramar[belopp];ramar[kommun];\"0180\";ramar[motpart];\"F2\")}}");
	assert_string_equal(columns_of(f, doc, "ramar"), "kommun år enhet motpart slag post belopp");
}

/* All of an own table's columns, but for one förvaltning only those that formulas name. */
static void of_an_own_table(void **state)
{
	static const char text[] = "{{ANTAL.OMF(fordon[ansvar];\"A1\")}}";
	struct fixture *f = *state;

	region();
	input("fordon.csv", "reg;ansvar;förare;tom\nABC123;A1;A2;\n");
	assert_string_equal(columns_of(f, document(f, "", text), "fordon"), "reg ansvar förare");
}

static void of_an_own_table_for_one(void **state)
{
	static const char text[] = "{{ANTAL.OMF(fordon[ansvar];\"A1\")}}";
	struct fixture *f = *state;

	region();
	input("fordon.csv", "reg;ansvar;förare;tom\nABC123;A1;A2;\n");
	assert_string_equal(columns_of(f, document(f, FOR_EACH, text), "fordon"), "ansvar");
}

/* An address is nobody's to see who did not ask for it. */
static void no_addresses(void **state)
{
	struct fixture *f = *state;

	region();
	input("mottagare.csv", "dokument;enhet;epost;ersättare\nd;F1;ekonomi@region.example;vikarie@region.example\n");
	struct doc *doc = document(f, "", "{{ANTAL.OMF(mottagare[dokument];\"d\")}}");
	assert_string_equal(columns_of(f, doc, "mottagare"), "dokument enhet");
}

/* A name or a text that no workbook could hold stops nothing, where nobody asked for the column. */
static void what_excel_takes(void **state)
{
	struct fixture *f = *state;
	struct str name = S("x"), text = S("");

	for (int i = 0; i < 8; i++)
		name = str_join(f->arena, name, name);
	while (text.n <= 32767)
		text = str_join(f->arena, text, name);
	region();
	input("fordon.csv", str_c(f->arena, str_printf(f->arena, "reg;%.*s;om;not\nABC123;1;%.*s;\"a\r\nb\"\n",
						       STR_ARG(name), STR_ARG(text))));
	struct doc *doc = document(f, "", "{{ANTAL.OMF(fordon[reg];\"ABC123\")}}");
	assert_string_equal(columns_of(f, doc, "fordon"), "reg not");
}

/* Of no row there is nothing to understand. */
static void of_no_rows(void **state)
{
	struct fixture *f = *state;

	ramar();
	struct doc *doc = document(f, "", "{{SUMMA.OMF(ramar[belopp];ramar[slag];\"växling\")}}");
	assert_string_equal(columns_of(f, doc, "ramar"), "slag belopp");
}

/* Names that only tell which rows are meant stand in the formulas: the rows they come from are not needed. */
static void no_sheet_of_names(void **state)
{
	struct fixture *f = *state;

	region();
	struct doc *doc = document(f, "",
				   "```tabell t\nrad: kontoplan där del = \"resultat\"\nkolumn P: [post]\n"
				   "kolumn U: =SUMMA.OMF(huvudbok[belopp];huvudbok[post];[post])\n```");
	assert_string_equal(excel_of(f, doc_table(doc, "t")->rows[1].cells[1].figure),
			    "SUMIFS(huvudbok[belopp],huvudbok[post],\"Personal\")");
	assert_string_equal(columns_of(f, doc, "kontoplan"), "");
	assert_string_equal(columns_of(f, doc, "huvudbok"), "post antal belopp");
}

/* Numbers that are no amounts show the decimals that they have; rows are counted whole. */
static void formats(void **state)
{
	struct fixture *f = *state;

	region();
	input("antaganden.csv", "namn;värde;måttenhet;källa\nandel;0,625;;\n");
	struct doc *doc = document(f, "", "{{SUMMA(antaganden[värde])}} {{ANTAL.OMF(huvudbok[konto];\"4000\")}}");
	const struct data_sheet *sheet = doc->data;
	assert_string_equal(columns_of(f, doc, "antaganden"), "namn värde");
	assert_int_equal(sheet->columns[1].format.unit, UNIT_NONE);
	assert_int_equal(sheet->columns[1].format.decimals, -1);
	assert_string_equal(columns_of(f, doc, "huvudbok"), "konto antal belopp");
	assert_int_equal(sheet->next->columns[1].format.unit, UNIT_COUNT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(of_a_known_table),  FORMULA_TEST(keys_first),       FORMULA_TEST(of_one_forvaltning),
		FORMULA_TEST(asked_for),         FORMULA_TEST(of_an_own_table),  FORMULA_TEST(of_an_own_table_for_one),
		FORMULA_TEST(no_addresses),      FORMULA_TEST(what_excel_takes), FORMULA_TEST(of_no_rows),
		FORMULA_TEST(no_sheet_of_names), FORMULA_TEST(formats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
