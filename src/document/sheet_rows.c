/* The rows of a data sheet: those that a formula of the workbook reaches. */
#include "document/sheet_entry.h"
#include "formula/selection.h"

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

static void claim_row(struct figures *figures, struct sheet_entry *sheet, const struct figure *owner, size_t row,
		      struct piece *piece)
{
	struct claim *claim = add_claim(figures, sheet, owner);

	claim->row = row;
	claim->piece = piece;
}

void sheet_claim_cell(struct figures *figures, struct sheet_entry *sheet, const struct figure *owner, size_t row,
		      size_t column, struct piece *piece)
{
	sheet_claim_column(figures, sheet, column, piece);
	claim_row(figures, sheet, owner, row, piece);
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
		claim_row(figures, sheet, figure, row, ARENA_NEW(arena, struct piece));
}

/* ---- the end ---- */

bool sheet_claim_is_live(const struct claim *claim)
{
	return claim->owner->formula;
}

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
