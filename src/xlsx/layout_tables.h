/* The document's tables in the first pass. */
#ifndef UNDERLAG_XLSX_LAYOUT_TABLES_H
#define UNDERLAG_XLSX_LAYOUT_TABLES_H

#include "xlsx/layout.h"

/* Gives every table of the blocks its sheet, and its figures places whose rows are those of the table. */
void xl_tables_collect(struct xl_layout *layout, const struct block *blocks);

/* Gives the collected tables their rows, lines and charts. Their sources are known. */
void xl_tables_place(struct xl_layout *layout);

#endif
