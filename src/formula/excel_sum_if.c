/* SUMIFS and COUNTIFS in Excel: criteria that mean to it what they mean to us. */
#include "formula/excel_translator.h"

#include "base/buf.h"
#include "formula/column_keys.h"
#include "formula/excel_text.h"
#include "formula/function.h"
#include "formula/selection.h"

#include <string.h>

/* ---- criteria ---- */

enum condition_kind {
	CONDITION_NONE,  /* alla */
	CONDITION_PLAIN, /* column, criterion */
	CONDITION_NEVER, /* nothing meets it */
	CONDITION_EXACT, /* Excel might read the text as a number: two patterns, which are texts and only met by texts */
	CONDITION_EXCEPT, /* the same for <>: what meets the other criteria less what is that text */
};

struct excel_criterion {
	enum condition_kind kind;
	size_t column; /* of the data: the table or the aggregate */
	bool is_number;
	bool is_fixed;         /* it asks for the same rows whatever becomes of amounts */
	struct criterion rows; /* those that it asks for now */
	const struct expr *expr;
	struct value value;
};

/* A SUMIFS or COUNTIFS as it is written. */
struct sum_if {
	const struct env *env;
	const struct table *table;
	const struct cube *cube; /* the aggregate of the ledger, or NULL */
	int summed;              /* column; -1: rows are counted */
	struct excel_criterion conditions[CRITERIA_MAXIMUM];
	size_t count;
};

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

static enum condition_kind kind_of(const struct sum_if *s, const struct excel_criterion *c)
{
	const struct table *data = s->cube ? &s->cube->table : s->table;

