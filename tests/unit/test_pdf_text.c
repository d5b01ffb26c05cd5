/* Running text: lines, what is never parted, and what no font can show. */
#include "test_pdf_tools.h"

#include "pdf/text.h"

static void a_missing_character_is_reported(void **state)
{
	struct sample *s = sample_new("Titel");
	const char *path = tool_path(s, "tecken.pdf");

	(void)state;
	sample_paragraph(s, "Pilen \xE2\x86\x92 finns inte, inte heller \xF0\x9F\x98\x80, \xE2\x86\x92.");
	struct str faults = tool_write(s, path);
	assert_true(tool_has(faults, "U+2192"));
	assert_true(tool_has(faults, "Pilen \xE2\x86\x92 finns inte"));
	assert_true(tool_has(faults, "U+1F600"));
	assert_int_equal(tool_count(faults, "U+2192"), 1);
	assert_int_not_equal(access(path, F_OK), 0);
	sample_release(s);
}

static void a_missing_character_is_reported_wherever_it_stands(void **state)
{
	(void)state;
	for (int where = 0; where < 8; where++) {
		struct sample *s = sample_new("Titel");
		const char *arrow = "\xE2\x86\x92";
		struct doc_table *table = sample_table(s, where == 0 ? arrow : "T", "mkr", "Post|Belopp");
		sample_row(s, table, ROW_POST, where == 1 ? "\xE2\x86\x92|1" : "a|1");
		sample_row(s, table, ROW_POST, where == 2 ? "a|\xE2\x86\x92" : "a|1");
		if (where == 3)
			table->remark = str_from(arrow);
		if (where == 4)
			table->rows[0].cells[1].note = sample_note_in(s, &table->notes, arrow);
		if (where == 5)
			s->doc.issuer = str_from(arrow);
		if (where == 6)
			sample_heading(s, 1, arrow);
		if (where == 7)
			s->doc.stamp = str_from(arrow);
		assert_true(tool_has(tool_write(s, tool_path(s, "tecken.pdf")), "U+2192"));
		sample_release(s);
	}
}

static void broken_utf8_is_reported(void **state)
{
	static const char *const broken[] = {"Text \xC3", "Text \xE5 i Latin-1", "\xC0\x80", "\xED\xA0\x80", "\xFF"};

	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct sample *s = sample_new("Titel");
		sample_paragraph(s, broken[i]);
		assert_true(tool_has(tool_write(s, tool_path(s, "utf8.pdf")), "is not UTF-8"));
		sample_release(s);
	}
	struct sample *s = sample_new("Titel \xE5");
	assert_true(tool_has(tool_write(s, tool_path(s, "utf8.pdf")), "is not UTF-8"));
	sample_release(s);
}

static void control_characters_are_reported(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	sample_paragraph(s, "Text\x01med styrtecken");
	assert_true(tool_has(tool_write(s, tool_path(s, "styr.pdf")), "U+0001"));
	sample_release(s);
}

static void a_word_wider_than_the_line_is_cut(void **state)
{
	struct sample *s = sample_new("Titel");
	struct buf word = BUF_INIT;

	(void)state;
	for (int i = 0; i < 60; i++)
		buf_printf(&word, "ord%d", i);
	buf_char(&word, '\0');
	sample_paragraph(s, word.p);
	struct str text = tool_text(s);
	struct buf joined = BUF_INIT;
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '\n' && text.p[i] != ' ' && text.p[i] != '\xC2' && text.p[i] != '\xAD' &&
		    text.p[i] != '-')
			buf_char(&joined, text.p[i]);
	assert_true(tool_has(buf_str(&joined), word.p));
	buf_release(&word);
	buf_release(&joined);
	sample_release(s);
}

