/* Criteria in Excel that mean to it what they mean to us. */
#include "formula/excel_criterion.h"

#include "base/buf.h"
#include "formula/column_keys.h"
#include "formula/excel_text.h"
#include "formula/selection.h"

#include <string.h>

/* Without the operator that a criterion begins with, "=" or "<>" before text. */
static struct str without_operator(struct str text)
{
	return str_sub(text, str_starts(text, S("<>")) ? 2 : str_starts(text, S("=")) ? 1 : 0, text.n);
}

static bool is_field(const struct env *env, const struct expr *expr)
{
	return resolve(&env, expr)->meaning == MEANS_ROW_FIELD;
}

static enum condition_kind text_kind(const struct column_keys *keys, struct str text)
{
	int64_t number;
	enum text_look look = excel_text_look(without_operator(text), &number);

	if (look == LOOK_TEXT)
		return CONDITION_PLAIN;
	if (str_starts(text, S("<>")))
		return CONDITION_EXCEPT;
	return look == LOOK_NUMBER && !keys->blurred ? CONDITION_PLAIN : CONDITION_EXACT;
}

enum condition_kind excel_condition_kind(const struct env *env, const struct table *data,
					 const struct excel_criterion *c)
{
	if (value_is_all(c->value))
		return CONDITION_NONE;
	if (c->is_number || (c->value.kind != VALUE_TEXT && c->value.kind != VALUE_EMPTY))
		return CONDITION_PLAIN;
	const struct column_keys *keys = column_keys_of(env->engine, data, c->column);
	if (c->value.kind == VALUE_TEXT)
		return text_kind(keys, c->value.text);
	/* an empty cell asks for 0, which no text is; Excel would find the text "0" */
	return !is_field(env, c->expr) ? CONDITION_NEVER : keys->has_zero ? CONDITION_EXACT : CONDITION_PLAIN;
}

static bool has_wildcard(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (strchr("*?~", text.p[i]))
			return true;
	return false;
}

/* A text in a criterion: in Excel * ? ~ are wildcards there; our text is only itself. */
static void put_pattern(struct translator *t, struct str before, struct str text, struct str after)
{
	struct buf out = BUF_INIT;

	buf_add(&out, before);
	for (size_t i = 0; i < text.n; i++) {
		if (strchr("*?~", text.p[i]))
			buf_char(&out, '~');
		buf_char(&out, text.p[i]);
	}
	buf_add(&out, after);
	excel_put(t, excel_literal(t->arena, value_text(buf_str(&out))));
	buf_release(&out);
}

static void put_text(struct translator *t, struct str text)
{
	excel_put(t, excel_literal(t->arena, value_text(text)));
}

/* Whether the text is known as it is written: a constant, or a code of the row, alone or behind an operator. */
static bool is_literal(const struct translator *t, const struct env *env, const struct expr *expr)
{
	const struct expr *inner = resolve(&env, expr);

	if (inner->kind == EXPR_BINARY && inner->operator== OP_JOIN)
		return is_literal(t, env, inner->items[0]) && is_literal(t, env, inner->items[1]);
	return inner->kind == EXPR_CONSTANT || excel_writes_out(t, env, inner);
}

/* What stands behind the operator of `"<>"&x`, or the expression itself where its value has no operator; else NULL. */
static const struct expr *operand_of(const struct env **env, const struct expr *expr, struct str text)
{
	struct str rest = without_operator(text);

	expr = resolve(env, expr);
	if (rest.n == text.n)
		return expr;
	bool joins = expr->kind == EXPR_BINARY && expr->operator== OP_JOIN && expr->items[0]->kind == EXPR_CONSTANT &&
		     expr->items[0]->value.kind == VALUE_TEXT && expr->items[0]->value.text.n == text.n - rest.n;
	return joins ? expr->items[1] : NULL;
}

