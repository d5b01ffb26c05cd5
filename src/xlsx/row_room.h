/* How much room the rows of a table take on its sheet, whose widths are known. */
#ifndef UNDERLAG_XLSX_ROW_ROOM_H
#define UNDERLAG_XLSX_ROW_ROOM_H

#include "xlsx/layout.h"
#include "xlsx/room.h"

/* Of the text of one cell; that of a heading has the width of the page. */
struct xl_room xl_cell_room(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table,
			    size_t row, size_t column);

/* Of the largest of a row's texts. */
struct xl_room xl_row_room(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table,
			   size_t row);

/* Whether a text of the row is so long for its column that it may take more than one line, in whichever font. */
bool xl_row_may_wrap(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table, size_t row);

#endif
