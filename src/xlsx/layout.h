/*
 * Where everything of a document stands in its workbook: the first of the two passes. Nothing is written here.
 *
 * All of it lives in the arena given to xl_layout_make().
 */
#ifndef UNDERLAG_XLSX_LAYOUT_H
#define UNDERLAG_XLSX_LAYOUT_H

#include "base/diag.h"
#include "document/doc.h"
#include "xlsx/address.h"

enum xl_sheet_kind { XL_ABOUT, XL_TABLES, XL_FIGURES, XL_DATA };

/* Row 0 of every sheet is the stamp or the title, row 1 is empty, and here its content begins. */
enum { XL_TOP = 2 };

/* A document's table on its sheet. */
struct xl_table {
	struct xl_table *next;
	const struct doc_table *table;
	size_t caption, groups, header, first, below; /* rows; below is the row after the last */
	bool has_caption, has_groups, has_header;
	struct {
		const struct note **items;
		size_t count, capacity;
	} notes; /* those its cells refer to, in order of number: a line each, below */
};

struct xl_sheet {
	struct xl_sheet *next;
	enum xl_sheet_kind kind;
	struct str wish;               /* the name asked for */
	struct str name;               /* the name it has */
	struct xl_table *tables;       /* XL_TABLES */
	const struct data_sheet *data; /* XL_DATA */
	struct str table_name;         /* XL_DATA: of its Excel table */
	size_t rows, columns;          /* used ones */
};

/* The columns of the sheet of key figures. */
enum { XL_FIGURE_LABEL, XL_FIGURE_NAME, XL_FIGURE_VALUE, XL_FIGURE_UNIT, XL_FIGURE_SOURCE, XL_FIGURE_COLUMNS };

/* A cell that shows a figure. */
struct xl_place {
	struct xl_place *next; /* of the same figure */
	const struct xl_sheet *sheet;
	const struct doc_table *table; /* NULL on the sheet of key figures */
	size_t row, column;
};

struct xl_placed; /* a figure and its places */

struct xl_layout {
	struct arena *arena;
	struct xl_sheet *sheets, **end;
	struct xl_placed *figures; /* hash table by the figure's address: looked up in, never walked through */
	size_t figure_count, figure_capacity;
};

/* False with diagnostics when the document does not fit in a workbook or a name cannot be made legal. */
MUST_USE bool xl_layout_make(struct xl_layout *layout, struct arena *arena, const struct doc *doc, struct place at,
			     struct diags *diags);

/* The places of a figure in reading order; the first holds it, the others refer to it. NULL when it has none. */
const struct xl_place *xl_layout_places(const struct xl_layout *layout, const struct figure *figure);

/* The sheet of a data sheet, or NULL. */
const struct xl_sheet *xl_layout_data(const struct xl_layout *layout, const struct data_sheet *data);

#endif
