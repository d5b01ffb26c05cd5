/*
 * The tables that underlag knows, their columns and how rows are told apart (DESIGN "Input tables"): one table of data.
 */
#ifndef UNDERLAG_TABLE_SCHEMA_H
#define UNDERLAG_TABLE_SCHEMA_H

#include "table/table.h"

enum schema_flags {
	SCHEMA_NEEDED = 1,  /* the header must have the column */
	SCHEMA_FILLED = 2,  /* and no cell of it may be empty */
	SCHEMA_KEY = 4,     /* part of what tells rows apart */
	SCHEMA_DATES = 8,   /* a period that may be written as a date */
	SCHEMA_EITHER = 16, /* every row fills one of the columns with this flag */
	SCHEMA_OTHERS = 32, /* names another unit than the row's own: nothing for a document of one förvaltning */
	SCHEMA_PERSON = 64, /* an address of somebody: shown to nobody who does not ask for it */
};

struct schema_column {
	struct str name;
	enum column_type type;
	unsigned flags;
	const char *words; /* the only texts allowed, "a|b|c"; NULL: any */
};

struct schema_table {
	struct str name;
	const struct schema_column *columns;
	size_t column_count;
};

extern const struct schema_table schema_tables[];
extern const size_t schema_table_count;

/* The table of that name, compared as file names are (name_plain), or NULL. */
const struct schema_table *schema_find(struct str name);

const struct schema_column *schema_column_find(const struct schema_table *table, struct str name);

/* The text without case, and with å, ä, ö as a, a, o: what file names and table names are compared by. */
struct str name_plain(struct arena *arena, struct str name);

#endif
