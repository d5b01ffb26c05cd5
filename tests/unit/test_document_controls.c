/* The controls in a workbook: the cells of the data sheets that show them, and what stays a constant. */
#include "document_fixture.h"

/* The columns that avstämning shows, in the order of the data sheet. */
#define SIDES \
	"```tabell t\nrad: kontroller\nkolumn V: =[vänster]\nkolumn H: =[höger]\nkolumn D: =[differens]\n" \
	"kolumn T: =[tolerans]\nkolumn U: [utfall]\n```\n"

/* The document d of that text, when the controls of k.md are calculated. */
static struct doc *reconciled(struct fixture *f, const char *text, const char *controls)
{
	template(f, "d.md", str_c(f->arena, str_printf(f->arena, "---\ndokument: d\n---\n%s", text)));
	template(f, "k.md", controls);
	calculate(f);
	controls_run(&f->engine, &f->controls, &f->findings);
	findings_fill(&f->findings, f->s->store);
	struct doc *doc = composed(f, "d");
	if (diags_faults(&f->s->diags))
		fail_msg("%s", said(f->s));
	return doc;
}

static const struct data_sheet *data_sheet(const struct doc *doc, const char *name)
{
	for (const struct data_sheet *data = doc->data; data; data = data->next)
		if (str_equal(data->name, str_from(name)))
			return data;
	return NULL;
}

static const struct figure *figure_at(const struct data_sheet *data, size_t row, size_t column)
{
	return data->figures && data->figures[column] ? data->figures[column][row] : NULL;
}

static void add_cell(struct fixture *f, struct buf *out, const struct data_sheet *data, size_t row, size_t column)
{
	const struct figure *figure = figure_at(data, row, column);

	if (figure && figure->formula) {
		buf_char(out, '=');
		add_pieces(out, figure->formula);
		buf_printf(out, " → ");
	}
	buf_printf(out, "%s", shown(f, data->cell(data, row, column)));
	if (figure && figure->source.n)
		buf_printf(out, " (%.*s)", STR_ARG(figure->source));
}

/* A line for each cell: its column, its formula, its value, its source; "{5 vänster}" is a cell of control 5. */
static const char *cells_of(struct fixture *f, const struct doc *doc, const char *name)
{
	const struct data_sheet *data = data_sheet(doc, name);
	struct buf out = BUF_INIT;

	assert_non_null(data);
	for (size_t r = 0; r < data->row_count; r++)
		for (size_t c = 0; c < data->column_count; c++) {
			buf_printf(&out, "%.*s: ", STR_ARG(data->columns[c].name));
			add_cell(f, &out, data, r, c);
			buf_char(&out, '\n');
		}
	return finished(f, &out);
}

static void sides_are_formulas(void **state)
{
	struct fixture *f = *state;

	region();
	struct doc *doc =
		reconciled(f, SIDES,
			   "```kontroll 5\nnamn: Regionen\nför: organisation där kod = \"R\"\n"
			   "vänster: =SUMMA.OMF(huvudbok[belopp];huvudbok[region];[kod])\nhöger: =-250\n"
			   "tolerans: =0,25 kr\nstoppgräns: =1 kr\nvid fel: varning\nplats: {{[namn]}}\n```\n");
	assert_string_equal(
		cells_of(f, doc, "kontroller"),
		"nr: 5\nnamn: Regionen\nplats: Regionen\n"
		"vänster: =SUMIFS(huvudbok[belopp],huvudbok[region],\"R\") → -249.5\n"
		"höger: -250\n"
		"differens: =ROUND({Kontroll 5, Regionen: vänster}-{Kontroll 5, Regionen: höger},2) → 0.5\n"
		"tolerans: 0.25\n"
		"utfall: =IF(ABS({Kontroll 5, Regionen: differens})<=ROUND({Kontroll 5, Regionen: tolerans},9),"
		"\"godkänd\",IF(ABS({Kontroll 5, Regionen: differens})>ROUND(1,9),\"stopp\",\"varning\")) → "
		"varning\n");
	/* they stand on the data sheet, not among the key figures */
	assert_null(doc->figures);
}

