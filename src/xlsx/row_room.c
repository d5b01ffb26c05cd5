/* Room of rows. */
#include "xlsx/row_room.h"

#include "xlsx/paper.h"
#include "xlsx/texts.h"

#include <math.h>

/* Digits: what a level of indentation takes. */
static const double indent = 1.6;

double xl_text_width(const struct xl_sheet *sheet, const struct doc_table *table, size_t r, size_t column)
{
	const struct table_row *row = &table->rows[r];

	if (column == 0 && xl_runs_across(table, row))
		return xl_paper_of(sheet->widths, sheet->columns).width;
	return fmax(sheet->widths[column] - indent * xl_indentation(table, row, column), 1);
}

enum xl_size xl_text_size(const struct doc_table *table, size_t row)
{
	return xl_is_bold(table->rows[row].kind) ? XL_SIZE_BOLD : XL_SIZE_PLAIN;
}

struct xl_room xl_row_room(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table, size_t row)
{
	struct xl_room room = {.lines = 1, .rows = 1, .part = 1, .height = XL_ROW_HEIGHT};
	enum xl_size size = xl_text_size(table, row);

	for (size_t c = 0; c < table->column_count; c++) {
		struct str text = xl_cell_text(arena, &table->rows[row].cells[c]);
		room = xl_room_larger(room, xl_room_of(text, xl_text_width(sheet, table, row, c), size));
	}
	for (size_t c = 0; room.rows > 1 && c < table->column_count; c++) {
		struct str text = xl_cell_text(arena, &table->rows[row].cells[c]);
		size_t parts = xl_room_parts(text, xl_text_width(sheet, table, row, c), size, room);
		room.rows = parts > room.rows ? parts : room.rows;
	}
	return room;
}
