/* Functions over whole columns. */
#include "formula/aggregate.h"

#include "formula/function.h"

/* ---- SUM, AVERAGE, MIN, MAX, COUNT ---- */

struct fold {
	const struct env *env;
	const struct expr *call;
	int64_t count;
	struct num sum, least, most; /* least and most of none are not set */
	bool failed;
	enum value_error error;
};

static void fold_fail(struct fold *fold, enum value_error error)
{
	if (!fold->failed) {
		fold->failed = true;
		fold->error = error;
	}
}

static void fold_number(struct fold *fold, struct num num)
{
	if (fold->count == 0 || num_compare(num, fold->least) < 0)
		fold->least = num;
	if (fold->count == 0 || num_compare(num, fold->most) > 0)
		fold->most = num;
	fold->count++;
	if (!num_add(fold->env->engine->arena, fold->sum, num, &fold->sum))
		fold_fail(fold,
			  eval_fault(fold->env, fold->call, ERROR_OVERFLOW, _("the sum is too large to be an amount"))
				  .error);
}

/* Empty cells and texts are passed over, as Excel does in a range. */
static void fold_cell(struct fold *fold, struct value value)
{
	if (value.kind == VALUE_ERROR)
		fold_fail(fold, value.error);
	else if (value.kind == VALUE_NUMBER)
		fold_number(fold, value.num);
}

static struct selection_walk walk_of(const struct env *env, const struct selection *selection)
{
	return selection_walk(env->engine, selection->table, selection->criteria, selection->count);
}

static void fold_table(struct fold *fold, const struct env *env, const struct expr *range)
{
	struct selection selection;
	size_t column;
	enum value_error error;

	if (!select_rows(env, range, range->table, range->index, range->count, &selection, &column, &error)) {
		fold_fail(fold, error);
		return;
	}
	struct selection_walk walk = walk_of(env, &selection);
	for (size_t row; !fold->failed && selection_next(&walk, &row);)
		fold_cell(fold, selection.table->columns[column].cells[row]);
}

static void fold_grid_rows(struct fold *fold, struct grid_row *const *rows, size_t count, size_t column)
{
	for (size_t i = 0; i < count && !fold->failed; i++)
		fold_cell(fold, grid_value(fold->env->engine, rows[i], column));
}

static void fold_above(struct fold *fold, const struct env *env, bool every)
{
	struct grid_row **rows = ARENA_ARRAY(env->engine->arena, struct grid_row *, env->row->index);
	size_t count = grid_posts_above(env->row, every, rows);

	fold_grid_rows(fold, rows, count, env->column);
}

/* What the posts of a column come to: every row of a table may ask for that of another. */
struct grid_fold {
	bool known;
	int64_t count;
	struct num sum, least, most;
};

/* Adds what is known of a column. */
static void fold_known(struct fold *fold, const struct grid_fold *known)
{
	if (known->count == 0)
		return;
	if (fold->count == 0 || num_compare(known->least, fold->least) < 0)
		fold->least = known->least;
	if (fold->count == 0 || num_compare(known->most, fold->most) > 0)
		fold->most = known->most;
	fold->count += known->count;
	if (!num_add(fold->env->engine->arena, fold->sum, known->sum, &fold->sum))
		fold_fail(fold,
			  eval_fault(fold->env, fold->call, ERROR_OVERFLOW, _("the sum is too large to be an amount"))
				  .error);
}

/* An error is not remembered: a column that is just being calculated is circular only for those within it. */
static void fold_grid(struct fold *fold, const struct env *env, const struct expr *range)
{
	const struct context *context = plan_context(env->engine, range->plan, env->context);
	struct grid *grid = grid_make(env->engine, range->plan, context, NULL);
	struct fold own = {.env = fold->env, .call = fold->call};

	if (grid->made && !grid->folds)
		grid->folds = ARENA_ARRAY(env->engine->arena, struct grid_fold, grid->plan->column_count);
	struct grid_fold *known = grid->folds ? &grid->folds[range->index] : NULL;
	if (known && known->known) {
		fold_known(fold, known);
		return;
	}
	for (size_t i = 0; i < grid->row_count; i++)
		if (grid->rows[i]->kind == ROW_POST)
			fold_grid_rows(&own, &grid->rows[i], 1, range->index);
	if (own.failed) {
		fold_fail(fold, own.error);
		return;
	}
	struct grid_fold found = {true, own.count, own.sum, own.least, own.most};
	fold_known(fold, &found);
	if (known)
		*known = found;
}

static void fold_argument(struct fold *fold, const struct expr *argument)
{
	const struct env *env = fold->env;
	const struct expr *range = resolve(&env, argument);

	switch (range->meaning) {
	case MEANS_TABLE:
		fold_table(fold, env, range);
		return;
	case MEANS_GRID:
		fold_grid(fold, env, range);
		return;
	case MEANS_ABOVE:
	case MEANS_EVERY:
		fold_above(fold, env, range->meaning == MEANS_EVERY);
		return;
	default:
		break;
	}
	struct value value = eval(env, range);
	if (value.kind == VALUE_TEXT || value.kind == VALUE_TRUTH)
		fold_fail(fold, eval_fault(env, range, ERROR_TYPE, _("a number was expected here, not a text")).error);
	else
		fold_cell(fold, value);
}

