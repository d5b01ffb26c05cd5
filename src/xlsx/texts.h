/* What the cells of a document's table say, as text, and how wide that makes them: the same for both passes. */
#ifndef UNDERLAG_XLSX_TEXTS_H
#define UNDERLAG_XLSX_TEXTS_H

#include "document/doc.h"

/* Whether the figure's cell holds a number, or a truth. */
bool xl_is_number(const struct figure *figure);

/* "¹²" */
struct str xl_superscript(struct arena *arena, unsigned number);

/* The text with the mark of a note behind it. Between two marks stands a hard space: "Post¹ ²". */
struct str xl_marked(struct arena *arena, struct str text, unsigned number);

/* Text of runs, with the marks of notes. */
struct str xl_runs_text(struct arena *arena, const struct run *runs);

/* "Tabell 3. Resultat per nämnd, mkr" */
struct str xl_caption(struct arena *arena, const struct doc_table *table);

/* The column's title, its unit below it. */
struct str xl_column_title(struct arena *arena, const struct table_column *column);

/* The marks of the notes that a figure's cell refers to: "¹ ²". */
struct str xl_figure_marks(struct arena *arena, const struct table_cell *cell);

/* What the cell shows where it is a text, whether it is written or calculated; else empty. */
struct str xl_cell_text(struct arena *arena, const struct table_cell *cell);

/* Texts to the right of figures keep a distance from them, and rows nest by it. */
unsigned xl_indentation(const struct doc_table *table, const struct table_row *row, size_t column);

/* Whether the row's first text stands over the whole width: a heading with nothing to its right. */
bool xl_runs_across(const struct doc_table *table, const struct table_row *row);

bool xl_is_bold(enum row_kind kind);

/* How wide the figure is, mark included. */
double xl_figure_width(const struct figure *figure, struct str mark);

/* How wide the table makes a column: long texts wrap, very long ones in a wider column. */
double xl_column_width(struct arena *arena, const struct doc_table *table, size_t column);

#endif
