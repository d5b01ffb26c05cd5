/* Contents, the numbers of tables, charts, appendices and notes, and the references to them. */
#include "document_fixture.h"

#define TABLE(id, title) "```tabell " id "\ntitel: " title "\n| P | B |\n|--|--|\n| x | =1 |\n```\n"
#define CHART(id) "```diagram " id "\ntyp: staplar\ntabell: a\n```\n"

static void a_table_of_contents(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(document_text(f, "", "# Ett\n{{innehåll}}\n## Två\n\nText\n{{innehåll 4}}\nMera\n"),
			    "# Ett\ninnehåll Innehåll\n# Två\nText\ninnehåll Innehåll\nMera\n");
	struct block *contents = find_block(composed(f, "d")->blocks, BLOCK_CONTENTS);
	assert_int_equal(contents->level, 2);
	assert_int_equal(find_block(contents->next, BLOCK_CONTENTS)->level, 4);
}

static void numbers_in_reading_order(void **state)
{
	struct fixture *f = *state;

	(void)document_text(
		f, "",
		TABLE("a", "A")
			CHART("d") "- i lista\n\n" TABLE("utan", "{{om 1=2}}x{{slut}}") "{{för uppdrag}}\n" TABLE(
				"r", "R {{[nr]}}") "{{slut}}\n" CHART("e") TABLE("b", "B"));
	struct block *blocks = composed(f, "d")->blocks;
	static const char *const expected[] = {"Tabell 1", "Figur 1", NULL, "", "Figur 2", "Tabell 2"};
	size_t i = 0;
	for (struct block *block = blocks; block; block = block->next, i++) {
		struct str label = block->table   ? block->table->anchor.label
				   : block->chart ? block->chart->anchor.label
						  : S("");
		if (expected[i])
			assert_string_equal(str_c(f->arena, label), expected[i]);
	}
	assert_int_equal(i, 6);
}

static void repeated_tables_have_numbers(void **state)
{
	struct fixture *f = *state;

	input("uppdrag.csv", "nr;delpunkt;enhet;text;status\n7;;A;Sju;klar\n8;;A;Åtta;klar\n");
	template(f, "d.md",
		 "---\ndokument: d\n---\n{{för uppdrag}}\n" TABLE("r", "R {{[nr]}}") "{{slut}}\n" TABLE(
			 "b", "B") "{{tabell b}}\n");
	calculate(f);
	struct doc *doc = composed(f, "d");
	assert_string_equal(str_c(f->arena, doc->blocks->next->table->anchor.label), "Tabell 2");
	assert_string_equal(str_c(f->arena, doc->blocks->next->table->continued), "Tabell 2, fortsättning");
	assert_non_null(strstr(text_of(f, doc), "Tabell~3\n"));
}

static void references_forward_and_backward(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(
		document_text(f, "",
			      "{{tabell b}} visar det. {{Tabell a}} också, se **{{figur d}}**, jfr. {{bilaga x}} "
			      "(t.ex. {{tabell "
			      "a}})!  \n{{figur d}}\n\n- Enligt {{tabell a}}\n- {{tabell a}} säger\n\n**Att** {{tabell "
			      "b}} gäller. "
			      "{{tabell b}}\n\n" TABLE("a", "A") CHART("d") TABLE("b", "B") "# Bilaga x: Hur\n"),
		"Tabell~2 visar det. Tabell~1 också, se **figur~1**, jfr. bilaga~1 (t.ex. tabell~1)!<br>Figur~1\n"
		"lista\n • Enligt tabell~1\n • Tabell~1 säger\n§ tabell~2 gäller. Tabell~2\nT \n x|1\nD \nT \n x|1\n# "
		"Hur\n");
	struct doc *doc = composed(f, "d");
	const struct run *first = doc->blocks->runs;
	assert_int_equal(first->kind, RUN_REFERENCE);
	assert_ptr_equal(first->anchor, &doc_table(doc, "b")->anchor);
}

static void references_in_cells_notes_and_remarks(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(
		document_text(f, "",
			      "Text[^n]\n```tabell a\ntitel: A\nanmärkning: Här och i {{tabell b}}. {{tabell a}} är "
			      "denna.\n| P | B "
			      "|\n|--|--|\n| Se {{tabell b}} | =1 |\n```\n" TABLE("b", "B") "[^n]: Se {{tabell a}}.\n"),
		"Text[1]\nT \n Se tabell~2|1\nT \n x|1\n");
	struct doc *doc = composed(f, "d");
	assert_string_equal(plain(f, doc_table(doc, "a")->remark), "Här och i tabell~2. Tabell~1 är denna.");
	struct buf out = BUF_INIT;
	add_runs(f, &out, doc->notes->runs);
	assert_string_equal(finished(f, &out), "Se tabell~1.");
}

