/* What tells rows of a table apart, and that it does. */
#ifndef UNDERLAG_TABLE_KEYS_H
#define UNDERLAG_TABLE_KEYS_H

#include "table/store_types.h"

/*
 * Faults: two rows with the same key; two codes of one key column that differ only in case or in leading zeros, which a workbook
 * could not tell apart. The key is the schema's, or what `nyckel` declares. Only columns that are read count.
 */
void keys_check(struct store *store, const struct sheet *sheet, struct diags *diags);

#endif
