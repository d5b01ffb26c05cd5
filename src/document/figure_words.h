/* What is said about the figures of cells and of running text: what they are and how they are calculated. */
#ifndef UNDERLAG_DOCUMENT_FIGURE_WORDS_H
#define UNDERLAG_DOCUMENT_FIGURE_WORDS_H

#include "document/figures.h"

/*
 * How a cell is calculated: its formula in words (formula_words.h), or for a sum that grouping made "Summan av raderna under
 * Kulturnämnden".
 */
struct str cell_formula_words(struct figures *figures, const struct grid_row *row, size_t column);

/* What a cell that has a name is: its row and its column, "Finansnetto, Utfall". */
struct str named_cell_words(struct figures *figures, struct grid_row *row, size_t column);

/* A cell of a table that is not shown: "Resultat per nämnd: Avvikelse (Kulturnämnden)". */
struct str cell_figure_words(struct figures *figures, struct grid_row *row, size_t column);

/*
 * A figure of running text: its formula or the field it shows and, where text is repeated, its row unless the heading above it
 * tells: "ABS(netto) (Kulturnämnden)".
 */
struct str text_figure_words(struct figures *figures, const struct env *env, const struct part *part,
			     struct str heading);

#endif
