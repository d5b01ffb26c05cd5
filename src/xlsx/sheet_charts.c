/* The sheet "Diagramdata": a block of cells for every chart, and the charts that have no table to stand below. */
#include "xlsx/chart_data.h"
#include "xlsx/chart_words.h"
#include "xlsx/charts.h"
#include "xlsx/tables.h"
#include "xlsx/width.h"
#include "xlsx/write.h"

#include <math.h>

#define EXPLANATION \
	"Diagrammen visar cellerna här, som hämtar sina tal ur dokumentets tabeller. Ändras ett belopp följer " \
	"diagrammet med."

enum { NAME_WIDTH = 44, TITLE_WIDTH = 14 };

static struct str head_of(const struct xl_chart_data *data, size_t column)
{
	return column ? data->columns[column - 1].title : S("Kategori");
}

static void widen(struct xl_page *page, const struct doc_chart *chart, const struct xl_chart_data *data)
{
	for (size_t c = 0; c <= data->count; c++) {
		struct str head = head_of(data, c);
		xl_page_widen(page, c, fmax(xl_width_word(head), fmin(xl_width_text(head), TITLE_WIDTH)) * XL_BOLD + 2);
	}
	for (size_t i = 0; i < chart->category_count; i++) {
		xl_page_widen(page, 0, fmin(xl_width_text(chart->categories[i]), NAME_WIDTH) + 2);
		for (size_t c = 0; c < data->count; c++)
			if (data->columns[c].cells[i].filled)
				xl_page_widen(page, c + 1,
					      xl_width_number(data->columns[c].cells[i].value, data->format) + 2);
	}
}

static void put_cell(struct xl_page *page, size_t row, size_t column, const struct xl_chart_cell *cell,
		     struct xl_style style)
{
	struct xl_book *book = page->book;
	lxw_format *format = xl_format(page, style);
	double number = num_double(cell->value);

	if (cell->formula.n == 0) {
		xl_put_value(page, row, column, value_number(cell->value), style);
		return;
	}
	if (!isfinite(number))
		xl_check(book, LXW_ERROR_PARAMETER_VALIDATION);
	if (book->failed)
		return;
	xl_write_formula(page, row, column, str_c(&book->scratch, cell->formula), NULL, number, format);
}

static void write_head(struct xl_page *page, const struct xl_chart_data *data, size_t row)
{
	size_t most = 1;

	for (size_t c = 0; c <= data->count; c++) {
		struct str head = head_of(data, c);
		size_t lines = xl_lines(head, page->widths[c] / XL_BOLD);
		most = lines > most ? lines : most;
		xl_put_text(
			page, row, c, head,
			(struct xl_style){.role = XL_ROLE_HEAD, .align = c ? ALIGN_RIGHT : ALIGN_LEFT, .wrap = true});
	}
	xl_page_lines(page, row, most);
}

/* Above the columns of a bridge that are there for the drawing alone. */
static void write_helpers(struct xl_page *page, const struct xl_chart_data *data, size_t row)
{
	for (size_t c = 0; c <= data->count; c++) {
		bool helper = c && data->columns[c - 1].role >= XL_CHART_FROM;
		bool first = helper && data->columns[c - 1].role == XL_CHART_FROM;
		xl_put_text(page, row, c, first ? S("Hjälpkolumner för diagrammet") : S(""),
			    (struct xl_style){.role = helper ? XL_ROLE_GROUP : XL_ROLE_HEAD, .upper = !helper});
	}
}

static void write_category(struct xl_page *page, const struct xl_chart_data *data, size_t row, size_t category)
{
	struct str name = data->chart->chart->categories[category];
	size_t lines = xl_lines(name, page->widths[0] - 1);
	struct xl_style style = {.role = XL_ROLE_CELL, .wrap = lines > 1, .tall = lines > 1};

	xl_page_lines(page, row, lines);
	xl_put_text(page, row, 0, name, style);
	style.wrap = false;
	style.align = ALIGN_RIGHT;
	for (size_t c = 0; c < data->count; c++) {
		style.number = data->columns[c].number;
		if (data->columns[c].cells[category].filled)
			put_cell(page, row, c + 1, &data->columns[c].cells[category], style);
	}
}

static void write_block(struct xl_page *page, const struct xl_chart *chart)
{
	const struct xl_chart_data *data = xl_chart_data(page->book, chart);
	const struct doc_chart *shown = chart->chart;
	size_t row = chart->data_head;

	xl_put_across(page, chart->data_row, xl_chart_title(page->book->arena, shown),
		      (struct xl_style){.role = XL_ROLE_CAPTION});
	if (chart->rounded_apart)
		xl_put_across(page, chart->data_row + 1, xl_chart_rounding(page->book->arena, shown),
			      (struct xl_style){.role = XL_ROLE_NOTE});
	if (shown->kind == CHART_BRIDGE)
		write_helpers(page, data, row - 1);
	write_head(page, data, row++);
	for (size_t i = 0; i < shown->category_count; i++)
		write_category(page, data, row++, i);
}

void xl_write_chart_data(struct xl_book *book, const struct xl_sheet *sheet)
{
	const struct xl_chart *charts = book->layout->charts;
	struct xl_page page;

	xl_page_begin(&page, book, sheet);
	for (const struct xl_chart *chart = charts; chart && !book->failed; chart = chart->next_block)
		widen(&page, chart->chart, xl_chart_data(book, chart));
	xl_page_fill(&page);
	xl_put_across(&page, XL_TOP, S(EXPLANATION), (struct xl_style){.role = XL_ROLE_NOTE});
	for (const struct xl_chart *chart = charts; chart && !book->failed; chart = chart->next_block)
		write_block(&page, chart);
	xl_charts_insert(&page, sheet->charts);
	if (book->failed)
		return;
	/* The head of one block would be wrong above the next. */
	if (!charts->next_block)
		xl_page_freeze(&page, charts->data_head);
	xl_page_freeze_label(&page);
	xl_page_end(&page);
}
