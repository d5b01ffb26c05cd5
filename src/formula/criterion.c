/* Criteria: which cells of a column meet a value. */
#include "formula/criterion.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const struct str all_word = STR("alla");

struct value value_all(void)
{
	return value_text(all_word);
}

bool value_is_all(struct value value)
{
	return value.kind == VALUE_TEXT && value.text.p == all_word.p;
}

/* ---- numbers for texts, so that comparing without case is comparing integers ---- */

/* One column's texts as numbers; 0 is the empty cell. */
struct column_keys {
	struct column_keys *next;
	const struct value *cells;
	size_t row_count;
	uint32_t *keys;
	struct str *folded; /* open hash of the texts, capacity a power of two */
	uint32_t *numbers;
	size_t capacity, count;
};

static uint32_t *key_slot(struct column_keys *keys, struct str folded)
{
	size_t mask = keys->capacity - 1, i = str_hash(folded) & mask;

	while (keys->numbers[i] && !str_equal(keys->folded[i], folded))
		i = (i + 1) & mask;
	keys->folded[i] = folded;
	return &keys->numbers[i];
}

static void grow_keys(struct arena *arena, struct column_keys *keys)
{
	struct str *folded = keys->folded;
	uint32_t *numbers = keys->numbers;
	size_t capacity = keys->capacity;

	keys->capacity = capacity ? capacity * 4 : 64;
	keys->folded = ARENA_ARRAY(arena, struct str, keys->capacity);
	keys->numbers = ARENA_ARRAY(arena, uint32_t, keys->capacity);
	for (size_t i = 0; i < capacity; i++)
		if (numbers[i])
			*key_slot(keys, folded[i]) = numbers[i];
}

static uint32_t add_key(struct arena *arena, struct column_keys *keys, struct str text)
{
	if (2 * keys->count >= keys->capacity)
		grow_keys(arena, keys);
	uint32_t *number = key_slot(keys, str_fold(arena, text));
	if (!*number)
		*number = (uint32_t)++keys->count;
	return *number;
}

/* Excel's SUMIFS takes "0101" and "101" for the same, and "a" and "A": such codes in one column are an input error. */
static void say_alike(struct engine *engine, const struct table *table, size_t column, size_t row, struct str other)
{
	struct place at = {.file = table->name};
	struct str text = table->columns[column].cells[row].text;

	if (table->origins && table->origins[row].line) {
		at.file = store_file(engine->store, table->origins[row].file);
		at.line = table->origins[row].line;
	}
	diag_add(engine->diags, DIAG_INPUT, at,
		 _("column %.*s holds \"%.*s\", and elsewhere \"%.*s\": a workbook would take them for the same code; write them alike"),
		 STR_ARG(table->columns[column].name), STR_ARG(text), STR_ARG(other));
}

static void check_alike(struct engine *engine, const struct table *table, size_t column, const struct column_keys *keys)
{
	struct arena *arena = engine->arena;
	const struct value *cells = table->columns[column].cells;
	struct column_keys as_numbers = {0};
	struct str *texts = ARENA_ARRAY(arena, struct str, keys->count + 1);
	struct str *number_texts = ARENA_ARRAY(arena, struct str, keys->count + 1);

	grow_keys(arena, &as_numbers);
	for (size_t row = 0; row < table->row_count; row++) {
		struct str *first = &texts[keys->keys[row]];
		struct num num;
		if (keys->keys[row] == 0 || str_equal(*first, cells[row].text))
			continue;
		if (first->n) {
			say_alike(engine, table, column, row, *first);
			continue;
		}
		*first = cells[row].text;
		if (!num_parse(arena, cells[row].text, &num))
			continue;
		struct str *same = &number_texts[add_key(arena, &as_numbers, num_exact_text(arena, num, NULL))];
		if (same->n)
			say_alike(engine, table, column, row, *same);
		else
			*same = cells[row].text;
	}
}

static struct column_keys *keys_of(struct engine *engine, const struct table *table, size_t column)
{
	const struct value *cells = table->columns[column].cells;

	for (struct column_keys *keys = engine->keys; keys; keys = keys->next)
		if (keys->cells == cells && keys->row_count == table->row_count)
			return keys;

	struct column_keys *keys = ARENA_NEW(engine->arena, struct column_keys);
	keys->cells = cells;
	keys->row_count = table->row_count;
	keys->keys = ARENA_ARRAY(engine->arena, uint32_t, table->row_count);
	grow_keys(engine->arena, keys);
	for (size_t i = 0; i < table->row_count; i++)
		if (cells[i].kind == VALUE_TEXT && cells[i].text.n)
			keys->keys[i] = add_key(engine->arena, keys, cells[i].text);
	keys->next = engine->keys;
	engine->keys = keys;
	check_alike(engine, table, column, keys);
	return keys;
}

static void set_text(struct engine *engine, const struct table *table, size_t column, struct criterion *out,
		     struct str text)
{
	struct column_keys *keys = keys_of(engine, table, column);

	out->keys = keys->keys;
	out->value = value_text(text);
	if (text.n == 0) {
		out->key = 0;
		return;
	}
	out->key = *key_slot(keys, str_fold(engine->arena, text));
	if (out->key == 0)
		out->key = UINT32_MAX; /* a text that the column does not hold: equal to none of it */
}

/* ---- criteria ---- */

