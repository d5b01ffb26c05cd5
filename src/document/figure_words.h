/* What is said about a figure: its formula as its template has it, and what it is, for the reader of a workbook. */
#ifndef UNDERLAG_DOCUMENT_FIGURE_WORDS_H
#define UNDERLAG_DOCUMENT_FIGURE_WORDS_H

#include "document/figures.h"

/*
 * The formula as its template has it, on one line: "=utfall(alla;alla;årsstart;period)". One too long for a comment is cut,
 * which "…" shows.
 */
struct str formula_words(struct arena *arena, struct str source);

/* Where a constant comes from that a document for one förvaltning has of them all: "hela regionen: utfall(alla;…)". */
struct str region_words(struct arena *arena, struct str source);

/* How a cell is calculated: its formula, or for a sum that grouping made "Summan av raderna under Kulturnämnden". */
struct str cell_formula_words(struct arena *arena, const struct grid_row *row, size_t column);

/* A column by its printed title, with the title above it where another column has the same: "Avvikelse (Helår 2020)". */
struct str column_words(const struct env *env, const struct grid_plan *plan, size_t column);

/* A cell of a table that is not shown: "Resultat per nämnd: Avvikelse (Kulturnämnden)". */
struct str cell_figure_words(struct figures *figures, struct grid_row *row, size_t column);

/* A figure of running text, by the heading above it and, where text is repeated, its row: "Sammanfattning: ABS(netto)". */
struct str text_figure_words(struct figures *figures, const struct env *env, const struct part *part);

#endif
