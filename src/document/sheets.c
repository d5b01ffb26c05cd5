/* The data sheets of a document under composition. */
#include "document/sheets.h"

#include "document/sheet_words.h"
#include "formula/selection.h"

/* What a formula reaches: the row of a cell that it refers to, or rows by criteria. */
struct claim {
	struct claim *next;
	const struct figure *owner;
	struct piece *piece; /* its cell, or NULL */
	size_t row;
	const struct criterion *criteria;
	size_t count;
};

struct sheet_entry {
	struct sheet_entry *next;
	struct data_sheet data;
	const struct table *table;
	const struct cube *cube; /* or NULL */
	const struct context *context;
	bool restricted; /* to the rows that meet scope */
	struct criterion scope;
	struct claim *claims, **claims_end;
	uint32_t *rows;                 /* of the table, those on the sheet; set at the end */
	size_t *columns;                /* of the table, in the sheet's order */
	const struct figure ***figures; /* of the table: [column][row] that are calculated; NULL where there are none */
};

/* The column that says which förvaltning a row belongs to, -1 where the sheet is not restricted. */
static int scope_column(struct figures *figures, const struct table *table, const struct cube *cube,
			const struct context *context)
{
	if (!cube)
		return selection_scope(figures->engine, context, table);
	int column = selection_scope(figures->engine, context, store_ledger(figures->engine->store));
	for (size_t i = 0; i < cube->column_count; i++)
		if (column >= 0 && cube->columns[i] == (size_t)column)
			return (int)i;
	return -1;
}

static void restrict_to_scope(struct figures *figures, struct sheet_entry *sheet)
{
	int column = scope_column(figures, sheet->table, sheet->cube, sheet->context);
	struct str message;

	sheet->restricted =
		column >= 0 && criterion_from_condition(figures->engine, sheet->table, (size_t)column, OP_EQUAL,
							value_text(sheet->context->scope), &sheet->scope, &message);
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
				     const struct context *context, struct str name)
{
	struct arena *arena = figures->engine->arena;
	struct sheet_entry *sheet = ARENA_NEW(arena, struct sheet_entry);

	sheet->table = table;
	sheet->cube = cube;
	sheet->context = context;
	sheet->data.name = name;
	sheet->data.as_ledger = has_ledger_signs(table, cube);
	sheet->data.columns = ARENA_ARRAY(arena, struct data_column, table->column_count);
	sheet->columns = ARENA_ARRAY(arena, size_t, table->column_count);
	sheet->claims_end = &sheet->claims;
	restrict_to_scope(figures, sheet);
	*figures->sheets_end = sheet;
	figures->sheets_end = &sheet->next;
	return sheet;
}

static struct sheet_entry *find_sheet(const struct figures *figures, const struct table *table, struct str scope)
{
	for (struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next)
		if (sheet->table == table && str_equal(sheet->context->scope, scope))
			return sheet;
	return NULL;
}

struct sheet_entry *sheet_of_table(struct figures *figures, const struct table *table, const struct context *context)
{
	struct sheet_entry *sheet = find_sheet(figures, table, context->scope);

	return sheet ? sheet : add_sheet(figures, table, NULL, context, table->name);
}

struct sheet_entry *sheet_of_cube(struct figures *figures, const struct cube *cube, const struct context *context)
{
	struct sheet_entry *sheet = find_sheet(figures, &cube->table, context->scope);
	struct str name = S("huvudbok");

	if (sheet)
		return sheet;
	if (figures->ledger_sheets++)
		name = str_printf(figures->engine->arena, "huvudbok_%u", figures->ledger_sheets);
	return add_sheet(figures, &cube->table, cube, context, name);
}

static bool has_columns(const struct cube *cube, const size_t *columns, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t j = 0;
		while (j < cube->column_count && cube->columns[j] != columns[i])
			j++;
		if (j == cube->column_count)
			return false;
	}
	return true;
}

