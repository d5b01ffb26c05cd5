/* Conditional formats of a table's marks. */
#include "xlsx/marks.h"

/* Excel takes a text for larger than any number, and an empty cell or result for 0. */
static bool can_be_marked(const struct table_row *row, size_t column)
{
	const struct figure *figure = row->cells[column].figure;

	return row->kind != ROW_HEADING && figure && !figure->is_text && figure->value.kind != VALUE_TEXT &&
	       figure->value.kind != VALUE_EMPTY && (figure->formula || figure->value.kind == VALUE_NUMBER);
}

static void mark_rows(struct xl_page *page, const struct table_mark *mark, size_t first, size_t last)
{
	static const uint8_t criteria[] = {
		[MARK_BELOW] = LXW_CONDITIONAL_CRITERIA_LESS_THAN,
		[MARK_AT_MOST] = LXW_CONDITIONAL_CRITERIA_LESS_THAN_OR_EQUAL_TO,
		[MARK_ABOVE] = LXW_CONDITIONAL_CRITERIA_GREATER_THAN,
		[MARK_AT_LEAST] = LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
	};
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_TYPE_CELL,
		.criteria = criteria[mark->side],
		.value = num_double(mark->limit),
		.format = xl_format(page, (struct xl_style){.role = XL_ROLE_MARKED}),
	};

	if (!page->book->failed)
		xl_check(page->book,
			 worksheet_conditional_format_range(page->worksheet, (lxw_row_t)first, (lxw_col_t)mark->column,
							    (lxw_row_t)last, (lxw_col_t)mark->column, &rule));
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
