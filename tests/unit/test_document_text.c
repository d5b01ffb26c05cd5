/* Running text: conditions, repetition, Markdown with figures in it, footnotes, front matter. */
#include "document_fixture.h"

static void conditions(void **state)
{
	assert_string_equal(
		document_text(
			*state, "",
			"{{om månad < 6}}tidigt{{annars om månad = 11}}november{{annars}}sent{{slut}} "
			"{{OM(år>2000;\"nytt\";\"gammalt\")}}\n\n"
			"{{om 1 = 2}}\nA\n{{annars}}\nB\n{{slut}}\nC\n\n- ett\n{{om 1 = 1}}\n- två\n{{slut}}\n- tre\n"),
		"november nytt\nB C\nlista\n • ett\n • två\n • tre\n");
}

static void repetition(void **state)
{
	region();
	assert_string_equal(document_text(*state, "",
					  "{{för organisation som n där typ = \"nämnd\"}}\n## {{[namn]}}\n{{för budget "
					  "där enhet = n[kod]}}\n1. {{[version]}}\n{{slut}}\n{{slut}}\n"),
			    "# Hälsonämnden\nlista\n 1. fullmäktige\n 2. tillägg\n# Utvecklingsnämnden\nlista\n 1. "
			    "fullmäktige\n 2. intern\n");
}

static void tables_in_repeated_text(void **state)
{
	region();
	assert_string_equal(
		document_text(*state, "",
			      "{{för organisation som n där typ = \"nämnd\"}}\n```tabell b\ntitel: {{[namn]}}\nrad: "
			      "budget där enhet = n[kod]\n"
			      "kolumn V: [version]\nkolumn B: =[belopp]\nkolumn N: =n[kod]&\"-\"&[kod]\nsumma: S\n```\n"
			      "```tabell c\n| P | {{x}} |\n|--|--|\n| {{[namn]}} | "
			      "=SUMMA.OMF(budget[belopp];budget[nämnd];[kod]) |\n```\n{{slut}}\n"
			      "```beräkning\nx: =1\n```\n"),
		"T \n fullmäktige|500|HSN-HSN\n tillägg|20,3|HSN-HSN\n=S|520,3|\nT \n Hälsonämnden|520,3\n"
		"T \n fullmäktige|30|RUN-RUN\n intern|7|RUN-RUN\n=S|37|\nT \n Utvecklingsnämnden|37\n");
}

static void figures_and_emphasis(void **state)
{
	assert_string_equal(document_text(*state, "",
					  "**{{år}}** *{{år}}* **fet {{år}}** x{{månad}}y **{{år}}%** och "
					  "{{år}}*{{månad}}*{{år}}\n\n_{{år}}_ ***{{år}}***\n\n"
					  "[se {{år}}](http://a.se/*b*) &amp; &period; a\\*b\n"),
			    "**2020** *2020* **fet ****2020** x11y **2020****%** och 2020*11*2020\n*2020* "
			    "***2020***\nse (http://a.se/*b*)2020 & &period; a*b\n");
}

/* What Markdown would take for something else never reaches it. */
static void formulas_are_cut_out(void **state)
{
	struct fixture *f = *state;

	formulas(f, "a_x: =2\nb_x: =3\nd_x: =4\n");
	assert_string_equal(document_text(f, "titel: {{a_x*b_x*d_x}} och &period;\n",
					  "{{a_x*b_x*d_x}} {{\"<=\"&period}} {{\"_a_ *b* `c` [d](e)\"}} "
					  "{{\"&amp;\"}}\n\n{{\"- ingen lista\"}}\n\n{{\"# ingen rubrik\"}}\n"),
			    "24 <=202011 _a_ *b* `c` [d](e) &amp;\n- ingen lista\n# ingen rubrik\n");
	assert_true(str_equal(composed(f, "d")->title, S("24 och &period;")));
}

static void units_in_text(void **state)
{
	struct fixture *f = *state;

	formulas(f, "r_x: =-230400000 i mkr\nq_x: =0,625 i procent\n");
	assert_string_equal(document_text(f, "",
					  "{{r_x}}; {{r_x utan enhet}}; {{r_x/12 i mkr 1}}; {{q_x}}; {{q_x i procent "
					  "0}}; {{ABS(r_x)}}; {{period}}; {{år}}; {{r_x+1 mkr}}\n"),
			    "-230~mkr; -230; -19,2~mkr; 62,5~%; 63~%; 230~mkr; november 2020; 2020; -229~mkr\n");
}

