/* Where the pages of a table end, and what its further pages begin with. */
#include "test_pdf_places.h"

static void fill(struct sample *s, unsigned paragraphs)
{
	while (paragraphs-- > 0)
		sample_paragraph(s, "Utfyllnad.");
}

static const char *name_of(struct sample *s, const char *word, unsigned number)
{
	return str_c(&s->arena, str_printf(&s->arena, "%s%u", word, number));
}

/* Posts "Post100", "Post101"…, so many, behind those that are there. */
static void add_posts(struct sample *s, struct doc_table *table, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		unsigned number = 100 + (unsigned)table->row_count;
		sample_row(s, table, ROW_POST, str_c(&s->arena, str_printf(&s->arena, "Post%u|1", number)));
	}
}

static unsigned page_of(struct sample *s, struct str places, unsigned number)
{
	return place_of(s, places, name_of(s, "Post", number)).page;
}

/* How far down the page reaches what stands on it. */
static double lowest_of(struct sample *s, struct str places, unsigned page, unsigned posts)
{
	double lowest = 0;

	for (unsigned i = 100; i < 100 + posts; i++) {
		struct place_of_word post = place_of(s, places, name_of(s, "Post", i));
		lowest = post.page == page && post.bottom > lowest ? post.bottom : lowest;
	}
	return lowest;
}

static void further_pages_say_what_goes_on(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Poster", "", "Post|Belopp");

	(void)state;
	table->continued = S("Tabell 1, fortsättning");
	add_posts(s, table, 120);
	struct str text = tool_text(s), places = places_of(s);
	unsigned pages = (unsigned)tool_count(text, "\f");
	assert_int_equal(tool_count(text, "Tabell 1, fortsättning"), pages - 1);
	assert_false(tool_has(tool_page(text, 1), "fortsättning"));
	struct place_of_word words = place_of(s, places, "fortsättning"), head = place_of_nth(s, places, "Belopp", 1);
	assert_int_equal(words.page, head.page);
	assert_true(words.bottom <= head.top + 2);
	struct str tree = tool_run(s, "pdfinfo -struct-text", tool_path(s, "a.pdf"), "2>/dev/null");
	assert_false(tool_has(tree, "fortsättning"));
	sample_release(s);
}

/* The headings of the groups that go on stand again below the head, unless a heading or a total is next. */
static void groups_that_go_on_are_named_again(void **state)
{
	(void)state;
	for (unsigned first = 10; first < 60; first += 2) {
		struct sample *s = sample_new("Titel");
		struct doc_table *table = sample_table(s, "Poster", "", "Post|Belopp");
		sample_row(s, table, ROW_HEADING, "Ytterst");
		sample_row(s, table, ROW_HEADING, "Mellan")->level = 1;
		sample_row(s, table, ROW_HEADING, "Inre-ett")->level = 2;
		add_posts(s, table, first);
		sample_row(s, table, ROW_HEADING, "Inre-två")->level = 2;
		unsigned second = (unsigned)table->row_count;
		add_posts(s, table, 60);
		for (size_t row = 0; row < table->row_count; row++)
			table->rows[row].level = table->rows[row].kind == ROW_POST ? 3 : table->rows[row].level;
		struct str text = tool_text(s);
		for (unsigned number = 2; number <= tool_count(text, "\f"); number++) {
			struct str page = tool_page(text, number);
			unsigned row = 3;
			while (!tool_has(page, name_of(s, "Post", 100 + row)))
				row++;
			bool begins = tool_has(page, name_of(s, "Post", 100 + second));
			assert_int_equal(tool_count(page, "Inre-ett"), row < second);
			assert_int_equal(tool_count(page, "Inre-två"), begins || row > second);
			assert_int_equal(tool_count(page, "Mellan"), row != second);
			assert_false(tool_has(page, "Ytterst"));
		}
		struct str tree = tool_run(s, "pdfinfo -struct-text", tool_path(s, "a.pdf"), "2>/dev/null");
		assert_int_equal(tool_count(tree, "Mellan"), 1);
		sample_release(s);
	}
}

