/* What Swedish typesetting makes of text as it is typed, and what it must leave alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/text_swedish.h"

#include <stdlib.h>
#include <string.h>

/* In what is expected "_" is a hard space. */
static void becomes_beside(const char *before, const char *text, const char *after, const char *expected)
{
	struct arena arena = ARENA_INIT;
	struct str set = text_swedish(&arena, str_from(before), str_from(text), str_from(after));
	char *out = arena_alloc(&arena, set.n + 1), *end = out;

	for (size_t i = 0; i < set.n; i++) {
		if (i + 1 < set.n && memcmp(set.p + i, "\xC2\xA0", 2) == 0) {
			*end++ = '_';
			i++;
		} else {
			*end++ = set.p[i];
		}
	}
	assert_string_equal(out, expected);
	arena_release(&arena);
}

static void becomes(const char *text, const char *expected)
{
	becomes_beside("", text, "", expected);
}

static void stays(const char *text)
{
	struct arena arena = ARENA_INIT;
	struct str given = str_from(text), set = text_swedish(&arena, S(""), given, S(""));

	assert_true(str_equal(set, given));
	arena_release(&arena);
}

static void numbers_keep_their_units(void **state)
{
	(void)state;
	becomes("Det är 12,5 mkr och 35 procent.", "Det är 12,5_mkr och 35_procent.");
	becomes("(−5 mkr), 3–4 procentenheter", "(−5_mkr), 3–4_procentenheter");
	becomes("50 % av 1,2 miljoner kronor", "50_% av 1,2_miljoner kronor");
	becomes("11 kap. 12 § kommunallagen", "11_kap._12_§ kommunallagen");
	becomes("10\nmkr", "10_mkr");
	stays("fem mkr");
	stays("2020. Mkr är en enhet");
	stays("12,5 nämnder");
	stays("kr 5");
}

static void labels_keep_their_numbers(void **state)
{
	(void)state;
	becomes("Enligt § 5 och kap. 11, nr 3, s. 4, kl. 02.00", "Enligt §_5 och kap._11, nr_3, s._4, kl._02.00");
	becomes("Tabell 3 (se bilaga 2)", "Tabell_3 (se bilaga_2)");
	becomes("sedan år 2019", "sedan år_2019");
	stays("kap. om hälsa");
	stays("vårdens 4 delar");
	stays("nummer ett");
	stays("HSN 2023:88");
	stays("RV 2020-11");
	stays("RS 580-2020");
}

static void days_months_and_years_keep_together(void **state)
{
	(void)state;
	becomes("den 15 december 2020", "den 15_december_2020");
	becomes("i november 2020, Vården", "i november_2020, Vården");
	becomes("1 maj.", "1_maj.");
	stays("november 15");
	stays("november 20200");
	stays("2020 december");
	stays("45 december");
	stays("15 decemberdagar");
}

static void thousands_hold_together(void **state)
{
	(void)state;
	becomes("1 234 567 invånare", "1_234_567 invånare");
	becomes("−26 774 kr", "−26_774_kr");
	becomes("summan 12 345,50.", "summan 12_345,50.");
	stays("2019 234");
	stays("12 34");
	stays("12 3456");
	stays("5 av 100");
}

static void initials_hold_to_names(void **state)
{
	(void)state;
	becomes("A. Svensson", "A._Svensson");
	becomes("A. B. Öst", "A._B._Öst");
	becomes("Å. Öst", "Å._Öst");
	stays("ex. Svensson");
	stays("A. svensson");
}

static void a_hyphen_before_a_number_is_a_minus(void **state)
{
	(void)state;
	becomes("-5", "−5");
	becomes("från -5 till (-12,5), -3 %", "från −5 till (−12,5), −3_%");
	becomes("-1 200 tkr", "−1_200_tkr");
	becomes("-2%", "−2%");
	stays("2020-11");
	stays("2020-11-30");
	stays("2019 -2020");
	stays("covid-19");
	stays("--jobs 4");
	stays("-a");
	stays("--5");
	stays("-5-6");
	stays("-2x");
	stays("5-10");
	becomes_beside("RV 2020", "-11", "", "-11");
	becomes_beside("RV ", "-11", "", "−11");
	becomes_beside("", "-1", "1-12", "-1");
}

static void hyphens_between_spaces_are_dashes(void **state)
{
	(void)state;
	becomes("nämnden - och regionen", "nämnden_– och regionen");
	becomes("nämnden – och regionen — allt", "nämnden_– och regionen_— allt");
	becomes_beside("nämnden", " - och", "", "_– och");
	becomes_beside("nämnden ", "- och", "", "– och");
	becomes_beside("", "nämnden -", " och", "nämnden_–");
	stays("- punkt");
	stays("hälso- och sjukvård");
	stays("a--b");
	stays("a -- b");
	stays("-");
	becomes("nämnden -", "nämnden_-");
	stays("2019–2020");
}