/* In a document for one förvaltning only an aggregate that tells förvaltningar apart will do. */
static bool serves(struct figures *figures, const struct cube *cube, const struct context *context,
		   const size_t *columns, size_t count)
{
	if (context->scope.n && scope_column(figures, NULL, cube, context) < 0)
		return false;
	return has_columns(cube, columns, count);
}

const struct cube *sheet_choose_cube(struct figures *figures, const struct context *context, const size_t *columns,
				     size_t count)
{
	const struct cube *best = NULL;

	for (struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next)
		if (sheet->cube && serves(figures, sheet->cube, context, columns, count))
			return sheet->cube;
	if (figures->preferred && serves(figures, figures->preferred, context, columns, count) &&
	    sheet_fits(figures, &figures->preferred->table, context))
		return figures->preferred;
	for (const struct cube *cube = store_cubes(figures->engine->store); cube; cube = cube->next)
		if (serves(figures, cube, context, columns, count) && sheet_fits(figures, &cube->table, context) &&
		    (!best || cube->table.row_count < best->table.row_count))
			best = cube;
	return best;
}

struct sheet_entry *sheet_there(const struct figures *figures, const struct table *table, const struct context *context)
{
	return find_sheet(figures, table, context->scope);
}

struct data_sheet *sheet_data(struct sheet_entry *sheet)
{
	return &sheet->data;
}

bool sheet_may_have(const struct sheet_entry *sheet, size_t row)
{
	return !sheet->restricted || criterion_meets(&sheet->scope, row);
}

size_t sheet_column(struct sheet_entry *sheet, size_t column)
{
	const struct column *source = &sheet->table->columns[column];
	size_t count = sheet->data.column_count;

	for (size_t i = 0; i < count; i++)
		if (sheet->columns[i] == column)
			return i;
	sheet->columns[count] = column;
	sheet->data.columns[count] = (struct data_column){.name = source->name,
							  .format = column_format(source->type),
							  .is_text = !column_is_number(source->type)};
	sheet->data.column_count++;
	return count;
}

bool sheet_fits(const struct figures *figures, const struct table *table, const struct context *context)
{
	return !figures->row_limit || table->row_count <= figures->row_limit ||
	       find_sheet(figures, table, context->scope);
}

bool sheet_shows(const struct sheet_entry *sheet, size_t column)
{
	for (size_t i = 0; i < sheet->data.column_count; i++)
		if (sheet->columns[i] == column)
			return true;
	return false;
}

/* ---- rows ---- */

static struct claim *add_claim(struct figures *figures, struct sheet_entry *sheet, const struct figure *owner)
{
	struct claim *claim = ARENA_NEW(figures->engine->arena, struct claim);

	claim->owner = owner;
	*sheet->claims_end = claim;
	sheet->claims_end = &claim->next;
	return claim;
}

void sheet_claim_rows(struct figures *figures, struct sheet_entry *sheet, const struct figure *owner,
		      const struct criterion *criteria, size_t count)
{
	struct claim *claim = add_claim(figures, sheet, owner);
	struct criterion *own = ARENA_ARRAY(figures->engine->arena, struct criterion, count + 1);

	for (size_t i = 0; i < count; i++)
		own[i] = criteria[i];
	claim->criteria = own;
	claim->count = count;
	if (sheet->restricted)
		own[claim->count++] = sheet->scope;
}

void sheet_claim_cell(struct figures *figures, struct sheet_entry *sheet, const struct figure *owner, size_t row,
		      struct piece *piece)
{
	struct claim *claim = add_claim(figures, sheet, owner);

	claim->row = row;
	claim->piece = piece;
}

/* Marks the rows of a claim; returns how many were not marked before. */
static size_t mark_rows(struct engine *engine, const struct sheet_entry *sheet, const struct claim *claim, bool *marks)
{
	size_t count = 0, row;

	if (claim->piece) {
		count = !marks[claim->row];
		marks[claim->row] = true;
		return count;
	}
	struct selection_walk walk = selection_walk(engine, sheet->table, claim->criteria, claim->count);
	while (selection_next(&walk, &row)) {
		count += !marks[row];
		marks[row] = true;
	}
	return count;
}

