/* How wide a table's columns are and how large its letters. */
#ifndef UNDERLAG_PDF_TABLE_MEASURE_H
#define UNDERLAG_PDF_TABLE_MEASURE_H

#include "pdf/flow.h"

/*
 * Figures of a column with one unit behind them, as "%", or none: their commas stand below each other. Widths in sizes, those
 * of "varav" rows in the sizes of their smaller letters.
 */
struct figure_class {
	struct figure_class *next;
	struct str unit;
	double before;             /* to the left of where their ones end; of all rows */
	double after, after_varav; /* to the right of it */
};

struct table_column_measure {
	double x, width;  /* from the table's left edge, spaces at both sides included */
	double note_room; /* beside right-aligned figures, for references to notes; in sizes */
	/* In sizes, without spaces: */
	double least, natural;
	double head; /* of figures: its head needs no third line */
	bool wraps;
	struct figure_class *classes; /* in the order they are met */
};

struct table_measure {
	const struct doc_table *table;
	bool landscape;
	bool fits;             /* false: too wide even for a landscape page in the smallest letters */
	double portrait_width; /* as asked for */
	double size, width;
	double size_varav; /* of the letters of such rows */
	double space;      /* beside what a cell holds */
	struct table_column_measure *columns;
};

/*
 * Chooses page, size and column widths; portrait_width is that of a line on an upright page. A table whose columns need
 * much less is narrower than the line. The columns live in the arena.
 */
struct table_measure table_measure(struct flow *flow, const struct doc_table *table, double portrait_width,
				   struct arena *arena);

/* How a row's cells are set: weight, slope and size by its kind. Lines of carried sums are posts in italics. */
struct text_setting table_row_setting(const struct flow *flow, enum row_kind kind, double size);
struct text_setting table_carry_setting(const struct flow *flow, double size);
struct text_setting table_head_setting(const struct flow *flow, double size);

/* A cell's content as runs, without its own note; NULL when it is empty. */
const struct run *table_cell_runs(struct arena *arena, const struct table_cell *cell);

/* The head of a column: its title and below it, where it has one, its unit. */
const struct run *table_head_runs(struct arena *arena, const struct table_column *column);

/* A group's title. */
const struct run *table_group_runs(struct arena *arena, const struct column_group *group);

/* The group that the column stands under, or NULL; groups without a title or with columns that there are not are none. */
const struct column_group *table_group_of(const struct doc_table *table, size_t column);

/* A heading row with nothing beside its first cell, which then runs over all columns. */
bool table_spans(const struct doc_table *table, const struct table_row *row);

/* Indentation of the first cell, in sizes. */
double table_indent(const struct flow *flow, const struct table_row *row);

/* A column whose cells must not wrap. */
bool table_is_figure_column(const struct doc_table *table, size_t column);

/* One whose figures stand with their decimal commas below each other. */
bool table_aligns_commas(const struct doc_table *table, size_t column);

/* Whether lines of carried sums end and begin the pages of the table. */
bool table_carries(const struct doc_table *table);

#endif
