/* Formulas over cells of tables, and over what data may become: what a workbook holds of them. */
#include "document_fixture.h"

/* rader.csv: groups of two rows, the belopp of each its number. */
static void many_rows(struct fixture *f, int groups)
{
	struct buf text = BUF_INIT;

	region();
	settings_are(f->s, "[tabell rader]\nkolumn.belopp = belopp\n");
	buf_printf(&text, "grupp;post;belopp\n");
	for (int i = 0; i < 2 * groups; i++)
		buf_printf(&text, "g%03d;p%03d;%d\n", i / 2, i, i + 1);
	input("rader.csv", str_c(f->arena, buf_str(&text)));
	buf_release(&text);
}

static struct doc *document(struct fixture *f, const char *text)
{
	template(f, "d.md", str_c(f->arena, str_printf(f->arena, "---\ndokument: d\n---\n%s", text)));
	calculate(f);
	struct doc *doc = composed(f, "d");
	if (diags_faults(&f->s->diags))
		fail_msg("%s", said(f->s));
	return doc;
}

#define GROUPED \
	"```tabell t\nrad: rader\ngrupp: grupp\nkolumn P: [post]\nkolumn B: =2*[belopp]\nkolumn A: =[B]/SUMMA(t[B])\n" \
	"summa: Alla\n```\n"

/* The first piece of the formula that is a cell or a range. */
static const struct piece *reference_of(const struct figure *figure)
{
	const struct piece *piece = figure->formula;

	while (piece->kind == PIECE_TEXT)
		piece = piece->next;
	return piece;
}

static size_t commas(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == ',';
	return count;
}

/* A sum of sums: those one level down, not every post. */
static void sums_of_groups(void **state)
{
	struct fixture *f = *state;

	many_rows(f, 3);
	struct doc_table *t = doc_table(document(f, GROUPED), "t");
	const struct figure *total = t->rows[t->row_count - 1].cells[1].figure;
	assert_string_equal(excel_of(f, total), "SUM({SUMMA},{SUMMA},{SUMMA})");
	assert_ptr_equal(reference_of(total)->figure, t->rows[3].cells[1].figure);
	assert_string_equal(excel_of(f, t->rows[3].cells[1].figure), "SUM({2*[belopp]:2*[belopp]})");
}

/* Excel takes 255 arguments: the total of more groups is a sum of parts. */
static void sums_of_very_many_groups(void **state)
{
	struct fixture *f = *state;

	many_rows(f, 600);
	struct doc *doc = document(f, GROUPED);
	struct doc_table *t = doc_table(doc, "t");
	assert_string_equal(excel_of(f, t->rows[t->row_count - 1].cells[1].figure),
			    "SUM({SUMMA, del 1},{SUMMA, del 2},{SUMMA, del 3},{SUMMA, del 4},{SUMMA, del 5})");
	const struct figure *part = figure_labelled(doc, "SUMMA, del 5");
	assert_int_equal(commas(excel_of(f, part)), 119);
	assert_string_equal(plain(f, part->printed), "518~640");
}

/* What each row divides by is one figure, of one formula. */
static void a_total_that_all_rows_share(void **state)
{
	struct fixture *f = *state;

	many_rows(f, 40);
	struct doc *doc = document(f, GROUPED);
	struct doc_table *t = doc_table(doc, "t");
	assert_string_equal(excel_of(f, t->rows[1].cells[2].figure), "{2*[belopp]}/{t: B (summa)}");
	assert_ptr_equal(t->rows[1].cells[2].figure->formula->next->next->figure,
			 t->rows[2].cells[2].figure->formula->next->next->figure);
	assert_string_equal(excel_of(f, figure_labelled(doc, "t: B (summa)")), "SUM({SUMMA})");
}

/* Cells of a table that the document does not show stand side by side: one range, whatever its groups. */
static void cells_of_another_document(void **state)
{
	struct fixture *f = *state;

	many_rows(f, 300);
	template(f, "a.md", "---\ndokument: a\n---\n" GROUPED);
	struct doc *doc = document(f, "{{SUMMA(t[B])}}\n");
	const struct figure *sum = figure_labelled(doc, "SUMMA(t[B])");
	assert_string_equal(excel_of(f, sum), "SUM({t: B (p000):t: B (p599)})");
	const struct piece *range = reference_of(sum);
	const struct figure *cell = range->figure;
	for (int i = 1; i < 600; i++)
		cell = cell->next;
	assert_ptr_equal(cell, range->last);
}

