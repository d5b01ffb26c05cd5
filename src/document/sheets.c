/* The data sheets of a document under composition: which there are. */
#include "document/sheets.h"

#include "document/sheet_entry.h"
#include "document/sheet_words.h"
#include "formula/selection.h"

/* ---- finding and adding ---- */

/* The column that says which förvaltning a row belongs to, -1 where the sheet is not restricted. */
static int scope_column(const struct figures *figures, const struct table *table, const struct cube *cube,
			const struct context *context)
{
	if (!cube)
		return selection_scope(figures->engine, context, table);
	int column = selection_scope(figures->engine, context, store_ledger(figures->engine->store));
	return column < 0 ? -1 : cube_column(cube, (size_t)column);
}

static void set_table(struct figures *figures, struct sheet_entry *sheet, const struct table *table,
		      const struct cube *cube)
{
	int column = scope_column(figures, table, cube, sheet->context);
	struct str message;

	sheet->table = table;
	sheet->cube = cube;
	sheet->restricted =
		column >= 0 && criterion_from_condition(figures->engine, table, (size_t)column, OP_EQUAL,
							value_text(sheet->context->scope), &sheet->scope, &message);
	sheet_columns_begin(figures, sheet);
}

void sheet_set_cube(struct figures *figures, struct sheet_entry *sheet, const struct cube *cube)
{
	set_table(figures, sheet, &cube->table, cube);
}

/* Whether amounts are written as in the ledger. Other tables have their own signs. */
static bool has_ledger_signs(const struct table *table, const struct cube *cube)
{
	static const struct str names[] = {STR("budget"), STR("prognos"), STR("balanser"), STR("reskontra")};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(table->name, names[i]))
			return true;
	return cube != NULL;
}

static struct sheet_entry *add_sheet(struct figures *figures, const struct table *table, const struct cube *cube,
				     const struct context *context)
{
	struct sheet_entry *sheet = ARENA_NEW(figures->engine->arena, struct sheet_entry);

	sheet->context = context;
	sheet->data.name = table->name;
	sheet->data.rows = sheet;
	sheet->data.as_ledger = has_ledger_signs(table, cube);
	sheet->claims_end = &sheet->claims;
	sheet->column_claims_end = &sheet->column_claims;
	set_table(figures, sheet, table, cube);
	*figures->sheets_end = sheet;
	figures->sheets_end = &sheet->next;
	return sheet;
}

struct sheet_entry *sheet_there(const struct figures *figures, const struct table *table, const struct context *context)
{
	for (struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next)
		if (sheet->table == table && str_equal(sheet->context->scope, context->scope))
			return sheet;
	return NULL;
}

struct sheet_entry *sheet_of_table(struct figures *figures, const struct table *table, const struct context *context)
{
	struct sheet_entry *sheet = sheet_there(figures, table, context);

	return sheet ? sheet : add_sheet(figures, table, NULL, context);
}

struct sheet_entry *sheet_of_cube(struct figures *figures, const struct cube *cube, const struct context *context)
{
	struct sheet_entry *sheet = sheet_there(figures, &cube->table, context);

	return sheet ? sheet : add_sheet(figures, &cube->table, cube, context);
}

bool sheet_may_have(const struct sheet_entry *sheet, size_t row)
{
	return !sheet->restricted || criterion_meets(&sheet->scope, row);
}

/* ---- aggregates ---- */

/* In a document for one förvaltning only an aggregate that tells förvaltningar apart will do. */
bool sheet_cube_serves(const struct figures *figures, const struct cube *cube, const struct context *context,
		       const size_t *columns, size_t count)
{
	if (context->scope.n && scope_column(figures, NULL, cube, context) < 0)
		return false;
	for (size_t i = 0; i < count; i++)
		if (cube_column(cube, columns[i]) < 0)
			return false;
	return true;
}

/* Among those of at most so many rows: one that there is a sheet of, the preferred one, or the smallest. */
static const struct cube *choose_cube(const struct figures *figures, const struct context *context,
				      const size_t *columns, size_t count, size_t limit)
{
	const struct cube *best = NULL, *preferred = figures->preferred;

	for (const struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next)
		if (sheet->cube && sheet->cube->table.row_count <= limit &&
		    sheet_cube_serves(figures, sheet->cube, context, columns, count))
			return sheet->cube;
	if (preferred && preferred->table.row_count <= limit &&
	    sheet_cube_serves(figures, preferred, context, columns, count))
		return preferred;
	for (const struct cube *cube = store_cubes(figures->engine->store); cube; cube = cube->next)
		if (sheet_cube_serves(figures, cube, context, columns, count) &&
		    (!best || cube->table.row_count < best->table.row_count))
			best = cube;
	return best && best->table.row_count <= limit ? best : NULL;
}

const struct cube *sheet_choose_cube(struct figures *figures, const struct context *context, const size_t *columns,
				     size_t count)
{
	size_t limit = figures->row_limit;
	const struct cube *small = limit ? choose_cube(figures, context, columns, count, limit) : NULL;

	return small ? small : choose_cube(figures, context, columns, count, SIZE_MAX);
}

/* ---- the end ---- */

/* A cell is the table's own. */
static struct value cell_of(const struct data_sheet *data, size_t row, size_t column)
{
	const struct sheet_entry *sheet = data->rows;

	return sheet->table->columns[sheet->columns[column]].cells[sheet->rows[row]];
}

static void drop_unused(struct figures *figures)
{
	struct sheet_entry **at = &figures->sheets;

	while (*at) {
		if (sheet_is_used(*at))
			at = &(*at)->next;
		else
			*at = (*at)->next;
	}
	figures->sheets_end = at;
}

static void name_ledger_sheets(struct figures *figures)
{
	struct arena *arena = figures->engine->arena;
	struct {
		const struct cube **items;
		size_t count, capacity;
	} cubes = {0};
	size_t i = 0;

	for (const struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next)
		if (sheet->cube)
			*ARENA_PUSH(arena, &cubes) = sheet->cube;
	for (struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next)
		if (sheet->cube)
			sheet->data.name = sheet_ledger_name(arena, cubes.items, cubes.count, i++);
}

static void finish(struct figures *figures, struct sheet_entry *sheet)
{
	size_t possible;

	sheet_rows_finish(figures->engine, sheet, &possible);
	sheet_columns_finish(figures, sheet);
	sheet->data.cell = cell_of;
	sheet->data.description =
		sheet_description(figures->engine, &(struct sheet_content){.table = sheet->table,
									   .cube = sheet->cube,
									   .context = sheet->context,
									   .restricted = sheet->restricted,
									   .rows = sheet->rows,
									   .count = sheet->data.row_count,
									   .all = possible,
									   .has_places = sheet_has_places(sheet)});
}

struct data_sheet *sheets_finish(struct figures *figures)
{
	struct data_sheet *first = NULL, **end = &first;

	drop_unused(figures);
	sheets_share(figures);
	name_ledger_sheets(figures);
	for (struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next) {
		finish(figures, sheet);
		*end = &sheet->data;
		end = &sheet->data.next;
	}
	return first;
}
