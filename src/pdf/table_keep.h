/* Which rows of a table stay on one page, and the height that they need. */
#ifndef UNDERLAG_PDF_TABLE_KEEP_H
#define UNDERLAG_PDF_TABLE_KEEP_H

#include "pdf/table_rows.h"

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
size_t table_rows_together(struct flow *flow, const struct table_measure *measure, size_t row, struct flow_claim *claim,
			   double *height);

/* What stands below the table, empty if nothing: the remark, and the rounding note where the sums carried make it true. */
struct str table_remark(struct arena *arena, const struct doc_table *table, bool carried_rounds);

/* Its height, where it is so short that the last rows keep it. */
double table_foot_height(struct flow *flow, const struct doc_table *table);

/* The height of a line of carried sums; 0 where there are none. */
double table_carry_height(struct flow *flow, const struct table_measure *measure);

#endif
