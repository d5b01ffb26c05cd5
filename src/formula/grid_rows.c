/* Calculated tables: making their rows - repeated, filtered, ordered, grouped. */
#include "formula/grid.h"

#include "base/utf8.h"
#include "formula/engine.h"
#include "formula/order.h"

struct row_list {
	struct grid_row **items;
	size_t count, capacity;
};

/* ---- rows ---- */

static struct grid_row *new_row(struct engine *engine, struct grid *grid, enum row_kind kind, struct place at)
{
	struct grid_row *row = ARENA_NEW(engine->arena, struct grid_row);

	row->kind = kind;
	row->at = at;
	row->grid = grid;
	row->frame = grid->frame;
	row->cells = ARENA_ARRAY(engine->arena, struct grid_cell, grid->plan->column_count);
	return row;
}

static void plan_cells(const struct grid *grid, struct grid_row *row, const struct row_plan *plan)
{
	row->plan = plan;
	for (size_t i = 0; i < grid->plan->column_count; i++) {
		const struct cell_plan *own = &plan->cells[i], *column = &grid->plan->columns[i].cell;
		bool use_column = own->kind == CELL_EMPTY && plan->kind != ROW_HEADING;
		row->cells[i].plan = use_column ? column : own;
	}
}

static void number_rows(struct grid *grid)
{
	for (size_t i = 0; i < grid->row_count; i++)
		grid->rows[i]->index = i;
}

static void set_rows(struct grid *grid, const struct row_list *list)
{
	grid->rows = list->items;
	grid->row_count = list->count;
	number_rows(grid);
}

static void repeat_row(struct engine *engine, struct grid *grid, const struct row_plan *plan, struct row_list *list)
{
	struct env env = {.engine = engine, .context = grid->context, .frame = grid->frame};
	size_t count, *rows = source_rows(&env, plan->source, &count);

	for (size_t i = 0; i < count; i++) {
		struct frame *frame = ARENA_NEW(engine->arena, struct frame);
		*frame = (struct frame){grid->frame, plan->source->alias, plan->source->table, rows[i]};
		struct grid_row *row = new_row(engine, grid, plan->kind, plan->at);
		row->frame = frame;
		plan_cells(grid, row, plan);
		*ARENA_PUSH(engine->arena, list) = row;
	}
}

static bool shows_nothing(struct engine *engine, struct grid_row *row)
{
	bool any = false;

	if (row->kind != ROW_POST && row->kind != ROW_OF_WHICH)
		return false;
	for (size_t i = 0; i < row->grid->plan->column_count; i++) {
		if (row->grid->plan->columns[i].is_text)
			continue;
		struct value value = grid_value(engine, row, i);
		/* a quotient of the row's zeros is nothing to show either; any other error is */
		bool quotient = value.kind == VALUE_ERROR && value.error == ERROR_DIVISION &&
				row->grid->plan->columns[i].is_derived;
		if ((value.kind == VALUE_NUMBER && !num_is_zero(value.num)) || (value.kind == VALUE_ERROR && !quotient))
			return false;
		any = any || value.kind == VALUE_NUMBER;
	}
	return any;
}

static void hide_zero_rows(struct engine *engine, struct grid *grid)
{
	struct row_list shown = {0}, hidden = {0};

	for (size_t i = 0; i < grid->row_count; i++)
		*ARENA_PUSH(engine->arena, shows_nothing(engine, grid->rows[i]) ? &hidden : &shown) = grid->rows[i];
	set_rows(grid, &shown);
	grid->hidden = hidden.items;
	grid->hidden_count = hidden.count;
}

/* Whether the row comes from the same line of the template as the one before it. */
static bool goes_on(const struct grid *grid, size_t i)
{
	return i > 0 && grid->rows[i]->frame != grid->frame && grid->rows[i - 1]->frame != grid->frame &&
	       grid->rows[i]->at.line == grid->rows[i - 1]->at.line;
}

