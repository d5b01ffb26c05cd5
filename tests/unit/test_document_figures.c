/* What the document tree tells a workbook about its figures: explanations, labels, formats, sources, texts. */
#include "document_fixture.h"

#define PARAMETER "körningens val; databladen är uttagna för detta värde"

static const char *text(struct fixture *f, struct str str)
{
	return str_c(f->arena, str);
}

static const struct figure *cell(const struct doc_table *table, size_t row, size_t column)
{
	const struct figure *figure = table->rows[row].cells[column].figure;

	if (!figure)
		fail_msg("no figure in row %zu, column %zu", row, column);
	return figure;
}

/* "Heading / label (a formula) (of the region) | explanation | printed | Excel's format" of the figures that no table shows. */
static const char *unplaced(struct fixture *f, const struct doc *doc)
{
	struct buf out = BUF_INIT;

	for (const struct figure *figure = doc->figures; figure; figure = figure->next)
		buf_printf(&out, "%s%s%s%s%s | %s | %s | %s\n", text(f, figure->heading),
			   figure->heading.n ? " / " : "", text(f, figure->label),
			   figure->label_is_formula ? " (a formula)" : "", figure->of_region ? " (of the region)" : "",
			   text(f, figure->explanation.n ? figure->explanation : figure->source),
			   plain(f, figure->printed), text(f, format_excel(f->arena, figure->format)));
	return finished(f, &out);
}

static void explained_cells(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "utfall(k): =-SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];k)\n");
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nrad: organisation där typ = \"förvaltning\"\ngrupp: nämnd\n"
		 "kolumn Namn: [namn]\nkolumn Utfall: =utfall([nämnd])\nkolumn Två: =[Utfall]*\n  2\n"
		 "kolumn Nr: [överordnad]\nsumma: Regionen\n```\n"
		 "```tabell u\n| P | B | C =[B]*3 |\n|--|--|--|\n| a | namnet: =1+1 | |\n| b | =2+2 i mkr | =0 |\n"
		 "| **S** | =SUMMA(ovan) | – |\n```\n");
	calculate(f);
	struct doc *doc = composed(f, "d");
	const struct doc_table *t = doc_table(doc, "t"), *u = doc_table(doc, "u");
	assert_string_equal(text(f, t->columns[1].explanation), "=utfall([nämnd])");
	assert_string_equal(text(f, t->columns[2].explanation), "Två = Utfall × 2");
	assert_int_equal(t->columns[0].explanation.n + t->columns[3].explanation.n, 0);
	assert_string_equal(text(f, cell(t, 1, 2)->explanation), "Två = Utfall × 2");
	assert_string_equal(text(f, cell(t, 2, 1)->explanation), "Summan av raderna under Hälsonämnden");
	assert_string_equal(text(f, cell(t, t->row_count - 1, 1)->explanation), "Summan av raderna ovanför");
	assert_int_equal(u->columns[1].explanation.n, 0);
	assert_string_equal(text(f, u->columns[2].explanation), "C = B × 3");
	assert_string_equal(text(f, cell(u, 0, 1)->explanation), "=1+1");
	assert_string_equal(text(f, cell(u, 0, 2)->explanation), "C = B × 3");
	assert_string_equal(text(f, cell(u, 1, 1)->explanation), "=2+2");
	assert_string_equal(text(f, cell(u, 2, 1)->explanation), "=SUMMA(ovan)");
}

/* Arithmetic as a reader says it: titles, with the one above them where they are alike, the signs of print, and what binds. */
static void arithmetic_in_words(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "mål \"Målet\": =5\nutan: =6\n");
	template(
		f, "d.md",
		"---\ndokument: d\n---\n```tabell t\nrad: organisation där typ = \"nämnd\"\nkolumngrupp: Månaden = M; "
		"MB\n"
		"kolumngrupp: Året = U; UB\nkolumn Namn: [namn]\nkolumn M \"Utfall\": =1\nkolumn MB \"Budget {{år}}\": "
		"=2\n"
		"kolumn U \"Utfall\": =3\nkolumn UB \"Årets budget\": =4\nkolumn A: =[M]-([MB]-[U])*-2+10 %\n"
		"kolumn B: =-([M]+[U])/(mål/utan)\nkolumn C: =OM([UB]=0;\"[M]\";[M]/[UB])\nkolumn D: {{[M]+mål}}\n```\n"
		"{{mål-utan}} {{mål}}\n");
	calculate(f);
	struct doc *doc = composed(f, "d");
	const struct doc_table *t = doc_table(doc, "t");
	assert_string_equal(text(f, t->columns[5].explanation),
			    "A = Utfall (Månaden) − (Budget 2020 − Utfall (Året)) × (−2) + 10 %");
	assert_string_equal(text(f, t->columns[6].explanation),
			    "B = −(Utfall (Månaden) + Utfall (Året)) / (Målet / utan)");
	assert_string_equal(text(f, t->columns[7].explanation),
			    "=OM([Årets budget]=0;\"[M]\";[Utfall (Månaden)]/[Årets budget])");
	assert_non_null(strstr(unplaced(f, doc), " (a formula) | = Utfall (Månaden) + Målet | 6 | #,##0\n"));
	assert_non_null(strstr(unplaced(f, doc), "mål-utan (a formula) | = Målet − utan | -1 | #,##0\n"));
	assert_non_null(strstr(unplaced(f, doc), "Målet | =5 | 5 | #,##0\n"));
}

