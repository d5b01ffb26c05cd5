/* The sheets of the document's tables: caption, header, rows, notes. */
#include "xlsx/cell.h"
#include "xlsx/charts.h"
#include "xlsx/width.h"

#include <math.h>

enum { LABEL_WIDTH = 58, TEXT_WIDTH = 48 }; /* the widest that texts make a column: beyond, they wrap */

/* "Tabell 3. Resultat per nämnd, mkr" */
static struct str caption(struct arena *arena, const struct doc_table *table)
{
	struct str title = table->title;

	if (title.n == 0)
		return table->unit;
	if (table->anchor.label.n)
		title = str_printf(arena, "%.*s. %.*s", STR_ARG(table->anchor.label), STR_ARG(title));
	return table->unit.n ? str_printf(arena, "%.*s, %.*s", STR_ARG(title), STR_ARG(table->unit)) : title;
}

static struct str column_title(struct arena *arena, const struct table_column *column)
{
	if (column->unit.n == 0)
		return column->title;
	if (column->title.n == 0)
		return column->unit;
	return str_printf(arena, "%.*s\n%.*s", STR_ARG(column->title), STR_ARG(column->unit));
}

/* Texts to the right of figures keep a distance from them. */
static unsigned indentation(const struct doc_table *table, const struct table_row *row, size_t column)
{
	if (column)
		return table->columns[column].align == ALIGN_LEFT;
	return row->level + (row->kind == ROW_OF_WHICH);
}

static struct str mark_of(struct arena *arena, const struct table_cell *cell)
{
	return cell->note ? xl_superscript(arena, cell->note->number) : S("");
}

static struct str cell_text(struct arena *arena, const struct table_cell *cell)
{
	return str_join(arena, xl_runs_text(arena, cell->runs), mark_of(arena, cell));
}

/* ---- widths ---- */

static double cell_width(struct arena *arena, const struct doc_table *table, const struct table_row *row, size_t c)
{
	const struct table_cell *cell = &row->cells[c];
	double bold = row->kind == ROW_POST || row->kind == ROW_OF_WHICH ? 1 : 1.1;
	double width;

	if (cell->figure && !cell->runs) {
		width = xl_figure_width(cell->figure, mark_of(arena, cell));
	} else {
		/* A heading may run on over the empty cells to its right. */
		width = row->kind == ROW_HEADING ? 0 : xl_width_text(cell_text(arena, cell));
		if (table->columns[c].is_text || c == 0)
			width = fmin(width, c ? TEXT_WIDTH : LABEL_WIDTH);
	}
	return width * bold + 2 * indentation(table, row, c);
}

static void widen(struct xl_page *page, const struct doc_table *table)
{
	struct arena *arena = page->book->arena;

	for (size_t c = 0; c < table->column_count; c++) {
		struct str title = column_title(arena, &table->columns[c]);
		double width = fmax(xl_width_word(title), fmin(xl_width_text(title), 16)) * 1.1;
		for (size_t r = 0; r < table->row_count; r++)
			width = fmax(width, cell_width(arena, table, &table->rows[r], c));
		xl_page_widen(page, c, width + 2);
	}
}

/* ---- writing ---- */

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
	return row->kind != ROW_HEADING && (c == 0 || table->columns[c].is_text);
}

/* The lines that the row's texts take in their columns. */
static size_t row_lines(struct xl_page *page, const struct doc_table *table, const struct table_row *row)
{
	size_t most = 1;

	for (size_t c = 0; c < table->column_count; c++) {
		struct str text = cell_text(page->book->arena, &row->cells[c]);
		double width = page->widths[c] - 1 - 2 * indentation(table, row, c);
		size_t lines = text.n && wraps(table, row, c) ? xl_lines(text, width) : 1;
		most = lines > most ? lines : most;
	}
	return most;
}

