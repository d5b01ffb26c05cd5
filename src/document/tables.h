/* Calculated tables as tables of the document tree. */
#ifndef UNDERLAG_DOCUMENT_TABLES_H
#define UNDERLAG_DOCUMENT_TABLES_H

#include "document/figures.h"

/* The customary note where printed sums do not add up (DOMAIN "Rules"). */
#define ROUNDING_REMARK "Till följd av avrundning kan summor avvika."

/* Running text of a template - a cell, a caption - as runs. */
struct run *text_runs(struct figures *figures, const struct env *env, const struct part *parts);

/* The run for a value in running text. */
struct run value_run(struct figures *figures, const struct env *env, const struct part *part, struct value value,
		     struct format format);

/* The run for a reference: it gets its text when the document is numbered. */
struct run reference_run(struct figures *figures, const struct part *part);

/*
 * A cell as its table prints it. printed has the numbers of its column as printed (rounding.h), or is NULL for a column of
 * text. A figure is not said to be placed.
 */
struct table_cell table_cell_of(struct figures *figures, struct grid_row *row, size_t column, const struct num *printed);

/* How a table or chart says the unit of its figures: "mkr", or nothing for counts, years and plain numbers. */
struct str table_unit_name(enum unit unit);

struct doc_table *make_table(struct figures *figures, const struct env *env, const struct grid_plan *plan);

#endif
