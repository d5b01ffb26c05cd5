/* Where words are parted: the list of the sample templates, its form and its faults, and words that are not parted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "pdf/hyphen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DICTIONARY "/usr/share/hyphen/hyph_sv_SE.dic"
#define LIST "templates/avstavning.txt"

struct bench {
	struct arena arena;
	struct diags diags;
	struct hyphenator *hyphenator;
};

static void bench_open(struct bench *bench, const char *list)
{
	*bench = (struct bench){.arena = ARENA_INIT};
	diags_init(&bench->diags, &bench->arena);
	bench->hyphenator = hyphenator_open(&bench->arena, DICTIONARY, list, &bench->diags);
}

static const char *bench_close(struct bench *bench)
{
	static char faults[4096];

	snprintf(faults, sizeof faults, "%s", str_c(&bench->arena, diags_text(&bench->arena, &bench->diags)));
	hyphenator_close(bench->hyphenator);
	arena_release(&bench->arena);
	return faults;
}

/* The word with "-" and "|" where it may be parted. */
static const char *parted(struct bench *bench, const char *word)
{
	struct str text = str_from(word);
	enum hyphen *places = ARENA_ARRAY(&bench->arena, enum hyphen, text.n);
	char *out = arena_alloc(&bench->arena, 2 * text.n + 1), *end = out;

	hyphenate(bench->hyphenator, text, places);
	for (size_t i = 0; i < text.n; i++) {
		if (places[i] != HYPHEN_NONE)
			*end++ = places[i] == HYPHEN_COMPOUND ? '|' : '-';
		*end++ = text.p[i];
	}
	return out;
}

static void words_of_finance_are_parted_where_their_parts_meet(void **state)
{
	static const char *const expected[] = {
		"bud-get|avvi-kelse",
		"bud-get|ansvar",
		"bud-get|ram",
		"bud-ge-tens",
		"bud-ge-te-rade",
		"lä-ke-me-dels|kost-na-der",
		"lä-ke-me-dels|för-mån",
		"kost-nads|utveck-ling",
		"kost-nads|ökning",
		"kost-na-der",
		"om-ställ-nings|plan",
		"om-ställ-nings|anslag",
		"verk-sam-hets|över-gri-pande",
		"verk-sam-hets|con-trol-ler",
		"netto|kostnads|utveck-ling",
		"netto|för-bätt-ring",
		"netto|ramar",
		"hel-års|pro-gnos",
		"hel-års|effekt",
		"per-so-nal|kost-na-der",
		"per-so-nal|nyck-el-tal",
		"ba-lans|kravs|resul-tat",
		"ba-lans|kravs|utred-ning",
		"ba-lans|räk-ning",
		"av-stäm-nings|rap-port",
		"re-sul-tat|utjäm-nings|reserv",
		"re-sul-tat|räk-ning",
		"re-sul-tat|effekt",
		"lik-vi-di-tets|pro-gnos",
		"in-ve-ste-rings|bud-get",
		"in-täkts|ökningar",
		"sjuk|från-varo",
		"sjuk|vårds|nämn-den",
		"primär|vårds|kva-li-tet",
		"års|redo-vis-ning",
		"tilläggs|bud-ge-ten",
		"pa-ti-ent|avgif-ter",
		"bil-jett|intäk-ter",
		"skatte|intäk-ter",
		"skatte|ökning",
		"stats|bidra-gen",
		"pen-sions|avsätt-ningar",
		"pro-gnos|omgång-ens",
		"pro-gnos|änd-ringar",
		"ram|väx-ling",
		"ram|ök-ning",
		"pro-cent|en-heter",
		"plan|un-der-lag",
		"re-gion|sty-rel-sen",
		"kon-tors|mate-rial",
		"kon-to-ret",
		"struk-tu-rell",
		"sys-tem|utveck-ling",
		"BUD-GET|AVVI-KELSE",
	};
	struct bench bench;

	(void)state;
	bench_open(&bench, LIST);
	assert_non_null(bench.hyphenator);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		char word[200], *end = word;
		for (const char *p = expected[i]; *p; p++)
			if (*p != '-' && *p != '|')
				*end++ = *p;
		*end = '\0';
		assert_string_equal(parted(&bench, word), expected[i]);
	}
	assert_string_equal(bench_close(&bench), "");
}

static void two_letters_stay_and_three_follow(void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench, NULL);
	assert_string_equal(parted(&bench, "åtgärd"), "åt-gärd");
	assert_string_equal(parted(&bench, "enad"), "enad");
	assert_string_equal(parted(&bench, "region"), "re-gion");
	assert_string_equal(parted(&bench, "nämnderna"), "nämn-derna");
	assert_string_equal(bench_close(&bench), "");
}

