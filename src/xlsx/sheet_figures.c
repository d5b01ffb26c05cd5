/* The sheet "Tal i texten": the figures that no table holds. */
#include "xlsx/cell.h"
#include "xlsx/key_figures.h"
#include "xlsx/room.h"
#include "xlsx/width.h"

#include <math.h>

static const struct str titles[XL_FIGURE_COLUMNS] = {
	[XL_FIGURE_LABEL] = STR("Vad"),
	[XL_FIGURE_NAME] = STR("Namn"),
	[XL_FIGURE_VALUE] = STR("Värde"),
	[XL_FIGURE_UNIT] = STR("Enhet"),
	[XL_FIGURE_SOURCE] = STR("Så räknas det"),
};

/* The widest that texts make a column: beyond, they wrap. */
static const double widest[XL_FIGURE_COLUMNS] = {58, 28, 20, 10, 52};

/* The month asked for and the others are all periods. */
static struct str unit_of(const struct figure *figure)
{
	enum unit unit = figure->format.unit == UNIT_MONTH ? UNIT_PERIOD : figure->format.unit;

	return xl_is_number(figure) && unit != UNIT_NONE ? unit_name(unit) : S("");
}

/* What the columns beside the value say. */
static struct str column_text(const struct xl_key_figure *key, size_t column)
{
	const struct figure *figure = key->figure;

	switch (column) {
	case XL_FIGURE_LABEL:
		return key->words;
	case XL_FIGURE_NAME:
		return figure->name;
	case XL_FIGURE_UNIT:
		return unit_of(figure);
	case XL_FIGURE_SOURCE:
		return key->reason;
	default:
		return S("");
	}
}

static size_t lines_of(const struct xl_key_figure *key, size_t column)
{
	const struct value *value = &key->figure->value;
	bool is_text = column == XL_FIGURE_VALUE && value->kind == VALUE_TEXT;

	return xl_room_of(is_text ? value->text : column_text(key, column), widest[column], XL_SIZE_PLAIN).lines;
}

static void write_cell(struct xl_page *page, size_t row, size_t column, const struct xl_key_figure *key)
{
	struct str text = column_text(key, column);
	bool wraps = lines_of(key, column) > 1;
	struct xl_style style = {
		.role = XL_ROLE_PLAIN, .tall = true, .wrap = wraps, .indent = column > XL_FIGURE_VALUE};
	double width = xl_width_text(text);

	if (column == XL_FIGURE_VALUE) {
		style.align = wraps ? ALIGN_LEFT : ALIGN_RIGHT;
		width = xl_figure_width(key->figure, S(""));
		xl_put_figure(page, row, column, key->figure, S(""), style);
	} else if (text.n) {
		xl_put_text(page, row, column, text, style);
	}
	xl_page_widen(page, column, fmin(width, widest[column]) + 2 + 2 * style.indent);
}

/* Columns are as wide as their widest text up to a limit: only longer ones wrap. */
static void write_figure(struct xl_page *page, size_t row, const struct xl_key_figure *key)
{
	size_t lines = 1;

	for (size_t c = 0; c < XL_FIGURE_COLUMNS; c++) {
		size_t own = lines_of(key, c);
		lines = own > lines ? own : lines;
		write_cell(page, row, c, key);
	}
	xl_page_lines(page, row, lines);
}

static void write_head(struct xl_page *page)
{
	for (size_t c = 0; c < XL_FIGURE_COLUMNS; c++) {
		xl_put_text(page, XL_TOP, c, titles[c],
			    (struct xl_style){.role = XL_ROLE_HEAD,
					      .align = c == XL_FIGURE_VALUE ? ALIGN_RIGHT : ALIGN_LEFT,
					      .indent = c > XL_FIGURE_VALUE});
		xl_page_widen(page, c, xl_width_text(titles[c]) + 2);
	}
}

void xl_write_figures(struct xl_book *book, const struct xl_sheet *sheet)
{
	const struct xl_key_figures *keys = book->layout->keys;
	struct xl_page page;
	size_t row = XL_TOP;

	xl_page_begin(&page, book, sheet);
	write_head(&page);
	for (size_t g = 0; g < keys->count && !book->failed; g++) {
		const struct xl_key_group *group = &keys->items[g];
		if (group->title.n)
			xl_put_text(&page, ++row, XL_FIGURE_LABEL, group->title,
				    (struct xl_style){.role = XL_ROLE_CELL, .kind = ROW_HEADING});
		for (size_t i = 0; i < group->count && !book->failed; i++)
			write_figure(&page, ++row, &group->items[i]);
	}
	if (book->failed)
		return;
	xl_page_freeze(&page, XL_TOP);
	xl_page_end(&page);
}
