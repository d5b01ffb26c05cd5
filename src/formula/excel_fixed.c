/* What remains as it is when amounts of the data change. */
#include "formula/excel_translator.h"

#include "formula/function.h"
#include "formula/selection.h"

/* A formula of more parts than this is taken for one that changes. */
enum { PARTS_MOST = 200 };

static bool fixed(const struct env *env, const struct expr *expr, int *left);

static bool all_fixed(const struct env *env, const struct expr *expr, size_t first, int *left)
{
	for (size_t i = first; i < expr->count; i++)
		if (!fixed(env, expr->items[i], left))
			return false;
	return true;
}

static bool column_is_fixed(const struct env *env, const struct expr *argument)
{
	const struct expr *range = resolve(&env, argument);

	return range->meaning == MEANS_TABLE && !excel_is_measured(&range->table->columns[range->index]);
}

/* How many rows there are of what amounts do not tell. */
static bool counts_fixed(const struct env *env, const struct expr *call, int *left)
{
	for (size_t i = 0; i + 1 < call->count; i += 2)
		if (!column_is_fixed(env, call->items[i]) || !fixed(env, call->items[i + 1], left))
			return false;
	return true;
}

static bool call_is_fixed(const struct env *env, const struct expr *call, int *left)
{
	switch (call->function->id) {
	case FN_INDEX:
		return column_is_fixed(env, call->items[0]) && fixed(env, call->items[1], left);
	case FN_MATCH:
		return column_is_fixed(env, call->items[1]) && fixed(env, call->items[0], left);
	case FN_COUNTIFS:
		return counts_fixed(env, call, left);
	case FN_SUMIFS:
		return false;
	default:
		return call->function->types[0] != 'r' && all_fixed(env, call, 0, left);
	}
}

/* A text is written out where a formula refers to its cell. */
static bool cell_is_fixed(const struct env *env, size_t column, int *left)
{
	const struct cell_plan *plan = env->row->cells ? env->row->cells[column].plan : NULL;
	struct env inside = {.engine = env->engine,
			     .context = env->row->grid->context,
			     .frame = env->row->frame,
			     .row = env->row,
			     .column = column};

	if (!plan || env->row->cells[column].is_group_sum)
		return false;
	return plan->kind != CELL_FORMULA || fixed(&inside, plan->formula.expr, left);
}

static bool name_is_fixed(const struct env *env, const struct expr *use, int *left)
{
	const struct name *name = use->definition;
	struct env body = {.engine = env->engine, .context = env->context, .caller = env, .arguments = use->items};

	if (use->of_region && env->context->scope.n) /* a constant */
		return true;
	return name->kind == NAME_FORMULA && fixed(&body, name->formula.expr, left);
}

/* A parameter that the run itself has no value for is one of a control's sides. */
static bool parameter_is_fixed(const struct env *env, size_t index)
{
	return env->engine->parameters[index].value.kind != VALUE_EMPTY;
}

static bool fixed(const struct env *env, const struct expr *expr, int *left)
{
	if (--*left < 0)
		return false;
	if (expr->kind == EXPR_CONSTANT)
		return true;
	if (expr->kind == EXPR_NEGATE || expr->kind == EXPR_PERCENT || expr->kind == EXPR_BINARY)
		return all_fixed(env, expr, 0, left);
	switch (expr->meaning) {
	case MEANS_ARGUMENT: {
		const struct env *where = env;
		const struct expr *stands_for = resolve(&where, expr);
		return stands_for != expr && fixed(where, stands_for, left);
	}
	case MEANS_PARAMETER:
		return parameter_is_fixed(env, expr->index);
	case MEANS_ALL:
		return true;
	case MEANS_ROW_FIELD:
		return !excel_is_measured(&expr->table->columns[expr->index]);
	case MEANS_ROW_CELL:
		return cell_is_fixed(env, expr->index, left);
	case MEANS_FIGURE:
	case MEANS_FORMULA:
		return name_is_fixed(env, expr, left);
	case MEANS_FUNCTION:
		return call_is_fixed(env, expr, left);
	default:
		return false;
	}
}

bool excel_is_fixed(const struct env *env, const struct expr *expr)
{
	int left = PARTS_MOST;

	return fixed(env, expr, &left);
}
