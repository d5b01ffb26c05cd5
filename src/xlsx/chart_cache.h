/*
 * The values that a chart keeps of the cells it shows: what previewers, mail clients and LibreOffice's first look see.
 *
 * libxlsxwriter 1.1.4 fills them from the sheets when it closes the workbook, and takes 0 for the result of a formula. It
 * leaves alone a range that says that its cache is filled: fields of its public struct, which it frees itself.
 */
#ifndef UNDERLAG_XLSX_CHART_CACHE_H
#define UNDERLAG_XLSX_CHART_CACHE_H

#include "xlsx/book.h"

/* Adds one point behind the others; at most 65,535 a range. Text is zero-terminated; a gap is an empty cell. */
void xl_chart_cache_text(struct xl_book *book, lxw_series_range *range, const char *text);
void xl_chart_cache_number(struct xl_book *book, lxw_series_range *range, double number);
void xl_chart_cache_gap(struct xl_book *book, lxw_series_range *range);

#endif
