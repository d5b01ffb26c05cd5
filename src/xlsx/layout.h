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

enum xl_sheet_kind { XL_ABOUT, XL_TABLES, XL_FIGURES, XL_CHART_DATA, XL_DATA };

/* Row 0 of every sheet is the stamp or the title, row 1 leads back to "Om", and here its content begins. */
enum { XL_TOP = 2 };

/* A line below a table, over the width of the sheet. */
enum xl_line_kind {
	XL_LINE_TEXT,   /* text: a note, a remark, what print rounded, what is marked */
	XL_LINE_SOURCE, /* count of the table's sources from first on: what its figures draw on; one is a link */
	XL_LINE_USER,   /* likewise of its users: the tables that draw on it */
};

struct xl_line {
	enum xl_line_kind kind;
	struct str text;
	size_t first, count;
	size_t row, rows; /* a very long text takes more than one */
};

/* What figures draw on: a table of the document, or the data sheet where table is NULL. */
struct xl_source {
	const struct xl_sheet *sheet;
	struct xl_table *table;
};

struct xl_sources {
	struct xl_source *items;
	size_t count, capacity;
};

/* The one row of another table that all figures of a row draw on; table is NULL where it is not one. */
struct xl_lead {
	const struct xl_sheet *sheet;
	const struct xl_table *table;
	size_t row; /* of doc_table.rows */
};

/* A chart: where it stands, and where the cells are that it shows. */
struct xl_chart {
	struct xl_chart *next;       /* on the same place: below one table, or on the sheet of chart data */
	struct xl_chart *next_block; /* of the document */
	const struct doc_chart *chart;
	bool placed;      /* row and rows are known */
	size_t row, rows; /* that it covers on the sheet of its table, or else on that of the data */
	/* Its block on the sheet of chart data: a title at data_row, a head, a row a category, spare ones. */
	size_t data_row, data_head, data_columns;
	bool rounded_apart; /* print rounded some of its figures so that they add up: lines below it and its block say so */
};

/* A document's table on its sheet. */
struct xl_table {
	struct xl_table *next;
	const struct doc_table *table;
	size_t caption, groups, header, first, below; /* rows; below is the row after the last */
	size_t caption_rows;                          /* 0 where there is none */
	bool has_groups, has_header;
	/* Of each of its rows from first on, and of below: very long texts take several of the sheet. */
	size_t *offsets;
	struct {
		struct xl_line *items;
		size_t count, capacity;
	} lines;                          /* from below on; notes by number */
	struct xl_place **places;         /* of its figures, row by row; NULL where there is none */
	struct xl_sources sources, users; /* data sheets first, in the order of the sheets */
	struct xl_lead *leads;            /* one a row of the table */
	struct xl_chart *charts;          /* below the lines */
};

struct xl_sheet {
	struct xl_sheet *next;
	enum xl_sheet_kind kind;
	struct str wish;               /* the name asked for */
	struct str name;               /* the name it has */
	struct xl_table *tables;       /* XL_TABLES */
	struct xl_chart *charts;       /* XL_CHART_DATA: those of tables that are not in the document */
	const struct data_sheet *data; /* XL_DATA */
	struct str table_name;         /* XL_DATA: of its Excel table */
	double *widths;                /* XL_TABLES: of its columns */
	size_t rows, columns;          /* used ones */
};

/* The columns of the sheet "Om". */
enum { XL_ABOUT_NAME, XL_ABOUT_TEXT, XL_ABOUT_SIDE, XL_ABOUT_COLUMNS };

/* The columns of the sheet of key figures. */
enum { XL_FIGURE_LABEL, XL_FIGURE_NAME, XL_FIGURE_VALUE, XL_FIGURE_UNIT, XL_FIGURE_SOURCE, XL_FIGURE_COLUMNS };

/* A cell that shows a figure: of a table, of the sheet of key figures, or of a data sheet. */
struct xl_place {
	struct xl_place *next; /* of the same figure */
	const struct xl_sheet *sheet;
	const struct doc_table *table; /* NULL where it is none of the document's */
	size_t row, column;
};

struct xl_placed;      /* a figure and its places */
struct xl_key_figures; /* those of the sheet of key figures */

struct xl_layout {
	struct arena *arena;
	const struct doc *doc;
	struct xl_sheet *sheets, **end;
	const struct xl_key_figures *keys; /* NULL where there is no such sheet */
	struct xl_chart *charts;           /* all of the document, in its order, linked by next_block */
	struct xl_placed *figures;         /* hash table by the figure's address: looked up in, never walked through */
	size_t figure_count, figure_capacity;
	struct {
		const struct figure **items;
		size_t count, capacity;
	} named; /* figures that have a defined name, see xlsx/named.h */
};

/* False with diagnostics when the document does not fit in a workbook or a name cannot be made legal. */
MUST_USE bool xl_layout_make(struct xl_layout *layout, struct arena *arena, const struct doc *doc, struct place at,
			     struct diags *diags);

/* The places of a figure in reading order; the first holds it, the others refer to it. NULL when it has none. */
const struct xl_place *xl_layout_places(const struct xl_layout *layout, const struct figure *figure);

/* Adds an empty sheet at the end. */
struct xl_sheet *xl_layout_sheet(struct xl_layout *layout, enum xl_sheet_kind kind, struct str wish);

/* Where a row of the table begins on its sheet, and where the table itself does. */
size_t xl_table_row(const struct xl_table *placed, size_t row);
size_t xl_table_top(const struct xl_table *placed);

/* The table on its sheet that the place is a cell of, or NULL. */
struct xl_table *xl_layout_table(const struct xl_place *place);

/* The sheet of a data sheet, or NULL. */
const struct xl_sheet *xl_layout_data(const struct xl_layout *layout, const struct data_sheet *data);

#endif