static void what_is_no_swedish_word_is_not_parted(void **state)
{
	static const char *const words[] = {"",
					    "a",
					    "budget2avvikelse",
					    "budget-avvikelse",
					    "kost nader",
					    "\xC3",
					    "kost\xE5nader",
					    "\xD0\xB1\xD1\x8E\xD0\xB4\xD0\xB6\xD0\xB5\xD1\x82",
					    "\xFF\xFF\xFF\xFF\xFF\xFF"};
	struct bench bench;
	char longest[400];

	(void)state;
	bench_open(&bench, LIST);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_string_equal(parted(&bench, words[i]), words[i]);
	for (size_t n = 60; n < sizeof longest; n++) {
		memset(longest, 'a', n);
		longest[n] = '\0';
		assert_true(strlen(parted(&bench, longest)) >= n);
	}
	assert_string_equal(bench_close(&bench), "");
}

/* ---- the list ---- */

static char list_path[] = "/tmp/underlag-hyphen-XXXXXX";

static const char *list_of(struct str text)
{
	FILE *file = fopen(list_path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text.p, 1, text.n, file), text.n);
	assert_int_equal(fclose(file), 0);
	return list_path;
}

static void a_list_has_words_beginnings_and_endings(void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench,
		   list_of(S("\xEF\xBB\xBF# anm\xC3\xA4rkning\r\n\r\n  Prov|ord # ett ord\r\nav-gifts|\nkonto|\n"
			     "kontors|\n-ret\nhelt\n")));
	assert_string_equal(parted(&bench, "provord"), "prov|ord");
	assert_string_equal(parted(&bench, "PROVORD"), "PROV|ORD");
	assert_string_equal(parted(&bench, "avgiftsavgiftshelt"), "av-gifts|av-gifts|helt");
	assert_string_equal(parted(&bench, "kontoplan"), "konto|plan");
	assert_string_equal(parted(&bench, "kontorsplan"), "kon-tors|plan");
	assert_null(strchr(parted(&bench, "kontoret"), '|'));
	assert_string_equal(bench_close(&bench), "");
}

static void faults_of_a_list_name_line_and_column(void **state)
{
	static const struct {
		const char *text, *fault;
	} faults[] = {
		{"prov|ord\nbudget--avvikelse\n", ":2:8: "},
		{"budget avvikelse\n", ":1:7: "},
		{"# rad\n  kost4nad\n", ":2:7: "},
		{"budget-\n", ":1:8: "},
		{"|budget\n", ":1:1: "},
		{"-\n", ":1:2: "},
		{"|\n", ":1:1: "},
		{"åtgärd\xE5s|\n", ":1:7: "},
		{"prov\n\nprov\n", ":3: "},
		{"budget|\nbudget|", ":2: "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct bench bench;
		bench_open(&bench, list_of(str_from(faults[i].text)));
		assert_null(bench.hyphenator);
		assert_int_equal(diags_exit_status(&bench.diags), 3);
		const char *said = bench_close(&bench);
		assert_non_null(strstr(said, faults[i].fault));
		assert_non_null(strstr(said, list_path));
	}
	struct bench bench;
	char longest[100];
	bench_open(&bench, list_of(S("budget|\nkost\xE5|\n")));
	assert_non_null(strstr(bench_close(&bench), ":2:5: the list of hyphens is not UTF-8"));
	memset(longest, 'a', sizeof longest);
	bench_open(&bench, list_of((struct str){longest, sizeof longest}));
	assert_null(bench.hyphenator);
	assert_non_null(strstr(bench_close(&bench), ":1:81: "));
}

static void every_fault_of_a_list_is_said(void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench, list_of(S("a b\nprov\nc4d\nprov\n")));
	assert_null(bench.hyphenator);
	assert_int_equal(diags_faults(&bench.diags), 3);
	bench_close(&bench);
}

static void files_that_cannot_be_used_are_faults(void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench, "/finns/inte.txt");
	assert_null(bench.hyphenator);
	assert_int_equal(diags_exit_status(&bench.diags), 3);
	assert_non_null(strstr(bench_close(&bench), "/finns/inte.txt: "));
	bench_open(&bench, "/");
	assert_null(bench.hyphenator);
	bench_close(&bench);

	static const char *const dictionaries[] = {"/finns/inte.dic", "/dev/null", "/"};
	for (size_t i = 0; i < sizeof dictionaries / sizeof *dictionaries; i++) {
		bench_open(&bench, NULL);
		assert_null(hyphenator_open(&bench.arena, dictionaries[i], NULL, &bench.diags));
		assert_int_equal(diags_exit_status(&bench.diags), 4);
		assert_non_null(strstr(bench_close(&bench), dictionaries[i]));
	}
	hyphenator_close(NULL);
}

static int make_list(void **state)
{
	int file = mkstemp(list_path);

	(void)state;
	return file < 0 ? -1 : close(file);
}

static int drop_list(void **state)
{
	(void)state;
	return unlink(list_path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_finance_are_parted_where_their_parts_meet),
		cmocka_unit_test(two_letters_stay_and_three_follow),
		cmocka_unit_test(what_is_no_swedish_word_is_not_parted),
		cmocka_unit_test(a_list_has_words_beginnings_and_endings),
		cmocka_unit_test(faults_of_a_list_name_line_and_column),
		cmocka_unit_test(every_fault_of_a_list_is_said),
		cmocka_unit_test(files_that_cannot_be_used_are_faults),
	};

	return cmocka_run_group_tests(tests, make_list, drop_list);
}