/* The outcome in the document's own table is the cell of the data sheet, and print has its word. */
static void outcome_in_the_table(void **state)
{
	struct fixture *f = *state;
	struct doc *doc = reconciled(f, SIDES, "```kontroll 1\nvänster: =1\nhöger: =2\nvid fel: not\n```\n");
	const struct doc_table *table = doc_table(doc, "t");

	assert_string_equal(rows_text(f, table), " 1|2|-1|0|not\n");
	assert_string_equal(excel_of(f, table->rows[0].cells[4].figure), "kontroller[utfall]1");
	assert_string_equal(plain(f, table->rows[0].cells[4].figure->printed), "not");
}

/* What is found while the ledger is read has no rows to calculate from; the rest of the row follows it. */
static void groups_stay_constants(void **state)
{
	struct fixture *f = *state;

	region();
	struct doc *doc = reconciled(f, SIDES,
				     "```kontroll 1\ngrupp: huvudbok[ansvar]\nvid fel: stopp\n```\n"
				     "```kontroll 2\ngrupp: huvudbok[verifikation]\n```\n");
	const char *cells = cells_of(f, doc, "kontroller");
	assert_non_null(strstr(cells, "vänster: -299.5 (prövad vid läsningen av huvudboken)\nhöger: 0\ndifferens: "
				      "=ROUND("));
	assert_non_null(strstr(cells, ",\"godkänd\",\"stopp\") → stopp\n"));
	assert_non_null(strstr(cells, "vänster: 0 (prövad vid läsningen av huvudboken)\n"));
	assert_non_null(strstr(cells, ",\"godkänd\",\"stopp\") → godkänd\n"));
	assert_null(data_sheet(doc, "huvudbok"));
}

/* A word that a formula gives, and sides that are texts or have no value. */
static void words_and_texts(void **state)
{
	struct fixture *f = *state;
	struct doc *doc = reconciled(
		f, SIDES,
		"```beräkning\nallvar(skillnad;gränsen): =OM(ABS(skillnad)<gränsen;\"not\";\"stopp\")\nmycket: "
		"=år*2\n```\n"
		"```kontroll 1\nvänster: =år\nhöger: =1\nvid fel: =allvar(differens;mycket)\nplats: a\n```\n"
		"```kontroll 2\nvänster: =år\nhöger: =1\nvid fel: =OM(mycket>0;\"varning\";\"not\")\nplats: b\n```\n"
		"```kontroll 3\nvänster: =\"a\"\nhöger: =\"b\"\nvid fel: not\n```\n"
		"```kontroll 4\nvänster: =1/(år-2020)\nhöger: =1\nvid fel: not\n```\n");
	const char *cells = cells_of(f, doc, "kontroller");
	assert_non_null(strstr(
		cells, "\"godkänd\",LOWER(IF(ABS({Kontroll 1, a: differens})<{mycket},\"not\",\"stopp\"))) → not\n"));
	assert_non_null(strstr(cells, "\"godkänd\",LOWER(IF({mycket}>0,\"varning\",\"not\"))) → varning\n"));
	assert_non_null(strstr(cells, "vänster: \nhöger: \ndifferens: \ntolerans: \n"
				      "utfall: not (prövad vid körningen: sidorna är inte tal)\n"));
	assert_non_null(strstr(cells, "utfall: stopp (prövad vid körningen: sidorna är inte tal)\n"));
	assert_int_equal(f->findings.count, 4);
	/* a figure that both name is one */
	assert_ptr_equal(figure_labelled(doc, "mycket")->next, NULL);
}

/* Excel compares words as they are written: the formula gives the one that the run stores. */
static void words_in_capitals(void **state)
{
	struct fixture *f = *state;
	struct doc *doc = reconciled(
		f, SIDES, "```kontroll 1\nvänster: =år\nhöger: =1\nvid fel: =OM(år>0;\"Varning\";\"NOT\")\n```\n");

	assert_non_null(strstr(cells_of(f, doc, "kontroller"), ",LOWER(IF({år}>0,\"Varning\",\"NOT\"))) → varning\n"));
}

