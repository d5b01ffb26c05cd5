/* Words become lines, and lines are drawn. */
#include "pdf/text.h"

#include "pdf/colour.h"
#include "pdf/text_break.h"
#include "pdf/text_part.h"

#include <string.h>

/* ---- lines ---- */

/* A line that is put together: its text lies in one block, so that pieces of one style become one. */
struct making {
	const struct text_setting *setting;
	struct text_line *line;
	char *end; /* of what the block holds */
	double space;
	bool kerned; /* the last piece was put together without a space: it must be measured anew */
};

static bool joins(const struct text_piece *last, const struct text_piece *piece)
{
	return last->run == piece->run && last->pen.font == piece->pen.font && last->rise == piece->rise &&
	       colour_equal(last->pen.colour, piece->pen.colour);
}

static void end_piece(struct making *m)
{
	struct text_line *line = m->line;

	if (!m->kerned)
		return;
	struct text_piece *last = &line->pieces.items[line->pieces.count - 1];
	last->width = fonts_width(m->setting->canvas->fonts, last->pen.font, last->text) * last->pen.size;
	line->width = last->x + last->width;
	m->kerned = false;
}

static void add(struct making *m, const struct text_piece *piece, bool letters)
{
	struct text_line *line = m->line;
	struct text_piece *last = line->pieces.count ? &line->pieces.items[line->pieces.count - 1] : NULL;

	if (piece->text.n)
		memcpy(m->end, piece->text.p, piece->text.n);
	if (last && joins(last, piece)) {
		m->kerned = m->kerned || (letters && last->text.p[last->text.n - 1] != ' ');
		last->text.n += piece->text.n;
		last->width += piece->width;
	} else {
		end_piece(m);
		last = text_add_piece(m->setting->arena, &line->pieces);
		*last = *piece;
		last->text.p = m->end;
		last->x = line->width;
	}
	m->end += piece->text.n;
	line->width = last->x + last->width;
}

/* A space belongs to the text before it; between a link or note and other text it stands by itself. */
static void add_space(struct making *m, const struct text_word *next)
{
	const struct text_setting *setting = m->setting;
	struct text_piece space = {.text = S(" "), .pen = {setting->font, setting->size, setting->colour}};
	const struct text_piece *last = &m->line->pieces.items[m->line->pieces.count - 1];

	if (!last->run || (next && next->pieces.items[0].run == last->run && last->rise <= 0))
		space = (struct text_piece){.text = S(" "), .pen = last->pen, .rise = last->rise, .run = last->run};
	space.width = space.pen.font == setting->font && space.rise <= 0
			      ? m->space
			      : fonts_width(setting->canvas->fonts, space.pen.font, S(" ")) * space.pen.size;
	add(m, &space, false);
}

static void end_line(struct making *m, const struct text_word *last, const struct text_word *next)
{
	if (last->hyphen && !next->spaced) {
		struct text_piece hyphen = last->pieces.items[last->pieces.count - 1];
		hyphen.text = S(TEXT_HYPHEN);
		hyphen.width = text_hyphen_width(m->setting, last);
		add(m, &hyphen, true);
		m->line->hyphenated = true;
	} else if (next->spaced || next->forced) {
		/* Kept, so that words stay apart when the text is copied; it takes no room. */
		end_piece(m);
		double width = m->line->width;
		add_space(m, NULL);
		m->line->width = width;
	}
}

static void make_line(const struct text_setting *setting, const struct text_words *words, size_t from, size_t to,
		      struct text_line *line)
{
	struct making m = {.setting = setting, .line = line, .space = words->space};
	size_t bytes = sizeof TEXT_HYPHEN;

	for (size_t i = from; i < to; i++) {
		bytes++;
		for (size_t k = 0; k < words->items[i].pieces.count; k++)
			bytes += words->items[i].pieces.items[k].text.n;
	}
	m.end = arena_alloc(setting->arena, bytes);
	for (size_t i = from; i < to; i++) {
		const struct text_word *word = &words->items[i];
		if (i > from && word->spaced)
			add_space(&m, word);
		for (size_t k = 0; k < word->pieces.count; k++)
			add(&m, &word->pieces.items[k], true);
	}
	if (to < words->count)
		end_line(&m, &words->items[to - 1], &words->items[to]);
	end_piece(&m);
}

