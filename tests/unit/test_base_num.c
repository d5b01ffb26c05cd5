/* Amounts are exact: ties round away from zero, overflow is an error, and nothing is lost between kronor and quotients. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/num.h"

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct num number(const char *text)
{
	struct num num;

	if (!num_parse(&arena, str_from(text), &num))
		fail_msg("\"%s\" is refused", text);
	return num;
}

static void is(struct num num, const char *expected)
{
	const char *found = str_c(&arena, num_exact_text(&arena, num, NULL));

	assert_string_equal(found, expected);
}

static void parsing(void **state)
{
	struct num num;

	(void)state;
	is(number("0"), "0");
	is(number("-1806,5"), "-1806.5");
	is(number("0.125"), "0.125");
	is(number(",5"), "0.5");
	is(number("0012"), "12");
	is(number("92233720368547758.07"), "92233720368547758.07");
	is(number("-92233720368547758.08"), "-92233720368547758.08");
	static const char *const refused[] = {"", "-", "1,", "1 000", "1,2,3", "1e3", "--1", "+1", "0x1", "92233720368547758.08"};
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (num_parse(&arena, str_from(refused[i]), &num))
			fail_msg("\"%s\" is taken", refused[i]);
}

static void hundredths_come_back(void **state)
{
	struct num third, one;

	(void)state;
	assert_true(num_divide(&arena, num_whole(1), num_whole(3), &third));
	assert_non_null(third.ratio);
	assert_true(num_multiply(&arena, third, num_whole(3), &one));
	assert_null(one.ratio);
	assert_int_equal(one.hundredths, 100);
	assert_true(num_add(&arena, third, third, &one));
	assert_true(num_add(&arena, one, third, &one));
	assert_null(one.ratio);
	is(one, "1");
	assert_true(num_subtract(&arena, number("0.125"), number("0.025"), &one));
	is(one, "0.1");
	assert_true(num_negate(&arena, number("0.125"), &one));
	is(one, "-0.125");
}

static void overflow_is_an_error(void **state)
{
	struct num largest = num_hundredths(INT64_MAX), smallest = num_hundredths(INT64_MIN), out;

	(void)state;
	assert_false(num_add(&arena, largest, num_hundredths(1), &out));
	assert_false(num_subtract(&arena, smallest, num_hundredths(1), &out));
	assert_false(num_negate(&arena, smallest, &out));
	assert_false(num_multiply(&arena, largest, num_whole(2), &out));
	assert_false(num_divide(&arena, largest, number("0.5"), &out));
	assert_false(num_power(&arena, num_whole(10), 17, &out));
	assert_true(num_power(&arena, num_whole(10), 16, &out));
	assert_true(num_add(&arena, largest, smallest, &out));
	assert_int_equal(out.hundredths, -1);
	/* halfway through a sum a quotient may be large, as long as the end fits */
	assert_true(num_divide(&arena, largest, num_whole(3), &out));
	assert_true(num_multiply(&arena, out, num_whole(3), &out));
	assert_int_equal(out.hundredths, INT64_MAX);
}

static void powers(void **state)
{
	struct num out;

	(void)state;
	assert_true(num_power(&arena, number("1.02"), 3, &out));
	is(out, "1.061208");
	assert_true(num_power(&arena, num_whole(2), -2, &out));
	is(out, "0.25");
	assert_true(num_power(&arena, num_whole(-2), 3, &out));
	is(out, "-8");
	assert_true(num_power(&arena, num_whole(0), 0, &out));
	is(out, "1");
	assert_false(num_power(&arena, num_whole(0), -1, &out));
	assert_false(num_power(&arena, num_whole(1), 65, &out));
}

static void modulo_takes_the_divisors_sign(void **state)
{
	static const char *const cases[][3] = {
		{"5", "3", "2"}, {"-5", "3", "1"}, {"5", "-3", "-1"}, {"-5", "-3", "-2"}, {"6", "3", "0"}, {"1.5", "0.4", "0.3"},
	};
	struct num out;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(num_modulo(&arena, number(cases[i][0]), number(cases[i][1]), &out));
		is(out, cases[i][2]);
	}
}

