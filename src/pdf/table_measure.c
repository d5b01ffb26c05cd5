/* How wide a table's columns are and how large its letters. */
#include "pdf/table_measure.h"

#include <math.h>

/* Widths grow with the letters: they are measured once, in letters of this size. */
static const double measured_size = 10;

/* A step from one size of letters to the next smaller one. */
static const double step = 0.25;

/* A text that is not the first column's is not squeezed below this many sizes. */
static const double text_least = 9;

struct text_setting table_row_setting(const struct flow *flow, enum row_kind kind, double size)
{
	struct text_setting setting = flow_text(flow);

	setting.size = kind == ROW_OF_WHICH ? size * flow->style->of_which_size : size;
	setting.leading = size * flow->style->table_leading;
	if (kind == ROW_OF_WHICH)
		setting.font = FONT_ITALIC;
	else if (kind != ROW_POST)
		setting.font = FONT_BOLD;
	return setting;
}

struct text_setting table_head_setting(const struct flow *flow, double size)
{
	struct text_setting setting = flow_text(flow);

	setting.size = size;
	setting.leading = size * flow->style->table_leading;
	return setting;
}

bool table_spans(const struct doc_table *table, const struct table_row *row)
{
	if (row->kind != ROW_HEADING)
		return false;
	for (size_t c = 1; c < table->column_count; c++)
		if (row->cells[c].runs || row->cells[c].figure || row->cells[c].note)
			return false;
	return true;
}

bool table_is_figure_column(const struct doc_table *table, size_t column)
{
	return column > 0 && !table->columns[column].is_text;
}

double table_indent(const struct flow *flow, const struct table_row *row)
{
	return flow->style->level_indent * (row->level + (row->kind == ROW_OF_WHICH && row->level == 0 ? 1 : 0));
}

const struct run *table_cell_runs(struct arena *arena, const struct table_cell *cell)
{
	if (cell->runs)
		return cell->runs;
	if (!cell->figure || cell->figure->printed.n == 0)
		return NULL;

	struct run *run = ARENA_NEW(arena, struct run);
	run->kind = cell->figure->is_text ? RUN_TEXT : RUN_FIGURE;
	run->text = cell->figure->printed;
	return run;
}

const struct run *table_head_runs(struct arena *arena, const struct table_column *column)
{
	struct run *title = ARENA_NEW(arena, struct run);

	title->kind = RUN_TEXT;
	title->bold = true;
	title->text = column->title;
	if (column->unit.n) {
		struct run *line = ARENA_NEW(arena, struct run), *unit = ARENA_NEW(arena, struct run);
		line->kind = RUN_BREAK;
		unit->kind = RUN_TEXT;
		unit->text = column->unit;
		title->next = line;
		line->next = unit;
	}
	return title;
}

/* ---- measuring what cells hold ---- */

/* What measuring leaves behind is dropped at this many bytes. */
enum { SCRATCH = 1024 * 1024 };

/* The columns' share of what a cell needs, in sizes. */
static void measure_cell(struct table_column_measure *column, const struct text_setting *setting,
			 const struct run *runs, double indent)
{
	struct text_words words = text_words(setting, runs);
	double natural = words.natural / measured_size + indent;
	double least = (column->wraps ? words.longest : words.natural) / measured_size + indent;

	column->natural = fmax(column->natural, natural);
	column->least = fmax(column->least, least);
}

static void measure_note(struct flow *flow, struct table_column_measure *column, const struct note *note)
{
	struct str mark = text_note_mark(flow->canvas->arena, note->number, true);
	double width = fonts_width(flow->canvas->fonts, FONT_BOLD, mark) * flow->style->superscript_size;

	column->note_room = fmax(column->note_room, width);
}

