/* Functions over columns in Excel: INDEX and MATCH, and the arguments of SUM and its like. */
#include "formula/excel_translator.h"

#include "formula/function.h"
#include "formula/selection.h"

/* ---- arguments of SUM and its like ---- */

/* Cells of one column of a document's table. */
struct cells {
	struct grid_row **rows;
	size_t count, column;
};

static bool cells_of(struct translator *t, const struct env *env, const struct expr *range, struct cells *cells)
{
	if (range->meaning == MEANS_ABOVE || range->meaning == MEANS_EVERY) {
		cells->rows = ARENA_ARRAY(t->arena, struct grid_row *, env->row->index);
		cells->count = grid_posts_above(env->row, range->meaning == MEANS_EVERY, cells->rows);
		cells->column = env->column;
		return true;
	}
	if (range->meaning != MEANS_GRID)
		return false;
	const struct context *context = plan_context(env->engine, range->plan, env->context);
	struct grid *grid = grid_make(env->engine, range->plan, context, NULL);
	cells->rows = ARENA_ARRAY(t->arena, struct grid_row *, grid->row_count);
	cells->count = 0;
	cells->column = range->index;
	for (size_t i = 0; i < grid->row_count; i++)
		if (grid->rows[i]->kind == ROW_POST)
			cells->rows[cells->count++] = grid->rows[i];
	return true;
}

void excel_range(struct translator *t, const struct env *env, const struct expr *argument)
{
	const struct env *where = env;
	const struct expr *range = resolve(&where, argument);
	struct cells cells;

	if (range->meaning == MEANS_TABLE)
		excel_whole_column(t, where, range);
	else if (cells_of(t, where, range, &cells))
		t->sink->cells(t->sink->user, cells.rows, cells.count, cells.column);
	else
		excel_expr(t, env, argument);
}

bool excel_shows_field(const struct env *env, const struct expr *expr)
{
	if (expr->meaning != MEANS_ROW_CELL || !env->row->cells)
		return expr->meaning == MEANS_ROW_FIELD;
	const struct cell_plan *plan = env->row->cells[expr->index].plan;
	return plan && plan->kind == CELL_FORMULA && plan->formula.expr->meaning == MEANS_ROW_FIELD;
}

bool excel_range_is_empty(struct translator *t, const struct env *env, const struct expr *argument, bool adds)
{
	const struct env *where = env;
	const struct expr *range = resolve(&where, argument);
	struct cells cells;

	if (range->meaning == MEANS_TABLE)
		return false;
	if (!cells_of(t, where, range, &cells))
		return !adds && eval(where, range).kind == VALUE_EMPTY && !excel_shows_field(where, range);
	for (size_t i = 0; i < cells.count; i++) {
		struct value value = grid_value(env->engine, cells.rows[i], cells.column);
		if (value.kind == VALUE_NUMBER || value.kind == VALUE_ERROR)
			return false;
	}
	return true;
}

/* ---- INDEX, MATCH ---- */

static void put_match(struct translator *t, const struct env *env, const struct expr *call, const struct expr *range)
{
	excel_put(t, S("MATCH("));
	excel_wanted(t, env, call->items[0], column_is_number(range->table->columns[range->index].type));
	excel_put(t, S(","));
	t->sink->column(t->sink->user, env->context, range->table, range->index);
	excel_put(t, S(",0)"));
}

/*
 * INDEX of what MATCH finds in the same table needs only the rows that MATCH may find: places do not show. False where it is
 * another INDEX.
 */
static bool put_found(struct translator *t, const struct env *env, const struct expr *shown, const struct expr *place)
{
	const struct env *inner = env, *where;
	const struct expr *match = resolve(&inner, place);
	struct criterion criterion;
	struct str message;

	if (match->meaning != MEANS_FUNCTION || match->function->id != FN_MATCH)
		return false;
	where = inner;
	const struct expr *range = resolve(&where, match->items[1]);
	if (range->table != shown->table ||
	    !criterion_from_condition(env->engine, range->table, range->index, OP_EQUAL, eval(inner, match->items[0]),
				      &criterion, &message))
		return false;
	t->sink->column(t->sink->user, env->context, shown->table, shown->index);
	excel_put(t, S(","));
	put_match(t, inner, match, range);
	t->sink->rows(t->sink->user, env->context, shown->table, NULL, &criterion, 1);
	return true;
}

void excel_lookup(struct translator *t, const struct env *env, const struct expr *call)
{
	bool is_match = call->function->id == FN_MATCH;
	const struct env *where = env;
	const struct expr *range = resolve(&where, call->items[is_match]);

	if (is_match) {
		put_match(t, env, call, range);
		t->sink->rows(t->sink->user, where->context, range->table, NULL, NULL, 0);
		return;
	}
	excel_put(t, S("INDEX("));
	if (!put_found(t, env, range, call->items[1])) {
		excel_whole_column(t, where, range);
		excel_put(t, S(","));
		excel_expr(t, env, call->items[1]);
	}
	excel_put(t, S(")"));
}
