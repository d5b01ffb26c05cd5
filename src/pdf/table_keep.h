/* Which rows of a table stay on one page, where its pages end, and the heights that decide it. */
#ifndef UNDERLAG_PDF_TABLE_KEEP_H
#define UNDERLAG_PDF_TABLE_KEEP_H

#include "pdf/table_layout.h"

/* Between the rows above and a heading. */
double table_space_above_heading(const struct flow *flow);

/* A row so high that it may go on on the next page. */
bool table_may_part(const struct flow *flow, const struct table_measure *measure, const struct row_set *set);

/* The room that a row needs to begin in, its notes besides those of claim included, which are added to it. */
double table_row_room(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
		      struct flow_claim *claim);

/*
 * The height of what must stand together at the table's beginning, without the space above it. A table up to a quarter of a
 * page is not parted. A higher one that a page holds is, rather than leave more than a fifth of the page empty, where the
 * first rows fit on it.
 */
double table_least_beginning(struct flow *flow, struct table_layout *layout);

/* What is left of a page below the rows that are drawn. */
struct table_room {
	double height, last; /* for rows; for the last ones, above which no line of carried sums is needed */
	bool fresh;          /* there are no rows on it yet */
};

/*
 * Plans the page that goes on with `row`, and returns the row behind those it holds. *ends: the next row begins a page; else
 * the table ends, or something so high was met that its end is known only when it is drawn.
 *
 * A page does not end within rows that stay together, up to a third of a page: a heading and the first rows below it, a sum
 * and the post above it, the last three rows and the sums with them. Where a group of rows ended shortly before, it ends there.
 */
size_t table_page_end(struct flow *flow, struct table_layout *layout, size_t row, struct table_room room, bool *ends);

#endif
