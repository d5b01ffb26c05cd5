/*
 * Where a cell's lines stand in their column. Figures with the same unit behind them, or none, have their decimal commas below
 * each other, and the widest of each unit ends with the column: a percentage below amounts moves none of them.
 */
#ifndef UNDERLAG_PDF_TABLE_ALIGN_H
#define UNDERLAG_PDF_TABLE_ALIGN_H

#include "pdf/table_measure.h"

/* The widths of a line: of a figure what stands before its comma, or else its unit, and the rest; of other text all is before. */
struct figure_parts {
	bool is_figure, is_dash; /* dash: a figure that is not there; it has no unit of its own */
	struct str unit;         /* what hangs behind the figure's digits, in the memory of the setting's arena */
	double before, after;
	double note; /* of the reference to a note at its end */
};

struct figure_parts table_figure_parts(const struct text_setting *setting, const struct text_line *line);

/* Number of bytes of a figure up to its comma or, without one, its unit; text.n, and *is_figure false, where it is none. */
size_t table_figure_point(struct str text, bool *is_figure);

/* Where a line of the column begins, from the table's left edge; indent is that of the first cell, in points. */
double table_line_x(const struct table_measure *measure, size_t column, const struct text_setting *setting,
		    const struct text_line *line, double indent, bool is_head);

/* Where the content of columns first..last begins and ends, from the table's left edge. */
double table_content_left(const struct table_measure *measure, size_t first);
double table_content_right(const struct table_measure *measure, size_t last);

#endif
