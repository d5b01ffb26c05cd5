/* Tables of contents and appendices: the pages they name, where they lead, how they are tagged. */
#include "test_pdf_tools.h"

static void add_contents(struct sample *s, unsigned deepest)
{
	struct block *block = sample_block(s, BLOCK_CONTENTS, sample_text(s, "Innehåll"));

	block->level = deepest;
}

static void add_chapters(struct sample *s, unsigned count, unsigned paragraphs)
{
	for (unsigned i = 1; i <= count; i++) {
		sample_heading(s, 1, str_c(&s->arena, str_printf(&s->arena, "%u Kapitlet nummer %u", i, i)));
		for (unsigned k = 0; k < paragraphs; k++)
			sample_paragraph(s,
					 "Text som fyller sidan med ord efter ord, så att kapitlet tar plats och nästa "
					 "kapitel hamnar längre fram i dokumentet än det annars skulle ha gjort.");
	}
}

/* The page that the line of contents names: the last number on its line. */
static unsigned page_named(struct sample *s, struct str contents, const char *heading)
{
	struct str line = str_sub(contents, str_find(contents, str_from(heading)), contents.n);

	assert_true(line.n > 0);
	line = str_cut(&line, '\n');
	size_t at = line.n;
	while (at > 0 && line.p[at - 1] >= '0' && line.p[at - 1] <= '9')
		at--;
	return (unsigned)atoi(str_c(&s->arena, str_sub(line, at, line.n)));
}

static void check_pages(unsigned chapters, unsigned paragraphs)
{
	struct sample *s = sample_new("Titel");

	add_contents(s, 2);
	sample_block(s, BLOCK_NEW_PAGE, NULL);
	add_chapters(s, chapters, paragraphs);
	struct str text = tool_text(s);
	for (unsigned i = 1; i <= chapters; i++) {
		const char *heading = str_c(&s->arena, str_printf(&s->arena, "\n%u Kapitlet nummer %u\n", i, i));
		const char *entry = str_c(&s->arena, str_printf(&s->arena, "%u Kapitlet nummer %u ", i, i));
		unsigned page = page_named(s, text, entry);
		struct str there = tool_page(text, page);
		assert_true(tool_has(str_join(&s->arena, S("\n"), there), heading));
	}
	sample_release(s);
}

static void contents_name_the_pages_of_headings(void **state)
{
	(void)state;
	check_pages(3, 2);
	check_pages(12, 12);
}

/* The list itself takes pages, and numbers of three digits take more room than those of one. */
static void long_contents_name_the_right_pages_too(void **state)
{
	(void)state;
	check_pages(120, 20);
}

static void contents_list_headings_down_to_their_level(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	add_contents(s, 2);
	sample_block(s, BLOCK_NEW_PAGE, NULL);
	sample_heading(s, 1, "Första");
	sample_heading(s, 2, "Andra");
	sample_heading(s, 3, "Tredje");
	sample_paragraph(s, "Text.");
	struct str first = tool_page(tool_text(s), 1);
	assert_true(tool_has(first, "Innehåll"));
	assert_true(tool_has(first, "Första"));
	assert_true(tool_has(first, "Andra"));
	assert_false(tool_has(first, "Tredje"));
	sample_release(s);
}

static void contents_are_tagged_as_such(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	add_contents(s, 2);
	sample_heading(s, 1, "Första");
	sample_heading(s, 2, "Andra");
	sample_paragraph(s, "Text.");
	(void)tool_text(s);
	struct str structure = tool_run(s, "pdfinfo -struct-text", tool_path(s, "a.pdf"), "");
	assert_int_equal(tool_count(structure, "TOCI"), 2);
	assert_int_equal(tool_count(structure, "TOC "), 0);
	assert_int_equal(tool_count(structure, "Link"), 2);
	/* the leader's dots are not read aloud */
	assert_false(tool_has(structure, ". ."));
	assert_false(tool_has(structure, ".."));
	sample_release(s);
}

static void an_appendix_begins_a_page_and_says_its_number(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	add_contents(s, 1);
	sample_paragraph(s, "Före bilagan.");
	sample_heading(s, 1, "Beräkningar");
	s->doc.blocks->next->next->lead = S("Bilaga 1");
	sample_paragraph(s, "I bilagan.");
	struct str text = tool_text(s);
	assert_true(tool_has(tool_page(text, 1), "Bilaga 1 Beräkningar"));
	assert_false(tool_has(tool_page(text, 1), "I bilagan"));
	assert_true(tool_has(tool_page(text, 2), "Bilaga 1 Beräkningar"));
	assert_true(tool_has(tool_page(text, 2), "I bilagan"));
	sample_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contents_name_the_pages_of_headings),
		cmocka_unit_test(long_contents_name_the_right_pages_too),
		cmocka_unit_test(contents_list_headings_down_to_their_level),
		cmocka_unit_test(contents_are_tagged_as_such),
		cmocka_unit_test(an_appendix_begins_a_page_and_says_its_number),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
