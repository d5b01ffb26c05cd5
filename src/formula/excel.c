/* Translation of a formula to Excel. */
#include "formula/excel.h"

#include "base/buf.h"
#include "formula/aggregate.h"
#include "formula/excel_amount.h"
#include "formula/function.h"

#include <string.h>

struct translator {
	const struct excel_sink *sink;
	struct arena *arena;
	bool rounding; /* within an argument of ROUND or a side of a comparison */
};

static void translate(struct translator *t, const struct env *env, const struct expr *expr);

static void put(struct translator *t, struct str text)
{
	t->sink->text(t->sink->user, text);
}

struct str excel_literal(struct arena *arena, struct value value)
{
	struct buf out = BUF_INIT;

	switch (value.kind) {
	case VALUE_NUMBER:
		return num_exact_text(arena, value.num, NULL);
	case VALUE_TRUTH:
		return value.truth ? S("TRUE") : S("FALSE");
	case VALUE_ERROR:
		return str_from(value_error_name(value.error));
	case VALUE_EMPTY:
		return S("\"\"");
	case VALUE_TEXT:
		break;
	}
	buf_char(&out, '"');
	for (size_t i = 0; i < value.text.n; i++) {
		if (value.text.p[i] == '"')
			buf_char(&out, '"');
		buf_char(&out, value.text.p[i]);
	}
	buf_char(&out, '"');
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* ---- amounts: doubles that must fall on the same side as exact numbers do ---- */

/* An argument of ROUND or a side of a comparison: amounts are rounded, also within a quotient. */
static void translate_rounded(struct translator *t, const struct env *env, const struct expr *expr)
{
	bool wrap = formula_is_amount(env, expr), outer = t->rounding;

	t->rounding = !wrap;
	if (wrap)
		put(t, S("ROUND("));
	translate(t, env, expr);
	if (wrap)
		put(t, S(",2)"));
	t->rounding = outer;
}

/* ---- operators ---- */

static void operand(struct translator *t, const struct env *env, const struct expr *expr)
{
	const struct env *where = env;
	const struct expr *inner = resolve(&where, expr);

	if (t->rounding && formula_is_amount(env, expr)) {
		translate_rounded(t, env, expr);
		return;
	}
	bool compound = inner->kind == EXPR_BINARY || inner->kind == EXPR_NEGATE || inner->kind == EXPR_PERCENT ||
			inner->meaning == MEANS_FORMULA;

	if (compound)
		put(t, S("("));
	translate(t, env, expr);
	if (compound)
		put(t, S(")"));
}

static void comparison_side(struct translator *t, const struct env *env, const struct expr *expr)
{
	bool outer = t->rounding;

	t->rounding = true;
	operand(t, env, expr);
	t->rounding = outer;
}

static void binary(struct translator *t, const struct env *env, const struct expr *expr)
{
	bool compares = expr->operator >= OP_EQUAL;

	if (compares)
		comparison_side(t, env, expr->items[0]);
	else
		operand(t, env, expr->items[0]);
	put(t, str_from(operator_text(expr->operator)));
	if (compares)
		comparison_side(t, env, expr->items[1]);
	else
		operand(t, env, expr->items[1]);
}

/* ---- functions over columns ---- */

static bool has_wildcard(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (strchr("*?~", text.p[i]))
			return true;
	return false;
}

/* In Excel * ? ~ are wildcards in a criterion; our text is only itself. */
static struct str escaped(struct arena *arena, struct str text, bool with_operator)
{
	struct buf out = BUF_INIT;

