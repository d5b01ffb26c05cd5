/*
 * Relations: what a code in one table leads to in another (store.h), and the columns that follow from them.
 *
 * relations_open() makes every sheet's relations once all own columns are known. relation_column() adds a column through them.
 * Once the targets have been read, relation_resolve() says which row a code is and relation_value() what a column of it holds.
 */
#ifndef UNDERLAG_TABLE_RELATION_H
#define UNDERLAG_TABLE_RELATION_H

#include "table/store_types.h"

/* What a code turned out to be. */
struct hit {
	size_t row;             /* of the relation's target; NO_ROW: unknown */
	int32_t calendar_period;
	bool connected;         /* TO_UNIT: every parent above it holds then */
};

void relations_open(struct store *store, struct diags *diags);

/* Index of the sheet's column of that name: its own, a computed one, or through relations; NO_COLUMN. */
size_t relation_column(struct store *store, struct sheet *sheet, struct str name);

/* Before anything is read: lets empty cells of own columns be filled through relations, too. */
void relations_fill_own(struct store *store);

/* Indexes the targets of declared relations, which must have unique values. */
void relations_index(struct store *store, struct sheet *target, struct diags *diags);

/* code is not empty. */
struct hit relation_resolve(const struct store *store, const struct relation *relation, struct value code,
			    int32_t calendar_period);

struct value relation_value(const struct store *store, const struct relation *relation, struct hit hit, size_t target);

/* A code that the target has and that Excel could not tell from this unknown one ("0101" for "101"); empty text if none. */
struct str relation_near(const struct store *store, const struct relation *relation, struct str code);

#endif
