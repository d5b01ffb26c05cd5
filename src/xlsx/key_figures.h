/*
 * The figures that no table holds, as the sheet of key figures shows them: in groups, each with words for what it is and
 * how it is calculated.
 */
#ifndef UNDERLAG_XLSX_KEY_FIGURES_H
#define UNDERLAG_XLSX_KEY_FIGURES_H

#include "xlsx/layout.h"

enum xl_key_group {
	XL_KEY_TEXT,      /* of running text */
	XL_KEY_PARAMETER, /* what the run was asked for */
	XL_KEY_STEP,      /* what other formulas need */
	XL_KEY_GROUPS,
};

struct xl_key_figure {
	const struct figure *figure;
	struct str words;  /* what it is */
	struct str reason; /* how it is calculated, or where it comes from; may be empty */
};

struct xl_key_figures {
	struct {
		struct xl_key_figure *items;
		size_t count, capacity;
	} groups[XL_KEY_GROUPS]; /* each in the document's order */
	bool titled;             /* more than one group: each begins with a row for its title */
};

void xl_key_figures_make(struct xl_key_figures *keys, struct arena *arena, const struct doc *doc);

struct str xl_key_group_title(enum xl_key_group group);

/* Gives each of them a row of the sheet. */
void xl_key_figures_place(struct xl_layout *layout, struct xl_sheet *sheet);

#endif
