/*
 * The workbook of a document: the document tree as XLSX with live formulas.
 *
 * Sheets, in order: "Om" (what the workbook is and how to read it), one for each doc_table.sheet with its charts, "Tal i
 * texten" (the figures that no table holds), "Diagramdata" (what the charts show), and one Excel table a data sheet. Every
 * figure has one cell; wherever else it is shown stands a reference to that cell. A document with the same content gives
 * the same bytes: no clock, locale or time zone reaches the file.
 *
 * Two passes, and a third that proves them; what stands further down knows nothing of what stands above it:
 *
 *	xlsx       the one call;  properties: what the file says of itself
 *	sheet_*    a sheet each: about (about_*, traits), tables (table_head, table_rows, table_lines, marks), figures,
 *	           charts (charts.h says of what parts), data
 *	cell       a figure, text or link in a cell;  comments;  page: a sheet's frame, heights, print
 *	write      what libxlsxwriter is told to put into cells, entered in the digest of its sheet
 *	formula    pieces of a formula to text, with the addresses of the first pass
 *	book       the workbook while it is written;  style, tint: what cells look like
 *	layout     the first pass, where all stands: layout_tables, layout_lines, row_room, sources, outline, key_figures,
 *	           layout_charts (chart_shape, chart_roles), places;  named: which figures have a defined name
 *	texts      what the cells of a table say;  room: lines and heights;  paper: widths to pages;  width, calibri
 *	names      what Excel takes as one;  address, words
 *	readback   the third pass: the file read again (readback_parts, readback_sheet) to the same digest
 *
 * libxlsxwriter crashes when memory runs out: call this in a child process.
 */
#ifndef UNDERLAG_XLSX_XLSX_H
#define UNDERLAG_XLSX_XLSX_H

#include "base/diag.h"
#include "document/doc.h"

#include <stdint.h>

/* Colours are 0xRRGGBB. */
enum { XLSX_SERIES = 6 };

/* What the style of a document says about its workbook. */
struct xlsx_look {
	uint32_t accent; /* titles; the heads of tables are a tint of it */
	uint32_t series[XLSX_SERIES];
	uint32_t level, rise, fall; /* of a bridge */
	bool red_negatives;         /* negative figures are red, too */
};

extern const struct xlsx_look xlsx_look_default;

/*
 * Writes the workbook to path, forces it to the disk and reads it back: that the archive is whole and its parts belong
 * together, that each cell holds what was written, formula, result and number format, and that Excel tables, names and comments
 * are those written. False when anything was wrong, with a diagnostic for each fault: DIAG_INPUT where the document cannot be
 * a workbook (too many rows, a text too long, a name that cannot be made legal; all such faults are found, and nothing is
 * written), DIAG_WRITE otherwise. What is then at path, if anything, must not be published.
 *
 * The memory that it takes grows with what the document holds in memory already, not with the rows of data sheets. Rows of large
 * ones go to unnamed temporary files in TMPDIR, else /tmp: some 400 bytes for a row of 8 cells, twice.
 */
MUST_USE bool xlsx_write(const struct doc *doc, const struct xlsx_look *look, const char *path, struct diags *diags);

#endif
