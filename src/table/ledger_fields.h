/* From the fields of a ledger's records, as the scan found them, to a batch of rows: codes numbered, amounts in öre, all else checked. */
#ifndef UNDERLAG_TABLE_LEDGER_FIELDS_H
#define UNDERLAG_TABLE_LEDGER_FIELDS_H

#include "table/ledger_part.h"

/* Settles what is done with each field, in the part's arena. */
void ledger_fields_init(struct ledger_part *part);
void ledger_fields_release(struct ledger_part *part);

/*
 * The rows that the scan has given, as the part's batch; blank ones are left out, and with header the first of the others. False where
 * there is something that is no row without a fault: which, the definition says.
 */
MUST_USE bool ledger_fields_take(struct ledger_part *part, bool header);

/* The number of a period, year or date; 0 for values of other columns. */
int32_t ledger_fields_whole(const struct ledger_part *part, size_t column, struct value value);

#endif
