/*
 * Tables: measured first, then drawn row by row.
 *
 * Figures are never wrapped and stand with their decimal commas below each other; labels and texts wrap in the width that
 * the figures leave. A table that needs less than the line is narrower; one too wide for the page gets smaller letters, then
 * a landscape page; one that not even that holds is a DIAG_INPUT fault. Each further page begins with "Tabell 3, fortsättning",
 * the head again and the headings of the groups of rows that go on, and where the table asks for it lines of carried sums end
 * and begin the pages. Notes of its cells stand at the foot of the page, the remark below the table.
 *
 *	table         pages, rows, remark
 *	table_keep    which rows stay together, and where pages end
 *	table_group   which heading rows a row stands under
 *	table_layout  all of it measured and set, each row once
 *	table_head, table_rows   set as lines, drawn, tagged
 *	table_align   where lines stand in their column
 *	table_measure what the columns need;  table_share: what they get
 */
#ifndef UNDERLAG_PDF_TABLE_H
#define UNDERLAG_PDF_TABLE_H

#include "pdf/flow.h"

bool table_wants_landscape(struct flow *flow, const struct doc_table *table);

/*
 * The height of what must stand together at the table's beginning: the space above, caption, head, first rows with their
 * notes; a short table whole (table_keep.h).
 */
double table_beginning(struct flow *flow, const struct doc_table *table);

/* Draws it; nothing where it has no columns. */
void table_set(struct flow *flow, const struct doc_table *table, struct element *parent);

#endif
