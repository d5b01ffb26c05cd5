/* Criteria: which cells of a column meet a value. */
#include "formula/criterion.h"

#include "base/utf8.h"
#include "formula/column_keys.h"

static const struct str all_word = STR("alla");

struct value value_all(void)
{
	return value_text(all_word);
}

bool value_is_all(struct value value)
{
	return value.kind == VALUE_TEXT && value.text.p == all_word.p;
}

static void set_text(struct engine *engine, const struct table *table, size_t column, struct criterion *out,
		     struct str text)
{
	out->texts = column_keys_of(engine, table, column);
	out->keys = out->texts->keys;
	out->key = column_keys_find(engine->arena, out->texts, text);
	out->value = value_text(text);
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

void criterion_move(struct engine *engine, const struct table *table, size_t column, struct criterion *criterion)
{
	criterion->column = &table->columns[column];
	if (criterion->keys)
		set_text(engine, table, column, criterion, criterion->value.text);
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

bool criteria_meet(const struct criterion *criteria, size_t count, size_t row)
{
	for (size_t i = 0; i < count; i++)
		if (!criterion_meets(&criteria[i], row))
			return false;
	return true;
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

const uint32_t *criterion_rows(struct engine *engine, const struct criterion *criterion, size_t *count)
{
	if (criterion->all || criterion->never || !criterion->keys || criterion->operator != OP_EQUAL)
		return NULL;
	return column_keys_rows(engine->arena, criterion->texts, criterion->key, count);
}
