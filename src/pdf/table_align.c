/* Where a cell's lines stand in their column; figures with their decimal commas below each other. */
#include "pdf/table_align.h"

#include "base/utf8.h"

#include <math.h>

enum {
	HARD_SPACE = 0xA0,
	THIN_SPACE = 0x2009,
	EN_DASH = 0x2013,
	NARROW_HARD_SPACE = 0x202F,
	MINUS = 0x2212,
};

static bool is_space(int32_t c)
{
	return c == ' ' || c == HARD_SPACE || c == NARROW_HARD_SPACE || c == THIN_SPACE;
}

static bool is_digit(int32_t c)
{
	return c >= '0' && c <= '9';
}

/* A dash between digits makes an interval, whose last figure counts; a hyphen between them a period or a code. */
static bool is_sign(int32_t c, bool after_digits)
{
	return c == EN_DASH || c == MINUS || (!after_digits && (c == '-' || c == '+' || c == 0xB1));
}

size_t table_figure_point(struct str text, bool *is_figure)
{
	size_t end = 0, at = 0, n = 0, length;
	bool digits = false;
	int32_t c = -1;

	for (; at < text.n; at += n) {
		c = utf8_next(str_sub(text, at, text.n), &n);
		if (is_digit(c)) {
			digits = true;
			end = at + n;
		} else if (!is_space(c) && !is_sign(c, digits)) {
			break;
		}
	}
	int32_t next = at < text.n ? utf8_next(str_sub(text, at + n, text.n), &length) : -1;
	bool decimals = at == end && at < text.n && (c == ',' || c == '.') && is_digit(next);
	bool unit = at > end || c == '%';
	/* A dash alone says that there is no figure: it stands in the place of one. */
	*is_figure = digits ? at == text.n || decimals || unit : at == text.n && text.n > 0;
	if (!*is_figure)
		return text.n;
	return digits ? end : text.n;
}

/* Behind the decimals, without spaces. */
static struct str unit_of(struct str text, size_t point)
{
	size_t n;

	if (point < text.n && (text.p[point] == ',' || text.p[point] == '.'))
		for (point++; point < text.n && is_digit(text.p[point]);)
			point++;
	while (point < text.n && is_space(utf8_next(str_sub(text, point, text.n), &n)))
		point += n;
	return str_trim(str_sub(text, point, text.n));
}

static bool is_note(const struct text_piece *piece)
{
	return piece->run && piece->run->kind == RUN_NOTE;
}

static bool has_digit(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (is_digit(text.p[i]))
			return true;
	return false;
}

/* The width of the first bytes of a line. */
static double width_to(const struct text_setting *setting, const struct text_line *line, size_t bytes)
{
	double width = 0;

	for (size_t i = 0; i < line->pieces.count && bytes > 0; i++) {
		const struct text_piece *piece = &line->pieces.items[i];
		if (piece->text.n <= bytes) {
			width += piece->width;
			bytes -= piece->text.n;
			continue;
		}
		width += fonts_width(setting->canvas->fonts, piece->pen.font, str_sub(piece->text, 0, bytes)) *
			 piece->pen.size;
		break;
	}
	return width;
}

struct figure_parts table_figure_parts(const struct text_setting *setting, const struct text_line *line)
{
	struct figure_parts parts = {.before = line->width};
	size_t count = line->pieces.count;
	struct str text = S("");

	if (count && is_note(&line->pieces.items[count - 1])) {
		parts.note = line->pieces.items[--count].width;
		parts.before -= parts.note;
	}
	for (size_t i = 0; i < count; i++)
		text = i ? str_join(setting->arena, text, line->pieces.items[i].text) : line->pieces.items[i].text;
	size_t point = table_figure_point(text, &parts.is_figure);
	parts.is_dash = parts.is_figure && !has_digit(text);
	parts.unit = unit_of(text, point);
	if (parts.is_figure && point < text.n) {
		double all = parts.before;
		parts.before = width_to(setting, line, point);
		parts.after = all - parts.before;
	}
	return parts;
}

double table_content_left(const struct table_measure *measure, size_t first)
{
	return measure->columns[first].x + (first ? measure->space : 0);
}

double table_content_right(const struct table_measure *measure, size_t last)
{
	const struct table_column_measure *column = &measure->columns[last];

	return column->x + column->width - (last + 1 == measure->table->column_count ? 0 : measure->space);
}

/*
 * The class that the figure stands with; NULL: none. A dash stands with those without a unit or, in a column where all have
 * one, with the first.
 */
static const struct figure_class *class_of(const struct table_column_measure *column, const struct figure_parts *parts)
{
	const struct figure_class *class = parts->is_figure ? column->classes : NULL;

	while (class && !str_equal(class->unit, parts->unit))
		class = class->next;
	return class || !parts->is_dash ? class : column->classes;
}

double table_line_x(const struct table_measure *measure, size_t column, const struct text_setting *setting,
		    const struct text_line *line, double indent, bool is_head)
{
	double left = table_content_left(measure, column) + indent;
	double right = table_content_right(measure, column) - measure->columns[column].note_room * measure->size;
	enum alignment align = measure->table->columns[column].align;

	if (align == ALIGN_LEFT)
		return left;
	struct figure_parts parts = table_figure_parts(setting, line);
	double width = parts.before + parts.after;
	if (align == ALIGN_CENTRE)
		return (left + right - width) / 2;
	const struct figure_class *class = class_of(&measure->columns[column], &parts);
	if (is_head || !class || !table_aligns_commas(measure->table, column))
		return right - width;
	return right - fmax(class->after * measure->size, class->after_varav * measure->size_varav) - parts.before;
}
