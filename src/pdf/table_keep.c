/* Which rows of a table stay on one page, and the height that they need. */
#include "pdf/table_keep.h"

/* A row higher than this part of a page may go on on the next one. */
static const double parted_above = 0.5;

/* No more rows than fill this part of a page are kept together. */
static const double together = 1.0 / 3;

/* So many posts stay with a total. */
enum { POSTS_WITH_TOTAL = 2 };

double table_space_above_heading(const struct flow *flow)
{
	return flow->style->cell_height * 2;
}

bool table_may_part(const struct flow *flow, const struct table_measure *measure, const struct row_set *set)
{
	return set->height > parted_above * flow_page_height(flow, measure->landscape);
}

double table_row_room(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
		      struct flow_claim *claim)
{
	double before = claim->height;

	if (table_may_part(flow, measure, set))
		return 4 * set->setting.leading;
	row_claim_notes(flow, measure, set, 0, set->lines, claim);
	return set->height + claim->height - before +
	       (set->row->kind == ROW_HEADING ? table_space_above_heading(flow) : 0);
}

/* Whether a total comes so soon that a page which began with the row would hold little else. */
static bool ends_soon(const struct doc_table *table, size_t row)
{
	for (unsigned posts = 0; row < table->row_count && posts < POSTS_WITH_TOTAL; row++) {
		if (table->rows[row].kind == ROW_TOTAL)
			return true;
		if (table->rows[row].kind != ROW_SUM)
			posts++;
	}
	return false;
}

/* Whether a page may end between the row and the one before it. */
static bool may_end_before(const struct doc_table *table, size_t row)
{
	enum row_kind above = table->rows[row - 1].kind, kind = table->rows[row].kind;

	if (kind == ROW_SUM || kind == ROW_TOTAL || above == ROW_HEADING || ends_soon(table, row))
		return false;
	if (kind == ROW_OF_WHICH && above != ROW_OF_WHICH)
		return false;
	/* The second row below a heading. */
	return kind == ROW_HEADING || row < 2 || table->rows[row - 2].kind != ROW_HEADING;
}

size_t table_rows_together(struct flow *flow, struct table_layout *layout, size_t row, struct flow_claim *claim,
			   double *height)
{
	const struct table_measure *measure = &layout->measure;
	double limit = together * flow_page_height(flow, measure->landscape);
	size_t end = row;

	*height = 0;
	while (end < measure->table->row_count && (end == row || !may_end_before(measure->table, end))) {
		struct flow_claim with = *claim;
		double own = table_row_room(flow, measure, table_layout_row(flow, layout, end), &with);
		if (end > row && *height + own > limit)
			break;
		*claim = with;
		*height += own;
		end++;
	}
	return end;
}
