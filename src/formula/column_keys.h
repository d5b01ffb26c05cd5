/*
 * The texts of a column as numbers, so that comparing without case is comparing integers, and the rows of each text.
 *
 * Made when a column is first compared with a text; the engine keeps them. By then the table has all its rows.
 */
#ifndef UNDERLAG_FORMULA_COLUMN_KEYS_H
#define UNDERLAG_FORMULA_COLUMN_KEYS_H

#include "formula/engine.h"

struct column_keys {
	struct column_keys *next;
	const struct value *cells;
	size_t row_count;
	uint32_t *keys;     /* of each row; 0 is the empty cell */
	struct str *folded; /* open hash of the texts, capacity a power of two */
	uint32_t *numbers;
	size_t capacity, count;
	uint32_t *starts, *rows; /* the rows of key k: rows[starts[k]] to rows[starts[k + 1]]; NULL until asked for */
	/*
	 * What Excel's criteria make of its texts (excel_text.h): one of them is in doubt or two are the same number, so that a
	 * criterion that looks like a number might be met by a text that is another; one is 0.
	 */
	bool blurred, has_zero;
};

/*
 * The keys of a table's column of texts. Codes that are equal as numbers ("0101", "101") or differ in case alone are an input
 * error, said when they are made.
 */
struct column_keys *column_keys_of(struct engine *engine, const struct table *table, size_t column);

/* The key of a text; UINT32_MAX, which no row has, when the column does not hold it. */
uint32_t column_keys_find(struct arena *arena, const struct column_keys *keys, struct str text);

/* The rows with that key, ascending. */
const uint32_t *column_keys_rows(struct arena *arena, struct column_keys *keys, uint32_t key, size_t *count);

#endif
