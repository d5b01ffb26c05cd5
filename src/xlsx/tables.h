/* The parts of a table's cells on its sheet: head, rows, lines below. */
#ifndef UNDERLAG_XLSX_TABLES_H
#define UNDERLAG_XLSX_TABLES_H

#include "xlsx/cell.h"

/* The caption, the titles of column groups and those of columns, with the columns' explanations as comments. */
void xl_write_head(struct xl_page *page, const struct xl_table *placed);

/* The rows, nested in the outline; a row whose figures draw on one row of another table leads there. */
void xl_write_rows(struct xl_page *page, const struct xl_table *placed);

/* Notes and remarks, what is marked, and the ways to what the figures draw on and to what draws on them. */
void xl_write_lines(struct xl_page *page, const struct xl_table *placed);

#endif
