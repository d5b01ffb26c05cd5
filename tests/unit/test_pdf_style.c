/* A style file says how documents look: its values arrive, its faults are all named, and templates/stil.ini can not drift. */
#include "publish_scratch.h"

#include "base/settings.h"
#include "pdf/image.h"
#include "pdf/style_keys.h"
#include "pdf/style_read.h"

#include <math.h>

struct read {
	struct pdf_style style;
	struct str_list files;
	bool good;
};

static struct read read_path(struct scratch *s, const char *path)
{
	struct read read = {.files = {0}};

	read.good = style_read(&read.style, &read.files, &s->arena, path, &s->diags);
	return read;
}

static struct read read_text(struct scratch *s, const char *text)
{
	const char *path = scratch_path(s, "stil.ini");

	scratch_write(s, path, text);
	return read_path(s, path);
}

/* The shipped style, wherever the test is started. */
static const char *shipped(struct scratch *s)
{
	struct str file = str_from(__FILE__);
	struct str root = str_sub(file, 0, file.n - (sizeof "tests/unit/test_pdf_style.c" - 1));

	return str_c(&s->arena, str_join(&s->arena, root, S("templates/stil.ini")));
}

/* Every key's value, as text that can be compared. */
static struct str value_of(struct scratch *s, const struct pdf_style *style, const struct style_key *key)
{
	const void *at = (const char *)style + key->offset;
	const struct pdf_colour *colour = at;
	const char *const *text = at;
	struct str all = {NULL, 0};

	switch (key->kind) {
	case STYLE_LENGTH:
	case STYLE_FACTOR:
		return str_printf(&s->arena, "%.17g", *(const double *)at);
	case STYLE_COLOUR:
	case STYLE_TEXT_COLOUR:
		return str_printf(&s->arena, "#%02X%02X%02X", colour->red, colour->green, colour->blue);
	case STYLE_FAMILY:
		for (int i = 0; i < PDF_FONTS; i++)
			all = str_printf(&s->arena, "%.*s %s", STR_ARG(all), text[i]);
		return all;
	case STYLE_CHOICE:
		return *(const bool *)at ? key->yes : key->no;
	default:
		return str_from(*text ? *text : "");
	}
}

/* The style that ships is the manual of all names, and changes nothing. */
static void the_shipped_style_is_the_default(void **state)
{
	struct scratch *s = *state;
	struct read read = read_path(s, shipped(s));
	struct settings settings;
	size_t count;
	const struct style_key *keys = style_keys(&count);

	assert_string_equal(scratch_said(s), "");
	assert_true(read.good);
	assert_true(settings_read(&settings, &s->arena, shipped(s), &s->diags));
	for (size_t i = 0; i < count; i++) {
		const char *name = str_c(&s->arena, str_printf(&s->arena, "[%.*s] %.*s", STR_ARG(keys[i].section),
							       STR_ARG(keys[i].name)));
		struct str is = value_of(s, &read.style, &keys[i]);
		struct str wanted = value_of(s, &pdf_style_default, &keys[i]);
		if (!settings_find(&settings, keys[i].section, keys[i].name))
			fail_msg("%s is not in templates/stil.ini", name);
		if (str_equal(keys[i].name, S("undantag")) || keys[i].kind == STYLE_PICTURE)
			continue;
		if (!str_equal(is, wanted))
			fail_msg("%s is %.*s, not %.*s", name, STR_ARG(is), STR_ARG(wanted));
	}
}

