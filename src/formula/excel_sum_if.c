/* SUMIFS and COUNTIFS in Excel, and whole columns. */
#include "formula/excel_criterion.h"
#include "formula/function.h"
#include "formula/selection.h"

/* A SUMIFS or COUNTIFS as it is written. */
struct sum_if {
	const struct env *env;
	const struct table *table;
	const struct cube *cube; /* the aggregate of the ledger, or NULL */
	int summed;              /* column; -1: rows are counted */
	struct excel_criterion conditions[CRITERIA_MAXIMUM];
	size_t count;
};

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
		excel_exact_half(t, s->env, c, false);
		excel_put(t, S(","));
		put_column(t, s, c->column);
		excel_put(t, S(","));
		excel_exact_half(t, s->env, c, true);
		return;
	case CONDITION_NEVER:
		excel_put(t, S("\"=\","));
		put_column(t, s, c->column);
		excel_put(t, S(",\"<>\""));
		return;
	default:
		excel_plain_criterion(t, s->env, c);
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
	const struct table *data = s->cube ? &s->cube->table : s->table;
	for (size_t i = 0; i < s->count; i++)
		s->conditions[i].kind = excel_condition_kind(s->env, data, &s->conditions[i]);
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