static void lists(void **state)
{
	assert_string_equal(
		document_text(*state, "",
			      "- a\n  - b\n    - c\n- d\n\n1. ett\n   1. under\n   2. under två\n2. två\n\n   "
			      "stycke\n\n> citat\n> - i citat\n\n# Rubrik\n\n1. om igen\n\n5. nej\n"),
		"lista\n • a\n  lista\n   – b\n    lista\n     – c\n • d\nlista\n 1. ett\n  lista\n   a) under\n   b) "
		"under två\n 2. två\n  stycke\n> \n citat\n lista\n  • i citat\n# Rubrik\nlista\n 1. om igen\n 2. "
		"nej\n");
}

static void lists_that_go_on(void **state)
{
	assert_string_equal(document_text(*state, "numrering: löpande\n",
					  "1. ett\n2. två\n\n# Rubrik\n\n1. tre\n   1. under\n   2. två\n\nText\n\n1. "
					  "fyra\n\n# R\n\n10. tio\n11. elva\n"),
			    "lista\n 1. ett\n 2. två\n# Rubrik\nlista\n 3. tre\n  lista\n   a) under\n   b) "
			    "två\nText\nlista\n 4. fyra\n# R\nlista\n 10. tio\n 11. elva\n");
}

static void numbers_from_data(void **state)
{
	input("uppdrag.csv", "nr;delpunkt;enhet;text;status\n7;;A;Sju;klar\n8;;A;Åtta;klar\n");
	assert_string_equal(document_text(*state, "", "{{för uppdrag}}\n{{[nr]}}. {{[text]}}\n{{slut}}\n"),
			    "lista\n 7. Sju\n 8. Åtta\n");
}

/* 1., 2., and within them a), b). */
static void lists_with_letters(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(document_text(f, "", "1. Ett\n   1. A\n      - Punkt\n2. Två\n"),
			    "lista\n 1. Ett\n  lista\n   a) A\n    lista\n     – Punkt\n 2. Två\n");
	const struct block *numbers = find_block(composed(f, "d")->blocks, BLOCK_LIST);
	const struct block *letters = find_block(numbers->children->children, BLOCK_LIST);
	const struct block *bullets = find_block(letters->children->children, BLOCK_LIST);
	assert_true(numbers->ordered && !numbers->letters);
	assert_true(letters->ordered && letters->letters);
	assert_false(bullets->ordered || bullets->letters);
}

static void decision_clauses(void **state)
{
	assert_string_equal(document_text(*state, "",
					  "**Att** godkänna {{år}}\n\n**Att** *fastställa*\n\n**Att godkänna**\n\nAtt "
					  "inget\n\n1. \n§ i lista\n"),
			    "§ godkänna 2020\n§ *fastställa*\n**Att godkänna**\nAtt inget\nlista\n 1. \n§ i lista\n");
}

static void footnotes(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(
		document_text(f, "", "Ett[^a] och två[^b]. Igen[^a]\n\n[^a]: Om {{år}} **fet**\n[^b]: 1. två\nslut\n"),
		"Ett[1] och två[2]. Igen[1]\nslut\n");
	struct note *notes = composed(f, "d")->notes;
	struct buf out = BUF_INIT;
	add_runs(f, &out, notes->runs);
	add_runs(f, &out, notes->next->runs);
	assert_string_equal(finished(f, &out), "Om 2020 **fet**1. två");
	assert_null(notes->next->next);
}

static void a_footnote_without_text(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md", "---\ndokument: d\n---\nEtt[^b]\n{{om år < 2000}}\nTvå[^a]\n{{slut}}\n[^b]: B.\n");
	faulty(f);
	assert_fault(f, "d.md:6:4: the footnote [^a] has no text");
	assert_null(strstr(said(f->s), "d.md:4"));
}

/* The text of a cell is text, also where it looks like a list or a heading. */
static void cells_that_look_like_blocks(void **state)
{
	assert_string_equal(table_rows(*state, "| P | B |\n|--|--|\n| 1. Ett | =1 |\n| - Avgår | =1 |\n| + Tillkommer "
					       "| =1 |\n| 2020. | =1 |\n| # Nej | =1 |\n| > Större | =1 |\n"
					       "| *kursiv* _kursiv_ | a \\| b |\n| --- | =1 |\n| {{år}}. | =1 |\n"),
			    " 1. Ett|1\n - Avgår|1\n + Tillkommer|1\n 2020.|1\n # Nej|1\n > Större|1\n *kursiv* "
			    "*kursiv*|a | b\n ---|1\n 2020.|1\n");
}

static void pages_and_breaks(void **state)
{
	assert_string_equal(document_text(*state, "underskrift: Regiondirektör; Ekonomidirektör\n",
					  "Ett  \ntvå\n{{ny sida}}\nTre\n"),
			    "Ett<br>två\n--- \nTre\nsignatur \n Regiondirektör\n Ekonomidirektör\n");
}

