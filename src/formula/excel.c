/* Translation of a formula to Excel. */
#include "formula/excel.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formula/excel_amount.h"
#include "formula/excel_translator.h"
#include "formula/function.h"
#include "formula/selection.h"

void excel_put(struct translator *t, struct str text)
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

bool excel_takes_literal(struct str text)
{
	enum { LONGEST = 255 };
	size_t units = 0, length;

	for (; text.n && units <= LONGEST; text = str_sub(text, length, text.n))
		units += utf8_next(text, &length) >= 0x10000 ? 2 : 1;
	return units <= LONGEST;
}

/* ---- fields of the row that is repeated ---- */

static struct value field_value(const struct env *env, const struct expr *field)
{
	const struct frame *frame = frame_at(env->frame, field->depth);

	return frame->table->columns[field->index].cells[frame->row];
}

bool excel_writes_out(const struct translator *t, const struct env *env, const struct expr *expr)
{
	const struct expr *field = resolve(&env, expr);

	if (field->meaning != MEANS_ROW_FIELD)
		return false;
	const struct table *table = frame_at(env->frame, field->depth)->table;
	enum column_type type = table->columns[field->index].type;
	struct value value = field_value(env, field);
	bool is_code = value.kind == VALUE_TEXT && value.text.n && excel_takes_literal(value.text);
	bool is_time = value.kind == VALUE_NUMBER && t->criterion &&
		       (type == COLUMN_PERIOD || type == COLUMN_YEAR || type == COLUMN_DATE);

	return (is_code || is_time) && t->sink->written_out(t->sink->user, table, field->index);
}

static void put_field(struct translator *t, const struct env *env, const struct expr *field)
{
	const struct frame *frame = frame_at(env->frame, field->depth);

	if (excel_writes_out(t, env, field))
		excel_put(t, excel_literal(t->arena, field_value(env, field)));
	else
		t->sink->field(t->sink->user, env->context, frame->table, frame->row, field->index);
}

/* ---- amounts: doubles that must fall on the same side as exact numbers do ---- */

/* An argument of ROUND or a side of a comparison: amounts are rounded, also within a quotient. */
void excel_rounded(struct translator *t, const struct env *env, const struct expr *expr)
{
	bool wrap = formula_is_amount(env, expr), outer = t->rounding;

	t->rounding = !wrap;
	if (wrap)
		excel_put(t, S("ROUND("));
	excel_expr(t, env, expr);
	if (wrap)
		excel_put(t, S(",2)"));
	t->rounding = outer;
}

/* ---- operators ---- */

void excel_operand(struct translator *t, const struct env *env, const struct expr *expr)
{
	const struct env *where = env;
	const struct expr *inner = resolve(&where, expr);

	if (t->rounding && formula_is_amount(env, expr)) {
		excel_rounded(t, env, expr);
		return;
	}
	bool compound = inner->kind == EXPR_BINARY || inner->kind == EXPR_NEGATE || inner->kind == EXPR_PERCENT ||
			inner->meaning == MEANS_FORMULA;

	if (compound)
		excel_put(t, S("("));
	excel_expr(t, env, expr);
	if (compound)
		excel_put(t, S(")"));
}

static void exact_side(struct translator *t, const struct env *env, const struct expr *expr)
{
	bool outer = t->rounding;

	t->rounding = true;
	excel_operand(t, env, expr);
	t->rounding = outer;
}

/* A cell or figure that is nothing has a 0 in the workbook: where it stands for a text it is written as one. */
static bool is_empty_text(const struct env *env, const struct expr *expr, const struct expr *binary)
{
	const struct env *where = env;
	const struct expr *inner = resolve(&where, expr), *other = binary->items[binary->items[0] == expr];

	if ((inner->meaning != MEANS_ROW_CELL && inner->meaning != MEANS_FIGURE) || excel_shows_field(where, inner) ||
	    eval(where, inner).kind != VALUE_EMPTY)
		return false;
	return binary->operator== OP_JOIN ||(binary->operator>= OP_EQUAL && eval(env, other).kind == VALUE_TEXT);
}

static void binary_side(struct translator *t, const struct env *env, const struct expr *binary, size_t side)
{
	bool divides = binary->operator== OP_DIVIDE && side == 1; /* by what is exactly 0 also in doubles */

	if (is_empty_text(env, binary->items[side], binary))
		excel_put(t, S("\"\""));
	else if (binary->operator>= OP_EQUAL || divides)
		exact_side(t, env, binary->items[side]);
	else
		excel_operand(t, env, binary->items[side]);
}

static void binary(struct translator *t, const struct env *env, const struct expr *expr)
{
	binary_side(t, env, expr, 0);
	excel_put(t, str_from(operator_text(expr->operator)));
	binary_side(t, env, expr, 1);
}

/* ---- functions ---- */

static void call_name(struct translator *t, const struct expr *call)
{
	excel_put(t, call->function->english);
	excel_put(t, S("("));
}

