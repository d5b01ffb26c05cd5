/*
 * The head of a table: the titles of its columns, and above them those of their groups.
 *
 * A group's title is centred over its columns with a rule below that is as wide as they are; the titles of the other columns
 * span both rows. All of them stand on the head's lower edge.
 */
#ifndef UNDERLAG_PDF_TABLE_HEAD_H
#define UNDERLAG_PDF_TABLE_HEAD_H

#include "pdf/table_measure.h"

/* A head that is set; its memory is that of the arena. */
struct head_set {
	struct text_setting setting;
	struct text_lines *columns, *groups; /* one a column, one a group */
	double upper, lower; /* heights of the row of groups and of the row below it; 0: there are no groups */
	double height;
};

/* The header cells; NULL where a column has no title or no group, for rows to refer to. */
struct head_elements {
	struct element **columns, **groups; /* both one a column */
	bool nested;                        /* cells name the heads they belong to: of groups of columns or rows */
};

struct head_set head_set(struct flow *flow, const struct table_measure *measure, struct arena *arena);

/*
 * Draws it. parent is the THead, which gets the rows and their cells, TH or TD; NULL: into an artifact, as a repetition, and
 * there are no elements. Takes its height from the flow.
 */
struct head_elements head_draw(struct flow *flow, const struct table_measure *measure, const struct head_set *set,
			       struct element *parent);

#endif
