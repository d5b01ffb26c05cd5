/* Charts drawn in memory, and what stands where on their pages, for the tests of charts. */
#ifndef UNDERLAG_TEST_PDF_CHART_DRAWN_H
#define UNDERLAG_TEST_PDF_CHART_DRAWN_H

#include "test_pdf_chart_sample.h"
#include "test_pdf_tools.h"

#include "pdf/chart.h"

#include <math.h>

struct drawn {
	struct sample *sample;
	struct diags diags;
	struct canvas canvas;
	struct flow flow;
};

static inline struct drawn *begin(struct sample *sample)
{
	struct drawn *d = ARENA_NEW(&sample->arena, struct drawn);

	d->sample = sample;
	diags_init(&d->diags, &sample->arena);
	canvas_init(&d->canvas, &sample->arena,
		    fonts_open(&sample->arena, &pdf_style_default, (struct place){.file = S("prov")}, &d->diags));
	flow_start(&d->flow, &d->canvas, &pdf_style_default, &sample->doc, &d->diags);
	return d;
}

static inline void end(struct drawn *d)
{
	assert_int_equal(diags_faults(&d->diags), 0);
	fonts_release(d->canvas.fonts);
	flow_release(&d->flow);
	canvas_release(&d->canvas);
	sample_release(d->sample);
}

static inline struct drawn *draw(struct sample *sample, const struct doc_chart *chart)
{
	struct drawn *d = begin(sample);

	chart_set(&d->flow, chart, d->canvas.document);
	canvas_finish(&d->canvas);
	return d;
}

/* A path as it was painted. */
struct shape {
	struct point points[20];
	size_t count;
	bool filled;
	double stroke;
	struct pdf_colour fill, line;
	double left, bottom, right, top;
};

struct shapes {
	struct shape *items;
	size_t count, capacity;
};

static inline double number_of(struct str *line)
{
	struct str number = str_cut(line, ' ');
	char text[32];

	snprintf(text, sizeof text, "%.*s", STR_ARG(number));
	return strtod(text, NULL);
}

static inline void add_point(struct shape *shape, struct str line)
{
	struct point at;

	at.x = number_of(&line);
	at.y = number_of(&line);
	bool first = shape->count == 0;
	shape->left = first ? at.x : fmin(shape->left, at.x);
	shape->right = first ? at.x : fmax(shape->right, at.x);
	shape->bottom = first ? at.y : fmin(shape->bottom, at.y);
	shape->top = first ? at.y : fmax(shape->top, at.y);
	if (shape->count < sizeof shape->points / sizeof *shape->points)
		shape->points[shape->count] = at;
	shape->count++;
}

static inline uint8_t part_of_colour(struct str *line)
{
	return (uint8_t)lround(number_of(line) * 255);
}

/* All paths of the page that is drawn on. */
static inline struct shapes shapes_of(struct drawn *d)
{
	struct str content = buf_str(&d->canvas.pages.items[d->canvas.page].content);
	struct shapes shapes = {0};
	struct shape now = {0};

	while (content.n) {
		struct str line = str_cut(&content, '\n'), whole = line;
		if (str_ends(line, S(" rg"))) {
			now.fill.red = part_of_colour(&line);
			now.fill.green = part_of_colour(&line);
			now.fill.blue = part_of_colour(&line);
		} else if (str_ends(line, S(" RG"))) {
			now.line.red = part_of_colour(&line);
			now.line.green = part_of_colour(&line);
			now.line.blue = part_of_colour(&line);
		} else if (str_ends(line, S(" w"))) {
			now.stroke = number_of(&line);
		} else if (str_ends(line, S(" m")) || str_ends(line, S(" l"))) {
			add_point(&now, line);
		} else if (now.count && line.n == 1) {
			now.filled = whole.p[0] == 'f' || whole.p[0] == 'b';
			*ARENA_PUSH(&d->sample->arena, &shapes) = now;
			now = (struct shape){.fill = now.fill, .line = now.line, .stroke = now.stroke};
		}
	}
	return shapes;
}

/* The rectangles of that colour: the legend's, or the others. */
static inline struct shapes rectangles_of(struct drawn *d, struct pdf_colour colour, bool legend)
{
	struct shapes all = shapes_of(d), bars = {0};

	for (size_t i = 0; i < all.count; i++) {
		const struct shape *shape = &all.items[i];
		bool swatch = fabs(shape->right - shape->left - 8) < 1.1 && fabs(shape->top - shape->bottom - 7) < 1.1;
		if (shape->filled && shape->count == 4 && memcmp(&shape->fill, &colour, sizeof colour) == 0 &&
		    swatch == legend)
			*ARENA_PUSH(&d->sample->arena, &bars) = *shape;
	}
	return bars;
}

static inline struct shapes bars_of(struct drawn *d, struct pdf_colour colour)
{
	return rectangles_of(d, colour, false);
}

static inline double width_of(const struct shape *shape)
{
	return shape->right - shape->left;
}

/* ---- words ---- */

struct word {
	double left, top, right, bottom; /* downwards */
};

static inline double attribute(struct str line, const char *name)
{
	size_t at = str_find(line, str_from(name));
	char text[32];

	assert_true(at != (size_t)-1);
	line = str_sub(line, at + strlen(name) + 2, 20);
	snprintf(text, sizeof text, "%.*s", STR_ARG(line));
	return strtod(text, NULL);
}

static inline struct word word_of(struct str line)
{
	return (struct word){attribute(line, "xMin"), attribute(line, "yMin"), attribute(line, "xMax"),
			     attribute(line, "yMax")};
}

static inline struct word find_word(struct sample *s, const char *text)
{
	struct str all = tool_run(s, "pdftotext -bbox", tool_path(s, "a.pdf"), "-");

	while (all.n) {
		struct str line = str_cut(&all, '\n');
		if (str_find(line, str_printf(&s->arena, ">%s<", text)) != (size_t)-1)
			return word_of(line);
	}
	fail_msg("no %s", text);
	return (struct word){0};
}

#endif
