/* The ledger is summed as it streams by: exactly, in the same order every night, whatever its size. */
#include "table_sample.h"

#define HEADER "period;verifikation;konto;ansvar;belopp\n"

static void cubes(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok.csv", HEADER "202002;1;4010;0102;0,10\n202001;1;4010;0102;0,20\n2020-02;1;4020;0102;0,30\n"
				     "2020-02;1;4010;0101;-0,10\n2020-02;1;4010;;1\n");
	open_store(s);
	struct cube *by_period = cube_over(s, "ansvar period konto");
	struct cube *by_post = cube_over(s, "post");
	struct cube *all = store_cube(s->store, NULL, 0);
	assert_ptr_equal(by_period, cube_over(s, "konto period ansvar period"));
	assert_ptr_not_equal(by_period, by_post);
	assert_ptr_equal(store_cubes(s->store), by_period);
	assert_ptr_equal(by_period->next, by_post);
	read_store(s);
	assert_string_equal(cube_shown(s, by_period), "202001|4010|0102|0.2|1\n"
						      "202002|4010||1|1\n"
						      "202002|4010|0101|-0.1|1\n"
						      "202002|4010|0102|0.1|1\n"
						      "202002|4020|0102|0.3|1\n");
	assert_string_equal(cube_shown(s, by_post), "Lönekostnader|1.2|4\nPersonalkostnader|0.3|1\n");
	assert_string_equal(cube_shown(s, all), "1.5|5\n");
	assert_true(str_equal(by_period->table.columns[3].name, S("belopp")));
	assert_true(str_equal(by_period->table.columns[4].name, S("antal")));
	assert_int_equal(by_period->table.columns[0].type, COLUMN_PERIOD);
}

static void no_ledger(void **state)
{
	struct sample *s = *state;

	open_store(s);
	struct cube *cube = cube_over(s, "period");
	size_t columns[] = {2};
	struct groups *groups = store_groups(s->store, columns, 1);
	read_store(s);
	assert_int_equal(cube->table.row_count, 0);
	assert_int_equal(groups->count, 0);
}

static void files_in_order(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok_2020.csv", "belopp,konto,ansvar,verifikation,period,extra\n1,4010,,1,2020-01,x\n");
	input("huvudbok_2019.csv", HEADER "2019-01;1;4010;;2\n");
	input("huvudbok.csv", HEADER "2018-01;1;4010;;4\n");
	open_store(s);
	struct cube *cube = cube_over(s, "år extra");
	read_store(s);
	assert_string_equal(cube_shown(s, cube), "|2018|4|1\n|2019|2|1\nx|2020|1|1\n");
	assert_true(str_equal(store_file(s->store, 0), S("in/huvudbok.csv")));
	assert_true(str_equal(store_file(s->store, 2), S("in/huvudbok_2020.csv")));
}

/* Rows of a voucher need not follow each other, nor lie in one file. */
static void vouchers(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok_1.csv", HEADER "2020-01;A1;4010;;100\n2020-01;A2;4010;;0,01\n2020-01;A1;1930;;-100\n"
				       "2020-01;A3;4010;;5\n2021-01;A3;4010;;-5\n2020-01;A5;4010;;0\n");
	input("huvudbok_2.csv", HEADER "2020-02;A2;1930;;-0,01\n2020-03;A4;1930;;-7\n2020-03;A1;1930;;3\n2020-03;A1;1930;;4\n");
	open_store(s);
	size_t columns[] = {column_named(s, store_ledger(s->store), "år"),
			    column_named(s, store_ledger(s->store), "verifikation")};
	struct groups *groups = store_groups(s->store, columns, 2);
	assert_ptr_equal(groups, store_groups(s->store, columns, 2));
	read_store(s);

	struct str text = {NULL, 0};
	for (size_t i = 0; i < groups->count; i++) {
		const struct group *group = &groups->items[i];
		text = str_printf(&s->arena, "%.*s%s %s %s %d %u:%u\n", STR_ARG(text), value_shown(s, group->keys[0]),
				  value_shown(s, group->keys[1]), value_shown(s, value_number(group->sum)),
				  (int)group->rows, group->first.file, group->first.line);
	}
	assert_string_equal(str_c(&s->arena, text), "2020 A3 5 1 0:5\n2021 A3 -5 1 0:6\n2020 A4 -7 1 1:3\n2020 A1 7 2 1:4\n");
}

