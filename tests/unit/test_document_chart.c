/* Charts: which rows and columns they draw, with which figures, and what is said of them. */
#include "document_fixture.h"

static struct doc_chart *chart_of(struct fixture *f, const char *text)
{
	template(f, "d.md", str_c(f->arena, str_printf(f->arena, "---\ndokument: d\n---\n%s", text)));
	calculate(f);
	struct doc *doc = composed(f, "d");
	if (diags_faults(&f->s->diags))
		fail_msg("%s", said(f->s));
	struct block *block = find_block(doc->blocks, BLOCK_CHART);
	assert_non_null(block);
	return block->chart;
}

/* "Namn|A 1|B -2" a category; a level of a bridge is marked "=". */
static const char *points(struct fixture *f, const struct doc_chart *chart)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < chart->category_count; i++) {
		buf_printf(&out, "%s", plain(f, chart->categories[i]));
		for (size_t k = 0; k < chart->series_count; k++) {
			const struct chart_point *point = &chart->series[k].points[i];
			buf_printf(&out, "|%s%s", point->level ? "=" : "", plain(f, chart->series[k].name));
			if (point->figure)
				buf_printf(&out, " %s", plain(f, point->printed));
		}
		buf_char(&out, '\n');
	}
	return finished(f, &out);
}

#define BOARDS \
	"```tabell n\ntitel: Nämnder\nenhet: kr\nrad: organisation där typ = \"nämnd\"\nkolumn Nämnd: [namn]\n" \
	"kolumn Utfall \"Utfall {{år}}\": " \
	"=-SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];[kod];huvudbok[del];\"resultat\")\n" \
	"kolumn Budget: =-SUMMA.OMF(budget[belopp];budget[nämnd];[kod])\n" \
	"kolumn Andel: =[Utfall]/[Budget] i procent 1\nsumma: Regionen\n```\n"

static void bars_of_all_figures(void **state)
{
	struct fixture *f = *state;

	region();
	struct doc_chart *chart = chart_of(
		f, BOARDS "```diagram d_n\ntitel: Resultat {{år}}\ntyp: staplar\ntabell: n\nkälla: Huvudboken.\n```\n");
	assert_string_equal(points(f, chart), "Hälsonämnden|Utfall 2020 300|Budget -520\n"
					      "Utvecklingsnämnden|Utfall 2020 -50|Budget -37\n");
	assert_int_equal(chart->kind, CHART_BARS);
	assert_true(str_equal(chart->id, S("d_n")) && str_equal(chart->title, S("Resultat 2020")) &&
		    str_equal(chart->unit, S("kr")) && str_equal(chart->source, S("Källa: Huvudboken.")) &&
		    str_equal(chart->anchor.label, S("Figur 1")));
	assert_string_equal(plain(f, chart->alternative),
			    "Stapeldiagram: Resultat 2020, kr. Hälsonämnden, Utfall 2020: 300; Budget: -520. "
			    "Utvecklingsnämnden, Utfall 2020: -50; Budget: -37.");
}

/* The very figures of the table, also where the chart stands first. */
static void figures_are_the_tables(void **state)
{
	struct fixture *f = *state;

	region();
	struct doc_chart *chart = chart_of(f, "```diagram\ntyp: linje\ntabell: N\nserier: utfall\n```\n" BOARDS);
	assert_non_null(chart->table);
	assert_true(str_equal(chart->table->id, S("n")));
	assert_ptr_equal(chart->series[0].points[0].figure, chart->table->rows[0].cells[1].figure);
	assert_true(chart->series[0].points[1].at == -50.0);
	assert_string_equal(plain(f, chart->alternative),
			    "Linjediagram, kr. Hälsonämnden: 300. Utvecklingsnämnden: -50.");
}

static void sums_and_labels_on_request(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(
		points(f,
		       chart_of(
			       f,
			       "```diagram\ntyp: staplade\ntabell: t\nsummor: ja\netikett: Kort\nserier: A; "
			       "B\n```\n```tabell t\nenhet: mkr\n| P | Kort | A | B |\n|--|--|--|--|\n| Ett | *e* | =1 "
			       "mkr | |\n| varav x | v | =1 mkr | =1 mkr |\n| rubrik: R | | | |\n| Två | {{år}} | "
			       "=-2,5 mkr | =3 mkr |\n| Tom | t | | |\n| Andel | a | =0,5 i procent | |\n| **S** | s | "
			       "=SUMMA(samtliga) | =SUMMA(samtliga) |\n```\n")),
		"e|A 1|B\n2020|A -3|B 3\ns|A -1|B 3\n");
}

