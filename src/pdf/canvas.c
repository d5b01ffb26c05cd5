/* What is drawn and what it means, recorded in memory. */
#include "pdf/canvas.h"

#include "pdf/colour.h"
#include "pdf/pdf_syntax.h"

#include <math.h>

static struct page *current(struct canvas *canvas)
{
	return &canvas->pages.items[canvas->page];
}

static struct buf *content(struct canvas *canvas)
{
	return &current(canvas)->content;
}

void canvas_init(struct canvas *canvas, struct arena *arena, struct fonts *fonts)
{
	*canvas = (struct canvas){.arena = arena, .fonts = fonts};
	canvas->document = canvas_element(canvas, NULL, "Document");
}

void canvas_release(struct canvas *canvas)
{
	for (size_t i = 0; i < canvas->pages.count; i++)
		buf_release(&canvas->pages.items[i].content);
}

/* ---- operators ---- */

static void put_numbers(struct buf *out, const double *numbers, size_t count, const char *operator)
{
	for (size_t i = 0; i < count; i++) {
		pdf_put_decimal(out, numbers[i]);
		buf_char(out, ' ');
	}
	pdf_put(out, operator);
	buf_char(out, '\n');
}

static void put_colour(struct buf *out, struct pdf_colour colour, const char *operator)
{
	const uint8_t parts[] = {colour.red, colour.green, colour.blue};

	for (int i = 0; i < 3; i++) {
		unsigned thousandths = parts[i] * 1000U / 255;
		const char text[] = {(char)('0' + thousandths / 1000),     '.',
				     (char)('0' + thousandths / 100 % 10), (char)('0' + thousandths / 10 % 10),
				     (char)('0' + thousandths % 10),       ' '};
		buf_add(out, (struct str){text, sizeof text});
	}
	pdf_put(out, operator);
	buf_char(out, '\n');
}

/* ---- pages and marks ---- */

static void close_mark(struct canvas *canvas)
{
	if (canvas->marked || canvas->in_artifact)
		buf_add(content(canvas), S("EMC\n"));
	canvas->marked = NULL;
	canvas->in_artifact = false;
}

void canvas_page(struct canvas *canvas, double width, double height)
{
	if (canvas->pages.count)
		close_mark(canvas);
	struct page *page = ARENA_PUSH(canvas->arena, &canvas->pages);
	page->width = width;
	page->height = height;
	page->content = (struct buf)BUF_INIT;
	canvas->page = canvas->pages.count - 1;
	canvas->fill = (struct pdf_colour){0, 0, 0};
	canvas->line_width = canvas->size = 0;
}

void canvas_turn_to(struct canvas *canvas, size_t page)
{
	close_mark(canvas);
	/* The other page's colour and font are not known: set them. */
	canvas->page = page;
	canvas->line_width = canvas->size = 0;
	canvas->fill = (struct pdf_colour){0, 0, 0};
	put_colour(content(canvas), canvas->fill, "rg");
}

void canvas_finish(struct canvas *canvas)
{
	if (canvas->pages.count)
		close_mark(canvas);
}

/* Most elements hold one thing. */
static struct kid *add_kid(struct canvas *canvas, struct element *element)
{
	if (element->count == element->capacity) {
		size_t larger = element->capacity ? 4 * element->capacity : 1;
		element->items =
			arena_grow(canvas->arena, element->items, element->count, larger, sizeof *element->items);
		element->capacity = larger;
	}
	return &element->items[element->count++];
}

struct element *canvas_element(struct canvas *canvas, struct element *parent, const char *type)
{
	struct element *element = ARENA_NEW(canvas->arena, struct element);

	element->type = type;
	element->number = canvas->elements++;
	if (parent)
		canvas_attach(canvas, parent, element);
	return element;
}

void canvas_attach(struct canvas *canvas, struct element *parent, struct element *element)
{
	element->parent = parent;
	*add_kid(canvas, parent) = (struct kid){.kind = KID_ELEMENT, .element = element};
}

void canvas_identify(struct canvas *canvas, struct element *element)
{
	if (element->id == 0)
		element->id = ++canvas->ids;
}

