/* How a formula writes a cell, a range and a table's column. */
#ifndef UNDERLAG_XLSX_ADDRESS_H
#define UNDERLAG_XLSX_ADDRESS_H

#include "base/buf.h"

/* What a worksheet holds. Rows and columns count from 0 here. */
enum { XL_ROWS = 1048576, XL_COLUMNS = 16384 };

/* "B4"; fixed: "$B$4". */
void xl_add_cell(struct buf *out, size_t row, size_t column, bool fixed);

/* A sheet's name between apostrophes, its own doubled: always legal, whatever the name looks like. */
void xl_add_sheet(struct buf *out, struct str name);

/*
 * "T[belopp]", or "T[[a+b]]" where Excel wants two pairs; [ ] # ' in the name are escaped by an apostrophe. name is as
 * xl_column_name() gives it.
 */
void xl_add_column(struct buf *out, struct str table, struct str name);

/*
 * A table column's heading: control characters and what is no character become spaces, spaces at its ends go, what
 * Excel would read as an escape ("_x0041_") loses its last '_', and an apostrophe at its end becomes U+2019, since
 * LibreOffice 7.4 cannot read "T[a'']".
 */
struct str xl_column_name(struct arena *arena, struct str name);

#endif
