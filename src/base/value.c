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
