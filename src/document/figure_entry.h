/* Between the files that make the figures of a document: what is known of a figure besides what doc.h says. */
#ifndef UNDERLAG_DOCUMENT_FIGURE_ENTRY_H
#define UNDERLAG_DOCUMENT_FIGURE_ENTRY_H

#include "document/figures.h"

#include <stddef.h>

/* What a figure is the value of: two pointers and a number, by the kind of thing. */
struct figure_key {
	const void *what, *where;
	size_t index;
};

struct figure_entry {
	struct figure_entry *next;
	struct figure_key key;
	struct figure figure;
	bool placed;
	struct grid_row *row; /* of a cell, with its column; else NULL */
	size_t column;
	const struct expr *expr; /* of a formula in running text; else NULL */
	struct str what; /* of others: what it is called where it can not be printed */
	bool in_text;    /* running text shows it, first of all in this format */
	struct format text_format;

	/* of figure_ranges.c */
	struct cell_list *lists;         /* cells that its formula adds up */
	struct cell_block *block;        /* with which cells it stands, where no table shows it */
	struct figure_entry *block_next; /* of the block, by row */
	size_t place;                    /* among all that stand in blocks, from 1; 0: in none */
	bool reached;                    /* by a formula of the workbook */
};

static inline struct figure_entry *entry_of(const struct figure *figure)
{
	return (struct figure_entry *)((char *)(uintptr_t)figure - offsetof(struct figure_entry, figure));
}

#endif
