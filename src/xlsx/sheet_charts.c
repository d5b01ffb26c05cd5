/* The sheet "Diagramdata": a block of cells for every chart, and the charts that have no table to stand below. */
#include "xlsx/cell.h"
#include "xlsx/chart_data.h"
#include "xlsx/charts.h"
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
		xl_page_widen(page, c, fmax(xl_width_word(head), fmin(xl_width_text(head), TITLE_WIDTH)) * 1.1 + 2);
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
	xl_write_formula(page, row, column, str_c(book->arena, cell->formula), NULL, number, format);
}

static void write_head(struct xl_page *page, const struct xl_chart_data *data, size_t row)
{
	size_t most = 1;

	for (size_t c = 0; c <= data->count; c++) {
		struct str head = head_of(data, c);
		size_t lines = xl_lines(head, page->widths[c] / 1.1);
		most = lines > most ? lines : most;
		xl_put_text(
			page, row, c, head,
			(struct xl_style){.role = XL_ROLE_HEAD, .align = c ? ALIGN_RIGHT : ALIGN_LEFT, .wrap = true});
	}
	xl_page_lines(page, row, most);
}

static void write_block(struct xl_page *page, const struct xl_chart *chart, const struct xl_chart_data *data)
{
	const struct doc_chart *shown = chart->chart;
	size_t row = chart->data_row;

	xl_put_across(page, row++, xl_chart_title(page->book->arena, shown),
		      (struct xl_style){.role = XL_ROLE_CAPTION});
	write_head(page, data, row++);
	for (size_t i = 0; i < shown->category_count; i++, row++) {
		size_t lines = xl_lines(shown->categories[i], page->widths[0] - 1);
		struct xl_style style = {.role = XL_ROLE_CELL, .wrap = lines > 1, .tall = lines > 1};
		xl_page_lines(page, row, lines);
		xl_put_text(page, row, 0, shown->categories[i], style);
		style.wrap = false;
		style.align = ALIGN_RIGHT;
		for (size_t c = 0; c < data->count; c++) {
			style.number = data->columns[c].number;
			if (data->columns[c].cells[i].filled)
				put_cell(page, row, c + 1, &data->columns[c].cells[i], style);
		}
	}
}

void xl_write_chart_data(struct xl_book *book, const struct xl_sheet *sheet)
{
	struct xl_page page;

	xl_page_begin(&page, book, sheet);
	for (const struct xl_chart *chart = book->layout->charts; chart && !book->failed; chart = chart->next_block) {
		struct xl_chart_data data = xl_chart_data(book, chart);
		if (!book->failed)
			widen(&page, chart->chart, &data);
	}
	xl_put_across(&page, XL_TOP, S(EXPLANATION), (struct xl_style){.role = XL_ROLE_NOTE});
	for (const struct xl_chart *chart = book->layout->charts; chart && !book->failed; chart = chart->next_block) {
		struct xl_chart_data data = xl_chart_data(book, chart);
		write_block(&page, chart, &data);
	}
	xl_charts_insert(&page, sheet->charts);
	if (!book->failed)
		xl_page_end(&page);
}
