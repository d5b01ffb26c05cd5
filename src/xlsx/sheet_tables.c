/* The sheets of the document's tables. */
#include "xlsx/charts.h"
#include "xlsx/marks.h"
#include "xlsx/outline.h"
#include "xlsx/tables.h"

static void write_table(struct xl_page *page, const struct xl_table *placed)
{
	xl_write_head(page, placed);
	xl_write_rows(page, placed);
	xl_write_lines(page, placed);
	xl_mark_cells(page, placed);
	xl_charts_insert(page, placed->charts);
}

static bool same_columns(const struct doc_table *a, const struct doc_table *b)
{
	if (a->column_count != b->column_count || a->group_count != b->group_count)
		return false;
	for (size_t c = 0; c < a->column_count; c++)
		if (!str_equal(a->columns[c].title, b->columns[c].title) ||
		    !str_equal(a->columns[c].unit, b->columns[c].unit))
			return false;
	for (size_t g = 0; g < a->group_count; g++)
		if (!str_equal(a->groups[g].title, b->groups[g].title) || a->groups[g].first != b->groups[g].first)
			return false;
	return true;
}

/* Whether the head of the first table is true of the others, too. */
static bool have_one_head(const struct xl_sheet *sheet)
{
	for (const struct xl_table *placed = sheet->tables; placed; placed = placed->next)
		if (!placed->has_header || !same_columns(placed->table, sheet->tables->table))
			return false;
	return true;
}

/* The head of one table would be wrong above another with other columns, and its caption above any other. */
static void keep_in_view(struct xl_page *page)
{
	const struct xl_table *first = page->sheet->tables;

	if (!first->next && first->has_header)
		xl_page_freeze(page, first->header);
	else
		xl_page_freeze_top(page);
	if (first->next && have_one_head(page->sheet))
		xl_page_repeat(page, first->has_groups ? first->groups : first->header, first->header);
	xl_page_freeze_label(page);
}

void xl_write_tables(struct xl_book *book, const struct xl_sheet *sheet)
{
	struct xl_page page;

	xl_page_begin(&page, book, sheet);
	if (book->failed)
		return;
	xl_page_fill(&page);
	for (const struct xl_table *placed = sheet->tables; placed && !book->failed; placed = placed->next)
		write_table(&page, placed);
	if (book->failed)
		return;
	if (!xl_outline_below(sheet))
		worksheet_outline_settings(page.worksheet, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
	xl_page_accept_codes(&page, XL_TOP, sheet->rows - 1);
	keep_in_view(&page);
	xl_page_end(&page);
}