static struct text_lines set(const struct text_setting *setting, const struct run *runs, double width,
			     enum text_manner manner)
{
	struct text_words words = text_words(setting, runs);
	struct text_breaks breaks = text_break(setting, &words, width, manner);
	struct text_lines lines = {.count = breaks.count};

	lines.items = ARENA_ARRAY(setting->arena, struct text_line, breaks.count);
	for (size_t i = 0; i < breaks.count; i++)
		make_line(setting, &breaks.words, breaks.items[i],
			  i + 1 < breaks.count ? breaks.items[i + 1] : breaks.words.count, &lines.items[i]);
	return lines;
}

struct text_lines text_set(const struct text_setting *setting, const struct run *runs, double width)
{
	return set(setting, runs, width, TEXT_RUNNING);
}

struct text_lines text_set_plain(const struct text_setting *setting, struct str text, double width)
{
	struct run run = {.kind = RUN_TEXT, .text = text};

	return text_set(setting, &run, width);
}

struct text_lines text_set_balanced(const struct text_setting *setting, const struct run *runs, double width)
{
	return set(setting, runs, width, TEXT_BALANCED);
}

/* ---- drawing ---- */

double text_base_line(const struct text_setting *setting, double y)
{
	/* The x-height's middle lies a little above the line's: letters look centred between the leading. */
	return y - (setting->leading - setting->size) / 2 - setting->size * 0.86;
}

/* Addresses are ASCII: everything else is escaped. */
static struct str address(struct arena *arena, struct str target)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < target.n; i++) {
		unsigned char c = (unsigned char)target.p[i];
		if (c <= ' ' || c >= 0x7F || strchr("<>\"{}|\\^`", c))
			buf_printf(&out, "%%%02X", c);
		else
			buf_char(&out, (char)c);
	}
	struct str copy = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

/* Where a piece leads to, as a link without its area; without target and anchor: nowhere. */
static struct link link_of(struct arena *arena, const struct text_piece *piece)
{
	const struct run *run = piece->run;

	if (!run)
		return (struct link){0};
	if (run->kind == RUN_NOTE)
		return (struct link){.anchor = run->note, .text = text_note_mark(arena, run->note->number, false)};
	if (run->kind == RUN_REFERENCE)
		return (struct link){.anchor = run->anchor, .text = str_copy(arena, piece->text)};
	if (run->kind == RUN_LINK && run->target.n)
		return (struct link){.target = address(arena, run->target), .text = str_copy(arena, piece->text)};
	return (struct link){0};
}

/* Draws a piece whose line begins at x on the base line y. */
static void draw_piece(const struct text_setting *setting, const struct text_piece *piece, struct element *element,
		       double x, double y)
{
	struct canvas *canvas = setting->canvas;
	struct link link = link_of(canvas->arena, piece);
	bool leads = element && (link.target.n || link.anchor);

	link.left = x + piece->x;
	link.bottom = y - setting->size * 0.3;
	link.right = link.left + piece->width;
	link.top = y + setting->size;
	if (element && piece->run && piece->run->kind == RUN_NOTE)
		element = canvas_element(canvas, element, "Reference");
	if (leads)
		element = canvas_element(canvas, element, "Link");
	if (element)
		canvas_mark(canvas, element);
	canvas_text(canvas, piece->pen, link.left, y + piece->rise, piece->text);
	if (link.target.n)
		canvas_rule(canvas, link.left, y - setting->size * 0.14, link.right, setting->style->rule_hair,
			    piece->pen.colour);
	if (leads)
		canvas_link(canvas, element, link);
}

void text_draw(const struct text_setting *setting, const struct text_line *line, struct element *element, double x,
	       double y)
{
	for (size_t i = 0; i < line->pieces.count; i++)
		draw_piece(setting, &line->pieces.items[i], element, x, y);
}

double text_height(const struct text_setting *setting, const struct text_lines *lines)
{
	return (double)lines->count * setting->leading;
}

void text_draw_lines(const struct text_setting *setting, const struct text_lines *lines, struct element *element,
		     double x, double top)
{
	for (size_t i = 0; i < lines->count; i++)
		text_draw(setting, &lines->items[i], element, x,
			  text_base_line(setting, top - (double)i * setting->leading));
}
