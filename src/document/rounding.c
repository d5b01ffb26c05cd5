/* The printed figures of a table's columns. */
#include "document/rounding.h"

#include "formula/engine.h"
#include "formula/function.h"
#include "formula/order.h"

/* ---- largest remainder ---- */

static bool add_to(struct arena *arena, struct num *sum, struct num part)
{
	return num_add(arena, *sum, part, sum);
}

/* One unit of the last printed decimal. */
static struct num last_unit(struct arena *arena, int decimals)
{
	struct num unit = num_whole(1);

	if (!num_power(arena, num_whole(10), -decimals, &unit))
		return num_whole(1);
	return unit;
}

static bool round_each(struct arena *arena, const struct num *parts, size_t count, int decimals, enum rounding rounding,
		       struct num *out, struct num *sum)
{
	*sum = num_whole(0);
	for (size_t i = 0; i < count; i++)
		if (!num_round(arena, parts[i], decimals, rounding, &out[i]) || !add_to(arena, sum, out[i]))
			return false;
	return true;
}

/*
 * The part that a unit more (or less) suits best: the one that its rounding left furthest behind, of equals the last one that
 * the unit takes away from zero, else the first. count where none lags in that direction.
 */
static size_t furthest_behind(const struct num *parts, const struct num *lags, const bool *taken, size_t count,
			      int sign)
{
	size_t best = count;

	for (size_t i = 0; i < count; i++) {
		if (taken[i] || num_sign(lags[i]) != sign)
			continue;
		int order = best == count ? 1 : sign * num_compare(lags[i], lags[best]);
		if (order > 0 || (order == 0 && num_sign(parts[i]) == sign))
			best = i;
	}
	return best;
}

bool round_preserving(struct arena *arena, const struct num *parts, size_t count, struct num total, int decimals,
		      struct num *out)
{
	struct num *lags = ARENA_ARRAY(arena, struct num, count);
	bool *taken = ARENA_ARRAY(arena, bool, count);
	struct num sum, missing, unit = last_unit(arena, decimals);

	if (!round_each(arena, parts, count, decimals, ROUND_HALF_AWAY, out, &sum) ||
	    !num_subtract(arena, total, sum, &missing))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!num_subtract(arena, parts[i], out[i], &lags[i]))
			return false;
	int sign = num_sign(missing);
	if (sign < 0 && !num_negate(arena, unit, &unit))
		return false;
	while (!num_is_zero(missing)) {
		size_t next = furthest_behind(parts, lags, taken, count, sign);
		if (next == count) {
			(void)!round_each(arena, parts, count, decimals, ROUND_HALF_AWAY, out, &sum);
			return false;
		}
		taken[next] = true;
		if (!add_to(arena, &out[next], unit) || !num_subtract(arena, missing, unit, &missing))
			return false;
	}
	return true;
}

/* ---- columns ---- */

static bool has_number(struct engine *engine, struct grid_row *row, size_t column, struct num *out)
{
	struct value value = grid_value(engine, row, column);

	if (value.kind != VALUE_NUMBER)
		return false;
	*out = format_scale(engine->arena, value.num, grid_cell_format(row, column));
	return true;
}

bool cell_sums_above(const struct grid_row *row, size_t column, bool *every)
{
	const struct grid_cell *cell = &row->cells[column];
	const struct expr *expr;

	*every = row->kind == ROW_TOTAL;
	if (cell->is_group_sum)
		return true;
	if (!cell->plan || cell->plan->kind != CELL_FORMULA)
		return false;
	expr = cell->plan->formula.expr;
	if (expr->meaning != MEANS_FUNCTION || expr->function->id != FN_SUM || expr->count != 1 ||
	    (expr->items[0]->meaning != MEANS_ABOVE && expr->items[0]->meaning != MEANS_EVERY))
		return false;
	*every = expr->items[0]->meaning == MEANS_EVERY;
	return true;
}

/*
 * The rows whose figures make up a sum: the sums within it, and the posts that no sum within it has taken. Marks them in
 * taken.
 */
