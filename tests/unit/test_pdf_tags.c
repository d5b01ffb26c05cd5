/*
 * The structure tree in the file: figures, tables of contents, header cells, links within the document; and the file
 * inside it. What a validator says of these is not asked here: the documents stay in the folder that KEEP names.
 */
#include "test_pdf_tools.h"

#include "pdf/pdf_build.h"
#include "pdf/pdf_file.h"

struct made {
	struct arena arena;
	struct diags diags;
	struct canvas canvas;
	struct buf bytes;
	double y;
};

static int start(void **state)
{
	struct made *m = calloc(1, sizeof *m);
	struct pdf_style *style;

	if (!m)
		return -1;
	style = ARENA_NEW(&m->arena, struct pdf_style);
	*style = pdf_style_default;
	style->plain_file = true; /* its objects can be read */
	diags_init(&m->diags, &m->arena);
	canvas_init(&m->canvas, &m->arena, fonts_open(&m->arena, style, (struct place){.file = S("prov")}, &m->diags));
	canvas_page(&m->canvas, 595, 842);
	m->bytes = (struct buf)BUF_INIT;
	m->y = 800;
	*state = m;
	return 0;
}

static int stop(void **state)
{
	struct made *m = *state;

	fonts_release(m->canvas.fonts);
	canvas_release(&m->canvas);
	buf_release(&m->bytes);
	arena_release(&m->arena);
	free(m);
	return 0;
}

static bool build(struct made *m, const struct attachment *attachment)
{
	const struct metadata metadata = {
		.title = S("Prov"),
		.time = S("2020-12-15T02:00:00Z"),
		.pdf_time = S("D:20201215020000Z"),
		.language = S("sv-SE"),
		.attached = attachment != NULL,
	};

	canvas_finish(&m->canvas);
	return pdf_build(&m->canvas, &metadata, attachment, &m->bytes, &m->diags);
}

static struct element *add(struct made *m, struct element *parent, const char *type)
{
	return canvas_element(&m->canvas, parent, type);
}

static struct element *say(struct made *m, struct element *parent, const char *type, const char *text)
{
	const struct pen pen = {FONT_REGULAR, 10, {0, 0, 0}};
	struct element *element = add(m, parent, type);

	canvas_mark(&m->canvas, element);
	canvas_text(&m->canvas, pen, 60, m->y, str_from(text));
	m->y -= 14;
	return element;
}

static void lead(struct made *m, struct element *element, const void *anchor, const char *text)
{
	canvas_link(&m->canvas, element,
		    (struct link){.left = 60,
				  .bottom = m->y + 12,
				  .right = 300,
				  .top = m->y + 24,
				  .anchor = anchor,
				  .text = str_from(text)});
}

static bool has(const struct made *m, const char *part)
{
	return tool_has(buf_str(&m->bytes), part);
}

/* The object that begins with some text: its number. */
static unsigned number_of(const struct made *m, const char *beginning)
{
	struct str bytes = buf_str(&m->bytes);
	size_t at = str_find(bytes, str_from(beginning));

	assert_true(at != (size_t)-1 && str_ends(str_sub(bytes, 0, at), S(" 0 obj\n")));
	at -= strlen(" 0 obj\n");
	while (at > 0 && bytes.p[at - 1] != '\n')
		at--;
	return (unsigned)strtoul(bytes.p + at, NULL, 10);
}

/* ---- the parts of a report ---- */

static void say_contents(struct made *m, const struct anchor *first, const struct anchor *second)
{
	struct element *contents = add(m, m->canvas.document, "TOC");

	say(m, contents, "Caption", "Innehåll");
	lead(m, say(m, add(m, add(m, contents, "TOCI"), "Reference"), "Link", "Rubrik 1"), first, "Rubrik, sidan 1");
	lead(m, say(m, add(m, add(m, contents, "TOCI"), "Reference"), "Link", "Bilaga 2"), second, "Bilaga, sidan 2");
}

