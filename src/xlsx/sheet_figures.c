/* The sheet "Tal i texten": the figures that no table holds. */
#include "xlsx/cell.h"
#include "xlsx/key_figures.h"
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

static void write_value(struct xl_page *page, size_t row, const struct figure *figure)
{
	bool wraps = !xl_is_number(figure) && xl_figure_width(figure, S("")) > widest[XL_FIGURE_VALUE];
	struct xl_style style = {
		.role = XL_ROLE_PLAIN, .tall = true, .wrap = wraps, .align = wraps ? ALIGN_LEFT : ALIGN_RIGHT};

	xl_put_figure(page, row, XL_FIGURE_VALUE, figure, S(""), style);
	xl_page_widen(page, XL_FIGURE_VALUE, fmin(xl_figure_width(figure, S("")), widest[XL_FIGURE_VALUE]) + 2);
}

/* Columns are as wide as their widest text up to a limit: longer ones wrap, and the row is fitted to them. */
static void write_figure(struct xl_page *page, size_t row, const struct xl_key_figure *key)
{
	for (size_t c = 0; c < XL_FIGURE_COLUMNS; c++) {
		struct str text = column_text(key, c);
		struct xl_style style = {
			.role = XL_ROLE_PLAIN, .tall = true, .wrap = true, .indent = c > XL_FIGURE_VALUE};
		if (c == XL_FIGURE_VALUE)
			write_value(page, row, key->figure);
		else if (text.n)
			xl_put_text(page, row, c, text, style);
		xl_page_widen(page, c, fmin(xl_width_text(text), widest[c]) + 2 + 2 * style.indent);
	}
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
