/* Conditional formats of a table's marks. */
#include "xlsx/marks.h"

#include "xlsx/write.h"

/* Excel takes a text for larger than any number, and an empty cell for 0: only numbers can be beyond a limit. */
static const char *expression(struct xl_page *page, const struct table_mark *mark, size_t row)
{
	static const char *const signs[] = {
		[MARK_BELOW] = "<", [MARK_AT_MOST] = "<=", [MARK_ABOVE] = ">", [MARK_AT_LEAST] = ">="};
	struct buf cell = BUF_INIT;

	xl_add_cell(&cell, row, mark->column, false);
	struct str text = str_printf(page->book->arena, "=AND(ISNUMBER(%.*s),%.*s%s%.16g)", STR_ARG(buf_str(&cell)),
				     STR_ARG(buf_str(&cell)), signs[mark->side], num_double(mark->limit));
	buf_release(&cell);
	return str_c(page->book->arena, text);
}

void xl_mark_cells(struct xl_page *page, const struct xl_table *placed)
{
	const struct doc_table *table = placed->table;

	for (const struct table_mark *mark = table->marks; mark < table->marks + table->mark_count; mark++) {
		lxw_format *format = xl_format(page, (struct xl_style){.role = XL_ROLE_MARKED});
		if (page->book->failed || table->row_count == 0)
			return;
		xl_write_condition(page, placed->first, placed->below - 1, mark->column,
				   expression(page, mark, placed->first), format);
	}
}