/* A year or a period of the row says what a figure is of: text, in one piece. Amounts are figures. */
static void labels_are_no_figures(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n{{för budget högst 1}}\n- {{[period] i månad}}: {{[belopp]}}\n{{slut}}\n"
		 "```tabell t\nrad: budget högst 1\nkolumn Tid: per {{[period]}}\nkolumn B: =[belopp] i tkr\n"
		 "kolumn K: =[belopp]*2 i kr\nenhet: mkr\n```\n");
	calculate(f);
	struct doc *doc = composed(f, "d");
	const struct run *run = doc->blocks->children->children->runs;
	assert_int_equal(run->kind, RUN_FIGURE);
	assert_null(run->figure);
	assert_string_equal(text(f, run->text), "januari 2020");
	assert_string_equal(unplaced(f, doc), "belopp (Personal, 2020-01) | Ur budget, kolumnen belopp | 500,00 | #,##0.00\n");
	const struct doc_table *t = doc_table(doc, "t");
	assert_null(t->rows[0].cells[0].runs->next->figure);
	assert_int_equal(cell(t, 0, 1)->explanation.n, 0);
}

/* A row whose figure has another unit than its table and column says which. */
static void own_units(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nenhet: mkr\n| P | B |\n|--|--|\n| a | =2 mkr |\n| b | =3 i antal "
		 "|\n"
		 "| c | =2 tkr i tkr |\n```\n");
	calculate(f);
	const struct doc_table *t = doc_table(composed(f, "d"), "t");
	assert_false(cell(t, 0, 1)->with_unit);
	assert_true(cell(t, 2, 1)->with_unit);
	assert_string_equal(plain(f, cell(t, 2, 1)->printed), "2~tkr");
}

/* A comment is to be read at a glance: 300 characters of a formula, whole ones. */
static void a_long_formula_is_cut(void **state)
{
	struct fixture *f = *state;
	struct str sum = S("år");

	for (size_t i = 0; i < 200; i++)
		sum = str_join(f->arena, sum, S("+år"));
	document_text(f, "", str_c(f->arena, str_printf(f->arena, "{{%.*s}}\n", STR_ARG(sum))));
	struct str explanation = composed(f, "d")->figures->explanation;
	assert_true(str_starts(explanation, S("=år+år")));
	assert_true(str_ends(explanation, S("+år+år…")));
	assert_int_equal(utf8_width(explanation), 301);
	assert_int_equal(utf8_broken(explanation), explanation.n);
}

