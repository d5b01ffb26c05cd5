/* Reading every row: tables into memory, then lookups, then the ledger as a stream. */
#include "table/cube.h"
#include "table/derive.h"
#include "table/groups.h"
#include "table/keys.h"
#include "table/late.h"
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
		receipt_count(store, source, period == NO_COLUMN ? value_empty() : rows.values[period],
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

/* What every ledger row goes to. */
struct pass {
	struct store *store;
	struct cubes *cubes;
	size_t cube_columns;
	struct open_groups **groups;
	size_t group_count;
	struct diags *diags;
};

static bool take_row(void *user, const struct ledger_view *view, const struct rows *rows)
{
	struct pass *pass = user;
	struct place at = {rows->source->path, rows->origin.line, 0};
	const struct sheet *ledger = rows->source->sheet;
	struct value amount = rows->values[ledger->amount];
	struct num num = amount.kind == VALUE_NUMBER ? amount.num : num_whole(0);
	const struct value *values = view->values;

	receipt_count(pass->store, rows->source, rows->values[ledger->period], amount, at, pass->diags);
	if (view->late) {
		late_add(pass->store, rows, pass->diags);
		return true;
	}
	cubes_add(pass->cubes, values, num, at, pass->diags);
	values += pass->cube_columns;
	struct groups *groups = pass->store->groups;
	for (size_t i = 0; i < pass->group_count; i++, groups = groups->next) {
		groups_add(pass->groups[i], values, num, rows->origin, at, pass->diags);
		values += groups->column_count;
	}
	return true;
}

/* The columns that rows come with: the cubes' first, then each group's. */
static void read_ledger(struct store *store, struct diags *diags)
{
	struct pass pass = {.store = store, .diags = diags};
	const size_t *cube_columns;
	size_t count = 0;

	pass.cubes = cubes_begin(store, &cube_columns, &pass.cube_columns);
	for (const struct groups *groups = store->groups; groups; groups = groups->next) {
		pass.group_count++;
		count += groups->column_count;
	}
	size_t *columns = ARENA_ARRAY(store->arena, size_t, pass.cube_columns + count);
	for (count = 0; count < pass.cube_columns; count++)
		columns[count] = cube_columns[count];
	pass.groups = ARENA_ARRAY(store->arena, struct open_groups *, pass.group_count);
	size_t i = 0;
	for (struct groups *groups = store->groups; groups; groups = groups->next) {
		pass.groups[i++] = groups_begin(store, groups);
		for (size_t k = 0; k < groups->column_count; k++)
			columns[count++] = groups->columns[k];
	}
	ledger_stream(store, columns, count, true, take_row, &pass, diags);
	cubes_finish(pass.cubes);
	for (i = 0; i < pass.group_count; i++)
		groups_finish(pass.groups[i]);
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
	read_ledger(store, diags);
	late_finish(store, diags);
	unknown_finish(store);
	receipt_finish(store);
	return diags_faults(diags) == faults;
}
