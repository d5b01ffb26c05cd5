/* Calculated tables: their cells. */
#include "formula/grid.h"

#include "base/utf8.h"
#include "formula/engine.h"
#include "formula/prose.h"

int grid_column(const struct grid_plan *plan, struct str name, bool exact)
{
	for (size_t i = 0; i < plan->column_count; i++)
		if (exact ? str_equal(plan->columns[i].name, name) : str_equal_fold(plan->columns[i].name, name))
			return (int)i;
	return -1;
}

int grid_find_column(const struct grid_plan *plan, struct str name)
{
	int found = grid_column(plan, name, true);

	return found >= 0 ? found : grid_column(plan, name, false);
}

const struct column_plan *grid_column_of_title(const struct grid_plan *plan, struct str title)
{
	for (size_t i = 0; i < plan->column_count; i++)
		if (str_equal_fold(plan->columns[i].title_source, title))
			return &plan->columns[i];
	return NULL;
}

void grid_no_column(struct diags *diags, const struct grid_plan *plan, struct str name, struct place at, bool table)
{
	const struct column_plan *titled = grid_column_of_title(plan, name);

	if (titled)
		diag_add(diags, DIAG_INPUT, at, _("no column is called \"%.*s\": the title belongs to column %.*s"),
			 STR_ARG(name), STR_ARG(titled->name));
	else if (table)
		diag_add(diags, DIAG_INPUT, at, _("table %.*s has no column \"%.*s\""), STR_ARG(plan->id),
			 STR_ARG(name));
	else
		diag_add(diags, DIAG_INPUT, at, _("this table has no column \"%.*s\""), STR_ARG(name));
}

struct format grid_format(const struct grid_plan *plan, const struct cell_plan *cell, size_t column)
{
	const struct column_plan *c = &plan->columns[column];

	if (cell && cell->kind == CELL_FORMULA && cell->formula.has_format)
		return cell->formula.format;
	if (c->cell.kind == CELL_FORMULA && c->cell.formula.has_format)
		return c->cell.formula.format;
	/* a column of the input shown as it is: periods as periods, years as years */
	if (cell && cell->kind == CELL_FORMULA && cell->formula.expr->meaning == MEANS_ROW_FIELD) {
		const struct expr *field = cell->formula.expr;
		enum column_type type = field->table->columns[field->index].type;
		if (type != COLUMN_AMOUNT && type != COLUMN_NUMBER)
			return column_format(type);
	}
	return plan->format;
}

const struct expr *cell_field(const struct cell_plan *cell)
{
	const struct expr *expr = cell && cell->kind == CELL_FORMULA ? cell->formula.expr : NULL;

	return expr && expr->meaning == MEANS_ROW_FIELD ? expr : NULL;
}

bool cell_is_calculated(const struct cell_plan *cell)
{
	return cell && cell->kind == CELL_FORMULA && !cell_field(cell);
}

struct format grid_cell_format(const struct grid_row *row, size_t column)
{
	return grid_format(row->grid->plan, row->cells[column].plan, column);
}

size_t grid_posts_above(const struct grid_row *row, bool every, struct grid_row **out)
{
	size_t count = 0;

	for (size_t i = row->index; i-- > 0;) {
		struct grid_row *above = row->grid->rows[i];
		if (above->kind == ROW_POST)
			out[count++] = above;
		else if (above->kind != ROW_OF_WHICH && !every)
			break;
	}
	/* as they stand, from above */
	for (size_t i = 0; i < count / 2; i++) {
		struct grid_row *swap = out[i];
		out[i] = out[count - 1 - i];
		out[count - 1 - i] = swap;
	}
	return count;
}

/* ---- cells ---- */

static struct value sum_of_group(struct engine *engine, struct grid_row *row, size_t column)
{
	struct env env = {.engine = engine, .context = row->grid->context};
	struct expr here = {.at = row->at};
	struct num sum = num_whole(0);
	bool any = false;

	for (size_t i = row->first_row; i < row->index; i++) {
		if (row->grid->rows[i]->kind != ROW_POST)
			continue;
		struct value value = grid_value(engine, row->grid->rows[i], column);
		if (value.kind == VALUE_ERROR)
			return value;
		if (value.kind != VALUE_NUMBER)
			continue;
		any = true;
		if (!num_add(engine->arena, sum, value.num, &sum))
			return eval_fault(&env, &here, ERROR_OVERFLOW, _("the sum is too large to be an amount"));
	}
	return any ? value_number(sum) : value_empty();
}

static struct value calculate(struct engine *engine, struct grid_row *row, size_t column)
{
	const struct grid_cell *cell = &row->cells[column];
	struct env env = {
		.engine = engine, .context = row->grid->context, .frame = row->frame, .row = row, .column = column};

	if (cell->is_group_sum)
		return sum_of_group(engine, row, column);
	if (!cell->plan)
		return value_empty();
	switch (cell->plan->kind) {
	case CELL_EMPTY:
		break;
	case CELL_TEXT:
		return value_text(prose_plain(&env, cell->plan->parts));
	case CELL_FORMULA:
		return eval(&env, cell->plan->formula.expr);
	}
	return value_empty();
}

struct value grid_value(struct engine *engine, struct grid_row *row, size_t column)
{
	struct grid_cell *cell = &row->cells[column];
	struct env env = {.engine = engine, .context = row->grid->context};
	struct expr here = {.at = cell->plan ? cell->plan->at : row->at};
	struct diags *aside;

	switch (cell->state) {
	case GRID_BUSY:
		return eval_fault(&env, &here, ERROR_CIRCULAR,
				  _("this cell is circular: its formula comes back to itself"));
	case GRID_NEW:
		cell->state = GRID_BUSY;
		aside = engine_diags_own(engine);
		cell->value = calculate(engine, row, column);
		engine->diags = aside;
		cell->state = GRID_DONE;
		break;
	case GRID_DONE:
		break;
	}
	return cell->value;
}

struct str grid_row_name(struct engine *engine, struct grid_row *row)
{
	struct value first = row->label.n ? value_text(row->label) : grid_value(engine, row, 0);

	return format_value(engine->arena, first, grid_format(row->grid->plan, row->cells[0].plan, 0), false);
}
