/* Lines of a paragraph: the best of all choices, and what no choice may do. */
#include "test_pdf_tools.h"

#include "base/utf8.h"
#include "pdf/text_break.h"

#include <math.h>
#include <time.h>

struct bench {
	struct arena arena;
	struct diags diags;
	struct pdf_style style;
	struct fonts *fonts;
	struct canvas canvas;
	struct hyphenator *hyphenator;
	struct text_setting setting;
};

static struct bench *bench_new(bool hyphens)
{
	struct arena arena = ARENA_INIT;
	struct bench *bench = ARENA_NEW(&arena, struct bench);

	bench->arena = arena;
	bench->style = pdf_style_default;
	diags_init(&bench->diags, &bench->arena);
	bench->fonts = fonts_open(&bench->arena, &bench->style, (struct place){.file = S("prov")}, &bench->diags);
	assert_non_null(bench->fonts);
	canvas_init(&bench->canvas, &bench->arena, bench->fonts);
	if (hyphens) {
		bench->hyphenator = hyphenator_open(&bench->arena, bench->style.hyphenation, "templates/avstavning.txt",
						    &bench->diags);
		assert_non_null(bench->hyphenator);
	}
	bench->setting = (struct text_setting){
		.canvas = &bench->canvas,
		.arena = &bench->arena,
		.style = &bench->style,
		.size = 10,
		.leading = 14,
		.hyphenator = bench->hyphenator,
	};
	return bench;
}

static void bench_release(struct bench *bench)
{
	hyphenator_close(bench->hyphenator);
	canvas_release(&bench->canvas);
	fonts_release(bench->fonts);
	struct arena arena = bench->arena;
	arena_release(&arena);
}

static struct text_words words_of(struct bench *bench, const char *text)
{
	struct run *run = ARENA_NEW(&bench->arena, struct run);

	run->text = str_from(text);
	return text_words(&bench->setting, run);
}

