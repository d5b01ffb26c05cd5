/* The value of a formula. */
#include "base/utf8.h"
#include "formula/aggregate.h"
#include "formula/function.h"

#include <stdio.h>

struct value eval_fault(const struct env *env, const struct expr *expr, enum value_error error, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	struct str message = str_vprintf(env->engine->arena, format, arguments);
	va_end(arguments);

	struct diags *diags = env->engine->diags;
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *said = &diags->items[i];
		if (said->at.line == expr->at.line && said->at.column == expr->at.column &&
		    str_equal(said->at.file, expr->at.file))
			return value_error(error);
	}
	diag_add(diags, DIAG_INPUT, expr->at, "%.*s", STR_ARG(message));
	return value_error(error);
}

static struct value overflow(const struct env *env, const struct expr *expr)
{
	return eval_fault(env, expr, ERROR_OVERFLOW, _("the result is too large to be an amount"));
}

/* A number to calculate with: nothing is 0, a text is a fault. False leaves the error in *value. */
static bool to_number(const struct env *env, const struct expr *expr, struct value *value)
{
	switch (value->kind) {
	case VALUE_NUMBER:
		return true;
	case VALUE_EMPTY:
		*value = value_number(num_whole(0));
		return true;
	case VALUE_ERROR:
		return false;
	case VALUE_TEXT:
	case VALUE_TRUTH:
		break;
	}
	if (value_is_all(*value))
		*value = eval_fault(env, expr, ERROR_TYPE, _("\"alla\" can only be a criterion"));
	else if (value->kind == VALUE_TEXT)
		*value = eval_fault(env, expr, ERROR_TYPE, _("the text \"%.*s\" is no number to calculate with"),
				    STR_ARG(value->text));
	else
		*value = eval_fault(env, expr, ERROR_TYPE, _("a truth is no number to calculate with"));
	return false;
}

static bool to_truth(const struct env *env, const struct expr *expr, struct value *value)
{
	if (value->kind == VALUE_TRUTH)
		return true;
	if (value->kind != VALUE_ERROR)
		*value = eval_fault(env, expr, ERROR_TYPE, _("a condition was expected here, such as a < b"));
	return false;
}

/* ---- operators ---- */

static struct value join(const struct env *env, const struct expr *expr, struct value left, struct value right)
{
	struct value *sides[] = {&left, &right};

	for (size_t i = 0; i < 2; i++) {
		bool exact;
		int64_t whole;
		switch (sides[i]->kind) {
		case VALUE_ERROR:
			return *sides[i];
		case VALUE_EMPTY:
			*sides[i] = value_text(S(""));
			break;
		case VALUE_NUMBER:
			if (!num_is_whole(sides[i]->num, &whole))
				return eval_fault(env, expr, ERROR_TYPE,
						  _("& joins texts and whole numbers: round this number first"));
			*sides[i] = value_text(num_exact_text(env->engine->arena, sides[i]->num, &exact));
			break;
		case VALUE_TRUTH:
			return eval_fault(env, expr, ERROR_TYPE, _("& joins texts and numbers, not truths"));
		case VALUE_TEXT:
			break;
		}
	}
	return value_text(str_join(env->engine->arena, left.text, right.text));
}

static struct value arithmetic(const struct env *env, const struct expr *expr, struct value left, struct value right)
{
	struct arena *arena = env->engine->arena;
	struct num result;
	int64_t exponent;
	bool fits = false;

	if (!to_number(env, expr->items[0], &left))
		return left;
	if (!to_number(env, expr->items[1], &right))
		return right;
	switch (expr->operator) {
	case OP_ADD:
		fits = num_add(arena, left.num, right.num, &result);
		break;
	case OP_SUBTRACT:
		fits = num_subtract(arena, left.num, right.num, &result);
		break;
	case OP_MULTIPLY:
		fits = num_multiply(arena, left.num, right.num, &result);
		break;
	case OP_DIVIDE:
		if (num_is_zero(right.num))
			return value_error(ERROR_DIVISION);
		fits = num_divide(arena, left.num, right.num, &result);
		break;
	case OP_POWER:
		if (!num_is_whole(right.num, &exponent) || exponent < -64 || exponent > 64)
			return eval_fault(env, expr, ERROR_TYPE, _("an exponent is a whole number from -64 to 64"));
		if (num_is_zero(left.num) && exponent == 0)
			return eval_fault(env, expr, ERROR_TYPE, _("0 to the power of 0 is no number"));
		if (num_is_zero(left.num) && exponent < 0)
			return value_error(ERROR_DIVISION);
		fits = num_power(arena, left.num, (int)exponent, &result);
		break;
	default:
		break;
	}
	return fits ? value_number(result) : overflow(env, expr);
}