/* A group by what codes lead to: its rows need not balance for each code. */
static void groups_of_units(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok.csv", HEADER "2020-01;1;4010;0101;5\n2020-01;1;4010;0102;-5\n2020-01;1;1930;0102;3\n"
				     "2020-08;1;4010;0101;-4\n2020-08;2;4010;0101;4\n2020-08;3;4010;0101;1\n");
	open_store(s);
	size_t columns[] = {column_named(s, store_ledger(s->store), "nämnd"),
			    column_named(s, store_ledger(s->store), "verifikation")};
	struct groups *groups = store_groups(s->store, columns, 2);
	read_store(s);
	assert_int_equal(groups->count, 4);
	assert_string_equal(value_shown(s, groups->items[0].keys[0]), "HSN");
	assert_string_equal(value_shown(s, value_number(groups->items[0].sum)), "3");
	assert_int_equal(groups->items[0].rows, 1); /* those before it add up to nothing */
	assert_int_equal(groups->items[0].first.line, 4);
	assert_string_equal(value_shown(s, groups->items[1].keys[0]), "RUN");
	assert_int_equal(groups->items[3].first.line, 7);

	size_t alone[] = {column_named(s, store_ledger(s->store), "nämnd")};
	assert_int_equal(store_groups(s->store, alone, 1)->count, 0); /* asked for too late: nothing was read for it */
}

/* A group whose finer parts are open, and which is even. */
static void groups_that_are_even_in_all(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok.csv", HEADER "2020-01;1;4010;0101;5\n2020-01;1;4010;0102;-5\n2020-08;1;4010;0101;1\n");
	open_store(s);
	size_t columns[] = {column_named(s, store_ledger(s->store), "nämnd")};
	struct groups *groups = store_groups(s->store, columns, 1);
	read_store(s);
	assert_int_equal(groups->count, 1);
	assert_string_equal(value_shown(s, groups->items[0].keys[0]), "RUN");
}

/* A combination is forgotten when it is even: a hundred thousand vouchers need no more memory than one. */
static void many_vouchers(void **state)
{
	struct sample *s = *state;
	FILE *file = fopen("in/huvudbok.csv", "w");

	input_region();
	assert_non_null(file);
	fputs(HEADER, file);
	for (int i = 0; i < 100000; i++)
		fprintf(file, "2020-%02d;V%d;4010;0102;%d,%02d\n2020-%02d;V%d;1930;;-%d,%02d\n", i % 12 + 1, i, i, i % 100,
			i % 12 + 1, i, i, i % 100);
	fclose(file);
	open_store(s);
	size_t columns[] = {column_named(s, store_ledger(s->store), "år"),
			    column_named(s, store_ledger(s->store), "verifikation")};
	struct groups *groups = store_groups(s->store, columns, 2);
	struct cube *cube = cube_over(s, "nämnd");
	size_t before = s->arena.used;
	read_store(s);
	assert_int_equal(groups->count, 0);
	assert_string_equal(cube_shown(s, cube), "|-4999999500|100000\nHSN|4999999500|100000\n");
	assert_in_range(s->arena.used - before, 0, 200000);
}

static void a_sum_that_does_not_fit(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok.csv", HEADER "2020-01;1;4010;;90000000000000000\n2020-01;1;4010;;-1\n2020-02;1;4010;;90000000000000000\n");
	open_store(s);
	cube_over(s, "konto");
	assert_false(store_read(s->store, NULL, NULL, &s->diags));
	assert_says(s, "in/huvudbok.csv:4: the sum of belopp becomes too large here");
	assert_int_equal(s->diags.count, 1);
}

