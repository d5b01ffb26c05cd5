/* Numbers as Swedish systems write them: the rules are in cell.h. */
#ifndef UNDERLAG_TABLE_NUMBER_H
#define UNDERLAG_TABLE_NUMBER_H

#include "table/cell.h"

/* amount: at most two decimals. CELL_OK and *out, or what is wrong with the text. */
MUST_USE enum cell_status number_parse(struct arena *arena, struct str text, bool amount, enum decimal_mark mark,
				       struct num *out);

#endif
