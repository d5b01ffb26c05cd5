/*
 * What Excel and LibreOffice coerce differently, one trap a line: how a formula is written so that neither has a say.
 *
 * tests/cases/excel_traps has the same formulas in a workbook, with the values that they must give.
 */
#include "document_fixture.h"

struct trap {
	const char *name, *formula, *translation;
};

/* Codes of every look in mått; in källa digits and words only. */
static void codes(void)
{
	region();
	input("nyckeltal.csv", "period;mått;enhet;värde;måttenhet;källa\n"
			       "2020-08;2020-08;R;1;;0101\n2020-09;1,5;R;2;st;4010\n2020-10;SANT;R;4,5;;\n"
			       "2020-11;a*b;R;8;;HSN\n2020-11;0;R;16;;\n2020-11;\"5\"\" rör\";R;-2;;\n");
}

static void check_traps(struct fixture *f, const struct trap *traps, size_t count)
{
	static const char more[] = "saldo: =SUMMA(budget[belopp])\nomgången: =\"2020-08\"\nav(k): "
				   "=ANTAL.OMF(nyckeltal[värde];k)\nmed(k): =ANTAL.OMF(nyckeltal[mått];k)\n";
	struct pair *pairs = ARENA_ARRAY(f->arena, struct pair, count);
	struct str text = S("---\ndokument: d\n---\n");

	for (size_t i = 0; i < count; i++) {
		pairs[i].formula = traps[i].formula;
		text = str_printf(f->arena, "%.*s\n{{%s}}\n", STR_ARG(text), numbered(f, i));
	}
	formulas(f, str_c(f->arena, str_printf(f->arena, "%.*s%s", STR_ARG(numbered_formulas(f, pairs, count)), more)));
	template(f, "d.md", str_c(f->arena, text));
	calculate(f);
	struct doc *doc = composed(f, "d");
	for (size_t i = 0; i < count; i++) {
		const char *got = excel_of(f, figure_labelled(doc, numbered(f, i)));
		if (strcmp(got, traps[i].translation) != 0)
			fail_msg("%s: =%s is =%s, not =%s", traps[i].name, traps[i].formula, got, traps[i].translation);
	}
}

#define MET(column, criteria) "ANTAL.OMF(nyckeltal[" column "];" criteria ")", "COUNTIFS(nyckeltal[" column "],"
#define TWO(column, text) "COUNTIFS(nyckeltal[" column "],\"" text "*\",nyckeltal[" column "],\"<>" text "?*\")"

