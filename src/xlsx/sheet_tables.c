/* The sheets of the document's tables. */
#include "xlsx/charts.h"
#include "xlsx/marks.h"
#include "xlsx/outline.h"
#include "xlsx/tables.h"

#include <math.h>

static void widen(struct xl_page *page, const struct doc_table *table)
{
	struct arena *arena = page->book->arena;

	for (size_t c = 0; c < table->column_count; c++) {
		double width = xl_title_width(arena, &table->columns[c]);
		for (size_t r = 0; r < table->row_count; r++)
			width = fmax(width, xl_cell_width(arena, table, &table->rows[r], c));
		xl_page_widen(page, c, width + 2);
	}
}

static void write_table(struct xl_page *page, const struct xl_table *placed)
{
	xl_write_head(page, placed);
	xl_write_rows(page, placed);
	xl_write_lines(page, placed);
	xl_mark_cells(page, placed);
	xl_charts_insert(page, placed->charts);
}

void xl_write_tables(struct xl_book *book, const struct xl_sheet *sheet)
{
	struct xl_page page;

	xl_page_begin(&page, book, sheet);
	for (const struct xl_table *placed = sheet->tables; placed && !book->failed; placed = placed->next)
		widen(&page, placed->table);
	xl_page_fill(&page);
	for (const struct xl_table *placed = sheet->tables; placed && !book->failed; placed = placed->next)
		write_table(&page, placed);
	if (book->failed)
		return;
	if (!xl_outline_below(sheet))
		worksheet_outline_settings(page.worksheet, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
	/* The head of one table would be wrong above the next. */
	if (!sheet->tables->next && sheet->tables->has_header)
		xl_page_freeze(&page, sheet->tables->header);
	xl_page_freeze_label(&page);
	xl_page_end(&page);
}
