/* What stands below a table, in the first pass. */
#ifndef UNDERLAG_XLSX_LAYOUT_LINES_H
#define UNDERLAG_XLSX_LAYOUT_LINES_H

#include "xlsx/layout.h"

/* Gives the table its lines, from placed->below on, in the width of the page. Returns the row after them. */
size_t xl_lines_place(struct xl_layout *layout, struct xl_table *placed, double width);

#endif