static void rounds(const char *text, int digits, enum rounding rounding, const char *expected)
{
	struct num out;

	assert_true(num_round(&arena, number(text), digits, rounding, &out));
	is(out, expected);
}

static void rounding(void **state)
{
	struct num out;

	(void)state;
	rounds("0.5", 0, ROUND_HALF_AWAY, "1");
	rounds("-0.5", 0, ROUND_HALF_AWAY, "-1");
	rounds("2.5", 0, ROUND_HALF_AWAY, "3");
	rounds("0.49", 0, ROUND_HALF_AWAY, "0");
	rounds("-0.49", 0, ROUND_HALF_AWAY, "0");
	rounds("1.005", 2, ROUND_HALF_AWAY, "1.01");
	rounds("2.675", 2, ROUND_HALF_AWAY, "2.68");
	rounds("0.4999999999999999999", 0, ROUND_HALF_AWAY, "0");
	rounds("-1806500000", -6, ROUND_HALF_AWAY, "-1807000000");
	rounds("149999999.99", -8, ROUND_HALF_AWAY, "100000000");
	rounds("1.01", 0, ROUND_AWAY, "2");
	rounds("-1.01", 0, ROUND_AWAY, "-2");
	rounds("1.99", 0, ROUND_TO_ZERO, "1");
	rounds("-1.99", 0, ROUND_TO_ZERO, "-1");
	rounds("-0.0001", 3, ROUND_AWAY, "-0.001");
	assert_false(num_round(&arena, num_whole(1), 16, ROUND_HALF_AWAY, &out));
	assert_false(num_round(&arena, num_hundredths(INT64_MAX), -15, ROUND_AWAY, &out));
}

static void printed(const char *text, unsigned decimals, const char *expected)
{
	const char *found = str_c(&arena, num_text(&arena, number(text), decimals));

	assert_string_equal(found, expected);
}

static void text(void **state)
{
	(void)state;
	printed("1806.5", 0, "1807");
	printed("-0.4", 0, "0");
	printed("-0.5", 0, "-1");
	printed("0.05", 1, "0.1");
	printed("-0.05", 2, "-0.05");
	printed("7", 3, "7.000");
	printed("0.001", 2, "0.00");
	printed("-92233720368547758.08", 1, "-92233720368547758.1");
}

static void exact_text(void **state)
{
	struct num third;
	bool exact;

	(void)state;
	num_exact_text(&arena, number("0.123456789012345"), &exact);
	assert_true(exact);
	is(number("0.10"), "0.1");
	is(number("100"), "100");
	assert_true(num_divide(&arena, num_whole(2), num_whole(3), &third));
	assert_string_equal(str_c(&arena, num_exact_text(&arena, third, &exact)), "0.666666666666667");
	assert_false(exact);
}

static void comparing(void **state)
{
	int64_t whole;

	(void)state;
	assert_true(num_compare(number("0.333"), number("0.334")) < 0);
	assert_true(num_compare(number("-1"), number("-2")) > 0);
	assert_int_equal(num_compare(number("1.50"), number("1.5")), 0);
	assert_int_equal(num_sign(number("-0.001")), -1);
	assert_int_equal(num_sign(number("0.001")), 1);
	assert_true(num_is_zero(number("0.00")));
	assert_false(num_is_zero(number("0.0001")));
	assert_true(num_is_whole(number("-12"), &whole));
	assert_int_equal(whole, -12);
	assert_false(num_is_whole(number("12.5"), &whole));
	assert_false(num_is_whole(number("12.001"), &whole));
	assert_true(num_double(number("0.125")) == 0.125);
	/* the nearest double, as of a number that is read: not one cut off */
	assert_true(num_double(number("0.005")) == 0.005);
	assert_true(num_double(number("-0.005")) == -0.005);
	assert_true(num_double(number("1234567.8905")) == 1234567.8905);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parsing),
		cmocka_unit_test(hundredths_come_back),
		cmocka_unit_test(overflow_is_an_error),
		cmocka_unit_test(powers),
		cmocka_unit_test(modulo_takes_the_divisors_sign),
		cmocka_unit_test(rounding),
		cmocka_unit_test(text),
		cmocka_unit_test(exact_text),
		cmocka_unit_test(comparing),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