static void say_figure(struct made *m)
{
	static const uint8_t rgb[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255};
	static const struct image image = {2, 2, rgb};
	struct element *figure = add(m, m->canvas.document, "Figure");
	const struct point triangle[] = {{60, 300}, {160, 300}, {110, 380}};

	figure->alternative = S("Diagram: åtgärder 1, 2 och 3.");
	figure->has_box = true;
	memcpy(figure->box, (double[]){60, 300, 360, 400}, sizeof figure->box);
	canvas_mark(&m->canvas, figure);
	canvas_path(&m->canvas, triangle, 3, true, (struct paint){.filled = true, .fill = {200, 0, 0}});
	canvas_image(&m->canvas, &image, 200, 300, 50, 50);
	canvas_image(&m->canvas, &image, 300, 300, 60, 60);
	say(m, figure, "Caption", "Figur 1");
}

static struct element *say_head(struct made *m, struct element *row, const char *text, const char *scope,
				unsigned columns, unsigned rows)
{
	struct element *head = say(m, row, "TH", text);

	head->scope = scope;
	head->columns = columns;
	head->rows = rows;
	canvas_identify(&m->canvas, head);
	return head;
}

static void say_table(struct made *m)
{
	struct element *table = add(m, m->canvas.document, "Table");
	struct element *head = add(m, table, "THead"), *first, *second;
	struct element **headers = ARENA_ARRAY(&m->arena, struct element *, 2);

	first = add(m, head, "TR");
	say_head(m, first, "Post", "Column", 1, 2);
	headers[0] = say_head(m, first, "2020", "Column", 2, 1);
	second = add(m, head, "TR");
	headers[1] = say_head(m, second, "Utfall", "Column", 1, 1);
	say_head(m, second, "Budget", "Column", 1, 1);
	struct element *row = add(m, add(m, table, "TBody"), "TR");
	say_head(m, row, "Summa", "Row", 1, 1);
	struct element *cell = say(m, row, "TD", "1" HARD "234");
	cell->headers = headers;
	cell->header_count = 2;
	say(m, row, "TD", "5");
}

static void say_list(struct made *m)
{
	struct element *list = add(m, m->canvas.document, "L"), *item = add(m, list, "LI");

	list->numbering = "Disc";
	say(m, item, "Lbl", "•");
	say(m, item, "LBody", "Punkt");
}

static void say_all(struct made *m)
{
	static const struct anchor first, second;

	say_contents(m, &first, &second);
	say(m, m->canvas.document, "H1", "Rubrik");
	canvas_anchor(&m->canvas, &first, m->y + 24);
	canvas_bookmark(&m->canvas, 1, S("Rubrik"), m->y + 24);
	struct element *paragraph = say(m, m->canvas.document, "P", "Se ");
	struct element *reference = add(m, paragraph, "Reference");
	lead(m, say(m, reference, "Link", "bilaga 2"), &second, "bilaga 2");
	struct element *note = say(m, m->canvas.document, "Note", "1) Not.");
	canvas_identify(&m->canvas, note);
	canvas_link(&m->canvas, say(m, paragraph, "Link", "skr.se"),
		    (struct link){.left = 60,
				  .bottom = m->y,
				  .right = 99,
				  .top = m->y + 9,
				  .target = S("https://skr.se/(a)"),
				  .text = S("skr.se")});
	say_list(m);
	say_table(m);
	say_figure(m);
	canvas_page(&m->canvas, 842, 595);
	m->y = 500;
	say(m, m->canvas.document, "H1", "Bilaga");
	canvas_anchor(&m->canvas, &second, 512);
	canvas_mark(&m->canvas, paragraph); /* goes on here */
	canvas_text(&m->canvas, (struct pen){FONT_BOLD, 10, {0, 0, 0}}, 60, 400, S("Mer"));
}

/* For a validator: KEEP=/tmp/tags build/…/test_pdf_tags. */
static void keep(struct made *m, const char *name)
{
	const char *folder = getenv("KEEP");

	if (folder)
		assert_true(pdf_file_write(str_c(&m->arena, str_printf(&m->arena, "%s/%s", folder, name)),
					   buf_str(&m->bytes), &m->diags));
}

