/* A table with what the program knows about it. */
#include "table/sheet.h"

#include "base/utf8.h"

struct sheet *sheet_new(struct store *store, struct str name, const struct schema_table *schema)
{
	struct sheet *sheet = ARENA_NEW(store->arena, struct sheet);

	sheet->table.name = str_copy(store->arena, name);
	sheet->schema = schema;
	sheet->period = sheet->year = sheet->amount = NO_COLUMN;
	for (size_t i = 0; schema && i < schema->column_count; i++) {
		size_t column = sheet_add_column(store, sheet, schema->columns[i].name, schema->columns[i].type);
		sheet->info[column].schema = &schema->columns[i];
		sheet->info[column].dates = (schema->columns[i].flags & SCHEMA_DATES) != 0;
	}
	sheet->own_count = sheet->table.column_count;
	*store->last_sheet = sheet;
	store->last_sheet = &sheet->next;
	return sheet;
}

size_t sheet_add_column(struct store *store, struct sheet *sheet, struct str name, enum column_type type)
{
	struct table *table = &sheet->table;

	if (table->column_count == table->column_capacity) {
		size_t larger = table->column_capacity ? 2 * table->column_capacity : 16;
		table->columns = arena_grow(store->arena, table->columns, table->column_count, larger,
					    sizeof *table->columns);
		sheet->info = arena_grow(store->arena, sheet->info, table->column_count, larger, sizeof *sheet->info);
		table->column_capacity = larger;
	}
	struct column *column = &table->columns[table->column_count];
	column->name = str_copy(store->arena, name);
	column->type = type;
	if (!table->streamed)
		column->cells = ARENA_ARRAY(store->arena, struct value, sheet->row_capacity);
	return table->column_count++;
}

size_t sheet_find_column(const struct sheet *sheet, struct str name)
{
	for (size_t i = 0; i < sheet->table.column_count; i++)
		if (str_equal_fold(sheet->table.columns[i].name, name))
			return i;
	return NO_COLUMN;
}

struct sheet *sheet_of(const struct store *store, const struct table *table)
{
	for (struct sheet *sheet = store->sheets; sheet; sheet = sheet->next)
		if (&sheet->table == table || sheet->foreign == table)
			return sheet;
	return NULL;
}

struct sheet *sheet_find(const struct store *store, struct str name)
{
	struct arena scratch = ARENA_INIT;
	struct str plain = name_plain(&scratch, name);
	struct sheet *sheet = store->sheets;

	while (sheet && !str_equal(name_plain(&scratch, sheet->table.name), plain))
		sheet = sheet->next;
	arena_release(&scratch);
	return sheet;
}

static void more_rows(struct store *store, struct sheet *sheet)
{
	struct table *table = &sheet->table;
	size_t larger = sheet->row_capacity ? 2 * sheet->row_capacity : 64;

	for (size_t i = 0; i < table->column_count; i++)
		table->columns[i].cells = arena_grow(store->arena, table->columns[i].cells, table->row_count, larger,
						     sizeof(struct value));
	table->origins = arena_grow(store->arena, table->origins, table->row_count, larger, sizeof *table->origins);
	sheet->row_capacity = larger;
}

size_t sheet_add_row(struct store *store, struct sheet *sheet, struct row_origin origin)
{
	if (sheet->table.row_count == sheet->row_capacity)
		more_rows(store, sheet);
	sheet->table.origins[sheet->table.row_count] = origin;
	return sheet->table.row_count++;
}

struct str sheet_file(const struct store *store, const struct sheet *sheet)
{
	for (size_t i = 0; i < store->source_count; i++)
		if (store->sources[i]->sheet == sheet)
			return store->sources[i]->path;
	return S("");
}

static bool is_about(const struct store *store, const struct sheet *sheet, struct str name)
{
	struct arena scratch = ARENA_INIT;
	struct str plain = name_plain(&scratch, name);
	bool about = str_equal(plain, name_plain(&scratch, sheet->table.name));

	for (size_t i = 0; i < store->source_count && !about; i++) {
		struct source *source = store->sources[i];
		struct str file = str_sub(source->name, 0, source->name.n - S(".csv").n);
		about = source->sheet == sheet && str_equal(plain, name_plain(&scratch, file));
	}
	arena_release(&scratch);
	return about;
}

const struct setting *sheet_setting(const struct store *store, const struct sheet *sheet, struct str start, size_t *at)
{
	while (store->settings && *at < store->settings->count) {
		const struct setting *setting = &store->settings->items[(*at)++];
		struct str name;

		if (str_equal_fold(str_sub(setting->name, 0, start.n), start) &&
		    dialect_section(setting->section, &name) && is_about(store, sheet, name))
			return setting;
	}
	return NULL;
}

/* The own column of that name if it has one of the two types. */
static size_t own_column(const struct sheet *sheet, struct str name, enum column_type type, enum column_type or)
{
	size_t column = sheet_find_column(sheet, name);

	if (column >= sheet->own_count ||
	    (sheet->table.columns[column].type != type && sheet->table.columns[column].type != or))
		return NO_COLUMN;
	return column;
}

void sheet_settle(struct sheet *sheet)
{
	sheet->period = own_column(sheet, S("period"), COLUMN_PERIOD, COLUMN_PERIOD);
	sheet->year = own_column(sheet, S("år"), COLUMN_YEAR, COLUMN_YEAR);
	sheet->amount = own_column(sheet, S("belopp"), COLUMN_AMOUNT, COLUMN_NUMBER);
}

int32_t sheet_valid_at(const struct store *store, const struct sheet *sheet, const struct value *values)
{
	int32_t now = period_in_calendar(store->period);

	if (sheet->period != NO_COLUMN && values[sheet->period].kind == VALUE_NUMBER)
		return period_in_calendar(whole_of(values[sheet->period]));
	if (sheet->year != NO_COLUMN && values[sheet->year].kind == VALUE_NUMBER) {
		int32_t y = whole_of(values[sheet->year]);
		return y == now / 100 ? now : y < now / 100 ? y * 100 + 12 : y * 100 + 1;
	}
	return now;
}