/* Limits that name a side refer to its cell. */
static void limits_follow_the_sides(void **state)
{
	struct fixture *f = *state;
	struct doc *doc = reconciled(f, SIDES,
				     "```kontroll 1\nvänster: =år\nhöger: =år-2\ntolerans: =ABS(höger)/månad\n"
				     "stoppgräns: =ABS(vänster)+år\nvid fel: not\nplats: a\n```\n"
				     "```kontroll 2\nvänster: =år\nhöger: =år-2\nstoppgräns: =ABS(vänster)\nvid fel: "
				     "varning\nplats: b\n```\n");
	const char *cells = cells_of(f, doc, "kontroller");

	assert_non_null(strstr(cells, "tolerans: =ABS({Kontroll 1, a: höger})/{månad} → 183.454545454545455\n"));
	assert_non_null(strstr(cells, ")>ROUND(ABS({Kontroll 1, a: vänster})+{år},9),\"stopp\","));
	assert_non_null(strstr(cells, ")>ROUND(ABS({Kontroll 2, b: vänster}),9),\"stopp\",\"varning\")) → varning\n"));
	assert_ptr_equal(figure_labelled(doc, "år")->next, figure_labelled(doc, "månad"));
	assert_null(figure_labelled(doc, "månad")->next);
}

/* A limit without a value leaves nothing to calculate the outcome with. */
static void limits_without_a_value(void **state)
{
	struct fixture *f = *state;
	struct doc *doc = reconciled(f, SIDES,
				     "```kontroll 1\nvänster: =år\nhöger: =2020\ntolerans: =1/(år-2020)\n```\n"
				     "```kontroll 2\nvänster: =år\nhöger: =2020\nstoppgräns: =1/(år-2020)\n```\n");

	const char *cells = cells_of(f, doc, "kontroller");

	assert_non_null(
		strstr(cells, "tolerans:  (prövad vid körningen: toleransen eller stoppgränsen har inget värde)\n"));
	assert_non_null(strstr(cells, "tolerans: 0\nutfall: stopp (prövad vid körningen: toleransen eller "
				      "stoppgränsen har inget värde)\n"));
	assert_non_null(strstr(cells, "{Kontroll 1, 1: höger},9) → 0\n"));
}

/* Less than a workbook tells apart is no difference in either. */
static void small_differences(void **state)
{
	struct fixture *f = *state;
	struct doc *doc =
		reconciled(f, SIDES, "```kontroll 1\nvänster: =år/4000000000000\nhöger: =1/10000000000\n```\n");

	assert_non_null(strstr(cells_of(f, doc, "kontroller"), "höger},9) → 0\n"));
	assert_non_null(strstr(cells_of(f, doc, "kontroller"), ",\"godkänd\",\"stopp\") → godkänd\n"));
}

/* Quotients keep their decimals: the difference is not rounded to öre. */
static void quotients(void **state)
{
	struct fixture *f = *state;
	struct doc *doc = reconciled(f, SIDES, "```kontroll 1\nvänster: =1/år i procent\nhöger: =0\n```\n");

	assert_non_null(strstr(cells_of(f, doc, "kontroller"), "höger},9) → "));
	assert_non_null(strstr(cells_of(f, doc, "kontroller"), ",\"godkänd\",\"stopp\") → stopp\n"));
}

#define FOUND "```tabell u\nrad: anmärkningar\nkolumn D: =[differens]\nkolumn A: [allvar]\n```\n"
#define TWO_CONTROLS \
	"```kontroll 1\nvänster: =2\nhöger: =2\n```\n```kontroll 2\nvänster: =år\nhöger: =2\nplats: här\n```\n"

/* What was found refers to the sheet of all results, whichever of them comes first. */
static void findings_refer_to_results(void **state)
{
	struct fixture *f = *state;
	struct doc *doc = reconciled(f, FOUND SIDES, TWO_CONTROLS);

	assert_string_equal(plain(f, doc->data->name), "anmärkningar");
	assert_string_equal(cells_of(f, doc, "anmärkningar"),
			    "kontroll: 2\nnamn: 2\nplats: här\ndifferens: ={Kontroll 2, här: differens} → 2018\n"
			    "allvar: ={Kontroll 2, här: utfall} → stopp\nmåttenhet: år\n");
	assert_non_null(strstr(cells_of(f, doc, "kontroller"), "differens: =ROUND("));
}

