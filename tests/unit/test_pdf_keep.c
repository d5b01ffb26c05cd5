/* What is not parted by the end of a page: paragraphs with what follows them, rows with their headings. */
#include "test_pdf_places.h"
#include "test_pdf_tree.h"

/* Sets a paragraph of `count` lines where the page has room for `room` lines, with keep lines after it. */
static size_t pages_after(unsigned count, unsigned room, unsigned keep, double *taken)
{
	struct sample *s = sample_new("Titel");
	struct tree *t = tree_new(s);
	struct run *runs = sample_text(s, "rad");
	struct text_setting setting = flow_text(&t->flow);

	for (unsigned i = 1; i < count; i++)
		sample_join(runs, sample_join(sample_run(s, RUN_BREAK, ""), sample_text(s, "rad")));
	flow_take(&t->flow, flow_room(&t->flow) - room * setting.leading - 1);
	struct text_lines lines = text_set(&setting, runs, flow_width(&t->flow));
	t->flow.keep_after = keep * setting.leading;
	flow_lines(&t->flow, &setting, &lines, t->canvas.document);
	assert_true(t->flow.keep_after <= 0);
	*taken = (t->flow.y - pdf_style_default.margin_top) / setting.leading;
	size_t pages = t->canvas.pages.count;
	flow_finish(&t->flow);
	tree_release(t);
	sample_release(s);
	return pages;
}

static void a_paragraph_stays_with_what_follows(void **state)
{
	double lines;

	(void)state;
	/* It fits with what follows. */
	assert_int_equal(pages_after(3, 10, 7, &lines), 1);
	assert_int_equal(pages_after(3, 10, 0, &lines), 1);
	/* It does not: of a long one two lines go along, of a short one all. */
	assert_int_equal(pages_after(6, 10, 5, &lines), 2);
	assert_near(lines, 2);
	assert_int_equal(pages_after(3, 10, 8, &lines), 2);
	assert_near(lines, 3);
	assert_int_equal(pages_after(1, 10, 10, &lines), 2);
	assert_near(lines, 1);
	/* Where it is parted anyhow, it is as always. */
	assert_int_equal(pages_after(6, 3, 5, &lines), 2);
	assert_near(lines, 3);
	/* No page holds what follows: nothing is gained by moving. */
	assert_int_equal(pages_after(3, 10, 500, &lines), 1);
}

static void a_page_does_not_end_below_a_headings_first_row(void **state)
{
	(void)state;
	for (unsigned rows = 28; rows < 44; rows++) {
		struct sample *s = sample_new("Titel");
		struct doc_table *table = sample_table(s, "Tabell", "", "Post|Belopp");
		for (unsigned i = 0; i < rows; i++)
			sample_row(s, table, ROW_POST, "Rad|1");
		sample_row(s, table, ROW_HEADING, "Rubrikrad");
		sample_row(s, table, ROW_POST, "Första|1");
		sample_row(s, table, ROW_POST, "Andra|1");
		sample_row(s, table, ROW_OF_WHICH, "varavrad|1");
		for (unsigned i = 0; i < 9; i++)
			sample_row(s, table, ROW_POST, "Rad|1");
		struct str places = places_of(s);
		unsigned page = place_of(s, places, "Rubrikrad").page;
		assert_int_equal(place_of(s, places, "Första").page, page);
		assert_int_equal(place_of(s, places, "Andra").page, page);
		assert_int_equal(place_of(s, places, "varavrad").page, page);
		sample_release(s);
	}
}

/* A heading and the table below it, though notes take the rest of the page. */
static void a_heading_stays_with_its_table(void **state)
{
	(void)state;
	for (unsigned above = 20; above < 40; above++) {
		struct sample *s = sample_new("Titel");
		for (unsigned i = 0; i < above; i++)
			sample_paragraph(s, "Utfyllnad.");
		sample_block(s, BLOCK_PARAGRAPH, sample_join(sample_text(s, "Text"), sample_note(s, "En not.")));
		sample_heading(s, 2, "Rubriken");
		sample_row(s, sample_table(s, "Tabell", "mkr", "Post|Belopp"), ROW_POST, "Radenda|1");
		struct str places = places_of(s);
		assert_int_equal(place_of(s, places, "Rubriken").page, place_of(s, places, "Radenda").page);
		sample_release(s);
	}
}

/* A heading, a line of text and a table of almost a quarter of a page. */
static void a_heading_and_a_line_stay_with_their_small_table(void **state)
{
	(void)state;
	for (unsigned above = 10; above < 32; above++) {
		struct sample *s = sample_new("Titel");
		for (unsigned i = 0; i < above; i++)
			sample_paragraph(s, "Utfyllnad.");
		sample_heading(s, 2, "Rubriken");
		sample_paragraph(s, "Tabellen visar posterna.");
		struct doc_table *table = sample_table(s, "Tabell", "", "Post|Belopp");
		for (unsigned i = 0; i < 8; i++)
			sample_row(s, table, ROW_POST, str_c(&s->arena, str_printf(&s->arena, "Rad%u|1", i)));
		struct str places = places_of(s);
		unsigned page = place_of(s, places, "Rubriken").page;
		assert_int_equal(place_of(s, places, "posterna.").page, page);
		assert_int_equal(place_of(s, places, "Rad0").page, page);
		assert_int_equal(place_of(s, places, "Rad7").page, page);
		sample_release(s);
	}
}

