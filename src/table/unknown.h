/* Codes that organisation, kontoplan or a declared table does not know: counted, and made rows of "Ej fördelat". */
#ifndef UNDERLAG_TABLE_UNKNOWN_H
#define UNDERLAG_TABLE_UNKNOWN_H

#include "table/relation.h"

/*
 * Notes one row whose cell of relation->source leads nowhere, and returns the code's number for unknown_more(). A code that
 * differs from a known one only in leading zeros or in case is an input fault, said once.
 */
size_t unknown_add(struct store *store, const struct sheet *sheet, const struct relation *relation, struct str code,
		   struct row_origin origin, struct diags *diags);

/* More rows of that code, with the sum of their amounts (empty: none). */
void unknown_more(struct store *store, size_t number, int64_t rows, struct value sum, struct row_origin origin,
		  struct diags *diags);

/* Adds the rows "Ej fördelat" to organisation and kontoplan where some code was unknown, and sorts the codes. */
void unknown_finish(struct store *store);

#endif
