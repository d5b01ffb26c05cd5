/* Figures print as a Swedish reader expects: hard spaces, decimal comma, a real minus, one rounding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/format.h"

#define NBSP "\xC2\xA0"
#define MINUS "\xE2\x88\x92"

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void prints(const char *text, enum unit unit, int decimals, const char *expected)
{
	struct num num;

	assert_true(num_parse(&arena, str_from(text), &num));
	const char *found = str_c(&arena, format_figure(&arena, num, (struct format){unit, decimals}));
	assert_string_equal(found, expected);
}

static void prints_with_unit(const char *text, enum unit unit, int decimals, const char *expected)
{
	struct num num;

	assert_true(num_parse(&arena, str_from(text), &num));
	const char *found = str_c(&arena, format_with_unit(&arena, num, (struct format){unit, decimals}));
	assert_string_equal(found, expected);
}

static void amounts(void **state)
{
	(void)state;
	prints("-1806400000", UNIT_MKR, -1, MINUS "1" NBSP "806");
	prints("-1806500000", UNIT_MKR, -1, MINUS "1" NBSP "807");
	prints("1234567.5", UNIT_KR, 2, "1" NBSP "234" NBSP "567,50");
	prints("999", UNIT_KR, -1, "999");
	prints("1000", UNIT_KR, -1, "1" NBSP "000");
	prints("1500", UNIT_TKR, -1, "2");
	prints("1499.99", UNIT_TKR, -1, "1");
	prints("50000", UNIT_MKR, 1, "0,1");
	prints("49999.99", UNIT_MKR, 1, "0,0");
	prints("-400000", UNIT_MKR, 0, "0");
	prints("-499999.99", UNIT_MKR, 0, "0");
	prints("-500000", UNIT_MKR, 0, MINUS "1");
	assert_string_equal(str_c(&arena, format_decimal(&arena, S("-0.00"), true)), "0,00");
	assert_string_equal(str_c(&arena, format_decimal(&arena, S("-0.01"), true)), MINUS "0,01");
}

static void quotients(void **state)
{
	(void)state;
	prints("0.6249", UNIT_PERCENT, -1, "62,5");
	prints_with_unit("0.62", UNIT_PERCENT, 0, "62" NBSP "%");
	prints_with_unit("-0.005", UNIT_PERCENT_POINTS, 1, MINUS "0,5" NBSP "procentenheter");
	prints_with_unit("259000000", UNIT_MKR, 0, "259" NBSP "mkr");
	prints_with_unit("12", UNIT_COUNT, 0, "12");
}

static void plain_numbers(void **state)
{
	(void)state;
	prints("12.25", UNIT_NONE, -1, "12,3");
	prints("12", UNIT_NONE, -1, "12");
	prints("2020", UNIT_YEAR, 0, "2020");
	prints("202011", UNIT_PERIOD, 0, "2020-11");
	prints("202011", UNIT_MONTH, 0, "november 2020");
	prints("20201215", UNIT_DATE, 0, "2020-12-15");
}

static void units(void **state)
{
	enum unit unit;

	(void)state;
	assert_true(unit_parse(S("MKR"), &unit));
	assert_int_equal(unit, UNIT_MKR);
	assert_true(unit_parse(S("år"), &unit));
	assert_false(unit_parse(S("dollar"), &unit));
	for (int i = UNIT_NONE; i <= UNIT_KR_PER_HEAD; i++) {
		assert_true(unit_parse(unit_name((enum unit)i), &unit));
		assert_int_equal(unit, i);
	}
}

#define assert_excel(unit, decimals, expected) \
	assert_string_equal(str_c(&arena, format_excel(&arena, (struct format){unit, decimals})), expected)
#define assert_signed(unit, decimals, mark, red, expected) \
	assert_string_equal( \
		str_c(&arena, format_excel_signed(&arena, (struct format){unit, decimals}, false, S(mark), red)), \
		expected)
#define assert_with_unit(unit, decimals, mark, expected) \
	assert_string_equal( \
		str_c(&arena, format_excel_signed(&arena, (struct format){unit, decimals}, true, S(mark), false)), \
		expected)

static void excel(void **state)
{
	(void)state;
	assert_excel(UNIT_MKR, 0, "#,##0,,");
	assert_excel(UNIT_TKR, 1, "#,##0.0,");
	assert_excel(UNIT_PERCENT, 1, "#,##0.0\"" NBSP "\"%");
	assert_excel(UNIT_PERIOD, 0, "0000\"-\"00");
	assert_excel(UNIT_YEAR, 0, "0");
}

/* Half a unit of the last decimal divides what is printed with a minus from what is printed as zero. */
static void excel_without_negative_zero(void **state)
{
	(void)state;
	assert_signed(UNIT_MKR, 0, "", false, "[>=0]#,##0,,;[<=-500000]-#,##0,,;#,##0,,");
	assert_signed(UNIT_MKR, 1, "", false, "[>=0]#,##0.0,,;[<=-50000]-#,##0.0,,;#,##0.0,,");
	assert_signed(UNIT_TKR, -1, "", true, "[>=0]#,##0,;[Red][<=-500]-#,##0,;#,##0,");
	assert_signed(UNIT_KR, 2, "", false, "[>=0]#,##0.00;[<=-0.005]-#,##0.00;#,##0.00");
	assert_signed(UNIT_KR_PER_HEAD, 0, "", false, "[>=0]#,##0;[<=-0.5]-#,##0;#,##0");
	assert_signed(UNIT_NONE, 8, "", false, "[>=0]#,##0.00000000;[<=-0.000000005]-#,##0.00000000;#,##0.00000000");
	assert_signed(UNIT_PERCENT, 1, "¹", false,
		      "[>=0]#,##0.0\"" NBSP "\"%\"¹\";[<=-0.0005]-#,##0.0\"" NBSP "\"%\"¹\";#,##0.0\"" NBSP "\"%\"¹\"");
	/* A difference of percentages is not a percentage. */
	assert_signed(UNIT_PERCENT_POINTS, 1, "", false,
		      "[>=0]#,##0.0\"" NBSP "\"%\"-enheter\";[<=-0.0005]-#,##0.0\"" NBSP
		      "\"%\"-enheter\";#,##0.0\"" NBSP "\"%\"-enheter\"");
	assert_excel(UNIT_PERCENT_POINTS, 1, "#,##0.0\"" NBSP "\"%\"-enheter\"");
	assert_with_unit(UNIT_TKR, 0, "",
			 "[>=0]#,##0,\"" NBSP "tkr\";[<=-500]-#,##0,\"" NBSP "tkr\";#,##0,\"" NBSP "tkr\"");
	assert_with_unit(UNIT_KR, 0, "¹",
			 "[>=0]#,##0\"" NBSP "kr¹\";[<=-0.5]-#,##0\"" NBSP "kr¹\";#,##0\"" NBSP "kr¹\"");
	assert_with_unit(UNIT_COUNT, 0, "", "[>=0]#,##0;[<=-0.5]-#,##0;#,##0");
	assert_signed(UNIT_DATE, 0, "²", true, "0000\"-\"00\"-\"00\"²\"");
}

