/*
 * A typed table: columns of values, and for each row the file and line that it was read from.
 */
#ifndef UNDERLAG_TABLE_TABLE_H
#define UNDERLAG_TABLE_TABLE_H

#include "base/format.h"
#include "base/value.h"

enum column_type {
	COLUMN_TEXT,   /* also codes: "0101" stays text */
	COLUMN_NUMBER, /* any exact number */
	COLUMN_AMOUNT, /* kronor with at most two decimals */
	COLUMN_PERIOD, /* YYYYMM as a number */
	COLUMN_YEAR,   /* YYYY as a number */
	COLUMN_DATE,   /* YYYYMMDD as a number */
};

struct column {
	struct str name;
	enum column_type type;
	struct value *cells; /* row_count of them: numbers, texts or nothing, according to type */
};

/* Where a row was read. file is an index of store_file(); line counts from 1, 0 for rows that the program made. */
struct row_origin {
	unsigned file;
	unsigned line;
};

struct table {
	struct str name;
	bool streamed; /* the ledger: has columns, but its rows are only ever aggregated or visited */
	struct column *columns;
	size_t column_count, column_capacity;
	size_t row_count;
	struct row_origin *origins;
};

/* True for every type but COLUMN_TEXT. */
bool column_is_number(enum column_type type);

/* How a column of the type is shown where nothing else is said: amounts in kr with two decimals, periods as 2020-11. */
struct format column_format(enum column_type type);

#endif
