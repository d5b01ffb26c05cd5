/* A number in a Swedish extract is read as the person who exported it meant it, or not at all. */
#include "table_sample.h"

#include "table/cell.h"

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static enum cell_status parse(const char *text, enum column_type type, enum decimal_mark mark, struct value *out)
{
	return cell_parse(&arena, str_trim(str_from(text)), type, false, mark, out);
}

static void check(const char *text, enum column_type type, enum decimal_mark mark, const char *expected)
{
	struct value value;
	enum cell_status status = parse(text, type, mark, &value);

	if (status != CELL_OK || value.kind != VALUE_NUMBER)
		fail_msg("\"%s\" was refused (%d)", text, (int)status);
	const char *found = str_c(&arena, num_exact_text(&arena, value.num, NULL));
	if (strcmp(found, expected) != 0)
		fail_msg("\"%s\" is %s, not %s", text, found, expected);
}

static void refuse(const char *text, enum column_type type, enum decimal_mark mark, enum cell_status expected)
{
	struct value value;
	enum cell_status status = parse(text, type, mark, &value);

	if (status != expected)
		fail_msg("\"%s\" gives %d, not %d", text, (int)status, (int)expected);
}

static void amounts(void **state)
{
	(void)state;
	static const char *const cells[][2] = {
		{"0", "0"},
		{"1234", "1234"},
		{"1234,5", "1234.5"},
		{"1234.50", "1234.5"},
		{"1 234,56", "1234.56"},
		{"1\xC2\xA0" "234\xC2\xA0" "567,89", "1234567.89"},
		{"1\xE2\x80\xAF" "234,56", "1234.56"},
		{"1.234,56", "1234.56"},
		{"1.234.567", "1234567"},
		{"1.234.567,8", "1234567.8"},
		{"1 234.56", "1234.56"},
		{"-5", "-5"},
		{"\xE2\x88\x92" "5,25", "-5.25"},
		{"\xE2\x80\x93" "5", "-5"},
		{"\xE2\x80\x93 3", "-3"},
		{"\xE2\x88\x92\xC2\xA0" "1 000", "-1000"},
		{"5-", "-5"},
		{"1 000,50 \xE2\x88\x92", "-1000.5"},
		{"+7", "7"},
		{",50", "0.5"},
		{"-0", "0"},
		{"0.5", "0.5"},
		{"1234,5600", "1234.56"},
		{" 12 ", "12"},
		{"92233720368547758,07", "92233720368547758.07"},
		{"-92233720368547758,08", "-92233720368547758.08"},
	};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		check(cells[i][0], COLUMN_AMOUNT, MARK_UNKNOWN, cells[i][1]);
}

static void what_is_no_amount(void **state)
{
	(void)state;
	static const char *const cells[] = {
		"x",     "1x",      "12 34",   "1 23,5",  "1,2,3",  "1,234,567", "1.23.456", "1 234.567,8", "--5", "-5-",
		"1e5",   "0x10",    "#N/A",    "5,",      ".",      "-",         "1  234",   "1234 567",    "1/2", "60 %",
		"(5)",   "1 .5",    "NaN",     "1\t2",    "5 kr",
	};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		refuse(cells[i], COLUMN_AMOUNT, MARK_UNKNOWN, CELL_WRONG);
}

/* "1.234" may be one kronor and some öre or more than a thousand: nobody but the settings can know. */
static void a_lone_point_is_ambiguous(void **state)
{
	(void)state;
	refuse("1.234", COLUMN_AMOUNT, MARK_UNKNOWN, CELL_AMBIGUOUS);
	refuse("-123.456", COLUMN_NUMBER, MARK_UNKNOWN, CELL_AMBIGUOUS);
	check("1.234", COLUMN_AMOUNT, MARK_COMMA, "1234");
	check("1.234", COLUMN_NUMBER, MARK_POINT, "1.234");
	refuse("1.234", COLUMN_AMOUNT, MARK_POINT, CELL_DECIMALS);
	check("0.234", COLUMN_NUMBER, MARK_UNKNOWN, "0.234");
	check("1234.567", COLUMN_NUMBER, MARK_UNKNOWN, "1234.567");
	check("1.2345", COLUMN_NUMBER, MARK_UNKNOWN, "1.2345");
	check("1.23", COLUMN_NUMBER, MARK_UNKNOWN, "1.23");
}

static void a_declared_mark_is_held_to(void **state)
{
	(void)state;
	refuse("1,5", COLUMN_NUMBER, MARK_POINT, CELL_WRONG);
	refuse("1.234.567", COLUMN_NUMBER, MARK_POINT, CELL_WRONG);
	refuse("1.5", COLUMN_NUMBER, MARK_COMMA, CELL_WRONG);
	check("1.234,5", COLUMN_NUMBER, MARK_COMMA, "1234.5");
	check("1 234.5", COLUMN_NUMBER, MARK_POINT, "1234.5");
}

static void amounts_have_two_decimals(void **state)
{
	(void)state;
	refuse("1,234", COLUMN_AMOUNT, MARK_UNKNOWN, CELL_DECIMALS);
	refuse("1,500", COLUMN_AMOUNT, MARK_UNKNOWN, CELL_DECIMALS);
	refuse("1,2345", COLUMN_AMOUNT, MARK_UNKNOWN, CELL_DECIMALS);
	check("1,234", COLUMN_NUMBER, MARK_UNKNOWN, "1.234");
	check("0,123456789", COLUMN_NUMBER, MARK_UNKNOWN, "0.123456789");
}

