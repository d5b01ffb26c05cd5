/* The functions of the formula language. */
#include "formula/function.h"

#include "base/utf8.h"

static const struct function functions[] = {
	{FN_SUM, STR("SUMMA"), STR("SUM"), 1, ARGUMENTS_MAXIMUM, "r:n"},
	{FN_SUMIFS, STR("SUMMA.OMF"), STR("SUMIFS"), 3, ARGUMENTS_MAXIMUM, "x:n"},
	{FN_COUNTIFS, STR("ANTAL.OMF"), STR("COUNTIFS"), 2, ARGUMENTS_MAXIMUM, "x:n"},
	{FN_AVERAGE, STR("MEDEL"), STR("AVERAGE"), 1, ARGUMENTS_MAXIMUM, "r:n"},
	{FN_MIN, STR("MIN"), STR("MIN"), 1, ARGUMENTS_MAXIMUM, "r:n"},
	{FN_MAX, STR("MAX"), STR("MAX"), 1, ARGUMENTS_MAXIMUM, "r:n"},
	{FN_COUNT, STR("ANTAL"), STR("COUNT"), 1, ARGUMENTS_MAXIMUM, "r:n"},
	{FN_ABS, STR("ABS"), STR("ABS"), 1, 1, "n:n"},
	{FN_ROUND, STR("AVRUNDA"), STR("ROUND"), 2, 2, "n:n"},
	{FN_ROUNDUP, STR("AVRUNDA.UPPÅT"), STR("ROUNDUP"), 2, 2, "n:n"},
	{FN_ROUNDDOWN, STR("AVRUNDA.NEDÅT"), STR("ROUNDDOWN"), 2, 2, "n:n"},
	{FN_IF, STR("OM"), STR("IF"), 3, 3, "bv:v"},
	{FN_AND, STR("OCH"), STR("AND"), 1, ARGUMENTS_MAXIMUM, "b:b"},
	{FN_OR, STR("ELLER"), STR("OR"), 1, ARGUMENTS_MAXIMUM, "b:b"},
	{FN_NOT, STR("ICKE"), STR("NOT"), 1, 1, "b:b"},
	{FN_IFERROR, STR("OMFEL"), STR("IFERROR"), 2, 2, "v:v"},
	{FN_INDEX, STR("INDEX"), STR("INDEX"), 2, 2, "x:v"},
	{FN_MATCH, STR("PASSA"), STR("MATCH"), 2, 3, "x:n"},
	{FN_MOD, STR("REST"), STR("MOD"), 2, 2, "n:n"},
};

const struct function *function_list(size_t *count)
{
	*count = sizeof functions / sizeof *functions;
	return functions;
}

const struct function *function_find(struct str name)
{
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (str_equal_fold(functions[i].swedish, name) || str_equal_fold(functions[i].english, name))
			return &functions[i];
	return NULL;
}
