/* What a document looks like as a whole: title, headings, lists, signatures, footnotes, page heads, the stamp. */
#include "test_pdf_tools.h"

static void assert_in_order(struct str text, const char *const *parts)
{
	for (; *parts; parts++) {
		size_t at = str_find(text, str_from(*parts));
		if (at == (size_t)-1)
			fail_msg("\"%s\" is missing or out of order", *parts);
		text = str_sub(text, at + strlen(*parts), text.n);
	}
}

static void fill_pages(struct sample *s, int paragraphs)
{
	for (int i = 0; i < paragraphs; i++)
		sample_paragraph(s, "Nämnden redovisar ett underskott mot budget, som till största delen förklaras av "
				    "högre personalkostnader och av lägre effekt av beslutade åtgärder än planerat.");
}

static void the_first_page_names_the_document(void **state)
{
	struct sample *s = sample_new("Strukturellt underskott");
	static const char *const parts[] = {"Region Västerbotten",
					    "Tjänsteskrivelse",
					    "1 (1)",
					    "Till",
					    "Datum",
					    "Diarienummer",
					    "Regionfullmäktige",
					    "15 december 2020",
					    "RS 1234-2020",
					    "Strukturellt underskott",
					    NULL};

	(void)state;
	assert_in_order(tool_text(s), parts);
	sample_release(s);
}

static void the_scope_stands_below_the_title(void **state)
{
	struct sample *s = sample_new("Månadsrapport");
	static const char *const parts[] = {"Månadsrapport", "Kulturförvaltningen", "Text.", NULL};

	(void)state;
	s->doc.scope = S("KUF");
	s->doc.scope_name = S("Kulturförvaltningen");
	sample_paragraph(s, "Text.");
	assert_in_order(tool_text(s), parts);
	assert_int_equal(tool_count(tool_text(s), "KUF"), 0);
	s->doc.title = S("Månadsrapport Kulturförvaltningen");
	assert_int_equal(tool_count(tool_text(s), "Kulturförvaltningen"), 1);
	sample_release(s);
}

static void headings_stand_in_order(void **state)
{
	struct sample *s = sample_new("Titel");
	static const char *const parts[] = {"Titel", "Första", "Underrubrik", "Text under", "Andra", NULL};

	(void)state;
	sample_heading(s, 1, "Första");
	sample_heading(s, 2, "Underrubrik");
	sample_paragraph(s, "Text under.");
	sample_heading(s, 1, "Andra");
	assert_in_order(tool_text(s), parts);
	sample_release(s);
}

static void the_structure_has_no_jump_of_levels(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	sample_heading(s, 2, "Ett");
	sample_heading(s, 5, "Två");
	sample_heading(s, 3, "Tre");
	sample_heading(s, 2, "Fyra");
	tool_text(s);
	struct str tree = tool_run(s, "pdfinfo -struct", tool_path(s, "a.pdf"), "2>/dev/null");
	assert_int_equal(tool_count(tree, "H1"), 2);
	assert_int_equal(tool_count(tree, "H2"), 2);
	assert_int_equal(tool_count(tree, "H3") + tool_count(tree, "H5"), 0);
	sample_release(s);
}

static void every_page_has_its_number(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	fill_pages(s, 60);
	struct str text = tool_text(s);
	assert_true(tool_has(tool_page(text, 1), "1 (4)"));
	assert_true(tool_has(tool_page(text, 2), "2 (4)"));
	assert_true(tool_has(tool_page(text, 4), "4 (4)"));
	assert_true(tool_has(tool_page(text, 3), "15 december 2020 · RS 1234-2020"));
	sample_release(s);
}

static void the_stamp_is_on_every_page(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	s->doc.stamp = S("EJ AVSTÄMD");
	fill_pages(s, 60);
	struct str text = tool_text(s);
	for (unsigned page = 1; page <= 4; page++)
		assert_int_equal(tool_count(tool_page(text, page), "EJ AVSTÄMD"), 1);
	/* Readable, not only visible: it is in the structure once. */
	struct str tree = tool_run(s, "pdfinfo -struct-text", tool_path(s, "a.pdf"), "2>/dev/null");
	assert_int_equal(tool_count(tree, "EJ AVSTÄMD"), 1);
	sample_release(s);
}

static void lists_and_clauses_hang(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	struct block *list = sample_block(s, BLOCK_LIST, NULL);
	sample_item(s, list, "14.", "Redovisa en plan");
	struct block *item = sample_item(s, list, "15.", "Se över");
	struct block *inner = sample_block_in(s, &item->children, BLOCK_LIST);
	sample_item(s, inner, "a)", "primärvården");
	sample_clause(s,
		      "fastställa budgeten med de ramjusteringar per nämnd som framgår av tabellerna i avsnitt 8 och 9 "
		      "och som bereds vidare");
	struct str text = tool_text(s);
	assert_true(tool_has(text, "14. Redovisa en plan"));
	assert_true(tool_has(text, "   a) primärvården"));
	assert_true(tool_has(text, "Att    "));
	assert_true(tool_has(text, "\n         ")); /* the clause's second line is indented */
	struct str tree = tool_run(s, "pdfinfo -struct", tool_path(s, "a.pdf"), "2>/dev/null");
	assert_int_equal(tool_count(tree, "LBody"), 4);
	assert_int_equal(tool_count(tree, "Lbl"), 4);
	sample_release(s);
}

