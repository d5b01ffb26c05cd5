/* What the canvas records: content streams, marks, numbers. */
#include "test_pdf_tools.h"

#include "pdf/canvas.h"

#include <locale.h>
#include <math.h>

struct drawn {
	struct arena arena;
	struct diags diags;
	struct canvas canvas;
};

static struct str content_of(struct drawn *d)
{
	canvas_finish(&d->canvas);
	return buf_str(&d->canvas.pages.items[0].content);
}

static int start(void **state)
{
	struct drawn *d = calloc(1, sizeof *d);

	if (!d)
		return -1;
	diags_init(&d->diags, &d->arena);
	canvas_init(&d->canvas, &d->arena,
		    fonts_open(&d->arena, &pdf_style_default, (struct place){.file = S("prov")}, &d->diags));
	canvas_page(&d->canvas, 595, 842);
	*state = d;
	return 0;
}

static int stop(void **state)
{
	struct drawn *d = *state;

	fonts_release(d->canvas.fonts);
	canvas_release(&d->canvas);
	arena_release(&d->arena);
	free(d);
	return 0;
}

static const struct pen pen = {FONT_REGULAR, 10, {0, 0, 0}};

static void numbers_are_written_for_pdf(void **state)
{
	struct drawn *d = *state;

	setlocale(LC_ALL, "sv_SE.UTF-8");
	canvas_artifact(&d->canvas, ARTIFACT_LAYOUT);
	canvas_rule(&d->canvas, 1.5, -0.25, 100, 0.3, (struct pdf_colour){255, 0, 51});
	canvas_rule(&d->canvas, NAN, INFINITY, 1e9, 0.125, (struct pdf_colour){0, 0, 0});
	setlocale(LC_ALL, "C");
	struct str content = content_of(d);
	assert_true(tool_has(content, "1.000 0.000 0.200 RG\n0.3 w\n1.5 -0.25 m\n100 -0.25 l S\n"));
	assert_true(tool_has(content, "0.13 w\n0 0 m\n0 0 l S\n"));
	assert_false(tool_has(content, "nan") || tool_has(content, "inf"));
}

static void all_content_is_marked(void **state)
{
	struct drawn *d = *state;
	struct element *p = canvas_element(&d->canvas, d->canvas.document, "P");

	canvas_mark(&d->canvas, p);
	canvas_text(&d->canvas, pen, 10, 20, S("Ett"));
	canvas_mark(&d->canvas, p); /* goes on */
	canvas_text(&d->canvas, pen, 10, 10, S("två"));
	canvas_rule(&d->canvas, 0, 0, 10, 1, pen.colour);
	canvas_page(&d->canvas, 595, 842);
	canvas_mark(&d->canvas, p);
	canvas_text(&d->canvas, pen, 10, 10, S("tre"));
	struct str content = content_of(d);
	assert_int_equal(tool_count(content, "/P <</MCID 0>> BDC"), 1);
	assert_int_equal(tool_count(content, "BDC"), 2);
	assert_int_equal(tool_count(content, "EMC"), 2);
	assert_int_equal(tool_count(content, "/Artifact"), 1);
	/* Content on two pages: two kids, each with its page. */
	assert_int_equal(p->count, 2);
	assert_int_equal(p->items[0].page, 0);
	assert_int_equal(p->items[1].page, 1);
	assert_ptr_equal(d->canvas.pages.items[1].items[0], p);
}

static void a_font_is_set_where_it_changes(void **state)
{
	struct drawn *d = *state;
	struct pen large = pen;

	large.size = 20;
	canvas_artifact(&d->canvas, ARTIFACT_LAYOUT);
	canvas_text(&d->canvas, pen, 10, 10, S("a"));
	canvas_text(&d->canvas, pen, 10, 20, S("b"));
	canvas_text(&d->canvas, large, 10, 30, S("c"));
	canvas_page(&d->canvas, 595, 842);
	canvas_turn_to(&d->canvas, 0);
	canvas_artifact(&d->canvas, ARTIFACT_LAYOUT);
	canvas_text(&d->canvas, large, 10, 40, S("d"));
	struct str content = content_of(d);
	assert_int_equal(tool_count(content, "/F0 10 Tf"), 1);
	assert_int_equal(tool_count(content, "/F0 20 Tf"), 2);
}

static void the_first_of_two_anchors_counts(void **state)
{
	enum { MANY = 5000 };
	struct drawn *d = *state;
	static struct anchor keys[MANY + 1];

	for (int i = 0; i < MANY; i++)
		canvas_anchor(&d->canvas, &keys[i], i);
	for (int i = 0; i < MANY; i++)
		canvas_anchor(&d->canvas, &keys[i], -1);
	for (int i = 0; i < MANY; i++)
		assert_true(canvas_find_anchor(&d->canvas, &keys[i])->top == i);
	assert_null(canvas_find_anchor(&d->canvas, &keys[MANY]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(numbers_are_written_for_pdf, start, stop),
		cmocka_unit_test_setup_teardown(all_content_is_marked, start, stop),
		cmocka_unit_test_setup_teardown(a_font_is_set_where_it_changes, start, stop),
		cmocka_unit_test_setup_teardown(the_first_of_two_anchors_counts, start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