static void faults_in_the_stream(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok.csv", HEADER "2020-01;1;4010;0102;1\n2020-15;1;4010;;x\n2020-01;1;;0102;1\n2020-01;1;4010\n"
				     "2020-01;1;4010;0102;1.234\n");
	faulty_store(s);
	assert_says(s, "in/huvudbok.csv:3:1: period is \"2020-15\"");
	assert_says(s, "in/huvudbok.csv:3:17: belopp is \"x\"");
	assert_says(s, "in/huvudbok.csv:4:11: konto is empty");
	assert_says(s, "in/huvudbok.csv:5: the row has 3 cells");
	assert_says(s, "in/huvudbok.csv:6:21: belopp is \"1.234\": the point may");
	assert_int_equal(s->diags.count, 5);
}

static int visited;

/* Each row's belopp is its number; ends at the second. */
static bool note_row(void *user, const struct value *values, struct row_origin origin)
{
	(void)user;
	visited++;
	assert_int_equal(origin.line, visited + 1);
	assert_true(str_equal(values[0].text, visited == 2 ? S("Ej fördelat") : S("HSN")));
	assert_int_equal(values[1].num.hundredths, visited * 100);
	return visited < 2;
}

static void visits(void **state)
{
	struct sample *s = *state;
	size_t count;

	input_region();
	input("huvudbok.csv", HEADER "2020-01;1;4010;0102;1\n2020-01;1;4010;0999;2\n2020-01;1;4010;0102;3\n");
	open_store(s);
	size_t columns[] = {column_named(s, store_ledger(s->store), "nämnd"),
			    column_named(s, store_ledger(s->store), "belopp")};
	read_store(s);
	visited = 0;
	assert_true(store_visit_ledger(s->store, columns, 2, note_row, NULL, &s->diags));
	assert_int_equal(visited, 2);
	assert_int_equal(store_unknown(s->store, &count)->rows, 1);
	assert_int_equal(count, 1);
}

static void what_was_read(void **state)
{
	struct sample *s = *state;

	input_region();
	input("huvudbok_b.csv", HEADER "2020-02;1;4010;;1\n2020-01;1;4010;;2\n2020-02;1;4010;;4\n");
	input("huvudbok_a.csv", HEADER);
	input("historik.csv", "år;post;belopp\n2019;a;1,5\n2020;a;-3\n");
	input("nyckeltal.csv", "period;mått;värde\n2020-03;x;1\n");
	open_store(s);
	assert_int_equal(table_named(s, "inläst")->row_count, 0);
	read_store(s);
	assert_string_equal(rows_of(s, "inlast", "källa tabell period antal belopp"),
			    "historik.csv|historik||2|-1.5\n"
			    "huvudbok_a.csv|huvudbok||0|\n"
			    "huvudbok_b.csv|huvudbok|202001|1|2\n"
			    "huvudbok_b.csv|huvudbok|202002|2|5\n"
			    "kontoplan.csv|kontoplan||4|\n"
			    "nyckeltal.csv|nyckeltal|202003|1|\n"
			    "organisation.csv|organisation||8|\n");
}

static uint64_t last_done, all_bytes;

static void note_progress(void *user, uint64_t done, uint64_t all)
{
	(void)user;
	assert_true(done >= last_done && done <= all);
	last_done = done;
	all_bytes = all;
}

static void progress(void **state)
{
	struct sample *s = *state;
	FILE *file = fopen("in/huvudbok.csv", "w");

	input_region();
	assert_non_null(file);
	fputs(HEADER, file);
	for (int i = 0; i < 100000; i++)
		fputs("2020-01;1;4010;0102;1\n", file);
	fclose(file);
	open_store(s);
	last_done = 0;
	assert_true(store_read(s->store, note_progress, NULL, &s->diags));
	assert_true(all_bytes > 2000000);
	assert_int_equal(last_done, all_bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(cubes),
		SAMPLE_TEST(no_ledger),
		SAMPLE_TEST(files_in_order),
		SAMPLE_TEST(vouchers),
		SAMPLE_TEST(groups_of_units),
		SAMPLE_TEST(groups_that_are_even_in_all),
		SAMPLE_TEST(many_vouchers),
		SAMPLE_TEST(a_sum_that_does_not_fit),
		SAMPLE_TEST(faults_in_the_stream),
		SAMPLE_TEST(visits),
		SAMPLE_TEST(what_was_read),
		SAMPLE_TEST(progress),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
