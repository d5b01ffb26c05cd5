/* The cells that charts show: references to those of tables. */
#include "xlsx/chart_data.h"

#include "xlsx/chart_bridge.h"
#include "xlsx/formula.h"
#include "xlsx/layout_charts.h"

#include <math.h>

/* ---- formats ---- */

static struct format format_of(const struct doc_chart *chart)
{
	struct format format = {UNIT_NONE, 0};

	for (size_t s = 0; s < chart->series_count; s++)
		for (size_t i = 0; i < chart->category_count; i++) {
			const struct figure *figure = chart->series[s].points[i].figure;
			if (!figure)
				continue;
			int decimals = (int)format_decimals(format_settled(figure->format, figure->value));
			format.unit = figure->format.unit;
			format.decimals = decimals > format.decimals ? decimals : format.decimals;
		}
	return format;
}

/* An axis steps by whole units, or by less where all that it shows is small. */
static struct str axis_format(struct arena *arena, const struct doc_chart *chart, struct format format)
{
	double low = 0, high = 0;

	for (size_t s = 0; s < chart->series_count; s++)
		for (size_t i = 0; i < chart->category_count; i++) {
			low = fmin(low, chart->series[s].points[i].at);
			high = fmax(high, chart->series[s].points[i].at);
		}
	format.decimals = high - low > 4 ? 0 : high - low > 0.4 ? 1 : 2;
	return format_excel(arena, format);
}

/* ---- cells ---- */

/* The figure's cell in the chart's own table, or else the one that holds it. */
static const struct xl_place *place_of(const struct xl_book *book, const struct doc_chart *chart,
				       const struct figure *figure)
{
	const struct xl_place *first = xl_layout_places(book->layout, figure);

	for (const struct xl_place *place = first; place && chart->table; place = place->next)
		if (place->table == chart->table)
			return place;
	return first;
}

static struct xl_chart_cell reference(struct xl_book *book, const struct doc_chart *chart, const struct figure *figure)
{
	struct xl_place own = {.sheet = xl_charts_sheet(book->layout)};
	const struct xl_place *place = place_of(book, chart, figure);

	/* compose() gives every figure of a chart a cell. */
	if (!place || figure->value.kind != VALUE_NUMBER) {
		xl_check(book, LXW_ERROR_PARAMETER_VALIDATION);
		return (struct xl_chart_cell){0};
	}
	return (struct xl_chart_cell){true, figure->value.num, xl_reference(book->arena, place, &own)};
}

static struct xl_chart_cell *references(struct xl_book *book, const struct doc_chart *chart, size_t series)
{
	struct xl_chart_cell *cells = ARENA_ARRAY(book->arena, struct xl_chart_cell, chart->category_count);

	for (size_t i = 0; i < chart->category_count; i++) {
		const struct figure *figure = chart->series[series].points[i].figure;
		if (figure && !book->failed)
			cells[i] = reference(book, chart, figure);
	}
	return cells;
}

static struct xl_chart_data *calculated(struct xl_book *book, const struct xl_chart *chart)
{
	const struct doc_chart *shown = chart->chart;
	struct xl_chart_data *data = ARENA_NEW(book->arena, struct xl_chart_data);

	data->chart = chart;
	data->count = chart->data_columns - 1;
	data->format = format_of(shown);
	data->columns = ARENA_ARRAY(book->arena, struct xl_chart_column, data->count);
	data->axis = axis_format(book->arena, shown, data->format);
	struct str number = format_excel_signed(book->arena, data->format, false, S(""), false);
	for (size_t s = 0; s < shown->series_count && s < data->count; s++)
		data->columns[s] = (struct xl_chart_column){XL_CHART_VALUES, s, shown->series[s].name, number,
							    references(book, shown, s)};
	if (shown->kind == CHART_BRIDGE && data->count && !book->failed)
		xl_chart_bridge(book, chart, data);
	return data;
}

const struct xl_chart_data *xl_chart_data(struct xl_book *book, const struct xl_chart *chart)
{
	struct xl_chart_data *data = book->charts;

	while (data && data->chart != chart)
		data = data->next;
	if (data)
		return data;
	data = calculated(book, chart);
	data->next = book->charts;
	book->charts = data;
	return data;
}
