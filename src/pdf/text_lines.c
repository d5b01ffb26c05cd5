/* Words become lines, and lines are drawn. */
#include "pdf/text.h"

#include "base/utf8.h"

#include <string.h>

#define HYPHEN "\xC2\xAD"

/* Rounding of sums of widths. */
static const double slack = 0.01;

static double width_of(const struct text_setting *setting, struct pen pen, struct str text)
{
	return fonts_width(setting->canvas->fonts, pen.font, text) * pen.size;
}

/* ---- words too wide for any line ---- */

/* As many bytes of text as fit, at least one character. */
static size_t prefix(const struct text_setting *setting, struct pen pen, struct str text, double width)
{
	size_t fits = 0, n;

	for (size_t at = 0; at < text.n; at += n) {
		utf8_next(str_sub(text, at, text.n), &n);
		if (fits && width_of(setting, pen, str_sub(text, 0, at + n)) > width)
			break;
		fits = at + n;
	}
	return fits;
}

static bool splits_letters(struct str text, size_t at)
{
	size_t n, before = at;

	while (before > 0 && ((unsigned char)text.p[before - 1] & 0xC0) == 0x80)
		before--;
	return before > 0 && at < text.n && utf8_is_letter(utf8_next(str_sub(text, before - 1, text.n), &n)) &&
	       utf8_is_letter(utf8_next(str_sub(text, at, text.n), &n));
}

static void cut_word(const struct text_setting *setting, const struct text_word *word, double width,
		     struct text_words *out)
{
	for (size_t i = 0; i < word->pieces.count; i++) {
		struct text_piece piece = word->pieces.items[i];
		double hyphen = width_of(setting, piece.pen, S(HYPHEN));
		struct str rest = piece.text;
		for (bool first = i == 0; rest.n; first = false) {
			size_t n = rest.n;
			if (width_of(setting, piece.pen, rest) > width)
				n = prefix(setting, piece.pen, rest, width - hyphen);
			struct text_word *part = ARENA_PUSH(setting->arena, out);
			part->spaced = first && word->spaced;
			part->forced = first && word->forced;
			part->hyphenated = n == rest.n ? word->hyphenated && i + 1 == word->pieces.count
						       : splits_letters(rest, n);
			piece.text = str_sub(rest, 0, n);
			piece.width = part->width = width_of(setting, piece.pen, piece.text);
			*ARENA_PUSH(setting->arena, &part->pieces) = piece;
			rest = str_sub(rest, n, rest.n);
		}
	}
}

/* ---- filling lines ---- */

static bool joins(const struct text_piece *last, const struct text_piece *piece)
{
	return last->run == piece->run && last->pen.font == piece->pen.font && last->rise == piece->rise &&
	       memcmp(&last->pen.colour, &piece->pen.colour, sizeof piece->pen.colour) == 0;
}

static void line_add(const struct text_setting *setting, struct text_line *line, const struct text_piece *piece)
{
	struct text_piece *last = line->pieces.count ? &line->pieces.items[line->pieces.count - 1] : NULL;

	if (last && joins(last, piece)) {
		last->text = str_join(setting->arena, last->text, piece->text);
		line->width -= last->width;
		last->width = width_of(setting, last->pen, last->text);
		line->width += last->width;
		return;
	}
	struct text_piece *added = ARENA_PUSH(setting->arena, &line->pieces);
	*added = *piece;
	added->x = line->width;
	line->width += piece->width;
}

/* A space belongs to the text before it; between a link or note and other text it stands by itself. */
static void line_space(const struct text_setting *setting, struct text_line *line, const struct text_word *next)
{
	struct text_piece space = {.text = S(" "), .pen = {setting->font, setting->size, setting->colour}};
	const struct text_piece *last = line->pieces.count ? &line->pieces.items[line->pieces.count - 1] : NULL;

	if (last && (!last->run || (next && next->pieces.items[0].run == last->run && last->rise <= 0)))
		space = (struct text_piece){.text = S(" "), .pen = last->pen, .rise = last->rise, .run = last->run};
	space.width = width_of(setting, space.pen, space.text);
	line_add(setting, line, &space);
}

