/*
 * The calls of libxlsxwriter that put something into a cell; nothing else of src/xlsx makes them. Each enters what
 * it writes in the digests that reading back compares. Texts are those of xl_text(); a failure is kept in
 * book->failed.
 */
#ifndef UNDERLAG_XLSX_WRITE_H
#define UNDERLAG_XLSX_WRITE_H

#include "xlsx/book.h"

/* text is not empty. */
void xl_write_text(struct xl_page *page, size_t row, size_t column, const char *text, lxw_format *format);

/* number is finite. */
void xl_write_number(struct xl_page *page, size_t row, size_t column, double number, lxw_format *format);

void xl_write_truth(struct xl_page *page, size_t row, size_t column, bool truth, lxw_format *format);

/* No content, only the format. */
void xl_write_blank(struct xl_page *page, size_t row, size_t column, lxw_format *format);

/* A formula, with its '=', and its result: text, or number where text is NULL. */
void xl_write_formula(struct xl_page *page, size_t row, size_t column, const char *formula, const char *text,
		      double number, lxw_format *format);

/* Columns first to last become one empty cell, of one row or of several; what it holds is then written to the first. */
void xl_write_merged(struct xl_page *page, size_t row, size_t first, size_t last, lxw_format *format);

void xl_write_area(struct xl_page *page, size_t row, size_t last_row, size_t first, size_t last, lxw_format *format);

/* A text that leads to target: "internal:'Blad'!A1". */
void xl_write_link(struct xl_page *page, size_t row, size_t column, const char *target, const char *text,
		   lxw_format *format);

/*
 * The format for those cells of a column, from first to last, for which the formula holds. It has its '=', and is
 * written for the first of them.
 */
void xl_write_condition(struct xl_page *page, size_t first, size_t last, size_t column, const char *formula,
			lxw_format *format);

void xl_write_comment(struct xl_page *page, size_t row, size_t column, const char *text, lxw_comment_options *options);

/* An Excel table from row on, over all columns of the page; its head is written with it. */
void xl_write_table(struct xl_page *page, size_t row, size_t last, lxw_table_options *options);

#endif
