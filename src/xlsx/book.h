/*
 * A workbook while it is written: the second pass.
 *
 * xl_page_begin() adds a sheet, the calls of cell.h fill it, xl_page_end() gives it its columns and print set-up. The
 * first failure is kept in book->failed, like a full buffer's: check it once, at the end. Faults of the document are
 * collected (book->faulty). What is written is entered in book->count, to be found again when the file is read back.
 */
#ifndef UNDERLAG_XLSX_BOOK_H
#define UNDERLAG_XLSX_BOOK_H

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
	struct str_list names; /* defined so far */
	struct xl_chart_data *charts; /* what they show, calculated so far */
	struct arena scratch;  /* texts on their way into cells: whoever writes many clears it in between */
	bool failed;           /* libxlsxwriter failed: nothing more is written */
	bool faulty; /* the document cannot be a workbook: the search for faults goes on, no file comes of it */
};

struct xl_page {
	struct xl_book *book;
	const struct xl_sheet *sheet;
	lxw_worksheet *worksheet;
	double *widths; /* of its columns */
	size_t width_count;
	size_t frozen; /* rows that stay in view */
	size_t links;  /* of its cells */
	double filler; /* width of an empty column behind them, see xl_page_fill() */
};

/* Keeps a failure of libxlsxwriter as a diagnostic, once a book. */
void xl_check(struct xl_book *book, lxw_error error);

/*
 * A text as libxlsxwriter takes it: zero-terminated, with what Excel would read as an escape ("_x0041_") escaped. It lives
 * until book->scratch is cleared. NULL, with a diagnostic that names the cell or the row and column of the data, when it is
 * longer than a cell holds, is not UTF-8 or holds a character that XML has no place for.
 */
const char *xl_text(struct xl_page *page, size_t row, size_t column, struct str text);

/* The format of a style; NULL sets book->failed. */
lxw_format *xl_format(struct xl_page *page, struct xl_style style);

/* Adds the sheet, its print header and footer, the stamp or title at its top, and below it the way back to "Om". */
void xl_page_begin(struct xl_page *page, struct xl_book *book, const struct xl_sheet *sheet);

/* Makes a column at least so wide, up to a limit. */
void xl_page_widen(struct xl_page *page, size_t column, double width);

/* Makes room for a text of so many lines; one line needs none. Excel fits rows to their text, others do not. */
void xl_page_lines(struct xl_page *page, size_t row, size_t lines);

/* The same for a row that nests: level 0 to 7 of the outline. */
void xl_page_outline(struct xl_page *page, size_t row, size_t lines, unsigned level);

/* Sets a row's height in points. */
void xl_page_height(struct xl_page *page, size_t row, double points);

/* Rows from XL_TOP to last stay in view and are printed on every page. */
void xl_page_freeze(struct xl_page *page, size_t last);

/* The first column stays in view where the sheet is wider than a screen. */
void xl_page_freeze_label(struct xl_page *page);

/*
 * Once the widths are known: a sheet that is narrower than a page gets an empty column up to its edge, so that the whole is
 * as wide as the page, and texts over the whole width have the page's. Else LibreOffice, told to fit the sheet to the width
 * of a page, would enlarge it.
 */
void xl_page_fill(struct xl_page *page);

/* Sets column widths, landscape where they are wide, and fits the width to that of a page. */
void xl_page_end(struct xl_page *page);

/* The sheets: each writes one whole page. */
void xl_write_about(struct xl_book *book, const struct xl_sheet *sheet);
void xl_write_tables(struct xl_book *book, const struct xl_sheet *sheet);
void xl_write_figures(struct xl_book *book, const struct xl_sheet *sheet);
void xl_write_chart_data(struct xl_book *book, const struct xl_sheet *sheet);
void xl_write_data(struct xl_book *book, const struct xl_sheet *sheet);

/* Defines the names of named figures, where Excel takes them. */
void xl_define_names(struct xl_book *book);

#endif