static void what_is_said_is_taken(void **state)
{
	struct scratch *s = *state;
	struct read read = read_text(s, "[Sida]\nBREDD = 17 cm\nvänstermarginal=20 mm\nhögermarginal = 40 pt\n"
					"[text]\nstorlek = 10.5\n[rubrik 2]\nfärg = #00ff00\n");

	/* bright green on white is no text */
	assert_false(read.good);
	diags_init(&s->diags, &s->arena);
	read = read_text(s, "[Sida]\nBREDD = 17 cm\nvänstermarginal=20 mm\nhögermarginal = 40 pt\n"
			    "[text]\nstorlek = 10.5\n[rubrik 2]\nfärg = #00662a\n[ord]\ntill = To\nspråk = en\n"
			    "[typsnitt]\nfamilj = Liberation Serif\n[avstavning]\nordlista =\n"
			    "[arbetsbok]\nnegativa tal = Röda\n");
	assert_string_equal(scratch_said(s), "");
	assert_true(read.good);
	assert_int_equal(lround(read.style.page_width * 1000), 481890);
	assert_int_equal(lround(read.style.margin_left * 1000), 56690);
	assert_true(read.style.margin_right == 40);
	assert_true(read.style.text_size == 10.5);
	assert_int_equal(read.style.headings[1].colour.green, 0x66);
	assert_int_equal(read.style.headings[0].colour.green, pdf_style_default.headings[0].colour.green);
	assert_string_equal(read.style.word_to, "To");
	assert_string_equal(read.style.language, "en");
	assert_string_equal(read.style.font_files[FONT_REGULAR],
			    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf");
	assert_string_equal(read.style.font_files[FONT_BOLD_ITALIC],
			    "/usr/share/fonts/truetype/liberation/LiberationSerif-BoldItalic.ttf");
	assert_null(read.style.hyphenation);
	assert_true(read.style.red_negatives);
	assert_false(pdf_style_default.red_negatives);
	assert_int_equal(read.files.count, 1);
}

static void every_fault_is_said(void **state)
{
	struct scratch *s = *state;
	struct read read = read_text(s, "storlek = 3\n"                         /* 1 */
					"[färg]\ntext = #000000\n"              /* 2 */
					"[tom]\n"                               /* 4 */
					"[text]\nstorlk = 9\nstorlek = stor\n"  /* 5 */
					"radavstånd = 20 mm\n"                  /* 8 */
					"[tabell]\n  storlek   =  200 mm\n"     /* 9 */
					"minsta storlek = -1\nvarav = 0,2\n"    /* 11 */
					"[färger]\ntext = #9A9A9A\n"            /* 13 */
					"linje = blå\nlänk = #12345G\n"         /* 15 */
					"[sida]\nlogotyp = saknas.png\n"        /* 17 */
					"[typsnitt]\nfamilj = Finns Inte\n"     /* 19 */
					"fet = stil.ini\n"                      /* 21 */
					"[ord]\ntill =\nspråk = svenska\n"      /* 22 */
					"[avstavning]\nordlista = saknas.dic\n" /* 25 */
					"[arbetsbok]\nnegativa tal = gröna\n" /* 27 */);
	static const char *const expected[] = {
		"stil.ini:1:1: \"storlek\" stands in no [section]",
		"stil.ini:2:1: a style has no section \"färg\": expected sida, typsnitt, text, titel, rubrik 1",
		"stil.ini:4:1: a style has no section \"tom\"",
		"stil.ini:6:1: \"storlk\" is nothing that [text] of a style says: expected storlek, radavstånd",
		"stil.ini:7:11: \"stor\" is no length: expected points such as 9,5 or millimetres such as 20 mm",
		"stil.ini:8:14: \"20 mm\" is no number",
		"stil.ini:10:16: 200 mm is too large: expected 5 to 24 pt",
		"stil.ini:11:18: -1 is too small: expected 4 to 24 pt",
		"stil.ini:12:9: 0,2 is too small: expected 0,5 to 1\n",
		"stil.ini:14:8: text of the colour #9A9A9A is too faint on white (contrast 2,81 to 1): expected a "
		"darker one, "
		"at least 4,5 to 1",
		"stil.ini:15:9: \"blå\" is no colour: expected one such as #123B63",
		"stil.ini:16:8: \"#12345G\" is no colour",
		"stil.ini:18:11: the file",
		"saknas.png cannot be read: No such file or directory",
		"stil.ini:20:10: there is no font \"Finns Inte\" (regular) in /usr/share/fonts/truetype",
		"stil.ini cannot be used: expected a TrueType font with glyf outlines",
		"stil.ini:23:7: expected a word here",
		"stil.ini:24:9: \"svenska\" is no language",
		"stil.ini:26:12: the file",
		"stil.ini:28:16: expected svarta or röda, not \"gröna\"",
	};

	assert_false(read.good);
	assert_int_equal(diags_exit_status(&s->diags), 3);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		assert_says(s, expected[i]);
	assert_int_equal(diags_faults(&s->diags), 19);
}

/* #767676 is the lightest grey that text may have. */
static void faint_text(void **state)
{
	struct scratch *s = *state;

	assert_true(read_text(s, "[färger]\ntext = #767676\n").good);
	assert_true(read_text(s, "[färger]\nlinje = #EEEEEE\nvattenstämpel = #FAFAFA\n").good);
	assert_false(read_text(s, "[färger]\ntext = #777777\n").good);
	assert_says(s, "contrast 4,47 to 1");
	assert_false(read_text(s, "[rubrik 6]\nfärg = #FFFFFF\n").good);
	assert_says(s, "#FFFFFF is too faint on white (contrast 1 to 1)");
}

static void languages(void **state)
{
	static const char *const good[] = {"sv", "sv-SE", "smj", "zh-Hant-TW", "de-1996", "EN-gb"};
	static const char *const bad[] = {"s",    "svensk", "sv-",          "-sv", "sv--SE",
					  "sv-S", "sv_SE",  "sv-ninebytes", "12",  "sv SE"};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct read read =
			read_text(s, str_c(&s->arena, str_printf(&s->arena, "[ord]\nspråk = %s\n", good[i])));
		assert_true(read.good);
		assert_string_equal(read.style.language, good[i]);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(read_text(s, str_c(&s->arena, str_printf(&s->arena, "[ord]\nspråk = %s\n", bad[i]))).good);
}

static void no_room(void **state)
{
	struct scratch *s = *state;

	assert_false(read_text(s, "[sida]\nbredd = 105 mm\nhöjd = 148 mm\nvänstermarginal = 30 mm\n").good);
	assert_says(s, "stil.ini:4:19: the margins at the sides leave less than 60 mm");
	assert_false(read_text(s, "[sida]\nsidhuvud = 80\n").good);
	assert_says(s, "stil.ini:2:12: the head of a page reaches into its text");
	assert_false(read_text(s, "[tabell]\nstorlek = 5\n").good);
	assert_says(s, "the least size of a table is larger than its size");
}

static void a_missing_style(void **state)
{
	struct scratch *s = *state;

	assert_false(read_path(s, scratch_path(s, "saknas.ini")).good);
	assert_says(s, "saknas.ini: cannot open the settings: No such file");
}

static void lists_of_words(void **state)
{
	struct scratch *s = *state;

	scratch_write(s, scratch_path(s, "ord.txt"), "# delas så\nbudget-av-vikelse\n12-34\n");
	assert_false(read_text(s, "[avstavning]\nundantag = ord.txt\n").good);
	assert_says(s, "ord.txt:3:1: ");
	assert_false(read_text(s, "[avstavning]\nordlista = stil.ini\n").good);
	assert_says(s, "stil.ini: this is no hyphenation dictionary");
	assert_true(read_text(s, "[avstavning]\nordlista =\nundantag = ord.txt\n").good);
}

/* What a style is made of, but for what is installed with the system. */
static void files_of_a_style(void **state)
{
	struct scratch *s = *state;
	struct read read;
	const char *path = scratch_path(s, "stil.ini");

	scratch_write(s, scratch_path(s, "ord.txt"), "# inga\n");
	scratch_write(s, scratch_path(s, "stil_b.ini"), "[avstavning]\nundantag = ord.txt\n");
	read = read_text(s, "[typsnitt]\nfamilj = Open Sans\n[avstavning]\nundantag = ord.txt\n");
	assert_string_equal(scratch_said(s), "");
	assert_string_equal(read.style.exceptions, scratch_path(s, "ord.txt"));
	assert_true(style_read(&read.style, &read.files, &s->arena, scratch_path(s, "stil_b.ini"), &s->diags));
	assert_int_equal(read.files.count, 3);
	assert_true(str_equal(read.files.items[0], str_from(path)));
	assert_true(str_equal(read.files.items[1], str_from(scratch_path(s, "ord.txt"))));
	assert_true(str_equal(read.files.items[2], str_from(scratch_path(s, "stil_b.ini"))));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(the_shipped_style_is_the_default),
		SCRATCH_TEST(what_is_said_is_taken),
		SCRATCH_TEST(every_fault_is_said),
		SCRATCH_TEST(faint_text),
		SCRATCH_TEST(languages),
		SCRATCH_TEST(no_room),
		SCRATCH_TEST(a_missing_style),
		SCRATCH_TEST(lists_of_words),
		SCRATCH_TEST(files_of_a_style),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