static void points_of_omission_are_one_sign(void **state)
{
	(void)state;
	becomes("och så vidare...", "och så vidare…");
	becomes("...fortsatt [...] (så...).", "…fortsatt […] (så…).");
	stays("../underlag.ini");
	stays("a...b");
	stays("och.... så");
	stays("och.. så");
	stays("/mapp/.../fil");
}

static void straight_quotes_are_swedish_ones(void **state)
{
	(void)state;
	becomes("kallas \"ramen\" här", "kallas ”ramen” här");
	becomes("(\"Hälso- och sjukvård\").", "(”Hälso- och sjukvård”).");
	becomes("\"år 2020\", \"x\"", "”år_2020”, ”x”");
	becomes("filen \"underlag.ini\"", "filen ”underlag.ini”");
	becomes_beside("", "kallas \"", "ramen", "kallas ”");
	becomes_beside("ramen", "\" här", "", "” här");
	stays("ett rör på 5\" här");
	stays("5\" rör och 6\" rör");
	stays("=SUMMA(\"a b\")");
	stays("utfall(\"finans\";alla)");
	stays("\"<=\"&period");
	stays("namn=\"x y\"");
	stays("\"");
	stays("\"\"");
	stays("ramen ”2020”");
}

static void apostrophes_stand_between_letters(void **state)
{
	(void)state;
	becomes("Sara's d'Arc", "Sara’s d’Arc");
	stays("'ord'");
	stays("5'");
	stays("fil'namn.txt");
	stays("a='b'c'");
}

static void codes_and_addresses_say_what_they_said(void **state)
{
	static const char *const codes[] = {
		"underlag.ini",
		"https://exempel.se/a-1/b...?c=-5&d=\"e\"",
		"http://exempel.se/-5",
		"2020-11-30",
		"2020-12-15T02:00:00Z",
		"HSN 2023:88",
		"a--b",
		"ekonomi-1@exempel.se",
		"anders.o'neil@exempel.se",
		"1/2",
		"C:\\mapp\\...\\fil",
		"[belopp]*-1",
		"budget_2021 -x",
		"070-123 45 67",
		"SE-901 89",
		"-",
		"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		stays(codes[i]);
}

static void what_stands_beside_counts(void **state)
{
	(void)state;
	becomes_beside("12,5", " mkr", "", "_mkr");
	becomes_beside("omkring 12,5", " mkr", "", "_mkr");
	becomes_beside("", "enligt kap. ", "11", "enligt kap._");
	becomes_beside("", "den ", "15 december", "den ");
	becomes_beside("15", " ", "december", "_");
	becomes_beside("1", "2,5 mkr", "", "2,5_mkr");
	becomes_beside("", "10 m", "kr", "10_m");
	becomes_beside("", "10 m", "öten", "10 m");
	becomes_beside("fem", " mkr", "", " mkr");
	becomes_beside("12,5 ", "mkr", "", "mkr");
}

/* Whatever bytes come in, they come out, but for the signs that are set otherwise. */
static void hostile_bytes_pass_through(void **state)
{
	static const char *const parts[] = {"\xC3", "\xFF",         "\xE2\x80", "\xC2", "\xA0", " ", "-", "5", "\"",
					    "'",    "...",          ".",        "\t",   "\x01", "a", "Å", "(", ")",
					    "mkr",  "\xE2\x80\x93", "\n"};
	unsigned seed = 1;

	(void)state;
	stays("\xFF\xFE");
	stays("5 \xC3");
	for (int round = 0; round < 20000; round++) {
		struct arena arena = ARENA_INIT;
		struct str pieces[3];
		for (int k = 0; k < 3; k++) {
			char text[64] = "";
			for (int i = 0; i < 8; i++) {
				seed = seed * 1103515245 + 12345;
				strcat(text, parts[seed / 65536 % (sizeof parts / sizeof *parts)]);
			}
			pieces[k] = str_copy(&arena, str_from(text));
		}
		struct str once = text_swedish(&arena, pieces[0], pieces[1], pieces[2]);
		assert_true(once.n <= 3 * pieces[1].n);
		arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_keep_their_units),
		cmocka_unit_test(labels_keep_their_numbers),
		cmocka_unit_test(days_months_and_years_keep_together),
		cmocka_unit_test(thousands_hold_together),
		cmocka_unit_test(initials_hold_to_names),
		cmocka_unit_test(a_hyphen_before_a_number_is_a_minus),
		cmocka_unit_test(hyphens_between_spaces_are_dashes),
		cmocka_unit_test(points_of_omission_are_one_sign),
		cmocka_unit_test(straight_quotes_are_swedish_ones),
		cmocka_unit_test(apostrophes_stand_between_letters),
		cmocka_unit_test(codes_and_addresses_say_what_they_said),
		cmocka_unit_test(what_stands_beside_counts),
		cmocka_unit_test(hostile_bytes_pass_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