/* Line for line, what stands above the rows: nothing overlaps, and sums are carried below it. */
static void what_begins_a_page_stands_in_order(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Poster", "", "Post|Belopp");

	(void)state;
	table->continued = S("Fortsättningen");
	table->carry_out = S("Utgående");
	table->carry_in = S("Ingående");
	sample_row(s, table, ROW_HEADING, "Rubrikrad");
	add_posts(s, table, 70);
	for (size_t row = 1; row < table->row_count; row++) {
		table->rows[row].carried = ARENA_ARRAY(&s->arena, struct str, 2);
		table->rows[row].carried[1] = S("1");
	}
	struct str places = places_of(s);
	struct place_of_word words[] = {
		place_of(s, places, "Fortsättningen"),   place_of_nth(s, places, "Belopp", 1),
		place_of_nth(s, places, "Rubrikrad", 1), place_of(s, places, "Ingående"),
		place_of(s, places, "Post101"),
	};
	for (unsigned i = 101; words[4].page < 2; i++)
		words[4] = place_of(s, places, name_of(s, "Post", i));
	for (size_t i = 1; i < sizeof words / sizeof *words; i++) {
		assert_int_equal(words[i].page, 2);
		assert_true(words[i].top > words[i - 1].top + 8);
	}
	struct place_of_word out = place_of(s, places, "Utgående");
	assert_true(out.bottom < pdf_style_default.page_height - pdf_style_default.margin_bottom + 1);
	sample_release(s);
}

/* A table of a third of a page: kept whole while little is left empty, else parted. */
static void no_table_leaves_more_than_a_fifth_of_a_page_empty(void **state)
{
	double body = pdf_style_default.page_height - pdf_style_default.margin_top - pdf_style_default.margin_bottom;
	unsigned parted = 0, whole = 0;

	(void)state;
	for (unsigned above = 10; above < 29; above++) {
		struct sample *s = sample_new("Titel");
		fill(s, above);
		struct doc_table *table = sample_table(s, "Tabellen", "", "Post|Belopp");
		add_posts(s, table, 13);
		sample_row(s, table, ROW_TOTAL, "Summan|13");
		struct str places = places_of(s);
		unsigned first = page_of(s, places, 100), last = place_of(s, places, "Summan").page;
		double end = first > 1 ? place_of_nth(s, places, "Utfyllnad.", above - 1).bottom
				       : lowest_of(s, places, 1, 13);
		double empty = pdf_style_default.page_height - pdf_style_default.margin_bottom - end;
		if (last > 1)
			assert_true(empty < 0.2 * body + pdf_style_default.table_above + 16);
		if (first != last) {
			parted++;
			assert_int_equal(page_of(s, places, 103), first);
			assert_int_equal(page_of(s, places, 110), last);
		} else {
			whole += last > 1;
		}
		sample_release(s);
	}
	assert_true(parted > 2 && whole > 2);
}

/* The last rows are not alone on a page: three posts and the sums go together. */
static void few_rows_are_not_left_for_the_last_page(void **state)
{
	(void)state;
	for (unsigned posts = 30; posts < 50; posts++) {
		struct sample *s = sample_new("Titel");
		struct doc_table *table = sample_table(s, "Tabellen", "", "Post|Belopp");
		add_posts(s, table, posts);
		struct str places = places_of(s);
		unsigned last = page_of(s, places, 100 + posts - 1);
		assert_int_equal(page_of(s, places, 100 + posts - 4), last);
		sample_release(s);
	}
}

/* A page ends where a sum does, when the sum came a few rows before. */
static void a_page_ends_where_a_group_ends(void **state)
{
	unsigned moved = 0;

	(void)state;
	for (unsigned posts = 24; posts < 40; posts++) {
		struct sample *s = sample_new("Titel");
		struct doc_table *table = sample_table(s, "Tabellen", "", "Post|Belopp");
		add_posts(s, table, posts);
		sample_row(s, table, ROW_SUM, "Delsumman|1");
		sample_row(s, table, ROW_OF_WHICH, "varavrad|1");
		add_posts(s, table, 12);
		struct str places = places_of(s);
		unsigned page = place_of(s, places, "varavrad").page;
		assert_int_equal(place_of(s, places, "Delsumman").page, page);
		/* The first posts below it stand with it only where there are several. */
		if (page_of(s, places, 100 + posts + 2) == page)
			assert_int_equal(page_of(s, places, 100 + posts + 6), page);
		else
			moved++;
		sample_release(s);
	}
	assert_true(moved > 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(further_pages_say_what_goes_on),
		cmocka_unit_test(groups_that_go_on_are_named_again),
		cmocka_unit_test(what_begins_a_page_stands_in_order),
		cmocka_unit_test(no_table_leaves_more_than_a_fifth_of_a_page_empty),
		cmocka_unit_test(few_rows_are_not_left_for_the_last_page),
		cmocka_unit_test(a_page_ends_where_a_group_ends),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
