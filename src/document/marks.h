/* Limits for the figures of a table's columns: "markera: [Avvikelse] < -5 mkr". */
#ifndef UNDERLAG_DOCUMENT_MARKS_H
#define UNDERLAG_DOCUMENT_MARKS_H

#include "document/block_lines.h"
#include "document/figures.h"

/* Reads a line "markera: …" into the plan; faults are reported. Its columns are looked up when all of them are known. */
void marks_parse(struct engine *engine, struct grid_plan *plan, const struct line *line);

/* When all columns are known: looks up those that the limits are of; a limit of a column that there is none of is dropped. */
void marks_find_columns(struct engine *engine, struct grid_plan *plan);

/* Sets table->marks. A limit without a value becomes a finding, and marks nothing. */
void marks_make(struct figures *figures, const struct grid *grid, struct doc_table *table);

#endif
