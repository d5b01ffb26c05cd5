/* Reads a finished workbook back: libxlsxwriter may drop parts of a file without a word. */
#ifndef UNDERLAG_XLSX_READBACK_H
#define UNDERLAG_XLSX_READBACK_H

#include "xlsx/layout.h"

/* What was written, and must be found again. */
struct xl_count {
	size_t values; /* cells that hold anything: <v> */
	size_t formulas;
	size_t tables, columns; /* Excel tables and their columns */
	size_t comments;
	size_t charts, series; /* each chart on a sheet, too */
	size_t names; /* defined ones, print titles among them */
};

/*
 * Whether the file at path is a whole archive of well-formed XML whose sheets are those of the layout, in order, and
 * which holds what count says. False with a diagnostic otherwise.
 */
MUST_USE bool xl_readback(const char *path, const struct xl_layout *layout, const struct xl_count *count,
			  struct place at, struct diags *diags);

#endif