/* Brackets and quotes may end a sentence; a capital that the template has stays. */
static void capitals(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(
		document_text(f, "",
			      "Ett. (Två.) {{tabell a}} är \"tre.\" {{tabell a}}, bl. a. {{tabell a}}: {{Tabell "
			      "a}} (nr. {{tabell a}}).\n\n" TABLE("a", "A")),
		"Ett. (Två.) Tabell~1 är \"tre.\" Tabell~1, bl. a. tabell~1: Tabell~1 (nr. tabell~1).\n"
		"T \n x|1\n");
}

/* Words of the notation are also names that a figure may have. */
static void figures_of_the_same_names(void **state)
{
	struct fixture *f = *state;

	formulas(f, "tabell: =12 i mkr\nfigur: =1000000\n");
	assert_string_equal(document_text(f, "",
					  "{{tabell}} {{tabell i kr}} {{figur/2 i mkr 1}} {{figur i mkr}} {{figur utan "
					  "enhet}} {{tabell -1}}\n"),
			    "0~mkr 12~kr 0,5~mkr 1~mkr 1~000~000 0~mkr\n");
}

static void appendices(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(
		document_text(
			f, "",
			"# Bilagans plats\n\n# Bilaga: Först {{år}}\n\nSe {{bilaga andra_b}}.\n\n## Bilaga: inte\n\n"
			"# Bilaga andra_b: *Beräkning*\nText\n"),
		"# Bilagans plats\n# Först 2020\nSe bilaga~2.\n# Bilaga: inte\n# *Beräkning*\nText\n");
	struct block *block = composed(f, "d")->blocks;
	assert_int_equal(block->lead.n + block->anchor.label.n, 0);
	block = block->next;
	assert_string_equal(str_c(f->arena, block->lead), "Bilaga 1");
	assert_string_equal(str_c(f->arena, block->anchor.label), "Bilaga 1");
	assert_int_equal(block->level, 1);
	assert_int_equal(block->next->next->lead.n, 0);
	assert_string_equal(str_c(f->arena, block->next->next->next->lead), "Bilaga 2");
}

/* What is signed is the document, not its appendices. */
static void signatures_before_appendices(void **state)
{
	assert_string_equal(document_text(*state, "underskrift: Regiondirektör\n", "Text\n\n# Bilaga: A\n\nMera\n"),
			    "Text\nsignatur \n Regiondirektör\n# A\nMera\n");
}

/* One sequence through text and tables, in order of the first references. */
static void notes_of_text_and_tables(void **state)
{
	struct fixture *f = *state;

	input("ramar.csv",
	      "år;enhet;slag;post;belopp;fotnot\n2020;A;s;Ett;1;Första\n2020;A;s;Två;2;\n2020;A;s;Tre;3;Andra\n");
	assert_string_equal(document_text(f, "",
					  "Text[^a].\n```tabell t\nrad: ramar\nnot: [fotnot]\nkolumn P: [post]\nkolumn "
					  "B: =[belopp]\n```\n"
					  "Mera[^b][^a].\n\n[^b]: Be.\n[^a]: A.\n"),
			    "Text[1].\nT \n Ett[2]|1\n Två|2\n Tre[3]|3\nMera[4][1].\n");
	struct doc *doc = composed(f, "d");
	assert_int_equal(doc->notes->number, 1);
	assert_int_equal(doc->notes->next->number, 4);
	assert_int_equal(doc_table(doc, "t")->notes->next->number, 3);
}

/* A note that text and cells share has one number; each reference stands in its cell. */
static void notes_in_cells(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(
		document_text(f, "",
			      "```tabell t\nrad: budget där version = \"tillägg\"\nkolumn P: {{[post]}}[^b] "
			      "{{om 1=1}}och[^c]{{slut}}\nkolumn B: =[belopp]\nsumma: Alla[^a]\n```\n"
			      "```tabell u\n| P | B |\n|--|--|\n| **Summa[^c]** | [^d] |\n```\n"
			      "Text[^b][^e].\n\n[^a]: A.\n[^b]: Se {{tabell v}}.\n[^c]: C.\n[^d]: D.\n[^e]: E.\n" TABLE(
				      "v", "V")),
		"T \n Personal[1] och[2]|20,3\n=Alla[3]|20,3\nT \n+Summa[2]|[4]\nText[1][5].\nT \n x|1\n");
	struct buf out = BUF_INIT;
	add_runs(f, &out, composed(f, "d")->notes->runs);
	assert_string_equal(finished(f, &out), "Se tabell~1.");
}

static void faults_of_notes(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\ntitel: A[^a]\n---\n```tabell t\ntitel: T[^a]\nanmärkning: Se[^a]\n| P \"Post[^a]\" "
		 "|\n|--|\n| x[^b] |\n```\n\n[^a]: A[^a]\n[^a]: A\n");
	faulty(f);
	static const char *const places[] = {"d.md:3:9", "d.md:6:9", "d.md:7:15", "d.md:8:10", "d.md:13:8"};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		assert_fault(f, str_c(f->arena, str_printf(f->arena,
							   "%s: a footnote [^…] stands in a document's text or in a "
							   "cell of a table, not here",
							   places[i])));
	assert_fault(f, "d.md:10:4: the footnote [^b] has no text");
	assert_fault(f, "d.md:14:1: the footnote [^a] has its text already in line 13");
	assert_null(strstr(said(f->s), "nothing refers"));
}

