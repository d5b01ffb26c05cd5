/* How a sheet of so wide columns is printed on A4. */
#ifndef UNDERLAG_XLSX_PAPER_H
#define UNDERLAG_XLSX_PAPER_H

#include <stdbool.h>
#include <stddef.h>

/* Inches: the margins at both sides. */
#define XL_MARGIN 0.6

/* What a column is at least and at most, in digits. */
enum { XL_WIDTH_LEAST = 9, XL_WIDTH_MOST = 90 };

struct xl_paper {
	bool lies;
	size_t pages; /* side by side; the first column stands on each of them where they are more than one */
	/*
	 * The width of an empty column behind the others, up to the edge of the page; 0 where they reach it. Without it
	 * LibreOffice, told to fit the sheet to the width of a page, would enlarge it.
	 */
	double filler;
	size_t across; /* columns that texts over the width of the (first) page have, the empty one among them */
	double width;  /* of these together, in digits */
};

/* There is at least one column. */
struct xl_paper xl_paper_of(const double *widths, size_t count);

/* The columns together, in pixels, which is how Excel rounds them; and what a page is wide. */
double xl_paper_pixels(const double *widths, size_t count);
double xl_paper_page(bool lies);

#endif
