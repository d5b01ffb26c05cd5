/* The document's tables: their sheets, the lines below them, and their rows. */
#include "xlsx/layout_tables.h"

#include "base/utf8.h"
#include "xlsx/layout_charts.h"
#include "xlsx/places.h"

/* Beyond so many, the last line names the others. */
enum { SOURCES_MOST = 6, USERS_MOST = 4 };

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

static void place_note(struct xl_layout *layout, struct xl_table *placed, const struct note *note)
{
	size_t at = placed->lines.count;

	for (size_t i = 0; i < placed->lines.count; i++)
		if (placed->lines.items[i].note == note)
			return;
	(void)ARENA_PUSH(layout->arena, &placed->lines);
	for (; at > 0 && placed->lines.items[at - 1].note->number > note->number; at--)
		placed->lines.items[at] = placed->lines.items[at - 1];
	placed->lines.items[at] = (struct xl_line){.kind = XL_LINE_NOTE, .note = note};
}

static void place_notes(struct xl_layout *layout, struct xl_table *placed)
{
	const struct doc_table *table = placed->table;

	for (size_t r = 0; r < table->row_count; r++)
		for (size_t c = 0; c < table->column_count; c++) {
			const struct table_cell *cell = &table->rows[r].cells[c];
			for (const struct run *run = cell->runs; run; run = run->next)
				if (run->kind == RUN_NOTE && run->note)
					place_note(layout, placed, run->note);
			if (cell->note)
				place_note(layout, placed, cell->note);
		}
}

static void place_links(struct xl_layout *layout, struct xl_table *placed, enum xl_line_kind kind, size_t count,
			size_t most)
{
	for (size_t i = 0; i < count; i++) {
		bool rest = i + 1 == most && count > most;
		*ARENA_PUSH(layout->arena, &placed->lines) =
			(struct xl_line){.kind = kind, .first = i, .count = rest ? count - i : 1};
		if (rest)
			return;
	}
}

static void place_lines(struct xl_layout *layout, struct xl_table *placed)
{
	const struct doc_table *table = placed->table;

	place_notes(layout, placed);
	if (table->remark.n)
		*ARENA_PUSH(layout->arena, &placed->lines) = (struct xl_line){.kind = XL_LINE_REMARK};
	if (table->sum_preserving)
		*ARENA_PUSH(layout->arena, &placed->lines) = (struct xl_line){.kind = XL_LINE_PRESERVED};
	for (size_t i = 0; i < table->mark_count; i++)
		if (table->marks[i].words.n)
			*ARENA_PUSH(layout->arena, &placed->lines) =
				(struct xl_line){.kind = XL_LINE_MARK, .mark = &table->marks[i]};
	place_links(layout, placed, XL_LINE_SOURCE, placed->sources.count, SOURCES_MOST);
	place_links(layout, placed, XL_LINE_USER, placed->users.count, USERS_MOST);
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
	size_t row = sheet->rows ? sheet->rows + 1 : XL_TOP;

	placed->has_caption = table->title.n || table->unit.n;
	placed->caption = row;
	row += placed->has_caption;
	placed->has_groups = table->group_count > 0;
	placed->groups = row;
	row += placed->has_groups;
	placed->has_header = has_header(table);
	placed->header = row;
	row += placed->has_header;
	placed->first = row;
	for (size_t i = 0; i < table->row_count * table->column_count; i++)
		if (placed->places[i])
			placed->places[i]->row += placed->first;
	placed->below = row + table->row_count;
	place_lines(layout, placed);
	sheet->rows = xl_charts_below(layout, placed, placed->below + placed->lines.count);
}

void xl_tables_place(struct xl_layout *layout)
{
	for (struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		for (struct xl_table *placed = sheet->tables; placed; placed = placed->next)
			place_table(layout, sheet, placed);
}