/* Wherever the line ends, the figure stands whole on one line. */
static void figures_and_hard_spaces_are_not_parted(void **state)
{
	(void)state;
	for (int letters = 60; letters < 100; letters++) {
		struct sample *s = sample_new("Titel");
		struct buf text = BUF_INIT;
		for (int i = 0; i < letters; i++)
			buf_char(&text, i % 7 == 6 ? ' ' : 'n');
		buf_add(&text, S(" \0"));
		struct run *runs = sample_text(s, text.p);
		sample_join(runs, sample_figure(s, MINUS "1 806 mkr"));
		sample_join(runs, sample_text(s, ", samt 5" HARD "000" HARD "kronor."));
		sample_block(s, BLOCK_PARAGRAPH, runs);
		struct str laid_out = tool_text(s);
		assert_true(tool_has(laid_out, MINUS "1 806 mkr,") ||
			    tool_has(laid_out, MINUS "1" HARD "806" HARD "mkr,"));
		assert_true(tool_has(laid_out, "5 000 kronor.") || tool_has(laid_out, "5" HARD "000" HARD "kronor."));
		buf_release(&text);
		sample_release(s);
	}
}

static void styles_may_change_within_a_word(void **state)
{
	struct sample *s = sample_new("Titel");
	struct run *runs = sample_bold(s, "Fet");

	(void)state;
	sample_join(runs, sample_text(s, "stil, "));
	sample_join(runs, sample_italic(s, "kursiv"));
	sample_join(runs, sample_text(s, " och "));
	struct run *both = sample_bold(s, "båda");
	both->italic = true;
	sample_join(runs, both);
	sample_join(runs, sample_run(s, RUN_BREAK, ""));
	sample_join(runs, sample_text(s, "ny\trad\n här."));
	sample_block(s, BLOCK_PARAGRAPH, runs);
	struct str text = tool_text(s);
	assert_true(tool_has(text, "Fetstil, kursiv och båda\n"));
	assert_true(tool_has(text, "ny rad här."));
	struct str fonts = tool_run(s, "pdffonts", tool_path(s, "a.pdf"), "");
	assert_true(tool_has(fonts, "OpenSans-BoldItalic") || tool_has(fonts, "OpenSans-Bolditalic"));
	sample_release(s);
}

static void soft_hyphens_show_only_where_a_line_ends(void **state)
{
	struct sample *s = sample_new("Titel");
	struct buf text = BUF_INIT;

	(void)state;
	sample_paragraph(s, "ekonomi\xC2\xAD"
			    "avdelningen");
	for (int i = 0; i < 12; i++)
		buf_add(&text, S("verksamhets\xC2\xADområdes\xC2\xAD"
				 "chefer"));
	buf_char(&text, '\0');
	sample_paragraph(s, text.p);
	struct str laid_out = tool_text(s);
	assert_true(tool_has(laid_out, "ekonomiavdelningen"));
	assert_true(tool_has(laid_out, "verksamhetsområdeschefer"));
	buf_release(&text);
	sample_release(s);
}

/* Spaces that the font lacks are drawn as their like. */
static void narrow_spaces_and_hard_hyphens_have_their_like(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	sample_paragraph(s, "5\xE2\x80\xAF"
			    "000 covid\xE2\x80\x91"
			    "19");
	struct str text = tool_text(s);
	assert_true(tool_has(text, "covid-19"));
	sample_release(s);
}

static unsigned long ink_of(const char *paragraph)
{
	struct sample *s = sample_new("");

	s->doc = (struct doc){.name = S("tecken")};
	sample_paragraph(s, paragraph);
	unsigned long ink = tool_ink(s);
	sample_release(s);
	return ink;
}

/* Glyphs made of other glyphs: the validators pass a file that lacks the parts. */
static void composite_glyphs_are_drawn_whole(void **state)
{
	unsigned long nothing = ink_of("");

	(void)state;
	assert_true(ink_of("aaaaaaaaaa") > nothing);
	assert_true(ink_of("åååååååååå") > ink_of("aaaaaaaaaa") + 20);
	assert_true(ink_of("ÖÖÖÖÖÖÖÖÖÖ") > ink_of("OOOOOOOOOO") + 20);
	assert_true(ink_of("½½½½½½½½½½") - nothing > 2 * (ink_of("//////////") - nothing));
}

