/* The functions of the formula language: a fixed list that Excel and LibreOffice 7.4 both have. */
#ifndef UNDERLAG_FORMULA_FUNCTION_H
#define UNDERLAG_FORMULA_FUNCTION_H

#include "base/str.h"

enum function_id {
	FN_SUM,
	FN_SUMIFS,
	FN_COUNTIFS,
	FN_AVERAGE,
	FN_MIN,
	FN_MAX,
	FN_COUNT,
	FN_ABS,
	FN_ROUND,
	FN_ROUNDUP,
	FN_ROUNDDOWN,
	FN_IF,
	FN_AND,
	FN_OR,
	FN_NOT,
	FN_IFERROR,
	FN_INDEX,
	FN_MATCH,
	FN_MOD,
};

struct function {
	enum function_id id;
	struct str swedish, english;
	size_t least, most; /* number of arguments */
	/*
	 * The type of each argument, the last one repeated: r a range or numbers, n a number, b a truth, v any value,
	 * x checked by rules of its own; and after ':' the type of the result, v for that of its v arguments.
	 */
	const char *types;
};

enum { ARGUMENTS_MAXIMUM = 254 };

/* By Swedish or English name, without case; NULL when there is none. */
const struct function *function_find(struct str name);

/* The list, for the manual: *count functions. */
const struct function *function_list(size_t *count);

#endif
