/* The translation of formulas to Excel. */
#include "document_fixture.h"

static void operators_and_literals(void **state)
{
	assert_translations(*state, "", {"1+2*3", "1+(2*3)"}, {"-2^2", "(-2)^2"}, {"2-(3-4)", "2-(3-4)"},
			    {"10 mkr", "10000000"}, {"2,5*60 %", "2.5*(60/100)"},
			    {"\"a\"\"b\"&1=\"x\"", "(\"a\"\"b\"&1)=\"x\""}, {"SANT", "TRUE"}, {"1<>2", "1<>2"},
			    {"period-100", "{period}-100"}, {"SUMMA(1;2)", "SUM(1,2)"},
			    {"MEDEL(1;MIN(2;3))", "AVERAGE(1,MIN(2,3))"}, {"OM(ICKE(1=2);1;2)", "IF(NOT(1=2),1,2)"},
			    {"OMFEL(1/0;0)", "IFERROR(1/0,0)"}, {"AVRUNDA.UPPÅT(1,5;0)", "ROUNDUP(1.5,0)"},
			    {"REST(7;2)", "MOD(7,2)"}, {"f_000", "{f_000}"});
}

static void columns_and_criteria(void **state)
{
	region();
	assert_translations(*state, "del_av(e;k): =SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];e;huvudbok[konto];k)\n",
			    {"SUMMA(budget[belopp])", "SUM(budget[belopp])"},
			    {"SUMMA.OMF(budget[belopp];budget[post];\"Personal\")",
			     "SUMIFS(budget[belopp],budget[post],\"Personal\")"},
			    {"SUMMA.OMF(budget[belopp];budget[post];alla;budget[period];\"<=\"&period)",
			     "SUMIFS(budget[belopp],budget[period],\"<=\"&{period})"},
			    {"SUMMA.OMF(budget[belopp];budget[post];alla)", "SUM(budget[belopp])"},
			    {"ANTAL.OMF(budget[post];alla)", "ROWS(budget[post])"},
			    {"ANTAL.OMF(budget[post];\"<>x\")", "COUNTIFS(budget[post],\"<>x\")"},
			    {"SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\")",
			     "SUMIFS(huvudbok[belopp],huvudbok[konto],\"4000\")"},
			    {"ANTAL.OMF(huvudbok[konto];\"4000\")", "SUMIFS(huvudbok[antal],huvudbok[konto],\"4000\")"},
			    {"ANTAL.OMF(huvudbok[konto];alla)", "SUM(huvudbok[antal])"},
			    {"SUMMA(huvudbok[belopp])", "SUM(huvudbok[belopp])"},
			    {"del_av(\"HSN\";alla)", "SUMIFS(huvudbok[belopp],huvudbok[nämnd],\"HSN\")"},
			    {"2*del_av(alla;\"4000\")", "2*(SUMIFS(huvudbok[belopp],huvudbok[konto],\"4000\"))"},
			    {"INDEX(budget[post];PASSA(\"B1\";budget[beslut]))=\"x\"",
			     "INDEX(budget[post],MATCH(\"B1\",budget[beslut],0))=\"x\""});
}

static void no_wildcards(void **state)
{
	region();
	assert_translations(
		*state, "",
		{"SUMMA.OMF(budget[belopp];budget[post];\"P*\")", "SUMIFS(budget[belopp],budget[post],\"=P~*\")"},
		{"ANTAL.OMF(budget[post];\"<>a?~\")", "COUNTIFS(budget[post],\"<>a~?~~\")"},
		{"OMFEL(PASSA(\"a*\";budget[post]);0)", "IFERROR(MATCH(\"a~*\",budget[post],0),0)"});
}

static void money_is_rounded_first(void **state)
{
	region();
	input("nyckeltal.csv", "period;mått;enhet;värde\n2020-11;kvot;R;0,1234\n");
	assert_translations(*state,
			    "utfall_(k): =-SUMMA.OMF(huvudbok[belopp];huvudbok[konto];k)\nsaldo: "
			    "=SUMMA(budget[belopp])+1\nkvot: =saldo/3\n",
			    {"AVRUNDA(SUMMA(budget[belopp]);-3)", "ROUND(ROUND(SUM(budget[belopp]),2),-3)"},
			    {"SUMMA(budget[belopp])=557,25", "ROUND(SUM(budget[belopp]),2)=557.25"},
			    {"saldo<0", "ROUND({saldo},2)<0"}, {"kvot<0,5", "{kvot}<0.5"},
			    {"utfall_(\"4000\")>=saldo",
			     "ROUND(-SUMIFS(huvudbok[belopp],huvudbok[konto],\"4000\"),2)>=ROUND({saldo},2)"},
			    {"AVRUNDA(saldo/10 mkr;0)*10 mkr", "ROUND(ROUND({saldo},2)/10000000,0)*10000000"},
			    {"AVRUNDA(SUMMA(nyckeltal[värde]);3)", "ROUND(SUM(nyckeltal[värde]),3)"},
			    {"SUMMA.OMF(nyckeltal[värde];nyckeltal[mått];\"kvot\")>0,1",
			     "SUMIFS(nyckeltal[värde],nyckeltal[mått],\"kvot\")>0.1"},
			    {"OM(ABS(saldo-1)>2;saldo;0)", "IF(ROUND(ABS({saldo}-1),2)>2,{saldo},0)"});
}

