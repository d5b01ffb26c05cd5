/* Cells that are to be seen at once: conditional formats. */
#ifndef UNDERLAG_XLSX_MARKS_H
#define UNDERLAG_XLSX_MARKS_H

#include "xlsx/book.h"

/* Gives the marked columns of the table a format for the numbers beyond the limit, in whichever row. */
void xl_mark_cells(struct xl_page *page, const struct xl_table *placed);

#endif