static void deep_quotes(void **state)
{
	struct buf text = BUF_INIT;

	for (int i = 0; i < 60; i++)
		buf_add(&text, S("> "));
	buf_add(&text, S("djupt\n\nefter\n"));
	for (int i = 0; i < 40; i++)
		buf_printf(&text, "%*s- x\n", 2 * i, "");
	buf_add(&text, S("\nsist\n"));
	buf_char(&text, '\0');
	const char *got = document_text(*state, "", text.p);
	assert_non_null(strstr(got, "djupt\nefter\n"));
	assert_non_null(strstr(got, "\nsist\n"));
	buf_release(&text);
}

static void tags_that_miss(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\n---\n{{slut}}\n{{om 1=1}}\n{{annars}}\n{{annars}}\n{{slut}}\n{{för "
		 "organisation}}\n{{annars}}\n{{slut}}\nx {{annars}}\n"
		 "{{om 5}}{{slut}}\n{{}}\n{{om}}{{slut}}\n{{om 1=1}}\n");
	assert_fault(f, "d.md:4:1: {{slut}} closes nothing");
	assert_fault(f, "d.md:7:1: {{annars}} stands already above");
	assert_fault(f, "d.md:10:1: {{annars}} belongs to {{om …}}, not to {{för …}}");
	assert_fault(f, "d.md:12:3: {{annars}} closes nothing");
	assert_fault(f, "d.md:14:3: the formula ends");
	assert_fault(f, "d.md:15:5: the formula ends");
	assert_fault(f, "d.md:16:1: {{om 1=1}} has no {{slut}}");
}

static void front_matter(void **state)
{
	struct fixture *f = *state;

	template(f, "a.md",
		 "---\ndokument: Årsbok\nfärg: röd\nnumrering: nej\nför varje: nämnd\nperiod: november\nutan "
		 "värde\n---\n");
	template(f, "b.md", "---\ndokument: b\n");
	assert_fault(f, "a.md:2:11: \"Årsbok\" can not be a file name");
	assert_fault(f, "a.md:3:1: unknown key \"färg\"");
	assert_fault(f, "a.md:4:12: expected \"löpande\"");
	assert_fault(f, "a.md:5:12: expected \"förvaltning\"");
	assert_fault(f, "a.md:6:9: \"november\" is no value for period");
	assert_fault(f, "a.md:7:1: expected \"key: value\"");
	assert_fault(f, "b.md:1:1: the front matter has no closing ---");
}

static void a_documents_own_period(void **state)
{
	assert_string_equal(document_text(*state, "period: 2019-03\ngräns: 5\n",
					  "{{period}} {{år}} {{månad}} {{årsstart}} {{gräns}}\n"),
			    "mars 2019 2019 3 januari 2019 5~kr\n");
}

static void what_can_not_be_printed(void **state)
{
	struct fixture *f = *state;

	formulas(f, "noll_x: =0\nfel_x: =1/noll_x\nfångad_x: =OMFEL(fel_x;0)\n");
	template(f, "d.md",
		 "---\ndokument: d\ntitel: T {{1/noll_x}}\n---\n{{fel_x}} {{fångad_x}}\n\n{{om fel_x > "
		 "0}}A{{annars}}B{{slut}}\n\n"
		 "```tabell t\ntitel: Om {{2/noll_x}}\n| P | B \"R {{3/noll_x}}\" |\n|--|--|\n| x {{4/noll_x}} | "
		 "=5/noll_x |\n```\n");
	calculate(f);
	assert_string_equal(text_of(f, composed(f, "d")), "#DIV/0! 0\nB\nT \n x #DIV/0!|#DIV/0!\n");
	assert_int_equal(diags_faults(&f->s->diags), 0);
	assert_int_equal(findings_verdict(&f->findings), SEVERITY_STOP);
	assert_int_equal(f->findings.count, 7);
	for (size_t i = 0; i < f->findings.count; i++)
		assert_int_equal(f->findings.items[i].severity, SEVERITY_STOP);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(conditions),
		FORMULA_TEST(repetition),
		FORMULA_TEST(tables_in_repeated_text),
		FORMULA_TEST(figures_and_emphasis),
		FORMULA_TEST(formulas_are_cut_out),
		FORMULA_TEST(units_in_text),
		FORMULA_TEST(lists),
		FORMULA_TEST(lists_that_go_on),
		FORMULA_TEST(numbers_from_data),
		FORMULA_TEST(lists_with_letters),
		FORMULA_TEST(decision_clauses),
		FORMULA_TEST(footnotes),
		FORMULA_TEST(a_footnote_without_text),
		FORMULA_TEST(cells_that_look_like_blocks),
		FORMULA_TEST(pages_and_breaks),
		FORMULA_TEST(deep_quotes),
		FORMULA_TEST(tags_that_miss),
		FORMULA_TEST(front_matter),
		FORMULA_TEST(a_documents_own_period),
		FORMULA_TEST(what_can_not_be_printed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