/* Nothing equals 0 and the empty text. */
static void fill_empty(struct value *value, struct value other)
{
	if (value->kind == VALUE_EMPTY)
		*value = other.kind == VALUE_TEXT ? value_text(S("")) : value_number(num_whole(0));
}

static struct value compare(const struct env *env, const struct expr *expr, struct value left, struct value right)
{
	enum operator operator = expr->operator;

	if (left.kind == VALUE_ERROR)
		return left;
	if (right.kind == VALUE_ERROR)
		return right;
	fill_empty(&left, right);
	fill_empty(&right, left);
	if (left.kind != right.kind)
		return eval_fault(env, expr, ERROR_TYPE, _("a number and a text can not be compared"));
	if (left.kind == VALUE_NUMBER)
		return value_truth(operator_meets(operator, num_compare(left.num, right.num)));
	if (operator != OP_EQUAL && operator != OP_UNEQUAL)
		return eval_fault(env, expr, ERROR_TYPE, _("only = and <> compare texts"));

	bool same = left.kind == VALUE_TEXT ? str_equal_fold(left.text, right.text) : left.truth == right.truth;
	return value_truth(same == (operator == OP_EQUAL));
}

static struct value binary(const struct env *env, const struct expr *expr)
{
	struct value left = eval(env, expr->items[0]);
	struct value right = eval(env, expr->items[1]);

	switch (expr->operator) {
	case OP_ADD:
	case OP_SUBTRACT:
	case OP_MULTIPLY:
	case OP_DIVIDE:
	case OP_POWER:
		return arithmetic(env, expr, left, right);
	case OP_JOIN:
		return join(env, expr, left, right);
	default:
		return compare(env, expr, left, right);
	}
}

/* ---- functions of single values ---- */

static struct value round_value(const struct env *env, const struct expr *call, enum rounding rounding)
{
	struct value number = eval(env, call->items[0]), digits = eval(env, call->items[1]);
	int64_t n;
	struct num result;

	if (!to_number(env, call->items[0], &number))
		return number;
	if (!to_number(env, call->items[1], &digits))
		return digits;
	if (!num_is_whole(digits.num, &n) || n < -15 || n > 15)
		return eval_fault(env, call->items[1], ERROR_TYPE, _("the number of decimals is a whole number from -15 to 15"));
	return num_round(env->engine->arena, number.num, (int)n, rounding, &result) ? value_number(result)
										    : overflow(env, call);
}

static struct value modulo(const struct env *env, const struct expr *call)
{
	struct value number = eval(env, call->items[0]), divisor = eval(env, call->items[1]);
	struct num result;

	if (!to_number(env, call->items[0], &number))
		return number;
	if (!to_number(env, call->items[1], &divisor))
		return divisor;
	if (num_is_zero(divisor.num))
		return value_error(ERROR_DIVISION);
	return num_modulo(env->engine->arena, number.num, divisor.num, &result) ? value_number(result)
										: overflow(env, call);
}

static struct value absolute(const struct env *env, const struct expr *call)
{
	struct value number = eval(env, call->items[0]);

	if (!to_number(env, call->items[0], &number))
		return number;
	if (num_sign(number.num) < 0 && !num_negate(env->engine->arena, number.num, &number.num))
		return overflow(env, call);
	return number;
}

/* As in Excel every argument is calculated: a division by zero in any of them is that of the whole. */
static struct value all_or_any(const struct env *env, const struct expr *call, bool decides)
{
	bool decided = false;

	for (size_t i = 0; i < call->count; i++) {
		struct value value = eval(env, call->items[i]);
		if (!to_truth(env, call->items[i], &value))
			return value;
		decided = decided || value.truth == decides;
	}
	return value_truth(decided == decides);
}

