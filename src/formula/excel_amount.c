/* Which formulas are amounts. */
#include "formula/excel_amount.h"

#include "formula/aggregate.h"
#include "formula/function.h"

static bool is_money(enum column_type type)
{
	return type != COLUMN_NUMBER && type != COLUMN_TEXT;
}

static bool amount(const struct env *env, const struct expr *expr, int *left);

static bool cell_amount(const struct env *env, const struct grid_plan *plan, size_t row, size_t column, int *left)
{
	const struct cell_plan *cell = &plan->rows.items[row].cells[column];

	if (cell->kind == CELL_EMPTY && plan->rows.items[row].kind != ROW_HEADING)
		cell = &plan->columns[column].cell;
	return cell->kind != CELL_FORMULA || amount(env, cell->formula.expr, left);
}

/* All posts of a table's column. */
static bool column_amount(const struct env *env, const struct grid_plan *plan, size_t column, int *left)
{
	struct grid grid = {.plan = plan};
	struct grid_row any = {.grid = &grid}; /* without cells: none of its rows in particular */
	struct env inside = *env;

	inside.row = &any;
	inside.column = column;
	for (size_t row = 0; row < plan->rows.count; row++)
		if (plan->rows.items[row].kind == ROW_POST && !cell_amount(&inside, plan, row, column, left))
			return false;
	return true;
}

static bool row_cell_amount(const struct env *env, size_t column, int *left)
{
	const struct grid_cell *cell = env->row->cells ? &env->row->cells[column] : NULL;

	if (!cell || cell->is_group_sum)
		return column_amount(env, env->row->grid->plan, column, left);
	return cell->plan && cell->plan->kind == CELL_FORMULA && amount(env, cell->plan->formula.expr, left);
}

static bool range_amount(const struct env *env, const struct expr *argument, int *left)
{
	const struct env *where = env;
	const struct expr *range = resolve(&where, argument);

	switch (range->meaning) {
	case MEANS_TABLE:
		return is_money(range->table->columns[range->index].type);
	case MEANS_GRID:
		return column_amount(where, range->plan, range->index, left);
	case MEANS_ABOVE:
	case MEANS_EVERY:
		return where->row && column_amount(where, where->row->grid->plan, where->column, left);
	default:
		return amount(env, argument, left);
	}
}

static bool call_amount(const struct env *env, const struct expr *call, int *left)
{
	switch (call->function->id) {
	case FN_COUNTIFS:
		return true;
	case FN_INDEX:
	case FN_SUMIFS:
		return range_amount(env, call->items[0], left);
	case FN_IF:
		return amount(env, call->items[1], left) && amount(env, call->items[2], left);
	case FN_IFERROR:
		return amount(env, call->items[0], left) && amount(env, call->items[1], left);
	case FN_SUM:
	case FN_ABS:
	case FN_MIN:
	case FN_MAX:
		for (size_t i = 0; i < call->count; i++)
			if (!range_amount(env, call->items[i], left))
				return false;
		return true;
	default:
		return false;
	}
}

static bool name_amount(const struct env *env, const struct expr *use, int *left)
{
	const struct name *name = use->definition;
	struct env body = {.engine = env->engine, .context = env->context, .caller = env, .arguments = use->items};

	if (name->kind == NAME_FORMULA)
		return amount(&body, name->formula.expr, left);

	struct grid grid = {.plan = name->plan};
	struct grid_row any = {.grid = &grid};
	body.row = &any;
	body.column = name->column;
	return cell_amount(&body, name->plan, name->row, name->column, left);
}

/* Whether the value is a whole number of öre whatever the data: then ROUND(…,2) removes only the noise of doubles. */
static bool amount(const struct env *env, const struct expr *expr, int *left)
{
	if (--*left < 0) /* large enough to be told as no amount, or circular */
		return false;
	switch (expr->kind) {
	case EXPR_CONSTANT:
		return expr->value.kind == VALUE_NUMBER && !expr->value.num.ratio;
	case EXPR_NEGATE:
		return amount(env, expr->items[0], left);
	case EXPR_BINARY:
		return (expr->operator== OP_ADD || expr->operator== OP_SUBTRACT) && amount(env, expr->items[0], left) &&
		       amount(env, expr->items[1], left);
	default:
		break;
	}
	switch (expr->meaning) {
	case MEANS_ARGUMENT: {
		const struct env *where = env;
		const struct expr *stands_for = resolve(&where, expr);
		return stands_for != expr && amount(where, stands_for, left);
	}
	case MEANS_ROW_FIELD:
		return is_money(expr->table->columns[expr->index].type);
	case MEANS_ROW_CELL:
		return row_cell_amount(env, expr->index, left);
	case MEANS_FIGURE:
	case MEANS_FORMULA:
		return name_amount(env, expr, left);
	case MEANS_FUNCTION:
		return call_amount(env, expr, left);
	default:
		return false;
	}
}

bool formula_is_amount(const struct env *env, const struct expr *expr)
{
	int left = 1000;

	return expr->kind != EXPR_CONSTANT && amount(env, expr, &left);
}
