/* What tables say of several columns or rows at once: titles above columns, sums carried from page to page. */
#include "document_fixture.h"

static struct doc_table *table_of(struct fixture *f, const char *lines)
{
	template(f, "d.md",
		 str_c(f->arena, str_printf(f->arena, "---\ndokument: d\n---\n```tabell t\n%s```\n", lines)));
	calculate(f);
	struct doc_table *table = doc_table(composed(f, "d"), "t");
	if (diags_faults(&f->s->diags))
		fail_msg("%s", said(f->s));
	return table;
}

/* A line for each row: its carried sums between bars, "!" where they do not add up. */
static const char *carried(struct fixture *f, const struct doc_table *table)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < table->row_count; i++) {
		for (size_t k = 0; k < table->column_count; k++)
			buf_printf(&out, "%s%s", k ? "|" : "", plain(f, table->rows[i].carried[k]));
		buf_printf(&out, "%s\n", table->rows[i].carried_rounds ? "!" : "");
	}
	return finished(f, &out);
}

static const char *groups(struct fixture *f, const struct doc_table *table)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < table->group_count; i++)
		buf_printf(&out, "%s %zu+%zu\n", plain(f, table->groups[i].title), table->groups[i].first,
			   table->groups[i].count);
	return finished(f, &out);
}

/* ---- titles above columns ---- */

static void column_groups(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(
		groups(f, table_of(f, "kolumngrupp: Helår = D\nkolumngrupp: Till {{månad}} {{\"a=b\"}} = B; c\n"
				      "| A | B | C | D |\n|--|--|--|--|\n| x | =1 | =2 | =3 |\n")),
		"Till 11 a=b 1+2\nHelår 3+1\n");
}

static void column_groups_of_columns(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(
		groups(f, table_of(f, "rad: budget\nkolumn V: [version]\nkolumn \"A\" \"Rubrik\": =[belopp]\nkolumn "
				      "Ack: =[belopp]\nkolumn B: =[belopp]\nkolumngrupp: Ackumulerat {{år}} = "
				      "Ack; B\n")),
		"Ackumulerat 2020 2+2\n");
}

static void faults_of_column_groups(void **state)
{
	struct fixture *f = *state;

	template(f, "d.md",
		 "---\ndokument: d\n---\n```tabell t\nkolumngrupp: X\nkolumngrupp: X = B; Y\nkolumngrupp: X = B; "
		 "D\nkolumngrupp: X = "
		 "B; C\nkolumngrupp: X = C; D\nkolumngrupp: {{tabell t}} = A\n| A | B | C | D |\n|--|--|--|--|\n| x | "
		 "=1 | =2 | =3 |\n```\n");
	(void)bind_all(f);
	assert_fault(f, "d.md:5:14: a title above columns is written");
	assert_fault(f, "d.md:6:21: this table has no column \"Y\"");
	assert_fault(f, "d.md:7:21: the columns of a kolumngrupp stand side by side");
	assert_fault(f, "d.md:9:14: a column belongs to one kolumngrupp");
	assert_null(strstr(said(f->s), "d.md:8:"));
}

/* ---- transport ---- */

static void posts_are_carried(void **state)
{
	struct fixture *f = *state;
	struct doc_table *table =
		table_of(f, "enhet: mkr\ntransport: ja\n| P | A | B | Text | Kvot =[A]/[B] i procent "
			    "|\n|--|--|--|--|--|\n| rubrik: R | | | | |\n"
			    "| a | =1,4 mkr | =2 mkr | t | |\n| varav b | =1 mkr | =1 mkr | | |\n| c | =1,4 mkr | "
			    "=2000 tkr i tkr | | |\n"
			    "| d | =-2000 mkr | =1 mkr | | |\n| **S** | =SUMMA(ovan) | =SUMMA(ovan) | | |\n");

	assert_string_equal(carried(f, table), "||||\n|1|||\n|1|||\n|3|||!\n|-1~997|||!\n|-1~997|||!\n");
	assert_true(str_equal(table->carry_out, S("Transport")));
	assert_true(str_equal(table->carry_in, S("Transport från föregående sida")));
}

