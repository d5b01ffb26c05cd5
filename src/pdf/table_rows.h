/* The rows of a table: their cells set as lines, and drawn. */
#ifndef UNDERLAG_PDF_TABLE_ROWS_H
#define UNDERLAG_PDF_TABLE_ROWS_H

#include "pdf/table_group.h"
#include "pdf/table_head.h"

/* A row that is set; its memory is that of the setting's arena. */
struct row_set {
	const struct table_row *row;
	struct text_setting setting;
	struct text_lines *cells; /* one a column; only the first where it runs over all */
	bool spans;
	size_t lines;  /* of all */
	size_t beside; /* the line on which cells behind the label begin */
	double height;
};

struct row_set row_set(struct flow *flow, const struct table_measure *measure, const struct table_row *row,
		       struct arena *arena);

/* A line of carried sums: label and, below the figures of the other columns, the sums carried by the row. */
struct row_set row_set_carried(struct flow *flow, const struct table_measure *measure, struct str label,
			       const struct table_row *row, struct arena *arena);

/* A heading row that is shown again: its words alone, without figures and references to notes. */
struct row_set row_set_repeated(struct flow *flow, const struct table_measure *measure, const struct table_row *row,
				struct arena *arena);

/* Adds the notes that lines from..to of the row refer to. */
void row_claim_notes(struct flow *flow, const struct table_measure *measure, const struct row_set *set, size_t from,
		     size_t to, struct flow_claim *claim);

/* The elements of a row's cells, TH or TD, in a new TR of parent; where heads are nested, they name theirs. */
struct element **row_elements(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
			      const struct head_elements *heads, const struct table_groups *groups,
			      struct element *parent);

/*
 * Draws the lines from..to of every cell (a row higher than a page is drawn in parts); elements NULL: into the artifact
 * that is open. Takes its height from the flow.
 */
void row_draw(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
	      struct element **elements, size_t from, size_t to);

#endif
