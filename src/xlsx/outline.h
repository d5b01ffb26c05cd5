/* How the rows of a table nest: Excel's outline, whose buttons fold the rows of a group. */
#ifndef UNDERLAG_XLSX_OUTLINE_H
#define UNDERLAG_XLSX_OUTLINE_H

#include "xlsx/layout.h"

/* Whether the sums of a sheet's tables that nest stand below what they add up: its one setting for all groups. */
bool xl_outline_below(const struct xl_sheet *sheet);

/*
 * The level of each row of a table of the sheet, 0 to 7. Where sums stand below, a row is one deeper for each sum
 * that adds it up; where there are none, for each heading that it stands under. Rows that are indented below a post,
 * and varav rows, are one deeper than that post. A table whose posts are all added up in one sum does not nest.
 */
const unsigned *xl_outline_levels(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table);

#endif
