/* Translation of a formula to Excel. */
#include "formula/excel.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formula/criterion.h"
#include "formula/excel_amount.h"
#include "formula/excel_translator.h"
#include "formula/function.h"
#include "formula/selection.h"

void excel_put(struct translator *t, struct str text)
{
	t->sink->text(t->sink->user, text);
}

/* In pieces that Excel takes, none longer than 255 of its characters, joined where there are several. */
static void add_quoted(struct buf *out, struct str text)
{
	enum { LITERAL_MAXIMUM = 255 };
	bool is_long = excel_is_long(value_text(text));
	size_t units = 0, length;

	buf_printf(out, is_long ? "(\"" : "\"");
	for (size_t i = 0; i < text.n; i += length) {
		size_t wide = utf8_next(str_sub(text, i, text.n), &length) > 0xFFFF ? 2 : 1;
		if (units + wide > LITERAL_MAXIMUM) {
			buf_printf(out, "\"&\"");
			units = 0;
		}
		units += wide;
		if (text.p[i] == '"')
			buf_char(out, '"');
		buf_add(out, str_sub(text, i, length));
	}
	buf_printf(out, is_long ? "\")" : "\"");
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
	add_quoted(&out, value.text);
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
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
	bool is_code = value.kind == VALUE_TEXT && value.text.n && !excel_is_long(value);
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

/* The whole region's figure, in a document for one förvaltning: a constant. */
static bool is_of_region(const struct env *env, const struct expr *call)
{
	return call->of_region && env->context->scope.n;
}

void excel_operand(struct translator *t, const struct env *env, const struct expr *expr)
{
	const struct env *where = env;
	const struct expr *inner = resolve(&where, expr);

	if (t->rounding && formula_is_amount(env, expr)) {
		excel_rounded(t, env, expr);
		return;
	}
	bool compound = inner->kind == EXPR_BINARY || inner->kind == EXPR_NEGATE || inner->kind == EXPR_PERCENT ||
			(inner->meaning == MEANS_FORMULA && !is_of_region(where, inner));

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
			excel_range_call(t, env, call);
		else
			plain_call(t, env, call);
	}
	t->rounding = outer;
}

/* ---- names ---- */

/* "region.utfall(\"HSF\";alla)" */
static struct str call_words(const struct env *env, const struct expr *call)
{
	struct arena *arena = env->engine->arena;
	struct buf out = BUF_INIT;

	buf_printf(&out, "region.%.*s(", STR_ARG(call->definition->name));
	for (size_t i = 0; i < call->count; i++) {
		struct value value = eval(env, call->items[i]);
		buf_printf(&out, "%s", i ? ";" : "");
		if (value_is_all(value))
			buf_printf(&out, "alla");
		else
			buf_add(&out, excel_literal(arena, value));
	}
	buf_char(&out, ')');
	struct str words = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return words;
}

static void put_of_region(struct translator *t, const struct env *env, const struct expr *call)
{
	const struct formula *formula = &call->definition->formula;
	struct str words = call_words(env, call);
	struct excel_constant constant = {
		.value = eval(env, call),
		.format = formula->has_format ? formula->format : (struct format){UNIT_NONE, -1},
		.label = words,
		.source = str_join(t->arena, S("hela regionen: "), str_sub(words, S("region.").n, words.n)),
		.of_region = true};

	t->sink->constant(t->sink->user, &constant);
}

static void formula_call(struct translator *t, const struct env *env, const struct expr *call)
{
	struct arena *arena = env->engine->arena;
	struct env body = {.engine = env->engine,
			   .context = env->context,
			   .caller = env,
			   .arguments = call->items,
			   .argument_values = ARENA_ARRAY(arena, struct value, call->count),
			   .argument_known = ARENA_ARRAY(arena, bool, call->count)};

	if (is_of_region(env, call))
		put_of_region(t, env, call);
	else
		excel_expr(t, &body, call->definition->formula.expr);
}

static void meaning(struct translator *t, const struct env *env, const struct expr *expr)
{
	const struct excel_sink *sink = t->sink;
	struct excel_constant constant;

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
		constant = (struct excel_constant){.value = eval(env, expr), .label = expr->source};
		sink->constant(sink->user, &constant);
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

/*
 * What a sum of group is made of, from below: the sums one level down, and posts that are in none of them. out takes at most all rows
 * of the group.
 */
static size_t parts_of_group(struct engine *engine, const struct grid_row *row, size_t column, struct grid_row **out)
{
	size_t count = 0;

	for (size_t i = row->index; i-- > row->first_row;) {
		struct grid_row *above = row->grid->rows[i];
		bool sums = above->cells[column].is_group_sum;
		if ((sums || above->kind == ROW_POST) && excel_counts(engine, above, column, true))
			out[count++] = above;
		if (sums)
			i = above->first_row;
	}
	return count;
}

void excel_group_sum(const struct env *env, struct grid_row *row, size_t column, const struct excel_sink *sink)
{
	struct arena scratch = ARENA_INIT;
	struct grid_row **parts = ARENA_ARRAY(&scratch, struct grid_row *, row->index - row->first_row + 1);
	size_t count = parts_of_group(env->engine, row, column, parts);

	for (size_t i = 0; i < count / 2; i++) {
		struct grid_row *swap = parts[i];
		parts[i] = parts[count - 1 - i];
		parts[count - 1 - i] = swap;
	}
	sink->text(sink->user, S("SUM("));
	if (count)
		sink->cells(sink->user, parts, count, column, true);
	else
		sink->text(sink->user, S("0"));
	sink->text(sink->user, S(")"));
	arena_release(&scratch);
}