static void elements_say_what_they_are(void **state)
{
	struct made *m = *state;

	say_all(m);
	assert_true(build(m, NULL));
	keep(m, "tags.pdf");
	assert_true(has(m, "<</S/Figure"));
	assert_true(has(m, "/A<</O/Layout/BBox[60 300 360 400]>>/Alt<FEFF0044006900610067"));
	assert_true(has(m, "/A<</O/Table/Scope/Column/RowSpan 2>>/ID(id-00000002)"));
	assert_true(has(m, "/A<</O/Table/Scope/Column/ColSpan 2>>/ID(id-00000003)"));
	assert_true(has(m, "/A<</O/List/ListNumbering/Disc>>"));
	assert_true(has(m, "/Limits[(id-00000001)(id-00000006)]/Names[(id-00000001)"));
	/* A picture is in the file once. */
	assert_int_equal(tool_count(buf_str(&m->bytes), "/Subtype /Image"), 1);
}

static void cells_name_their_headers(void **state)
{
	struct made *m = *state;

	say_table(m);
	assert_true(build(m, NULL));
	assert_true(has(m, "/A<</O/Table/Headers[(id-00000002)(id-00000003)]>>"));
}

static void links_lead_to_places(void **state)
{
	static const struct anchor there;
	struct made *m = *state;

	lead(m, say(m, m->canvas.document, "Link", "dit"), &there, "dit");
	canvas_page(&m->canvas, 595, 842);
	say(m, m->canvas.document, "P", "där");
	canvas_anchor(&m->canvas, &there, 700.5);
	assert_true(build(m, NULL));
	assert_true(has(m, "0 R /XYZ 0 700.5 0 ]"));
	assert_true(has(m, "/StructParent 2"));
	assert_true(has(m, "<</Type/OBJR/Pg "));
}

static void a_link_that_leads_nowhere_is_a_fault(void **state)
{
	static const struct anchor nowhere;
	struct made *m = *state;

	lead(m, say(m, m->canvas.document, "Link", "dit"), &nowhere, "tabell 9");
	assert_false(build(m, NULL));
	assert_int_equal(diags_exit_status(&m->diags), 3);
	assert_true(tool_has(diags_text(&m->arena, &m->diags), "\"tabell 9\" refers to something"));
}

static void marks_lead_back_to_elements(void **state)
{
	struct made *m = *state;

	say(m, m->canvas.document, "H1", "Ett");
	say(m, m->canvas.document, "P", "Två");
	assert_true(build(m, NULL));
	const char *marks = str_c(&m->arena, str_printf(&m->arena, "\n[%u 0 R %u 0 R ]\n", number_of(m, "<</S/H1"),
							number_of(m, "<</S/P/")));
	assert_true(has(m, marks));
}

static void a_file_is_inside(void **state)
{
	struct made *m = *state;
	const struct attachment attachment = {
		.name = S("rapport.xlsx"),
		.bytes = S("PK innehåll"),
		.type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		.description = S("Arbetsbok"),
	};

	say_all(m);
	assert_true(build(m, &attachment));
	keep(m, "attached.pdf");
	assert_true(has(m, "PK innehåll"));
	assert_true(has(m, "/Subtype /application#2Fvnd.openxmlformats-officedocument.spreadsheetml.sheet"));
	assert_true(has(m, "/AFRelationship /Data") && has(m, "/AF [ "));
	assert_true(has(m, "<pdfaid:part>3</pdfaid:part>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(elements_say_what_they_are, start, stop),
		cmocka_unit_test_setup_teardown(cells_name_their_headers, start, stop),
		cmocka_unit_test_setup_teardown(links_lead_to_places, start, stop),
		cmocka_unit_test_setup_teardown(a_link_that_leads_nowhere_is_a_fault, start, stop),
		cmocka_unit_test_setup_teardown(marks_lead_back_to_elements, start, stop),
		cmocka_unit_test_setup_teardown(a_file_is_inside, start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
