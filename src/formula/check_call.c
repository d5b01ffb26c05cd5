/* The arguments of functions: which are ranges, of which tables, and which types they take. */
#include "base/utf8.h"
#include "formula/aggregate.h"
#include "formula/check.h"
#include "formula/compared.h"
#include "formula/function.h"

#include <string.h>

static bool bind_table_column(const struct scene *scene, struct expr *expr)
{
	struct table *table = store_table(scene->engine->store, expr->name);

	if (!table)
		return false;
	int index = store_column(scene->engine->store, table, expr->column);
	if (index < 0) {
		struct scene_frame frame = {.table = table};
		struct scene inside = *scene;
		inside.frame = &frame;
		check_unknown(&inside, expr->at, _("column"), expr->column);
		return true;
	}
	expr->meaning = MEANS_TABLE;
	expr->table = table;
	expr->index = (size_t)index;
	return true;
}

static bool bind_grid_column(const struct scene *scene, struct expr *expr)
{
	struct grid_plan *plan = engine_find_plan(scene->engine, expr->name);

	if (!plan)
		return false;
	int index = grid_find_column(plan, expr->column);
	if (index < 0) {
		struct scene inside = *scene;
		inside.plan = plan;
		check_unknown(&inside, expr->at, _("column"), expr->column);
		return true;
	}
	expr->meaning = MEANS_GRID;
	expr->plan = plan;
	expr->index = (size_t)index;
	return true;
}

static bool is_row_alias(const struct scene *scene, struct str name)
{
	for (const struct scene_frame *frame = scene->frame; frame; frame = frame->outer)
		if (frame->alias.n && str_equal_fold(frame->alias, name))
			return true;
	return false;
}

/* A range, or NULL where expr is an ordinary expression (nothing is said then). */
static struct expr *as_range(const struct scene *scene, struct expr *expr, const struct scene **where)
{
	*where = scene;
	while (expr->kind == EXPR_NAME && (*where)->body) {
		size_t i = 0;
		while (i < (*where)->body->argument_count && !str_equal_fold((*where)->body->arguments[i], expr->name))
			i++;
		if (i == (*where)->body->argument_count)
			break;
		expr->meaning = MEANS_ARGUMENT;
		expr->index = i;
		expr = (*where)->arguments[i];
		*where = (*where)->caller;
	}
	if (expr->kind != EXPR_COLUMN || is_row_alias(*where, expr->name))
		return NULL;
	if (!bind_table_column(*where, expr) && !bind_grid_column(*where, expr))
		check_unknown(*where, expr->at, _("table"), expr->name);
	return expr;
}

struct expr *check_range(const struct scene *scene, struct expr *expr, const struct scene **where)
{
	struct expr *range = as_range(scene, expr, where);

	if (!range)
		diag_add(scene->engine->diags, DIAG_INPUT, expr->at,
			 _("expected a column here, as in huvudbok[belopp]"));
	return range && range->meaning != MEANS_NOTHING ? range : NULL;
}

static types number_range(const struct scene *scene, struct expr *call, struct expr *argument)
{
	const struct scene *where;
	struct expr *range = as_range(scene, argument, &where);
	enum function_id id = call->function->id;

	if (!range) {
		types found = check_expr(scene, argument);
		if (found && !types_fit(found, TYPE_NUMBER)) {
			diag_add(scene->engine->diags, DIAG_INPUT, argument->at,
				 _("expected a number or a column of numbers"));
			return 0;
		}
		return found;
	}
	if (range->meaning == MEANS_GRID)
		return TYPE_NUMBER;
	if (range->meaning != MEANS_TABLE)
		return 0;
	if (range->table->streamed && id != FN_SUM) {
		diag_add(scene->engine->diags, DIAG_INPUT, call->at,
			 _("the ledger is only summed and counted: SUMMA, SUMMA.OMF, ANTAL.OMF"));
		return 0;
	}
	if (range->table->streamed && !str_equal(range->table->columns[range->index].name, S("belopp"))) {
		diag_add(scene->engine->diags, DIAG_INPUT, argument->at, _("only huvudbok[belopp] can be summed"));
		return 0;
	}
	if (id != FN_COUNT && !column_is_number(range->table->columns[range->index].type)) {
		diag_add(scene->engine->diags, DIAG_INPUT, argument->at, _("column %.*s holds text, not numbers"),
			 STR_ARG(range->column));
		return 0;
	}
	check_needs(where, range->table, -1);
	if (scene->scoped && !where->scoped)
		check_needs(scene, range->table, -1);
	return TYPE_NUMBER;
}

