/* The heads of pages: long names take more lines, later pages say what they belong to, a logo stands in the name's place. */
#include "test_pdf_tools.h"

#include "pdf/furniture.h"
#include "pdf/image.h"

#include <string.h>

#define LONG_TITLE \
	"Rapport om en mängd frågor som tillsammans har en mycket lång titel, längre än vad som ryms i sidhuvudet på " \
	"en rad"

static struct sample *two_pages(const char *title)
{
	struct sample *s = sample_new(title);

	sample_paragraph(s, "Ett.");
	sample_block(s, BLOCK_NEW_PAGE, NULL);
	sample_paragraph(s, "Två.");
	return s;
}

/* All words of a text are on the page. */
static void assert_words(struct str page, const char *words)
{
	struct str rest = str_from(words);

	while (rest.n) {
		struct str word = str_cut(&rest, ' ');
		if (str_find(page, word) == (size_t)-1)
			fail_msg("\"%.*s\" is not on the page: %.*s", STR_ARG(word), STR_ARG(page));
	}
}

static void long_names(void **state)
{
	static const char kind[] = "Tjänsteskrivelse med yttrande, konsekvensbeskrivning och förslag till beslut";
	static const char issuer[] = "Region Västernorrlands län med kommunalförbund och gemensamma nämnder";
	struct sample *s = two_pages(LONG_TITLE);

	(void)state;
	s->doc.kind = str_from(kind);
	s->doc.issuer = str_from(issuer);
	s->doc.diary = S("RS 2020:431, HSN 2020:88, RUN 2020:7");
	struct str text = tool_text(s);
	assert_words(tool_page(text, 1), kind);
	assert_words(tool_page(text, 1), issuer);
	assert_words(tool_page(text, 1), "HSN 2020:88, RUN 2020:7");
	assert_words(tool_page(text, 1), LONG_TITLE);
	assert_true(tool_has(tool_page(text, 1), "15 december 2020"));
	/* a head has one line for the title: words are left out, none is cut or made small */
	assert_true(tool_has(tool_page(text, 2), "Tjänsteskrivelse med"));
	assert_true(tool_has(tool_page(text, 2), "…"));
	assert_false(tool_has(tool_page(text, 2), "på en rad"));
	assert_true(tool_has(tool_page(text, 2), "15 december 2020 · RS 2020:431, HSN 2020:88, RUN 2020:7"));
	sample_release(s);
}

static void recipients_have_lines(void **state)
{
	struct sample *s = two_pages("Titel");

	(void)state;
	s->doc.to = S("Regionfullmäktige; Hälso- och sjukvårdsnämnden;Kulturnämnden;");
	struct str page = tool_page(tool_text(s), 1);
	size_t first = str_find(page, S("Regionfullmäktige")),
	       second = str_find(page, S("Hälso- och sjukvårdsnämnden")), third = str_find(page, S("Kulturnämnden"));
	assert_true(first < second && second < third && third < str_find(page, S("Titel")));
	assert_false(tool_has(page, ";"));
	assert_true(memchr(page.p + first, '\n', second - first) && memchr(page.p + second, '\n', third - second));
	sample_release(s);
}

static void no_names(void **state)
{
	struct sample *s = two_pages("Titel");
	const struct str none = {NULL, 0};

	(void)state;
	s->doc.kind = s->doc.issuer = s->doc.to = s->doc.date = s->doc.diary = none;
	struct str text = tool_text(s);
	assert_true(tool_has(tool_page(text, 1), "1 (2)"));
	assert_true(tool_has(tool_page(text, 2), "2 (2)"));
	sample_release(s);
}

static void appendix(struct sample *s, const char *label)
{
	struct block *heading = sample_heading(s, 1, "Tabeller");

	heading->lead = str_from(label);
	sample_paragraph(s, "Innehåll.");
}