static void criteria(void **state)
{
	static const struct trap traps[] = {
		{"a period is a number", MET("period", "\"<=\"&period") "\"<=\"&{period})"},
		{"a period that equals", MET("period", "period") "{period})"},
		{"a period written out", MET("period", "\">=202009\"") "\">=\"&202009)"},
		{"digits, all unlike", MET("källa", "\"4010\"") "\"4010\")"},
		{"digits with leading zeros", MET("källa", "\"0101\"") "\"0101\")"},
		/* to Excel no text is unequal to digits */
		{"digits that it is not", "ANTAL.OMF(nyckeltal[källa];\"<>0101\")",
		 "(ROWS(nyckeltal[källa])-" TWO("källa", "0101") ")"},
		{"digits among what may be numbers", "ANTAL.OMF(nyckeltal[mått];\"4010\")", TWO("mått", "4010")},
		{"a month as text", "ANTAL.OMF(nyckeltal[mått];\"2020-08\")", TWO("mått", "2020-08")},
		{"a month in another cell", "ANTAL.OMF(nyckeltal[mått];omgången)",
		 "COUNTIFS(nyckeltal[mått],{omgången}&\"*\",nyckeltal[mått],\"<>\"&{omgången}&\"?*\")"},
		{"another month than in that cell",
		 "ANTAL.OMF(nyckeltal[mått];\"<>\"&omgången;nyckeltal[period];period)",
		 "(COUNTIFS(nyckeltal[period],{period})-COUNTIFS(nyckeltal[mått],{omgången}&\"*\",nyckeltal[mått],"
		 "\"<>\"&{omgången}&\"?*\",nyckeltal[period],{period}))"},
		{"a decimal comma", "ANTAL.OMF(nyckeltal[mått];\"1,5\")", TWO("mått", "1,5")},
		{"a decimal point", "ANTAL.OMF(nyckeltal[mått];\"1.5\")", TWO("mått", "1.5")},
		{"a percentage", "ANTAL.OMF(nyckeltal[mått];\"50 %\")", TWO("mått", "50 %")},
		{"a time", "ANTAL.OMF(nyckeltal[mått];\"1 a\")", TWO("mått", "1 a")},
		{"a sum of money", "ANTAL.OMF(nyckeltal[mått];\"5 kr\")", TWO("mått", "5 kr")},
		{"a month in words", "ANTAL.OMF(nyckeltal[mått];\"maj 2020\")", TWO("mått", "maj 2020")},
		{"more digits than a double", "ANTAL.OMF(nyckeltal[mått];\"1234567890123456\")",
		 TWO("mått", "1234567890123456")},
		{"a truth in Swedish", "ANTAL.OMF(nyckeltal[mått];\"SANT\")", TWO("mått", "SANT")},
		{"a truth in English", "ANTAL.OMF(nyckeltal[mått];\"true\")", TWO("mått", "true")},
		{"not a truth", "SUMMA.OMF(nyckeltal[värde];nyckeltal[mått];\"<>SANT\")",
		 "(SUM(nyckeltal[värde])-SUMIFS(nyckeltal[värde],nyckeltal[mått],\"SANT*\",nyckeltal[mått],\"<>SANT?*"
		 "\"))"},
		{"an error's name", "ANTAL.OMF(nyckeltal[mått];\"#N/A\")", TWO("mått", "#N/A")},
		{"letters and digits", MET("mått", "\"A12\"") "\"A12\")"},
		{"words and digits", MET("mått", "\"4010 Läkare\"") "\"4010 Läkare\")"},
		{"wildcards", MET("mått", "\"a*b\"") "\"=a~*b\")"},
		{"wildcards that it is not", MET("mått", "\"<>a?~\"") "\"<>a~?~~\")"},
		{"wildcards and digits", "ANTAL.OMF(nyckeltal[mått];\"1*\")", TWO("mått", "1~*")},
		{"case", MET("mått", "\"hsn\"") "\"hsn\")"},
		{"begins with =", MET("mått", "\"=HSN\"") "\"=HSN\")"},
		{"begins with = twice", "ANTAL.OMF(nyckeltal[mått];\"==1\")",
		 "COUNTIFS(nyckeltal[mått],\"==1*\",nyckeltal[mått],\"<>=1?*\")"},
		{"=< of a text", "ANTAL.OMF(nyckeltal[mått];\"=<5\")",
		 "COUNTIFS(nyckeltal[mått],\"=<5*\",nyckeltal[mått],\"<><5?*\")"},
		{"empty cells", MET("måttenhet", "\"=\"") "\"=\")"},
		{"all but empty cells", MET("måttenhet", "\"<>\"") "\"<>\")"},
		{"the empty text", MET("måttenhet", "\"\"") "\"\")"},
		{"quotation marks", MET("mått", "\"5\"\" rör\"") "\"5\"\" rör\")"},
		{"a decimal number", MET("värde", "\">2,5\"") "\">\"&2.5)"},
		{"a decimal number as an argument", "av(\">2,5\")", "COUNTIFS(nyckeltal[värde],\">\"&2.5)"},
		{"a decimal number by a condition", MET("värde", "OM(1<2;\">2,5\";\">3\")") "\">\"&2.5)"},
		{"a negative number", MET("värde", "\"<-1,5\"") "\"<\"&-1.5)"},
		{"an amount", MET("värde", "saldo") "ROUND({saldo},2))"},
		{"alla", "med(alla)", "ROWS(nyckeltal[mått])"},
		{"alla of no rows", "ANTAL.OMF(historik[post];alla)", "0"},
		{"an empty row that would count", "ANTAL.OMF(historik[post];\"<>x\")", "0"},
		{"an empty row that would not", "ANTAL.OMF(historik[post];\"x\")", "COUNTIFS(historik[post],\"x\")"},
		{"a criterion that is an error", "OMFEL(ANTAL.OMF(nyckeltal[värde];1/0);0)",
		 "IFERROR(IF(ISERROR(1/0),1/0,COUNTIFS(nyckeltal[värde],1/0)),0)"},
	};

	codes();
	check_traps(*state, traps, sizeof traps / sizeof *traps);
}

