/* Functions over whole columns: SUM and its like, SUMIFS, COUNTIFS, INDEX, MATCH. For eval.c, explain.c and excel.c. */
#ifndef UNDERLAG_FORMULA_AGGREGATE_H
#define UNDERLAG_FORMULA_AGGREGATE_H

#include "formula/selection.h"

struct value aggregate(const struct env *env, const struct expr *call);

#endif
