/* A table as plain text. */
#include "text/text_table.h"

#include "base/utf8.h"
#include "text/text.h"
#include "text/wrap.h"

enum { GAP = 2 };

struct grid_text {
	struct str *cells; /* of the titles, then of each row */
	size_t *widths;
	size_t columns, rows, total;
};

static struct str cell_words(struct arena *arena, const struct table_row *row, size_t column)
{
	const struct table_cell *cell = &row->cells[column];
	struct str words = cell->runs ? plain_words(arena, cell->runs) : cell->figure ? cell->figure->printed : S("");

	if (cell->note)
		words = str_printf(arena, "%.*s [%u]", STR_ARG(words), cell->note->number);
	if (column == 0 && row->level)
		words = str_printf(arena, "%*s%.*s", (int)(2 * row->level), "", STR_ARG(words));
	return wrap_plain(arena, words);
}

static struct str title_words(struct arena *arena, const struct table_column *column)
{
	return wrap_plain(arena, column->unit.n ? str_printf(arena, "%.*s, %.*s", STR_ARG(column->title), STR_ARG(column->unit))
						: column->title);
}

static struct grid_text read_grid(struct arena *arena, const struct doc_table *table)
{
	size_t columns = table->column_count;
	struct grid_text grid = {
		.cells = ARENA_ARRAY(arena, struct str, (table->row_count + 1) * columns),
		.widths = ARENA_ARRAY(arena, size_t, columns),
		.columns = columns,
		.rows = table->row_count,
	};

	for (size_t r = 0; r <= table->row_count; r++)
		for (size_t c = 0; c < columns; c++) {
			struct str *cell = &grid.cells[r * columns + c];
			*cell = r ? cell_words(arena, &table->rows[r - 1], c) : title_words(arena, &table->columns[c]);
			size_t wide = utf8_width(*cell);
			if (wide > grid.widths[c])
				grid.widths[c] = wide;
		}
	for (size_t c = 0; c < columns; c++)
		grid.total += grid.widths[c] + (c ? GAP : 0);
	return grid;
}

static void add_line(struct buf *out, const struct doc_table *table, const struct grid_text *grid, size_t row)
{
	size_t start = out->n;

	for (size_t c = 0; c < grid->columns; c++) {
		if (c)
			buf_add(out, S("  "));
		wrap_pad(out, grid->cells[row * grid->columns + c], grid->widths[c], table->columns[c].align == ALIGN_RIGHT);
	}
	while (out->n > start && out->p[out->n - 1] == ' ')
		out->n--;
	buf_char(out, '\n');
}

static void add_rule(struct buf *out, size_t width)
{
	for (size_t i = 0; i < width; i++)
		buf_char(out, '-');
	buf_char(out, '\n');
}

static bool is_sum(enum row_kind kind)
{
	return kind == ROW_SUM || kind == ROW_TOTAL;
}

static void add_aligned(struct buf *out, const struct doc_table *table, const struct grid_text *grid)
{
	add_line(out, table, grid, 0);
	add_rule(out, grid->total);
	for (size_t r = 1; r <= grid->rows; r++) {
		if (is_sum(table->rows[r - 1].kind) && r > 1 && !is_sum(table->rows[r - 2].kind))
			add_rule(out, grid->total);
		add_line(out, table, grid, r);
	}
}

/* Too wide: the first cell on a line of its own, the others below it under their titles. */
static void add_listed(struct buf *out, struct arena *arena, const struct grid_text *grid)
{
	for (size_t r = 1; r <= grid->rows; r++) {
		const struct str *cells = &grid->cells[r * grid->columns];
		wrap_words(out, cells[0].n ? cells[0] : S("–"), S(""), S("  "), TEXT_WIDTH);
		for (size_t c = 1; c < grid->columns; c++) {
			struct str title = grid->cells[c];
			if (cells[c].n)
				wrap_words(out,
					   title.n ? str_printf(arena, "%.*s: %.*s", STR_ARG(title), STR_ARG(cells[c])) : cells[c],
					   S("  "), S("    "), TEXT_WIDTH);
		}
	}
}

void text_table(struct buf *out, struct arena *arena, const struct doc_table *table)
{
	struct grid_text grid = read_grid(arena, table);

	if (table->title.n) {
		struct str title = table->anchor.label.n ? str_printf(arena, "%.*s. %.*s", STR_ARG(table->anchor.label),
								       STR_ARG(table->title))
							 : table->title;
		if (table->unit.n)
			title = str_printf(arena, "%.*s, %.*s", STR_ARG(title), STR_ARG(table->unit));
		wrap_words(out, title, S(""), S(""), TEXT_WIDTH);
		buf_char(out, '\n');
	}
	if (grid.total <= TEXT_WIDTH)
		add_aligned(out, table, &grid);
	else
		add_listed(out, arena, &grid);
	wrap_words(out, table->remark, S(""), S(""), TEXT_WIDTH);
}
