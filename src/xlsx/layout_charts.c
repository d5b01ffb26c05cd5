/* The document's charts: their rows below tables, and the blocks of what they show. */
#include "xlsx/layout_charts.h"

#include "xlsx/chart_shape.h"

enum { POINTS_MOST = 32000, SERIES_MOST = 255 }; /* Excel's limits, of a series and of a chart */

static bool is_rounded_apart(const struct doc_chart *chart)
{
	for (size_t s = 0; s < chart->series_count; s++)
		for (size_t i = 0; i < chart->category_count; i++)
			if (chart->series[s].points[i].figure && chart->series[s].points[i].figure->rounded_apart)
				return true;
	return false;
}

static struct xl_chart **collect(struct xl_layout *layout, const struct block *blocks, struct xl_chart **end)
{
	for (const struct block *block = blocks; block; block = block->next) {
		if (block->kind == BLOCK_CHART && block->chart) {
			*end = ARENA_NEW(layout->arena, struct xl_chart);
			(*end)->chart = block->chart;
			(*end)->rounded_apart = is_rounded_apart(block->chart);
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

/* A row stays free above a chart; its source and what it says of rounding take one each below. */
static size_t place(struct xl_chart *chart, size_t row)
{
	chart->placed = true;
	chart->row = row + 1;
	chart->rows = xl_chart_rows(chart->chart);
	return chart->row + chart->rows + (chart->chart->source.n > 0) + chart->rounded_apart;
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

/* A block's title, what it says of rounding, the head above its helper columns, its head, and a row a category. */
static void place_block(struct xl_sheet *sheet, struct xl_chart *chart)
{
	chart->data_row = sheet->rows + 1;
	chart->data_head = chart->data_row + 1 + chart->rounded_apart + (chart->chart->kind == CHART_BRIDGE);
	chart->data_columns = xl_chart_columns(chart->chart);
	sheet->rows = chart->data_head + 1 + chart->chart->category_count + xl_chart_spare(chart->chart);
	if (chart->data_columns > sheet->columns)
		sheet->columns = chart->data_columns;
}

void xl_charts_place_data(struct xl_layout *layout)
{
	struct xl_sheet *sheet;

	if (!layout->charts)
		return;
	sheet = xl_layout_sheet(layout, XL_CHART_DATA, S("Diagramdata"));
	sheet->rows = XL_TOP + 1;
	for (struct xl_chart *chart = layout->charts; chart; chart = chart->next_block) {
		place_block(sheet, chart);
		if (chart->placed)
			continue;
		sheet->rows = place(chart, sheet->rows);
		append(&sheet->charts, chart);
	}
}

void xl_charts_check(const struct xl_layout *layout, struct place at, struct diags *diags)
{
	for (const struct xl_chart *chart = layout->charts; chart; chart = chart->next_block) {
		const struct doc_chart *shown = chart->chart;
		if (shown->category_count > POINTS_MOST || shown->series_count > SERIES_MOST)
			diag_add(diags, DIAG_INPUT, at,
				 _("chart “%.*s” has %zu series of %zu points: Excel takes at most %d of %d"),
				 STR_ARG(shown->title), shown->series_count, shown->category_count, SERIES_MOST,
				 POINTS_MOST);
	}
}

const struct xl_sheet *xl_charts_sheet(const struct xl_layout *layout)
{
	const struct xl_sheet *sheet = layout->sheets;

	while (sheet && sheet->kind != XL_CHART_DATA)
		sheet = sheet->next;
	return sheet;
}
