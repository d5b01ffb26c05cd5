/* How wide a table's columns are and how large its letters. */
#include "pdf/table_measure.h"

#include "pdf/table_align.h"
#include "pdf/table_share.h"

#include <math.h>

/* Widths grow with the letters: they are measured once, in letters of this size. */
static const double measured_size = 10;

/* A text that is not the first column's is not squeezed below this many sizes. */
static const double text_least = 9;

/* A head that needs more sizes than this on two lines may have three. */
static const double head_most = 11;

/* Of a long table so many rows tell how its texts share the width. */
enum { ROWS_ASKED = 1000 };

/* What has a unit behind it that is one of more than this many ends with its column, like text. */
enum { UNITS = 16 };

struct text_setting table_row_setting(const struct flow *flow, enum row_kind kind, double size)
{
	struct text_setting setting = flow_text(flow);

	setting.size = size;
	if (kind == ROW_OF_WHICH)
		setting.size = fmax(size * flow->style->of_which_size, fmin(size, flow->style->table_least_size));
	setting.leading = size * flow->style->table_leading;
	if (kind == ROW_OF_WHICH)
		setting.font = FONT_ITALIC;
	else if (kind != ROW_POST)
		setting.font = FONT_BOLD;
	return setting;
}

struct text_setting table_carry_setting(const struct flow *flow, double size)
{
	struct text_setting setting = table_row_setting(flow, ROW_POST, size);

	setting.font = FONT_ITALIC;
	return setting;
}

struct text_setting table_head_setting(const struct flow *flow, double size)
{
	struct text_setting setting = flow_text(flow);

	setting.size = size;
	setting.leading = size * flow->style->table_leading;
	setting.hyphenator = NULL;
	return setting;
}

const struct column_group *table_group_of(const struct doc_table *table, size_t column)
{
	for (size_t g = 0; g < table->group_count; g++) {
		const struct column_group *group = &table->groups[g];
		bool within = str_trim(group->title).n && group->first + group->count <= table->column_count;
		if (within && column >= group->first && column - group->first < group->count)
			return group;
	}
	return NULL;
}

bool table_spans(const struct doc_table *table, const struct table_row *row)
{
	if (row->kind != ROW_HEADING)
		return false;
	for (size_t c = 1; c < table->column_count; c++) {
		const struct table_cell *cell = &row->cells[c];
		if (cell->runs || (cell->figure && cell->figure->printed.n) || cell->note)
			return false;
	}
	return true;
}

bool table_is_figure_column(const struct doc_table *table, size_t column)
{
	return column > 0 && !table->columns[column].is_text;
}

bool table_aligns_commas(const struct doc_table *table, size_t column)
{
	return table_is_figure_column(table, column) && table->columns[column].align == ALIGN_RIGHT;
}

