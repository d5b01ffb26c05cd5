/*
 * The groups of a table that are open at a row: its heading rows, each with the rows below it.
 *
 * A group ends before a heading of its own level or a higher one, before a row less deep than its heading, and before a total.
 */
#ifndef UNDERLAG_PDF_TABLE_GROUP_H
#define UNDERLAG_PDF_TABLE_GROUP_H

#include "document/doc.h"
#include "pdf/canvas.h"

struct table_group {
	const struct table_row *heading;
	struct element *head; /* its TH, or NULL where it has no words */
};

/* From the outermost to the innermost; zeroed at first. */
struct table_groups {
	struct table_group *items;
	size_t count, capacity;
};

/* Whether the table has heading rows. */
bool table_has_groups(const struct doc_table *table);

/* Ends the groups that the row does not belong to. */
void table_groups_end(struct table_groups *groups, const struct table_row *row);

/* Begins one; its memory is that of the arena. */
void table_groups_begin(struct table_groups *groups, struct arena *arena, const struct table_row *heading,
			struct element *head);

#endif
