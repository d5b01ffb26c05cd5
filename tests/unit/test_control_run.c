/* Controls: their notation, sides, tolerance, severity, groups, conditions, and the tables that show them. */
#include "document_fixture.h"

/* Runs the controls of k.md and tells each result: number|severity|place|unit|left|right|difference|message. */
static const char *results(struct fixture *f, const char *text)
{
	struct buf out = BUF_INIT;

	template(f, "k.md", text);
	calculate(f);
	controls_run(&f->engine, &f->controls, &f->findings);
	if (diags_faults(&f->s->diags))
		fail_msg("%s", said(f->s));
	for (size_t i = 0; i < f->findings.count; i++) {
		const struct result *r = &f->findings.items[i];
		struct str severity = severity_name(r->severity);
		buf_printf(&out, "%.*s|%.*s|%.*s|%.*s|%s|%s|%s|%s\n", STR_ARG(r->number), STR_ARG(severity),
			   STR_ARG(r->place), STR_ARG(r->unit), shown(f, r->left), shown(f, r->right),
			   shown(f, r->difference), plain(f, r->message));
	}
	return finished(f, &out);
}

static void tolerance_and_severity(void **state)
{
	assert_string_equal(results(*state,
				    "```kontroll 1\nnamn: Lika\nvänster: =1,005+1\nhöger: =2\ntolerans: =0,005\n```\n"
				    "```kontroll 2\nvänster: =2 mkr i mkr 1\nhöger: =1,9 mkr\ntolerans: =99999,99\nvid "
				    "fel: varning\n```\n"
				    "```kontroll 3\nvänster: =1\nhöger: =5\nvid fel: varning\nstoppgräns: =4\n```\n"
				    "```kontroll 4\nvänster: =1\nhöger: =5,01\nvid fel: not\nstoppgräns: =4\n```\n"
				    "```kontroll 5\nvänster: =1\nhöger: =2\nvid fel: =OM(differens<0;\"stopp för "
				    "enhet\";\"not\")\nenhet: =\"HSN\"\n"
				    "meddelande: {{vänster}} mot {{höger}}: {{differens i tal 1}}\nplats: här\nåtgärd: "
				    "Gör {{höger}}.\n```\n"
				    "```kontroll 6\nvänster: =\"ÅR\"\nhöger: =\"år\"\n```\n```kontroll 7\nvänster: "
				    "=\"a\"\nhöger: =\"b\"\nvid fel: not\n```\n"
				    "```kontroll 8\nvänster: =1\nhöger: =2\n```\n"),
			    "1|godkänd|||2.005|2|0.005|\n2|varning|||2000000|1900000|100000|2,0~mkr mot "
			    "1,9~mkr.\n3|varning|||1|5|-4|1 mot 5.\n"
			    "4|stopp|||1|5.01|-4.01|1,00 mot 5,01.\n5|stopp för enhet|här|HSN|1|2|-1|1 mot 2: "
			    "-1,0\n6|godkänd|||ÅR|år||\n7|not|||a|b||a mot b.\n"
			    "8|stopp|||1|2|-1|1 mot 2.\n");
}

static void over_rows(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(results(f, "```kontroll 1\nför: organisation där typ = \"nämnd\"\nvillkor: "
				       "=[kod]<>\"RUN\"\nvänster: =SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];[kod])\n"
				       "höger: =-299,50\nenhet: =[kod]\nplats: {{[namn]}}\n```\n"
				       "```kontroll 2\nför: budget\nvänster: =[belopp]\nhöger: "
				       "=SUMMA.OMF(budget[belopp];budget[beslut];[beslut];budget[enhet];[enhet];budget["
				       "version];[version])\nvid fel: not\nplats: {{[enhet]}} {{[version]}}\n```\n"),
			    "1|godkänd|Hälsonämnden|HSN|-299.5|-299.5|0|\n"
			    "2|not|HSN fullmäktige||500|0|500|500,00~kr mot 0,00~kr.\n2|godkänd|HSN "
			    "tillägg||20.25|20.25|0|\n2|not|RUN fullmäktige||30|0|30|30,00~kr mot 0,00~kr.\n2|not|RUN "
			    "intern||7|0|7|7,00~kr mot 0,00~kr.\n");
}

