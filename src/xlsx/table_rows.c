/* A table's rows. */
#include "xlsx/comments.h"
#include "xlsx/outline.h"
#include "xlsx/tables.h"
#include "xlsx/width.h"

#include <math.h>

enum { LABEL_WIDTH = 58, TEXT_WIDTH = 48 }; /* the widest that texts make a column: beyond, they wrap */

#define LETTERS 1.1

/* Texts to the right of figures keep a distance from them. */
static unsigned indentation(const struct doc_table *table, const struct table_row *row, size_t column)
{
	if (column)
		return table->columns[column].align == ALIGN_LEFT;
	return row->level + (row->kind == ROW_OF_WHICH);
}

/* The numbers of the notes that a figure's cell refers to. */
static struct str mark_of(struct arena *arena, const struct table_cell *cell)
{
	struct str mark = S("");

	for (const struct run *run = cell->figure ? cell->runs : NULL; run; run = run->next)
		if (run->kind == RUN_NOTE && run->note)
			mark = str_join(arena, mark, xl_superscript(arena, run->note->number));
	return cell->note ? str_join(arena, mark, xl_superscript(arena, cell->note->number)) : mark;
}

static bool is_number(const struct figure *figure)
{
	return figure && !figure->is_text && figure->value.kind != VALUE_TEXT;
}

/* What the cell shows where it is a text, whether it is written or calculated; else empty. */
static struct str cell_text(struct arena *arena, const struct table_cell *cell)
{
	if (is_number(cell->figure))
		return S("");
	struct str text = cell->figure ? format_value(arena, cell->figure->value, cell->figure->format, false)
				       : xl_runs_text(arena, cell->runs);
	return str_join(arena, text, mark_of(arena, cell));
}

static bool is_text_column(const struct doc_table *table, size_t c)
{
	return c == 0 || table->columns[c].is_text;
}

double xl_cell_width(struct arena *arena, const struct doc_table *table, const struct table_row *row, size_t c)
{
	const struct table_cell *cell = &row->cells[c];
	double bold = row->kind == ROW_POST || row->kind == ROW_OF_WHICH ? 1 : XL_BOLD;
	double width;

	if (is_number(cell->figure)) {
		width = xl_figure_width(cell->figure, mark_of(arena, cell));
	} else {
		/* A heading may run on over the empty cells to its right. */
		width = row->kind == ROW_HEADING ? 0 : xl_width_text(cell_text(arena, cell));
		if (is_text_column(table, c))
			width = fmin(width, c ? TEXT_WIDTH : LABEL_WIDTH);
	}
	return width * bold + 2 * indentation(table, row, c);
}

/* Whether all text of the runs is bold, or all of it italic. */
static bool all_bold(const struct run *runs)
{
	bool any = false;

	for (const struct run *run = runs; run; run = run->next) {
		if (run->text.n && !run->bold)
			return false;
		any = any || run->text.n;
	}
	return any;
}

static bool all_italic(const struct run *runs)
{
	bool any = false;

	for (const struct run *run = runs; run; run = run->next) {
		if (run->text.n && !run->italic)
			return false;
		any = any || run->text.n;
	}
	return any;
}

/* A heading runs on over the empty cells to its right. */
static bool wraps(const struct doc_table *table, const struct table_row *row, size_t c)
{
	return row->kind != ROW_HEADING && is_text_column(table, c);
}

/* The lines that the row's texts take in their columns. */
static size_t row_lines(struct xl_page *page, const struct doc_table *table, const struct table_row *row)
{
	size_t most = 1;

	for (size_t c = 0; c < table->column_count; c++) {
		struct str text = cell_text(page->book->arena, &row->cells[c]);
		double width = page->widths[c] - 1 - 2 * indentation(table, row, c);
		/* Running text takes less than a digit a letter. */
		size_t lines = text.n && wraps(table, row, c) ? xl_lines(text, width * LETTERS) : 1;
		most = lines > most ? lines : most;
	}
	return most;
}

/* What the pointer shows on a figure: how it is calculated where its column does not say, where it is from, how it is printed. */
static struct str figure_comment(struct xl_page *page, const struct doc_table *table, size_t row, size_t c,
				 const struct figure *figure)
{
	struct arena *arena = page->book->arena;
	struct str comment = S("");

	if (xl_is_held_at(page, row, c, figure)) {
		if (figure->name.n && figure->explanation.n)
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

static void write_cell(struct xl_page *page, const struct xl_table *placed, size_t r, size_t c, size_t lines)
{
	struct arena *arena = page->book->arena;
	const struct doc_table *table = placed->table;
	const struct table_row *row = &table->rows[r];
	const struct table_cell *cell = &row->cells[c];
	const struct xl_lead *lead = &placed->leads[r];
	size_t at = placed->first + r;
	struct xl_style style = {.role = XL_ROLE_CELL,
				 .kind = row->kind,
				 .align = table->columns[c].align,
				 .indent = indentation(table, row, c),
				 .tall = lines > 1,
				 .bold = all_bold(cell->runs),
				 .italic = all_italic(cell->runs)};

	if (is_number(cell->figure)) {
		if (c && style.align == ALIGN_LEFT)
			style.align = ALIGN_RIGHT;
	} else {
		style.wrap = lines > 1 && wraps(table, row, c);
	}
	if (cell->figure) {
		xl_put_figure_alone(page, at, c, cell->figure, mark_of(arena, cell), style);
		xl_put_comment(page, at, c, figure_comment(page, table, at, c, cell->figure));
		return;
	}
	struct str text = cell_text(arena, cell);
	if (c == 0 && lead->table && text.n)
		xl_put_link(page, at, c, text, style, lead->sheet, lead->table->first + lead->row);
	else
		xl_put_text(page, at, c, text, style);
}

void xl_write_rows(struct xl_page *page, const struct xl_table *placed)
{
	const struct doc_table *table = placed->table;
	const unsigned *levels = xl_outline_levels(page->book->arena, page->sheet, table);

	for (size_t r = 0; r < table->row_count && !page->book->failed; r++) {
		size_t lines = row_lines(page, table, &table->rows[r]);
		xl_page_outline(page, placed->first + r, lines, levels[r]);
		for (size_t c = 0; c < table->column_count; c++)
			write_cell(page, placed, r, c, lines);
	}
}