static bool take_operator(struct str *text, enum operator *operator)
{
	static const enum operator longest_first[] = {OP_UNEQUAL, OP_AT_MOST, OP_AT_LEAST, OP_EQUAL, OP_LESS, OP_GREATER};

	for (size_t i = 0; i < sizeof longest_first / sizeof *longest_first; i++) {
		struct str sign = str_from(operator_text(longest_first[i]));
		if (str_starts(*text, sign)) {
			*text = str_sub(*text, sign.n, text->n);
			*operator = longest_first[i];
			return true;
		}
	}
	return false;
}

static bool compares_order(enum operator operator)
{
	return operator != OP_EQUAL && operator != OP_UNEQUAL;
}

static bool type_fault(struct engine *engine, const struct column *column, struct value value, struct str *message)
{
	struct str text = value.kind == VALUE_TEXT ? value.text : S("");

	if (column_is_number(column->type))
		*message = str_printf(engine->arena, _("column %.*s holds numbers, but its criterion is the text \"%.*s\""),
				      STR_ARG(column->name), STR_ARG(text));
	else if (value.kind == VALUE_TEXT)
		*message = str_printf(engine->arena, _("column %.*s holds text: only = and <> compare text, not \"%.*s\""),
				      STR_ARG(column->name), STR_ARG(text));
	else
		*message = str_printf(engine->arena,
				      _("column %.*s holds text, but its criterion is a number: put codes between quotes"),
				      STR_ARG(column->name));
	return false;
}

/* In a condition nothing is 0, as in every comparison. */
static void set_number(struct criterion *out, struct num num)
{
	out->value = value_number(num);
	out->meets_empty = operator_meets(out->operator, num_compare(num_whole(0), num));
}

bool criterion_from_condition(struct engine *engine, const struct table *table, size_t column,
			      enum operator operator, struct value value, struct criterion *out, struct str *message)
{
	const struct column *c = &table->columns[column];
	bool number = column_is_number(c->type);

	*out = (struct criterion){.operator = operator, .column = c, .value = value};
	if (value_is_all(value)) {
		out->all = true;
		return true;
	}
	if (value.kind == VALUE_EMPTY || (value.kind == VALUE_TEXT && value.text.n == 0)) {
		if (compares_order(operator) && !number)
			return type_fault(engine, c, value, message);
		if (number)
			set_number(out, num_whole(0));
		else
			set_text(engine, table, column, out, S(""));
		return true;
	}
	if (number != (value.kind == VALUE_NUMBER) || (!number && value.kind != VALUE_TEXT) ||
	    (!number && compares_order(operator)))
		return type_fault(engine, c, value, message);
	if (number)
		set_number(out, value.num);
	else
		set_text(engine, table, column, out, value.text);
	return true;
}

bool criterion_of_value(struct engine *engine, const struct column *c, struct value value, struct criterion *out,
			struct str *message)
{
	bool number = column_is_number(c->type);

	*out = (struct criterion){.operator = OP_EQUAL, .column = c, .value = value};
	if (value_is_all(value)) {
		out->all = true;
		return true;
	}
	if (value.kind == VALUE_EMPTY) { /* Excel: an empty criterion cell is 0 */
		out->never = !number;
		out->value = value_number(num_whole(0));
		return true;
	}
	if (value.kind != VALUE_TEXT) {
		return (number && value.kind == VALUE_NUMBER) || type_fault(engine, c, value, message);
	}

	struct str text = value.text;
	bool has_operator = take_operator(&text, &out->operator);
	if (number) {
		struct num num;
		if (!has_operator || !num_parse(engine->arena, str_trim(text), &num))
			return type_fault(engine, c, value, message);
		out->value = value_number(num);
		out->meets_empty = out->operator == OP_UNEQUAL; /* as in Excel: an empty cell is no number */
		return true;
	}
	if (compares_order(out->operator))
		return type_fault(engine, c, value, message);
	out->value = value_text(text);
	return true;
}

bool criterion_from_argument(struct engine *engine, const struct table *table, size_t column, struct value value,
			     struct criterion *out, struct str *message)
{
	if (!criterion_of_value(engine, &table->columns[column], value, out, message))
		return false;
	if (!out->all && out->value.kind == VALUE_TEXT)
		set_text(engine, table, column, out, out->value.text);
	return true;
}

static bool number_meets(const struct criterion *criterion, const struct value *cell)
{
	if (cell->kind == VALUE_EMPTY)
		return criterion->meets_empty;
	return cell->kind == VALUE_NUMBER && operator_meets(criterion->operator, num_compare(cell->num, criterion->value.num));
}

bool criterion_meets(const struct criterion *criterion, size_t row)
{
	if (criterion->all || criterion->never)
		return criterion->all;
	if (criterion->keys)
		return (criterion->keys[row] == criterion->key) == (criterion->operator == OP_EQUAL);
	return number_meets(criterion, &criterion->column->cells[row]);
}

bool criterion_meets_value(const struct criterion *criterion, struct value cell)
{
	if (criterion->all || criterion->never)
		return criterion->all;
	if (!criterion->keys)
		return number_meets(criterion, &cell);
	struct str text = cell.kind == VALUE_TEXT ? cell.text : S("");
	return str_equal_fold(text, criterion->value.text) == (criterion->operator == OP_EQUAL);
}
