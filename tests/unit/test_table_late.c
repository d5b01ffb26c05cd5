/* Postings after the closing of the run's period, and figures of an earlier run. */
#include "table_sample.h"

#define LEDGER \
	"period;bokförd;verifikation;rad;konto;ansvar;belopp\n2020-11;2020-11-30;1;1;4010;0102;10\n" \
	"2020-11;2020-12-10;2;1;4010;0102;20\n2020-11;2020-12-11;3;1;4010;0102;40\n2020-10;2020-12-12;4;1;4010;0101;80\n" \
	"2020-12;2020-12-20;5;1;4010;0102;160\n2020-11;;6;1;4010;0102;320\n2020-00;2020-12-13;7;1;4010;0102;640\n"

static void check_sum(void **state, const char *status, int32_t merge, int32_t corrected, const char *sum, const char *late)
{
	struct sample *s = *state;
	char periods[200];

	(void)snprintf(periods, sizeof periods, "period;status;stängd\n2020-10;stängd;2020-11-10\n2020-11;%s\n", status);
	input_region();
	input("huvudbok.csv", LEDGER);
	input("perioder.csv", periods);
	open_store(s);
	store_set_late(s->store, merge, corrected);
	struct cube *all = store_cube(s->store, NULL, 0);
	int post = store_column(s->store, store_table(s->store, S("sena_poster")), S("post"));
	assert_true(post >= 0 && store_column(s->store, store_table(s->store, S("sena_poster")), S("år")) >= 0);
	read_store(s);
	assert_string_equal(cube_shown(s, all), sum);
	want(s, "sena_poster", "källa verifikation belopp post år");
	assert_string_equal(rows_of(s, "sena_poster", "källa verifikation belopp post år"), late);
	/* read is read */
	assert_string_equal(rows_of(s, "inläst", "antal"), "1\n1\n4\n1\n4\n8\n1\n1\n");
}

static void open_period(void **state)
{
	check_sum(state, "öppen;", 0, 0, "1270|7\n", "");
}

static void closed_period(void **state)
{
	check_sum(state, "stängd;2020-12-10", 0, 0, "510|4\n",
		  "huvudbok.csv:4|3|40|Lönekostnader|2020\nhuvudbok.csv:5|4|80|Lönekostnader|2020\n"
		  "huvudbok.csv:8|7|640|Lönekostnader|2020\n");
}

static void locked_period(void **state)
{
	check_sum(state, "låst;2020-12-12", 0, 0, "630|6\n", "huvudbok.csv:8|7|640|Lönekostnader|2020\n");
}

static void after_a_correction(void **state)
{
	check_sum(state, "stängd;2020-12-10", 0, 20201212, "630|6\n", "huvudbok.csv:8|7|640|Lönekostnader|2020\n");
}

static void correction(void **state)
{
	struct sample *s = *state;

	check_sum(state, "stängd;2020-12-10", 20201213, 0, "1270|7\n", "");
	assert_int_equal(store_late_merged(s->store), 3);
	assert_int_equal(store_late_cut(s->store), 20201213);
}

/* What is booked on a day that is not over waits: another run of that day, or the night after, could find more of it. */
static void correction_of_what_is_over(void **state)
{
	struct sample *s = *state;

	check_sum(state, "stängd;2020-12-10", 20201212, 0, "630|6\n", "huvudbok.csv:8|7|640|Lönekostnader|2020\n");
	assert_int_equal(store_late_merged(s->store), 2);
}

/* The next one takes in what came after it, and counts that alone. */
static void second_correction(void **state)
{
	struct sample *s = *state;

	check_sum(state, "stängd;2020-12-10", 20201214, 20201212, "1270|7\n", "");
	assert_int_equal(store_late_merged(s->store), 1);
}

static void closed_some_day(void **state)
{
	struct sample *s = *state;

	check_sum(state, "stängd;", 0, 0, "1270|7\n", "");
	assert_int_equal(store_period(s->store).status, PERIOD_CLOSED);
	assert_int_equal(store_period(s->store).at.line, 3);
}

static bool count_row(void *user, const struct value *values, struct row_origin origin)
{
	(void)values, (void)origin;
	++*(size_t *)user;
	return true;
}

static void visits_skip_them(void **state)
{
	struct sample *s = *state;
	size_t rows = 0;

	check_sum(state, "stängd;2020-12-10", 0, 0, "510|4\n",
		  "huvudbok.csv:4|3|40|Lönekostnader|2020\nhuvudbok.csv:5|4|80|Lönekostnader|2020\n"
		  "huvudbok.csv:8|7|640|Lönekostnader|2020\n");
	assert_true(store_visit_ledger(s->store, NULL, 0, count_row, &rows, &s->diags));
	assert_int_equal(rows, 4);
}

static void a_file_of_that_name(void **state)
{
	struct sample *s = *state;

	input_region();
	input("sena_poster.csv", "a\n1\n");
	s->store = store_open(&s->arena, "in", NULL, s->period, &s->diags);
	assert_null(s->store);
	assert_says(s, "in/sena_poster.csv: the program makes the table \"sena_poster\" itself");
}

/* ---- the last approved report ---- */

static void previous(void **state)
{
	struct sample *s = *state;
	const struct previous_figure figures[] = {{S("resultat"), S(""), num_whole(7)}, {S("resultat"), S("HSF"), num_whole(8)}};

	input("foregaende.csv", "namn;värde\nannat;1\nresultat;2\n");
	open_store(s);
	store_set_previous(s->store, figures, 2);
	read_store(s);
	assert_string_equal(rows_of(s, "föregående", "namn omfång värde"), "resultat||7\nresultat|HSF|8\n");
	assert_string_equal(rows_of(s, "inläst", "källa antal"), "foregaende.csv|2\n");
}

static void empty_files(void **state)
{
	struct sample *s = *state;

	input_region();
	input("budget.csv", "");
	input("huvudbok.csv", "\n\n");
	open_store(s);
	struct cube *all = store_cube(s->store, NULL, 0);
	read_store(s);
	assert_string_equal(cube_shown(s, all), "");
	assert_string_equal(rows_of(s, "budget", "belopp"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(open_period),        SAMPLE_TEST(closed_period),   SAMPLE_TEST(locked_period),
		SAMPLE_TEST(after_a_correction), SAMPLE_TEST(correction),
		SAMPLE_TEST(correction_of_what_is_over),
		SAMPLE_TEST(second_correction),      SAMPLE_TEST(closed_some_day),
		SAMPLE_TEST(visits_skip_them),   SAMPLE_TEST(a_file_of_that_name), SAMPLE_TEST(previous),
		SAMPLE_TEST(empty_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
