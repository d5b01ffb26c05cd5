/* Charts and the lines below them. */
#include "xlsx/charts.h"

#include "xlsx/cell.h"
#include "xlsx/chart_native.h"
#include "xlsx/chart_words.h"

void xl_charts_insert(struct xl_page *page, const struct xl_chart *charts)
{
	const struct xl_style small = {.role = XL_ROLE_NOTE};

	for (const struct xl_chart *chart = charts; chart && !page->book->failed; chart = chart->next) {
		size_t row = chart->row + chart->rows;
		xl_chart_insert(page, chart);
		if (chart->chart->source.n)
			xl_put_across(page, row++, chart->chart->source, small);
		if (chart->rounded_apart)
			xl_put_across(page, row, xl_chart_rounding(page->book->arena, chart->chart), small);
	}
}