static void amounts_that_do_not_fit(void **state)
{
	(void)state;
	refuse("92233720368547758,08", COLUMN_AMOUNT, MARK_UNKNOWN, CELL_RANGE);
	refuse("-92233720368547758,09", COLUMN_AMOUNT, MARK_UNKNOWN, CELL_RANGE);
	refuse("1000000000000000000000", COLUMN_AMOUNT, MARK_UNKNOWN, CELL_RANGE);
}

static void calendar(void **state)
{
	struct value value;

	(void)state;
	check("2020-11", COLUMN_PERIOD, MARK_UNKNOWN, "202011");
	check("202000", COLUMN_PERIOD, MARK_UNKNOWN, "202000");
	check("2020-13", COLUMN_PERIOD, MARK_UNKNOWN, "202013");
	refuse("2020-14", COLUMN_PERIOD, MARK_UNKNOWN, CELL_WRONG);
	refuse("2020-1", COLUMN_PERIOD, MARK_UNKNOWN, CELL_WRONG);
	refuse("2020-11-01", COLUMN_PERIOD, MARK_UNKNOWN, CELL_WRONG);
	assert_int_equal(cell_parse(&arena, S("2020-11-15"), COLUMN_PERIOD, true, MARK_UNKNOWN, &value), CELL_OK);
	assert_int_equal(value.num.hundredths, 20201100);
	check("2020", COLUMN_YEAR, MARK_UNKNOWN, "2020");
	refuse("20", COLUMN_YEAR, MARK_UNKNOWN, CELL_WRONG);
	refuse("2020-11", COLUMN_YEAR, MARK_UNKNOWN, CELL_WRONG);
	check("2020-02-29", COLUMN_DATE, MARK_UNKNOWN, "20200229");
	refuse("2021-02-29", COLUMN_DATE, MARK_UNKNOWN, CELL_WRONG);
	check("2020-12-01 00:00:00", COLUMN_DATE, MARK_UNKNOWN, "20201201");
	refuse("2020-12-01 kl. 8 på morgonen", COLUMN_DATE, MARK_UNKNOWN, CELL_WRONG);
}

static void codes_stay_text(void **state)
{
	struct value value;

	(void)state;
	assert_int_equal(parse("0101", COLUMN_TEXT, MARK_UNKNOWN, &value), CELL_OK);
	assert_int_equal(value.kind, VALUE_TEXT);
	assert_true(str_equal(value.text, S("0101")));
	assert_int_equal(parse("", COLUMN_AMOUNT, MARK_UNKNOWN, &value), CELL_OK);
	assert_int_equal(value.kind, VALUE_EMPTY);
	/* å as a and a ring, as some file systems and keyboards write it */
	assert_int_equal(parse("a\xCC\x8Atga\xCC\x88rd", COLUMN_TEXT, MARK_UNKNOWN, &value), CELL_OK);
	assert_true(str_equal(value.text, S("åtgärd")));
}

static void resolution(const char *printed, const char *expected)
{
	struct num num;
	bool found = cell_resolution(&arena, str_from(printed), &num);
	const char *text = found ? str_c(&arena, num_exact_text(&arena, num, NULL)) : "";

	if (strcmp(text, expected) != 0)
		fail_msg("\"%s\" is printed in steps of \"%s\", not \"%s\"", printed, text, expected);
}

static void printed_steps(void **state)
{
	(void)state;
	resolution("0,5", "0.1");
	resolution("\xE2\x80\x93 3", "1");
	resolution("1,90%", "0.01");
	resolution("10 000", "1");
	resolution("\xE2\x88\x92" "1\xC2\xA0" "806,25 mkr", "0.01");
	resolution("", "");
	resolution("-", "");
	resolution("2019\xE2\x80\x93" "2020", "");
	resolution("10 av 12", "");
	resolution("1.234", "");
}

static void proofs(void **state)
{
	(void)state;
	assert_int_equal(cell_proves(S("1,5")), MARK_COMMA);
	assert_int_equal(cell_proves(S("1.234.567")), MARK_COMMA);
	assert_int_equal(cell_proves(S("1.5")), MARK_POINT);
	assert_int_equal(cell_proves(S("1 234.567")), MARK_POINT);
	assert_int_equal(cell_proves(S("1.234")), MARK_UNKNOWN);
	assert_int_equal(cell_proves(S("1234")), MARK_UNKNOWN);
	assert_int_equal(cell_proves(S("abc,d")), MARK_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts),
		cmocka_unit_test(what_is_no_amount),
		cmocka_unit_test(a_lone_point_is_ambiguous),
		cmocka_unit_test(a_declared_mark_is_held_to),
		cmocka_unit_test(amounts_have_two_decimals),
		cmocka_unit_test(amounts_that_do_not_fit),
		cmocka_unit_test(calendar),
		cmocka_unit_test(codes_stay_text),
		cmocka_unit_test(printed_steps),
		cmocka_unit_test(proofs),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
