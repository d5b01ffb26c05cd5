/*
 * The figures that no table holds, as the sheet of key figures shows them: in groups, each with words for what it is
 * and how it is calculated. They are part of the layout.
 */
#ifndef UNDERLAG_XLSX_KEY_FIGURES_H
#define UNDERLAG_XLSX_KEY_FIGURES_H

#include "xlsx/layout.h"

/* In the order of the sheet. */
enum xl_key_kind {
	XL_KEY_TEXT,      /* of running text: a group for each heading that they stand under */
	XL_KEY_PARAMETER, /* what the run was asked for */
	XL_KEY_STEP,      /* what other formulas need */
	XL_KEY_KINDS,
};

struct xl_key_figure {
	const struct figure *figure;
	struct str words;  /* what it is */
	struct str reason; /* how it is calculated, or where it comes from; may be empty */
};

struct xl_key_group {
	enum xl_key_kind kind;
	struct str title; /* of a row above its figures; empty: there is none */
	struct xl_key_figure *items;
	size_t count, capacity;
};

struct xl_key_figures {
	struct xl_key_group *items;
	size_t count, capacity;
};

/* Sets layout->keys and gives each of the document's key figures a row of the sheet. */
void xl_key_figures_place(struct xl_layout *layout, struct xl_sheet *sheet);

/* "Tal i den löpande texten; körningens val" */
struct str xl_key_contents(struct arena *arena, const struct xl_key_figures *keys);

#endif
