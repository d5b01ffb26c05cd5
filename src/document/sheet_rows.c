/* The rows of a data sheet: those that a formula of the workbook reaches. */
#include "document/sheet_entry.h"
#include "formula/selection.h"

/* ---- how many there are already, and may be ---- */

bool sheet_claim_is_live(const struct claim *claim)
{
	return claim->owner->formula;
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

/* How many rows the claim reaches that are not marked; when there are more than limit, some number beyond it. */
static size_t count_rows(struct engine *engine, const struct sheet_entry *sheet, const struct claim *claim,
			 size_t limit)
{
	size_t count = 0, row;

	if (claim->piece)
		return !sheet->reached[claim->row];
	struct selection_walk walk = selection_walk(engine, sheet->table, claim->criteria, claim->count);
	while (count <= limit && selection_next(&walk, &row))
		count += !sheet->reached[row];
	return count;
}

static void find_reached(struct figures *figures, struct sheet_entry *sheet)
{
	sheet->reached = ARENA_ARRAY(figures->engine->arena, bool, sheet->table->row_count);
	for (const struct claim *claim = sheet->claims; claim; claim = claim->next)
		if (sheet_claim_is_live(claim))
			sheet->reached_count += mark_rows(figures->engine, sheet, claim, sheet->reached);
}

/* Whether the sheet may have the rows of the claim, which then are counted. Rows that are there already always may. */
static bool has_room(struct figures *figures, struct sheet_entry *sheet, const struct claim *claim)
{
	size_t limit = figures->row_limit;

	if (!limit || sheet->table->row_count <= limit)
		return true;
	if (!sheet->reached)
		find_reached(figures, sheet);
	size_t left = sheet->reached_count < limit ? limit - sheet->reached_count : 0;
	if (count_rows(figures->engine, sheet, claim, left) > left)
		return false;
	sheet->reached_count += mark_rows(figures->engine, sheet, claim, sheet->reached);
	return true;
}

/* ---- claims ---- */

/* Adds a copy of the claim. */
static void add_claim(struct figures *figures, struct sheet_entry *sheet, struct claim claim)
{
	struct claim *added = ARENA_NEW(figures->engine->arena, struct claim);

	*added = claim;
	*sheet->claims_end = added;
	sheet->claims_end = &added->next;
}

bool sheet_claim_rows(struct figures *figures, struct sheet_entry *sheet, const struct figure *owner,
		      const struct criterion *criteria, size_t count)
{
	struct criterion *own = ARENA_ARRAY(figures->engine->arena, struct criterion, count + 1);
	struct claim claim = {.owner = owner, .criteria = own, .count = count};

	for (size_t i = 0; i < count; i++)
		own[i] = criteria[i];
	if (sheet->restricted)
		own[claim.count++] = sheet->scope;
	if (!has_room(figures, sheet, &claim))
		return false;
	add_claim(figures, sheet, claim);
	return true;
}

bool sheet_claim_cell(struct figures *figures, struct sheet_entry *sheet, const struct figure *owner, size_t row,
		      size_t column, struct piece *piece)
{
	struct claim claim = {.owner = owner, .piece = piece, .row = row};

	sheet_claim_column(figures, sheet, column, piece);
	if (!has_room(figures, sheet, &claim))
		return false;
	add_claim(figures, sheet, claim);
	return true;
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
		add_claim(figures, sheet,
			  (struct claim){.owner = figure, .row = row, .piece = ARENA_NEW(arena, struct piece)});
}

/* ---- the end ---- */

bool sheet_is_used(const struct sheet_entry *sheet)
{
	for (const struct claim *claim = sheet->claims; claim; claim = claim->next)
		if (sheet_claim_is_live(claim))
			return true;
	return false;
}

bool sheet_has_places(const struct sheet_entry *sheet)
{
	for (const struct claim *claim = sheet->claims; claim; claim = claim->next)
		if (claim->piece && sheet_claim_is_live(claim))
			return true;
	return false;
}

void sheet_rows_finish(struct engine *engine, struct sheet_entry *sheet, size_t *possible)
{
	struct arena scratch = ARENA_INIT;
	size_t all = sheet->table->row_count, count = 0;
	bool *marks = ARENA_ARRAY(&scratch, bool, all);
	size_t *places = ARENA_ARRAY(&scratch, size_t, all);

	for (const struct claim *claim = sheet->claims; claim && count < all; claim = claim->next)
		if (sheet_claim_is_live(claim))
			count += mark_rows(engine, sheet, claim, marks);
	sheet->rows = ARENA_ARRAY(engine->arena, uint32_t, count);
	*possible = 0;
	for (size_t row = 0; row < all; row++) {
		*possible += sheet_may_have(sheet, row);
		if (!marks[row])
			continue;
		places[row] = sheet->data.row_count;
		sheet->rows[sheet->data.row_count++] = (uint32_t)row;
	}
	for (const struct claim *claim = sheet->claims; claim; claim = claim->next)
		if (claim->piece && sheet_claim_is_live(claim))
			claim->piece->row = places[claim->row];
	arena_release(&scratch);
}
