/* Which rows of a table a function over its columns looks at. */
#include "formula/selection.h"

const struct expr *resolve(const struct env **env, const struct expr *expr)
{
	while (expr->meaning == MEANS_ARGUMENT && (*env)->caller) {
		size_t index = expr->index;
		expr = (*env)->arguments[index];
		*env = (*env)->caller;
	}
	return expr;
}

/* ---- which rows ---- */

static bool cube_has(const struct cube *cube, const size_t *columns, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cube_column(cube, columns[i]) < 0)
			return false;
	return true;
}

static const struct cube *smallest_cube(const struct engine *engine, const size_t *columns, size_t count)
{
	const struct cube *best = NULL;

	for (const struct cube *cube = store_cubes(engine->store); cube; cube = cube->next)
		if (cube_has(cube, columns, count) && (!best || cube->table.row_count < best->table.row_count))
			best = cube;
	return best;
}

int selection_scope(const struct engine *engine, const struct context *context, const struct table *table)
{
	if (context->scope.n == 0)
		return -1;
	return store_column(engine->store, (struct table *)table, S("förvaltning"));
}

static bool add_criterion(const struct env *env, const struct expr *call, struct selection *selection, size_t column,
			  struct value value, enum value_error *error)
{
	struct str message;

	if (value.kind == VALUE_ERROR) {
		*error = value.error;
		return false;
	}
	if (!criterion_from_argument(env->engine, selection->table, column, value,
				     &selection->criteria[selection->count++], &message)) {
		*error = eval_fault(env, call, ERROR_TYPE, "%.*s", STR_ARG(message)).error;
		return false;
	}
	return true;
}

bool select_rows(const struct env *env, const struct expr *call, const struct table *table, size_t column, size_t first,
		 struct selection *selection, size_t *value_column, enum value_error *error)
{
	size_t columns[CRITERIA_MAXIMUM], count = 0;
	struct value values[CRITERIA_MAXIMUM];
	int scope = selection_scope(env->engine, env->context, table);

	selection->table = table;
	selection->count = 0;
	*value_column = column;
	for (size_t i = first; i + 1 < call->count && count < CRITERIA_MAXIMUM - 1; i += 2) {
		const struct env *where = env;
		columns[count] = resolve(&where, call->items[i])->index;
		values[count++] = eval(env, call->items[i + 1]);
	}
	if (scope >= 0) {
		columns[count] = (size_t)scope;
		values[count++] = value_text(env->context->scope);
	}

	const struct cube *cube = NULL;
	if (table->streamed) {
		cube = smallest_cube(env->engine, columns, count);
		if (!cube) {
			*error = eval_fault(env, call, ERROR_TYPE,
					    "no aggregate of the ledger has the columns of this formula")
					 .error;
			return false;
		}
		selection->table = &cube->table;
		/* belopp and antal stand after the cube's own columns */
		*value_column = cube->column_count;
	}
	for (size_t i = 0; i < count; i++) {
		size_t at = cube ? (size_t)cube_column(cube, columns[i]) : columns[i];
		if (!add_criterion(env, call, selection, at, values[i], error))
			return false;
	}
	return true;
}

bool selection_has(const struct selection *selection, size_t row)
{
	return criteria_meet(selection->criteria, selection->count, row);
}

/* ---- walking through them ---- */

struct selection_walk selection_walk(struct engine *engine, const struct table *table, const struct criterion *criteria,
				     size_t count)
{
	struct selection_walk walk = {.criteria = criteria, .criterion_count = count, .end = table->row_count};

	for (size_t i = 0; i < count; i++) {
		size_t n;
		const uint32_t *rows = criterion_rows(engine, &criteria[i], &n);
		if (rows && (!walk.rows || n < walk.end)) {
			walk.rows = rows;
			walk.end = n;
		}
	}
	return walk;
}

bool selection_next(struct selection_walk *walk, size_t *row)
{
	while (walk->next < walk->end) {
		size_t at = walk->next++;
		*row = walk->rows ? walk->rows[at] : at;
		if (criteria_meet(walk->criteria, walk->criterion_count, *row))
			return true;
	}
	return false;
}