	if (with_operator && !str_starts(text, S("<>")) && !str_starts(text, S("=")))
		buf_char(&out, '=');
	for (size_t i = 0; i < text.n; i++) {
		if (strchr("*?~", text.p[i]))
			buf_char(&out, '~');
		buf_char(&out, text.p[i]);
	}
	struct str copy = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

static void criterion(struct translator *t, const struct env *env, const struct expr *expr, struct value value,
		      bool with_operator)
{
	struct num num;
	struct str mark = value.kind == VALUE_TEXT ? value.text : S("");

	while (mark.n && strchr("<>=", mark.p[0]))
		mark = str_sub(mark, 1, mark.n);
	if (value.kind == VALUE_TEXT && value.text.n == 0) {
		put(t, S("\"\"")); /* the empty text, not the empty cell that it may have come from */
	} else if (with_operator && expr->kind == EXPR_CONSTANT && mark.n && mark.n < value.text.n &&
		   num_parse(t->arena, mark, &num)) {
		/* joined to the number: its decimal mark is then the reader's own */
		put(t, excel_literal(t->arena, value_text(str_sub(value.text, 0, value.text.n - mark.n))));
		put(t, S("&"));
		put(t, excel_literal(t->arena, value_number(num)));
	} else if (value.kind == VALUE_TEXT && has_wildcard(value.text))
		put(t, excel_literal(t->arena, value_text(escaped(t->arena, value.text, with_operator))));
	else
		translate(t, env, expr);
}

struct criteria_list {
	size_t columns[CRITERIA_MAXIMUM];
	const struct expr *exprs[CRITERIA_MAXIMUM];
	struct value values[CRITERIA_MAXIMUM];
	size_t count;
};

static void list_criteria(const struct env *env, const struct expr *call, size_t first, struct criteria_list *list)
{
	list->count = 0;
	for (size_t i = first; i + 1 < call->count && list->count < CRITERIA_MAXIMUM - 1; i += 2) {
		const struct env *where = env;
		list->columns[list->count] = resolve(&where, call->items[i])->index;
		list->exprs[list->count] = call->items[i + 1];
		list->values[list->count++] = eval(env, call->items[i + 1]);
	}
}

static int position_in(const struct cube *cube, size_t column)
{
	for (size_t i = 0; i < cube->column_count; i++)
		if (cube->columns[i] == column)
			return (int)i;
	return -1;
}

/* A column of the table or, for the ledger, of the aggregate chosen. */
static void data_column(struct translator *t, const struct env *env, const struct table *table, const struct cube *cube,
			size_t column)
{
	if (cube)
		t->sink->ledger_column(t->sink->user, env->context, cube, (size_t)position_in(cube, column));
	else
		t->sink->column(t->sink->user, env->context, table, column);
}

/* SUMIFS, COUNTIFS and sums of whole columns: table, what is summed (-1: rows are counted), criteria. */
static void sum_if(struct translator *t, const struct env *env, const struct expr *call, const struct table *table,
		   int summed, const struct criteria_list *list)
{
	const struct cube *cube = NULL;
	size_t used = 0;

	if (table->streamed) {
		cube = t->sink->cube(t->sink->user, env->context, list->columns, list->count);
		if (!cube) {
			t->sink->constant(t->sink->user, eval(env, call), call->source);
			return;
		}
	}
	for (size_t i = 0; i < list->count; i++)
		used += !value_is_all(list->values[i]);

	bool counting = summed < 0 && !cube;
	put(t, used == 0 ? (counting ? S("ROWS(") : S("SUM(")) : counting ? S("COUNTIFS(") : S("SUMIFS("));
	if (cube) /* belopp, or antal where rows are counted */
		t->sink->ledger_column(t->sink->user, env->context, cube, cube->column_count + (summed < 0));
	else if (summed >= 0)
		t->sink->column(t->sink->user, env->context, table, (size_t)summed);
	else if (used == 0)
		t->sink->column(t->sink->user, env->context, table, list->columns[0]);
	bool first = counting;
	for (size_t i = 0; i < list->count; i++) {
		if (value_is_all(list->values[i]))
			continue;
		if (!first)
			put(t, S(","));
		first = false;
		data_column(t, env, table, cube, list->columns[i]);
		put(t, S(","));
		criterion(t, env, list->exprs[i], list->values[i], true);
	}
	put(t, S(")"));
}

static void range_argument(struct translator *t, const struct env *env, const struct expr *argument)
{
	const struct env *where = env;
	const struct expr *range = resolve(&where, argument);

	switch (range->meaning) {
	case MEANS_TABLE:
		if (range->table->streamed) {
			struct criteria_list none = {.count = 0};
			sum_if(t, where, range, range->table, (int)range->index, &none);
		} else {
			t->sink->column(t->sink->user, where->context, range->table, range->index);
		}
		return;
	case MEANS_ABOVE:
	case MEANS_EVERY: {
		struct grid_row **rows = ARENA_ARRAY(t->arena, struct grid_row *, where->row->index);
		size_t count = grid_posts_above(where->row, range->meaning == MEANS_EVERY, rows);
		t->sink->cells(t->sink->user, rows, count, where->column);
		return;
	}
	case MEANS_GRID: {
		const struct context *context = plan_context(env->engine, range->plan, where->context);
		struct grid *grid = grid_make(env->engine, range->plan, context, NULL);
		struct grid_row **rows = ARENA_ARRAY(t->arena, struct grid_row *, grid->row_count);
		size_t count = 0;
		for (size_t i = 0; i < grid->row_count; i++)
			if (grid->rows[i]->kind == ROW_POST)
				rows[count++] = grid->rows[i];
		t->sink->cells(t->sink->user, rows, count, range->index);
		return;
	}
	default:
		translate(t, env, argument);
	}
}

static void call_name(struct translator *t, const struct expr *call)
{
	put(t, call->function->english);
	put(t, S("("));
}

static void lookup(struct translator *t, const struct env *env, const struct expr *call)
{
	bool is_match = call->function->id == FN_MATCH;

	call_name(t, call);
	if (is_match) {
		struct value wanted = eval(env, call->items[0]);
		criterion(t, env, call->items[0], wanted, false); /* MATCH has wildcards, but no operators */
		put(t, S(","));
		range_argument(t, env, call->items[1]);
		put(t, S(",0)"));
		return;
	}
	range_argument(t, env, call->items[0]);
	put(t, S(","));
	translate(t, env, call->items[1]);
	put(t, S(")"));
}

static void plain_call(struct translator *t, const struct env *env, const struct expr *call)
{
	enum function_id id = call->function->id;
	bool rounds = id == FN_ROUND || id == FN_ROUNDUP || id == FN_ROUNDDOWN;
	bool ranges = call->function->types[0] == 'r';

	call_name(t, call);
	for (size_t i = 0; i < call->count; i++) {
		if (i)
			put(t, S(","));
		if (ranges)
			range_argument(t, env, call->items[i]);
		else if (rounds && i == 0)
			translate_rounded(t, env, call->items[i]);
		else
			translate(t, env, call->items[i]);
	}
	put(t, S(")"));
}

static void function_call(struct translator *t, const struct env *env, const struct expr *call)
{
	const struct env *where = env;
	bool outer = t->rounding;

	t->rounding = false;
	switch (call->function->id) {
	case FN_SUMIFS:
	case FN_COUNTIFS: {
		const struct expr *range = resolve(&where, call->items[0]);
		bool counting = call->function->id == FN_COUNTIFS;
		struct criteria_list list;
		list_criteria(env, call, counting ? 0 : 1, &list);
		sum_if(t, env, call, range->table, counting ? -1 : (int)range->index, &list);
		break;
	}
	case FN_INDEX:
	case FN_MATCH:
		lookup(t, env, call);
		break;
	default:
		plain_call(t, env, call);
	}
	t->rounding = outer;
}

/* ---- names ---- */

static void formula_call(struct translator *t, const struct env *env, const struct expr *call)
{
	struct arena *arena = env->engine->arena;
	struct env body = {.engine = env->engine,
			   .context = env->context,
			   .caller = env,
			   .arguments = call->items,
			   .argument_values = ARENA_ARRAY(arena, struct value, call->count),
			   .argument_known = ARENA_ARRAY(arena, bool, call->count)};

	/* the whole region's figure, in a document for one förvaltning */
	if (call->of_region && env->context->scope.n)
		t->sink->constant(t->sink->user, eval(env, call), call->source);
	else
		translate(t, &body, call->definition->formula.expr);
}

static void meaning(struct translator *t, const struct env *env, const struct expr *expr)
{
	const struct excel_sink *sink = t->sink;

	switch (expr->meaning) {
	case MEANS_ARGUMENT: {
		const struct env *where = env;
		const struct expr *stands_for = resolve(&where, expr);
		translate(t, where, stands_for);
		return;
	}
	case MEANS_PARAMETER:
		sink->parameter(sink->user, env->context, expr->index);
		return;
	case MEANS_FIGURE:
		sink->name(sink->user, expr->definition, expr->of_region ? env->context->region : env->context);
		return;
	case MEANS_FUNCTION:
		function_call(t, env, expr);
		return;
	case MEANS_FORMULA:
		formula_call(t, env, expr);
		return;
	case MEANS_ROW_FIELD: {
		const struct frame *frame = frame_at(env->frame, expr->depth);
		sink->field(sink->user, env->context, frame->table, frame->row, expr->index);
		return;
	}
	case MEANS_ROW_CELL:
		sink->cell(sink->user, env->row, expr->index);
		return;
	default:
		sink->constant(sink->user, eval(env, expr), expr->source);
	}
}

static void translate(struct translator *t, const struct env *env, const struct expr *expr)
{
	switch (expr->kind) {
	case EXPR_CONSTANT:
		put(t, excel_literal(t->arena, expr->value));
		return;
	case EXPR_NEGATE:
		put(t, S("-"));
		operand(t, env, expr->items[0]);
		return;
	case EXPR_PERCENT:
		operand(t, env, expr->items[0]);
		put(t, S("/100"));
		return;
	case EXPR_BINARY:
		binary(t, env, expr);
		return;
	default:
		meaning(t, env, expr);
	}
}

void excel_translate(const struct env *env, const struct expr *expr, const struct excel_sink *sink)
{
	struct translator t = {.sink = sink, .arena = env->engine->arena};

	translate(&t, env, expr);
}

void excel_group_sum(struct grid_row *row, size_t column, const struct excel_sink *sink, struct arena *arena)
{
	struct grid_row **posts = ARENA_ARRAY(arena, struct grid_row *, row->index);
	size_t count = 0;

	for (size_t i = row->first_row; i < row->index; i++)
		if (row->grid->rows[i]->kind == ROW_POST)
			posts[count++] = row->grid->rows[i];
	sink->text(sink->user, S("SUM("));
	sink->cells(sink->user, posts, count, column);
	sink->text(sink->user, S(")"));
}
