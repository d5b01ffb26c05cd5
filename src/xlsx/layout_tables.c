/* The document's tables: their sheets, widths and rows. */
#include "xlsx/layout_tables.h"

#include "base/utf8.h"
#include "xlsx/layout_charts.h"
#include "xlsx/layout_lines.h"
#include "xlsx/paper.h"
#include "xlsx/places.h"
#include "xlsx/row_room.h"
#include "xlsx/texts.h"

#include <math.h>

static struct xl_sheet *sheet_for_table(struct xl_layout *layout, struct str wish)
{
	if (str_trim(wish).n == 0)
		wish = S("Tabeller");
	for (struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		if (sheet->kind == XL_TABLES && str_equal_fold(sheet->wish, wish))
			return sheet;
	return xl_layout_sheet(layout, XL_TABLES, wish);
}

static bool has_header(const struct doc_table *table)
{
	for (size_t c = 0; c < table->column_count; c++)
		if (table->columns[c].title.n || table->columns[c].unit.n)
			return true;
	return false;
}

/* The places of its figures have the rows of the table until it has its own. */
static void collect_table(struct xl_layout *layout, const struct doc_table *table)
{
	struct xl_sheet *sheet = sheet_for_table(layout, table->sheet);
	struct xl_table **end = &sheet->tables, *placed = ARENA_NEW(layout->arena, struct xl_table);

	while (*end)
		end = &(*end)->next;
	*end = placed;
	placed->table = table;
	placed->places = ARENA_ARRAY(layout->arena, struct xl_place *, table->row_count * table->column_count);
	placed->leads = ARENA_ARRAY(layout->arena, struct xl_lead, table->row_count);
	for (size_t r = 0; r < table->row_count; r++)
		for (size_t c = 0; c < table->column_count; c++)
			if (table->rows[r].cells[c].figure)
				placed->places[r * table->column_count + c] =
					xl_places_add(layout, table->rows[r].cells[c].figure,
						      (struct xl_place){NULL, sheet, table, r, c});
	if (table->column_count > sheet->columns)
		sheet->columns = table->column_count;
}

void xl_tables_collect(struct xl_layout *layout, const struct block *blocks)
{
	for (const struct block *block = blocks; block; block = block->next) {
		if (block->kind == BLOCK_TABLE && block->table)
			collect_table(layout, block->table);
		xl_tables_collect(layout, block->children);
	}
}

/* Gives the table its rows below what the sheet has already. */
static void place_table(struct xl_layout *layout, struct xl_sheet *sheet, struct xl_table *placed)
{
	const struct doc_table *table = placed->table;
	struct xl_paper paper = xl_paper_of(sheet->widths, sheet->columns);
	struct str caption = xl_caption(layout->arena, table);
	size_t row = sheet->rows ? sheet->rows + 1 : XL_TOP;

	placed->caption = row;
	placed->caption_rows = caption.n ? xl_room_of(caption, paper.width, XL_SIZE_CAPTION).rows : 0;
	row += placed->caption_rows;
	placed->has_groups = table->group_count > 0;
	placed->groups = row;
	row += placed->has_groups;
	placed->has_header = has_header(table);
	placed->header = row;
	row += placed->has_header;
	placed->first = row;
	placed->offsets = ARENA_ARRAY(layout->arena, size_t, table->row_count + 1);
	for (size_t r = 0; r < table->row_count; r++)
		placed->offsets[r + 1] = placed->offsets[r] + xl_row_room(layout->arena, sheet, table, r).rows;
	for (size_t i = 0; i < table->row_count * table->column_count; i++)
		if (placed->places[i])
			placed->places[i]->row = xl_table_row(placed, i / table->column_count);
	placed->below = xl_table_row(placed, table->row_count);
	sheet->rows = xl_charts_below(layout, placed, xl_lines_place(layout, placed, paper.width));
}

static void set_widths(struct xl_layout *layout, struct xl_sheet *sheet)
{
	sheet->widths = ARENA_ARRAY(layout->arena, double, sheet->columns);
	for (size_t c = 0; c < sheet->columns; c++)
		sheet->widths[c] = XL_WIDTH_LEAST;
	for (const struct xl_table *placed = sheet->tables; placed; placed = placed->next)
		for (size_t c = 0; c < placed->table->column_count; c++) {
			double width = xl_column_width(layout->arena, placed->table, c);
			sheet->widths[c] = fmax(sheet->widths[c], fmin(width, XL_WIDTH_MOST));
		}
}

void xl_tables_place(struct xl_layout *layout)
{
	for (struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next) {
		if (sheet->tables)
			set_widths(layout, sheet);
		for (struct xl_table *placed = sheet->tables; placed; placed = placed->next)
			place_table(layout, sheet, placed);
	}
}