static void labels_of_running_text(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "netto: =-2,5 mkr i tkr\n");
	template(
		f, "d.md",
		"---\ndokument: d\n---\n{{1+1}}\n\n# 1 *Samman*fattning {{år}} #\n\nDet är {{ABS(netto) i mkr 1}} och\n"
		"{{netto\n  *2}}.\n\n## Del\n\n#inte en rubrik\n\n{{netto i mkr 1}} {{netto}} {{period}}\n\n"
		"# Bilaga x: Nämnder\n\n{{för budget}}\n- {{[belopp]}}\n{{slut}}\n"
		"{{för organisation som o där typ = \"nämnd\"}}\n# {{[namn]}}\n\n{{för budget där enhet = o[kod]}}\n"
		"{{[belopp]*2}}\n{{slut}}\n{{PASSA([kod];organisation[kod])}}\n{{slut}}\n");
	calculate(f);
	assert_string_equal(
		unplaced(f, composed(f, "d")),
		"1+1 (a formula) | =1+1 | 2 | #,##0\n"
		"år | " PARAMETER " | 2020 | 0\n"
		"1 Sammanfattning 2020 / ABS(netto) (a formula) | =ABS(netto) | 2,5 | #,##0.0,,\n"
		"Del / netto | =-2,5 mkr | -2,5 | #,##0.0,,\n"
		"1 Sammanfattning 2020 / netto *2 (a formula) | =netto *2 | -5~000~000 | #,##0\n"
		"Del / period | " PARAMETER " | november 2020 | 0000\"-\"00\n"
		"Bilaga 1 Nämnder / belopp (Personal, 2020-01) | Ur budget, kolumnen belopp | 500,00 | #,##0.00\n"
		"Bilaga 1 Nämnder / belopp (Personal, 2020-02) | Ur budget, kolumnen belopp | 20,25 | #,##0.00\n"
		"Bilaga 1 Nämnder / belopp (Personal, 2020-02) | Ur budget, kolumnen belopp | 30,00 | #,##0.00\n"
		"Bilaga 1 Nämnder / belopp (Personal, 2020-12) | Ur budget, kolumnen belopp | 7,00 | #,##0.00\n"
		"Hälsonämnden / [belopp]*2 (Personal, 2020-01) (a formula) | = belopp × 2 | 1~000 | #,##0\n"
		"Hälsonämnden / [belopp]*2 (Personal, 2020-02) (a formula) | = belopp × 2 | 40,5 | #,##0\n"
		"Hälsonämnden / PASSA([kod];organisation[kod]) (a formula) | =PASSA([kod];organisation[kod]) | 2 | "
		"#,##0\n"
		"Utvecklingsnämnden / [belopp]*2 (Personal, 2020-02) (a formula) | = belopp × 2 | 60 | #,##0\n"
		"Utvecklingsnämnden / [belopp]*2 (Personal, 2020-12) (a formula) | = belopp × 2 | 14 | #,##0\n"
		"Utvecklingsnämnden / PASSA([kod];organisation[kod]) (a formula) | =PASSA([kod];organisation[kod]) | 3 "
		"| "
		"#,##0\n");
}

/* A cell that another document's figures need; and a format that a table holds. */
static void cells_of_tables_not_shown(void **state)
{
	struct fixture *f = *state;

	template(f, "a.md",
		 "---\ndokument: a\n---\n```tabell t\ntitel: Bokslut {{år}}\nenhet: mkr\n"
		 "| Post | U \"Utfall {{år}}\" |\n|--|--|\n| Skatter | =1 mkr+1 mkr |\n| Bidrag | =3 mkr |\n"
		 "| **S** | summan: =SUMMA(ovan) |\n```\n{{summan i kr}}\n");
	template(f, "b.md", "---\ndokument: b\n---\n{{summan i tkr}} {{summan i mkr 2}}\n");
	calculate(f);
	assert_string_equal(unplaced(f, composed(f, "b")),
			    "S, Utfall 2020 | =SUMMA(ovan) | 5~000 | #,##0,\n"
			    "Bokslut 2020: Utfall 2020 (Skatter) | =1 mkr+1 mkr | 2 | #,##0,,\n"
			    "Bokslut 2020: Utfall 2020 (Bidrag) | =3 mkr | 3 | #,##0,,\n");
	const struct figure *shown = cell(doc_table(composed(f, "a"), "t"), 2, 1);
	assert_string_equal(text(f, format_excel(f->arena, shown->format)), "#,##0,,");
}

/* In a document for one förvaltning, what is the region's says so in one way. */
static void sources_of_the_region(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "kostnad \"Kostnad {{år}}\": =SUMMA.OMF(huvudbok[belopp];\n  huvudbok[konto];\"4000\")\n");
	template(f, "m.md",
		 "---\ndokument: m\nför varje: förvaltning\n---\n```tabell t\nenhet: kr\n| P | B |\n|--|--|\n"
		 "| x | vår: =kostnad |\n```\n# Jämförelse\n\n{{region.kostnad i tkr 1}} {{region.vår}} {{andra}}\n");
	template(f, "n.md",
		 "---\ndokument: n\n---\n```tabell u\n| P | B | C |\n|--|--|--|\n| y | andra: =1+1 | =1 |\n```\n");
	calculate(f);
	struct doc *doc = composed(f, "m-f2");
	assert_string_equal(unplaced(f, doc),
			    "Kostnad 2020 | =SUMMA.OMF(huvudbok[belopp]; huvudbok[konto];\"4000\") | 50 | #,##0\n"
			    "Jämförelse / Kostnad 2020 (of the region) | hela regionen: SUMMA.OMF(huvudbok[belopp]; "
			    "huvudbok[konto];\"4000\") | 0,8 | #,##0.0,\n"
			    "Jämförelse / x, B (of the region) | hela regionen: kostnad | 751 | #,##0\n"
			    "Jämförelse / y, B (of the region) | hela regionen: 1+1 | 2 | #,##0\n");
	assert_string_equal(text(f, cell(doc_table(doc, "t"), 0, 1)->name), "vår");
	assert_int_equal(figure_labelled(doc, "x, B")->name.n, 0);
}

