/* How the width of a page is shared among a table's columns, once it is known what they hold. */
#ifndef UNDERLAG_PDF_TABLE_SHARE_H
#define UNDERLAG_PDF_TABLE_SHARE_H

#include "pdf/table_measure.h"

/* The widths in sizes that the texts of some rows would take on one line: width[row * columns + column], 0 for figures. */
struct table_texts {
	double *widths;
	size_t rows;
};

/* Chooses landscape, size, space and the columns' x and width. */
void table_share(const struct flow *flow, struct table_measure *measure, const struct table_texts *texts);

#endif
