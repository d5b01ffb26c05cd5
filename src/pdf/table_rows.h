/* The rows of a table: their cells set as lines, and drawn. */
#ifndef UNDERLAG_PDF_TABLE_ROWS_H
#define UNDERLAG_PDF_TABLE_ROWS_H

#include "pdf/table_measure.h"

/* A row that is set; its memory is that of the setting's arena. */
struct row_set {
	const struct table_row *row; /* NULL: the head */
	struct text_setting setting;
	struct text_lines *cells; /* one a column; only the first where it runs over all */
	bool spans;
	size_t lines; /* of the highest cell */
	double height;
};

struct row_set row_set(struct flow *flow, const struct table_measure *measure, const struct table_row *row,
		       struct arena *arena);
struct row_set row_set_head(struct flow *flow, const struct table_measure *measure, struct arena *arena);

/* The height that footnotes of the running text need for references in the row. */
double row_notes_needed(struct flow *flow, const struct row_set *set, size_t columns);

/* The elements of a row's cells, TH or TD, in a new TR of parent. */
struct element **row_elements(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
			      struct element *parent);

/*
 * Draws the lines from..to of every cell (a row higher than a page is drawn in parts); elements NULL: into the artifact
 * that is open. Takes its height from the flow.
 */
void row_draw(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
	      struct element **elements, size_t from, size_t to);

#endif