static void findings_alone(void **state)
{
	struct fixture *f = *state;
	struct doc *doc = reconciled(f, FOUND, TWO_CONTROLS);

	assert_null(data_sheet(doc, "kontroller"));
	assert_string_equal(
		cells_of(f, doc, "anmärkningar"),
		"kontroll: 2\nnamn: 2\nplats: här\nvänster: ={år} → 2020\nhöger: 2\n"
		"differens: =ROUND({Kontroll 2, här: vänster}-{Kontroll 2, här: höger},9) → 2018\ntolerans: 0\n"
		"allvar: =IF(ABS({Kontroll 2, här: differens})<={Kontroll 2, här: "
		"tolerans},\"godkänd\",\"stopp\") → stopp\nmåttenhet: år\n");
}

/* A document that only counts outcomes carries no sides. */
static void counts_need_no_sides(void **state)
{
	struct fixture *f = *state;

	region();
	struct doc *doc = reconciled(f, "{{ANTAL.OMF(kontroller[utfall];\"stopp\")}}\n",
				     "```kontroll 1\nvänster: =SUMMA(huvudbok[belopp])\nhöger: =1\n```\n");
	const struct data_sheet *data = data_sheet(doc, "kontroller");

	for (size_t c = 0; c < data->column_count; c++)
		assert_true(data->columns[c].is_text);
	assert_null(data->figures);
	assert_null(data->next);
}

/* What the control has caught is no finding of the document that shows it. */
static void caught_errors_stay_caught(void **state)
{
	struct fixture *f = *state;
	struct doc *doc = reconciled(
		f, SIDES,
		"```beräkning\nkvot: =1/(år-2020)\n```\n```kontroll 1\nvänster: =OMFEL(kvot;0)\nhöger: =0\n```\n");

	assert_int_equal(f->findings.count, 1);
	assert_non_null(strstr(cells_of(f, doc, "kontroller"), "\nvänster: =IFERROR("));
}

/* Of a ledger of many rows the workbook carries what its controls ask for, unless that is too many. */
static void long_data_stays_away(void **state)
{
	struct fixture *f = *state;
	struct buf rows = BUF_INIT;

	region();
	buf_printf(&rows, "period;verifikation;rad;konto;ansvar;belopp\n");
	for (int i = 0; i < 100001; i++)
		buf_printf(&rows, "2020-01;V%d;1;1930;;0\n", i);
	input("huvudbok.csv", finished(f, &rows));
	struct doc *doc = reconciled(
		f, SIDES,
		"```kontroll 1\nvänster: =ANTAL.OMF(huvudbok[verifikation];\"V7\") i antal\nhöger: =1\n```\n"
		"```kontroll 2\nvänster: =ANTAL.OMF(huvudbok[verifikation];\"<>\") i antal\nhöger: =100001\n```\n"
		"```kontroll 3\nvänster: =ANTAL.OMF(huvudbok[period];202001) i antal\nhöger: =100001\n```\n"
		"```kontroll 4\nvänster: =ANTAL.OMF(huvudbok[verifikation];\"V8\") i antal\nhöger: =1\n```\n");
	const char *cells = cells_of(f, doc, "kontroller");
	assert_non_null(strstr(cells, "verifikation],\"V7\") → 1\n"));
	assert_non_null(strstr(cells, "vänster: 100001 (räknad vid körningen, ur fler rader än arbetsboken tar)\n"));
	assert_non_null(strstr(cells, "[period],202001) → 100001\n"));
	assert_non_null(strstr(cells, "verifikation],\"V8\") → 1\n"));
	for (const struct data_sheet *data = doc->data; data; data = data->next)
		assert_true(data->row_count <= 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(sides_are_formulas),
		FORMULA_TEST(outcome_in_the_table),
		FORMULA_TEST(groups_stay_constants),
		FORMULA_TEST(words_and_texts),
		FORMULA_TEST(words_in_capitals),
		FORMULA_TEST(limits_follow_the_sides),
		FORMULA_TEST(limits_without_a_value),
		FORMULA_TEST(small_differences),
		FORMULA_TEST(quotients),
		FORMULA_TEST(findings_refer_to_results),
		FORMULA_TEST(findings_alone),
		FORMULA_TEST(counts_need_no_sides),
		FORMULA_TEST(caught_errors_stay_caught),
		FORMULA_TEST(long_data_stays_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
