/* The rows of a table: their cells set as lines, and drawn. */
#include "pdf/table_rows.h"

#include "pdf/table_align.h"

/* No line of a figure column is this wide. */
static const double unlimited = 1e6;

/* With letters measured in another size, sums differ in the last digit. */
static const double slack = 0.05;

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

static double indent_of(const struct flow *flow, const struct table_measure *measure, const struct row_set *set,
			size_t c)
{
	return c == 0 ? table_indent(flow, set->row) * measure->size : 0;
}

/*
 * Beside the label's last line, as the eye comes from there; on the first one where a text behind the label has several
 * lines.
 */
static size_t line_beside_label(const struct doc_table *table, const struct row_set *set)
{
	for (size_t c = 1; c < table->column_count; c++)
		if (set->cells[c].count > 1)
			return 0;
	return set->cells[0].count ? set->cells[0].count - 1 : 0;
}

static struct row_set set_in(struct flow *flow, const struct table_measure *measure, const struct table_row *row,
			     struct text_setting setting)
{
	const struct doc_table *table = measure->table;
	struct row_set set = {.row = row, .setting = setting, .spans = table_spans(table, row), .lines = 1};

	set.cells = ARENA_ARRAY(setting.arena, struct text_lines, table->column_count);
	for (size_t c = 0; c < (set.spans ? 1 : table->column_count); c++) {
		const struct table_cell *cell = &row->cells[c];
		const struct run *runs = with_note(setting.arena, table_cell_runs(setting.arena, cell), cell->note);
		double room = (set.spans ? measure->width : measure->columns[c].width) - 2 * measure->space -
			      indent_of(flow, measure, &set, c);
		set.cells[c] = text_set(&setting, runs, table_is_figure_column(table, c) ? unlimited : room + slack);
		if (set.cells[c].count > set.lines)
			set.lines = set.cells[c].count;
	}
	set.beside = line_beside_label(table, &set);
	set.height = (double)set.lines * setting.leading + 2 * flow->style->cell_height;
	return set;
}

struct row_set row_set(struct flow *flow, const struct table_measure *measure, const struct table_row *row,
		       struct arena *arena)
{
	struct text_setting setting = table_row_setting(flow, row->kind, measure->size);

	setting.arena = arena;
	return set_in(flow, measure, row, setting);
}

struct row_set row_set_carried(struct flow *flow, const struct table_measure *measure, struct str label,
			       const struct table_row *row, struct arena *arena)
{
	size_t columns = measure->table->column_count;
	struct text_setting setting = table_carry_setting(flow, measure->size);
	struct table_row *line = ARENA_NEW(arena, struct table_row);
	struct run *runs = ARENA_ARRAY(arena, struct run, columns);

	setting.arena = arena;
	line->cells = ARENA_ARRAY(arena, struct table_cell, columns);
	for (size_t c = 0; c < columns; c++) {
		runs[c].kind = c ? RUN_FIGURE : RUN_TEXT;
		runs[c].text = c ? row->carried[c] : label;
		line->cells[c].runs = runs[c].text.n ? &runs[c] : NULL;
	}
	return set_in(flow, measure, line, setting);
}

static struct run *without_notes(struct arena *arena, const struct run *runs)
{
	struct run *first = NULL, **end = &first;

	for (const struct run *run = runs; run; run = run->next) {
		if (run->kind == RUN_NOTE)
			continue;
		*end = ARENA_NEW(arena, struct run);
		**end = *run;
		end = &(*end)->next;
	}
	*end = NULL;
	return first;
}

struct row_set row_set_repeated(struct flow *flow, const struct table_measure *measure, const struct table_row *row,
				struct arena *arena)
{
	struct table_row *again = ARENA_NEW(arena, struct table_row);

	*again = (struct table_row){.kind = row->kind, .level = row->level};
	again->cells = ARENA_ARRAY(arena, struct table_cell, measure->table->column_count);
	again->cells[0].runs = without_notes(arena, table_cell_runs(arena, &row->cells[0]));
	return row_set(flow, measure, again, arena);
}

/* ---- elements ---- */

static void name_head(struct element *cell, struct element **list, struct element *head)
{
	if (head && head->id)
		list[cell->header_count++] = head;
}

/* The heads of a cell: of its group of columns, its column, the groups of rows it stands in, its row. */
static void name_heads(struct arena *arena, const struct head_elements *heads, const struct table_groups *groups,
		       size_t c, struct element *row_head, struct element *cell)
{
	struct element **list = ARENA_ARRAY(arena, struct element *, groups->count + 3);

	if (cell != row_head) {
		name_head(cell, list, heads->groups[c]);
		name_head(cell, list, heads->columns[c]);
	}
	for (size_t i = 0; i < groups->count; i++)
		name_head(cell, list, groups->items[i].head);
	if (cell != row_head)
		name_head(cell, list, row_head);
	cell->headers = list;
}

struct element **row_elements(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
			      const struct head_elements *heads, const struct table_groups *groups,
			      struct element *parent)
{
	const struct doc_table *table = measure->table;
	struct canvas *canvas = flow->canvas;
	struct element *row = canvas_element(canvas, parent, "TR");
	struct element **elements = ARENA_ARRAY(set->setting.arena, struct element *, table->column_count);
	struct element *row_head = NULL;

	for (size_t c = 0; c < (set->spans ? 1 : table->column_count); c++) {
		/* A head without words is none. */
		bool head = c == 0 && set->cells[c].count > 0;
		struct element *cell = elements[c] = canvas_element(canvas, row, head ? "TH" : "TD");
		if (set->spans)
			cell->columns = (unsigned)table->column_count;
		if (head)
			cell->scope = "Row";
		if (!heads->nested)
			continue;
		if (head) {
			canvas_identify(canvas, cell);
			row_head = cell;
		}
		name_heads(canvas->arena, heads, groups, c, row_head, cell);
	}
	return elements;
}

/* ---- lines ---- */

static size_t first_line(const struct row_set *set, size_t c)
{
	return c ? set->beside : 0;
}

void row_claim_notes(struct flow *flow, const struct table_measure *measure, const struct row_set *set, size_t from,
		     size_t to, struct flow_claim *claim)
{
	for (size_t c = 0; c < measure->table->column_count; c++) {
		size_t first = first_line(set, c);
		for (size_t i = 0; i < set->cells[c].count; i++)
			if (first + i >= from && first + i < to)
				flow_claim_notes(flow, claim, &set->cells[c].items[i]);
	}
}

void row_draw(struct flow *flow, const struct table_measure *measure, const struct row_set *set,
	      struct element **elements, size_t from, size_t to)
{
	double space = flow->style->cell_height;
	double top = flow_take(flow, (double)(to - from) * set->setting.leading + 2 * space) - space;

	for (size_t c = 0; c < measure->table->column_count; c++) {
		size_t first = first_line(set, c);
		for (size_t i = 0; i < set->cells[c].count; i++) {
			const struct text_line *line = &set->cells[c].items[i];
			size_t at = first + i;
			if (at < from || at >= to)
				continue;
			double indent = indent_of(flow, measure, set, c);
			double x = set->spans ? indent : table_line_x(measure, c, &set->setting, line, indent, false);
			double y = top - (double)(at - from) * set->setting.leading;
			text_draw(&set->setting, line, elements ? elements[c] : NULL, flow->left + x,
				  text_base_line(&set->setting, y));
			if (elements)
				flow_place_notes(flow, line);
		}
	}
}
