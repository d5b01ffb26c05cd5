/* Periods, dates, text with its length, growing buffers and memory do what the rest relies on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/period.h"
#include "base/utf8.h"

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void periods(void **state)
{
	static const char *const refused[] = {"", "2020", "2020-1", "2020-14", "1899-01", "2200-01", "20201", "2020/11", "2020-111",
					      "x020-11", "2020-1a"};
	int32_t period;

	(void)state;
	assert_true(period_parse(S("2020-11"), &period));
	assert_int_equal(period, 202011);
	assert_true(period_parse(S("202000"), &period));
	assert_int_equal(period, 202000);
	assert_true(period_parse(S("2020-13"), &period));
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (period_parse(str_from(refused[i]), &period))
			fail_msg("\"%s\" is taken", refused[i]);
	assert_string_equal(str_c(&arena, period_text(&arena, 202001)), "2020-01");
	assert_string_equal(str_c(&arena, period_words(&arena, 202011)), "november 2020");
	assert_string_equal(str_c(&arena, period_words(&arena, 202013)), "2020 bokslut");
	assert_string_equal(str_c(&arena, period_words(&arena, 202000)), "2020 ingående");
}

static void dates(void **state)
{
	static const char *const refused[] = {"2021-02-29", "1900-02-29", "2020-13-01", "2020-00-01", "2020-01-00", "2020-04-31",
					      "2020-4-1", "20-04-01", "2020-0401"};
	int32_t date;

	(void)state;
	assert_true(date_parse(S("2020-02-29"), &date));
	assert_int_equal(date, 20200229);
	assert_true(date_parse(S("20000229"), &date));
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (date_parse(str_from(refused[i]), &date))
			fail_msg("\"%s\" is taken", refused[i]);
	assert_string_equal(str_c(&arena, date_text(&arena, 20201205)), "2020-12-05");
	assert_string_equal(str_c(&arena, date_words(&arena, 20201205)), "5 december 2020");
}

static void parts(void **state)
{
	struct str rest = S("a;b;;c"), empty = {NULL, 0};

	(void)state;
	assert_true(str_equal(str_cut(&rest, ';'), S("a")));
	assert_true(str_equal(str_cut(&rest, ';'), S("b")));
	assert_true(str_equal(str_cut(&rest, ';'), empty));
	assert_true(str_equal(str_cut(&rest, ';'), S("c")));
	assert_int_equal(rest.n, 0);
	assert_true(str_equal(str_sub(S("abc"), 1, 1), S("b")));
	assert_int_equal(str_sub(S("abc"), 9, 9).n, 0);
	assert_int_equal(str_find(S("abcabc"), S("ca")), 2);
	assert_int_equal(str_find(S("abc"), S("abcd")), (size_t)-1);
	assert_true(str_equal(str_trim(S(" \t\xC2\xA0 a b\xE2\x80\xAF\r\n")), S("a b")));
	assert_true(str_equal(str_trim(empty), empty));
	assert_true(str_compare(S("a"), S("ab")) < 0);
	assert_true(str_compare(S("z"), S("å")) < 0);
	assert_true(str_starts(S("huvudbok_2020"), S("huvudbok")));
	assert_false(str_ends(S("v"), S("csv")));
}

static void without_case(void **state)
{
	(void)state;
	assert_true(str_equal_fold(S("ÅTGÄRDER"), S("åtgärder")));
	assert_true(str_equal_fold(S("a\xCC\x8A"), S("Å")));
	assert_false(str_equal_fold(S("å"), S("a")));
	assert_false(str_equal_fold(S("ab"), S("abc")));
	/* what differs early may be the same all the same, when it is no letter of ASCII */
	assert_true(str_equal_fold(S("e\xCC\x81x"), S("\xC3\x89X")));
	assert_true(str_equal_fold(S("STRASSE"), S("straße")));
	assert_true(str_equal_fold(S("\xE2\x84\xAA"), S("k"))); /* the sign of kelvin */
	assert_false(str_equal_fold(S("e\xCC\x81x"), S("\xC3\x89y")));
	assert_false(str_equal_fold(S("nämnd"), S("nämnt")));
}