/* Sorts rows first … end-1, which one line of the template makes. */
static void sort_run(struct engine *engine, struct grid *grid, size_t first, size_t end)
{
	const struct sort_keys *keys = &grid->plan->sort;
	size_t n = end - first;
	struct value *values = ARENA_ARRAY(engine->arena, struct value, n * keys->count);
	struct grid_row **sorted = ARENA_ARRAY(engine->arena, struct grid_row *, n);

	for (size_t i = 0; i < n; i++) {
		struct grid_row *row = grid->rows[first + i];
		struct env env = {.engine = engine,
				  .context = grid->context,
				  .frame = row->frame,
				  .row = row,
				  .column = grid->plan->column_count};
		for (size_t k = 0; k < keys->count; k++)
			values[i * keys->count + k] = eval(&env, keys->items[k].expr);
	}
	size_t *order = order_rows(engine->arena, keys, values, n);
	for (size_t i = 0; i < n; i++)
		sorted[i] = grid->rows[first + order[i]];
	for (size_t i = 0; i < n; i++)
		grid->rows[first + i] = sorted[i];
}

/* Repeated rows take the order of the table's sort expressions, among those that one line makes; others stay. */
static void sort_rows(struct engine *engine, struct grid *grid)
{
	for (size_t first = 0, end; first < grid->row_count; first = end) {
		for (end = first + 1; end < grid->row_count && goes_on(grid, end);)
			end++;
		if (end - first > 1)
			sort_run(engine, grid, first, end);
	}
	number_rows(grid);
}

/* ---- groups ---- */

/* A code of a unit is shown by the unit's name. */
static struct str group_label(struct engine *engine, struct value value, enum column_type type)
{
	struct table *units = store_table(engine->store, S("organisation"));
	int code = units ? store_column(engine->store, units, S("kod")) : -1;
	int name = units ? store_column(engine->store, units, S("namn")) : -1;

	if (value.kind == VALUE_NUMBER)
		return type == COLUMN_NUMBER || type == COLUMN_AMOUNT
			       ? num_exact_text(engine->arena, value.num, NULL)
			       : format_value(engine->arena, value, column_format(type), false);
	if (value.kind != VALUE_TEXT)
		return S("");
	for (size_t i = 0; code >= 0 && name >= 0 && i < units->row_count; i++) {
		struct value cell = units->columns[code].cells[i];
		struct value shown = units->columns[name].cells[i];
		if (cell.kind == VALUE_TEXT && shown.kind == VALUE_TEXT && str_equal_fold(cell.text, value.text))
			return shown.text;
	}
	return value.text;
}

static struct value group_value(const struct grid *grid, const struct grid_row *row, size_t level)
{
	const struct frame *frame = row->frame;

	return frame->table->columns[grid->plan->groups.items[level].index].cells[frame->row];
}

static enum column_type group_type(const struct grid *grid, const struct grid_row *row, size_t level)
{
	return row->frame->table->columns[grid->plan->groups.items[level].index].type;
}

static struct grid_row *made_row(struct engine *engine, struct grid *grid, struct row_list *list, enum row_kind kind,
				 unsigned level, struct str label)
{
	struct grid_row *row = new_row(engine, grid, kind, grid->plan->at);

	row->level = level;
	row->label = label;
	row->index = list->count;
	*ARENA_PUSH(engine->arena, list) = row;
	return row;
}

bool grid_can_sum(const struct grid_plan *plan, size_t column)
{
	switch (grid_format(plan, &plan->columns[column].cell, column).unit) {
	case UNIT_PERIOD:
	case UNIT_MONTH:
	case UNIT_DATE:
	case UNIT_YEAR:
		return false;
	default:
		return !plan->columns[column].is_text;
	}
}

/* A sum row: quotients of the row's cells are calculated in it too, other columns of numbers are summed. */
static void sum_cells(struct grid_row *row, size_t first_row)
{
	const struct grid_plan *plan = row->grid->plan;

	row->first_row = first_row;
	for (size_t i = 0; i < plan->column_count; i++) {
		if (!grid_can_sum(plan, i))
			continue;
		row->cells[i].is_group_sum = !plan->columns[i].is_derived;
		row->cells[i].plan = &plan->columns[i].cell;
	}
}

static void group_rows(struct engine *engine, struct grid *grid, struct grid_row **rows, size_t count, unsigned level,
		       struct row_list *list)
{
	size_t levels = grid->plan->groups.count;

