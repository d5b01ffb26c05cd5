/*
 * A table that is laid out: its columns measured, its caption, head and rows set as lines, each once.
 *
 * The layout of one table is kept, the last one that was asked for: what stands before a table asks how high its beginning
 * is, and the table is then drawn from the same lines. Rows are set as they are asked for and dropped when they are drawn.
 */
#ifndef UNDERLAG_PDF_TABLE_LAYOUT_H
#define UNDERLAG_PDF_TABLE_LAYOUT_H

#include "pdf/table_rows.h"

struct table_layout {
	struct table_measure measure;
	double line_width; /* of the text on its pages */
	struct text_setting caption_setting;
	struct text_lines caption;
	struct head_set head;
	struct text_setting continued_setting;
	struct text_lines continued; /* above the head on further pages; none where the table has no number */
	double carry_height;         /* of a line of carried sums; 0: there are none */
	double foot_height;          /* of what stands below, where it is so short that the last rows keep it; else 0 */
	struct {
		const struct row_set **items;
		size_t count, capacity;
	} rows;       /* that are set and not drawn yet */
	size_t first; /* the number of the first of them */
};

/* The layout of a table that has columns, in the flow's width. It is the flow's, until another table's is asked for. */
struct table_layout *table_layout(struct flow *flow, const struct doc_table *table);

/* A row, set; until it is drawn. */
const struct row_set *table_layout_row(struct flow *flow, struct table_layout *layout, size_t row);

/* Says that rows before this one are drawn; those that were set ahead of it are set again when they are asked for. */
void table_layout_drawn(struct flow *flow, struct table_layout *layout, size_t row);

/* What stands below the table, empty if nothing: the remark, and the rounding note where the sums carried make it true. */
struct str table_remark(struct arena *arena, const struct doc_table *table, bool carried_rounds);

#endif
