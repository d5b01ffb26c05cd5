/* What a cell holds. */
#include "base/value.h"

struct value value_empty(void)
{
	return (struct value){.kind = VALUE_EMPTY};
}

struct value value_number(struct num num)
{
	return (struct value){.kind = VALUE_NUMBER, .num = num};
}

struct value value_text(struct str text)
{
	return (struct value){.kind = VALUE_TEXT, .text = text};
}

struct value value_truth(bool truth)
{
	return (struct value){.kind = VALUE_TRUTH, .truth = truth};
}

struct value value_error(enum value_error error)
{
	return (struct value){.kind = VALUE_ERROR, .error = error};
}

struct value value_copy(struct arena *arena, struct value value)
{
	if (value.kind == VALUE_TEXT)
		value.text = str_copy(arena, value.text);
	else if (value.kind == VALUE_NUMBER && value.num.ratio && !num_add(arena, value.num, num_whole(0), &value.num))
		return value_empty(); /* cannot be: nothing is added */
	return value;
}

bool value_same(struct value a, struct value b)
{
	if (a.kind != b.kind)
		return false;
	switch (a.kind) {
	case VALUE_EMPTY:
		return true;
	case VALUE_NUMBER:
		return num_compare(a.num, b.num) == 0;
	case VALUE_TEXT:
		return str_equal(a.text, b.text);
	case VALUE_TRUTH:
		return a.truth == b.truth;
	case VALUE_ERROR:
		return a.error == b.error;
	}
	return false;
}

const char *value_error_name(enum value_error error)
{
	switch (error) {
	case ERROR_DIVISION:
		return "#DIV/0!";
	case ERROR_NOT_FOUND:
		return "#N/A";
	case ERROR_TYPE:
		return "#VALUE!";
	case ERROR_OVERFLOW:
	case ERROR_CIRCULAR:
		return "#NUM!";
	}
	return "#VALUE!";
}