static void pages_of_appendices(void **state)
{
	struct sample *s = two_pages("Titel");

	(void)state;
	s->doc.stamp = S("EJ AVSTÄMD");
	appendix(s, "Bilaga 1");
	sample_block(s, BLOCK_NEW_PAGE, NULL);
	sample_paragraph(s, "Mer.");
	appendix(s, "Bilaga 2");
	struct str text = tool_text(s);
	assert_false(tool_has(tool_page(text, 1), "Bilaga"));
	assert_false(tool_has(tool_page(text, 2), "Bilaga"));
	assert_true(tool_has(tool_page(text, 3), "Bilaga 1 · 3 (5)"));
	assert_true(tool_has(tool_page(text, 4), "Bilaga 1 · 4 (5)"));
	assert_true(tool_has(tool_page(text, 5), "Bilaga 2 · 5 (5)"));
	for (unsigned i = 1; i <= 5; i++)
		assert_true(tool_has(tool_page(text, i), "EJ AVSTÄMD"));
	sample_release(s);
}

/* ---- the logo ---- */

struct drawn {
	struct arena arena;
	struct diags diags;
	struct canvas canvas;
	struct flow flow;
};

static void draw_title(struct drawn *d, const struct pdf_style *style, const struct doc *doc)
{
	diags_init(&d->diags, &d->arena);
	canvas_init(&d->canvas, &d->arena, fonts_open(&d->arena, style, (struct place){.file = S("prov")}, &d->diags));
	flow_start(&d->flow, &d->canvas, style, doc, &d->diags);
	furniture_title(&d->flow);
	canvas_finish(&d->canvas);
}

static void release(struct drawn *d)
{
	fonts_release(d->canvas.fonts);
	flow_release(&d->flow);
	canvas_release(&d->canvas);
	arena_release(&d->arena);
}

static const struct element *figure_of(const struct drawn *d)
{
	const struct element *document = d->canvas.document;

	for (size_t i = 0; i < document->count; i++)
		if (strcmp(document->items[i].element->type, "Figure") == 0)
			return document->items[i].element;
	return NULL;
}

static void a_logo(void **state)
{
	static const uint8_t pixels[2 * 1 * 3];
	const struct image logo = {2, 1, pixels};
	struct pdf_style style = pdf_style_default;
	struct sample *s = sample_new("Titel");
	struct drawn d = {.arena = ARENA_INIT};

	(void)state;
	style.logo = &logo;
	style.logo_height = 30;
	draw_title(&d, &style, &s->doc);
	const struct element *figure = figure_of(&d);
	assert_non_null(figure);
	assert_true(str_equal(figure->alternative, S("Region Västerbotten")));
	assert_true(figure->has_box);
	assert_int_equal(figure->box[0], style.margin_left);
	assert_int_equal(figure->box[2], style.margin_left + 60);
	assert_true(figure->box[3] - figure->box[1] == 30);
	assert_int_equal(d.canvas.images.count, 1);
	assert_ptr_equal(d.canvas.images.items[0], &logo);
	assert_true(d.flow.y > style.head_top + 30 + style.text_size);
	release(&d);

	/* without one, the name is text and there is no figure */
	draw_title(&d, &pdf_style_default, &s->doc);
	assert_null(figure_of(&d));
	release(&d);
	sample_release(s);
}

/* A very wide one is made lower, not wider than its column. */
static void a_wide_logo(void **state)
{
	static const uint8_t pixels[100 * 1 * 3];
	const struct image logo = {100, 1, pixels};
	struct pdf_style style = pdf_style_default;
	struct sample *s = sample_new("Titel");
	struct drawn d = {.arena = ARENA_INIT};

	(void)state;
	style.logo = &logo;
	draw_title(&d, &style, &s->doc);
	const struct element *figure = figure_of(&d);
	double width = figure->box[2] - figure->box[0], height = figure->box[3] - figure->box[1];
	assert_true(width < 0.56 * (style.page_width - style.margin_left - style.margin_right));
	assert_int_equal(width / height + 0.5, 100);
	release(&d);
	sample_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_names), cmocka_unit_test(recipients_have_lines),
		cmocka_unit_test(no_names),   cmocka_unit_test(pages_of_appendices),
		cmocka_unit_test(a_logo),     cmocka_unit_test(a_wide_logo),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
