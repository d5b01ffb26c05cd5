/* A figure explained. */
#include "formula/explain.h"

#include "base/buf.h"
#include "formula/aggregate.h"
#include "formula/function.h"
#include "formula/prose.h"

#include <stddef.h>

enum { ROWS_LISTED = 25, DEPTH_LIMIT = 30 };

struct explanation {
	struct engine *engine;
	struct buf text;
	unsigned depth;
	struct {
		const struct name **items;
		size_t count, capacity;
	} told;
};

static void explain_expr(struct explanation *e, const struct env *env, const struct expr *expr);

static void line(struct explanation *e, const char *format, ...) PRINTF_LIKE(2, 3);

static void line(struct explanation *e, const char *format, ...)
{
	va_list arguments;

	for (unsigned i = 0; i < e->depth; i++)
		buf_add(&e->text, S("  "));
	va_start(arguments, format);
	buf_add(&e->text, str_vprintf(e->engine->arena, format, arguments));
	va_end(arguments);
	buf_char(&e->text, '\n');
}

/* As printed; an amount also to the öre. */
static struct str shown(struct explanation *e, struct value value, struct format format)
{
	struct arena *arena = e->engine->arena;
	struct str text = format_value(arena, value, format, true);

	if (value.kind != VALUE_NUMBER || (format.unit != UNIT_MKR && format.unit != UNIT_TKR))
		return text;
	struct str exact = format_with_unit(arena, value.num, (struct format){UNIT_KR, 2});
	return str_printf(arena, "%.*s (%.*s)", STR_ARG(text), STR_ARG(exact));
}

/* ---- rows ---- */

struct row_lister {
	struct explanation *e;
	const struct selection *selection;
	const size_t *columns; /* of the ledger, for each criterion */
	size_t count;
	struct num sum;
};

static void list_row(struct row_lister *lister, struct row_origin origin, struct value value)
{
	struct explanation *e = lister->e;

	if (value.kind == VALUE_NUMBER && !num_add(e->engine->arena, lister->sum, value.num, &lister->sum))
		return;
	if (lister->count++ >= ROWS_LISTED)
		return;
	struct str place = store_origin_text(e->engine->arena, e->engine->store, origin);
	struct str amount = format_value(e->engine->arena, value, (struct format){UNIT_NONE, 2}, false);
	line(e, "%.*s  %.*s", STR_ARG(place), STR_ARG(amount));
}

static void list_rest(struct row_lister *lister)
{
	struct str sum = format_value(lister->e->engine->arena, value_number(lister->sum), (struct format){UNIT_NONE, 2}, false);

	if (lister->count > ROWS_LISTED)
		line(lister->e, _("… and %zu more rows; %zu rows in all, sum %.*s"), lister->count - ROWS_LISTED, lister->count,
		     STR_ARG(sum));
	else
		line(lister->e, ngettext("%zu row, sum %.*s", "%zu rows, sum %.*s", lister->count), lister->count, STR_ARG(sum));
}

/* The last of the values is the amount, those before it belong to the criteria. */
static bool visit_ledger(void *user, const struct value *values, struct row_origin origin)
{
	struct row_lister *lister = user;
	size_t n = lister->selection->count;

	for (size_t i = 0; i < n; i++)
		if (!criterion_meets_value(&lister->selection->criteria[i], values[i]))
			return true;
	list_row(lister, origin, values[n]);
	return true;
}

static void list_ledger(struct explanation *e, const struct selection *selection, size_t column)
{
	const struct cube *cube = (const struct cube *)((const char *)selection->table - offsetof(struct cube, table));
	struct row_lister lister = {.e = e, .selection = selection};
	size_t columns[CRITERIA_MAXIMUM + 1];

	for (size_t i = 0; i < selection->count; i++)
		columns[i] = cube->columns[selection->criteria[i].column - cube->table.columns];
	columns[selection->count] = column;
	if (store_visit_ledger(e->engine->store, columns, selection->count + 1, visit_ledger, &lister, e->engine->diags))
		list_rest(&lister);
}

static void list_table(struct explanation *e, const struct selection *selection, size_t column)
{
	struct row_lister lister = {.e = e, .selection = selection};

	for (size_t row = 0; row < selection->table->row_count; row++)
		if (selection_has(selection, row))
			list_row(&lister, selection->table->origins[row], selection->table->columns[column].cells[row]);
	list_rest(&lister);
}

