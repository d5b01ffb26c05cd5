/* Which rows of a table stay on one page, and the height that they need. */
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
 * The rows from `row` that stay together, up to a third of a page: a heading and the first rows below it, a sum and the post
 * above it, a total and the last two posts. *height is theirs with their notes, which are added to claim. Returns the row
 * behind them.
 */
size_t table_rows_together(struct flow *flow, struct table_layout *layout, size_t row, struct flow_claim *claim,
			   double *height);

#endif
