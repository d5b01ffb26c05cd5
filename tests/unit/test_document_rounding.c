/* Sum-preserving rounding, and the remark where printed sums do not add up. */
#include "document_fixture.h"

#include "document/rounding.h"

/* "125;125,5;114,5" to no decimals with that total; the result joined by spaces. */
static const char *rounded(struct fixture *f, const char *list, const char *total, int decimals)
{
	struct num parts[16], out[16], sum;
	struct str rest = str_from(list), text = {NULL, 0};
	size_t count = 0;

	while (rest.n)
		assert_true(num_parse(f->arena, str_cut(&rest, ';'), &parts[count++]));
	assert_true(num_parse(f->arena, str_from(total), &sum));
	bool good = round_preserving(f->arena, parts, count, sum, decimals, out);
	for (size_t i = 0; i < count; i++) {
		struct str one = num_text(f->arena, out[i], (unsigned)decimals);
		text = str_printf(f->arena, "%.*s%s%.*s", STR_ARG(text), i ? " " : good ? "" : "! ", STR_ARG(one));
	}
	return str_c(f->arena, text);
}

static void largest_remainder(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(rounded(f, "125;125,5;114,5", "365", 0), "125 125 115");
	assert_string_equal(rounded(f, "-125;-125,5;-114,5", "-365", 0), "-125 -125 -115");
	assert_string_equal(rounded(f, "0,4;0,4;0,4", "1", 0), "0 0 1");
	assert_string_equal(rounded(f, "0,6;0,6;0,6", "2", 0), "0 1 1");
	assert_string_equal(rounded(f, "2,5;-0,9", "2", 0), "3 -1");
	assert_string_equal(rounded(f, "1,25;1,25;1,5", "4", 1), "1.2 1.3 1.5");
	assert_string_equal(rounded(f, "1;2;3", "6", 0), "1 2 3");
	assert_string_equal(rounded(f, "3,4;-1,4;-1,4", "1", 0), "3 -1 -1");
	assert_string_equal(rounded(f, "1;2", "9", 0), "! 1 2");
	assert_string_equal(rounded(f, "0,5", "0", 0), "0");
}

static const char *rounding_table(struct fixture *f, const char *settings, const char *rows, struct str *remark)
{
	template(f, "d.md",
		 str_c(f->arena,
		       str_printf(f->arena,
				  "---\ndokument: d\n---\n```tabell t\nenhet: mkr\n%s| P | B |\n|--|--|\n%s```\n",
				  settings, rows)));
	calculate(f);
	struct doc_table *table = doc_table(composed(f, "d"), "t");
	*remark = table->remark;
	return rows_text(f, table);
}

static void printed_rows_add_up(void **state)
{
	struct fixture *f = *state;
	struct str remark;

	assert_string_equal(rounding_table(f, "avrundning: summabevarande\n",
					   "| a | =125 mkr |\n| b | =125,5 mkr |\n| varav c | =0,5 mkr |\n| d | "
					   "namn_d: =114,5 mkr |\n| **S** | =SUMMA(ovan) |\n",
					   &remark),
			    " a|125\n b|125\nvvarav c|1\n d|115\n+S|365\n");
	assert_int_equal(remark.n, 0);
	assert_figure(f, "namn_d", "114500000");
}

static void otherwise_a_remark(void **state)
{
	struct str remark;

	assert_string_equal(
		rounding_table(*state, "",
			       "| a | =125 mkr |\n| b | =125,5 mkr |\n| d | =114,5 mkr |\n| **S** | =SUMMA(ovan) |\n",
			       &remark),
		" a|125\n b|126\n d|115\n+S|365\n");
	assert_true(str_equal(remark, S("Till följd av avrundning kan summor avvika.")));
}

static void no_remark_where_they_add_up(void **state)
{
	struct str remark;

	(void)rounding_table(*state, "anmärkning: Obs.\n",
			     "| a | =1 mkr |\n| b | =2,4 mkr |\n| **S** | =SUMMA(ovan) |\n", &remark);
	assert_true(str_equal(remark, S("Obs.")));
}

static void no_remark_on_a_sum_without_value(void **state)
{
	struct str remark;

	assert_string_equal(
		rounding_table(*state, "", "| a | =1 mkr |\n| b | =1/0 |\n| **S** | =SUMMA(ovan) |\n", &remark),
		" a|1\n b|#DIV/0!\n+S|#DIV/0!\n");
	assert_int_equal(remark.n, 0);
}

/* A sum of everything takes a sum of everything above as one part, with all that it sums. */
static void sums_of_sums(void **state)
{
	struct fixture *f = *state;
	struct str remark;

	assert_string_equal(rounding_table(f, "avrundning: summabevarande\n",
					   "| a | =0,4 mkr |\n| b | =0,4 mkr |\n| **S1** | =SUMMA(ovan) |\n| c | =0,4 "
					   "mkr |\n| **S2** | =SUMMA(samtliga) |\n"
					   "| d | =0,4 mkr |\n| totalt: T | =SUMMA(samtliga) |\n",
					   &remark),
			    " a|0\n b|1\n+S1|1\n c|0\n+S2|1\n d|1\n=T|2\n");
	assert_int_equal(remark.n, 0);
}

