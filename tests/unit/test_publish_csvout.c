/* A CSV file of ours opens in a Swedish Excel with its letters and numbers, and without running anything. */
#include "publish_scratch.h"

#include "publish/csvout.h"

#define BOM "\xEF\xBB\xBF"

static void check_text(const char *text, const char *expected)
{
	struct csvout csv;

	csvout_init(&csv);
	csvout_text(&csv, str_from(text));
	csvout_text(&csv, S("x"));
	csvout_end_row(&csv);
	struct str bytes = csvout_str(&csv);
	char found[200], wanted[200];
	snprintf(found, sizeof found, "%.*s", STR_ARG(bytes));
	snprintf(wanted, sizeof wanted, BOM "%s;x\n", expected);
	assert_string_equal(found, wanted);
	csvout_release(&csv);
}

static void rows(void **state)
{
	struct scratch *s = *state;
	struct csvout csv;

	csvout_init(&csv);
	csvout_text(&csv, S("namn"));
	csvout_text(&csv, S("värde"));
	csvout_end_row(&csv);
	csvout_text(&csv, S("årsstart"));
	csvout_number(&csv, S("-1806.5"));
	csvout_end_row(&csv);
	csvout_text(&csv, S(""));
	csvout_number(&csv, S("202011"));
	csvout_end_row(&csv);
	assert_true(csvout_write(&csv, scratch_path(s, "siffror.csv"), &s->diags));
	assert_string_equal(scratch_read(s, scratch_path(s, "siffror.csv")),
			    BOM "namn;värde\nårsstart;-1806,5\n;202011\n");
	csvout_release(&csv);
}

static void quoting(void **state)
{
	(void)state;
	check_text("a;b", "\"a;b\"");
	check_text("5\" rör", "\"5\"\" rör\"");
	check_text("två\nrader", "\"två\nrader\"");
	check_text(" kant", "\" kant\"");
	check_text("a,b c", "a,b c");
	check_text("−1 806 mkr", "−1 806 mkr");
}

static void formulas_are_disarmed(void **state)
{
	(void)state;
	check_text("=1+1", "'=1+1");
	check_text("+46 8 123", "'+46 8 123");
	check_text("-1", "'-1");
	check_text("@SUM(A1)", "'@SUM(A1)");
	check_text("＝1+1", "'＝1+1");
	check_text("\t=1", "\"'\t=1\"");
	check_text("\n=1", "\"'\n=1\"");
	check_text("=HYPERLINK(\"x\";\"y\")", "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"");
	check_text("a=1", "a=1");
}

static void number_that_is_none(void **state)
{
	const char *expected = BOM "1;-2,5;'-cmd|x;'=1;'-;1.2.3;\n";
	struct csvout csv;

	(void)state;
	csvout_init(&csv);
	csvout_number(&csv, S("1"));
	csvout_number(&csv, S("-2,5"));
	csvout_number(&csv, S("-cmd|x"));
	csvout_number(&csv, S("=1"));
	csvout_number(&csv, S("-"));
	csvout_number(&csv, S("1.2.3"));
	csvout_number(&csv, S(""));
	csvout_end_row(&csv);
	assert_int_equal(csvout_str(&csv).n, strlen(expected));
	assert_memory_equal(csvout_str(&csv).p, expected, strlen(expected));
	csvout_release(&csv);
}

static void empty_single_field_is_a_row(void **state)
{
	struct csvout csv;

	(void)state;
	csvout_init(&csv);
	csvout_text(&csv, S(""));
	csvout_end_row(&csv);
	assert_memory_equal(csvout_str(&csv).p, BOM "\"\"\n", 6);
	csvout_release(&csv);
}

static void full_disk(void **state)
{
	struct scratch *s = *state;
	struct csvout csv;

	csvout_init(&csv);
	csvout_text(&csv, S("a"));
	csvout_end_row(&csv);
	assert_false(csvout_write(&csv, "/dev/full", &s->diags));
	assert_says(s, "/dev/full: cannot be written: No space left");
	assert_false(csvout_write(&csv, scratch_path(s, "no/such/folder"), &s->diags));
	assert_int_equal(diags_exit_status(&s->diags), 4);
	csvout_release(&csv);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(rows),
		SCRATCH_TEST(quoting),
		SCRATCH_TEST(formulas_are_disarmed),
		SCRATCH_TEST(number_that_is_none),
		SCRATCH_TEST(empty_single_field_is_a_row),
		SCRATCH_TEST(full_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