static void groups_of_the_ledger(void **state)
{
	struct fixture *f = *state;

	region();
	input("huvudbok.csv",
	      "period;verifikation;rad;konto;ansvar;belopp\n2020-01;V1;1;3000;A1;-100\n2020-01;V1;2;4000;A1;100\n"
	      "2020-01;V2;1;3000;A1;-100\n2020-01;V2;2;4000;A1;99,99\n2019-12;V1;1;4000;A1;5\n");
	assert_string_equal(
		results(f,
			"```kontroll 7\ngrupp: huvudbok[år]; huvudbok[verifikation]\nåtgärd: Fråga {{region}}.\n```\n"
			"```kontroll 8\ngrupp: huvudbok[konto]; huvudbok[år]; "
			"huvudbok[period];huvudbok[verifikation];huvudbok[rad]\nvid fel: not\n```\n"
			"```kontroll 9\ngrupp: huvudbok[ansvar]\nvid fel: varning\n```\n"),
		"7|stopp|huvudbok.csv:4, år 2020, verifikation V2||-0.01|0|-0.01|Summan är -0,01~kr, inte noll.\n"
		"7|stopp|huvudbok.csv:6, år 2019, verifikation V1||5|0|5|Summan är 5,00~kr, inte noll.\n"
		"8|not|huvudbok.csv:2, konto 3000, år 2020, period 2020-01, verifikation V1, rad 1||-100|0|-100|Summan "
		"är -100,00~kr, inte noll.\n"
		"8|not|huvudbok.csv:3, konto 4000, år 2020, period 2020-01, verifikation V1, rad 2||100|0|100|Summan "
		"är 100,00~kr, inte noll.\n"
		"8|not|huvudbok.csv:4, konto 3000, år 2020, period 2020-01, verifikation V2, rad 1||-100|0|-100|Summan "
		"är -100,00~kr, inte noll.\n"
		"8|not|huvudbok.csv:5, konto 4000, år 2020, period 2020-01, verifikation V2, rad "
		"2||99.99|0|99.99|Summan är 99,99~kr, inte noll.\n"
		"8|not|huvudbok.csv:6, konto 4000, år 2019, period 2019-12, verifikation V1, rad 1||5|0|5|Summan är "
		"5,00~kr, inte noll.\n"
		"9|varning|huvudbok.csv:4, ansvar A1||4.99|0|4.99|Summan är 4,99~kr, inte noll.\n");
	assert_true(str_equal(f->findings.items[0].advice, S("Fråga Region Väst.")));
}

static void what_can_not_be_calculated(void **state)
{
	assert_string_equal(
		results(*state,
			"```kontroll 1\nvänster: =1/(gräns-100)\nhöger: =1\nvid fel: not\n```\n"
			"```kontroll 2\nnamn: V\nvillkor: =1/(gräns-100)>1\nvänster: =1\nhöger: =1\nvid fel: not\n```\n"
			"```kontroll 3\nvillkor: =1=2\nvänster: =1\nhöger: =2\n```\n"),
		"1|stopp|||#DIV/0!|1||Kan inte räknas: #DIV/0! mot 1.\n2|stopp||||||Villkoret ger #DIV/0! och kan inte "
		"prövas.\n");
}

/* Nothing passes because nobody knows how far apart the sides may be, or how far is too far. */
static void limits_without_a_value(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(
		results(f,
			"```kontroll 1\nnamn: T\nvänster: =1\nhöger: =1\ntolerans: =1/(gräns-100)\nvid fel: "
			"not\nplats: här\nenhet: =\"HSN\"\nmeddelande: {{differens}}\n```\n"
			"```kontroll 2\nvänster: =1\nhöger: =1\nstoppgräns: =gräns/(gräns-100)\nvid fel: not\n```\n"),
		"1|stopp|här|HSN|1|1|0|Toleransen ger #DIV/0! och kan inte användas.\n"
		"2|stopp|||1|1|0|Stoppgränsen ger #DIV/0! och kan inte användas.\n");
	assert_true(str_starts(f->findings.items[0].advice, S("Fånga felet med OMFEL")));
	assert_true(f->findings.holds_mail);
}

