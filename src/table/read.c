/* Reading every row: tables into memory, then lookups, then the ledger as a stream. */
#include "table/derive.h"
#include "table/keys.h"
#include "table/late.h"
#include "table/ledger.h"
#include "table/receipt.h"
#include "table/rows.h"
#include "table/sheet.h"
#include "table/unknown.h"

struct value value_keep(struct store *store, struct value value)
{
	if (value.kind == VALUE_TEXT)
		value.text = pool_text(&store->texts, value.text);
	else if (value.kind == VALUE_NUMBER && value.num.ratio &&
		 !num_add(store->arena, value.num, num_whole(0), &value.num))
		return value_empty(); /* cannot be: nothing is added */
	return value;
}

static void read_source(struct store *store, struct source *source, struct diags *diags)
{
	struct sheet *sheet = source->sheet;
	size_t period = sheet->period, amount = sheet->amount;
	struct rows rows;

	if (source->empty || !rows_open(&rows, store, source, diags))
		return;
	while (rows_next(&rows, diags)) {
		size_t row = sheet_add_row(store, sheet, rows.origin);
		for (size_t column = 0; column < sheet->own_count; column++)
			sheet->table.columns[column].cells[row] = value_keep(store, rows.values[column]);
		receipt_count(store, source, period == NO_COLUMN ? value_empty() : rows.values[period], 1,
			      amount == NO_COLUMN ? value_empty() : sheet->table.columns[amount].cells[row],
			      (struct place){source->path, rows.origin.line, 0}, diags);
	}
	rows_close(&rows);
}

/* The figures of an earlier run, instead of what a file says of one. */
static void take_previous(struct store *store, struct sheet *sheet)
{
	size_t name = sheet_find_column(sheet, S("namn")), scope = sheet_find_column(sheet, S("omfång")),
	       value = sheet_find_column(sheet, S("värde"));

	for (size_t i = 0; i < store->previous_count; i++) {
		const struct previous_figure *figure = &store->previous[i];
		size_t row = sheet_add_row(store, sheet, (struct row_origin){0});
		sheet->table.columns[name].cells[row] = value_keep(store, value_text(figure->name));
		sheet->table.columns[scope].cells[row] =
			figure->scope.n ? value_keep(store, value_text(figure->scope)) : value_empty();
		sheet->table.columns[value].cells[row] = value_keep(store, value_number(figure->value));
	}
}

static void read_sources(struct store *store, struct diags *diags)
{
	struct sheet *previous = sheet_find(store, S("föregående"));

	for (size_t i = 0; i < store->source_count; i++)
		if (store->sources[i]->sheet != store->ledger_sheet)
			read_source(store, store->sources[i], diags);
	if (!store->previous)
		return;
	/* its file, if any, is counted as what was read */
	previous->table.row_count = 0;
	take_previous(store, previous);
}

static void build_lookups(struct store *store, struct diags *diags)
{
	units_build(&store->units, store->arena, &store->organisation->table, store->period,
		    sheet_file(store, store->organisation), diags);
	accounts_build(&store->accounts, store->arena, &store->kontoplan->table, sheet_file(store, store->kontoplan),
		       diags);
	for (struct sheet *sheet = store->sheets; sheet; sheet = sheet->next) {
		if (sheet->foreign || sheet->table.streamed || sheet == store->receipt)
			continue;
		keys_check(store, sheet, diags);
		relations_index(store, sheet, diags);
	}
}

bool store_read(struct store *store, void (*progress)(void *user, uint64_t done, uint64_t all), void *user,
		struct diags *diags)
{
	size_t faults = diags_faults(diags);

	store->progress = progress;
	store->progress_user = user;
	relations_fill_own(store);
	store->read = true;
	read_sources(store, diags);
	build_lookups(store, diags);
	for (struct sheet *sheet = store->sheets; sheet; sheet = sheet->next)
		if (!sheet->table.streamed && !sheet->foreign)
			derive_count_unknown(store, sheet, diags);
	derive_columns(store, diags);
	late_settle(store);
	ledger_read(store, diags);
	late_finish(store, diags);
	unknown_finish(store);
	receipt_finish(store);
	return diags_faults(diags) == faults;
}
