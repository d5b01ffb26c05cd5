/*
 * Which figures have a defined name in the workbook: one says it for the sheets, the formulas that refer to them
 * from other sheets, and the name box.
 */
#ifndef UNDERLAG_XLSX_NAMED_H
#define UNDERLAG_XLSX_NAMED_H

#include "xlsx/layout.h"

/*
 * Names the document's figures that have a cell and a name that Excel and LibreOffice take, the tables' first; Excel
 * tables and names share one namespace, so a name that is taken is given to no second figure. Tables have their
 * names.
 */
void xl_named_decide(struct xl_layout *layout);

/* The figure's defined name, or nothing. */
struct str xl_named(const struct xl_layout *layout, const struct figure *figure);

#endif