static void limit_that_is_a_text(void **state)
{
	struct fixture *f = *state;

	template(f, "k.md", "```kontroll 1\nvänster: =1\nhöger: =1\ntolerans: =OM(gräns>0;\"ett\";1)\n```\n");
	calculate(f);
	controls_run(&f->engine, &f->controls, &f->findings);
	assert_fault(f, "k.md:4:12: expected a number here");
}

/* "One per cent of what it should be", and a stop where the difference is more than the whole. */
static void limits_relative_to_sides(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(results(f,
				    "```kontroll 1\nför: budget där enhet = \"HSN\"\nvänster: =[belopp]\nhöger: =505\n"
				    "tolerans: =0,01*ABS(höger)\nstoppgräns: =2*ABS(vänster)\nvid fel: varning\n"
				    "enhet: =OM(differens<0;\"under\";\"över\")\n```\n"),
			    "1|godkänd||under|500|505|-5|\n1|stopp||under|20.25|505|-484.75|20,25~kr mot 505,00~kr.\n");
}

/* What a workbook could not tell apart is not told apart here either; what is, is printed so that one sees it. */
static void small_differences(void **state)
{
	assert_string_equal(results(*state, "```kontroll 1\nvänster: =4/10000000000\nhöger: =0\n```\n"
					    "```kontroll 2\nvänster: =1+5/10000000000\nhöger: =1\nvid fel: not\n```\n"
					    "```kontroll 3\nvänster: =1/3\nhöger: =0\ntolerans: =0,333333333\n```\n"
					    "```kontroll 4\nvänster: =1,001\nhöger: =1\nvid fel: not\n```\n"),
			    "1|godkänd|||0.0000000004|0|0|\n"
			    "2|not|||1.0000000005|1|0.000000001|1,000000001 mot 1,000000000.\n"
			    "3|godkänd|||0.333333333333333|0|0.333333333|\n4|not|||1.001|1|0.001|1,001 mot 1,000.\n");
}

/* Minus signs are those of print, also where an author types or joins a number; codes and months are left alone. */
static void minus_signs(void **state)
{
	struct fixture *f = *state;

	(void)results(f, "```kontroll 1\nvänster: =-1,5\nhöger: =0\nmeddelande: {{vänster}} under -5 (-2,5 %), "
			 "{{\"-\"&AVRUNDA(2,4;0)}}. 2020-11, A-5, -5A, 3 -4\n```\n"
			 "```kontroll 2\nvänster: =-1,5\nhöger: =0\n```\n");
	assert_true(str_equal(f->findings.items[0].message, S("−1,5 under −5 (−2,5 %), −2. 2020-11, A-5, -5A, 3 -4")));
	assert_true(str_equal(f->findings.items[1].message, S("−1,50 mot 0,00.")));
}

/* Where a control's numbers are not known they are a fault, not nothing. */
static void sides_outside_their_control(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "halva: =differens/2\n");
	template(f, "d.md", "---\ndokument: d\n---\nText {{vänster i kr}}.\n\n{{om höger < 0}}x{{slut}}\n");
	template(f, "k.md",
		 "```kontroll 1\nvillkor: =ABS(vänster)>1\nvänster: =1+höger\nhöger: =2\nplats: {{differens}}\n```\n"
		 "```kontroll 2\ngrupp: huvudbok[konto]\nåtgärd: {{differens}}\n```\n");
	faulty(f);
	assert_fault(f, "t.md:2:9: \"differens\" has no value here: a named formula gets");
	assert_fault(f, "d.md:4:8: \"vänster\" has no value here: only tolerans");
	assert_fault(f, "d.md:6:6: \"höger\" has no value here");
	assert_fault(f, "k.md:2:15: \"vänster\" has no value here");
	assert_fault(f, "k.md:3:13: \"höger\" has no value here");
	assert_fault(f, "k.md:5:10: \"differens\" has no value here");
	assert_fault(f, "k.md:9:11: \"differens\" has no value here");
}

