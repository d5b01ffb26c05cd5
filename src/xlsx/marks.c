/* Conditional formats of a table's marks. */
#include "xlsx/marks.h"

#include "xlsx/write.h"

/* Excel takes a text for larger than any number, and an empty cell for 0. */
static bool can_be_marked(const struct table_row *row, size_t column)
{
	const struct figure *figure = row->cells[column].figure;

	return row->kind != ROW_HEADING && figure && !figure->is_text && figure->value.kind != VALUE_TEXT &&
	       (figure->formula || figure->value.kind == VALUE_NUMBER);
}

static void mark_rows(struct xl_page *page, const struct table_mark *mark, size_t first, size_t last)
{
	lxw_format *format = xl_format(page, (struct xl_style){.role = XL_ROLE_MARKED});

	if (!page->book->failed)
		xl_write_condition(page, first, last, mark->column, mark->side, num_double(mark->limit), format);
}

void xl_mark_cells(struct xl_page *page, const struct xl_table *placed)
{
	const struct doc_table *table = placed->table;

	for (const struct table_mark *mark = table->marks; mark < table->marks + table->mark_count; mark++) {
		for (size_t r = 0, end; r < table->row_count; r = end + 1) {
			for (end = r; end < table->row_count && can_be_marked(&table->rows[end], mark->column);)
				end++;
			if (end > r)
				mark_rows(page, mark, placed->first + r, placed->first + end - 1);
		}
	}
}