static void a_note_that_nothing_refers_to(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(document_text(f, "", "```tabell t\n| P |\n|--|\n| x[^b] |\n```\n\n[^a]: A\n[^b]: B\n"),
			    "T \n x[1]\n");
	assert_string_equal(said(f->s), "d.md:10:1: nothing refers to the footnote [^a]: it is not printed\n");
	assert_int_equal(diags_exit_status(&f->s->diags), 0);
}

static void faults_of_references(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\ntitel: {{tabell a}}\n---\n{{tabell okänd}} {{figur a}} {{bilaga 1}} {{tabell r}} "
		 "{{tabell u}}\n"
		 "{{innehåll 7}}\n\nText {{innehåll}}\n" TABLE("a", "{{tabell a}}") "{{för budget}}\n" TABLE(
			 "r", "R") "# Bilaga y: Y\n{{slut}}\n```tabell u\n| P |\n|--|\n| {{innehåll}} |\n```\n"
				   "# Bilaga z: Z\n# Bilaga z: Z\n# Bilaga 1: Z\n"
				   "```beräkning\ninnehåll: =1\n```\n");
	(void)bind_all(f);
	assert_fault(f, "d.md:6:1: a table of contents is {{innehåll}}");
	assert_fault(f, "d.md:8:6: a table of contents is {{innehåll}}");
	assert_fault(f, "d.md:22:1: \"y\" would name several appendices");
	assert_fault(f, "d.md:27:3: a table of contents is");
	assert_fault(f, "d.md:30:1: the id \"z\" stands already in line 29");
	assert_fault(f, "d.md:31:1: an appendix is \"# Bilaga: Rubrik\"");
	assert_fault(f, "d.md:33:1: \"innehåll\" is a word of the language already");
}

static void references_to_nothing(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\ntitel: {{tabell a}}\n---\n{{tabell okänd}} {{figur a}} {{bilaga 1}} {{tabell r}} "
		 "{{tabell u}}\n" TABLE("a", "{{tabell a}}") "{{för budget}}\n" TABLE(
			 "r", "R") "{{slut}}\n"
				   "```tabell u\n| P |\n|--|\n| x |\n```\n");
	template(f, "k.md", "```kontroll 1\nvänster: =1\nhöger: =2\nmeddelande: Se {{tabell a}}\n```\n");
	faulty(f);
	assert_fault(f, "d.md:3:8: a reference stands in a document's text");
	assert_fault(f, "d.md:5:1: there is no table \"okänd\" in this template");
	assert_fault(f, "d.md:5:18: there is no chart \"a\"");
	assert_fault(f,
		     "d.md:5:30: there is no appendix \"1\" in this template: it begins with \"# Bilaga 1: Rubrik\"");
	assert_fault(f, "d.md:5:43: table \"r\" stands in repeated text");
	assert_fault(f, "d.md:5:56: table \"u\" has no titel");
	assert_fault(f, "d.md:7:8: a reference stands in a document's text");
	assert_fault(f, "k.md:4:16: a reference stands in a document's text");
}

/* The document goes on without what is not there, and says so; a finding warns. */
static void what_is_not_printed_now(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(document_text(f, "",
					  "Se {{tabell a}} och\n{{tabell b}}.\n{{om år < 2000}}\n" TABLE(
						  "a", "A") "{{slut}}\n" TABLE("b", "{{om år < 2000}}B{{slut}}")),
			    "Se (tabellen visas inte) och (tabellen saknar nummer).\nT \n x|1\n");
	assert_int_equal(f->findings.count, 2);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(f->findings.items[i].severity, SEVERITY_WARNING);
	assert_string_equal(str_c(f->arena, f->findings.items[0].place), "d.md:4");
	assert_string_equal(str_c(f->arena, f->findings.items[0].message),
			    "Hänvisningen gäller tabellen a, som inte visas i dokumentet d.");
	assert_string_equal(str_c(f->arena, f->findings.items[1].place), "d.md:5");
	assert_string_equal(str_c(f->arena, f->findings.items[1].message),
			    "Hänvisningen gäller tabellen b, som saknar nummer i dokumentet d.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(a_table_of_contents),
		FORMULA_TEST(numbers_in_reading_order),
		FORMULA_TEST(repeated_tables_have_numbers),
		FORMULA_TEST(references_forward_and_backward),
		FORMULA_TEST(references_in_cells_notes_and_remarks),
		FORMULA_TEST(capitals),
		FORMULA_TEST(figures_of_the_same_names),
		FORMULA_TEST(appendices),
		FORMULA_TEST(signatures_before_appendices),
		FORMULA_TEST(notes_of_text_and_tables),
		FORMULA_TEST(notes_in_cells),
		FORMULA_TEST(faults_of_notes),
		FORMULA_TEST(a_note_that_nothing_refers_to),
		FORMULA_TEST(faults_of_references),
		FORMULA_TEST(references_to_nothing),
		FORMULA_TEST(what_is_not_printed_now),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
