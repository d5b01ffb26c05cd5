/* Writing one cell of a page. Rows and columns are within Excel's limits: the layout has checked. */
#ifndef UNDERLAG_XLSX_CELL_H
#define UNDERLAG_XLSX_CELL_H

#include "xlsx/book.h"

/* Text that stays text, whatever it looks like; empty text leaves a cell that has only its style. */
void xl_put_text(struct xl_page *page, size_t row, size_t column, struct str text, struct xl_style style);

/* Text over the page's columns and its filler, wrapped where it is longer than they are wide: set the widths first. */
void xl_put_across(struct xl_page *page, size_t row, struct str text, struct xl_style style);

/* Text that leads to the beginning of a row of a sheet; a very long one, or one of too many on the sheet, is only text. */
void xl_put_link(struct xl_page *page, size_t row, size_t column, struct str text, struct xl_style style,
		 const struct xl_sheet *sheet, size_t to);

/* The two at once. */
void xl_put_link_across(struct xl_page *page, size_t row, struct str text, struct xl_style style,
			const struct xl_sheet *sheet, size_t to);

/* A constant, numbers in the style's format. */
void xl_put_value(struct xl_page *page, size_t row, size_t column, struct value value, struct xl_style style);

/*
 * A figure: in its own cell its formula with its result, or its constant with the source as a comment; in any other a
 * reference to that cell. mark is shown after it ("¹") without being part of the value; it may be empty.
 */
void xl_put_figure(struct xl_page *page, size_t row, size_t column, const struct figure *figure, struct str mark,
		   struct xl_style style);

/* The same without its comment. */
void xl_put_figure_alone(struct xl_page *page, size_t row, size_t column, const struct figure *figure, struct str mark,
			 struct xl_style style);

/* Whether the cell holds the figure: the others refer to it. */
bool xl_is_held_at(const struct xl_page *page, size_t row, size_t column, const struct figure *figure);

/* How wide the figure is there, mark included. */
double xl_figure_width(const struct figure *figure, struct str mark);

/* Text of runs, with notes as superscript numbers. */
struct str xl_runs_text(struct arena *arena, const struct run *runs);

/* "¹²" */
struct str xl_superscript(struct arena *arena, unsigned number);

#endif