static void cells_of_tables(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\n| P | A | B =[A]/2 |\n|--|--|--|\n| x | =1+0 | |\n| y | =2+0 | "
		 "|\n| varav z | =9 | |\n| w | =3+0 | |\n"
		 "| **S** | summan: =SUMMA(ovan) | |\n```\n{{summan<0}} {{SUMMA(t[A])}}\n\n```tabell u\nrad: "
		 "budget\nkolumn P: [post]\nkolumn B: =[belopp]*2\nsumma: S\n```\n");
	calculate(f);
	struct doc *doc = composed(f, "d");
	struct doc_table *t = doc_table(doc, "t"), *u = doc_table(doc, "u");
	assert_string_equal(excel_of(f, t->rows[4].cells[1].figure), "SUM({1+0:2+0},{3+0})");
	assert_string_equal(excel_of(f, t->rows[0].cells[2].figure), "{1+0}/2");
	assert_string_equal(excel_of(f, u->rows[1].cells[1].figure), "budget[belopp]2*2");
	assert_string_equal(excel_of(f, u->rows[u->row_count - 1].cells[1].figure), "SUM({[belopp]*2:[belopp]*2})");
	assert_string_equal(excel_of(f, figure_labelled(doc, "summan<0")), "ROUND({S, A},2)<0");
	assert_string_equal(excel_of(f, figure_labelled(doc, "SUMMA(t[A])")), "SUM({1+0:2+0},{3+0})");
}

/* In a document for one förvaltning: its rows alone, and the region's figures as constants. */
static void one_forvaltning(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "kostnad: =SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\")\nkostnad_på(k): "
		    "=SUMMA.OMF(huvudbok[belopp];huvudbok[konto];k)\n");
	template(f, "m.md",
		 "---\ndokument: m\nför varje: förvaltning\n---\n{{kostnad}} {{region.kostnad}} "
		 "{{kostnad_på(\"4000\")}} {{region.kostnad_på(\"4000\")}} {{enhet}} {{INDEX(organisation[namn];1)}} "
		 "{{PASSA(\"A2\";organisation[kod])}}\n\n"
		 "```tabell t\nrad: organisation där typ = \"ansvar\"\nkolumn P: [namn]\nkolumn B: =1\n```\n{{om "
		 "kostnad = 50}}\n{{för organisation}}{{[kod]}} {{slut}}\n{{slut}}\n");
	template(f, "n.md", "---\ndokument: n\n---\n{{kostnad}}\n");
	calculate(f);
	struct doc *doc = composed(f, "m-f2");
	assert_string_equal(text_of(f, doc), "50 750,5 50 750,5 F2 Kultur 2\nT \n Museum|1\nF2 A2\n");
	assert_string_equal(excel_of(f, figure_labelled(doc, "kostnad")),
			    "SUMIFS(huvudbok[belopp],huvudbok[konto],\"4000\")");
	assert_string_equal(excel_of(f, figure_labelled(doc, "region.kostnad")), "");
	assert_string_equal(text_of(f, composed(f, "n")), "750,5\n");
	for (const struct data_sheet *sheet = doc->data; sheet; sheet = sheet->next)
		if (str_equal(sheet->name, S("organisation")))
			assert_int_equal(sheet->row_count, 2);
}

static void a_figure_for_each_forvaltning(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "m.md",
		 "---\ndokument: m\nför varje: förvaltning\n---\n```tabell t\n| P | B |\n|--|--|\n| x | vår: "
		 "=SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\") |\n```\n");
	template(f, "n.md", "---\ndokument: n\n---\n{{vår}} {{region.vår}}\n");
	faulty(f);
	assert_fault(f, "n.md:4:3: \"vår\" exists once for each förvaltning: write region.vår");
}

static void explained(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "kostnad: =SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\";huvudbok[period];\"<=\"&period) i "
		    "tkr\ndubbel: =kostnad*2+kostnad\n"
		    "antalet: =ANTAL.OMF(huvudbok[nämnd];\"HSN\")\n");
	calculate(f);
	const char *text = plain(f, explain(&f->engine, S("dubbel")));
	assert_non_null(strstr(text, "dubbel = 2~251,5"));
	assert_non_null(strstr(text, "kostnad = 1~tkr (750,50~kr)"));
	assert_non_null(strstr(text, "in/huvudbok.csv:3  600,50"));
	assert_non_null(strstr(text, "3 rows, sum 750,50"));
	assert_non_null(strstr(text, "konto = 4000"));
	assert_non_null(strstr(text, "(explained above)"));
	assert_non_null(strstr(plain(f, explain(&f->engine, S("antalet"))), "3 rows"));
	assert_int_equal(explain(&f->engine, S("okänd")).n, 0);
	assert_int_equal(explain(&f->engine, S("kostnad@F9")).n, 0);
	assert_fault(f, "no figure is named \"okänd\"");
	assert_fault(f, "no document is made for \"F9\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(operators_and_literals),
		FORMULA_TEST(columns_and_criteria),
		FORMULA_TEST(no_wildcards),
		FORMULA_TEST(money_is_rounded_first),
		FORMULA_TEST(cells_of_tables),
		FORMULA_TEST(one_forvaltning),
		FORMULA_TEST(a_figure_for_each_forvaltning),
		FORMULA_TEST(explained),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