static void nested_groups(void **state)
{
	struct fixture *f = *state;

	region();
	input("budget.csv", "period;post;enhet;version;belopp\n2020-01;Personal;HSN;fullmäktige;0,4\n2020-01;Personal;"
			    "HSN;tillägg;0,4\n"
			    "2020-01;Personal;RUN;fullmäktige;0,4\n2020-02;Personal;RUN;fullmäktige;0,4\n2020-02;"
			    "Personal;RUN;tillägg;0,4\n");
	assert_string_equal(table_rows(f, "avrundning: summabevarande\nenhet: kr\nrad: budget\ngrupp: enhet; "
					  "period\nkolumn V: [version]\nkolumn B: =[belopp] i kr 0\nsumma: T\n"),
			    "#Hälsonämnden|\n#2020-01|\n fullmäktige|0\n tillägg|1\n+Summa 2020-01|1\n+Summa "
			    "Hälsonämnden|1\n#Utvecklingsnämnden|\n#2020-01|\n"
			    " fullmäktige|0\n+Summa 2020-01|0\n#2020-02|\n fullmäktige|0\n tillägg|1\n+Summa "
			    "2020-02|1\n+Summa Utvecklingsnämnden|1\n=T|2\n");
}

/* ---- across a row ---- */

static struct str remark_of(struct fixture *f, const char *lines)
{
	template(f, "d.md",
		 str_c(f->arena,
		       str_printf(f->arena, "---\ndokument: d\n---\n```tabell t\nenhet: mkr\n%s```\n", lines)));
	calculate(f);
	return doc_table(composed(f, "d"), "t")->remark;
}

/* 1,4 − 0,6 = 0,8 is printed 1 − 1 = 1. */
static void differences_of_a_row(void **state)
{
	assert_true(str_equal(
		remark_of(*state, "| P | A | B | C =[A]-[B] |\n|--|--|--|--|\n| x | =1,4 mkr | =0,6 mkr | |\n"),
		S("Till följd av avrundning kan summor avvika.")));
}

static void sums_of_a_row_by_a_named_formula(void **state)
{
	struct fixture *f = *state;

	formulas(f, "hop(a;b): =SUMMA(a;-(-b))\n");
	assert_int_not_equal(
		remark_of(f, "| P | A | B | C =hop([A];[B]) |\n|--|--|--|--|\n| x | =1,4 mkr | =1,4 mkr | |\n").n, 0);
}

/* A sum row whose cells say something else of the same: it is read across as well. */
static void differences_of_a_sum_row(void **state)
{
	assert_int_not_equal(remark_of(*state, "| P | A | B | C =[A]-[B] |\n|--|--|--|--|\n| x | =2 mkr | =1 mkr | |\n"
					       "| **S** | =1,4 mkr | =0,6 mkr | =0,8 mkr |\n")
				     .n,
			     0);
}

static void rows_that_add_up(void **state)
{
	assert_int_equal(
		remark_of(
			*state,
			"| P | A | B | C =[A]-[B] |\n|--|--|--|--|\n| x | =1,4 mkr | =0,3 mkr | |\n| y | =1,4 mkr | | "
			"|\n| z | =1,4 mkr | =0,6 mkr | =7 mkr |\n")
			.n,
		0);
}

/* 0,4 + 0,4 = 0,8 is printed 0 + 0 = 1. */
static void sums_of_named_cells(void **state)
{
	struct fixture *f = *state;

	assert_true(str_equal(remark_of(f, "| P | A |\n|--|--|\n| a | ett: =0,4 mkr |\n| b | två: =0,4 mkr |\n"
					   "| **S** | =ett+två |\n"),
			      S("Till följd av avrundning kan summor avvika.")));
}

static void sums_of_named_cells_and_posts(void **state)
{
	assert_true(
		str_equal(remark_of(*state, "dölj: noll\n| P | A |\n|--|--|\n| **R** | ett: =0,4 mkr |\n| b | två: =0 "
					    "|\n| c | =0,4 mkr |\n| totalt: S | =ett+två+SUMMA(ovan) |\n"),
			  S("Till följd av avrundning kan summor avvika.")));
}

static void sums_of_named_cells_that_add_up(void **state)
{
	assert_int_equal(remark_of(*state,
				   "| P | A | B |\n|--|--|--|\n| a | ett: =0,4 mkr | =0,6 mkr |\n| b | två: =1 mkr | "
				   "|\n| **S** | =ett+två | =ett+två i tkr |\n| **D** | =ett*2 | |\n")
				 .n,
			 0);
}

/* Other units, products and quotients are not read across. */
static void what_is_not_read_across(void **state)
{
	assert_int_equal(remark_of(*state,
				   "| P | A | B =[P]&\"\" | C =[A]-[D] | D =[A]*0,5 | E =[A]+[F] | F =0,6 mkr i tkr |\n"
				   "|--|--|--|--|--|--|--|\n| x | =2,4 mkr | | =2*[A] | | | |\n")
				 .n,
			 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(largest_remainder),
		FORMULA_TEST(printed_rows_add_up),
		FORMULA_TEST(otherwise_a_remark),
		FORMULA_TEST(no_remark_where_they_add_up),
		FORMULA_TEST(no_remark_on_a_sum_without_value),
		FORMULA_TEST(sums_of_sums),
		FORMULA_TEST(nested_groups),
		FORMULA_TEST(differences_of_a_row),
		FORMULA_TEST(sums_of_a_row_by_a_named_formula),
		FORMULA_TEST(differences_of_a_sum_row),
		FORMULA_TEST(rows_that_add_up),
		FORMULA_TEST(sums_of_named_cells),
		FORMULA_TEST(sums_of_named_cells_and_posts),
		FORMULA_TEST(sums_of_named_cells_that_add_up),
		FORMULA_TEST(what_is_not_read_across),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