/* The lines with "/" between them; a soft hyphen as "-". */
static const char *set_in(struct bench *bench, const struct run *runs, double width, bool balanced)
{
	struct text_lines lines =
		balanced ? text_set_balanced(&bench->setting, runs, width) : text_set(&bench->setting, runs, width);
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < lines.count; i++) {
		assert_true(lines.items[i].width <= fmax(width, 1.5 * bench->setting.size) + 0.5);
		if (i)
			buf_add(&out, S("/"));
		for (size_t k = 0; k < lines.items[i].pieces.count; k++) {
			struct str text = lines.items[i].pieces.items[k].text;
			for (size_t at = 0, n; at < text.n; at += n) {
				utf8_next(str_sub(text, at, text.n), &n);
				struct str letter = str_sub(text, at, n);
				bool ends = i + 1 < lines.count && k + 1 == lines.items[i].pieces.count &&
					    at + n == text.n && str_equal(letter, S(" "));
				if (!ends)
					buf_add(&out, str_equal(letter, S("\xC2\xAD")) ? S("-") : letter);
			}
		}
	}
	const char *copy = str_c(&bench->arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

static const char *set_text(struct bench *bench, const char *text, double width)
{
	struct run run = {.kind = RUN_TEXT, .text = str_from(text)};

	return set_in(bench, &run, width, false);
}

static double length_of(const struct text_words *words, size_t from, size_t to)
{
	double length = 0;

	for (size_t i = from; i < to; i++)
		length += words->items[i].width + (i > from && words->items[i].spaced ? words->space : 0);
	return length;
}

/* As many words on each line as fit. */
static struct text_breaks greedy(struct bench *bench, const struct text_words *words, double width)
{
	struct text_breaks breaks = {.words = *words};

	for (size_t i = 0, from = 0; i < words->count; i++) {
		if (i > 0 && length_of(words, from, i + 1) <= width)
			continue;
		*ARENA_PUSH(&bench->arena, &breaks) = i;
		from = i;
	}
	return breaks;
}

static const char paragraph[] =
	"Nämnden bedömer att effekterna av omställningsplanen når fram under andra halvåret och att underskottet "
	"minskar i den takt som fullmäktige beslutade om i budgeten, om inte läkemedelskostnaderna ökar snabbare än "
	"vad som antogs i prognosen efter augusti.";

static void all_lines_together_are_better_than_one_by_one(void **state)
{
	struct bench *bench = bench_new(false);
	struct text_words words = words_of(bench, paragraph);
	int better = 0;

	(void)state;
	for (double width = 130; width < 460; width += 3) {
		struct text_breaks best = text_break(&bench->setting, &words, width, TEXT_RUNNING);
		struct text_breaks one_by_one = greedy(bench, &words, width);
		double least = text_demerits(&bench->setting, &best, width, TEXT_RUNNING);
		double other = text_demerits(&bench->setting, &one_by_one, width, TEXT_RUNNING);
		assert_true(fabs(least - best.demerits) < 1e-6);
		assert_true(least <= other + 1e-9);
		better += least < other - 0.05;
	}
	assert_true(better > 20);
	bench_release(bench);
}

/* Every choice of lines that fit, in turn: none is better. */
static void no_choice_is_better(void **state)
{
	static const char text[] = "Stats\xC2\xAD"
				   "bidragen har höjts och vård\xC2\xAD"
				   "köerna växer i hela "
				   "läns\xC2\xAD"
				   "sjuk\xC2\xAD"
				   "vården sedan pandemin tog slut.";
	struct bench *bench = bench_new(false);
	struct text_words words = words_of(bench, text);

	(void)state;
	assert_in_range(words.count, 14, 18);
	for (double width = 70; width < 240; width += 7) {
		for (int manner = TEXT_RUNNING; manner <= TEXT_BALANCED; manner++) {
			struct text_breaks best = text_break(&bench->setting, &words, width, (enum text_manner)manner);
			double least = HUGE_VAL;
			for (unsigned choice = 0; choice < 1U << (words.count - 1); choice++) {
				size_t starts[32] = {0};
				struct text_breaks tried = {.words = words, .items = starts, .count = 1};
				bool fits = true;
				for (size_t i = 1; i < words.count; i++)
					if (choice >> (i - 1) & 1)
						starts[tried.count++] = i;
				for (size_t i = 0; fits && i < tried.count; i++) {
					size_t to = i + 1 < tried.count ? starts[i + 1] : words.count;
					double hyphen = to < words.count && !words.items[to].spaced
								? bench->setting.size * 0.33
								: 0;
					fits = length_of(&words, starts[i], to) + hyphen <= width;
				}
				if (fits)
					least = fmin(least, text_demerits(&bench->setting, &tried, width,
									  (enum text_manner)manner));
			}
			assert_true(best.demerits <= least + 1e-6);
		}
	}
	bench_release(bench);
}

static void words_are_parted_at_good_places_only(void **state)
{
	struct bench *bench = bench_new(true);
	size_t hyphens = 0;

	(void)state;
	for (double width = 245; width < 460; width++) {
		const char *lines = set_text(bench, paragraph, width);
		static const char *const good[] = {"omställnings-/planen", "läkemedels-/kostnaderna", "under-/skottet"};
		size_t marks = tool_count(str_from(lines), "-/"), known = 0;
		for (size_t i = 0; i < sizeof good / sizeof *good; i++)
			known += tool_count(str_from(lines), good[i]);
		assert_int_equal(marks, known);
		hyphens += marks;
	}
	assert_true(hyphens > 0);
	bench_release(bench);
}

/* Whatever the width, these stand whole. */
static void what_must_not_be_parted_is_not(void **state)
{
	struct bench *bench = bench_new(true);
	static const char text[] = "Av omkring 12 345 mkr i COVIDREGISTRETS kap. 11 nr 3 gick −1,5 procent den "
				   "15 december till läkemedelsregistret2020 - se KostnadsRegistret eller "
				   "kostnadsutvecklingen/läkemedelskostnaderna i läkemedelskostnaderna";
	static const char *const whole[] = {"12\u00a0345\u00a0mkr",
					    "COVIDREGISTRETS",
					    "kap.\u00a011",
					    "nr\u00a03",
					    "−1,5\u00a0procent",
					    "15\u00a0december",
					    "läkemedelsregistret2020\u00a0–",
					    "KostnadsRegistret"};

	(void)state;
	for (double width = 170; width < 460; width++) {
		const char *lines = set_text(bench, text, width);
		for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
			assert_non_null(strstr(lines, whole[i]));
		assert_true(str_ends(str_from(lines), S("läkemedelskostnaderna")));
		assert_null(strstr(lines, "/–"));
	}
	bench_release(bench);
}

static void figures_links_and_references_are_never_hyphenated(void **state)
{
	static const enum run_kind kinds[] = {RUN_FIGURE, RUN_LINK, RUN_REFERENCE};
	struct bench *bench = bench_new(true);

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		for (double width = 130; width < 300; width += 1) {
			struct run last = {.kind = RUN_TEXT, .text = S(" och mer därtill, sammanlagt.")};
			struct run middle = {.next = &last, .kind = kinds[i], .text = S("läkemedelskostnaderna")};
			struct run first = {.next = &middle, .kind = RUN_TEXT, .text = S("Det här är vad vi kallar ")};
			assert_non_null(strstr(set_in(bench, &first, width, false), "läkemedelskostnaderna"));
		}
	}
	bench_release(bench);
}