/* A table of the whole region: a förvaltning's workbook has its total, and none of its rows. */
static void totals_of_the_region(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "r.md",
		 "---\ndokument: r\n---\n```tabell per_f\nrad: organisation där typ = \"förvaltning\"\nkolumn N: "
		 "[namn]\n"
		 "kolumn B: =SUMMA.OMF(huvudbok[belopp];huvudbok[förvaltning];[kod];huvudbok[konto];\"4000\")\n```\n");
	template(f, "m.md",
		 "---\ndokument: m\nför varje: förvaltning\n---\n{{10/SUMMA(per_f[B])}} {{MAX(per_f[B];5)}} "
		 "{{1+MEDEL(per_f[B])}}\n");
	calculate(f);
	struct doc *doc = composed(f, "m-f2");
	assert_string_equal(excel_of(f, figure_labelled(doc, "10/SUMMA(per_f[B])")), "10/ROUND({SUMMA(per_f[B])},2)");
	assert_string_equal(excel_of(f, figure_labelled(doc, "MAX(per_f[B];5)")), "");
	assert_string_equal(plain(f, figure_labelled(doc, "SUMMA(per_f[B])")->source),
			    "hela regionen: SUMMA(per_f[B])");
	assert_true(figure_labelled(doc, "MEDEL(per_f[B])")->of_region);
	for (const struct figure *figure = doc->figures; figure; figure = figure->next)
		assert_null(strstr(plain(f, figure->label), "Närsjukvård"));
}

static void figures_of_the_region(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "på(k;e): =SUMMA.OMF(huvudbok[belopp];huvudbok[konto];k;huvudbok[nämnd];e) i kr 2\n"
		    "nämnden(k): =INDEX(organisation[nämnd];PASSA(k;organisation[kod]))\n");
	template(f, "m.md",
		 "---\ndokument: m\nför varje: förvaltning\n---\n{{1+region.på(\"4000\";alla)}} "
		 "{{2+region.på(\"4000\";alla)}} "
		 "{{region.på(\"3000\";\"HSN\")}} {{OM(region.nämnden(\"R\")=\"\";1;2)}}\n");
	calculate(f);
	struct doc *doc = composed(f, "m-f2");
	assert_string_equal(excel_of(f, figure_labelled(doc, "1+region.på(\"4000\";alla)")),
			    "1+{region.på(\"4000\";alla)}");
	const struct figure *figure = figure_labelled(doc, "region.på(\"4000\";alla)");
	assert_string_equal(plain(f, figure->source), "hela regionen: på(\"4000\";alla)");
	assert_true(figure->of_region && !figure->formula);
	assert_ptr_equal(reference_of(figure_labelled(doc, "2+region.på(\"4000\";alla)"))->figure, figure);
	assert_string_equal(excel_of(f, figure_labelled(doc, "OM(region.nämnden(\"R\")=\"\";1;2)")),
			    "IF({region.nämnden(\"R\")}=\"\",1,2)");
	figure = figure_labelled(doc, "region.på(\"3000\";\"HSN\")");
	assert_null(figure->formula);
	assert_string_equal(plain(f, figure->source), "hela regionen: på(\"3000\";\"HSN\")");
}

/* Rows that a criterion asks for only now: others are asked for when an amount changes. */
static void rows_that_amounts_choose(void **state)
{
	struct fixture *f = *state;

	many_rows(f, 2);
	struct doc *doc = document(
		f, "{{SUMMA.OMF(rader[belopp];rader[belopp];\">=\"&AVRUNDA(SUMMA.OMF(rader[belopp];rader[post];"
		   "\"p002\");0);rader[grupp];\"g001\")}} "
		   "{{INDEX(budget[period];PASSA(MAX(budget[belopp]);budget[belopp]))}}\n");
	assert_string_equal(plain(f, doc->data->name), "rader");
	assert_int_equal(doc->data->row_count, 2);
	assert_int_equal(doc->data->next->row_count, 4);
}

/* A row that is not shown, all of it zero: its named cell may come to something. */
static void a_named_cell_in_a_hidden_row(void **state)
{
	struct fixture *f = *state;

	many_rows(f, 1);
	struct doc *doc = document(f, "```tabell u\ndölj: noll\n| P | B |\n|--|--|\n| a | inget: "
				      "=SUMMA.OMF(rader[belopp];rader[grupp];\"x\") |\n| b | =1+inget |\n```\n");
	assert_string_equal(excel_of(f, figure_labelled(doc, "a, B")), "SUMIFS(rader[belopp],rader[grupp],\"x\")");
}

/* A branch that is not taken is no fault of the run. */
static void branches_not_taken(void **state)
{
	struct fixture *f = *state;

	many_rows(f, 1);
	struct doc *doc =
		document(f, "{{OM(1>2;SUMMA.OMF(rader[belopp];rader[belopp];\">=\"&SUMMA(rader[belopp])/7);0)}}\n");
	assert_string_equal(excel_of(f, doc->figures), "IF(1>2,#VALUE!,0)");
}

/* What is nothing now has its formula, and its sum has it. */
static void cells_that_are_nothing_yet(void **state)
{
	struct fixture *f = *state;

	region();
	settings_are(f->s, "[tabell rader]\nkolumn.belopp = belopp\n");
	input("rader.csv", "grupp;post;belopp\ng;a;1\ng;b;\ng;c;3\n");
	struct doc_table *t = doc_table(document(f, "```tabell t\nrad: rader\nkolumn P: [post]\nkolumn B: [belopp]\n"
						    "kolumn C: =INDEX(rader[belopp];PASSA([post];rader[post]))\n"
						    "kolumn D: =MAX([B];[C])\nsumma: Alla\n```\n{{MEDEL(t[C])}}\n"),
					"t");
	const struct table_cell *cells = t->rows[1].cells;
	assert_string_equal(rows_text(f, t), " a|1|1|1\n b|||0\n c|3|3|3\n=Alla|4|4|4\n");
	assert_non_null(cells[2].figure);
	assert_true(cells[2].figure->formula != NULL && cells[2].figure->value.kind == VALUE_EMPTY);
	assert_int_equal(cells[2].figure->printed.n, 0);
	const struct piece *range = reference_of(t->rows[3].cells[2].figure);
	assert_int_equal(range->kind, PIECE_RANGE);
	assert_ptr_equal(range->figure, t->rows[0].cells[2].figure);
	assert_ptr_equal(range->last, t->rows[2].cells[2].figure);
}