/* The format of a plain number that is not whole has the decimal that print has. */
static void settled(void **state)
{
	const struct format open = {UNIT_COUNT, -1}, asked = {UNIT_COUNT, 0}, amount = {UNIT_MKR, -1};
	struct value half = value_number(num_hundredths(150)), whole = value_number(num_whole(2));

	(void)state;
	assert_int_equal(format_settled(open, half).decimals, 1);
	assert_int_equal(format_settled(open, whole).decimals, -1);
	assert_int_equal(format_settled(open, value_text(S("x"))).decimals, -1);
	assert_int_equal(format_settled(asked, half).decimals, 0);
	assert_int_equal(format_settled(amount, half).decimals, -1);
}

static void values(void **state)
{
	struct format kr = {UNIT_KR, 2};

	(void)state;
	assert_string_equal(str_c(&arena, format_value(&arena, value_empty(), kr, true)), "");
	assert_string_equal(str_c(&arena, format_value(&arena, value_text(S("a")), kr, true)), "a");
	assert_string_equal(str_c(&arena, format_value(&arena, value_truth(false), kr, true)), "falskt");
	assert_string_equal(str_c(&arena, format_value(&arena, value_error(ERROR_DIVISION), kr, true)), "#DIV/0!");
	assert_string_equal(str_c(&arena, format_value(&arena, value_number(num_hundredths(150)), kr, true)),
			    "1,50" NBSP "kr");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts),       cmocka_unit_test(quotients),
		cmocka_unit_test(plain_numbers), cmocka_unit_test(units),
		cmocka_unit_test(excel),         cmocka_unit_test(values),
		cmocka_unit_test(settled),       cmocka_unit_test(excel_without_negative_zero),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