void canvas_mark(struct canvas *canvas, struct element *element)
{
	struct page *page = current(canvas);

	if (canvas->marked == element)
		return;
	close_mark(canvas);
	buf_char(&page->content, '/');
	pdf_put(&page->content, element->type);
	buf_add(&page->content, S(" <</MCID "));
	pdf_put_number(&page->content, page->count);
	buf_add(&page->content, S(">> BDC\n"));
	*add_kid(canvas, element) =
		(struct kid){.kind = KID_CONTENT, .page = canvas->page, .mark = (unsigned)page->count};
	*ARENA_PUSH(canvas->arena, page) = element;
	canvas->marked = element;
}

void canvas_artifact(struct canvas *canvas, enum artifact kind)
{
	static const char *const properties[] = {
		[ARTIFACT_LAYOUT] = "/Type /Layout",
		[ARTIFACT_HEADER] = "/Type /Pagination /Subtype /Header /Attached [/Top]",
		[ARTIFACT_FOOTER] = "/Type /Pagination /Subtype /Footer /Attached [/Bottom]",
		[ARTIFACT_WATERMARK] = "/Type /Pagination /Subtype /Watermark",
		[ARTIFACT_REPEATED] = "/Type /Pagination",
	};

	close_mark(canvas);
	buf_add(content(canvas), S("/Artifact <<"));
	pdf_put(content(canvas), properties[kind]);
	buf_add(content(canvas), S(">> BDC\n"));
	canvas->in_artifact = true;
}

/* ---- drawing ---- */

static void fill_with(struct canvas *canvas, struct pdf_colour colour)
{
	if (colour_equal(canvas->fill, colour))
		return;
	canvas->fill = colour;
	put_colour(content(canvas), colour, "rg");
}

static void stroke_with(struct canvas *canvas, double width, struct pdf_colour colour)
{
	if (canvas->line_width <= 0 || !colour_equal(canvas->line, colour))
		put_colour(content(canvas), colour, "RG");
	if (canvas->line_width != width)
		put_numbers(content(canvas), &width, 1, "w");
	canvas->line = colour;
	canvas->line_width = width;
}

static void set_font(struct canvas *canvas, struct pen pen)
{
	struct buf *out = content(canvas);

	if (canvas->font == pen.font && canvas->size == pen.size)
		return;
	canvas->font = pen.font;
	canvas->size = pen.size;
	buf_add(out, S("/F"));
	pdf_put_number(out, (size_t)pen.font);
	buf_char(out, ' ');
	put_numbers(out, &pen.size, 1, "Tf");
}

static void put_text(struct canvas *canvas, struct pen pen, const double *place, size_t count, const char *operator,
		     struct str text)
{
	struct buf *out = content(canvas);

	if (text.n == 0)
		return;
	fill_with(canvas, pen.colour);
	set_font(canvas, pen);
	buf_add(out, S("BT "));
	put_numbers(out, place, count, operator);
	fonts_encode(canvas->fonts, pen.font, text, out);
	buf_add(out, S("TJ ET\n"));
}

void canvas_text(struct canvas *canvas, struct pen pen, double x, double y, struct str text)
{
	put_text(canvas, pen, (const double[]){x, y}, 2, "Td", text);
}

void canvas_slanted_text(struct canvas *canvas, struct pen pen, double x, double y, double degrees, struct str text)
{
	double c = cos(degrees * M_PI / 180), s = sin(degrees * M_PI / 180);

	put_text(canvas, pen, (const double[]){c, s, -s, c, x, y}, 6, "Tm", text);
}

void canvas_turned_text(struct canvas *canvas, struct pen pen, double x, double y, double degrees, struct str text)
{
	/* Nothing, to who copies the text of the page: letters strewn over it would come in between its lines. */
	buf_add(content(canvas), S("/Span <</ActualText <FEFF>>> BDC\n"));
	canvas_slanted_text(canvas, pen, x, y, degrees, text);
	buf_add(content(canvas), S("EMC\n"));
}

static void stroke(struct canvas *canvas, double width, struct pdf_colour colour, const double *numbers, size_t count,
		   const char *path)
{
	if (!canvas->in_artifact)
		canvas_artifact(canvas, ARTIFACT_LAYOUT);
	stroke_with(canvas, width, colour);
	put_numbers(content(canvas), numbers, count, path);
}

void canvas_rule(struct canvas *canvas, double x, double y, double right, double width, struct pdf_colour colour)
{
	double from[2] = {x, y}, to[2] = {right, y};

	stroke(canvas, width, colour, from, 2, "m");
	put_numbers(content(canvas), to, 2, "l S");
}