/* Faults are never caught: a template error is mended, not hidden. */
static struct value if_error(const struct env *env, const struct expr *call)
{
	struct value value = eval(env, call->items[0]);

	if (value.kind == VALUE_ERROR && (value.error == ERROR_DIVISION || value.error == ERROR_NOT_FOUND))
		return eval(env, call->items[1]);
	return value;
}

static struct value call_function(const struct env *env, const struct expr *call)
{
	switch (call->function->id) {
	case FN_IF: {
		struct value condition = eval(env, call->items[0]);
		if (!to_truth(env, call->items[0], &condition))
			return condition;
		return eval(env, call->items[condition.truth ? 1 : 2]);
	}
	case FN_AND:
		return all_or_any(env, call, false);
	case FN_OR:
		return all_or_any(env, call, true);
	case FN_NOT: {
		struct value value = eval(env, call->items[0]);
		return to_truth(env, call->items[0], &value) ? value_truth(!value.truth) : value;
	}
	case FN_IFERROR:
		return if_error(env, call);
	case FN_ABS:
		return absolute(env, call);
	case FN_ROUND:
		return round_value(env, call, ROUND_HALF_AWAY);
	case FN_ROUNDUP:
		return round_value(env, call, ROUND_AWAY);
	case FN_ROUNDDOWN:
		return round_value(env, call, ROUND_TO_ZERO);
	case FN_MOD:
		return modulo(env, call);
	default:
		return aggregate(env, call);
	}
}

static struct value call_formula(const struct env *env, const struct expr *call)
{
	struct arena *arena = env->engine->arena;
	struct env body = {.engine = env->engine,
			   .context = call->of_region ? env->context->region : env->context,
			   .caller = env,
			   .arguments = call->items,
			   .argument_values = ARENA_ARRAY(arena, struct value, call->count),
			   .argument_known = ARENA_ARRAY(arena, bool, call->count)};

	return eval(&body, call->definition->formula.expr);
}

static struct value argument(const struct env *env, const struct expr *expr)
{
	if (!env->argument_known[expr->index]) {
		env->argument_values[expr->index] = eval(env->caller, env->arguments[expr->index]);
		env->argument_known[expr->index] = true;
	}
	return env->argument_values[expr->index];
}

static struct value negative(const struct env *env, const struct expr *expr)
{
	struct value value = eval(env, expr->items[0]);

	if (!to_number(env, expr->items[0], &value))
		return value;
	return num_negate(env->engine->arena, value.num, &value.num) ? value : overflow(env, expr);
}

static struct value percent(const struct env *env, const struct expr *expr)
{
	struct value value = eval(env, expr->items[0]);

	if (!to_number(env, expr->items[0], &value))
		return value;
	return num_divide(env->engine->arena, value.num, num_whole(100), &value.num) ? value : overflow(env, expr);
}

static struct value meaning_value(const struct env *env, const struct expr *expr)
{
	switch (expr->meaning) {
	case MEANS_ARGUMENT:
		return argument(env, expr);
	case MEANS_PARAMETER:
		return env->context->parameters[expr->index].value;
	case MEANS_FIGURE:
		return figure_value(env->engine, expr->definition, expr->of_region ? env->context->region : env->context);
	case MEANS_ALL:
		return value_all();
	case MEANS_FUNCTION:
		return call_function(env, expr);
	case MEANS_FORMULA:
		return call_formula(env, expr);
	case MEANS_ROW_FIELD: {
		const struct frame *frame = frame_at(env->frame, expr->depth);
		return frame->table->columns[expr->index].cells[frame->row];
	}
	case MEANS_ROW_CELL:
		return grid_value(env->engine, env->row, expr->index);
	default:
		return eval_fault(env, expr, ERROR_TYPE, _("a whole column can not be a single value"));
	}
}

struct value eval(const struct env *env, const struct expr *expr)
{
	switch (expr->kind) {
	case EXPR_CONSTANT:
		return expr->value;
	case EXPR_NEGATE:
		return negative(env, expr);
	case EXPR_PERCENT:
		return percent(env, expr);
	case EXPR_BINARY:
		return binary(env, expr);
	default:
		return meaning_value(env, expr);
	}
}