#define STEPS \
	"```tabell t\nenhet: mkr\n%s| P | B |\n|--|--|\n| Resultat | =258,6 mkr |\n| varav vård | =1 mkr |\n" \
	"| Intäkter | =-103,6 mkr |\n| **Rensat** | rensat: =SUMMA(ovan) |\n| Kostnader | =-384,4 mkr |\n" \
	"| Inget | =0 |\n| totalt: Underskott | slutet: =SUMMA(samtliga) |\n| Helår | =-300 mkr |\n```\n"

static const char *steps(struct fixture *f, const char *settings)
{
	return str_c(f->arena, str_printf(f->arena, STEPS, settings));
}

static void a_bridge(void **state)
{
	struct fixture *f = *state;
	const char *text =
		str_c(f->arena, str_printf(f->arena,
					   "```diagram b\ntitel: Från och till\ntyp: brygga\ntabell: t\ntill: "
					   "slutet\n```\n%s",
					   steps(f, "")));
	struct doc_chart *chart = chart_of(f, text);

	assert_string_equal(points(f, chart), "Resultat|=B 259\nIntäkter|B -104\nRensat|=B 155\nKostnader|B -384\n"
					      "Inget|B 0\nUnderskott|=B -229\n");
	assert_true(str_equal(chart->rise, S("Ökning")) && str_equal(chart->fall, S("Minskning")));
	assert_true(chart->series[0].points[0].at == 258.6);
	assert_string_equal(
		plain(f, chart->alternative),
		"Brygga: Från och till, mkr. Från Resultat: 259; via Intäkter: -104; till Rensat: 155; via Kostnader: "
		"-384; Inget: 0; till Underskott: -229.");
}

/* Printed as the table prints it, whether or not the table itself stands in the document. */
static void sum_preserving_without_the_table(void **state)
{
	struct fixture *f = *state;

	struct doc_chart *chart =
		chart_of(f, "{{om år < 2000}}\n```tabell t\nenhet: mkr\navrundning: summabevarande\n| P | B "
			    "|\n|--|--|\n| a | =0,4 mkr "
			    "|\n| b | =0,4 mkr |\n| c | =0,4 mkr |\n| **S** | =SUMMA(ovan) |\n```\n{{slut}}\n"
			    "```diagram\ntyp: staplar\ntabell: t\n```\n");
	assert_null(chart->table);
	assert_string_equal(points(f, chart), "a|B 0\nb|B 0\nc|B 1\n");
}

static void one_for_each_unit(void **state)
{
	struct fixture *f = *state;

	region();
	input("budget.csv",
	      "period;post;enhet;version;belopp\n2020-01;Personal;A1;fullmäktige;500\n2020-02;Personal;A2;intern;30\n");
	template(f, "d.md",
		 "---\ndokument: d\nför varje: förvaltning\n---\nSe {{figur e}}.\n```tabell t\ntitel: T\nrad: "
		 "budget\nkolumn V: "
		 "[version]\nkolumn B: =[belopp]\n```\n```diagram e\ntyp: staplar\ntabell: t\n```\n");
	calculate(f);
	struct doc *doc = composed(f, "d-f2");
	assert_string_equal(points(f, find_block(doc->blocks, BLOCK_CHART)->chart), "intern|B 30\n");
	assert_non_null(strstr(text_of(f, doc), "Se figur~1."));
}

static void faults_of_charts(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n" BOARDS
		 "```diagram a\ntyp: tårta\ntabell: x\nfärg: röd\n```\n```diagram a\n```\n"
		 "```diagram b\ntyp: brygga\ntabell: n\netikett: Y\n```\n"
		 "```diagram c\ntyp: linje\ntabell: n\nserier: Nämnd; Utfall; Andel; Z\ntill: utfall\n```\n"
		 "{{för budget}}\n```tabell u\n| A | B |\n|--|--|\n| x | =1 |\n```\n{{slut}}\n"
		 "```diagram 5\ntyp: linje\ntabell: u\nsummor: nej\n```\n");
	(void)bind_all(f);
	assert_int_equal(diags_exit_status(&f->s->diags), 3);
	assert_fault(f, "d.md:15:6: unknown kind of chart \"tårta\"");
	assert_fault(f, "d.md:17:1: unknown setting \"färg\" of a chart");
	assert_fault(f, "d.md:19:12: the id \"a\" stands already in line 14");
	assert_fault(f, "d.md:19:12: a chart needs \"typ: staplar\"");
	assert_fault(f, "d.md:19:12: a chart needs \"tabell: ID\"");
	assert_fault(f, "d.md:39:12: \"5\" can not be the id of a chart");
	assert_fault(f, "d.md:42:9: expected \"ja\"");
}

