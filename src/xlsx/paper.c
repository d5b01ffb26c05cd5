/* Upright or across, on how many pages. */
#include "xlsx/paper.h"

#include <math.h>

enum { DIGIT = 7, COLUMN = 5 }; /* pixels: a digit, and what a column takes beside its digits */

/* Inches. */
static const double upright = 8.27, lying = 11.69;
/*
 * Sheets that would be smaller than this when upright are printed across, and on several pages when smaller than
 * that.
 */
static const double least_upright = 0.8, least_lying = 0.6;

double xl_paper_pixels(const double *widths, size_t count)
{
	double sum = 0;

	for (size_t c = 0; c < count; c++)
		sum += widths[c] * DIGIT + COLUMN;
	return sum;
}

double xl_paper_page(bool lies)
{
	return ((lies ? lying : upright) - 2 * XL_MARGIN) * 96;
}

/* The pages that columns of so many pixels take when they are no smaller than they may be. */
static size_t pages_of(double pixels, double label)
{
	double room = xl_paper_page(true) / least_lying - label;

	return (size_t)fmax(ceil((pixels - label) / fmax(room, label)), 1);
}

struct xl_paper xl_paper_of(const double *widths, size_t count)
{
	double pixels = xl_paper_pixels(widths, count), label = xl_paper_pixels(widths, 1);
	struct xl_paper paper = {.lies = pixels * least_upright > xl_paper_page(false), .pages = 1, .across = count};
	double page = xl_paper_page(paper.lies);

	if (pixels > page / least_lying)
		paper.pages = pages_of(pixels, label);
	paper.filler = fmax(floor((page - pixels - COLUMN) / DIGIT), 0);
	if (paper.pages > 1) {
		page = (pixels + label * (double)(paper.pages - 1)) / (double)paper.pages;
		while (paper.across > 1 && xl_paper_pixels(widths, paper.across) > page)
			paper.across--;
	}
	for (size_t c = 0; c < paper.across; c++)
		paper.width += widths[c];
	paper.width += paper.filler;
	paper.across += paper.filler > 0;
	return paper;
}