static void write_cell(struct xl_page *page, const struct doc_table *table, const struct table_row *row, size_t at,
		       size_t c, size_t lines)
{
	struct arena *arena = page->book->arena;
	const struct table_cell *cell = &row->cells[c];
	const struct table_column *column = &table->columns[c];
	struct xl_style style = {.role = XL_ROLE_CELL,
				 .kind = row->kind,
				 .align = column->align,
				 .indent = indentation(table, row, c),
				 .tall = lines > 1,
				 .bold = all_bold(cell->runs),
				 .italic = all_italic(cell->runs)};

	if (cell->figure) {
		bool is_number = !cell->figure->is_text && cell->figure->value.kind != VALUE_TEXT;
		if (c && is_number && style.align == ALIGN_LEFT)
			style.align = ALIGN_RIGHT;
		style.wrap = cell->runs && lines > 1 && wraps(table, row, c);
		xl_put_figure(page, at, c, cell->figure, mark_of(arena, cell), style);
		return;
	}
	struct str text = cell_text(arena, cell);
	style.wrap = lines > 1 && wraps(table, row, c);
	xl_put_text(page, at, c, text, style);
}

static void write_row(struct xl_page *page, const struct doc_table *table, const struct table_row *row, size_t at)
{
	size_t lines = row_lines(page, table, row);

	xl_page_lines(page, at, lines);
	for (size_t c = 0; c < table->column_count; c++)
		write_cell(page, table, row, at, c, lines);
}

/* The sheet holds exact figures, which its number formats round one by one. */
#define PRESERVED "I det tryckta dokumentet är talen avrundade så att de summerar; här är de exakta."

/* Each title stands above the first of its columns. */
static void write_groups(struct xl_page *page, const struct doc_table *table, size_t at)
{
	struct xl_style style = {.role = XL_ROLE_HEAD};
	size_t group = 0;

	for (size_t c = 0; c < table->column_count; c++) {
		struct str title = S("");
		if (group < table->group_count && table->groups[group].first == c)
			title = table->groups[group++].title;
		xl_put_text(page, at, c, title, style);
	}
}

static void write_header(struct xl_page *page, const struct doc_table *table, size_t at)
{
	size_t most = 1;

	for (size_t c = 0; c < table->column_count; c++) {
		struct str title = column_title(page->book->arena, &table->columns[c]);
		size_t lines = xl_lines(title, page->widths[c] / 1.1);
		most = lines > most ? lines : most;
		xl_put_text(page, at, c, title,
			    (struct xl_style){.role = XL_ROLE_HEAD,
					      .align = table->columns[c].align,
					      .indent = c && table->columns[c].align == ALIGN_LEFT,
					      .wrap = true});
	}
	xl_page_lines(page, at, most);
}

static struct str line_text(struct arena *arena, const struct doc_table *table, const struct xl_line *line)
{
	switch (line->kind) {
	case XL_LINE_NOTE:
		return str_printf(arena, "%.*s %.*s", STR_ARG(xl_superscript(arena, line->note->number)),
				  STR_ARG(xl_runs_text(arena, line->note->runs)));
	case XL_LINE_REMARK:
		return table->remark;
	case XL_LINE_PRESERVED:
		break;
	}
	return S(PRESERVED);
}

static void write_table(struct xl_page *page, const struct xl_table *placed)
{
	struct arena *arena = page->book->arena;
	const struct doc_table *table = placed->table;
	const struct xl_style small = {.role = XL_ROLE_NOTE};

	if (placed->has_caption)
		xl_put_across(page, placed->caption, caption(arena, table), (struct xl_style){.role = XL_ROLE_CAPTION});
	if (placed->has_groups)
		write_groups(page, table, placed->groups);
	if (placed->has_header)
		write_header(page, table, placed->header);
	for (size_t r = 0; r < table->row_count; r++)
		write_row(page, table, &table->rows[r], placed->first + r);
	for (size_t i = 0; i < placed->lines.count; i++)
		xl_put_across(page, placed->below + i, line_text(arena, table, &placed->lines.items[i]), small);
	xl_charts_insert(page, placed->charts);
}

void xl_write_tables(struct xl_book *book, const struct xl_sheet *sheet)
{
	struct xl_page page;

	xl_page_begin(&page, book, sheet);
	for (const struct xl_table *placed = sheet->tables; placed && !book->failed; placed = placed->next)
		widen(&page, placed->table);
	for (const struct xl_table *placed = sheet->tables; placed && !book->failed; placed = placed->next)
		write_table(&page, placed);
	if (book->failed)
		return;
	if (!sheet->tables->next && sheet->tables->has_header)
		xl_page_freeze(&page, sheet->tables->header);
	xl_page_end(&page);
}