static void end_line(const struct text_setting *setting, struct text_line *line, const struct text_word *last,
		     const struct text_word *next)
{
	if (last->hyphenated && !next->spaced) {
		struct text_piece hyphen = last->pieces.items[last->pieces.count - 1];
		hyphen.text = S(HYPHEN);
		hyphen.width = width_of(setting, hyphen.pen, hyphen.text);
		line_add(setting, line, &hyphen);
	} else if (next->spaced || next->forced) {
		/* Kept, so that words stay apart when the text is copied; it takes no room. */
		double width = line->width;
		line_space(setting, line, NULL);
		line->width = width;
	}
}

struct text_lines text_lines(const struct text_setting *setting, const struct text_words *words, double width)
{
	struct text_words narrow = {0};
	struct text_lines lines = {0};
	struct text_line *line = NULL;

	for (size_t i = 0; i < words->count; i++) {
		if (words->items[i].width > width + slack)
			cut_word(setting, &words->items[i], width, &narrow);
		else
			*ARENA_PUSH(setting->arena, &narrow) = words->items[i];
	}

	double space = fonts_width(setting->canvas->fonts, setting->font, S(" ")) * setting->size;
	for (size_t i = 0; i < narrow.count; i++) {
		const struct text_word *word = &narrow.items[i];
		double more = word->width + (word->spaced ? space : 0) +
			      (word->hyphenated
				       ? width_of(setting, word->pieces.items[word->pieces.count - 1].pen, S(HYPHEN))
				       : 0);
		if (!line || word->forced || line->width + more > width + slack) {
			if (line)
				end_line(setting, line, word - 1, word);
			line = ARENA_PUSH(setting->arena, &lines);
		} else if (word->spaced) {
			line_space(setting, line, word);
		}
		for (size_t k = 0; k < word->pieces.count; k++)
			line_add(setting, line, &word->pieces.items[k]);
	}
	return lines;
}

struct text_lines text_set(const struct text_setting *setting, const struct run *runs, double width)
{
	struct text_words words = text_words(setting, runs);

	return text_lines(setting, &words, width);
}

struct text_lines text_set_plain(const struct text_setting *setting, struct str text, double width)
{
	struct run run = {.kind = RUN_TEXT, .text = text};

	return text_set(setting, &run, width);
}

struct text_lines text_set_balanced(const struct text_setting *setting, const struct run *runs, double width)
{
	struct text_words words = text_words(setting, runs);
	struct text_lines lines = text_lines(setting, &words, width);
	double narrow = width / 2;

	if (lines.count < 2 || words.longest > width)
		return lines;
	/* The narrowest width that needs no more lines, to a point. */
	while (width - narrow > 1) {
		double middle = (narrow + width) / 2;
		struct text_lines tried = text_lines(setting, &words, middle);
		if (tried.count > lines.count || words.longest > middle) {
			narrow = middle;
		} else {
			width = middle;
			lines = tried;
		}
	}
	return lines;
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

void text_draw(const struct text_setting *setting, const struct text_line *line, struct element *element, double x,
	       double y)
{
	struct canvas *canvas = setting->canvas;

	for (size_t i = 0; i < line->pieces.count; i++) {
		const struct text_piece *piece = &line->pieces.items[i];
		bool link = piece->run && piece->run->kind == RUN_LINK && piece->run->target.n;
		struct element *own = element;
		if (element && link)
			own = canvas_element(canvas, element, "Link");
		else if (element && piece->run && piece->run->kind == RUN_NOTE)
			own = canvas_element(canvas, element, "Reference");
		if (own)
			canvas_mark(canvas, own);
		canvas_text(canvas, piece->pen, x + piece->x, y + piece->rise, piece->text);
		if (link)
			canvas_rule(canvas, x + piece->x, y - setting->size * 0.14, x + piece->x + piece->width,
				    setting->style->rule_hair, piece->pen.colour);
		if (own && link)
			canvas_link(canvas, own,
				    (struct link){.left = x + piece->x,
						  .bottom = y - setting->size * 0.3,
						  .right = x + piece->x + piece->width,
						  .top = y + setting->size,
						  .target = address(canvas->arena, piece->run->target),
						  .text = str_copy(canvas->arena, piece->text)});
	}
}
