/* Columns of tables in memory that follow from others: computed ones, those of relations, and empty cells that these fill. */
#ifndef UNDERLAG_TABLE_DERIVE_H
#define UNDERLAG_TABLE_DERIVE_H

#include "table/relation.h"

/* Counts the codes of a table that lead nowhere; before any cell has been filled. */
void derive_count_unknown(struct store *store, const struct sheet *sheet, struct diags *diags);

/* Fills every column of every table but the ledger. */
void derive_columns(struct store *store, struct diags *diags);

/* What a computed column holds in a row: of the table in memory, or of values of the ledger. */
struct value derive_computed(const struct store *store, const struct sheet *sheet, size_t column,
			     const struct value *values, size_t row);

/* Says, once for each column, where rows of a post disagree on what is asked for by post. */
void derive_check_post(struct store *store, size_t target, struct diags *diags);

#endif