/* A named formula in a message is calculated anew for each result. */
static void figures_in_messages(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "halva(tal): =tal/2\n");
	assert_string_equal(results(f, "```kontroll 1\nför: budget där enhet = \"HSN\"\nvänster: =[belopp]\nhöger: "
				       "=0\nmeddelande: {{halva(differens)}}\n```\n"),
			    "1|stopp|||500|0|500|250\n1|stopp|||20.25|0|20.25|10,1\n");
}

static void faults(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "k.md",
		 "```kontroll 1\nfärg: röd\nvänster: =1\n```\n```kontroll 2\nvänster: =1\nhöger: =2\nvid fel: "
		 "stop\n```\n"
		 "```kontroll 3\ngrupp: budget[post]\n```\n```kontroll 4\ngrupp: huvudbok[konto]\nvänster: =1\n```\n");
	assert_fault(f, "k.md:2:1: unknown key \"färg\" in a control");
	assert_fault(f, "k.md:1:13: a control has vänster and höger, or grupp");
	assert_fault(f, "k.md:8:10: expected stopp, stopp för enhet");
	assert_fault(f, "k.md:11:8: expected columns of the ledger");
	assert_fault(f, "k.md:13:13: a control with grupp");
}

static void faults_of_kind(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "k.md",
		 "```kontroll 1\nvänster: =1=1\nhöger: =okänd\ntolerans: =\"a\"\nvillkor: =5\nenhet: =7\n```\n"
		 "```kontroll 2\ngrupp: huvudbok[färg]\n```\n```kontroll 3\ngrupp: huvudbok[konto]\nåtgärd: "
		 "{{okänd}}\n```\n");
	faulty(f);
	assert_fault(f, "k.md:2:11: expected a number or a text here");
	assert_fault(f, "k.md:3:9: unknown name \"okänd\"");
	assert_fault(f, "k.md:4:12: expected a number here");
	assert_fault(f, "k.md:5:11: expected a condition such as a < b here");
	assert_fault(f, "k.md:6:9: expected a text here");
	assert_fault(f, "k.md:9:8: the ledger has no column \"färg\"");
	assert_fault(f, "k.md:13:11: unknown name \"okänd\"");
}

static void tables_of_findings(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nrad: kontroller\nkolumn Nr: [nr]\nkolumn U: [utfall]\nkolumn D: "
		 "=[differens]\n```\n"
		 "```tabell u\nrad: anmärkningar\nkolumn K: [kontroll]\nkolumn A: [allvar]\n```\n");
	(void)results(f, "```kontroll 1\nvänster: =1\nhöger: =2\n```\n```kontroll 2\nvänster: =1\nhöger: =1\n```\n");
	assert_true(f->templates[0]->shows_findings);
	assert_false(f->templates[1]->shows_findings);
	findings_fill(&f->findings, f->s->store);
	struct doc *doc = composed(f, "d");
	assert_string_equal(rows_text(f, doc_table(doc, "t")), " 1|stopp|-1\n 2|godkänd|0\n");
	assert_string_equal(rows_text(f, doc_table(doc, "u")), " 1|stopp\n");
	assert_true(f->findings.holds_mail);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(tolerance_and_severity),
		FORMULA_TEST(over_rows),
		FORMULA_TEST(groups_of_the_ledger),
		FORMULA_TEST(what_can_not_be_calculated),
		FORMULA_TEST(limits_without_a_value),
		FORMULA_TEST(limit_that_is_a_text),
		FORMULA_TEST(limits_relative_to_sides),
		FORMULA_TEST(small_differences),
		FORMULA_TEST(minus_signs),
		FORMULA_TEST(sides_outside_their_control),
		FORMULA_TEST(figures_in_messages),
		FORMULA_TEST(faults),
		FORMULA_TEST(faults_of_kind),
		FORMULA_TEST(tables_of_findings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