static void calculation(void **state)
{
	static const struct trap traps[] = {
		{"MATCH is exact", "PASSA(\"4010\";nyckeltal[källa])", "MATCH(\"4010\",nyckeltal[källa],0)"},
		{"MATCH with wildcards", "PASSA(\"a*b\";nyckeltal[mått];0)", "MATCH(\"a~*b\",nyckeltal[mått],0)"},
		{"MATCH of nothing", "OMFEL(PASSA(\"\";nyckeltal[källa]);0)",
		 "IFERROR(MATCH(\"\",nyckeltal[källa],0),0)"},
		{"INDEX of MATCH", "INDEX(nyckeltal[värde];PASSA(\"HSN\";nyckeltal[källa]))",
		 "INDEX(nyckeltal[värde],MATCH(\"HSN\",nyckeltal[källa],0))"},
		{"negative of a negative", "-(-1)", "-(-1)"},
		{"less a negative", "2--3", "2-(-3)"},
		{"a negative power", "2^-3", "2^(-3)"},
		{"a negative percentage", "-50 %", "-(50/100)"},
		{"times a negative percentage", "4*-50 %", "4*(-(50/100))"},
		{"what divides is zero to the öre", "1/saldo", "1/ROUND({saldo},2)"},
		{"a quotient that divides", "1/(saldo/3)", "1/(ROUND({saldo},2)/3)"},
		{"ROUND of money", "AVRUNDA(saldo;-3)", "ROUND(ROUND({saldo},2),-3)"},
		{"comparison of money", "OM(saldo=557,25;1;0)", "IF(ROUND({saldo},2)=557.25,1,0)"},
		{"MOD of decimals", "REST(0,3;0,1)", "(MOD(ROUND(0.3*100,0),ROUND(0.1*100,0))/100)"},
		{"MOD of money", "REST(saldo;100)", "MOD(ROUND({saldo},2),100)"},
		{"MOD of a period", "REST(period;100)", "MOD({period},100)"},
		{"MOD of whole numbers", "REST(-7;3)", "MOD(-7,3)"},
		{"a truth", "OM((1<2)=SANT;1;0)", "IF((1<2)=TRUE,1,0)"},
		{"text that equals without case", "OM(\"ÅR\"=\"år\";1;0)", "IF(\"ÅR\"=\"år\",1,0)"},
		{"quotation marks in text", "OM(\"5\"\" rör\"&1=\"x\";1;0)", "IF((\"5\"\" rör\"&1)=\"x\",1,0)"},
	};

	codes();
	check_traps(*state, traps, sizeof traps / sizeof *traps);
}

/* Order of texts is nobody's rule: faults, where the template says so and where only the data shows it. */
static void order_of_texts(void **state)
{
	codes();
	assert_faults(*state, false, {"ANTAL.OMF(nyckeltal[mått];\"<5\")", "27: column mått holds text"},
		      {"ANTAL.OMF(nyckeltal[period];\"2020-08\")", "29: column period holds numbers"},
		      {"ANTAL.OMF(nyckeltal[mått];4010)", "27: "}, {"\"a\"<\"b\"", "4: only = and <> compare texts"});
}

/* Codes that Excel's criteria could not tell apart never reach a workbook. */
static void twins(void **state)
{
	struct fixture *f = *state;

	region();
	input("nyckeltal.csv", "period;mått;enhet;värde;källa\n2020-08;a;R;1;0101\n2020-09;b;R;2;101\n");
	formulas(f, "ett: =ANTAL.OMF(nyckeltal[källa];\"0101\")\n");
	calculate(f);
	(void)value_of(f, "ett");
	assert_fault(f, "column källa holds \"101\", and elsewhere \"0101\"");
}