/* What stands below the last sum is in none, whatever its unit. */
static void posts_below_the_sums_are_not(void **state)
{
	struct fixture *f = *state;
	struct doc_table *table =
		table_of(f, "enhet: mkr\ntransport: ja\n| P | A |\n|--|--|\n| a | =1 mkr |\n| **S** | =SUMMA(ovan) |\n"
			    "| b | =2 mkr |\n| totalt: T | =SUMMA(samtliga) |\n| Per månad | =12 tkr i tkr |\n");

	assert_string_equal(carried(f, table), "|1\n|1\n|3\n|3\n|3\n");
}

static void carried_as_printed(void **state)
{
	struct fixture *f = *state;
	struct doc_table *table = table_of(
		f, "enhet: mkr\ndecimaler: 1\navrundning: summabevarande\ntransport: ja\n| P | A |\n|--|--|\n| "
		   "a | =0,04 mkr |\n| b | =0,04 mkr |\n| c | =0,04 mkr |\n| **S** | =SUMMA(ovan) |\n");

	assert_string_equal(rows_text(f, table), " a|0,0\n b|0,0\n c|0,1\n+S|0,1\n");
	assert_string_equal(carried(f, table), "|0,0\n|0,0\n|0,1\n|0,1\n");
}

/* What no sum row of the table sums is not carried; groups make sum rows of their own. */
static void only_what_is_summed(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(
		carried(f,
			table_of(f,
				 "transport: ja\n| P | A | B | C |\n|--|--|--|--|\n| a | =1 | =2 | =3 |\n| b | =1 | =2 "
				 "| =3 |\n| **S** | =SUMMA(ovan) | =7 | |\n")),
		"|1||\n|2||\n|2||\n");
}

static void columns_and_groups(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(
		carried(f,
			table_of(f,
				 "rad: budget\ngrupp: enhet\nenhet: kr\ntransport: ja\nkolumn Period: [period]\nkolumn "
				 "B: "
				 "=[belopp]\nkolumn P: [period]\nkolumn Q: =[B]/2 i kr 1\nkolumn D: =[B]-100\nsumma: "
				 "S\n")),
		"||||\n|500|||400\n|520|||320\n|520|||320\n|520|||320\n|550|||250\n|557|||157\n|557|||157\n|557|||"
		"157\n");
}

static void no_transport(void **state)
{
	struct fixture *f = *state;
	struct doc_table *table = table_of(f, "| P | A |\n|--|--|\n| a | =1 |\n");

	assert_null(table->rows[0].carried);
	assert_int_equal(table->carry_out.n + table->carry_in.n + table->rounding.n, 0);
}

/* The note stands once: in the remark where the table needs it, else ready for the page that does. */
static void rounding_of_carried_sums(void **state)
{
	struct fixture *f = *state;
	static const char note[] = "Till följd av avrundning kan summor avvika.";
	struct doc_table *table = table_of(
		f, "enhet: mkr\ntransport: ja\n| P | A |\n|--|--|\n| a | =1,4 mkr |\n| b | =1,4 mkr |\n| c | =0,2 "
		   "mkr |\n");

	assert_string_equal(carried(f, table), "|1\n|3!\n|3!\n");
	assert_int_equal(table->remark.n, 0);
	assert_string_equal(str_c(f->arena, table->rounding), note);
}

static void rounding_said_already(void **state)
{
	struct fixture *f = *state;
	static const char note[] = "Till följd av avrundning kan summor avvika.";
	struct doc_table *table = table_of(
		f, "enhet: mkr\ntransport: ja\nanmärkning: Till följd av avrundning kan summor avvika.\n| P | A |\n"
		   "|--|--|\n| a | =1,4 mkr |\n| b | =1,4 mkr |\n| **S** | =SUMMA(ovan) |\n");

	assert_string_equal(str_c(f->arena, table->remark), note);
	assert_int_equal(table->rounding.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(column_groups),
		FORMULA_TEST(column_groups_of_columns),
		FORMULA_TEST(faults_of_column_groups),
		FORMULA_TEST(posts_are_carried),
		FORMULA_TEST(posts_below_the_sums_are_not),
		FORMULA_TEST(carried_as_printed),
		FORMULA_TEST(only_what_is_summed),
		FORMULA_TEST(columns_and_groups),
		FORMULA_TEST(no_transport),
		FORMULA_TEST(rounding_of_carried_sums),
		FORMULA_TEST(rounding_said_already),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