static size_t parts_of(struct engine *engine, struct grid *grid, size_t index, size_t column, size_t *parts)
{
	struct grid_row *row = grid->rows[index];
	bool every;
	size_t count = 0, first = 0;

	if (!cell_sums_above(row, column, &every))
		return 0;
	if (row->cells[column].is_group_sum)
		first = row->first_row;
	for (size_t i = index; i-- > first;) {
		struct grid_row *above = grid->rows[i];
		struct num num;
		bool inner_every;
		if (above->kind == ROW_POST) {
			if (has_number(engine, above, column, &num))
				parts[count++] = i;
		} else if (above->kind == ROW_SUM && (every || row->cells[column].is_group_sum) &&
			   cell_sums_above(above, column, &inner_every)) {
			parts[count++] = i;
			/* what it sums is taken with it */
			if (above->cells[column].is_group_sum)
				i = above->first_row;
			else if (inner_every)
				break;
			else
				while (i > first &&
				       (grid->rows[i - 1]->kind == ROW_POST || grid->rows[i - 1]->kind == ROW_OF_WHICH))
					i--;
		} else if (above->kind != ROW_OF_WHICH && !every && !row->cells[column].is_group_sum) {
			break;
		}
	}
	return count;
}

static void preserve(struct engine *engine, struct grid *grid, size_t column, size_t index, struct num *printed)
{
	struct arena *arena = engine->arena;
	size_t *parts = ARENA_ARRAY(arena, size_t, index + 1);
	size_t count = parts_of(engine, grid, index, column, parts);
	struct num *exact = ARENA_ARRAY(arena, struct num, count), *rounded = ARENA_ARRAY(arena, struct num, count);
	int decimals = (int)format_decimals(grid_cell_format(grid->rows[index], column));

	for (size_t i = 0; i < count; i++) /* from above: the parts were found from below */
		(void)has_number(engine, grid->rows[parts[count - 1 - i]], column, &exact[i]);
	if (!round_preserving(arena, exact, count, printed[index], decimals, rounded))
		return;
	for (size_t i = 0; i < count; i++)
		printed[parts[count - 1 - i]] = rounded[i];
}

struct num *rounded_column(struct engine *engine, struct grid *grid, size_t column)
{
	struct num *printed = ARENA_ARRAY(engine->arena, struct num, grid->row_count);

	for (size_t i = 0; i < grid->row_count; i++) {
		struct num num;
		int decimals = (int)format_decimals(grid_cell_format(grid->rows[i], column));
		if (has_number(engine, grid->rows[i], column, &num) &&
		    !num_round(engine->arena, num, decimals, ROUND_HALF_AWAY, &printed[i]))
			printed[i] = num;
	}
	/* from below: an outer sum settles the inner ones before they settle their own parts */
	if (grid->plan->preserve_sums)
		for (size_t i = grid->row_count; i-- > 0;)
			preserve(engine, grid, column, i, printed);
	return printed;
}

/* parts has room for all rows above. A sum of rows in several units, or one without a value, is not one that a reader adds. */
static bool sum_does_not_add_up(struct engine *engine, struct grid *grid, size_t index, size_t column,
				const struct num *printed, size_t *parts)
{
	enum unit unit = grid_cell_format(grid->rows[index], column).unit;
	size_t count = parts_of(engine, grid, index, column, parts);
	struct num exact, sum = num_whole(0);

	if (count == 0 || !has_number(engine, grid->rows[index], column, &exact))
		return false;
	for (size_t i = 0; i < count; i++)
		if (grid_cell_format(grid->rows[parts[i]], column).unit != unit ||
		    !add_to(engine->arena, &sum, printed[parts[i]]))
			return false;
	return num_compare(sum, printed[index]) != 0;
}

bool column_does_not_add_up(struct engine *engine, struct grid *grid, size_t column, const struct num *printed)
{
	size_t *parts = ARENA_ARRAY(engine->arena, size_t, grid->row_count);

	for (size_t i = 0; i < grid->row_count; i++)
		if (sum_does_not_add_up(engine, grid, i, column, printed, parts))
			return true;
	return false;
}