/* Gives the sheet its rows, in the table's order, and the cells that formulas refer to their places. False: none of it is used. */
static bool choose_rows(struct engine *engine, struct sheet_entry *sheet)
{
	struct arena scratch = ARENA_INIT;
	size_t all = sheet->table->row_count, count = 0, possible = 0;
	bool *marks = ARENA_ARRAY(&scratch, bool, all);
	size_t *places = ARENA_ARRAY(&scratch, size_t, all);
	bool used = false;

	for (const struct claim *claim = sheet->claims; claim; claim = claim->next) {
		if (!claim->owner->formula) /* it turned out too long for Excel */
			continue;
		used = true;
		if (count < all)
			count += mark_rows(engine, sheet, claim, marks);
	}
	sheet->rows = ARENA_ARRAY(engine->arena, uint32_t, count);
	for (size_t row = 0; row < all; row++) {
		possible += sheet_may_have(sheet, row);
		if (!marks[row])
			continue;
		places[row] = sheet->data.row_count;
		sheet->rows[sheet->data.row_count++] = (uint32_t)row;
	}
	for (const struct claim *claim = sheet->claims; claim; claim = claim->next)
		if (claim->piece && claim->owner->formula)
			claim->piece->row = places[claim->row];
	arena_release(&scratch);
	sheet->data.description = sheet_description(engine, &(struct sheet_content){.table = sheet->table,
										    .cube = sheet->cube,
										    .context = sheet->context,
										    .restricted = sheet->restricted,
										    .rows = sheet->rows,
										    .count = sheet->data.row_count,
										    .all = possible});
	return used;
}

void sheet_set_figure(struct figures *figures, struct sheet_entry *sheet, size_t row, size_t column,
		      const struct figure *figure)
{
	struct arena *arena = figures->engine->arena;
	const struct table *table = sheet->table;

	if (!sheet->figures)
		sheet->figures = ARENA_ARRAY(arena, const struct figure **, table->column_count);
	if (!sheet->figures[column])
		sheet->figures[column] = ARENA_ARRAY(arena, const struct figure *, table->row_count);
	sheet->figures[column][row] = figure;
	if (figure->formula)
		sheet_claim_cell(figures, sheet, figure, row, ARENA_NEW(arena, struct piece));
}

/* The figures of the table's cells in the places that these have on the sheet. */
static void place_figures(struct arena *arena, struct sheet_entry *sheet)
{
	const struct figure ***placed = ARENA_ARRAY(arena, const struct figure **, sheet->data.column_count);

	for (size_t c = 0; c < sheet->data.column_count; c++) {
		const struct figure **column = sheet->figures[sheet->columns[c]];
		if (!column)
			continue;
		placed[c] = ARENA_ARRAY(arena, const struct figure *, sheet->data.row_count);
		for (size_t r = 0; r < sheet->data.row_count; r++)
			placed[c][r] = column[sheet->rows[r]];
	}
	sheet->data.figures = (const struct figure *const *const *)placed;
}

/* A cell is the table's own. */
static struct value cell_of(const struct data_sheet *data, size_t row, size_t column)
{
	const struct sheet_entry *sheet = data->rows;

	return sheet->table->columns[sheet->columns[column]].cells[sheet->rows[row]];
}

struct data_sheet *sheets_finish(struct figures *figures)
{
	struct data_sheet *first = NULL, **end = &first;

	for (struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next) {
		if (!choose_rows(figures->engine, sheet))
			continue;
		/* every dimension of an aggregate is needed for its rows to be told apart */
		if (sheet->cube)
			for (size_t i = 0; i < sheet->table->column_count; i++)
				(void)sheet_column(sheet, i);
		sheet->data.cell = cell_of;
		sheet->data.rows = sheet;
		if (sheet->figures)
			place_figures(figures->engine->arena, sheet);
		*end = &sheet->data;
		end = &sheet->data.next;
	}
	return first;
}