static unsigned long ink_in(const char *font, const char *paragraph)
{
	struct sample *s = sample_new("");
	struct pdf_style style = pdf_style_default;
	struct diags diags;

	s->doc = (struct doc){.name = S("tecken")};
	sample_paragraph(s, paragraph);
	style.font_files[FONT_REGULAR] = font;
	diags_init(&diags, &s->arena);
	assert_true(pdf_write(&s->doc, &style, NULL, tool_path(s, "ink.pdf"), &diags));
	unsigned long ink = tool_ink_of(s, tool_path(s, "ink.pdf"));
	sample_release(s);
	return ink;
}

/* Parts that have parts themselves: Open Sans has none, Liberation's U+0400 does. */
static void composites_of_composites_are_drawn_whole(void **state)
{
	const char *font = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf";

	(void)state;
	if (access(font, R_OK) != 0)
		skip();
	assert_true(ink_in(font, "ЀЀЀЀЀЀЀЀЀЀ") > ink_in(font, "ЕЕЕЕЕЕЕЕЕЕ"));
}

/* A reference looks like text, stands whole on a line, and is a link to its anchor. */
static void references_are_links_to_their_anchors(void **state)
{
	struct arena arena = ARENA_INIT;
	struct diags diags;
	struct canvas canvas;
	struct anchor anchor = {S("Tabell 3")};
	struct run last = {.kind = RUN_TEXT, .text = S(", och resten.")};
	struct run reference = {.next = &last, .kind = RUN_REFERENCE, .text = S("tabell 3"), .anchor = &anchor};
	struct run first = {.next = &reference, .kind = RUN_TEXT, .text = S("Det framgår av ")};

	(void)state;
	diags_init(&diags, &arena);
	struct fonts *fonts = fonts_open(&arena, &pdf_style_default, (struct place){.file = S("prov")}, &diags);
	canvas_init(&canvas, &arena, fonts);
	canvas_page(&canvas, 400, 600);
	struct text_setting setting = {&canvas, &arena, &pdf_style_default, FONT_REGULAR, 10, 14, {0}, NULL};
	for (double width = 80; width < 200; width += 5) {
		struct element *element = canvas_element(&canvas, canvas.document, "P");
		struct text_lines lines = text_set(&setting, &first, width);
		size_t links = canvas.links.count;
		for (size_t i = 0; i < lines.count; i++)
			text_draw(&setting, &lines.items[i], element, 50, 500 - 14 * (double)i);
		assert_int_equal(canvas.links.count, links + 1);
		const struct link *link = &canvas.links.items[links];
		assert_ptr_equal(link->anchor, &anchor);
		assert_int_equal(link->target.n, 0);
		assert_true(str_equal(link->text, S("tabell" HARD "3")));
		assert_string_equal(link->element->type, "Link");
		assert_true(link->right - link->left > 30);
	}
	/* Nothing is drawn but text: no line below it. */
	assert_false(tool_has(buf_str(&canvas.pages.items[0].content), "l S"));
	canvas_finish(&canvas);
	canvas_release(&canvas);
	fonts_release(fonts);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_missing_character_is_reported),
		cmocka_unit_test(a_missing_character_is_reported_wherever_it_stands),
		cmocka_unit_test(broken_utf8_is_reported),
		cmocka_unit_test(control_characters_are_reported),
		cmocka_unit_test(a_word_wider_than_the_line_is_cut),
		cmocka_unit_test(figures_and_hard_spaces_are_not_parted),
		cmocka_unit_test(styles_may_change_within_a_word),
		cmocka_unit_test(soft_hyphens_show_only_where_a_line_ends),
		cmocka_unit_test(narrow_spaces_and_hard_hyphens_have_their_like),
		cmocka_unit_test(references_are_links_to_their_anchors),
		cmocka_unit_test(composite_glyphs_are_drawn_whole),
		cmocka_unit_test(composites_of_composites_are_drawn_whole),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