/* The rows that a function over a column of an input table looks at. */
static void explain_rows(struct explanation *e, const struct env *env, const struct expr *call, const struct expr *range,
			 size_t first)
{
	struct selection selection;
	size_t column;
	enum value_error error;

	if (!select_rows(env, call, range->table, range->index, first, &selection, &column, &error))
		return;
	for (size_t i = 0; i < selection.count; i++) {
		const struct criterion *c = &selection.criteria[i];
		struct str value = c->all ? S("alla")
					  : format_value(e->engine->arena, c->value, column_format(c->column->type), false);
		line(e, "%.*s %s %.*s", STR_ARG(c->column->name), c->all ? "=" : operator_text(c->operator), STR_ARG(value));
	}
	if (range->table->streamed)
		list_ledger(e, &selection, range->index);
	else
		list_table(e, &selection, column);
}

/* ---- formulas ---- */

static void explain_aggregate(struct explanation *e, const struct env *env, const struct expr *call)
{
	const struct env *where = env;
	const struct expr *range = resolve(&where, call->items[0]);
	bool counting = call->function->id == FN_COUNTIFS;
	struct value value = eval(env, call);
	struct str text = shown(e, value, expr_format(call, env->context));

	struct str source = str_squeeze(e->engine->arena, call->source);

	line(e, "%.*s = %.*s", STR_ARG(source), STR_ARG(text));
	e->depth++;
	explain_rows(e, env, call, range, counting ? 0 : 1);
	e->depth--;
}

static void explain_cell(struct explanation *e, struct grid_row *row, size_t column)
{
	const struct grid_cell *cell = &row->cells[column];
	struct env env = {.engine = e->engine,
			  .context = row->grid->context,
			  .frame = row->frame,
			  .row = row,
			  .column = column};
	struct str name = grid_row_name(e->engine, row);
	struct str value = shown(e, grid_value(e->engine, row, column), grid_format(row->grid->plan, cell->plan, column));

	line(e, "%.*s: %.*s", STR_ARG(name), STR_ARG(value));
	if (cell->is_group_sum || !cell->plan || cell->plan->kind != CELL_FORMULA)
		return;
	e->depth++;
	explain_expr(e, &env, cell->plan->formula.expr);
	e->depth--;
}

static void explain_above(struct explanation *e, const struct env *env, bool every)
{
	struct grid_row **rows = ARENA_ARRAY(e->engine->arena, struct grid_row *, env->row->index);
	size_t count = grid_posts_above(env->row, every, rows);

	for (size_t i = 0; i < count; i++)
		explain_cell(e, rows[i], env->column);
}

static void explain_grid_column(struct explanation *e, const struct env *env, const struct expr *range)
{
	struct grid *grid =
		grid_make(e->engine, range->plan, plan_context(e->engine, range->plan, env->context), NULL);

	for (size_t i = 0; i < grid->row_count; i++)
		if (grid->rows[i]->kind == ROW_POST)
			explain_cell(e, grid->rows[i], range->index);
}

static bool already_told(struct explanation *e, const struct name *name)
{
	for (size_t i = 0; i < e->told.count; i++)
		if (e->told.items[i] == name)
			return true;
	*ARENA_PUSH(e->engine->arena, &e->told) = name;
	return false;
}

static void explain_name(struct explanation *e, const struct name *name, const struct context *context)
{
	struct str value = shown(e, figure_value(e->engine, name, context), figure_format(name));
	const struct context *own = name_context(e->engine, name, context);
	struct env env = {.engine = e->engine, .context = own ? own : context};

	line(e, "%.*s = %.*s", STR_ARG(name->name), STR_ARG(value));
	e->depth++;
	if (already_told(e, name)) {
		line(e, "%s", _("(explained above)"));
		e->depth--;
		return;
	}
	line(e, "=%.*s  [%.*s:%u]", STR_ARG(name->formula.source), STR_ARG(name->at.file), name->at.line);
	if (name->kind == NAME_FORMULA) {
		explain_expr(e, &env, name->formula.expr);
	} else {
		struct grid *grid = grid_make(e->engine, name->plan, env.context, NULL);
		const struct cell_plan *cell = &name->plan->rows.items[name->row].cells[name->column];
		for (size_t i = 0; i < grid->row_count; i++)
			if (grid->rows[i]->cells[name->column].plan == cell)
				explain_cell(e, grid->rows[i], name->column);
	}
	e->depth--;
}

static void explain_call(struct explanation *e, const struct env *env, const struct expr *call)
{
	struct arena *arena = e->engine->arena;
	struct env body = {.engine = e->engine,
			   .context = call->of_region ? env->context->region : env->context,
			   .caller = env,
			   .arguments = call->items,
			   .argument_values = ARENA_ARRAY(arena, struct value, call->count),
			   .argument_known = ARENA_ARRAY(arena, bool, call->count)};
	struct str value = shown(e, eval(env, call), expr_format(call, env->context));
	const struct name *name = call->definition;

	struct str source = str_squeeze(arena, call->source);

	line(e, "%.*s = %.*s  [%.*s:%u]", STR_ARG(source), STR_ARG(value), STR_ARG(name->at.file), name->at.line);
	e->depth++;
	explain_expr(e, &body, name->formula.expr);
	e->depth--;
}