/* A criterion that is written out is tried at once; of others the kind is known. */
static bool check_criterion(const struct scene *scene, const struct expr *range, struct expr *expr, types found)
{
	struct engine *engine = scene->engine;
	bool number = column_is_number(range->table->columns[range->index].type);
	struct criterion criterion;
	struct str message;

	if (!types_fit(found, TYPE_TEXT | TYPE_ALL | (number ? TYPE_NUMBER : 0))) {
		diag_add(engine->diags, DIAG_INPUT, expr->at,
			 _("column %.*s holds %s: its criterion is of the same kind"), STR_ARG(range->column),
			 number ? _("numbers") : _("text"));
		return false;
	}
	if (expr->kind != EXPR_CONSTANT || expr->value.kind == VALUE_EMPTY)
		return true;
	if (!criterion_of_value(engine, &range->table->columns[range->index], expr->value, &criterion, &message)) {
		diag_add(engine->diags, DIAG_INPUT, expr->at, "%.*s", STR_ARG(message));
		return false;
	}
	if (!criterion.all && criterion.value.kind == VALUE_TEXT)
		compared_add(engine, expr, criterion.value.text, range->table, range->index);
	return true;
}

/* Pairs of a column and a criterion, all of the table that the first names. */
static types criteria(const struct scene *scene, struct expr *call, size_t first, struct table *table)
{
	types result = TYPE_NUMBER;

	if ((call->count - first) % 2 != 0) {
		diag_add(scene->engine->diags, DIAG_INPUT, call->at,
			 _("%.*s takes pairs of a column and a criterion: one is left over"), STR_ARG(call->name));
		return 0;
	}
	if ((call->count - first) / 2 > CRITERIA_MAXIMUM - 1) {
		diag_add(scene->engine->diags, DIAG_INPUT, call->at, _("%.*s takes at most %d criteria"),
			 STR_ARG(call->name), CRITERIA_MAXIMUM - 1);
		return 0;
	}
	for (size_t i = first; i < call->count; i += 2) {
		const struct scene *where;
		struct expr *range = check_range(scene, call->items[i], &where);
		types found = check_expr(scene, call->items[i + 1]);
		if (!range || !found) {
			result = 0;
			continue;
		}
		if (range->meaning != MEANS_TABLE || range->table != table) {
			diag_add(scene->engine->diags, DIAG_INPUT, range->at,
				 _("all columns of one %.*s belong to one input table, here %.*s"), STR_ARG(call->name),
				 STR_ARG(table->name));
			result = 0;
			continue;
		}
		check_needs(scene, table, (int)range->index);
		if (!check_criterion(scene, range, call->items[i + 1], found))
			result = 0;
	}
	return result;
}

static types check_sumifs(const struct scene *scene, struct expr *call)
{
	const struct scene *where;
	struct expr *range = check_range(scene, call->items[0], &where);
	bool counting = call->function->id == FN_COUNTIFS;

	if (!range)
		return 0;
	if (range->meaning != MEANS_TABLE) {
		diag_add(scene->engine->diags, DIAG_INPUT, range->at,
			 _("%.*s works on input tables: %.*s is a document's table"), STR_ARG(call->name),
			 STR_ARG(range->name));
		return 0;
	}
	if (!counting && range->table->streamed && !str_equal(range->table->columns[range->index].name, S("belopp"))) {
		diag_add(scene->engine->diags, DIAG_INPUT, range->at, _("only huvudbok[belopp] can be summed"));
		return 0;
	}
	if (!counting && !column_is_number(range->table->columns[range->index].type)) {
		diag_add(scene->engine->diags, DIAG_INPUT, range->at, _("column %.*s holds text, not numbers"),
			 STR_ARG(range->column));
		return 0;
	}
	return criteria(scene, call, counting ? 0 : 1, range->table);
}