void canvas_frame(struct canvas *canvas, double x, double y, double width, double height, double line,
		  struct pdf_colour colour)
{
	double box[4] = {x, y, width, height};

	stroke(canvas, line, colour, box, 4, "re S");
}

void canvas_path(struct canvas *canvas, const struct point *points, size_t count, bool closed, struct paint paint)
{
	struct buf *out = content(canvas);
	const char *operator= paint.filled && paint.stroke> 0 ? (closed ? "b" : "B")
	: paint.filled                                        ? "f"
	: closed                                              ? "s"
							      : "S";

	if (count < 2 || (!paint.filled && paint.stroke <= 0))
		return;
	if (paint.filled)
		fill_with(canvas, paint.fill);
	if (paint.stroke > 0) {
		stroke_with(canvas, paint.stroke, paint.line);
		if (paint.dash > 0) {
			buf_char(out, '[');
			pdf_put_decimal(out, paint.dash);
			buf_add(out, S("] 0 d\n"));
		}
	}
	for (size_t i = 0; i < count; i++)
		put_numbers(out, (const double[2]){points[i].x, points[i].y}, 2, i ? "l" : "m");
	buf_printf(out, "%s\n", operator);
	if (paint.stroke > 0 && paint.dash > 0)
		buf_add(out, S("[] 0 d\n"));
}

static size_t image_number(struct canvas *canvas, const struct image *image)
{
	for (size_t i = 0; i < canvas->images.count; i++)
		if (canvas->images.items[i] == image)
			return i;
	*ARENA_PUSH(canvas->arena, &canvas->images) = image;
	return canvas->images.count - 1;
}

void canvas_image(struct canvas *canvas, const struct image *image, double x, double y, double width, double height)
{
	struct buf *out = content(canvas);
	size_t number = image_number(canvas, image);

	buf_add(out, S("q "));
	put_numbers(out, (const double[6]){width, 0, 0, height, x, y}, 6, "cm");
	buf_printf(out, "/I%zu Do Q\n", number);
}

/* ---- where links lead to: a hash table of addresses, at most half full ---- */

/* The place of the key, or the empty one where it belongs; each holds an index and 1. */
static size_t *anchor_place(const struct canvas *canvas, const void *key)
{
	size_t at = (size_t)(((uintptr_t)key >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20);

	for (;; at++) {
		size_t *place = &canvas->anchors.places[at & (canvas->anchors.capacity_of_places - 1)];
		if (!*place || canvas->anchors.items[*place - 1].key == key)
			return place;
	}
}

const struct anchored *canvas_find_anchor(const struct canvas *canvas, const void *key)
{
	const size_t *place = canvas->anchors.count ? anchor_place(canvas, key) : NULL;

	return place && *place ? &canvas->anchors.items[*place - 1] : NULL;
}

static void make_places(struct canvas *canvas)
{
	size_t *capacity = &canvas->anchors.capacity_of_places;

	if (2 * (canvas->anchors.count + 1) <= *capacity)
		return;
	*capacity = *capacity ? 2 * *capacity : 64;
	canvas->anchors.places = ARENA_ARRAY(canvas->arena, size_t, *capacity);
	for (size_t i = 0; i < canvas->anchors.count; i++)
		*anchor_place(canvas, canvas->anchors.items[i].key) = i + 1;
}

void canvas_anchor(struct canvas *canvas, const void *key, double top)
{
	if (canvas_find_anchor(canvas, key))
		return;
	make_places(canvas);
	size_t *place = anchor_place(canvas, key);
	*ARENA_PUSH(canvas->arena, &canvas->anchors) = (struct anchored){key, canvas->page, top};
	*place = canvas->anchors.count;
}

void canvas_link(struct canvas *canvas, struct element *element, struct link link)
{
	*add_kid(canvas, element) =
		(struct kid){.kind = KID_LINK, .page = canvas->page, .mark = (unsigned)canvas->links.count};
	link.page = canvas->page;
	link.element = element;
	*ARENA_PUSH(canvas->arena, &canvas->links) = link;
}

void canvas_bookmark(struct canvas *canvas, unsigned level, struct str title, double top)
{
	*ARENA_PUSH(canvas->arena, &canvas->bookmarks) =
		(struct bookmark){.level = level, .title = title, .page = canvas->page, .top = top};
}
