/* The rows of a table: their cells set as lines, and drawn. */
#include "pdf/table_rows.h"

/* No line of a figure column is this wide. */
static const double unlimited = 1e6;

/* The runs and behind them a reference to the cell's note. */
static const struct run *with_note(struct arena *arena, const struct run *runs, const struct note *note)
{
	struct run *first = NULL, **end = &first;

	if (!note)
		return runs;
	for (const struct run *run = runs; run; run = run->next) {
		*end = ARENA_NEW(arena, struct run);
		**end = *run;
		end = &(*end)->next;
	}
	*end = ARENA_NEW(arena, struct run);
	(*end)->kind = RUN_NOTE;
	(*end)->note = note;
	(*end)->next = NULL;
	return first;
}

static double room_of(const struct flow *flow, const struct table_measure *measure, const struct row_set *set, size_t c)
{
	double room = (set->spans ? measure->width : measure->columns[c].width) - 2 * flow->style->cell_space;

	return c == 0 && set->row ? room - table_indent(flow, set->row) * measure->size : room;
}

static void set_height(struct flow *flow, struct row_set *set, size_t columns)
{
	set->lines = 1;
	for (size_t c = 0; c < columns; c++)
		if (set->cells[c].count > set->lines)
			set->lines = set->cells[c].count;
	set->height = (double)set->lines * set->setting.leading + 2 * flow->style->cell_height;
}

struct row_set row_set(struct flow *flow, const struct table_measure *measure, const struct table_row *row,
		       struct arena *arena)
{
	const struct doc_table *table = measure->table;
	struct row_set set = {.row = row, .setting = table_row_setting(flow, row->kind, measure->size)};

	set.setting.arena = arena;
	set.spans = table_spans(table, row);
	set.cells = ARENA_ARRAY(arena, struct text_lines, table->column_count);
	for (size_t c = 0; c < (set.spans ? 1 : table->column_count); c++) {
		const struct table_cell *cell = &row->cells[c];
		const struct run *runs = table_cell_runs(arena, cell);
		double room = table_is_figure_column(table, c) ? unlimited : room_of(flow, measure, &set, c);
		/* With letters measured in another size, sums differ in the last digit. */
		set.cells[c] = text_set(&set.setting, with_note(arena, runs, cell->note), room + 0.05);
	}
	set_height(flow, &set, table->column_count);
	return set;
}

struct row_set row_set_head(struct flow *flow, const struct table_measure *measure, struct arena *arena)
{
	const struct doc_table *table = measure->table;
	struct row_set set = {.setting = table_head_setting(flow, measure->size)};

	set.setting.arena = arena;
	set.cells = ARENA_ARRAY(arena, struct text_lines, table->column_count);
	for (size_t c = 0; c < table->column_count; c++)
		set.cells[c] = text_set_balanced(&set.setting, table_head_runs(arena, &table->columns[c]),
					room_of(flow, measure, &set, c) - measure->columns[c].note_room * measure->size +
						0.05);
	set_height(flow, &set, table->column_count);
	return set;
}

double row_notes_needed(struct flow *flow, const struct row_set *set, size_t columns)
{
	double height = 0;

	for (size_t c = 0; c < columns; c++)
		for (size_t i = 0; i < set->cells[c].count; i++)
			height += flow_notes_needed(flow, &set->cells[c].items[i]);
	return height;
}

struct element **row_elements(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
			      struct element *parent)
{
	const struct doc_table *table = measure->table;
	struct element *row = canvas_element(flow->canvas, parent, "TR");
	struct element **elements = ARENA_ARRAY(set->setting.arena, struct element *, table->column_count);

	for (size_t c = 0; c < (set->spans ? 1 : table->column_count); c++) {
		/* A head without words is none. */
		bool head = (!set->row || c == 0) && set->cells[c].count > 0;
		elements[c] = canvas_element(flow->canvas, row, head ? "TH" : "TD");
		if (head)
			elements[c]->scope = set->row ? "Row" : "Column";
		if (set->spans)
			elements[c]->columns = (unsigned)table->column_count;
	}
	return elements;
}

/* ---- drawing ---- */

static bool is_note(const struct text_piece *piece)
{
	return piece->run && piece->run->kind == RUN_NOTE;
}

/* Width of a line without the note reference at its end, which hangs to the right of figures. */
static double aligned_width(const struct text_line *line)
{
	const struct text_piece *last = line->pieces.count ? &line->pieces.items[line->pieces.count - 1] : NULL;

	return last && is_note(last) ? line->width - last->width : line->width;
}

static double line_x(const struct flow *flow, const struct table_measure *measure, const struct row_set *set, size_t c,
		     const struct text_line *line)
{
	const struct table_column_measure *column = &measure->columns[c];
	double space = flow->style->cell_space;
	double left = flow->left + column->x + (c == 0 ? 0 : space);
	double right = flow->left + column->x + column->width - column->note_room * measure->size -
		       (c + 1 == measure->table->column_count ? 0 : space);

	if (c == 0)
		left += set->row ? table_indent(flow, set->row) * measure->size : 0;
	if (set->spans)
		return left;
	switch (measure->table->columns[c].align) {
	case ALIGN_LEFT:
		break;
	case ALIGN_RIGHT:
		return right - aligned_width(line);
	case ALIGN_CENTRE:
		return (left + right - aligned_width(line)) / 2;
	}
	return left;
}

/* On which line of the row a cell begins: heads stand on the rule below, figures beside their label's last line. */
static size_t first_line(const struct table_measure *measure, const struct row_set *set, size_t c)
{
	size_t count = set->cells[c].count, label = set->cells[0].count;

	if (!set->row)
		return set->lines - count;
	return table_is_figure_column(measure->table, c) && count == 1 && label > 1 ? label - 1 : 0;
}

void row_draw(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
	      struct element **elements, size_t from, size_t to)
{
	double space = flow->style->cell_height;
	double top = flow_take(flow, (double)(to - from) * set->setting.leading + 2 * space) - space;

	for (size_t c = 0; c < (set->spans ? 1 : measure->table->column_count); c++) {
		size_t first = first_line(measure, set, c);
		for (size_t i = 0; i < set->cells[c].count; i++) {
			const struct text_line *line = &set->cells[c].items[i];
			size_t at = first + i;
			if (at < from || at >= to)
				continue;
			double y = top - (double)(at - from) * set->setting.leading;
			text_draw(&set->setting, line, elements ? elements[c] : NULL,
				  line_x(flow, measure, set, c, line), text_base_line(&set->setting, y));
			if (elements)
				flow_place_notes(flow, line, elements[c]);
		}
	}
}
