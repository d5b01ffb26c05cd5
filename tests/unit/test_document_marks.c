/* Limits for the figures of a table: "markera". */
#include "document_fixture.h"

static const char *marks_text(struct fixture *f, const struct doc_table *table)
{
	static const char *const sides[] = {"<", "<=", ">", ">="};
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < table->mark_count; i++) {
		const struct table_mark *mark = &table->marks[i];
		buf_printf(&out, "%zu %s %s: %s\n", mark->column, sides[mark->side],
			   value_shown(f->s, value_number(mark->limit)), plain(f, mark->words));
	}
	return finished(f, &out);
}

/* A table of two columns of figures and a text: its marks. */
static const char *marks_of(struct fixture *f, const char *setting)
{
	template(f, "d.md",
		 str_c(f->arena,
		       str_printf(
			       f->arena,
			       "---\ndokument: d\n---\n```tabell t\nenhet: mkr\n%s\n| Post | Avvikelse | Andel \"Andel "
			       "av allt\" | Ord |\n|--|--|--|--|\n| a | =1 mkr | =0,5 i procent | =\"x\" |\n```\n",
			       setting)));
	calculate(f);
	return marks_text(f, doc_table(composed(f, "d"), "t"));
}

static void sides_and_units(void **state)
{
	assert_string_equal(marks_of(*state, "markera: [Avvikelse] < -5 mkr; [avvikelse]>= 2500 tkr ;[Andel] <= 60 %; "
					     "[Andel] > MAX(0,9;1/3);"),
			    "1 < -5000000: Avvikelse under -5~mkr\n1 >= 2500000: Avvikelse minst 2,5~mkr\n"
			    "2 <= 0.6: Andel av allt högst 60~%\n2 > 0.9: Andel av allt över 90~%\n");
}

static void names_and_parameters(void **state)
{
	struct fixture *f = *state;

	formulas(f, "stor: =gräns*3000\nsteg(n): =n*stor\n");
	assert_string_equal(marks_of(f, "markera: [Avvikelse] < -stor; [Avvikelse] > steg(2)+månad"),
			    "1 < -300000: Avvikelse under -0,3~mkr\n1 > 600011: Avvikelse över 0,600011~mkr\n");
	assert_string_equal(text_of(f, composed(f, "d")), "T \n a|1|50,0~%|x\n");
}

/* Two columns of one title are told apart by the titles above them. */
static void titles_that_are_alike(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nenhet: tkr\nmarkera: [A] < 0; [B] < 0; [U] > 1 tkr\n"
		 "kolumngrupp: Ackumulerat = U; A\nkolumngrupp: Helår {{år}} = P; B\n"
		 "| Post | U \"Utfall\" | A \"Avvikelse\" | P \"Prognos\" | B \"Avvikelse\" |\n|--|--|--|--|--|\n"
		 "| a | =1 | =2 | =3 | =4 |\n```\n");
	calculate(f);
	assert_string_equal(marks_text(f, doc_table(composed(f, "d"), "t")),
			    "2 < 0: Avvikelse (Ackumulerat) under 0~tkr\n4 < 0: Avvikelse (Helår 2020) under 0~tkr\n"
			    "1 > 1000: Utfall över 1~tkr\n");
}

/* Each table of repeated text has them; in a document for one förvaltning names are the förvaltning's. */
static void repeated_tables_and_forvaltningar(void **state)
{
	struct fixture *f = *state;

	region();
	formulas(f, "kostnad: =SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\")\n");
	template(f, "m.md",
		 "---\ndokument: m\nför varje: förvaltning\n---\n{{för organisation där typ = \"ansvar\"}}\n"
		 "```tabell t\nenhet: kr\nmarkera: [B] > kostnad; [B] > region.kostnad\nrad: budget\n"
		 "kolumn Post: [post]\nkolumn B \"Budget {{[namn]}}\": =[belopp]\n```\n{{slut}}\n");
	calculate(f);
	assert_string_equal(marks_text(f, doc_table(composed(f, "m-f2"), "t")),
			    "1 > 50: Budget Museum över 50~kr\n1 > 750.5: Budget Museum över 750,5~kr\n");
}

static void a_limit_without_a_value(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(marks_of(f, "markera: [Avvikelse] < 1/(år-2020); [Avvikelse] < 1 mkr"),
			    "1 < 1000000: Avvikelse under 1~mkr\n");
	assert_int_equal(f->findings.count, 1);
}

static void faulty_line(struct fixture *f, const char *setting)
{
	template(f, "d.md",
		 str_c(f->arena, str_printf(f->arena,
					    "---\ndokument: d\n---\n```tabell t\n%s\nrad: budget\nkolumn Post: [post]\n"
					    "kolumn B: =[belopp]\nkolumn Ord: {{[post]}}\n```\n",
					    setting)));
	faulty(f);
}

static void unknown_column(void **state)
{
	faulty_line(*state, "markera: [B] < 1; [Bb] < 2");
	assert_fault((struct fixture *)*state, "d.md:5:19: this table has no column \"Bb\"");
}

static void text_column(void **state)
{
	faulty_line(*state, "markera: [Ord] < 1");
	assert_fault((struct fixture *)*state, "d.md:5:10: column Ord holds no figures: a limit is one for figures");
}

static void text_limit(void **state)
{
	faulty_line(*state, "markera: [B] < omgång");
	assert_fault((struct fixture *)*state, "d.md:5:16: expected a number here, found omgång");
}

static void limit_of_a_row(void **state)
{
	faulty_line(*state, "markera: [B] < 2*[belopp]");
	assert_fault((struct fixture *)*state,
		     "d.md:5:18: a limit is one for the whole column: it can not refer to a row");
}

static void limit_of_the_rows_above(void **state)
{
	faulty_line(*state, "markera: [B] < SUMMA(ovan)");
	assert_fault((struct fixture *)*state, "d.md:5:22: \"ovan\" means the rows above in a table");
}

static void other_notations(void **state)
{
	struct fixture *f = *state;

	faulty_line(f, "markera: [B] = 2; B < 2; [B]");
	assert_fault(f, "d.md:5:10: a limit is written \"[Kolumn] < formel\"");
	assert_fault(f, "d.md:5:19: a limit is written");
	assert_fault(f, "d.md:5:26: a limit is written");
}

static void more_behind_a_limit(void **state)
{
	faulty_line(*state, "markera: [B] < 2 [B] > 3");
	assert_fault((struct fixture *)*state, "d.md:5:18: expected ; or the end of the line here");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(sides_and_units),
		FORMULA_TEST(names_and_parameters),
		FORMULA_TEST(titles_that_are_alike),
		FORMULA_TEST(repeated_tables_and_forvaltningar),
		FORMULA_TEST(a_limit_without_a_value),
		FORMULA_TEST(unknown_column),
		FORMULA_TEST(text_column),
		FORMULA_TEST(text_limit),
		FORMULA_TEST(limit_of_a_row),
		FORMULA_TEST(limit_of_the_rows_above),
		FORMULA_TEST(other_notations),
		FORMULA_TEST(more_behind_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
