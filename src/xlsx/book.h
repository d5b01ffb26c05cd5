/*
 * A workbook while it is written: the second pass.
 *
 * xl_page_begin() adds a sheet, the calls of cell.h fill it, xl_page_end() gives it its columns and print set-up. The
 * first failure is kept in book->failed, like a full buffer's: check it once, at the end. Faults of the document are
 * collected (book->faulty). What is written is entered in book->count, to be found again when the file is read back.
 */
#ifndef UNDERLAG_XLSX_BOOK_H
#define UNDERLAG_XLSX_BOOK_H

#include "xlsx/paper.h"
#include "xlsx/readback.h"
#include "xlsx/style.h"
#include "xlsx/xlsx.h"

struct xl_chart_data;

struct xl_book {
	struct arena *arena;
	const struct doc *doc;
	const struct xlsx_look *look;
	const struct xl_layout *layout;
	struct diags *diags;
	struct place at;
	lxw_workbook *workbook;
	struct xl_styles styles;
	struct xl_count count;
	struct xl_chart_data *charts; /* what they show, calculated so far */
	struct arena scratch; /* texts on their way into cells: whoever writes many clears it in between */
	bool failed;          /* libxlsxwriter failed: nothing more is written */
	bool faulty; /* the document cannot be a workbook: the search for faults goes on, no file comes of it */
};

struct xl_page {
	struct xl_book *book;
	const struct xl_sheet *sheet;
	lxw_worksheet *worksheet;
	double *widths; /* of its columns */
	size_t width_count;
	size_t frozen;                        /* rows that stay in view */
	size_t first_repeated, last_repeated; /* rows that are printed on every page; 0 and 0: none */
	size_t links;                         /* of its cells */
	struct xl_paper paper; /* once the widths are known, see xl_page_fill(): until then it is empty */
};

/* Keeps a failure of libxlsxwriter as a diagnostic, once a book. */
void xl_check(struct xl_book *book, lxw_error error);

/* A fault of the document: a DIAG_INPUT that names the cell, or the row and column of the data. format is a message. */
void xl_refuse(struct xl_page *page, size_t row, size_t column, const char *format, ...) PRINTF_LIKE(4, 5);

/*
 * A text as libxlsxwriter takes it: zero-terminated, with what Excel would read as an escape ("_x0041_") escaped. It
 * lives until book->scratch is cleared. NULL, and refused, when it is longer than a cell holds, escapes included,
 * has more line breaks than Excel takes, is not UTF-8 or holds a character that XML has no place for.
 */
const char *xl_text(struct xl_page *page, size_t row, size_t column, struct str text);

/* The format of a style; NULL sets book->failed. */
lxw_format *xl_format(struct xl_page *page, struct xl_style style);

/* Adds the sheet, its print header and footer, the stamp or title at its top, and below it the way back to "Om". */
void xl_page_begin(struct xl_page *page, struct xl_book *book, const struct xl_sheet *sheet);

/* Makes a column at least so wide, up to a limit. */
void xl_page_widen(struct xl_page *page, size_t column, double width);

/*
 * Heights. Every row whose texts wrap needs one, as xlsx/room.h reckons it: Excel would fit a row without to its
 * text, were it not in merged cells, but LibreOffice takes what a file by Excel's name says for fitted. A row higher
 * than Excel shows is refused.
 */

/* Sets a row's height in points; level 0 to 7 is that of the outline. */
void xl_page_row(struct xl_page *page, size_t row, double points, unsigned level);

/* The same without a level. */
void xl_page_height(struct xl_page *page, size_t row, double points);

/* The height for texts of so many lines in merged cells, as far as Excel goes; nothing for one line. */
void xl_page_lines(struct xl_page *page, size_t row, size_t lines);

/* Rows from XL_TOP to last stay in view and are printed on every page. */
void xl_page_freeze(struct xl_page *page, size_t last);

/* What stands above XL_TOP stays in view. */
void xl_page_freeze_top(struct xl_page *page);

/* Rows first to last are printed on every page. */
void xl_page_repeat(struct xl_page *page, size_t first, size_t last);

/* The first column stays in view where the sheet is wider than a screen. */
void xl_page_freeze_label(struct xl_page *page);

/* Text of rows first to last that looks like a number is meant to be text: Excel need not point at each of them. */
void xl_page_accept_codes(struct xl_page *page, size_t first, size_t last);

/* Once the widths are known: texts over the whole width have that of the page, see struct xl_paper. */
void xl_page_fill(struct xl_page *page);

/*
 * Sets column widths, landscape where they are wide, and fits the width to that of a page, or where that would make
 * it too small, of several, each of which has the first column. What stands above XL_TOP, the title and the way
 * back, is not printed: the title stands in the print header.
 */
void xl_page_end(struct xl_page *page);

/* The sheets: each writes one whole page. */
void xl_write_about(struct xl_book *book, const struct xl_sheet *sheet);
void xl_write_tables(struct xl_book *book, const struct xl_sheet *sheet);
void xl_write_figures(struct xl_book *book, const struct xl_sheet *sheet);
void xl_write_chart_data(struct xl_book *book, const struct xl_sheet *sheet);
void xl_write_data(struct xl_book *book, const struct xl_sheet *sheet);

/* Defines the names that xl_named() says. */
void xl_define_names(struct xl_book *book);

#endif