/* What is nothing: in a range it is passed over, and with nothing else there is an average of nothing. */
static void nothing(void **state)
{
	struct fixture *f = *state;

	codes();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\n| P | A | B =[A] |\n|--|--|--|\n| x | =OMFEL(MEDEL(ovan);7) | "
		 "|\n```\n\n"
		 "```tabell u\nrad: nyckeltal där värde = 4,5\nkolumn K: [mått]\nkolumn M: [måttenhet]\n"
		 "kolumn Tom: =OM([måttenhet]=\"\";1;0)\nkolumn Noll: =OM([M]=\"\";1;0)\n"
		 "kolumn Koder: =ANTAL.OMF(nyckeltal[mått];[måttenhet])\n"
		 "kolumn Källor: =ANTAL.OMF(nyckeltal[källa];[måttenhet])\n"
		 "kolumn Som: =ANTAL.OMF(nyckeltal[mått];[mått])\nkolumn T: =OM(1<2;[måttenhet];\"x\")\n"
		 "kolumn Hel: =OM([T]&\"x\"=\"x\";1;0)\nkolumn Lika: =OM(\"\"=[T];1;0)\n```\n\n"
		 "```tabell v\n| P | A |\n|--|--|\n| x | =ANTAL(samtliga) |\n```\n\n"
		 "```tabell w\n| P | A |\n|--|--|\n| x | =MIN(samtliga;5) |\n```\n");
	calculate(f);
	struct doc *doc = composed(f, "d");
	const struct table_cell *u = doc_table(doc, "u")->rows[0].cells;
	assert_string_equal(excel_of(f, doc_table(doc, "t")->rows[0].cells[1].figure), "IFERROR(AVERAGE({\"\"}),7)");
	assert_string_equal(excel_of(f, doc_table(doc, "v")->rows[0].cells[1].figure), "COUNT({\"\"})");
	assert_string_equal(excel_of(f, doc_table(doc, "w")->rows[0].cells[1].figure), "MIN(5)");
	assert_string_equal(excel_of(f, u[2].figure), "IF(nyckeltal[måttenhet]1=\"\",1,0)");
	assert_string_equal(excel_of(f, u[3].figure), "IF(nyckeltal[måttenhet]1=\"\",1,0)");
	/* an empty cell asks for 0, and Excel would find the text "0" */
	assert_string_equal(excel_of(f, u[4].figure),
			    "COUNTIFS(nyckeltal[mått],nyckeltal[måttenhet]1&\"*\",nyckeltal[mått],"
			    "\"<>\"&nyckeltal[måttenhet]1&\"?*\")");
	assert_string_equal(excel_of(f, u[5].figure), "COUNTIFS(nyckeltal[källa],nyckeltal[måttenhet]1)");
	assert_string_equal(excel_of(f, u[6].figure), TWO("mått", "SANT"));
	/* T has 0 in the workbook, where it shows nothing */
	assert_string_equal(excel_of(f, u[8].figure), "IF((\"\"&\"x\")=\"x\",1,0)");
	assert_string_equal(excel_of(f, u[9].figure), "IF(\"\"=\"\",1,0)");
}

/* The row's own codes are written out, whatever they look like; amounts and what is empty stay cells. */
static void fields_of_rows(void **state)
{
	static const struct {
		const char *code, *look;
	} looks[] = {
		{"2020-08", TWO("mått", "2020-08")},
		{"1,5", TWO("mått", "1,5")},
		{"SANT", TWO("mått", "SANT")},
		{"a*b", "COUNTIFS(nyckeltal[mått],\"=a~*b\")"},
		{"0", TWO("mått", "0")},
		{"5\"\" rör", "COUNTIFS(nyckeltal[mått],\"5\"\" rör\")"},
	};
	struct fixture *f = *state;

	codes();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nrad: nyckeltal\nkolumn P: [mått]\n"
		 "kolumn Som: =ANTAL.OMF(nyckeltal[mått];[mått])\nkolumn Ej: "
		 "=ANTAL.OMF(nyckeltal[källa];\"<>\"&[källa])\n"
		 "kolumn När: =ANTAL.OMF(nyckeltal[period];\"<=\"&[period])\nkolumn Då: "
		 "=ANTAL.OMF(nyckeltal[period];[period])\n"
		 "kolumn År: =ANTAL.OMF(nyckeltal[år];[år]-1)\nkolumn V: =ANTAL.OMF(nyckeltal[värde];[värde])\n"
		 "kolumn Nästa: =[period]+1\nkolumn Ja: =OM([källa]=\"HSN\";1;0)\n```\n");
	calculate(f);
	struct doc_table *t = doc_table(composed(f, "d"), "t");
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		assert_string_equal(excel_of(f, t->rows[i].cells[1].figure), looks[i].look);
	const struct table_cell *first = t->rows[0].cells, *second = t->rows[1].cells;
	assert_string_equal(excel_of(f, t->rows[3].cells[2].figure), "COUNTIFS(nyckeltal[källa],\"<>HSN\")");
	assert_string_equal(excel_of(f, second[2].figure), "(ROWS(nyckeltal[källa])-" TWO("källa", "4010") ")");
	assert_string_equal(excel_of(f, first[3].figure), "COUNTIFS(nyckeltal[period],\"<=\"&202008)");
	assert_string_equal(excel_of(f, first[4].figure), "COUNTIFS(nyckeltal[period],202008)");
	assert_string_equal(excel_of(f, first[5].figure), "COUNTIFS(nyckeltal[år],ROUND(2020-1,2))");
	assert_string_equal(excel_of(f, first[6].figure), "COUNTIFS(nyckeltal[värde],nyckeltal[värde]1)");
	/* nothing else refers to the row */
	assert_string_equal(excel_of(f, first[8].figure), "IF(nyckeltal[källa]1=\"HSN\",1,0)");
	/* no criterion: it may be changed */
	assert_string_equal(excel_of(f, first[7].figure), "nyckeltal[period]1+1");
}