static void printed_so_that_it_adds_up(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nenhet: tkr\navrundning: summabevarande\n| P | B |\n|--|--|\n"
		 "| a | =1400 |\n| b | =1400 |\n| c | =1200 |\n| **S** | =SUMMA(ovan) |\n```\n"
		 "```diagram\ntyp: staplar\ntabell: t\n```\n");
	calculate(f);
	const struct doc_table *t = doc_table(composed(f, "d"), "t");
	assert_string_equal(rows_text(f, t), " a|1\n b|2\n c|1\n+S|4\n");
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(cell(t, i, 1)->rounded_apart, i == 1);
}

/* A formula's text: runs in print, and a formula that keeps its figure's format in a workbook. */
static void texts_that_formulas_give(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nrad: budget\nkolumn Post: [post]\nkolumn B: =[belopp]\n"
		 "kolumn Kvot: =OM([B]<100;\"–\";[B]/100) i procent 1\nkolumn Ord: =\"x\"&[post]\n"
		 "kolumn Tom: =OM([B]>100;\"ja\";\"\")\nkolumn Svar: =OM([Tom]=\"ja\";1;0)\n```\n");
	calculate(f);
	struct doc *doc = composed(f, "d");
	const struct doc_table *t = doc_table(doc, "t");
	assert_string_equal(rows_text(f, t), " Personal|500|500,0|xPersonal|ja|1\n Personal|20,3|–|xPersonal||0\n"
					     " Personal|30|–|xPersonal||0\n Personal|7|–|xPersonal||0\n");
	assert_null(t->rows[0].cells[0].figure);
	assert_null(t->rows[0].cells[2].runs);
	const struct table_cell *dash = &t->rows[1].cells[2], *word = &t->rows[1].cells[3];
	assert_string_equal(text(f, dash->runs->text), "–");
	assert_string_equal(excel_of(f, dash->figure), "IF(ROUND({[belopp]},2)<100,\"–\",{[belopp]}/100)");
	assert_false(dash->figure->is_text);
	assert_string_equal(text(f, format_excel(f->arena, dash->figure->format)), "#,##0.0\"\xC2\xA0\"%");
	assert_string_equal(text(f, word->runs->text), "xPersonal");
	assert_true(word->figure->is_text);
	assert_null(t->rows[1].cells[4].runs);
	assert_non_null(t->rows[1].cells[4].figure);
	assert_non_null(strstr(excel_of(f, cell(t, 0, 5)), "{OM([B]>100"));
	assert_null(doc->figures);
}

/* A figure that only formulas need may have no value, which they catch: it is no finding, and no cell. */
static void a_caught_figure_without_a_value(void **state)
{
	struct fixture *f = *state;

	formulas(f, "kvot: =1/(år-2020)\nsaknas: =kvot*2\n");
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\n| P | B | C |\n|--|--|--|\n"
		 "| a | =OMFEL(kvot;\"–\") | =OMFEL(saknas;0) |\n```\n");
	calculate(f);
	struct doc *doc = composed(f, "d");
	const struct doc_table *t = doc_table(doc, "t");
	assert_string_equal(rows_text(f, t), " a|–|0\n");
	assert_string_equal(excel_of(f, cell(t, 0, 1)), "IFERROR((1/({år}-2020)),\"–\")");
	assert_string_equal(excel_of(f, cell(t, 0, 2)), "IFERROR(((1/({år}-2020))*2),0)");
	assert_null(doc->figures->next);
	assert_int_equal(f->findings.count, 0);
}

static void a_figure_without_a_value(void **state)
{
	struct fixture *f = *state;

	formulas(f, "kvot: =1/(år-2020)\n");
	template(f, "d.md", "---\ndokument: d\n---\n{{kvot}}\n```tabell t\n| P | B |\n|--|--|\n| a | =kvot*2 |\n```\n");
	calculate(f);
	(void)composed(f, "d");
	assert_int_equal(f->findings.count, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(explained_cells),          FORMULA_TEST(a_long_formula_is_cut),
		FORMULA_TEST(labels_of_running_text),   FORMULA_TEST(cells_of_tables_not_shown),
		FORMULA_TEST(sources_of_the_region),    FORMULA_TEST(printed_so_that_it_adds_up),
		FORMULA_TEST(texts_that_formulas_give), FORMULA_TEST(a_caught_figure_without_a_value),
		FORMULA_TEST(a_figure_without_a_value), FORMULA_TEST(arithmetic_in_words),
		FORMULA_TEST(labels_are_no_figures),    FORMULA_TEST(own_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