/* SUM, AVERAGE, MIN, MAX, COUNT: what is nothing is left out, as it is passed over when the value is calculated. */
static void range_call(struct translator *t, const struct env *env, const struct expr *call)
{
	bool any = false;

	call_name(t, call);
	for (size_t i = 0; i < call->count; i++) {
		if (excel_range_is_empty(t, env, call->items[i], call->function->id == FN_SUM))
			continue;
		if (any)
			excel_put(t, S(","));
		any = true;
		excel_range(t, env, call->items[i]);
	}
	if (!any) /* over nothing at all: a text among numbers, which they pass over */
		excel_put(t, call->function->id == FN_SUM ? S("0") : S("{\"\"}"));
	excel_put(t, S(")"));
}

static void plain_call(struct translator *t, const struct env *env, const struct expr *call)
{
	enum function_id id = call->function->id;
	bool rounds = id == FN_ROUND || id == FN_ROUNDUP || id == FN_ROUNDDOWN;

	call_name(t, call);
	for (size_t i = 0; i < call->count; i++) {
		if (i)
			excel_put(t, S(","));
		if (rounds && i == 0)
			excel_rounded(t, env, call->items[i]);
		else
			excel_expr(t, env, call->items[i]);
	}
	excel_put(t, S(")"));
}

/* A number written out, with or without a sign: *whole, or hundredths. */
static bool is_constant(const struct env *env, const struct expr *expr, bool *whole)
{
	const struct expr *inner = resolve(&env, expr);
	int64_t number;

	if (inner->kind == EXPR_NEGATE)
		return is_constant(env, inner->items[0], whole);
	if (inner->kind != EXPR_CONSTANT || inner->value.kind != VALUE_NUMBER || inner->value.num.ratio)
		return false;
	*whole = num_is_whole(inner->value.num, &number);
	return true;
}

static void as_hundredths(struct translator *t, const struct env *env, const struct expr *expr)
{
	excel_put(t, S("ROUND("));
	excel_operand(t, env, expr);
	excel_put(t, S("*100,0)"));
}

/* What is left over of doubles may be nearly all of the divisor where it should be nothing: whole numbers divide exactly. */
static void modulo(struct translator *t, const struct env *env, const struct expr *call)
{
	const struct expr *number = call->items[0], *divisor = call->items[1];
	bool whole_number = false, whole_divisor = false;
	bool exact = (is_constant(env, number, &whole_number) || formula_is_amount(env, number)) &&
		     (is_constant(env, divisor, &whole_divisor) || formula_is_amount(env, divisor));

	if (exact && whole_divisor) {
		call_name(t, call);
		if (whole_number)
			excel_expr(t, env, number);
		else
			excel_rounded(t, env, number);
		excel_put(t, S(","));
		excel_expr(t, env, divisor);
		excel_put(t, S(")"));
		return;
	}
	if (!exact) {
		plain_call(t, env, call);
		return;
	}
	excel_put(t, S("("));
	call_name(t, call);
	as_hundredths(t, env, number);
	excel_put(t, S(","));
	as_hundredths(t, env, divisor);
	excel_put(t, S(")/100)"));
}

static void function_call(struct translator *t, const struct env *env, const struct expr *call)
{
	bool outer = t->rounding;

	t->rounding = false;
	switch (call->function->id) {
	case FN_SUMIFS:
	case FN_COUNTIFS:
		excel_sum_if(t, env, call);
		break;
	case FN_INDEX:
	case FN_MATCH:
		excel_lookup(t, env, call);
		break;
	case FN_MOD:
		modulo(t, env, call);
		break;
	default:
		if (call->function->types[0] == 'r')
			range_call(t, env, call);
		else
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
		excel_expr(t, &body, call->definition->formula.expr);
}

static void meaning(struct translator *t, const struct env *env, const struct expr *expr)
{
	const struct excel_sink *sink = t->sink;

	switch (expr->meaning) {
	case MEANS_ARGUMENT: {
		const struct env *where = env;
		const struct expr *stands_for = resolve(&where, expr);
		excel_expr(t, where, stands_for);
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
	case MEANS_ROW_FIELD:
		put_field(t, env, expr);
		return;
	case MEANS_ROW_CELL:
		sink->cell(sink->user, env->row, expr->index);
		return;
	default:
		sink->constant(sink->user, eval(env, expr), expr->source);
	}
}

void excel_expr(struct translator *t, const struct env *env, const struct expr *expr)
{
	switch (expr->kind) {
	case EXPR_CONSTANT:
		excel_put(t, excel_literal(t->arena, expr->value));
		return;
	case EXPR_NEGATE:
		excel_put(t, S("-"));
		excel_operand(t, env, expr->items[0]);
		return;
	case EXPR_PERCENT:
		excel_operand(t, env, expr->items[0]);
		excel_put(t, S("/100"));
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

	excel_expr(&t, env, expr);
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
