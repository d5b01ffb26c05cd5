/*
 * Lists and headings at the end of a page: what leads to a list or table stands with it, and a short list is whole. And how
 * lists are said to be numbered.
 */
#include "test_pdf_places.h"

#define SOFT "\xC2\xAD"
#include "test_pdf_tree.h"

/* A document whose page ends after more and more lines: `above` paragraphs of a line, then what the case adds. */
static struct sample *filled(unsigned above)
{
	struct sample *s = sample_new("Titel");

	for (unsigned i = 0; i < above; i++)
		sample_paragraph(s, "Utfyllnad.");
	return s;
}

static void add_items(struct sample *s, unsigned count)
{
	struct block *list = sample_block(s, BLOCK_LIST, NULL);

	for (unsigned i = 0; i < count; i++)
		sample_item(s, list, "•", str_c(&s->arena, str_printf(&s->arena, "Punkt%u", i)));
}

static void a_short_list_stands_whole_below_its_words(void **state)
{
	bool parted = false;

	(void)state;
	for (unsigned above = 18; above < 34; above++) {
		struct sample *s = filled(above);
		sample_paragraph(s, "Detta föreslås:");
		add_items(s, 4);
		struct str places = places_of(s);
		unsigned page = place_of(s, places, "föreslås:").page;
		assert_int_equal(place_of(s, places, "Punkt0").page, page);
		assert_int_equal(place_of(s, places, "Punkt3").page, page);
		parted = parted || page == 2;
		sample_release(s);
	}
	assert_true(parted); /* or the page never ended there */
}

static void a_long_list_is_parted_and_begins_below_its_words(void **state)
{
	bool parted = false;

	(void)state;
	for (unsigned above = 18; above < 34; above++) {
		struct sample *s = filled(above);
		sample_paragraph(s, "Detta föreslås:");
		add_items(s, 14);
		struct str places = places_of(s);
		assert_int_equal(place_of(s, places, "Punkt0").page, place_of(s, places, "föreslås:").page);
		parted = parted || place_of(s, places, "Punkt0").page != place_of(s, places, "Punkt13").page;
		sample_release(s);
	}
	assert_true(parted);
}

static void a_heading_and_a_line_stand_with_the_list(void **state)
{
	(void)state;
	for (unsigned above = 16; above < 34; above++) {
		struct sample *s = filled(above);
		sample_heading(s, 2, "Rubriken");
		sample_paragraph(s, "Detta föreslås:");
		add_items(s, 3);
		struct str places = places_of(s);
		assert_int_equal(place_of(s, places, "Rubriken").page, place_of(s, places, "Punkt2").page);
		sample_release(s);
	}
}

static void a_heading_and_a_line_stand_with_a_small_table(void **state)
{
	(void)state;
	for (unsigned above = 16; above < 34; above++) {
		struct sample *s = filled(above);
		sample_heading(s, 2, "Rubriken");
		sample_paragraph(s, "Tabellen visar det.");
		struct doc_table *table = sample_table(s, "Tabell", "mkr", "Post|Belopp");
		sample_row(s, table, ROW_POST, "Raden|1");
		sample_row(s, table, ROW_TOTAL, "Summaraden|1");
		struct str places = places_of(s);
		assert_int_equal(place_of(s, places, "Rubriken").page, place_of(s, places, "Summaraden").page);
		sample_release(s);
	}
}

static void lists_say_how_they_are_numbered(void **state)
{
	static const char *const expected[] = {"Decimal", "LowerAlpha", "Disc"};
	struct sample *s = sample_new("Titel");
	struct block *numbers = sample_block(s, BLOCK_LIST, NULL), *item = sample_item(s, numbers, "1.", "Ett");
	struct block *letters = sample_block_in(s, &item->children, BLOCK_LIST);

	(void)state;
	numbers->ordered = letters->ordered = letters->letters = true;
	sample_item(s, letters, "a)", "A");
	sample_item(s, sample_block(s, BLOCK_LIST, NULL), "•", "Punkt");
	struct tree *t = tree_of(s);
	for (unsigned i = 0; i < sizeof expected / sizeof *expected; i++)
		assert_string_equal(tree_nth(t, "L", i)->numbering, expected[i]);
	tree_release(t);
	sample_release(s);
}

/* A paragraph of which some lines end within words, at every height of the page. */
static void no_page_ends_within_a_word(void **state)
{
	bool hyphenated = false;

	(void)state;
	for (unsigned above = 20; above < 34; above++) {
		struct sample *s = filled(above);
		struct buf words = BUF_INIT;
		for (unsigned i = 0; i < 40; i++)
			buf_add(&words, S("om" SOFT "ställ" SOFT "nings" SOFT "planens" SOFT "verk" SOFT "sam" SOFT
					  "hets" SOFT "områ" SOFT "des" SOFT "bud" SOFT "get" SOFT "upp" SOFT
					  "följ" SOFT "nings" SOFT "arbete och det som hör till i år och nästa år "));
		buf_char(&words, '\0');
		sample_paragraph(s, words.p);
		struct str text = tool_text(s), page = tool_page(text, 1);
		while (page.n && page.p[page.n - 1] == '\n')
			page.n--;
		assert_false(str_ends(page, S("-")) || str_ends(page, S(SOFT)));
		hyphenated = hyphenated || tool_has(text, "-\n") || tool_has(text, SOFT "\n");
		buf_release(&words);
		sample_release(s);
	}
	assert_true(hyphenated); /* or no line ever ended so */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_short_list_stands_whole_below_its_words),
		cmocka_unit_test(a_long_list_is_parted_and_begins_below_its_words),
		cmocka_unit_test(a_heading_and_a_line_stand_with_the_list),
		cmocka_unit_test(a_heading_and_a_line_stand_with_a_small_table),
		cmocka_unit_test(no_page_ends_within_a_word),
		cmocka_unit_test(lists_say_how_they_are_numbered),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
