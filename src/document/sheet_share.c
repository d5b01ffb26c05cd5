/* Aggregates of the ledger that one data sheet can stand for: fewer sheets, where that takes few rows more. */
#include "document/sheet_entry.h"

/* One sheet less is worth so many rows more. */
enum { SHEET_ROWS = 1000 };

static size_t cost_of(const struct cube *cube)
{
	return cube->table.row_count + SHEET_ROWS;
}

static bool can_stand_for(const struct figures *figures, const struct cube *cube, const struct sheet_entry *sheet)
{
	return sheet->cube && sheet_cube_serves(figures, cube, sheet->context, sheet->cube->columns,
						sheet->cube->column_count);
}

/* What is saved when one sheet of the aggregate stands for all that it can, of one scope; 0: nothing. */
static size_t saving(const struct figures *figures, const struct cube *cube, struct str scope)
{
	size_t cost = 0, count = 0;

	for (const struct sheet_entry *sheet = figures->sheets; sheet; sheet = sheet->next)
		if (str_equal(sheet->context->scope, scope) && can_stand_for(figures, cube, sheet)) {
			cost += cost_of(sheet->cube);
			count++;
		}
	return count > 1 && cost > cost_of(cube) ? cost - cost_of(cube) : 0;
}

/* ---- moving claims ---- */

/* Columns of an aggregate's table as columns of another's that has all of its dimensions. */
static size_t moved(const struct cube *from, const struct cube *to, size_t column)
{
	if (column >= from->column_count) /* belopp, antal */
		return column - from->column_count + to->column_count;
	return (size_t)sheet_cube_column(to, from->columns[column]);
}

static void move_to_cube(struct figures *figures, struct sheet_entry *sheet, const struct cube *cube)
{
	const struct cube *from = sheet->cube;

	if (from == cube)
		return;
	sheet_set_cube(figures, sheet, cube);
	for (struct claim *claim = sheet->claims; claim; claim = claim->next)
		for (size_t i = 0; i < claim->count; i++) {
			struct criterion *criterion = &claim->criteria[i];
			size_t column = (size_t)(criterion->column - from->table.columns);
			criterion_move(figures->engine, &cube->table, moved(from, cube, column), criterion);
		}
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