/* Of a table too long to be kept whole, groups of one row each. */
static void a_table_begins_with_several_rows(void **state)
{
	(void)state;
	for (unsigned above = 20; above < 34; above++) {
		struct sample *s = sample_new("Titel");
		for (unsigned i = 0; i < above; i++)
			sample_paragraph(s, "Utfyllnad.");
		struct doc_table *table = sample_table(s, "Tabellrubrik", "", "Post|Belopp");
		for (unsigned i = 0; i < 40; i++)
			sample_row(s, table, ROW_POST, str_c(&s->arena, str_printf(&s->arena, "Rad%u|1", i)));
		struct str places = places_of(s);
		assert_int_equal(place_of(s, places, "Tabellrubrik").page, place_of(s, places, "Rad3").page);
		sample_release(s);
	}
}

static void a_landscape_table_leaves_no_empty_page_behind(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table =
		sample_table(s, "Bred", "",
			     "Post|Regionstyrelsen|Sjukvårdsnämnden|Utvecklingsnämnden|Folkhögskolestyrelsen|"
			     "Regiongemensamt|Verksamhetsnetto|Patientnämnden");

	(void)state;
	sample_row(s, table, ROW_POST, "Etikett|1|2|3|4|5|6|7");
	assert_int_equal(tool_count(tool_text(s), "\f"), 2);
	assert_true(tool_has(tool_run(s, "pdfinfo -f 2 -l 2", tool_path(s, "a.pdf"), ""), "841.89 x 595"));
	sample_release(s);
}

/* A heading that its note moves to the next page is found there. */
static void links_lead_to_a_heading_where_it_is_drawn(void **state)
{
	struct sample *s = sample_new("Titel");
	struct tree *t = tree_new(s);
	struct block *heading = sample_heading(s, 2, "Rubriken");

	(void)state;
	sample_join(heading->runs, sample_note(s, "En not."));
	flow_take(&t->flow, flow_room(&t->flow) - 40);
	blocks_set(&t->flow, s->doc.blocks, t->canvas.document);
	const struct anchored *at = canvas_find_anchor(&t->canvas, &heading->anchor);
	assert_int_equal(at->page, 1);
	assert_near(at->top, pdf_style_default.page_height - pdf_style_default.margin_top + 6);
	flow_finish(&t->flow);
	tree_release(t);
	sample_release(s);
}

/* So many headings in a row that no page holds them follow each other like text. */
static void headings_alone_fill_their_pages(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	for (unsigned i = 0; i < 70; i++)
		sample_heading(s, 3, "Rubriken");
	struct tree *t = tree_of(s);
	assert_in_range(t->canvas.pages.count, 3, 4);
	tree_release(t);
	sample_release(s);
}

/* The words before a table that lies down stay where they fit: it begins a page of its own. */
static void a_landscape_table_takes_no_words_along(void **state)
{
	struct sample *s = sample_new("Titel");
	struct tree *t = tree_new(s);
	struct block *heading = sample_heading(s, 2, "Rubriken");

	(void)state;
	sample_paragraph(s, "Tabellen visar nämnderna.");
	sample_row(s,
		   sample_table(s, "Bred", "",
				"Post|Regionstyrelsen|Sjukvårdsnämnden|Utvecklingsnämnden|Folkhögskolestyrelsen|"
				"Regiongemensamt|Verksamhetsnetto|Patientnämnden"),
		   ROW_POST, "Etikett|1|2|3|4|5|6|7");
	flow_take(&t->flow, flow_room(&t->flow) - 80);
	blocks_set(&t->flow, s->doc.blocks, t->canvas.document);
	assert_int_equal(canvas_find_anchor(&t->canvas, &heading->anchor)->page, 0);
	assert_int_equal(t->canvas.pages.count, 2);
	flow_finish(&t->flow);
	tree_release(t);
	sample_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_paragraph_stays_with_what_follows),
		cmocka_unit_test(a_page_does_not_end_below_a_headings_first_row),
		cmocka_unit_test(a_heading_stays_with_its_table),
		cmocka_unit_test(a_heading_and_a_line_stay_with_their_small_table),
		cmocka_unit_test(a_table_begins_with_several_rows),
		cmocka_unit_test(a_landscape_table_leaves_no_empty_page_behind),
		cmocka_unit_test(links_lead_to_a_heading_where_it_is_drawn),
		cmocka_unit_test(headings_alone_fill_their_pages),
		cmocka_unit_test(a_landscape_table_takes_no_words_along),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