/* A mean takes what is nothing for 0 in Excel: it is left out. */
static void a_mean_without_what_is_nothing(void **state)
{
	struct fixture *f = *state;

	region();
	settings_are(f->s, "[tabell rader]\nkolumn.belopp = belopp\n");
	input("rader.csv", "grupp;post;belopp\ng;a;1\ng;b;\ng;c;3\n");
	struct doc *doc = document(f, "```tabell t\nrad: rader\nkolumn P: [post]\nkolumn C: =OM(1<2;[belopp];0)\n```\n"
				      "{{MEDEL(t[C])}}\n");
	assert_string_equal(excel_of(f, figure_labelled(doc, "MEDEL(t[C])")),
			    "AVERAGE({OM(1<2;[belopp];0)},{OM(1<2;[belopp];0)})");
}

static void long_texts(void **state)
{
	struct fixture *f = *state;
	struct str text = S(""), tens = S("tio å \"\" o");

	for (int i = 0; i < 30; i++)
		text = str_join(f->arena, text, tens);
	many_rows(f, 1);
	struct doc *doc = document(
		f,
		str_c(f->arena, str_printf(f->arena,
					   "```beräkning\nlång: =\"%.*s\"\n```\n{{ANTAL.OMF(rader[post];\"<>\"&lång)}} "
					   "{{OM(\"%.*s\"=\"x\";1;2)}}\n",
					   STR_ARG(text), STR_ARG(text))));
	const struct figure *figure = figure_labelled(doc, "ANTAL.OMF(rader[post];\"<>\"&lång)");
	assert_null(figure->formula);
	assert_non_null(strstr(plain(f, figure->source), "255 tecken"));
	const char *formula = excel_of(f, doc->figures->next);
	assert_non_null(strstr(formula, "IF((\"tio å \"\" o"));
	assert_non_null(strstr(formula, "\"&\""));
}

static void nothing_to_the_power_of_nothing(void **state)
{
	struct fixture *f = *state;

	many_rows(f, 1);
	template(f, "d.md", "---\ndokument: d\n---\n{{(1-1)^SUMMA.OMF(rader[belopp];rader[post];\"x\")}}\n");
	calculate(f);
	(void)composed(f, "d");
	assert_fault(f, "0 to the power of 0 is no number");
}

/* A formula that nobody needs leaves no figure and no rows. */
static void what_nobody_needs(void **state)
{
	struct fixture *f = *state;
	struct str sum = S("0");

	many_rows(f, 1);
	template(f, "a.md", "---\ndokument: a\n---\n" GROUPED);
	for (int i = 0; i < 400; i++)
		sum = str_printf(f->arena, "%.*s+SUMMA(t[B])", STR_ARG(sum));
	struct doc *doc = document(f, str_c(f->arena, str_printf(f->arena, "{{%.*s}}\n", STR_ARG(sum))));
	assert_null(doc->figures->formula);
	assert_true(str_starts(doc->figures->source, S("för lång för Excel: 0+SUMMA")));
	assert_null(doc->figures->next);
	assert_null(doc->data);
}

static void the_place_of_a_figure(void **state)
{
	struct fixture *f = *state;

	many_rows(f, 1);
	struct doc *doc = document(f, GROUPED "{{1+1}}\n");
	const struct figure *cell = doc_table(doc, "t")->rows[1].cells[1].figure;
	assert_true(str_ends(cell->at.file, S("d.md")));
	assert_int_equal(cell->at.line, 8);
	assert_int_equal(figure_labelled(doc, "1+1")->at.line, 12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(sums_of_groups),
		FORMULA_TEST(sums_of_very_many_groups),
		FORMULA_TEST(a_total_that_all_rows_share),
		FORMULA_TEST(cells_of_another_document),
		FORMULA_TEST(totals_of_the_region),
		FORMULA_TEST(figures_of_the_region),
		FORMULA_TEST(rows_that_amounts_choose),
		FORMULA_TEST(a_named_cell_in_a_hidden_row),
		FORMULA_TEST(branches_not_taken),
		FORMULA_TEST(cells_that_are_nothing_yet),
		FORMULA_TEST(a_mean_without_what_is_nothing),
		FORMULA_TEST(long_texts),
		FORMULA_TEST(nothing_to_the_power_of_nothing),
		FORMULA_TEST(what_nobody_needs),
		FORMULA_TEST(the_place_of_a_figure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
