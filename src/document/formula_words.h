/* How a figure is calculated, in words for the reader of a workbook. */
#ifndef UNDERLAG_DOCUMENT_FORMULA_WORDS_H
#define UNDERLAG_DOCUMENT_FORMULA_WORDS_H

#include "formula/engine.h"

/*
 * The formula of a table's column or cell: arithmetic with the columns' printed titles, "Avvikelse = Utfall − Budget"; a formula
 * with functions as its template has it, on one line, with the titles in place of the columns' names. Empty for a field of
 * the input that is shown as it is. One too long for a comment is cut, which "…" shows. env has the frame that the titles
 * are seen from.
 */
struct str column_formula_words(const struct env *env, const struct grid_plan *plan, size_t column,
				const struct formula *formula);

/* The same for a formula of no column: arithmetic of figures with a benämning is "= Utfall − Budget". */
struct str formula_words(const struct env *env, const struct formula *formula);

/* A field of the input that is shown as it is: "Ur justeringar, kolumnen belopp"; empty for another expression. */
struct str field_words(struct arena *arena, const struct expr *expr);

/* Where a constant comes from that a document for one förvaltning has of them all: "hela regionen: utfall(alla;…)". */
struct str region_words(struct arena *arena, struct str source);

/* A column by its printed title, with the title above it where another column has the same: "Avvikelse (Helår 2020)". */
struct str column_words(const struct env *env, const struct grid_plan *plan, size_t column);

#endif