static void put_exact_half(struct translator *t, const struct env *env, const struct excel_criterion *c, bool goes_on)
{
	struct str text = c->value.kind == VALUE_TEXT ? c->value.text : S(""), rest = without_operator(text);
	const struct env *where = env;
	const struct expr *operand = operand_of(&where, c->expr, text);
	struct str before = goes_on ? S("<>") : rest.n && strchr("<>=", rest.p[0]) ? S("=") : S("");
	struct str after = goes_on ? S("?*") : S("*");

	if (!operand || is_literal(t, where, operand) || has_wildcard(rest)) {
		put_pattern(t, before, rest, after);
		return;
	}
	if (before.n) {
		put_text(t, before);
		excel_put(t, S("&"));
	}
	excel_operand(t, where, operand);
	excel_put(t, S("&"));
	put_text(t, after);
}

/* An operator and a number, ">=2.5": joined to it, so that its decimal mark is the reader's own. */
static bool put_compared(struct translator *t, const struct env *env, const struct expr *expr, struct str text)
{
	struct str mark = text;
	struct num num;

	while (mark.n && strchr("<>=", mark.p[0]))
		mark = str_sub(mark, 1, mark.n);
	struct str sign = str_sub(text, 0, text.n - mark.n);
	if (!num_parse(t->arena, str_trim(mark), &num))
		return false;
	struct str exact = num_exact_text(t->arena, num, NULL);
	int64_t whole;
	if (resolve(&env, expr)->kind != EXPR_CONSTANT && num_is_whole(num, &whole) && str_equal(mark, exact))
		return false; /* digits are the same everywhere: the formula that makes them */
	put_text(t, sign);
	excel_put(t, S("&"));
	excel_put(t, exact);
	return true;
}

static void put_plain(struct translator *t, const struct env *env, const struct excel_criterion *c)
{
	struct value value = c->value;

	if (value.kind == VALUE_TEXT && value.text.n == 0)
		excel_put(t, S("\"\"")); /* the empty text, not the empty cell that it may have come from */
	else if (value.kind == VALUE_TEXT && c->is_number && put_compared(t, env, c->expr, value.text))
		return;
	else if (value.kind == VALUE_TEXT && !c->is_number && has_wildcard(value.text))
		put_pattern(t, without_operator(value.text).n == value.text.n ? S("=") : S(""), value.text, S(""));
	else if (value.kind == VALUE_EMPTY && !is_field(env, c->expr))
		excel_put(t, S("0"));
	else if (value.kind == VALUE_TEXT && !c->is_number && is_literal(t, env, c->expr))
		put_text(t, value.text);
	else if (value.kind == VALUE_NUMBER && !is_literal(t, env, c->expr))
		excel_rounded(t, env, c->expr);
	else
		excel_expr(t, env, c->expr);
}

void excel_plain_criterion(struct translator *t, const struct env *env, const struct excel_criterion *criterion)
{
	bool outer = t->criterion;

	t->criterion = true;
	put_plain(t, env, criterion);
	t->criterion = outer;
}

void excel_exact_half(struct translator *t, const struct env *env, const struct excel_criterion *criterion,
		      bool goes_on)
{
	bool outer = t->criterion;

	t->criterion = true;
	put_exact_half(t, env, criterion, goes_on);
	t->criterion = outer;
}

void excel_wanted(struct translator *t, const struct env *env, const struct expr *expr, bool is_number)
{
	struct excel_criterion wanted = {.expr = expr, .is_number = is_number, .value = eval(env, expr)};

	/* MATCH has wildcards, but no operators, and no text is a number to it */
	if (wanted.value.kind == VALUE_TEXT && has_wildcard(wanted.value.text))
		put_pattern(t, S(""), wanted.value.text, S(""));
	else if (wanted.value.kind == VALUE_TEXT && wanted.value.text.n)
		excel_expr(t, env, expr);
	else
		excel_plain_criterion(t, env, &wanted);
}
