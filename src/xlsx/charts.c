/* Where charts and what they show stand. */
#include "xlsx/charts.h"

#include "xlsx/cell.h"
#include "xlsx/chart_data.h"
#include "xlsx/chart_native.h"
#include "xlsx/chart_shape.h"

static struct xl_chart **collect(struct xl_layout *layout, const struct block *blocks, struct xl_chart **end)
{
	for (const struct block *block = blocks; block; block = block->next) {
		if (block->kind == BLOCK_CHART && block->chart) {
			*end = ARENA_NEW(layout->arena, struct xl_chart);
			(*end)->chart = block->chart;
			end = &(*end)->next_block;
		}
		end = collect(layout, block->children, end);
	}
	return end;
}

void xl_charts_collect(struct xl_layout *layout)
{
	(void)collect(layout, layout->doc->blocks, &layout->charts);
}

static void append(struct xl_chart **list, struct xl_chart *chart)
{
	while (*list)
		list = &(*list)->next;
	*list = chart;
}

/* A row stays free above a chart, and its source takes one below. */
static size_t place(struct xl_chart *chart, size_t row)
{
	chart->row = row + 1;
	chart->rows = xl_chart_rows(chart->chart);
	return chart->row + chart->rows + (chart->chart->source.n > 0);
}

size_t xl_charts_below(struct xl_layout *layout, struct xl_table *placed, size_t row)
{
	for (struct xl_chart *chart = layout->charts; chart; chart = chart->next_block) {
		if (chart->chart->table != placed->table)
			continue;
		row = place(chart, row);
		append(&placed->charts, chart);
	}
	return row;
}

void xl_charts_place_data(struct xl_layout *layout)
{
	struct xl_sheet *sheet;

	if (!layout->charts)
		return;
	sheet = xl_layout_sheet(layout, XL_CHART_DATA, S("Diagramdata"));
	sheet->rows = XL_TOP + 1;
	for (struct xl_chart *chart = layout->charts; chart; chart = chart->next_block) {
		chart->data_row = sheet->rows + 1;
		chart->data_columns = xl_chart_columns(chart->chart);
		sheet->rows = chart->data_row + 2 + chart->chart->category_count;
		if (chart->data_columns > sheet->columns)
			sheet->columns = chart->data_columns;
		if (chart->rows)
			continue;
		sheet->rows = place(chart, sheet->rows);
		append(&sheet->charts, chart);
	}
}

const struct xl_sheet *xl_charts_sheet(const struct xl_layout *layout)
{
	const struct xl_sheet *sheet = layout->sheets;

	while (sheet && sheet->kind != XL_CHART_DATA)
		sheet = sheet->next;
	return sheet;
}

struct str xl_chart_title(struct arena *arena, const struct doc_chart *chart)
{
	struct str title = chart->title;

	if (title.n && chart->anchor.label.n)
		title = str_printf(arena, "%.*s. %.*s", STR_ARG(chart->anchor.label), STR_ARG(title));
	else if (title.n == 0)
		title = chart->anchor.label;
	if (title.n && chart->unit.n)
		return str_printf(arena, "%.*s, %.*s", STR_ARG(title), STR_ARG(chart->unit));
	return title.n ? title : chart->unit;
}

void xl_charts_insert(struct xl_page *page, const struct xl_chart *charts)
{
	for (const struct xl_chart *chart = charts; chart && !page->book->failed; chart = chart->next) {
		xl_chart_insert(page, chart);
		if (chart->chart->source.n)
			xl_put_across(page, chart->row + chart->rows, chart->chart->source,
				      (struct xl_style){.role = XL_ROLE_NOTE});
	}
}
