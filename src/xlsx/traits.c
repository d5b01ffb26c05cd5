/* What is true of a workbook as a whole. */
#include "xlsx/traits.h"

#include "xlsx/named.h"
#include "xlsx/outline.h"
#include "xlsx/words.h"

enum { ROWS_LOOKED_AT = 1000 }; /* for codes: what they look like is soon seen */

static void add_once(struct arena *arena, struct str_list *list, struct str text)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->items[i], text))
			return;
	if (text.n)
		*ARENA_PUSH(arena, list) = text;
}

static bool is_period(enum unit unit)
{
	return unit == UNIT_PERIOD || unit == UNIT_MONTH;
}

static void look_at_constant(struct xl_traits *traits, const struct xl_layout *layout, const struct figure *figure)
{
	if (figure->is_parameter) {
		add_once(layout->arena, &traits->parameters, xl_parameter_words(layout->arena, figure));
	} else if (figure->source.n) {
		traits->constants = true;
		traits->region_constants |= figure->of_region;
	}
}

/* A figure that stands on a data sheet stands in a row of it, too. */
static bool takes_a_row(const struct xl_layout *layout, const struct piece *piece)
{
	if (piece->kind != PIECE_FIGURE)
		return piece->kind == PIECE_CELL;
	const struct xl_place *place = xl_layout_places(layout, piece->figure);
	return place && place->sheet->kind == XL_DATA;
}

static void look_at_figure(struct xl_traits *traits, const struct xl_layout *layout, const struct figure *figure)
{
	const struct xl_place *place = xl_layout_places(layout, figure);
	enum unit unit = figure->format.unit;

	if (figure->formula)
		traits->formulas = true;
	else
		look_at_constant(traits, layout, figure);
	for (const struct piece *piece = figure->formula; piece && !traits->fixed_rows; piece = piece->next)
		traits->fixed_rows = takes_a_row(layout, piece);
	traits->references |= place && place->next;
	traits->rounded_apart |= figure->rounded_apart;
	traits->kr |= unit == UNIT_KR;
	traits->tkr |= unit == UNIT_TKR;
	traits->mkr |= unit == UNIT_MKR;
	traits->percent |= unit == UNIT_PERCENT;
	traits->periods |= is_period(unit);
	if (traits->name.n == 0 && figure->formula)
		traits->name = xl_named(layout, figure);
}

static void look_at_table(struct xl_traits *traits, const struct xl_layout *layout, const struct xl_sheet *sheet,
			  const struct doc_table *table)
{
	const unsigned *levels = xl_outline_levels(layout->arena, sheet, table);

	traits->preserved |= table->sum_preserving;
	for (size_t m = 0; m < table->mark_count; m++)
		add_once(layout->arena, &traits->marks, table->marks[m].words);
	for (size_t c = 0; c < table->column_count; c++)
		traits->explanations |= table->columns[c].explanation.n > 0;
	for (size_t r = 0; r < table->row_count; r++) {
		traits->levels |= levels[r] > 0;
		for (size_t c = 0; c < table->column_count; c++) {
			const struct figure *figure = table->rows[r].cells[c].figure;
			if (!figure)
				continue;
			traits->explanations |= figure->explanation.n > 0;
			look_at_figure(traits, layout, figure);
		}
	}
}

static bool is_code(struct value value)
{
	if (value.kind != VALUE_TEXT || value.text.n == 0)
		return false;
	for (size_t i = 0; i < value.text.n; i++)
		if (value.text.p[i] < '0' || value.text.p[i] > '9')
			return false;
	return true;
}

static bool is_outer_month(struct value value)
{
	int64_t period;

	return value.kind == VALUE_NUMBER && num_is_whole(value.num, &period) &&
	       (period % 100 == 0 || period % 100 == 13);
}

static void look_at_column(struct xl_traits *traits, const struct data_sheet *data, size_t column)
{
	const struct data_column *head = &data->columns[column];
	size_t rows = head->is_text && data->row_count > ROWS_LOOKED_AT ? ROWS_LOOKED_AT : data->row_count;
	bool periods = !head->is_text && is_period(head->format.unit);

	traits->kr |= !head->is_text && head->format.unit == UNIT_KR;
	traits->periods |= periods;
	if (!periods && (!head->is_text || traits->codes))
		return;
	for (size_t r = 0; r < rows; r++) {
		struct value value = data->cell(data, r, column);
		if (periods && is_outer_month(value)) {
			traits->outer_months = true;
			return;
		}
		traits->codes |= head->is_text && is_code(value);
	}
}

static void look_at_data(struct xl_traits *traits, const struct xl_layout *layout, const struct data_sheet *data)
{
	for (size_t c = 0; c < data->column_count; c++) {
		look_at_column(traits, data, c);
		for (size_t r = 0; data->figures && data->figures[c] && r < data->row_count; r++)
			if (data->figures[c][r])
				look_at_figure(traits, layout, data->figures[c][r]);
	}
}

void xl_traits_find(struct xl_traits *traits, const struct xl_layout *layout)
{
	*traits = (struct xl_traits){0};
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next) {
		traits->charts |= sheet->kind == XL_CHART_DATA;
		for (const struct xl_table *placed = sheet->tables; placed; placed = placed->next)
			look_at_table(traits, layout, sheet, placed->table);
	}
	for (const struct figure *figure = layout->doc->figures; figure; figure = figure->next)
		look_at_figure(traits, layout, figure);
	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next) {
		if (sheet->kind != XL_DATA)
			continue;
		look_at_data(traits, layout, sheet->data);
		if (sheet->data->as_ledger && sheet->data->row_count)
			add_once(layout->arena, &traits->ledgers, sheet->name);
	}
}