bool table_carries(const struct doc_table *table)
{
	return table->carry_out.n > 0;
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

const struct run *table_group_runs(struct arena *arena, const struct column_group *group)
{
	struct run *run = ARENA_NEW(arena, struct run);

	run->bold = true;
	run->text = group->title;
	return run;
}

/* ---- measuring what cells hold ---- */

/* What measuring leaves behind is dropped at this many bytes. */
enum { SCRATCH = 1024 * 1024 };

/* A table that is being measured; what is wide is in sizes. */
struct measuring {
	struct flow *flow;
	struct table_measure *measure;
	struct arena *arena; /* of the measure */
	struct arena scratch;
	struct table_texts texts;
};

/* The columns' share of what a text needs. */
static double measure_text(struct measuring *m, size_t c, const struct text_setting *setting, const struct run *runs,
			   double indent)
{
	struct table_column_measure *column = &m->measure->columns[c];
	struct text_words words = text_words(setting, runs);
	double natural = words.natural / measured_size + indent;
	double least = (column->wraps ? words.longest : words.natural) / measured_size + indent;

	column->natural = fmax(column->natural, natural);
	column->least = fmax(column->least, least);
	return natural;
}

/* The class of figures with the unit, made where there is none; NULL: there are too many. */
static struct figure_class *class_of(struct measuring *m, size_t c, struct str unit)
{
	struct figure_class **end = &m->measure->columns[c].classes;

	for (unsigned count = 0; *end; end = &(*end)->next, count++) {
		if (str_equal((*end)->unit, unit))
			return *end;
		if (count + 1 == UNITS)
			return NULL;
	}
	*end = ARENA_NEW(m->arena, struct figure_class);
	(*end)->unit = str_copy(m->arena, unit);
	return *end;
}

/* Figures need room on both sides of the place where their ones end. */
static void measure_figure(struct measuring *m, size_t c, const struct text_setting *setting, const struct run *runs,
			   bool varav)
{
	struct table_column_measure *column = &m->measure->columns[c];
	struct text_lines lines = text_set(setting, runs, 1e6);

	for (size_t i = 0; i < lines.count; i++) {
		struct figure_parts parts = table_figure_parts(setting, &lines.items[i]);
		double width = (parts.before + parts.after) / measured_size;
		column->least = fmax(column->least, width);
		column->note_room = fmax(column->note_room, parts.note / measured_size);
		struct figure_class *class = parts.is_figure && !parts.is_dash ? class_of(m, c, parts.unit) : NULL;
		if (!class)
			continue;
		class->before = fmax(class->before, parts.before / measured_size);
		double *after = varav ? &class->after_varav : &class->after;
		*after = fmax(*after, parts.after / measured_size);
		column->least = fmax(column->least, class->before + fmax(class->after, class->after_varav));
	}
	column->natural = column->least;
}

static void measure_note(struct measuring *m, size_t c, const struct note *note)
{
	struct table_column_measure *column = &m->measure->columns[c];
	struct str mark = text_note_mark(&m->scratch, note->number, true);
	double width = fonts_width(m->flow->canvas->fonts, FONT_BOLD, mark) * m->flow->style->superscript_size;

	column->note_room = fmax(column->note_room, width);
}

/* The least width at which words, broken once, stand on two lines: the narrower of all ways to break them. */
static double two_lines(const struct text_setting *setting, const struct text_words *words)
{
	double space = fonts_width(setting->canvas->fonts, FONT_BOLD, S(" ")) * setting->size;
	double best = words->natural, above = 0, all = 0;

	for (size_t i = 0; i < words->count; i++)
		all += words->items[i].width + (i ? space : 0);
	for (size_t i = 0; i + 1 < words->count; i++) {
		above += words->items[i].width + (i ? space : 0);
		best = fmin(best, fmax(above, all - above - space));
	}
	return best;
}

static void measure_head(struct measuring *m, size_t c)
{
	const struct doc_table *table = m->measure->table;
	struct table_column_measure *column = &m->measure->columns[c];
	struct text_setting setting = table_head_setting(m->flow, measured_size);
	struct table_column title = {.title = table->columns[c].title};

	setting.arena = &m->scratch;
	/* Heads wrap, whatever stands below them. */
	column->wraps = true;
	measure_text(m, c, &setting, table_head_runs(&m->scratch, &table->columns[c]), 0);
	struct text_words words = text_words(&setting, table_head_runs(&m->scratch, &title));
	column->head = two_lines(&setting, &words) / measured_size;
	if (column->head > head_most)
		column->head = 0;
	column->wraps = !table_is_figure_column(table, c);
	if (!column->wraps)
		column->natural = column->least; /* a long head alone widens no figures */
}

/* A text's width is remembered where the row is among those that are asked. */
static void measure_cell(struct measuring *m, size_t r, size_t c, const struct text_setting *setting)
{
	const struct doc_table *table = m->measure->table;
	const struct table_row *row = &table->rows[r];
	const struct run *runs = table_cell_runs(&m->scratch, &row->cells[c]);
	size_t stride = table->row_count / ROWS_ASKED + 1;

	if (m->measure->columns[c].wraps) {
		double width = measure_text(m, c, setting, runs, c == 0 ? table_indent(m->flow, row) : 0);
		if (r % stride == 0)
			m->texts.widths[r / stride * table->column_count + c] = width;
	} else {
		measure_figure(m, c, setting, runs, row->kind == ROW_OF_WHICH);
	}
	if (row->cells[c].note)
		measure_note(m, c, row->cells[c].note);
}

static void measure_carried(struct measuring *m, const struct table_row *row)
{
	struct text_setting setting = table_carry_setting(m->flow, measured_size);

	setting.arena = &m->scratch;
	for (size_t c = 1; c < m->measure->table->column_count; c++) {
		struct run run = {.kind = RUN_FIGURE, .text = row->carried[c]};
		if (!m->measure->columns[c].wraps && row->carried[c].n)
			measure_figure(m, c, &setting, &run, false);
	}
}

static void measure_row(struct measuring *m, size_t r)
{
	const struct doc_table *table = m->measure->table;
	const struct table_row *row = &table->rows[r];
	struct text_setting setting = table_row_setting(m->flow, row->kind, measured_size);

	setting.arena = &m->scratch;
	setting.size = measured_size; /* the smallest letters know no smaller ones: at most so wide */
	if (!table_spans(table, row))
		for (size_t c = 0; c < table->column_count; c++)
			measure_cell(m, r, c, &setting);
	if (table_carries(table) && row->carried)
		measure_carried(m, row);
	if (m->scratch.used > SCRATCH)
		arena_clear(&m->scratch);
}

/* The columns of a group are widened where its title has a longer word than they are wide together. */
static void measure_group(struct measuring *m, const struct column_group *group)
{
	struct text_setting setting = table_head_setting(m->flow, measured_size);
	double width = 0;

	setting.arena = &m->scratch;
	struct text_words words = text_words(&setting, table_group_runs(&m->scratch, group));
	for (size_t c = group->first; c < group->first + group->count; c++)
		width += m->measure->columns[c].least + m->measure->columns[c].note_room;
	double lacks = words.longest / measured_size - width;
	for (size_t c = group->first; lacks > 0 && c < group->first + group->count; c++)
		m->measure->columns[c].least += lacks / (double)group->count;
}

static void measure_columns(struct measuring *m)
{
	const struct doc_table *table = m->measure->table;
	size_t stride = table->row_count / ROWS_ASKED + 1;

	m->texts.rows = (table->row_count + stride - 1) / stride;
	for (size_t c = 0; c < table->column_count; c++)
		measure_head(m, c);
	for (size_t r = 0; r < table->row_count; r++)
		measure_row(m, r);
	for (size_t c = 0; c < table->column_count; c++) {
		struct table_column_measure *column = &m->measure->columns[c];
		double comfortable = c == 0 ? m->flow->style->label_width : text_least;
		if (column->wraps)
			column->least = fmax(column->least, fmin(column->natural, comfortable));
		const struct column_group *group = table_group_of(table, c);
		if (group && c + 1 == group->first + group->count)
			measure_group(m, group);
	}
}

struct table_measure table_measure(struct flow *flow, const struct doc_table *table, double portrait_width,
				   struct arena *arena)
{
	struct table_measure measure = {.table = table, .portrait_width = portrait_width};
	struct measuring m = {.flow = flow, .measure = &measure, .arena = arena};
	struct arena widths = ARENA_INIT;
	size_t asked = table->row_count < ROWS_ASKED ? table->row_count : ROWS_ASKED;

	measure.columns = ARENA_ARRAY(arena, struct table_column_measure, table->column_count);
	m.texts.widths = ARENA_ARRAY(&widths, double, (asked + 1) * (table->column_count + 1));
	measure_columns(&m);
	table_share(flow, &measure, &m.texts);
	measure.size_varav = table_row_setting(flow, ROW_OF_WHICH, measure.size).size;
	arena_release(&widths);
	arena_release(&m.scratch);
	return measure;
}