static void explain_field(struct explanation *e, const struct env *env, const struct expr *expr)
{
	const struct frame *frame = frame_at(env->frame, expr->depth);
	const struct column *column = &frame->table->columns[expr->index];
	struct str place = frame->table->origins
				   ? store_origin_text(e->engine->arena, e->engine->store, frame->table->origins[frame->row])
				   : frame->table->name;
	struct str value = format_value(e->engine->arena, column->cells[frame->row], column_format(column->type), true);

	line(e, "%.*s  %.*s = %.*s", STR_ARG(place), STR_ARG(column->name), STR_ARG(value));
}

static bool sums_rows(const struct expr *expr)
{
	enum function_id id = expr->function->id;

	return id == FN_SUMIFS || id == FN_COUNTIFS;
}

static void explain_items(struct explanation *e, const struct env *env, const struct expr *expr)
{
	for (size_t i = 0; i < expr->count; i++) {
		const struct env *where = env;
		const struct expr *item = resolve(&where, expr->items[i]);
		if (item->meaning == MEANS_ABOVE || item->meaning == MEANS_EVERY)
			explain_above(e, where, item->meaning == MEANS_EVERY);
		else if (item->meaning == MEANS_GRID)
			explain_grid_column(e, where, item);
		else if (item->meaning == MEANS_TABLE && expr->function && expr->function->types[0] == 'r')
			explain_rows(e, where, item, item, item->count);
		else if (item->meaning != MEANS_TABLE)
			explain_expr(e, env, expr->items[i]);
	}
}

static void explain_expr(struct explanation *e, const struct env *env, const struct expr *expr)
{
	if (e->depth > DEPTH_LIMIT)
		return;
	switch (expr->meaning) {
	case MEANS_ARGUMENT: {
		const struct env *where = env;
		const struct expr *stands_for = resolve(&where, expr);
		explain_expr(e, where, stands_for);
		return;
	}
	case MEANS_PARAMETER: {
		const struct parameter *parameter = &env->context->parameters[expr->index];
		struct str value = format_value(e->engine->arena, parameter->value, parameter->format, true);
		line(e, "%.*s = %.*s", STR_ARG(parameter->name), STR_ARG(value));
		return;
	}
	case MEANS_FIGURE:
		explain_name(e, expr->definition, expr->of_region ? env->context->region : env->context);
		return;
	case MEANS_FORMULA:
		explain_call(e, env, expr);
		return;
	case MEANS_ROW_FIELD:
		explain_field(e, env, expr);
		return;
	case MEANS_ROW_CELL:
		explain_cell(e, env->row, expr->index);
		return;
	case MEANS_FUNCTION:
		if (sums_rows(expr))
			explain_aggregate(e, env, expr);
		else
			explain_items(e, env, expr);
		return;
	default:
		explain_items(e, env, expr);
	}
}

struct str explain(struct engine *engine, struct str name)
{
	struct explanation e = {.engine = engine, .text = BUF_INIT};
	struct str rest = name, wanted = str_cut(&rest, '@');
	const struct name *found = engine_find_name(engine, wanted);
	const struct context *context = engine_context(engine);

	if (!found || found->argument_count) {
		diag_add(engine->diags, DIAG_USAGE, (struct place){0}, _("no figure is named \"%.*s\""), STR_ARG(wanted));
		return S("");
	}
	bool known = rest.n == 0;
	for (const struct context *c = engine->contexts; c && rest.n; c = c->next)
		if (str_equal(c->scope, rest) && (found->document.n == 0 || str_equal(c->document, found->document))) {
			context = c;
			known = true;
		}
	if (!known) {
		diag_add(engine->diags, DIAG_USAGE, (struct place){0}, _("no document is made for \"%.*s\""), STR_ARG(rest));
		return S("");
	}
	if (!name_context(engine, found, context)) {
		diag_add(engine->diags, DIAG_USAGE, (struct place){0},
			 _("\"%.*s\" exists once for each förvaltning: ask for %.*s@CODE"), STR_ARG(wanted), STR_ARG(wanted));
		return S("");
	}
	explain_name(&e, found, context);
	struct str text = str_copy(engine->arena, buf_str(&e.text));
	buf_release(&e.text);
	return text;
}
