/* Room of cells and rows. */
#include "xlsx/row_room.h"

#include "xlsx/paper.h"
#include "xlsx/texts.h"
#include "xlsx/width.h"

#include <math.h>

static double text_width(const struct xl_sheet *sheet, const struct doc_table *table, const struct table_row *row,
			 size_t column)
{
	if (column == 0 && xl_runs_across(table, row))
		return xl_paper_of(sheet->widths, sheet->columns).width;
	return fmax(sheet->widths[column] - 1 - 2 * xl_indentation(table, row, column), 1);
}

struct xl_room xl_cell_room(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table, size_t r,
			    size_t column)
{
	const struct table_row *row = &table->rows[r];

	return xl_room_of(xl_cell_text(arena, &row->cells[column]), text_width(sheet, table, row, column),
			  xl_is_bold(row->kind) ? XL_SIZE_BOLD : XL_SIZE_PLAIN);
}

struct xl_room xl_row_room(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table, size_t row)
{
	struct xl_room room = {.lines = 1, .rows = 1};

	for (size_t c = 0; c < table->column_count; c++)
		room = xl_room_larger(room, xl_cell_room(arena, sheet, table, row, c));
	return room;
}

bool xl_row_may_wrap(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table, size_t row)
{
	for (size_t c = 0; c < table->column_count; c++) {
		struct str text = xl_cell_text(arena, &table->rows[row].cells[c]);
		if (xl_lines(text, text_width(sheet, table, &table->rows[row], c)) > 1)
			return true;
	}
	return false;
}
