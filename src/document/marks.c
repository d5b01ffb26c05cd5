/* Limits for the figures of a table's columns: their notation, and what they are in a document. */
#include "document/marks.h"

#include "control/unprintable.h"
#include "document/formula_words.h"

/* ---- the notation ---- */

/* Where the expression begins: that of an operation is told by its operator's place. */
static struct place beginning(const struct expr *expr)
{
	while (expr->kind == EXPR_BINARY)
		expr = expr->items[0];
	return expr->at;
}

static bool is_limit(const struct expr *expr)
{
	if (expr->kind != EXPR_BINARY || expr->items[0]->kind != EXPR_FIELD)
		return false;
	switch (expr->operator) {
	case OP_LESS:
	case OP_AT_MOST:
	case OP_GREATER:
	case OP_AT_LEAST:
		return true;
	default:
		return false;
	}
}

static bool refers_to_row(const struct expr *expr, struct place *at)
{
	bool found = expr->kind == EXPR_FIELD;

	if (found)
		*at = expr->at;
	for (size_t i = 0; i < expr->count && !found; i++)
		found = refers_to_row(expr->items[i], at);
	return found;
}

static void add_mark(struct engine *engine, struct grid_plan *plan, struct expr *expr)
{
	struct place at;

	if (!is_limit(expr)) {
		diag_add(engine->diags, DIAG_INPUT, beginning(expr),
			 _("a limit is written \"[Kolumn] < formel\", with <, <=, > or >=; several stand between ;"));
	} else if (refers_to_row(expr->items[1], &at)) {
		diag_add(engine->diags, DIAG_INPUT, at,
			 _("a limit is one for the whole column: it can not refer to a row"));
	} else {
		struct mark_plan *mark = ARENA_PUSH(engine->arena, &plan->marks);
		mark->field = expr->items[0];
		mark->limit = expr->items[1];
		mark->operator= expr->operator;
	}
}

void marks_parse(struct engine *engine, struct grid_plan *plan, const struct line *line)
{
	struct str rest = line->value;
	struct place at = line->value_at;

	for (;;) {
		struct expr *expr;
		if (!expr_parse_prefix(engine->arena, &rest, &at, &expr, engine->diags))
			return;
		add_mark(engine, plan, expr);
		struct str left = str_trim(rest);
		at = place_within(at, rest, left);
		if (left.n == 0)
			return;
		if (!str_starts(left, S(";"))) {
			diag_add(engine->diags, DIAG_INPUT, at, _("expected ; or the end of the line here"));
			return;
		}
		at.column++;
		rest = str_sub(left, 1, left.n);
		if (str_trim(rest).n == 0)
			return;
	}
}

void marks_find_columns(struct engine *engine, struct grid_plan *plan)
{
	size_t count = 0;

	for (size_t i = 0; i < plan->marks.count; i++) {
		struct mark_plan mark = plan->marks.items[i];
		int column = grid_find_column(plan, mark.field->column);
		if (column < 0) {
			grid_no_column(engine->diags, plan, mark.field->column, mark.field->at, false);
			continue;
		}
		mark.column = (size_t)column;
		plan->marks.items[count++] = mark;
	}
	plan->marks.count = count;
}

/* ---- in a document ---- */

static enum mark_side side_of(enum operator operator)
{
	switch (operator) {
	case OP_LESS:
		return MARK_BELOW;
	case OP_AT_MOST:
		return MARK_AT_MOST;
	case OP_GREATER:
		return MARK_ABOVE;
	default:
		return MARK_AT_LEAST;
	}
}

/* The format of the column's figures: its own or, where each row has one, the first post's. */
static struct format column_format_of(const struct grid *grid, size_t column)
{
	const struct cell_plan *cell = &grid->plan->columns[column].cell;

	for (size_t i = 0; i < grid->row_count && cell->kind != CELL_FORMULA; i++)
		if (grid->rows[i]->kind == ROW_POST && grid->rows[i]->cells[column].plan)
			cell = grid->rows[i]->cells[column].plan;
	return grid_format(grid->plan, cell, column);
}

/* The limit in the unit of its column, with as many decimals as it has: "−2,5 mkr". */
static struct str limit_words(struct arena *arena, struct num limit, struct format format)
{
	enum { DECIMALS_MAXIMUM = 9 };
	bool exact;
	struct str digits = num_exact_text(arena, format_scale(arena, limit, format), &exact);
	size_t point = str_find(digits, S("."));

	if (exact && point == (size_t)-1)
		format.decimals = 0;
	else if (exact && digits.n - point - 1 <= DECIMALS_MAXIMUM)
		format.decimals = (int)(digits.n - point - 1);
	return format_with_unit(arena, limit, format);
}

void marks_make(struct figures *figures, const struct grid *grid, struct doc_table *table)
{
	static const char *const words[] = {
		[MARK_BELOW] = "under", [MARK_AT_MOST] = "högst", [MARK_ABOVE] = "över", [MARK_AT_LEAST] = "minst"};
	const struct grid_plan *plan = grid->plan;
	struct arena *arena = figures->engine->arena;
	struct env document = {.engine = figures->engine, .context = grid->context};
	struct env titles = {.engine = figures->engine, .context = grid->context, .frame = grid->frame};

	table->marks = ARENA_ARRAY(arena, struct table_mark, plan->marks.count);
	for (size_t i = 0; i < plan->marks.count; i++) {
		const struct mark_plan *plan_mark = &plan->marks.items[i];
		struct value value = eval(&document, plan_mark->limit);
		unprintable_add(figures->findings, value, plan_mark->limit->at, plan_mark->limit->source);
		if (value.kind == VALUE_EMPTY)
			value = value_number(num_whole(0));
		if (value.kind != VALUE_NUMBER)
			continue;
		struct table_mark *mark = &table->marks[table->mark_count++];
		struct str column = column_words(&titles, plan, plan_mark->column);
		struct str limit = limit_words(arena, value.num, column_format_of(grid, plan_mark->column));
		mark->column = plan_mark->column;
		mark->side = side_of(plan_mark->operator);
		mark->limit = value.num;
		mark->words = str_printf(arena, "%.*s %s %.*s", STR_ARG(column), words[mark->side], STR_ARG(limit));
	}
}
