/*
 * Finding the rows of a table by the value of a column: texts compare without case, numbers as numbers.
 */
#ifndef UNDERLAG_TABLE_KEYINDEX_H
#define UNDERLAG_TABLE_KEYINDEX_H

#include "table/pool.h"
#include "table/table.h"

#define NO_ROW ((size_t)-1)

struct keyindex {
	struct pool keys;
	size_t *first; /* row, for each key */
	size_t *next;  /* row with the same key after each row, NO_ROW */
};

/* Over rows of the table's column; rows with an empty cell are left out. */
void keyindex_build(struct keyindex *index, struct arena *arena, const struct table *table, size_t column);

/* The first row with the value, NO_ROW where there is none. */
size_t keyindex_find(const struct keyindex *index, struct value value);

/* What is compared: the folded text, or the number's shortest decimals. */
struct str key_text(struct arena *arena, struct value value);

/* The text folded and, if it is digits only, without leading zeros: equal for "0101" and "101", "A1" and "a1". */
struct str near_text(struct arena *arena, struct str text);

#endif
