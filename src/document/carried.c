/* Carried sums: of each column that is summed, the sum of the posts down to each row. */
#include "document/carried.h"

#include "document/rounding.h"
#include "formula/engine.h"

static struct format column_format_of(const struct grid *grid, size_t column)
{
	return grid_format(grid->plan, &grid->plan->columns[column].cell, column);
}

/* Whether the posts of the column's first rows are printed in its own unit, all of them. */
static bool have_one_unit(struct engine *engine, struct grid *grid, size_t column, size_t rows)
{
	enum unit unit = column_format_of(grid, column).unit;

	for (size_t i = 0; i < rows; i++) {
		struct grid_row *row = grid->rows[i];
		if (row->kind == ROW_POST && grid_value(engine, row, column).kind == VALUE_NUMBER &&
		    grid_cell_format(row, column).unit != unit)
			return false;
	}
	return true;
}

/*
 * How many rows the column's sums are made of: those down to the last row that sums it. Where the table has no sum rows, all of
 * them if the column is one of amounts or counts.
 */
static size_t summed_rows(const struct grid *grid, size_t column)
{
	enum unit unit = column_format_of(grid, column).unit;
	bool any = false, every;

	for (size_t i = grid->row_count; i-- > 0;) {
		const struct grid_row *row = grid->rows[i];
		if (row->kind != ROW_SUM && row->kind != ROW_TOTAL)
			continue;
		if (cell_sums_above(row, column, &every))
			return i;
		any = true;
	}
	bool amounts = unit != UNIT_PERCENT && unit != UNIT_PERCENT_POINTS && unit != UNIT_KR_PER_HEAD;
	return !any && amounts ? grid->row_count : 0;
}

/* Adds the post's number to both sums. False where it has an error for a number: no sum goes on below it. */
static bool add_post(struct engine *engine, struct grid_row *row, size_t column, const struct num *printed,
		     struct num *exact, struct num *shown, bool *any)
{
	struct value value = grid_value(engine, row, column);

	if (row->kind != ROW_POST || (value.kind != VALUE_NUMBER && value.kind != VALUE_ERROR))
		return true;
	*any = true;
	return value.kind == VALUE_NUMBER && num_add(engine->arena, *exact, value.num, exact) &&
	       num_add(engine->arena, *shown, printed[row->index], shown);
}

static void carry_column(struct engine *engine, struct grid *grid, size_t column, const struct num *printed,
			 struct doc_table *table)
{
	struct format format = column_format_of(grid, column);
	size_t summed = summed_rows(grid, column);
	struct num exact = num_whole(0), shown = num_whole(0);
	bool any = false;

	if (summed == 0 || !have_one_unit(engine, grid, column, summed))
		return;
	for (size_t i = 0; i < grid->row_count; i++) {
		struct table_row *row = &table->rows[i];
		struct num sum;
		if (i < summed && !add_post(engine, grid->rows[i], column, printed, &exact, &shown, &any))
			return;
		if (!num_round(engine->arena, format_scale(engine->arena, exact, format), (int)format_decimals(format),
			       ROUND_HALF_AWAY, &sum))
			return;
		bool differs = num_compare(sum, shown) != 0;
		if (grid->plan->preserve_sums)
			sum = shown;
		else
			row->carried_rounds = row->carried_rounds || differs;
		if (any)
			row->carried[column] = format_decimal(
				engine->arena, num_text(engine->arena, sum, format_decimals(format)), true);
	}
}

void carried_make(struct engine *engine, struct grid *grid, struct num *const *printed, struct doc_table *table)
{
	table->carry_out = S("Transport");
	table->carry_in = S("Transport från föregående sida");
	for (size_t i = 0; i < table->row_count; i++)
		table->rows[i].carried = ARENA_ARRAY(engine->arena, struct str, table->column_count);
	for (size_t i = 0; i < table->column_count; i++)
		if (printed[i] && grid_can_sum(grid->plan, i) && !grid->plan->columns[i].is_derived)
			carry_column(engine, grid, i, printed[i], table);
}
