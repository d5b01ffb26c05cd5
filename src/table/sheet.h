/* A table with what the program knows about it (struct sheet): its columns, and which way leads from it to other tables. */
#ifndef UNDERLAG_TABLE_SHEET_H
#define UNDERLAG_TABLE_SHEET_H

#include "table/store_types.h"

/* A new table with the schema's columns, or none. It is the store's last. */
struct sheet *sheet_new(struct store *store, struct str name, const struct schema_table *schema);

/* Adds a column and returns its index. */
size_t sheet_add_column(struct store *store, struct sheet *sheet, struct str name, enum column_type type);

/* The column of that name, compared without case, or NO_COLUMN. */
size_t sheet_find_column(const struct sheet *sheet, struct str name);

struct sheet *sheet_of(const struct store *store, const struct table *table);
struct sheet *sheet_find(const struct store *store, struct str name);

/* Room for a row at the end of a table, its cells empty; counted. */
size_t sheet_add_row(struct store *store, struct sheet *sheet, struct row_origin origin);

/* The value with what it points to in the store's own memory. */
struct value value_keep(struct store *store, struct value value);

/* The first file of the sheet; the empty text where it has none. */
struct str sheet_file(const struct store *store, const struct sheet *sheet);

/*
 * The settings of [tabell …] sections about the sheet or one of its files whose name begins with start, one after another:
 * *at is 0 at first. NULL at the end.
 */
const struct setting *sheet_setting(const struct store *store, const struct sheet *sheet, struct str start, size_t *at);

/* Once all own columns are known: finds period, år and belopp among them. */
void sheet_settle(struct sheet *sheet);

/* The period at which the row asks what a code means, as a calendar month; values are the row's own. */
int32_t sheet_valid_at(const struct store *store, const struct sheet *sheet, const struct value *values);

#endif
