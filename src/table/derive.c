/* Columns of tables in memory that follow from others. */
#include "table/derive.h"

#include "table/sheet.h"
#include "table/unknown.h"

/* Copies a row's own cells to values. */
static void row_values(const struct sheet *sheet, size_t row, struct value *values)
{
	for (size_t column = 0; column < sheet->own_count; column++)
		values[column] = sheet->table.columns[column].cells[row];
}

void derive_count_unknown(struct store *store, const struct sheet *sheet, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	struct value *values = ARENA_ARRAY(&scratch, struct value, sheet->own_count);

	for (size_t row = 0; row < sheet->table.row_count && sheet->relation_count; row++) {
		row_values(sheet, row, values);
		int32_t at = sheet_valid_at(store, sheet, values);
		struct row_origin origin = sheet->table.origins[row];
		for (size_t i = 0; i < sheet->relation_count; i++) {
			const struct relation *relation = &sheet->relations[i];
			struct value code = values[relation->source];
			if (!relation->counted || code.kind == VALUE_EMPTY)
				continue;
			struct hit hit = relation_resolve(store, relation, code, at);
			if (hit.row != NO_ROW && hit.connected)
				continue;
			struct str text = code.kind == VALUE_TEXT ? code.text : num_exact_text(&scratch, code.num, NULL);
			size_t number = unknown_add(store, sheet, relation, text, origin, diags);
			unknown_more(store, number, 1, sheet->amount == NO_COLUMN ? value_empty() : values[sheet->amount], origin, diags);
		}
	}
	arena_release(&scratch);
}

void derive_check_post(struct store *store, size_t target, struct diags *diags)
{
	struct sheet_column *info = &store->kontoplan->info[target];

	if (!info->agreed && target != ACCOUNT_POST)
		accounts_check_agreement(&store->accounts, target, diags);
	info->agreed = true;
}

struct value derive_computed(const struct store *store, const struct sheet *sheet, size_t column,
			     const struct value *values, size_t row)
{
	size_t period = sheet->period, printed;
	struct num num;

	switch (sheet->info[column].computed) {
	case COMPUTED_NOT:
		break;
	case COMPUTED_YEAR:
		if (values[period].kind == VALUE_NUMBER)
			return value_number(num_whole(whole_of(values[period]) / 100));
		break;
	case COMPUTED_MONTH:
		if (values[period].kind == VALUE_NUMBER)
			return value_number(num_whole(whole_of(values[period]) % 100));
		break;
	case COMPUTED_LEVEL:
		return units_level(&store->units, row, sheet->info[column].level,
				   validity_nearest(units_validity(&store->units, row), period_in_calendar(store->period)));
	case COMPUTED_RESOLUTION:
		printed = sheet_find_column(sheet, S("tryckt"));
		if (values[printed].kind == VALUE_TEXT && cell_resolution(store->arena, values[printed].text, &num))
			return value_number(num);
		break;
	}
	return value_empty();
}

static void fill_column(struct store *store, struct sheet *sheet, size_t column, struct diags *diags);

static struct value linked(struct store *store, const struct sheet *sheet, size_t column, const struct value *values,
			   int32_t at, struct diags *diags)
{
	const struct sheet_column *info = &sheet->info[column];

	for (size_t i = 0; i < info->count; i++) {
		const struct relation *relation = &sheet->relations[info->items[i].relation];
		struct value code = values[relation->source];
		if (code.kind == VALUE_EMPTY)
			continue;
		if (relation->kind == TO_POST)
			derive_check_post(store, info->items[i].target, diags);
		return relation_value(store, relation, relation_resolve(store, relation, code, at),
				      info->items[i].target);
	}
	return value_empty();
}

/* Fills the columns that this one is taken from, then its empty cells. */
static void fill_column(struct store *store, struct sheet *sheet, size_t column, struct diags *diags)
{
	if (sheet->info[column].state != CELLS_NOT_FILLED)
		return;
	sheet->info[column].state = CELLS_BEING_FILLED;
	for (size_t i = 0; i < sheet->info[column].count; i++) {
		const struct link *link = &sheet->info[column].items[i];
		fill_column(store, sheet->relations[link->relation].to, link->target, diags);
	}

	struct arena scratch = ARENA_INIT;
	struct value *values = ARENA_ARRAY(&scratch, struct value, sheet->own_count);
	struct value *cells = sheet->table.columns[column].cells;
	bool computed = sheet->info[column].computed != COMPUTED_NOT;
	for (size_t row = 0; row < sheet->table.row_count && (computed || sheet->info[column].count); row++) {
		if (cells[row].kind != VALUE_EMPTY)
			continue;
		row_values(sheet, row, values);
		cells[row] = computed ? derive_computed(store, sheet, column, values, row)
				      : linked(store, sheet, column, values, sheet_valid_at(store, sheet, values), diags);
	}
	arena_release(&scratch);
	sheet->info[column].state = CELLS_FILLED;
}

void derive_columns(struct store *store, struct diags *diags)
{
	for (struct sheet *sheet = store->sheets; sheet; sheet = sheet->next)
		for (size_t column = 0; column < sheet->table.column_count; column++)
			if (!sheet->foreign && !sheet->table.streamed)
				fill_column(store, sheet, column, diags);
}