static bool readable(const struct scene *scene, const struct expr *range, const struct expr *call)
{
	if (range->meaning != MEANS_TABLE) {
		diag_add(scene->engine->diags, DIAG_INPUT, range->at,
			 _("%.*s works on input tables: %.*s is a document's table"), STR_ARG(call->name),
			 STR_ARG(range->name));
		return false;
	}
	if (range->table->streamed) {
		diag_add(scene->engine->diags, DIAG_INPUT, call->at,
			 _("the ledger is only summed and counted, it can not be looked up row by row"));
		return false;
	}
	check_needs(scene, range->table, -1);
	return true;
}

static types check_index(const struct scene *scene, struct expr *call)
{
	const struct scene *where;
	struct expr *range = check_range(scene, call->items[0], &where);
	types position = check_expr(scene, call->items[1]);

	if (!range || !position || !readable(scene, range, call))
		return 0;
	if (!(position & TYPE_NUMBER)) {
		diag_add(scene->engine->diags, DIAG_INPUT, call->items[1]->at,
			 _("expected the number of a row, as PASSA gives it"));
		return 0;
	}
	return column_types(range->table, range->index);
}

static types check_match(const struct scene *scene, struct expr *call)
{
	const struct scene *where;
	types wanted = check_expr(scene, call->items[0]);
	struct expr *range = check_range(scene, call->items[1], &where);

	if (!range || !wanted || !readable(scene, range, call))
		return 0;
	if (call->count == 3) {
		const struct expr *mode = call->items[2];
		if (mode->kind != EXPR_CONSTANT || mode->value.kind != VALUE_NUMBER || !num_is_zero(mode->value.num)) {
			diag_add(scene->engine->diags, DIAG_INPUT, mode->at,
				 _("the third argument of PASSA is 0: only exact matches"));
			return 0;
		}
	}
	if (!types_fit(wanted, column_types(range->table, range->index))) {
		diag_add(scene->engine->diags, DIAG_INPUT, call->items[0]->at,
			 _("column %.*s is of another kind than what is looked for"), STR_ARG(range->column));
		return 0;
	}
	return TYPE_NUMBER;
}

static types check_by_list(const struct scene *scene, struct expr *call)
{
	const char *list = call->function->types, *end = strchr(list, ':');
	types values = 0;
	bool faulty = false;

	for (size_t i = 0; i < call->count; i++) {
		const char *type = list + i < end ? list + i : end - 1;
		types found, wanted = TYPE_ANY | TYPE_ALL;
		if (*type == 'r') {
			found = number_range(scene, call, call->items[i]);
		} else {
			found = check_expr(scene, call->items[i]);
			wanted = *type == 'n'   ? TYPE_NUMBER | TYPE_EMPTY
				 : *type == 'b' ? TYPE_TRUTH
						: TYPE_ANY | TYPE_ALL;
		}
		if (found && !types_fit(found, wanted)) {
			diag_add(scene->engine->diags, DIAG_INPUT, call->items[i]->at,
				 _("%.*s expects %s as argument %zu"), STR_ARG(call->name),
				 *type == 'n' ? _("a number") : _("a condition"), i + 1);
			found = 0;
		}
		faulty = faulty || !found;
		if (*type == 'v')
			values |= found;
	}
	if (faulty)
		return 0;
	return end[1] == 'n' ? TYPE_NUMBER : end[1] == 'b' ? TYPE_TRUTH : values;
}

types check_function(const struct scene *scene, struct expr *call)
{
	const struct function *function = call->function;

	if (call->count < function->least || call->count > function->most) {
		diag_add(scene->engine->diags, DIAG_INPUT, call->at, _("%.*s takes %zu to %zu arguments, not %zu"),
			 STR_ARG(call->name), function->least, function->most, call->count);
		return 0;
	}
	switch (function->id) {
	case FN_SUMIFS:
	case FN_COUNTIFS:
		return check_sumifs(scene, call);
	case FN_INDEX:
		return check_index(scene, call);
	case FN_MATCH:
		return check_match(scene, call);
	default:
		return check_by_list(scene, call);
	}
}
