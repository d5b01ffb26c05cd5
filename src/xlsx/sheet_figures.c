/* The sheet "Tal i texten": the figures that no table holds. */
#include "xlsx/cell.h"
#include "xlsx/width.h"

#include <math.h>

static const struct str titles[XL_FIGURE_COLUMNS] = {
	[XL_FIGURE_LABEL] = STR("Vad"), [XL_FIGURE_NAME] = STR("Namn"),    [XL_FIGURE_VALUE] = STR("Värde"),
	[XL_FIGURE_UNIT] = STR("Enhet"),      [XL_FIGURE_SOURCE] = STR("Källa"),
};

static const double widest[XL_FIGURE_COLUMNS] = {60, 40, 40, 20, 60};

static bool is_number(const struct figure *figure)
{
	return !figure->is_text && figure->value.kind != VALUE_TEXT;
}

/* What the columns beside the value say. */
static struct str column_text(const struct figure *figure, size_t column)
{
	switch (column) {
	case XL_FIGURE_LABEL:
		return figure->label.n ? figure->label : figure->name;
	case XL_FIGURE_NAME:
		return figure->name;
	case XL_FIGURE_UNIT:
		return is_number(figure) && figure->format.unit != UNIT_NONE ? unit_name(figure->format.unit) : S("");
	case XL_FIGURE_SOURCE:
		return figure->source.n ? figure->source : figure->formula ? S("formel") : S("");
	default:
		return S("");
	}
}

/* Columns are as wide as their widest text up to a limit, so only longer ones wrap. */
static size_t row_lines(const struct figure *figure)
{
	size_t most = 1;

	for (size_t c = 0; c < XL_FIGURE_COLUMNS; c++) {
		struct str text = column_text(figure, c);
		if (c == XL_FIGURE_VALUE && figure->value.kind == VALUE_TEXT)
			text = figure->value.text;
		size_t lines = xl_lines(text, widest[c]);
		most = lines > most ? lines : most;
	}
	return most;
}

static void write_figure(struct xl_page *page, size_t row, const struct figure *figure)
{
	size_t lines = row_lines(figure);

	xl_page_lines(page, row, lines);
	for (size_t c = 0; c < XL_FIGURE_COLUMNS; c++) {
		struct xl_style style = {.role = XL_ROLE_PLAIN, .tall = lines > 1, .indent = c > XL_FIGURE_VALUE};
		struct str text = column_text(figure, c);

		if (c == XL_FIGURE_VALUE) {
			style.align = is_number(figure) || lines == 1 ? ALIGN_RIGHT : ALIGN_LEFT;
			style.wrap = !is_number(figure) && lines > 1;
			xl_put_figure(page, row, c, figure, S(""), style);
			xl_page_widen(page, c, fmin(xl_figure_width(figure, S("")), widest[c]) + 2);
			continue;
		}
		style.wrap = lines > 1;
		if (text.n)
			xl_put_text(page, row, c, text, style);
		xl_page_widen(page, c, fmin(xl_width_text(text), widest[c]) + 2 + 2 * style.indent);
	}
}

void xl_write_figures(struct xl_book *book, const struct xl_sheet *sheet)
{
	struct xl_page page;
	size_t row = XL_TOP;

	xl_page_begin(&page, book, sheet);
	for (size_t c = 0; c < XL_FIGURE_COLUMNS; c++) {
		xl_put_text(&page, row, c, titles[c],
			    (struct xl_style){.role = XL_ROLE_HEAD,
					      .align = c == XL_FIGURE_VALUE ? ALIGN_RIGHT : ALIGN_LEFT,
					      .indent = c > XL_FIGURE_VALUE});
		xl_page_widen(&page, c, xl_width_text(titles[c]) + 2);
	}
	for (const struct figure *figure = book->doc->figures; figure && !book->failed; figure = figure->next)
		write_figure(&page, ++row, figure);
	if (book->failed)
		return;
	xl_page_freeze(&page, XL_TOP);
	xl_page_end(&page);
}
