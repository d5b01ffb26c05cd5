/* The rows of a source: chosen, made unique, ordered. */
#include "base/utf8.h"
#include "formula/aggregate.h"
#include "formula/order.h"

#include <stdlib.h>

/* ---- order ---- */

/* Swedish: å, ä, ö come last, in that order; case does not count. */
static uint32_t letter_weight(int32_t character)
{
	switch (character) {
	case 0xE5: /* å */
		return 'z' + 1;
	case 0xE4: /* ä */
	case 0xE6: /* æ */
		return 'z' + 2;
	case 0xF6: /* ö */
	case 0xF8: /* ø */
		return 'z' + 3;
	default:
		return character < 0 ? 0 : (uint32_t)character + (character > 'z' ? 3 : 0);
	}
}

static int compare_texts(struct arena *arena, struct str a, struct str b)
{
	a = str_fold(arena, a);
	b = str_fold(arena, b);
	while (a.n && b.n) {
		size_t an, bn;
		uint32_t x = letter_weight(utf8_next(a, &an)), y = letter_weight(utf8_next(b, &bn));
		if (x != y)
			return x < y ? -1 : 1;
		a = str_sub(a, an, a.n);
		b = str_sub(b, bn, b.n);
	}
	return (a.n > b.n) - (a.n < b.n);
}

static int kind_weight(struct value value)
{
	return value.kind == VALUE_EMPTY ? 0 : value.kind == VALUE_NUMBER ? 1 : value.kind == VALUE_TEXT ? 2 : 3;
}

int order_values(struct arena *arena, struct value a, struct value b)
{
	if (a.kind == VALUE_NUMBER && b.kind == VALUE_NUMBER)
		return num_compare(a.num, b.num);
	if (a.kind == VALUE_TEXT && b.kind == VALUE_TEXT)
		return compare_texts(arena, a.text, b.text);
	return kind_weight(a) - kind_weight(b);
}

struct ordering {
	struct arena *arena;
	const struct sort_keys *keys;
	const struct value *values; /* of row i: values[i * keys->count …] */
};

static int compare_rows(const void *left, const void *right, void *user)
{
	const struct ordering *ordering = user;
	size_t a = *(const size_t *)left, b = *(const size_t *)right, n = ordering->keys->count;

	for (size_t i = 0; i < n; i++) {
		int order = order_values(ordering->arena, ordering->values[a * n + i], ordering->values[b * n + i]);
		if (order)
			return ordering->keys->items[i].descending ? -order : order;
	}
	return (a > b) - (a < b); /* stable */
}

size_t *order_rows(struct arena *arena, const struct sort_keys *keys, const struct value *values, size_t count)
{
	size_t *order = ARENA_ARRAY(arena, size_t, count);
	struct arena scratch = ARENA_INIT;
	struct ordering ordering = {&scratch, keys, values};

	for (size_t i = 0; i < count; i++)
		order[i] = i;
	qsort_r(order, count, sizeof *order, compare_rows, &ordering);
	arena_release(&scratch);
	return order;
}

/* ---- choice ---- */

static bool make_criteria(const struct env *env, const struct source *source, struct criterion *criteria, size_t *count)
{
	struct str message;

	*count = 0;
	for (size_t i = 0; i < source->conditions.count; i++) {
		const struct condition *condition = &source->conditions.items[i];
		struct value value = eval(env, condition->expr);
		if (value.kind == VALUE_ERROR) {
			/* no rows at all would look like a table that has none */
			(void)eval_fault(env, condition->expr, ERROR_TYPE,
					 _("the condition on column %.*s has no value: it gives %s"),
					 STR_ARG(condition->column), value_error_name(value.error));
			return false;
		}
		if (!criterion_from_condition(env->engine, source->table, condition->index, condition->operator, value,
					      &criteria[(*count)++], &message)) {
			(void)eval_fault(env, condition->expr, ERROR_TYPE, "%.*s", STR_ARG(message));
			return false;
		}
	}
	if (source->has_scope && env->context->scope.n)
		return criterion_from_condition(env->engine, source->table, source->scope_index, OP_EQUAL,
						value_text(env->context->scope), &criteria[(*count)++], &message);
	return true;
}

static bool seen(const struct source *source, const struct criterion *unique, const size_t *rows, size_t count,
		 size_t row)
{
	const struct value *cells = source->table->columns[source->unique_index].cells;

	for (size_t i = 0; i < count; i++)
		if (unique->keys ? unique->keys[rows[i]] == unique->keys[row] : order_values(NULL, cells[rows[i]], cells[row]) == 0)
			return true;
	return false;
}

static size_t *sort_source(const struct env *env, const struct source *source, const size_t *rows, size_t count)
{
	struct arena *arena = env->engine->arena;
	size_t n = source->sort.count;
	struct value *values = ARENA_ARRAY(arena, struct value, count * n);

	for (size_t i = 0; i < count; i++) {
		struct frame frame = {env->frame, source->alias, source->table, rows[i]};
		struct env inside = *env;
		inside.frame = &frame;
		for (size_t k = 0; k < n; k++)
			values[i * n + k] = eval(&inside, source->sort.items[k].expr);
	}
	size_t *order = order_rows(arena, &source->sort, values, count);
	for (size_t i = 0; i < count; i++)
		order[i] = rows[order[i]];
	return order;
}

size_t *source_rows(const struct env *env, const struct source *source, size_t *count)
{
	struct arena *arena = env->engine->arena;
	struct criterion *criteria = ARENA_ARRAY(arena, struct criterion, source->conditions.count + 1);
	size_t *rows = ARENA_ARRAY(arena, size_t, source->table->row_count), n;

	struct criterion unique = {0}; /* for its numbers of texts */
	struct str message;

	*count = 0;
	if (!make_criteria(env, source, criteria, &n))
		return rows;
	if (source->has_unique && !criterion_from_condition(env->engine, source->table, source->unique_index, OP_EQUAL,
							    value_empty(), &unique, &message))
		return rows;
	for (size_t row = 0; row < source->table->row_count; row++)
		if (criteria_meet(criteria, n, row) &&
		    !(source->has_unique && seen(source, &unique, rows, *count, row)))
			rows[(*count)++] = row;
	if (source->sort.count)
		rows = sort_source(env, source, rows, *count);
	if (source->has_limit && source->limit >= 0 && (uint64_t)source->limit < *count)
		*count = (size_t)source->limit;
	return rows;
}
