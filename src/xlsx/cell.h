/* Writing one cell of a page. Rows and columns are within Excel's limits: the layout has checked. */
#ifndef UNDERLAG_XLSX_CELL_H
#define UNDERLAG_XLSX_CELL_H

#include "xlsx/book.h"
#include "xlsx/texts.h"

/* Text that stays text, whatever it looks like; empty text leaves a cell that has only its style. */
void xl_put_text(struct xl_page *page, size_t row, size_t column, struct str text, struct xl_style style);

/*
 * Text over the width of the page, from the first column on; wrapped where it is longer, in cells that are merged
 * and high enough. Set the widths first. A very long one is parted over so many rows, see xlsx/room.h; one that
 * takes more is refused.
 */
void xl_put_across(struct xl_page *page, size_t row, struct str text, struct xl_style style);
void xl_put_over(struct xl_page *page, size_t row, size_t rows, struct str text, struct xl_style style);

/* The same for a text that leads somewhere, in one row. */
void xl_put_link_across(struct xl_page *page, size_t row, struct str text, struct xl_style style,
			const struct xl_sheet *sheet, size_t to);

/* Makes so many columns and rows one empty cell; what it holds is then put into the first. One cell stays as it is. */
void xl_put_merged(struct xl_page *page, size_t row, size_t column, size_t columns, size_t rows, struct xl_style style);

/*
 * Text that leads to the beginning of a row of a sheet; a very long one, or one of too many on the sheet, is only
 * text. It looks like a link but in a table's rows.
 */
void xl_put_link(struct xl_page *page, size_t row, size_t column, struct str text, struct xl_style style,
		 const struct xl_sheet *sheet, size_t to);

/* A constant, numbers in the style's format. */
void xl_put_value(struct xl_page *page, size_t row, size_t column, struct value value, struct xl_style style);

/*
 * A figure: in its own cell its formula with its result, or its constant with the source as a comment; in any other
 * a reference to that cell. mark is shown after it ("¹ ²") without being part of the value; it may be empty. More
 * marks than fit in a number format are refused.
 */
void xl_put_figure(struct xl_page *page, size_t row, size_t column, const struct figure *figure, struct str mark,
		   struct xl_style style);

/* The same without the comment. */
void xl_put_figure_alone(struct xl_page *page, size_t row, size_t column, const struct figure *figure, struct str mark,
			 struct xl_style style);

/* Whether the cell holds the figure: the others refer to it. */
bool xl_is_held_at(const struct xl_page *page, size_t row, size_t column, const struct figure *figure);

#endif