static void hyphens_do_not_follow_each_other(void **state)
{
	struct bench *bench = bench_new(true);
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < 30; i++)
		buf_add(&text, i % 3 ? S("läkemedelskostnader ") : S("och "));
	buf_add(&text, S("annat.\0"));
	for (double width = 250; width < 460; width += 5) {
		const char *lines = set_text(bench, text.p, width);
		bool parted = false;
		for (const char *p = strchr(lines, '/'); p; p = strchr(p + 1, '/')) {
			assert_false(parted && p[-1] == '-');
			parted = p[-1] == '-';
		}
		assert_false(parted); /* nor above the last line */
	}
	buf_release(&text);
	bench_release(bench);
}

static void the_last_line_is_not_one_short_word(void **state)
{
	struct bench *bench = bench_new(true);
	int short_ones = 0, all = 0;

	(void)state;
	for (double width = 200; width < 460; width++, all++) {
		const char *lines = set_text(bench,
					     "Resultatet är bättre än budget, och det beror på att vården har "
					     "skjutits upp under pandemin samt att resorna har blivit färre i år.",
					     width);
		const char *last = strrchr(lines, '/');
		short_ones += last && strlen(last) < 6;
	}
	assert_int_equal(short_ones, 0);
	bench_release(bench);
}

/* Below two lines or more, shorter lines above are better than a figure that stands alone. */
static void a_figure_does_not_stand_alone_below_several_lines(void **state)
{
	struct bench *bench = bench_new(true);

	(void)state;
	for (double width = 300; width < 480; width++) {
		const char *lines = set_text(bench,
					     "Omställningsplanen skulle 2020 ge en effekt på 188 mkr. Den redovisade "
					     "effekten är 117 mkr, en effektgrad på 62 %. En del av effekten följer av "
					     "pandemin och inte av planen: resorna har blivit färre och behovet av inhyrd "
					     "personal har tillfälligt minskat. När dessa poster räknas bort är "
					     "effektgraden 50 %.",
					     width);
		const char *last = strrchr(lines, '/');
		if (tool_count(str_from(lines), "/") >= 2 && strcmp(last, "/50\xC2\xA0%.") == 0)
			fail_msg("in %.0f points: %s", width, lines);
	}
	bench_release(bench);
}

static void a_word_wider_than_the_line_is_parted_or_cut(void **state)
{
	struct bench *bench = bench_new(true);

	(void)state;
	assert_string_equal(set_text(bench, "läkemedelskostnader", 80), "läkemedels-/kostnader");
	assert_string_equal(set_text(bench, "2020läkemedelskostnader", 80), "2020läkemedels-/kostnader");
	assert_int_equal(tool_count(str_from(set_text(bench, "läkemedelskostnader", 1)), "/"), 18);
	struct run head = {.kind = RUN_TEXT, .text = S("Årets läkemedelskostnader")};
	assert_string_equal(set_in(bench, &head, 80, true), "Årets/läkemedels-/kostnader");
	assert_string_equal(set_in(bench, &head, 110, true), "Årets/läkemedelskostnader");
	bench_release(bench);
}

static void titles_have_few_lines_of_one_length(void **state)
{
	struct bench *bench = bench_new(true);
	struct run title = {.kind = RUN_TEXT,
			    .text = S("Uppföljning av regionens ekonomi och verksamhet till och med "
				      "november")};

	(void)state;
	assert_string_equal(set_in(bench, &title, 330, true),
			    "Uppföljning av regionens ekonomi och/verksamhet till och med november");
	assert_null(strchr(set_in(bench, &title, 400, true), '/'));
	bench_release(bench);
}

