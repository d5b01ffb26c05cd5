/* A table's rows. */
#include "xlsx/comments.h"
#include "xlsx/outline.h"
#include "xlsx/row_room.h"
#include "xlsx/tables.h"

/* Whether all text of the runs is bold, or italic where that is asked for. */
static bool is_all(const struct run *runs, bool italic)
{
	bool any = false;

	for (const struct run *run = runs; run; run = run->next) {
		if (run->text.n && !(italic ? run->italic : run->bold))
			return false;
		any = any || run->text.n;
	}
	return any;
}

/*
 * What the pointer shows on a figure: how it is calculated where its column does not say, where it is from, how it
 * is printed.
 */
static struct str figure_comment(struct xl_page *page, const struct doc_table *table, size_t row, size_t c,
				 const struct figure *figure)
{
	struct arena *arena = page->book->arena;
	struct str comment = S("");

	if (xl_is_held_at(page, row, c, figure)) {
		if (xl_says_little(figure->explanation))
			comment = S("");
		else if (figure->name.n)
			comment = str_printf(arena, "%.*s\n%.*s", STR_ARG(figure->name), STR_ARG(figure->explanation));
		else if (table->columns[c].explanation.n == 0)
			comment = figure->explanation;
		if (!figure->formula)
			xl_comment_add(arena, &comment, figure->source);
	}
	if (table->sum_preserving && figure->rounded_apart)
		xl_comment_add(arena, &comment, str_join(arena, S("I det tryckta dokumentet: "), figure->printed));
	return comment;
}

static struct xl_style style_of(const struct doc_table *table, const struct table_row *row, size_t c, bool wraps)
{
	const struct table_cell *cell = &row->cells[c];
	struct xl_style style = {.role = XL_ROLE_CELL,
				 .kind = row->kind,
				 .align = table->columns[c].align,
				 .indent = xl_indentation(table, row, c),
				 .tall = wraps,
				 .bold = is_all(cell->runs, false),
				 .italic = is_all(cell->runs, true)};

	if (xl_is_number(cell->figure)) {
		if (c && style.align == ALIGN_LEFT)
			style.align = ALIGN_RIGHT;
	} else {
		style.wrap = wraps;
	}
	return style;
}

/* A text that is written, or the part of it that stands in one of its rows. */
static void put_part(struct xl_page *page, const struct xl_table *placed, size_t r, size_t c, size_t at,
		     struct str part, struct xl_style style)
{
	const struct xl_lead *lead = &placed->leads[r];

	if (c == 0 && lead->table && part.n)
		xl_put_link(page, at, c, part, style, lead->sheet, xl_table_row(lead->table, lead->row));
	else
		xl_put_text(page, at, c, part, style);
}

static void write_text(struct xl_page *page, const struct xl_table *placed, size_t r, size_t c, struct xl_room room,
		       struct xl_style style)
{
	struct str rest = xl_cell_text(page->book->arena, &placed->table->rows[r].cells[c]);
	double width = xl_text_width(page->sheet, placed->table, r, c);
	size_t at = xl_table_row(placed, r);

	if (room.rows == 1) {
		put_part(page, placed, r, c, at, rest, style);
		return;
	}
	do
		put_part(page, placed, r, c, at++, xl_room_cut(&rest, width, xl_text_size(placed->table, r), room),
			 style);
	while (rest.n);
}

static void write_cell(struct xl_page *page, const struct xl_table *placed, size_t r, size_t c, struct xl_room room)
{
	struct arena *arena = page->book->arena;
	const struct doc_table *table = placed->table;
	const struct table_cell *cell = &table->rows[r].cells[c];
	struct xl_style style = style_of(table, &table->rows[r], c, room.lines > 1);
	size_t at = xl_table_row(placed, r);

	if (!cell->figure) {
		write_text(page, placed, r, c, room, style);
		return;
	}
	/* A formula cannot be parted: its cell has all the rows. */
	if (room.rows > 1 && !xl_is_number(cell->figure))
		xl_put_merged(page, at, c, 1, room.rows, style);
	xl_put_figure_alone(page, at, c, cell->figure, xl_figure_marks(arena, cell), style);
	xl_put_comment(page, at, c, figure_comment(page, table, at, c, cell->figure));
}

/*
 * A heading runs on over the empty cells to its right; where it is longer than the page is wide, it is one cell with
 * them.
 */
static void write_heading(struct xl_page *page, const struct xl_table *placed, size_t r, struct xl_room room)
{
	const struct doc_table *table = placed->table;
	struct str text = xl_cell_text(page->book->arena, &table->rows[r].cells[0]);
	size_t at = xl_table_row(placed, r);

	for (size_t c = 1; room.lines == 1 && c < table->column_count; c++)
		xl_put_text(page, at, c, S(""), style_of(table, &table->rows[r], c, false));
	xl_put_over(page, at, room.rows, text, style_of(table, &table->rows[r], 0, false));
}

static void write_row(struct xl_page *page, const struct xl_table *placed, size_t r, unsigned level)
{
	const struct doc_table *table = placed->table;
	struct xl_room room = xl_row_room(page->book->arena, page->sheet, table, r);

	if (xl_runs_across(table, &table->rows[r]))
		write_heading(page, placed, r, room);
	else
		for (size_t c = 0; c < table->column_count; c++)
			write_cell(page, placed, r, c, room);
	for (size_t i = 0; i < room.rows; i++)
		xl_page_row(page, xl_table_row(placed, r) + i, room.height, level);
}

void xl_write_rows(struct xl_page *page, const struct xl_table *placed)
{
	const struct doc_table *table = placed->table;
	const unsigned *levels = xl_outline_levels(page->book->arena, page->sheet, table);

	for (size_t r = 0; r < table->row_count && !page->book->failed; r++)
		write_row(page, placed, r, levels[r]);
}