	if (value_is_all(c->value))
		return CONDITION_NONE;
	if (c->is_number || (c->value.kind != VALUE_TEXT && c->value.kind != VALUE_EMPTY))
		return CONDITION_PLAIN;
	const struct column_keys *keys = column_keys_of(s->env->engine, data, c->column);
	if (c->value.kind == VALUE_TEXT)
		return text_kind(keys, c->value.text);
	/* an empty cell asks for 0, which no text is; Excel would find the text "0" */
	return !is_field(s->env, c->expr) ? CONDITION_NEVER : keys->has_zero ? CONDITION_EXACT : CONDITION_PLAIN;
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

/* One of the two patterns that only that very text meets: it begins with it, and does not go on. */
static void put_exact_half(struct translator *t, const struct sum_if *s, const struct excel_criterion *c, bool goes_on)
{
	struct str text = c->value.kind == VALUE_TEXT ? c->value.text : S(""), rest = without_operator(text);
	const struct env *where = s->env;
	const struct expr *operand = operand_of(&where, c->expr, text);
	struct str before = goes_on ? S("<>") : rest.n && strchr("<>=", rest.p[0]) ? S("=") : S("");
	struct str after = goes_on ? S("?*") : S("*");

	if (!operand || operand->kind == EXPR_CONSTANT || has_wildcard(rest)) {
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
	else if (value.kind == VALUE_NUMBER)
		excel_rounded(t, env, c->expr);
	else
		excel_expr(t, env, c->expr);
}

/* ---- SUMIFS, COUNTIFS ---- */

static void put_column(struct translator *t, const struct sum_if *s, size_t column)
{
	if (s->cube)
		t->sink->ledger_column(t->sink->user, s->env->context, s->cube, column);
	else
		t->sink->column(t->sink->user, s->env->context, s->table, column);
}

static void put_condition(struct translator *t, const struct sum_if *s, const struct excel_criterion *c)
{
	put_column(t, s, c->column);
	excel_put(t, S(","));
	switch (c->kind) {
	case CONDITION_EXACT:
		put_exact_half(t, s, c, false);
		excel_put(t, S(","));
		put_column(t, s, c->column);
		excel_put(t, S(","));
		put_exact_half(t, s, c, true);
		return;
	case CONDITION_NEVER:
		excel_put(t, S("\"=\","));
		put_column(t, s, c->column);
		excel_put(t, S(",\"<>\""));
		return;
	default:
		put_plain(t, s->env, c);
	}
}

static void put_sum(struct translator *t, struct sum_if *s)
{
	bool counting = s->summed < 0 && !s->cube, first = counting;
	size_t used = 0;

	for (size_t i = 0; i < s->count; i++) {
		struct excel_criterion *c = &s->conditions[i];
		if (c->kind == CONDITION_EXCEPT) {
			excel_put(t, S("("));
			c->kind = CONDITION_NONE;
			put_sum(t, s);
			excel_put(t, S("-"));
			c->kind = CONDITION_EXACT;
			put_sum(t, s);
			c->kind = CONDITION_EXCEPT;
			excel_put(t, S(")"));
			return;
		}
		used += c->kind != CONDITION_NONE;
	}
	excel_put(t, used == 0 ? (counting ? S("ROWS(") : S("SUM(")) : counting ? S("COUNTIFS(") : S("SUMIFS("));
	if (s->cube) /* belopp, or antal where rows are counted */
		put_column(t, s, s->cube->column_count + (s->summed < 0));
	else if (s->summed >= 0)
		put_column(t, s, (size_t)s->summed);
	else if (used == 0)
		put_column(t, s, s->conditions[0].column);
	for (size_t i = 0; i < s->count; i++) {
		if (s->conditions[i].kind == CONDITION_NONE)
			continue;
		if (!first)
			excel_put(t, S(","));
		first = false;
		put_condition(t, s, &s->conditions[i]);
	}
	excel_put(t, S(")"));
}

/*
 * Says which rows it reaches, now or when amounts change: criteria that will then ask for other rows leave none out.
 */
static void tell_rows(struct translator *t, const struct sum_if *s)
{
	struct criterion criteria[CRITERIA_MAXIMUM];
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++)
		if (s->conditions[i].kind != CONDITION_NONE && s->conditions[i].is_fixed)
			criteria[count++] = s->conditions[i].rows;
	t->sink->rows(t->sink->user, s->env->context, s->table, s->cube, criteria, count);
}

/* Whether a criterion is a text that Excel does not take. */
static bool has_long_condition(const struct sum_if *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (excel_is_long(s->conditions[i].value))
			return true;
	return false;
}

/* Whether its value is a fault of the data, not an error that a formula may catch. */
static bool is_fault(struct value value)
{
	return value.kind == VALUE_ERROR && value.error != ERROR_DIVISION && value.error != ERROR_NOT_FOUND;
}

/* Finds the rows that the criteria ask for; false where one is a fault or does not fit its column. */
static bool find_rows(struct sum_if *s)
{
	const struct table *data = s->cube ? &s->cube->table : s->table;
	struct str message;

	for (size_t i = 0; i < s->count; i++) {
		struct excel_criterion *c = &s->conditions[i];
		bool caught = c->value.kind == VALUE_ERROR && !is_fault(c->value);
		c->is_fixed = c->is_fixed && !caught;
		if (c->kind == CONDITION_NONE || caught)
			continue;
		if (is_fault(c->value) ||
		    !criterion_from_argument(s->env->engine, data, c->column, c->value, &c->rows, &message))
			return false;
	}
	return true;
}

static void put_constant(struct translator *t, const struct env *env, const struct expr *call)
{
	struct excel_constant constant = {.value = eval(env, call),
					  .format = {UNIT_NONE, -1},
					  .label = str_squeeze(t->arena, call->source),
					  .source = S("räknad vid körningen")};

	t->sink->constant(t->sink->user, &constant);
}

/* In Excel a criterion that is an error is met by nothing; with us the whole is that error. */
static const struct excel_criterion *faulty_condition(const struct sum_if *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->conditions[i].value.kind == VALUE_ERROR)
			return &s->conditions[i];
	return NULL;
}

