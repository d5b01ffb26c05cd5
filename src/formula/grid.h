/*
 * Calculated tables: a document's tables as small spreadsheets.
 *
 * A grid_plan is a table of a template: columns, rows, formulas. A grid is one made from it for one document (and, where
 * the table stands in a repeated section, for one row of that): its rows repeated over input tables, filtered, ordered and
 * grouped. Cells are calculated when they are first asked for.
 */
#ifndef UNDERLAG_FORMULA_GRID_H
#define UNDERLAG_FORMULA_GRID_H

#include "formula/expr.h"
#include "formula/rowkind.h"
#include "formula/source.h"

struct context;
struct engine;
struct env;
struct frame;
struct grid_fold;
struct part;

/* ---- the plan ---- */

enum cell_plan_kind {
	CELL_EMPTY,
	CELL_TEXT,    /* parts: text for the reader */
	CELL_FORMULA, /* formula */
};

struct cell_plan {
	enum cell_plan_kind kind;
	struct place at;
	struct part *parts;
	struct formula formula;
	struct str name; /* "strukturellt: =SUMMA(ovan)"; empty where unnamed */
};

enum column_side { SIDE_BY_KIND, SIDE_LEFT, SIDE_RIGHT, SIDE_CENTRE }; /* figures right, text left; or as written */

struct column_plan {
	struct str name; /* what [name] refers to */
	struct part *title;
	struct str title_source; /* the title as written */
	struct place at;
	struct cell_plan cell; /* what its rows hold where they say nothing else */
	enum column_side side;
	bool is_text;
	bool is_derived; /* a quotient of other columns of the row: calculated in sum rows too, not summed */
};

struct row_plan {
	enum row_kind kind;
	struct place at;
	struct source *source;   /* repeated over an input table, or NULL */
	struct cell_plan *cells; /* one a column; empty ones take the column's */
	struct expr *note;       /* what gives its footnote, or NULL */
};

struct group_plan {
	struct str column;
	struct place at;
	size_t index;
};

/* A title above neighbouring columns. */
struct column_group_plan {
	struct part *title;
	struct place at;
	size_t first, count;
};

/* "[Avvikelse] < -5 mkr": figures of the column that are to be seen at once. */
struct mark_plan {
	const struct expr *field; /* the column as written */
	struct expr *limit;       /* calculated for the document: refers to no row */
	enum operator operator;   /* <, <=, > or >= */
	size_t column;
};

struct grid_plan {
	struct grid_plan *next; /* in the engine's list of those that have an id */
	struct str id;
	struct place at;
	struct part *title;
	struct format format; /* of cells and columns that say nothing else */
	struct column_plan *columns;
	size_t column_count;
	struct {
		struct row_plan *items;
		size_t count, capacity;
	} rows;
	struct {
		struct group_plan *items;
		size_t count, capacity;
	} groups;
	struct {
		struct column_group_plan *items; /* from left to right */
		size_t count, capacity;
	} column_groups;
	struct {
		struct mark_plan *items;
		size_t count, capacity;
	} marks;
	struct sort_keys sort;
	bool hide_zero, preserve_sums, no_group_sums;
	bool transport;       /* a sum is carried from page to page */
	bool has_sum;         /* a total row below the rows */
	struct cell_plan sum; /* its label: text */
	struct part *remark;
	struct str sheet;
	bool in_loop;        /* stands in a repeated section: no cell of it has a name */
	struct str document; /* output name of its template, empty where that makes no document */
};

/* ---- the table itself ---- */

enum grid_cell_state { GRID_NEW, GRID_BUSY, GRID_DONE };

struct grid_cell {
	const struct cell_plan *plan;
	bool is_group_sum; /* the sum of the posts of its column between first_row and the row above it */
	enum grid_cell_state state;
	struct value value;
};

struct grid_row {
	enum row_kind kind;
	unsigned level;
	struct str label; /* of heading and sum rows that grouping made: text, not a template's */
	struct place at;
	const struct row_plan *plan; /* NULL for rows that grouping made */
	const struct frame *frame;
	struct grid *grid;
	size_t index;     /* its place in the grid */
	size_t first_row; /* group sums: where the group begins */
	struct grid_cell *cells;
};

struct grid {
	struct grid *next;
	const struct grid_plan *plan;
	const struct context *context;
	const struct frame *frame; /* of the repeated section that it stands in, or NULL */
	struct grid_row **rows;
	size_t row_count;
	struct grid_row **hidden; /* rows of nothing but zeros, where the table hides them */
	size_t hidden_count;
	void *words; /* of the document layer */
	struct grid_fold *folds; /* of the posts of each column, once asked for (aggregate.c); or NULL */
	bool made; /* its rows are known: their cells may be calculated */
};

/*
 * The grid of a plan in a context, made when it is first asked for. frame is the row of the repeated section that it stands
 * in (then a new grid is made each time), else NULL.
 */
struct grid *grid_make(struct engine *engine, const struct grid_plan *plan, const struct context *context,
		       const struct frame *frame);

/* What a row is called: its first cell as printed. */
struct str grid_row_name(struct engine *engine, struct grid_row *row);

/* The value of a cell. */
struct value grid_value(struct engine *engine, struct grid_row *row, size_t column);

/* The format that a cell's figure is printed with. */
struct format grid_format(const struct grid_plan *plan, const struct cell_plan *cell, size_t column);

/* What stands in the cell where it only shows a field of the row as it is, else NULL. */
const struct expr *cell_field(const struct cell_plan *cell);

/* Whether a formula calculates the cell: not one that only shows a field of the row. */
bool cell_is_calculated(const struct cell_plan *cell);

/* The format of a row's cell. */
struct format grid_cell_format(const struct grid_row *row, size_t column);

/* Index of the column of that name, -1 when there is none; exact: in that very spelling, else without case. */
int grid_column(const struct grid_plan *plan, struct str name, bool exact);

/* The column that a name in a setting means: the one in that very spelling, else without case; -1 when there is none. */
int grid_find_column(const struct grid_plan *plan, struct str name);

/* Reports a name in a setting that no column has: a title may have been meant. table: whether to say which table it is. */
void grid_no_column(struct diags *diags, const struct grid_plan *plan, struct str name, struct place at, bool table);

/* The column whose title is written so, or NULL. */
const struct column_plan *grid_column_of_title(const struct grid_plan *plan, struct str title);

/* Whether figures of the column can be summed at all: not text, periods and the like. */
bool grid_can_sum(const struct grid_plan *plan, size_t column);

/* The rows that ovan (or samtliga, every) means in a row: posts above it, at most row->index of them. */
size_t grid_posts_above(const struct grid_row *row, bool every, struct grid_row **out);

#endif