/*
 * Excel takes 255 characters between quotation marks, however many bytes they are: a longer text of a row stays in its cell. As a
 * criterion it takes no more either.
 */
static void long_texts(void **state)
{
	struct fixture *f = *state;
	struct str longest = S(""), longer;

	for (int i = 0; i < 255; i++)
		longest = str_join(f->arena, longest, S("å"));
	longer = str_join(f->arena, longest, S("ä"));
	region();
	input("nyckeltal.csv",
	      str_c(f->arena, str_printf(f->arena, "period;mått;enhet;värde\n2020-11;%.*s;R;1\n2020-11;%.*s;R;2\n",
					 STR_ARG(longest), STR_ARG(longer))));
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nrad: nyckeltal\nkolumn P: [mått]\n"
		 "kolumn A: =ANTAL.OMF(nyckeltal[mått];[mått])\nkolumn B: =ANTAL.OMF(nyckeltal[mått];[P])\n"
		 "kolumn C: =[värde]&[mått]\n```\n");
	calculate(f);
	struct doc_table *t = doc_table(composed(f, "d"), "t");
	assert_string_equal(
		excel_of(f, t->rows[0].cells[1].figure),
		str_c(f->arena, str_printf(f->arena, "COUNTIFS(nyckeltal[mått],\"%.*s\")", STR_ARG(longest))));
	assert_string_equal(excel_of(f, t->rows[1].cells[3].figure), "nyckeltal[värde]2&nyckeltal[mått]2");
	for (size_t i = 1; i <= 2; i++) {
		const struct figure *figure = t->rows[1].cells[i].figure;
		assert_null(figure->formula);
		assert_string_equal(str_c(f->arena, figure->source),
				    "räknad vid körningen: texten som söks är längre än de 255 tecken som Excel tar");
	}
}

/* Periods and amounts are numbers on a data sheet, codes texts. */
static void types_of_data(void **state)
{
	struct fixture *f = *state;

	codes();
	template(f, "d.md",
		 "---\ndokument: d\n---\n{{ANTAL.OMF(nyckeltal[period];period;nyckeltal[källa];\"0101\")}} "
		 "{{MEDEL(nyckeltal[värde])}}\n");
	calculate(f);
	const struct data_sheet *sheet = composed(f, "d")->data;
	assert_int_equal(sheet->row_count, 6);
	for (size_t c = 0; c < sheet->column_count; c++) {
		bool number =
			str_equal(sheet->columns[c].name, S("period")) || str_equal(sheet->columns[c].name, S("värde"));
		bool text = !number;
		assert_int_equal(sheet->columns[c].is_text, text);
		if (sheet->cell(sheet, 0, c).kind != VALUE_EMPTY)
			assert_int_equal(sheet->cell(sheet, 0, c).kind, text ? VALUE_TEXT : VALUE_NUMBER);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(criteria),   FORMULA_TEST(calculation),   FORMULA_TEST(order_of_texts),
		FORMULA_TEST(twins),      FORMULA_TEST(nothing),       FORMULA_TEST(fields_of_rows),
		FORMULA_TEST(long_texts), FORMULA_TEST(types_of_data),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
