/* Which rows of a table stay on one page, where its pages end, and the heights that decide it. */
#include "pdf/table_keep.h"

#include <math.h>

/* A row higher than this part of a page may go on on the next one. */
static const double parted_above = 0.5;

/* No more rows than fill this part of a page are kept together; at the table's end, where few are worst, this one. */
static const double together = 1.0 / 3, together_at_end = 0.5;

/* A table up to this part of a page is not parted; of a higher one no more than the other part is left empty for it. */
static const double kept_whole = 0.25, empty_most = 0.2;

/*
 * A table does not begin on a page that holds fewer of its rows, nor end on one with fewer rows, sums counted or not; where
 * all are sums, many of them will do.
 */
enum { FIRST_ROWS = 4, LAST_POSTS = 3, LAST_ROWS = 4, MANY_ROWS = 12 };

/* For a group's end a page ends so many rows sooner, but not more than this part of a page. */
enum { MOVED_ROWS = 4 };
static const double moved = 0.1;

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

static bool is_sum(const struct table_row *row)
{
	return row->kind == ROW_SUM || row->kind == ROW_TOTAL;
}

/* Whether the table ends so soon that a page which began with the row would hold little else. */
static bool ends_soon(const struct doc_table *table, size_t row)
{
	unsigned rows = 0, posts = 0;

	for (; row < table->row_count; row++) {
		posts += !is_sum(&table->rows[row]);
		rows++;
		if ((rows >= LAST_ROWS && posts >= LAST_POSTS) || rows == MANY_ROWS)
			return false;
	}
	return true;
}

/* Whether a page may end between the row and the one before it. */
static bool may_end_before(const struct doc_table *table, size_t row)
{
	enum row_kind above = table->rows[row - 1].kind, kind = table->rows[row].kind;

	if (is_sum(&table->rows[row]) || above == ROW_HEADING || ends_soon(table, row))
		return false;
	if (kind == ROW_OF_WHICH && above != ROW_OF_WHICH)
		return false;
	/* The second row below a heading. */
	return kind == ROW_HEADING || row < 2 || table->rows[row - 2].kind != ROW_HEADING;
}

/*
 * The rows from `row` that stay together. *height is theirs with their notes, which are added to claim. Returns the row behind
 * them.
 */
static size_t rows_together(struct flow *flow, struct table_layout *layout, size_t row, struct flow_claim *claim,
			    double *height)
{
	const struct table_measure *measure = &layout->measure;
	double page = flow_page_height(flow, measure->landscape);
	size_t end = row;

	*height = 0;
	while (end < measure->table->row_count && (end == row || !may_end_before(measure->table, end))) {
		struct flow_claim with = *claim;
		double own = table_row_room(flow, measure, table_layout_row(flow, layout, end), &with);
		double limit = (ends_soon(measure->table, end) ? together_at_end : together) * page;
		if (end > row && *height + own > limit)
			break;
		*claim = with;
		*height += own;
		end++;
	}
	return end;
}

/* ---- the beginning ---- */

/* How many rows there are, headings not counted. */
static unsigned rows_within(const struct doc_table *table, size_t from, size_t to)
{
	unsigned rows = 0;

	for (size_t row = from; row < to; row++)
		rows += table->rows[row].kind != ROW_HEADING;
	return rows;
}

static double top_height(const struct flow *flow, const struct table_layout *layout)
{
	return text_height(&layout->caption_setting, &layout->caption) + flow->style->cell_height + layout->head.height;
}

double table_least_beginning(struct flow *flow, struct table_layout *layout)
{
	const struct doc_table *table = layout->measure.table;
	double page = flow_page_height(flow, layout->measure.landscape);
	double first = top_height(flow, layout), all = first, group;
	size_t row = 0, begun = 0;
	struct flow_claim claim = {0};

	while (row < table->row_count && all <= page) {
		row = rows_together(flow, layout, row, &claim, &group);
		all += group;
		if (rows_within(table, 0, begun) < FIRST_ROWS) {
			first = all;
			begun = row;
		}
	}
	bool whole = row == table->row_count && all + layout->foot_height <= page;
	all += layout->foot_height;
	if (begun < table->row_count)
		first += layout->carry_height;
	if (!whole)
		return first;
	return all <= kept_whole * page ? all : fmin(all, fmax(first, empty_most * page));
}

/* ---- pages ---- */

/* Whether a group of rows ends above the row: with a sum and what it consists of, or where the next one is headed. */
static bool group_ends_above(const struct doc_table *table, size_t row)
{
	if (table->rows[row].kind == ROW_HEADING)
		return true;
	while (row > 1 && table->rows[row - 1].kind == ROW_OF_WHICH)
		row--;
	return is_sum(&table->rows[row - 1]);
}

static bool parts_within(struct flow *flow, struct table_layout *layout, size_t from, size_t to)
{
	for (size_t row = from; row < to; row++)
		if (table_may_part(flow, &layout->measure, table_layout_row(flow, layout, row)))
			return true;
	return false;
}

size_t table_page_end(struct flow *flow, struct table_layout *layout, size_t row, struct table_room room, bool *ends)
{
	const struct doc_table *table = layout->measure.table;
	double height = 0, group, least = 0; /* least: where a group ended */
	size_t end = row, group_end = row;
	struct flow_claim claim = {0};

	*ends = false;
	while (end < table->row_count) {
		size_t next = rows_together(flow, layout, end, &claim, &group);
		bool last = next == table->row_count;
		bool fits = height + group + (last ? layout->foot_height : 0) <= (last ? room.last : room.height);
		if (!fits && room.fresh && end == row)
			return next;
		if (!fits) {
			*ends = true;
			break;
		}
		if (parts_within(flow, layout, end, next))
			return next;
		height += group;
		end = next;
		if (!last && group_ends_above(table, end) && rows_within(table, row, end) >= FIRST_ROWS) {
			group_end = end;
			least = height;
		}
	}
	bool near = end - group_end <= MOVED_ROWS &&
		    height - least <= moved * flow_page_height(flow, layout->measure.landscape);
	return *ends && group_end > row && near ? group_end : end;
}
