/* Late postings. */
#include "table/late.h"

#include "table/derive.h"
#include "table/sheet.h"

#include "base/utf8.h"

#define LATE_NAME S("sena_poster")

struct sheet *late_open(struct store *store)
{
	const struct schema_table *ledger = store->ledger_sheet->schema;

	store->late.booked = sheet_find_column(store->ledger_sheet, S("bokförd"));
	struct sheet *sheet = sheet_new(store, LATE_NAME, NULL);

	for (size_t i = 0; i < ledger->column_count; i++) {
		size_t column = sheet_add_column(store, sheet, ledger->columns[i].name, ledger->columns[i].type);
		sheet->info[column].schema = &ledger->columns[i];
	}
	sheet_add_column(store, sheet, S("källa"), COLUMN_TEXT);
	sheet->own_count = sheet->table.column_count;
	return sheet;
}

static enum period_status status_of(struct str word)
{
	return str_equal_fold(word, S("låst"))     ? PERIOD_LOCKED
	       : str_equal_fold(word, S("stängd")) ? PERIOD_CLOSED
						   : PERIOD_OPEN;
}

void late_settle(struct store *store)
{
	struct sheet *sheet = sheet_find(store, S("perioder"));
	const struct table *table = &sheet->table;
	size_t period = sheet_find_column(sheet, S("period")), status = sheet_find_column(sheet, S("status"));
	size_t closed = sheet_find_column(sheet, S("stängd"));

	for (size_t row = 0; row < table->row_count; row++) {
		if (whole_of(table->columns[period].cells[row]) != store->period)
			continue;
		store->period_state = (struct period_state){
			.status = status_of(table->columns[status].cells[row].text),
			.closed = closed == NO_COLUMN ? 0 : whole_of(table->columns[closed].cells[row]),
			.at = {store_file(store, table->origins[row].file), table->origins[row].line, 0},
		};
	}
	const struct period_state *state = &store->period_state;
	if (state->status == PERIOD_OPEN || state->closed == 0)
		return;
	store->late.cut = state->closed > store->late.corrected ? state->closed : store->late.corrected;
	store->late.until = store->late.merge > store->late.cut ? store->late.merge : store->late.cut;
}

void late_add(struct store *store, const struct source *source, const struct value *values, uint32_t line,
	      struct diags *diags)
{
	struct sheet *sheet = store->late.sheet;
	size_t own = sheet->own_count - 1;

	if (sheet->table.row_count >= LATE_MOST) {
		if (!store->late.full)
			diag_add(diags, DIAG_INPUT, (struct place){source->path, line, 0},
				 _("more than %d rows are booked after the period was closed: is the date in perioder "
				   "right?"),
				 LATE_MOST);
		store->late.full = true;
		return;
	}
	size_t row = sheet_add_row(store, sheet, (struct row_origin){source->index, line});
	for (size_t i = 0; i < own; i++)
		sheet->table.columns[i].cells[row] = value_keep(store, values[i]);
	sheet->table.columns[own].cells[row] =
		value_text(str_printf(store->arena, "%.*s:%u", STR_ARG(source->name), line));
}

void late_finish(struct store *store, struct diags *diags)
{
	struct sheet *sheet = store->late.sheet;

	for (size_t column = 0; column < sheet->table.column_count; column++)
		sheet->info[column].state = CELLS_NOT_FILLED;
	derive_columns(store, diags);
}

void store_set_late(struct store *store, int32_t merge, int32_t last_corrected)
{
	store->late.merge = merge;
	store->late.corrected = last_corrected;
}

struct period_state store_period(const struct store *store)
{
	return store->period_state;
}

int32_t store_late_cut(const struct store *store)
{
	return store->late.until;
}

size_t store_late_merged(const struct store *store)
{
	return store->late.merged;
}