static void what_charts_can_not_show(void **state)
{
	struct fixture *f = *state;

	region();
	template(f, "d.md",
		 "---\ndokument: d\n---\n" BOARDS "```diagram a\ntyp: staplar\ntabell: x\n```\n"
		 "```diagram b\ntyp: brygga\ntabell: n\netikett: Y\n```\n"
		 "```diagram c\ntyp: linje\ntabell: n\nserier: Utfall; Nämnd; Andel; Z\ntill: utfall\n```\n"
		 "{{för budget}}\n```tabell u\n| A | B |\n|--|--|\n| x | =1 |\n```\n```diagram\ntyp: staplar\ntabell: "
		 "n\n```\n{{slut}}\n"
		 "```diagram e\ntyp: linje\ntabell: u\n```\n"
		 "```tabell v\n| A | B |\n|--|--|\n| x | y |\n```\n```diagram\ntyp: linje\ntabell: v\ntitel: {{tabell "
		 "n}}\n```\n");
	faulty(f);
	assert_fault(f, "d.md:16:9: there is no table \"x\" in this template");
	assert_fault(f, "d.md:18:12: a brygga shows one column");
	assert_fault(f, "d.md:21:10: table n has no column \"Y\"");
	assert_fault(f, "d.md:26:17: column Nämnd holds no figures");
	assert_fault(f, "d.md:26:24: column Andel has another unit");
	assert_fault(f, "d.md:26:31: table n has no column \"Z\"");
	assert_fault(f, "d.md:27:7: \"utfall\" is not the name of a cell in table n");
	assert_fault(f, "d.md:35:11: a chart can not stand in repeated text");
	assert_fault(f, "d.md:42:9: table \"u\" stands in repeated text");
	assert_fault(f, "d.md:51:9: table v has no column of figures");
	assert_fault(f, "d.md:52:8: a reference stands in a document's text");
}

/* A line says so in its place, references to its number go on, and a finding notes it. */
static void no_figures_now(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(
		document_text(f, "",
			      "Se {{figur x}}.\n```tabell t\nrad: budget där version = \"ingen\"\nkolumn V: [version]\n"
			      "kolumn B: =[belopp]\n```\n```diagram x\ntitel: Inget\ntyp: staplar\ntabell: t\n```\n"),
		"Se figur~1.\nT \nFigur 1. Inget. Det finns inga tal att visa.\n");
	assert_null(composed(f, "d")->blocks->runs->next->anchor);
	assert_int_equal(f->findings.items[0].severity, SEVERITY_NOTE);
	assert_string_equal(str_c(f->arena, f->findings.items[0].place), "d.md:10");
	assert_string_equal(str_c(f->arena, f->findings.items[0].message),
			    "Tabellen t har inga tal att visa i dokumentet d.");
}

/* The sum row that summa makes is below every cell. */
static void ends_above_the_sum(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(
		points(f, chart_of(f, "```tabell t\nsumma: S\n| P | A |\n|--|--|\n| a | =1 |\n| b | sist: =2 "
				      "|\n```\n```diagram\ntyp: staplar\ntabell: t\nsummor: ja\ntill: sist\n```\n")),
		"a|A 1\nb|A 2\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(bars_of_all_figures),
		FORMULA_TEST(figures_are_the_tables),
		FORMULA_TEST(sums_and_labels_on_request),
		FORMULA_TEST(a_bridge),
		FORMULA_TEST(sum_preserving_without_the_table),
		FORMULA_TEST(one_for_each_unit),
		FORMULA_TEST(faults_of_charts),
		FORMULA_TEST(what_charts_can_not_show),
		FORMULA_TEST(no_figures_now),
		FORMULA_TEST(ends_above_the_sum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