static void list_conditions(struct sum_if *s, const struct expr *call, size_t first)
{
	for (size_t i = first; i + 1 < call->count && s->count < CRITERIA_MAXIMUM - 1; i += 2) {
		const struct env *where = s->env;
		size_t index = resolve(&where, call->items[i])->index;
		const struct column *column = &s->table->columns[index];
		const struct expr *expr = call->items[i + 1];
		/* the ledger's numbers are what it is summed by: its amounts alone change */
		bool measured = s->table->streamed ? column->type == COLUMN_AMOUNT : excel_is_measured(column);
		s->conditions[s->count++] =
			(struct excel_criterion){.column = index,
						 .is_number = column_is_number(column->type),
						 .is_fixed = !measured && excel_is_fixed(s->env, expr),
						 .expr = expr,
						 .value = eval(s->env, expr)};
	}
}

/* Chooses the aggregate for the ledger; false when there is none. */
static bool choose_data(struct translator *t, struct sum_if *s)
{
	size_t columns[CRITERIA_MAXIMUM];

	for (size_t i = 0; i < s->count; i++)
		columns[i] = s->conditions[i].column;
	if (s->table->streamed) {
		s->cube = t->sink->cube(t->sink->user, s->env->context, columns, s->count);
		if (!s->cube)
			return false;
		for (size_t i = 0; i < s->count; i++)
			s->conditions[i].column = (size_t)cube_column(s->cube, columns[i]);
	}
	for (size_t i = 0; i < s->count; i++)
		s->conditions[i].kind = kind_of(s, &s->conditions[i]);
	return true;
}

/*
 * Whether rows are counted, there is none, and an empty one would count: an Excel table has a row even when it holds nothing.
 */
static bool counts_only_nothing(const struct sum_if *s, const struct expr *call)
{
	struct str message;

	if (s->summed >= 0 || s->cube)
		return false;
	for (size_t i = 0; i < s->count; i++) {
		struct criterion criterion;
		if (!criterion_from_argument(s->env->engine, s->table, s->conditions[i].column, s->conditions[i].value,
					     &criterion, &message) ||
		    !criterion_meets_value(&criterion, value_empty()))
			return false;
	}
	struct value count = eval(s->env, call);
	return count.kind == VALUE_NUMBER && num_is_zero(count.num);
}

void excel_sum_if(struct translator *t, const struct env *env, const struct expr *call)
{
	const struct env *where = env;
	const struct expr *range = resolve(&where, call->items[0]);
	bool counting = call->function->id == FN_COUNTIFS;
	struct sum_if s = {.env = env, .table = range->table, .summed = counting ? -1 : (int)range->index};

	list_conditions(&s, call, counting ? 0 : 1);
	if (has_long_condition(&s)) {
		excel_put_long(t, env, call);
		return;
	}
	if (!choose_data(t, &s) || !find_rows(&s)) {
		put_constant(t, env, call);
		return;
	}
	if (counts_only_nothing(&s, call)) {
		excel_put(t, S("0"));
		return;
	}
	const struct excel_criterion *faulty = faulty_condition(&s);
	if (faulty) {
		excel_put(t, S("IF(ISERROR("));
		excel_expr(t, env, faulty->expr);
		excel_put(t, S("),"));
		excel_expr(t, env, faulty->expr);
		excel_put(t, S(","));
	}
	put_sum(t, &s);
	if (faulty)
		excel_put(t, S(")"));
	tell_rows(t, &s);
}

void excel_whole_column(struct translator *t, const struct env *env, const struct expr *range)
{
	struct sum_if s = {.env = env, .table = range->table, .summed = (int)range->index};

	if (!choose_data(t, &s)) {
		put_constant(t, env, range);
		return;
	}
	put_column(t, &s, s.cube ? s.cube->column_count : range->index);
	tell_rows(t, &s);
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
		put_plain(t, env, &wanted);
}