static void footnotes_stand_on_the_page_of_their_reference(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	fill_pages(s, 25);
	struct run *runs = sample_text(s, "Underskottet är bestående.");
	sample_join(runs, sample_note(s, "Rensat från engångsposter."));
	sample_join(runs, sample_text(s, " Se vidare avsnitt 2."));
	sample_block(s, BLOCK_PARAGRAPH, runs);
	fill_pages(s, 25);
	struct str text = tool_text(s);
	for (unsigned page = 1; page <= 3; page++)
		assert_int_equal(tool_has(tool_page(text, page), "är bestående.1)"),
				 tool_has(tool_page(text, page), "Rensat från engångsposter."));
	assert_int_equal(tool_count(text, "Rensat från engångsposter."), 1);
	sample_release(s);
}

static void a_footnote_too_long_for_a_foot_stands_last(void **state)
{
	struct sample *s = sample_new("Titel");
	struct buf note = BUF_INIT;

	(void)state;
	for (int i = 0; i < 400; i++)
		buf_printf(&note, "ord%d i en mycket lång not ", i);
	buf_char(&note, '\0');
	struct run *runs = sample_text(s, "Text");
	sample_join(runs, sample_note(s, note.p));
	sample_block(s, BLOCK_PARAGRAPH, runs);
	sample_paragraph(s, "Sista stycket.");
	struct str text = tool_text(s);
	assert_true(str_find(text, S("Sista stycket.")) < str_find(text, S("ord0 ")));
	assert_true(tool_has(text, "ord399"));
	buf_release(&note);
	sample_release(s);
}

static void a_heading_is_never_left_alone(void **state)
{
	(void)state;
	for (int paragraphs = 14; paragraphs < 22; paragraphs++) {
		struct sample *s = sample_new("Titel");
		fill_pages(s, paragraphs);
		sample_heading(s, 2, "Rubriken");
		sample_paragraph(s, "Stycket efter.");
		struct str text = tool_text(s);
		for (unsigned page = 1; page <= 2; page++)
			assert_int_equal(tool_has(tool_page(text, page), "Rubriken"),
					 tool_has(tool_page(text, page), "Stycket efter."));
		sample_release(s);
	}
}

static void signatures_stay_together(void **state)
{
	(void)state;
	for (int paragraphs = 12; paragraphs < 20; paragraphs++) {
		struct sample *s = sample_new("Titel");
		fill_pages(s, paragraphs);
		struct block *block = sample_block(s, BLOCK_SIGNATURE, NULL);
		sample_role(s, block, "Regiondirektör");
		sample_role(s, block, "Ekonomidirektör");
		sample_role(s, block, "Ordförande");
		struct str text = tool_text(s);
		for (unsigned page = 1; page <= 2; page++)
			assert_int_equal(tool_has(tool_page(text, page), "Regiondirektör"),
					 tool_has(tool_page(text, page), "Ordförande"));
		sample_release(s);
	}
}

static void new_page_links_and_bookmarks(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	sample_heading(s, 1, "Före");
	struct run *runs = sample_text(s, "Läs hos ");
	sample_join(runs, sample_link(s, "Sveriges Kommuner", "https://skr.se/é"));
	sample_block(s, BLOCK_PARAGRAPH, runs);
	sample_block(s, BLOCK_NEW_PAGE, NULL);
	sample_heading(s, 1, "Efter");
	struct str text = tool_text(s);
	assert_true(tool_has(tool_page(text, 1), "Läs hos Sveriges Kommuner"));
	assert_true(tool_has(tool_page(text, 2), "Efter"));
	struct str links = tool_run(s, "pdfinfo -url", tool_path(s, "a.pdf"), "");
	assert_true(tool_has(links, "https://skr.se/%C3%A9"));
	sample_release(s);
}

static void an_empty_document_is_a_page(void **state)
{
	struct sample *s = sample_new("");

	(void)state;
	s->doc = (struct doc){.name = S("tom")};
	assert_true(tool_has(tool_text(s), "1 (1)"));
	sample_heading(s, 1, "");
	sample_paragraph(s, "");
	sample_block(s, BLOCK_LIST, NULL);
	sample_block(s, BLOCK_SIGNATURE, NULL);
	sample_block(s, BLOCK_QUOTE, NULL);
	sample_block(s, BLOCK_CLAUSE, NULL);
	sample_table(s, "", "", "")->column_count = 0;
	sample_table(s, "", "", "|");
	sample_block(s, BLOCK_NEW_PAGE, NULL);
	assert_true(tool_has(tool_text(s), "1 (1)"));
	sample_release(s);
}

/* However deep lists lie in each other, their words are whole and stand on the page. */
static void lists_in_lists_keep_a_line(void **state)
{
	struct sample *s = sample_new("Titel");
	struct block **list = &s->doc.blocks;

	(void)state;
	for (int i = 0; i < 40; i++) {
		struct block *item = sample_item(s, sample_block_in(s, list, BLOCK_LIST), "1.", "beslutsunderlag");
		list = &item->children;
	}
	assert_int_equal(tool_count(tool_text(s), "beslutsunderlag"), 40);
	sample_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_page_names_the_document),
		cmocka_unit_test(the_scope_stands_below_the_title),
		cmocka_unit_test(headings_stand_in_order),
		cmocka_unit_test(the_structure_has_no_jump_of_levels),
		cmocka_unit_test(every_page_has_its_number),
		cmocka_unit_test(the_stamp_is_on_every_page),
		cmocka_unit_test(lists_and_clauses_hang),
		cmocka_unit_test(footnotes_stand_on_the_page_of_their_reference),
		cmocka_unit_test(a_footnote_too_long_for_a_foot_stands_last),
		cmocka_unit_test(a_heading_is_never_left_alone),
		cmocka_unit_test(signatures_stay_together),
		cmocka_unit_test(new_page_links_and_bookmarks),
		cmocka_unit_test(an_empty_document_is_a_page),
		cmocka_unit_test(lists_in_lists_keep_a_line),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
