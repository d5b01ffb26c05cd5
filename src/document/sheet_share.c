/* Aggregates of the ledger that one data sheet can stand for: fewer sheets, where that takes few rows more. */
#include "document/sheet_entry.h"
#include "formula/selection.h"

enum {
	SHEET_ROWS = 1000,    /* one sheet less is worth so many rows more */
	CUBE_LONGEST = 20000, /* no longer aggregate is looked into for it */
};

static bool can_stand_for(const struct figures *figures, const struct cube *cube, const struct sheet_entry *sheet)
{
	return sheet->cube && (cube == sheet->cube || cube->table.row_count <= CUBE_LONGEST) &&
	       sheet_cube_serves(figures, cube, sheet->context, sheet->cube->columns, sheet->cube->column_count);
}

/* Columns of an aggregate's table as columns of another's that has all of its dimensions. */
static size_t moved(const struct cube *from, const struct cube *to, size_t column)
{
	if (column >= from->column_count) /* belopp, antal */
		return column - from->column_count + to->column_count;
	return (size_t)cube_column(to, from->columns[column]);
}

static void move_criteria(struct engine *engine, const struct cube *from, const struct cube *to,
			  struct criterion *criteria, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t column = (size_t)(criteria[i].column - from->table.columns);
		criterion_move(engine, &to->table, moved(from, to, column), &criteria[i]);
	}
}

/* ---- what it costs ---- */

/* How many rows of the aggregate the sheet's formulas would reach. */
static size_t rows_reached(struct engine *engine, const struct sheet_entry *sheet, const struct cube *cube)
{
	struct arena scratch = ARENA_INIT;
	bool *marks = ARENA_ARRAY(&scratch, bool, cube->table.row_count);
	struct criterion criteria[CRITERIA_MAXIMUM];
	size_t count = 0, row;

	for (const struct claim *claim = sheet->claims; claim && count < cube->table.row_count; claim = claim->next) {
		if (!sheet_claim_is_live(claim))
			continue;
		for (size_t i = 0; i < claim->count; i++)
			criteria[i] = claim->criteria[i];
		if (cube != sheet->cube)
			move_criteria(engine, sheet->cube, cube, criteria, claim->count);
		struct selection_walk walk = selection_walk(engine, &cube->table, criteria, claim->count);
		while (selection_next(&walk, &row)) {
			count += !marks[row];
			marks[row] = true;
		}
	}
	arena_release(&scratch);
	return count;
}

/* What is saved, in rows, when one sheet of the aggregate stands for all that it can, of one scope; 0: nothing. */
static size_t saving(const struct figures *figures, const struct cube *cube, struct str scope)
{
	size_t apart = 0, together = SHEET_ROWS;

	for (const struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next)
		if (str_equal(sheet->context->scope, scope) && can_stand_for(figures, cube, sheet)) {
			apart += rows_reached(figures->engine, sheet, sheet->cube) + SHEET_ROWS;
			together += rows_reached(figures->engine, sheet, cube);
		}
	return apart > together ? apart - together : 0;
}

/* ---- moving claims ---- */

static void move_to_cube(struct figures *figures, struct sheet_entry *sheet, const struct cube *cube)
{
	const struct cube *from = sheet->cube;

	if (from == cube)
		return;
	sheet_set_cube(figures, sheet, cube);
	for (struct claim *claim = sheet->claims; claim; claim = claim->next)
		move_criteria(figures->engine, from, cube, claim->criteria, claim->count);
	for (struct column_claim *claim = sheet->column_claims; claim; claim = claim->next) {
		claim->piece->column = moved(from, cube, claim->piece->column);
		sheet_ask_column(sheet, claim->piece->column);
	}
}

/* Takes over the claims of a sheet of the same aggregate. */
static void absorb(struct sheet_entry *sheet, struct sheet_entry *other)
{
	for (struct column_claim *claim = other->column_claims; claim; claim = claim->next) {
		claim->piece->data = &sheet->data;
		sheet_ask_column(sheet, claim->piece->column);
	}
	*sheet->claims_end = other->claims;
	if (other->claims)
		sheet->claims_end = other->claims_end;
	*sheet->column_claims_end = other->column_claims;
	if (other->column_claims)
		sheet->column_claims_end = other->column_claims_end;
}

/* The first sheet that it can stand for becomes the one of all of them. */
static void merge(struct figures *figures, const struct cube *cube, struct str scope)
{
	struct sheet_entry *first = NULL, **at = &figures->sheets;

	while (*at) {
		struct sheet_entry *sheet = *at;
		if (!str_equal(sheet->context->scope, scope) || !can_stand_for(figures, cube, sheet)) {
			at = &sheet->next;
			continue;
		}
		move_to_cube(figures, sheet, cube);
		if (!first) {
			first = sheet;
			at = &sheet->next;
		} else {
			absorb(first, sheet);
			*at = sheet->next;
		}
	}
	figures->sheets_end = at;
}

static bool merge_best(struct figures *figures, struct str scope)
{
	const struct cube *best = NULL;
	size_t most = 0;

	for (const struct cube *cube = store_cubes(figures->engine->store); cube; cube = cube->next) {
		size_t saved = saving(figures, cube, scope);
		if (saved > most) {
			best = cube;
			most = saved;
		}
	}
	if (best)
		merge(figures, best, scope);
	return best;
}

void sheets_share(struct figures *figures)
{
	while (merge_best(figures, figures->context->scope))
		;
}