/* Cut at a character, and for readers at a word. */
static void shortened(void **state)
{
	(void)state;
	assert_int_equal(utf8_cut(S("åäö"), 3).n, 2);
	assert_int_equal(utf8_cut(S("åäö"), 6).n, 6);
	assert_string_equal(str_c(&arena, utf8_shorten(&arena, S("Resultat per nämnd"), 18)), "Resultat per…");
	assert_string_equal(str_c(&arena, utf8_shorten(&arena, S("Resultat per nämnd"), 19)), "Resultat per nämnd");
	assert_string_equal(str_c(&arena, utf8_shorten(&arena, S("Åååååååååå"), 9)), "Ååå…");
	assert_string_equal(str_c(&arena, utf8_shorten(&arena, S("a"), 9)), "a");
}

static void broken_utf8(void **state)
{
	(void)state;
	assert_int_equal(utf8_broken(S("åäö")), 6);
	assert_int_equal(utf8_broken(S("a\xE5")), 1);
	assert_int_equal(utf8_broken(S("ab\xC3")), 2);
	assert_int_equal(utf8_broken(S("\xC0\xAF")), 0);
	assert_int_equal(utf8_broken(S("x\xED\xA0\x80")), 1);
	assert_int_equal(utf8_width(S("åäö")), 3);
	char out[4];
	assert_int_equal(utf8_encode(0x2212, out), 3);
	assert_memory_equal(out, "\xE2\x88\x92", 3);
	assert_true(utf8_is_letter(0xE5));
	assert_false(utf8_is_letter('1'));
}

static void buffers(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_add(&buf, S("abc"));
	buf_char(&buf, '-');
	buf_printf(&buf, "%d", 42);
	assert_true(str_equal(buf_str(&buf), S("abc-42")));
	buf_clear(&buf);
	buf.maximum = 4;
	buf_add(&buf, S("abcd"));
	assert_false(buf.full);
	buf_char(&buf, 'e');
	assert_true(buf.full);
	assert_true(str_equal(buf_str(&buf), S("abcd")));
	buf_release(&buf);
	assert_int_equal(buf_read_file(&buf, "/finns/inte"), ENOENT);
	assert_int_equal(buf_read_file(&buf, "/proc/self/comm"), 0);
	assert_true(buf.n > 0);
	buf_clear(&buf);
	buf.maximum = 1;
	assert_int_equal(buf_read_file(&buf, "/proc/self/comm"), EFBIG);
	buf_release(&buf);
}

static void memory(void **state)
{
	struct arena own = ARENA_INIT;
	struct {
		int *items;
		size_t count, capacity;
	} list = {NULL, 0, 0};

	(void)state;
	for (int i = 0; i < 10000; i++)
		*ARENA_PUSH(&own, &list) = i;
	for (int i = 0; i < 10000; i++)
		assert_int_equal(list.items[i], i);
	assert_non_null(arena_alloc(&own, 0));
	unsigned char *large = arena_alloc(&own, 20 * 1024 * 1024);
	assert_int_equal(large[20 * 1024 * 1024 - 1], 0);
	for (int i = 1; i < 100; i++)
		assert_int_equal((uintptr_t)arena_alloc(&own, (size_t)i) % 16, 0);
	memset(large, 1, 20 * 1024 * 1024);
	arena_clear(&own);
	unsigned char *again = arena_alloc(&own, 4096);
	for (int i = 0; i < 4096; i++)
		assert_int_equal(again[i], 0);
	arena_release(&own);
	assert_int_equal(own.used, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(periods),     cmocka_unit_test(dates),   cmocka_unit_test(parts),  cmocka_unit_test(without_case),
		cmocka_unit_test(shortened), cmocka_unit_test(broken_utf8), cmocka_unit_test(buffers), cmocka_unit_test(memory),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