static void forced_lines_and_nothing(void **state)
{
	struct bench *bench = bench_new(true);
	struct run second = {.kind = RUN_TEXT, .text = S("två tre")};
	struct run forced = {.next = &second, .kind = RUN_BREAK};
	struct run first = {.next = &forced, .kind = RUN_TEXT, .text = S("ett")};

	(void)state;
	assert_string_equal(set_in(bench, &first, 200, false), "ett/två tre");
	assert_string_equal(set_in(bench, &first, 200, true), "ett/två tre");
	first.text = S("läkemedel och tandvård ");
	second.text = S("läkemedel och tandvård med mera där");
	double width = words_of(bench, "läkemedel och tandvård").natural;
	assert_string_equal(set_in(bench, &first, width, false),
			    "läkemedel och tandvård/läkemedel och tandvård/med mera där");
	assert_int_equal(text_set(&bench->setting, NULL, 200).count, 0);
	assert_int_equal(text_set_plain(&bench->setting, S("  "), 200).count, 0);
	assert_string_equal(set_text(bench, "ett två", -5), "e-/t-/t/t-/v-/å");
	bench_release(bench);
}

/* The text comes out whole, whatever it is and however narrow the line. */
static void hostile_text_comes_out_whole(void **state)
{
	static const char *const parts[] = {"\xC3",       "\xFF",    "\xE2\x80", "a\xCC\x88", " ",
					    "läkemedels", "kostnad", "5",        "\xC2\xAD",  "\xE2\x80\x8B",
					    "-",          "/",       "\n",       "\xC2\xA0",  "Å"};
	struct bench *bench = bench_new(true);
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct buf text = BUF_INIT;
		size_t letters = 0, drawn = 0;
		for (int i = 0; i < 60; i++) {
			seed = seed * 1103515245 + 12345;
			const char *part = parts[seed / 65536 % (sizeof parts / sizeof *parts)];
			buf_add(&text, str_from(part));
			letters += strlen(part) > 4 ? strlen(part) : 0;
		}
		struct text_lines lines = text_set_plain(&bench->setting, buf_str(&text), round % 60 * 5.0);
		for (size_t i = 0; i < lines.count; i++)
			for (size_t k = 0; k < lines.items[i].pieces.count; k++) {
				struct str drawn_text = lines.items[i].pieces.items[k].text;
				for (size_t at = 0; at < drawn_text.n; at++)
					drawn += (drawn_text.p[at] >= 'b' && drawn_text.p[at] <= 'z') ||
						 drawn_text.p[at] == '\xA4';
			}
		/* "läkemedels" has ten such bytes and "kostnad" six. */
		size_t expected =
			tool_count(buf_str(&text), "läkemedels") * 10 + tool_count(buf_str(&text), "kostnad") * 6;
		assert_int_equal(drawn, expected);
		assert_true(letters >= expected);
		buf_release(&text);
	}
	bench_release(bench);
}

/* A long report, and one paragraph as long as it: time grows with the text. */
static void long_texts_take_little_time(void **state)
{
	struct bench *bench = bench_new(true);
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < 1500; i++)
		buf_add(&text, str_from(paragraph));
	clock_t start = clock();
	struct text_lines lines = text_set_plain(&bench->setting, buf_str(&text), 455);
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	assert_true(lines.count > 3000);
	assert_true(seconds < 20);
	buf_clear(&text);
	for (int i = 0; i < 100000; i++)
		buf_add(&text, i % 2 ? S("\xE2\x80\x8B") : S("\xE2\x86\x92")); /* an arrow that the font lacks */
	start = clock();
	text_set_plain(&bench->setting, buf_str(&text), 455);
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 20);
	buf_release(&text);
	bench_release(bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_lines_together_are_better_than_one_by_one),
		cmocka_unit_test(no_choice_is_better),
		cmocka_unit_test(words_are_parted_at_good_places_only),
		cmocka_unit_test(what_must_not_be_parted_is_not),
		cmocka_unit_test(figures_links_and_references_are_never_hyphenated),
		cmocka_unit_test(hyphens_do_not_follow_each_other),
		cmocka_unit_test(the_last_line_is_not_one_short_word),
		cmocka_unit_test(a_figure_does_not_stand_alone_below_several_lines),
		cmocka_unit_test(a_word_wider_than_the_line_is_parted_or_cut),
		cmocka_unit_test(titles_have_few_lines_of_one_length),
		cmocka_unit_test(forced_lines_and_nothing),
		cmocka_unit_test(hostile_text_comes_out_whole),
		cmocka_unit_test(long_texts_take_little_time),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
