/* Texts of a table's cells, and widths of its columns. */
#include "xlsx/texts.h"

#include "base/buf.h"
#include "xlsx/width.h"

#include <math.h>

enum {
	TITLE_WIDTH = 16, /* longer titles break into lines */
	LABEL_WIDTH = 58, /* the widest that texts make a column: beyond, they wrap */
	TEXT_WIDTH = 48,
	LONG_WIDTH = 86, /* the widest for texts of more than a few lines */
	FEW_LINES = 12,
};

bool xl_is_number(const struct figure *figure)
{
	return figure && !figure->is_text && figure->value.kind != VALUE_TEXT;
}

bool xl_is_bold(enum row_kind kind)
{
	return kind != ROW_POST && kind != ROW_OF_WHICH;
}

/* ---- notes ---- */

static const char *const superscripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

struct str xl_superscript(struct arena *arena, unsigned number)
{
	struct str text = str_from(superscripts[number % 10]);

	for (number /= 10; number; number /= 10)
		text = str_join(arena, str_from(superscripts[number % 10]), text);
	return text;
}

static bool ends_in_superscript(struct str text)
{
	for (size_t i = 0; i < sizeof superscripts / sizeof *superscripts; i++)
		if (str_ends(text, str_from(superscripts[i])))
			return true;
	return false;
}

struct str xl_marked(struct arena *arena, struct str text, unsigned number)
{
	if (ends_in_superscript(text))
		text = str_join(arena, text, S("\xC2\xA0"));
	return str_join(arena, text, xl_superscript(arena, number));
}

struct str xl_runs_text(struct arena *arena, const struct run *runs)
{
	struct str text = S("");

	for (const struct run *run = runs; run; run = run->next) {
		if (run->kind == RUN_BREAK)
			text = str_join(arena, text, S("\n"));
		else if (run->kind == RUN_NOTE && run->note)
			text = xl_marked(arena, text, run->note->number);
		else
			text = str_join(arena, text, run->text);
	}
	return text;
}

struct str xl_figure_marks(struct arena *arena, const struct table_cell *cell)
{
	struct str marks = S("");

	for (const struct run *run = cell->figure ? cell->runs : NULL; run; run = run->next)
		if (run->kind == RUN_NOTE && run->note)
			marks = xl_marked(arena, marks, run->note->number);
	return cell->figure && cell->note ? xl_marked(arena, marks, cell->note->number) : marks;
}

/* ---- titles and cells ---- */

struct str xl_caption(struct arena *arena, const struct doc_table *table)
{
	struct str title = table->title;

	if (title.n == 0)
		return table->unit;
	if (table->anchor.label.n)
		title = str_printf(arena, "%.*s. %.*s", STR_ARG(table->anchor.label), STR_ARG(title));
	return table->unit.n ? str_printf(arena, "%.*s, %.*s", STR_ARG(title), STR_ARG(table->unit)) : title;
}

struct str xl_column_title(struct arena *arena, const struct table_column *column)
{
	if (column->unit.n == 0)
		return column->title;
	if (column->title.n == 0)
		return column->unit;
	return str_printf(arena, "%.*s\n%.*s", STR_ARG(column->title), STR_ARG(column->unit));
}

struct str xl_cell_text(struct arena *arena, const struct table_cell *cell)
{
	if (xl_is_number(cell->figure))
		return S("");
	if (cell->figure)
		return str_join(arena, format_value(arena, cell->figure->value, cell->figure->format, false),
				xl_figure_marks(arena, cell));
	struct str text = xl_runs_text(arena, cell->runs);
	return cell->note ? xl_marked(arena, text, cell->note->number) : text;
}

unsigned xl_indentation(const struct doc_table *table, const struct table_row *row, size_t column)
{
	if (column)
		return table->columns[column].align == ALIGN_LEFT;
	return row->level + (row->kind == ROW_OF_WHICH);
}

bool xl_runs_across(const struct doc_table *table, const struct table_row *row)
{
	if (row->kind != ROW_HEADING || row->cells[0].figure)
		return false;
	for (size_t c = 1; c < table->column_count; c++)
		if (row->cells[c].figure || row->cells[c].runs)
			return false;
	return true;
}

/* ---- widths ---- */

double xl_figure_width(const struct figure *figure, struct str mark)
{
	double width = xl_width_text(figure->printed);

	if (!figure->is_text && figure->value.kind == VALUE_NUMBER)
		width = fmax(width, xl_width_number(figure->value.num, figure->format));
	else if (figure->value.kind == VALUE_TEXT)
		width = fmax(width, xl_width_text(figure->value.text));
	return width + xl_width_text(mark);
}

/* A text of more than a few lines gets so wide a column that it has few. */
static double wrapped_width(struct str text, double most)
{
	size_t lines = xl_lines(text, most);

	return lines > FEW_LINES ? fmin(most * (double)lines / FEW_LINES, LONG_WIDTH) : most;
}

static double cell_width(struct arena *arena, const struct doc_table *table, const struct table_row *row, size_t c)
{
	const struct table_cell *cell = &row->cells[c];
	double most = c ? TEXT_WIDTH : LABEL_WIDTH, width;

	if (c == 0 && xl_runs_across(table, row))
		return 0;
	if (xl_is_number(cell->figure)) {
		width = xl_figure_width(cell->figure, xl_figure_marks(arena, cell));
	} else {
		struct str text = xl_cell_text(arena, cell);
		width = xl_width_text(text);
		if (width > most)
			width = wrapped_width(text, most);
	}
	return width * (xl_is_bold(row->kind) ? XL_BOLD : 1) + 2 * xl_indentation(table, row, c);
}

double xl_column_width(struct arena *arena, const struct doc_table *table, size_t column)
{
	struct str title = xl_column_title(arena, &table->columns[column]);
	double width = fmax(xl_width_word(title), fmin(xl_width_text(title), TITLE_WIDTH)) * XL_BOLD;

	for (size_t r = 0; r < table->row_count; r++)
		width = fmax(width, cell_width(arena, table, &table->rows[r], column));
	return width + 2;
}
