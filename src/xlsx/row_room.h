/* How much room the rows of a table take on its sheet, whose widths are known. */
#ifndef UNDERLAG_XLSX_ROW_ROOM_H
#define UNDERLAG_XLSX_ROW_ROOM_H

#include "xlsx/layout.h"
#include "xlsx/room.h"

/* What its text is set in: that of a heading over the width of the page. */
double xl_text_width(const struct xl_sheet *sheet, const struct doc_table *table, size_t row, size_t column);
enum xl_size xl_text_size(const struct doc_table *table, size_t row);

/* Of the largest of a row's texts; all of them fit in. */
struct xl_room xl_row_room(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table,
			   size_t row);

#endif
