/* The order of values and rows: numbers by size, texts as a Swedish index has them. */
#ifndef UNDERLAG_FORMULA_ORDER_H
#define UNDERLAG_FORMULA_ORDER_H

#include "formula/source.h"

/* Below, equal to or above 0. Nothing comes before numbers, numbers before texts. */
int order_values(struct arena *arena, struct value a, struct value b);

/* The order of count rows by their keys' values (row i: values[i × keys->count …]), rows of equal keys as they were. */
size_t *order_rows(struct arena *arena, const struct sort_keys *keys, const struct value *values, size_t count);

#endif