	if (level == levels) {
		for (size_t i = 0; i < count; i++) {
			rows[i]->level = level;
			*ARENA_PUSH(engine->arena, list) = rows[i];
		}
		return;
	}

	struct arena scratch = ARENA_INIT; /* of the texts compared */
	struct grid_row **members = ARENA_ARRAY(engine->arena, struct grid_row *, count);
	bool *taken = ARENA_ARRAY(engine->arena, bool, count);
	for (size_t i = 0; i < count; i++) {
		if (taken[i])
			continue;
		struct value key = group_value(grid, rows[i], level);
		size_t n = 0;
		for (size_t j = i; j < count; j++) {
			if (taken[j] || order_values(&scratch, group_value(grid, rows[j], level), key) != 0)
				continue;
			taken[j] = true;
			members[n++] = rows[j];
		}
		arena_release(&scratch);
		struct str label = group_label(engine, key, group_type(grid, rows[i], level));
		size_t first = list->count;
		if (label.n)
			made_row(engine, grid, list, ROW_HEADING, level, label);
		struct grid_row **own = ARENA_ARRAY(engine->arena, struct grid_row *, n);
		for (size_t j = 0; j < n; j++)
			own[j] = members[j];
		group_rows(engine, grid, own, n, level + 1, list);
		if (!grid->plan->no_group_sums && label.n)
			sum_cells(made_row(engine, grid, list, ROW_SUM, level,
					   str_printf(engine->arena, "Summa %.*s", STR_ARG(label))),
				  first);
	}
}

static void make_groups(struct engine *engine, struct grid *grid)
{
	struct row_list list = {0};

	group_rows(engine, grid, grid->rows, grid->row_count, 0, &list);
	set_rows(grid, &list);
}

static void add_total(struct engine *engine, struct grid *grid)
{
	struct row_list list = {0};

	for (size_t i = 0; i < grid->row_count; i++)
		*ARENA_PUSH(engine->arena, &list) = grid->rows[i];
	struct grid_row *total = made_row(engine, grid, &list, ROW_TOTAL, 0, S(""));
	sum_cells(total, 0);
	total->cells[0].is_group_sum = false;
	total->cells[0].plan = &grid->plan->sum;
	set_rows(grid, &list);
}

/* ---- the grid ---- */

static void build(struct engine *engine, struct grid *grid)
{
	struct row_list list = {0};

	for (size_t i = 0; i < grid->plan->rows.count; i++) {
		const struct row_plan *plan = &grid->plan->rows.items[i];
		if (plan->source) {
			repeat_row(engine, grid, plan, &list);
			continue;
		}
		struct grid_row *row = new_row(engine, grid, plan->kind, plan->at);
		plan_cells(grid, row, plan);
		*ARENA_PUSH(engine->arena, &list) = row;
	}
	set_rows(grid, &list);
	grid->made = true;
	if (grid->plan->hide_zero)
		hide_zero_rows(engine, grid);
	if (grid->plan->sort.count)
		sort_rows(engine, grid);
	if (grid->plan->groups.count)
		make_groups(engine, grid);
	if (grid->plan->has_sum)
		add_total(engine, grid);
	grid->folds = NULL; /* of rows that may be hidden now */
}

/* Its rows depend on its own cells. */
static void say_circular(struct engine *engine, const struct grid *grid)
{
	struct env env = {.engine = engine, .context = grid->context};
	struct expr here = {.at = grid->plan->at};

	(void)eval_fault(&env, &here, ERROR_CIRCULAR, _("this table is circular: the choice of its rows comes back to its cells"));
}

struct grid *grid_make(struct engine *engine, const struct grid_plan *plan, const struct context *context,
		       const struct frame *frame)
{
	if (!frame)
		for (struct grid *grid = engine->grids; grid; grid = grid->next)
			if (grid->plan == plan && grid->context == context && !grid->frame) {
				if (!grid->made)
					say_circular(engine, grid);
				return grid;
			}

	struct grid *grid = ARENA_NEW(engine->arena, struct grid);
	*grid = (struct grid){.next = engine->grids, .plan = plan, .context = context, .frame = frame};
	engine->grids = grid;
	build(engine, grid);
	return grid;
}
