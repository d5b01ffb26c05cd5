/* The figures of one control's result: its sides, difference, tolerance and outcome. */
#ifndef UNDERLAG_DOCUMENT_CONTROL_CELLS_H
#define UNDERLAG_DOCUMENT_CONTROL_CELLS_H

#include "document/figures.h"

/*
 * The figure of a cell from RESULT_LEFT to RESULT_SEVERITY, said to be placed: the caller puts it on a data sheet, and with a
 * difference both sides, with an outcome difference and tolerance, which they refer to. NULL where the cell is empty whatever
 * the data: the sides are texts, or have no value. result is one of a control.
 */
struct figure *control_cell(struct figures *figures, const struct result *result, enum result_field field);

/* A figure that refers to that cell, where it has been made and is not empty; else NULL. */
struct figure *control_cell_reference(struct figures *figures, const struct result *result, enum result_field field);

/* How a table shows the sides, the difference and the tolerance: exact, and no more decimals than there are. */
struct format control_field_format(const struct result *result);

#endif