static void measure_columns(struct flow *flow, struct table_measure *measure)
{
	const struct doc_table *table = measure->table;
	struct arena arena = ARENA_INIT;
	struct text_setting head = table_head_setting(flow, measured_size);

	head.arena = &arena;
	for (size_t c = 0; c < table->column_count; c++) {
		struct table_column_measure *column = &measure->columns[c];
		/* Heads wrap, whatever stands below them. */
		column->wraps = true;
		measure_cell(column, &head, table_head_runs(&arena, &table->columns[c]), 0);
		column->wraps = !table_is_figure_column(table, c);
		if (!column->wraps)
			column->natural = column->least; /* a long head alone widens no figures */
		for (size_t r = 0; r < table->row_count; r++) {
			const struct table_row *row = &table->rows[r];
			const struct table_cell *cell = &row->cells[c];
			struct text_setting setting = table_row_setting(flow, row->kind, measured_size);
			if (table_spans(table, row))
				continue;
			setting.arena = &arena;
			measure_cell(column, &setting, table_cell_runs(&arena, cell),
				     c == 0 ? table_indent(flow, row) : 0);
			if (cell->note)
				measure_note(flow, column, cell->note);
			if (arena.used > SCRATCH)
				arena_release(&arena);
		}
		double comfortable = c == 0 ? flow->style->label_width : text_least;
		if (column->wraps)
			column->least = fmax(column->least, fmin(column->natural, comfortable));
	}
	arena_release(&arena);
}

/* ---- choosing ---- */

static double least_width(const struct flow *flow, const struct table_measure *measure, double size)
{
	double width = 0;

	for (size_t c = 0; c < measure->table->column_count; c++)
		width += (measure->columns[c].least + measure->columns[c].note_room) * size +
			 2 * flow->style->cell_space;
	return width;
}

/* The largest letters that let the table into width; 0 when none do. */
static double size_for(const struct flow *flow, const struct table_measure *measure, double width)
{
	for (double size = flow->style->table_size; size >= flow->style->table_least_size; size -= step)
		if (least_width(flow, measure, size) <= width)
			return size;
	return 0;
}

/* Labels longer than this part of the table wrap when other texts lack room too. */
static const double label_part = 0.4;

static double lacking(const struct pdf_style *style, const struct table_measure *measure, size_t c, bool wraps)
{
	const struct table_column_measure *column = &measure->columns[c];
	double wanted = column->wraps ? column->natural * measure->size + 2 * style->cell_space : style->figure_width;

	return column->wraps == wraps && wanted > column->width ? wanted - column->width : 0;
}

/* Gives the columns that wrap, or those that do not, what they lack, in proportion where it is more than *left. */
static void give(const struct pdf_style *style, struct table_measure *measure, bool wraps, double *left)
{
	double wanted = 0;

	for (size_t c = 0; c < measure->table->column_count; c++)
		wanted += lacking(style, measure, c, wraps);
	if (wanted <= 0 || *left <= 0)
		return;
	double part = fmin(1, *left / wanted);
	for (size_t c = 0; c < measure->table->column_count; c++)
		measure->columns[c].width += part * lacking(style, measure, c, wraps);
	*left -= part * wanted;
}

/* First labels, then texts, so that they wrap as little as they can; then figures; the first column takes the rest. */
static void share(const struct flow *flow, struct table_measure *measure)
{
	const struct pdf_style *style = flow->style;
	size_t count = measure->table->column_count;
	double left = measure->width - least_width(flow, measure, measure->size), x = 0;

	for (size_t c = 0; c < count; c++) {
		struct table_column_measure *column = &measure->columns[c];
		column->width = (column->least + column->note_room) * measure->size + 2 * style->cell_space;
	}
	if (count) {
		double label = fmin(lacking(style, measure, 0, true),
				    fmax(0, label_part * measure->width - measure->columns[0].width));
		label = fmax(0, fmin(label, left));
		measure->columns[0].width += label;
		left -= label;
	}
	give(style, measure, true, &left);
	give(style, measure, false, &left);
	if (count)
		measure->columns[0].width += left;
	for (size_t c = 0; c < count; c++) {
		measure->columns[c].x = x;
		x += measure->columns[c].width;
	}
}

struct table_measure table_measure(struct flow *flow, const struct doc_table *table, double portrait_width)
{
	const struct pdf_style *style = flow->style;
	double landscape_width = portrait_width + style->page_height - style->page_width;
	struct table_measure measure = {
		.table = table, .fits = true, .portrait_width = portrait_width, .width = portrait_width};

	measure.columns = ARENA_ARRAY(flow->canvas->arena, struct table_column_measure, table->column_count);
	measure_columns(flow, &measure);
	measure.size = size_for(flow, &measure, portrait_width);
	if (measure.size > 0) {
		share(flow, &measure);
		return measure;
	}
	measure.landscape = true;
	measure.width = landscape_width;
	measure.size = size_for(flow, &measure, landscape_width);
	if (measure.size <= 0) {
		measure.fits = false;
		measure.size = style->table_least_size;
	}
	share(flow, &measure);
	return measure;
}