static struct value fold_result(struct fold *fold, enum function_id function)
{
	struct arena *arena = fold->env->engine->arena;
	struct num count = num_hundredths(fold->count * 100), quotient;

	if (fold->failed)
		return value_error(fold->error);
	switch (function) {
	case FN_COUNT:
		return value_number(count);
	case FN_MIN:
		return value_number(fold->count ? fold->least : num_whole(0));
	case FN_MAX:
		return value_number(fold->count ? fold->most : num_whole(0));
	case FN_AVERAGE:
		if (fold->count == 0 || !num_divide(arena, fold->sum, count, &quotient))
			return value_error(ERROR_DIVISION);
		return value_number(quotient);
	default:
		return value_number(fold->sum);
	}
}

/* ---- SUMIFS, COUNTIFS ---- */

static struct value sum_if(const struct env *env, const struct expr *call, bool counting)
{
	const struct env *where = env;
	const struct expr *range = resolve(&where, call->items[0]);
	struct fold fold = {.env = env, .call = call};
	struct selection selection;
	size_t column;
	enum value_error error;

	if (!select_rows(env, call, range->table, range->index, counting ? 0 : 1, &selection, &column, &error))
		return value_error(error);

	bool streamed = range->table->streamed;
	struct selection_walk walk = walk_of(env, &selection);
	for (size_t row; !fold.failed && selection_next(&walk, &row);) {
		if (!counting)
			fold_cell(&fold, selection.table->columns[column].cells[row]);
		else if (streamed)
			fold_cell(&fold, selection.table->columns[column + 1].cells[row]);
		else
			fold.sum.hundredths += 100;
	}
	return fold_result(&fold, FN_SUM);
}

/* ---- INDEX, MATCH ---- */

/* Rows outside the document's förvaltning are not there: positions count those that are. */
static bool in_scope(const struct env *env, const struct table *table, struct criterion *scope)
{
	int column = selection_scope(env->engine, env->context, table);
	struct str message;

	if (column < 0)
		return false;
	return criterion_from_condition(env->engine, table, (size_t)column, OP_EQUAL, value_text(env->context->scope),
					scope, &message);
}

static struct value match(const struct env *env, const struct expr *call)
{
	const struct env *where = env;
	const struct expr *range = resolve(&where, call->items[1]);
	struct value wanted = eval(env, call->items[0]);
	struct criterion criterion, scope;
	struct str message;

	if (wanted.kind == VALUE_ERROR)
		return wanted;
	/* as in Excel: nothing looks for 0, and finds no empty cell */
	if (wanted.kind == VALUE_EMPTY && column_is_number(range->table->columns[range->index].type))
		wanted = value_number(num_whole(0));
	if (wanted.kind == VALUE_EMPTY || (wanted.kind == VALUE_TEXT && wanted.text.n == 0))
		return value_error(ERROR_NOT_FOUND);
	if (!criterion_from_condition(env->engine, range->table, range->index, OP_EQUAL, wanted, &criterion, &message))
		return eval_fault(env, call, ERROR_TYPE, "%.*s", STR_ARG(message));
	criterion.meets_empty = false;

	bool scoped = in_scope(where, range->table, &scope);
	int32_t position = 0;
	for (size_t row = 0; row < range->table->row_count; row++) {
		if (scoped && !criterion_meets(&scope, row))
			continue;
		position++;
		if (criterion_meets(&criterion, row))
			return value_number(num_whole(position));
	}
	return value_error(ERROR_NOT_FOUND);
}

static struct value index_value(const struct env *env, const struct expr *call)
{
	const struct env *where = env;
	const struct expr *range = resolve(&where, call->items[0]);
	struct value position = eval(env, call->items[1]);
	struct criterion scope;
	int64_t wanted;

	if (position.kind == VALUE_ERROR)
		return position;
	if (position.kind != VALUE_NUMBER || !num_is_whole(position.num, &wanted))
		return eval_fault(env, call, ERROR_TYPE, _("the second argument of INDEX is a whole number"));

	bool scoped = in_scope(where, range->table, &scope);
	for (size_t row = 0; row < range->table->row_count; row++) {
		if (scoped && !criterion_meets(&scope, row))
			continue;
		if (--wanted == 0)
			return range->table->columns[range->index].cells[row];
	}
	return value_error(ERROR_NOT_FOUND);
}

struct value aggregate(const struct env *env, const struct expr *call)
{
	switch (call->function->id) {
	case FN_SUMIFS:
		return sum_if(env, call, false);
	case FN_COUNTIFS:
		return sum_if(env, call, true);
	case FN_INDEX:
		return index_value(env, call);
	case FN_MATCH:
		return match(env, call);
	default: {
		struct fold fold = {.env = env, .call = call};
		for (size_t i = 0; i < call->count && !fold.failed; i++)
			fold_argument(&fold, call->items[i]);
		return fold_result(&fold, call->function->id);
	}
	}
}
