/* Figures that stand for parts of formulas: constants, and functions over a whole column that many formulas share. */
#ifndef UNDERLAG_DOCUMENT_FIGURE_PARTS_H
#define UNDERLAG_DOCUMENT_FIGURE_PARTS_H

#include "document/figures.h"
#include "formula/excel.h"

/* The figure of a constant: one for those of the same label and value. */
struct figure *figure_of_constant(struct figures *figures, const struct excel_constant *constant);

/*
 * The figure of a function over a column of a table, range: one for all that use it in the document. NULL where it has no value: who
 * needs it may catch the error, and a cell that shows it would stand among the figures for nobody.
 */
struct figure *figure_of_total(struct figures *figures, const struct env *env, const struct expr *call,
			       const struct expr *range);

#endif
