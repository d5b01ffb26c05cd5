/* Whether printed figures add up across a row: formulas that add and subtract the row's own cells. */
#include "document/across.h"

#include "formula/engine.h"
#include "formula/function.h"

enum { TERMS_MAXIMUM = 60 };

struct terms {
	struct {
		size_t column;
		bool minus;
	} items[TERMS_MAXIMUM];
	size_t count;
};

/* The arguments of a named formula, within its tree. */
struct call {
	const struct call *outer;
	struct expr *const *arguments;
};

static bool add_terms(struct terms *terms, const struct expr *expr, bool minus, const struct call *call);

static bool add_all(struct terms *terms, const struct expr *expr, bool minus, const struct call *call)
{
	for (size_t i = 0; i < expr->count; i++)
		if (!add_terms(terms, expr->items[i], minus, call))
			return false;
	return true;
}

/* Takes the formula apart; false where it is anything but additions and subtractions of cells of the row. */
static bool add_terms(struct terms *terms, const struct expr *expr, bool minus, const struct call *call)
{
	if (expr->kind == EXPR_NEGATE)
		return add_terms(terms, expr->items[0], !minus, call);
	if (expr->kind == EXPR_BINARY && (expr->operator== OP_ADD || expr->operator== OP_SUBTRACT))
		return add_terms(terms, expr->items[0], minus, call) &&
		       add_terms(terms, expr->items[1], minus != (expr->operator== OP_SUBTRACT), call);
	if (expr->meaning == MEANS_FUNCTION && expr->function->id == FN_SUM)
		return add_all(terms, expr, minus, call);
	if (expr->meaning == MEANS_FORMULA) {
		struct call inside = {call, expr->items};
		return add_terms(terms, expr->definition->formula.expr, minus, &inside);
	}
	if (expr->meaning == MEANS_ARGUMENT && call)
		return add_terms(terms, call->arguments[expr->index], minus, call->outer);
	if (expr->meaning != MEANS_ROW_CELL || terms->count == TERMS_MAXIMUM)
		return false;
	terms->items[terms->count].column = expr->index;
	terms->items[terms->count++].minus = minus;
	return true;
}

static bool find_terms(const struct cell_plan *plan, struct terms *terms)
{
	terms->count = 0;
	return plan && plan->kind == CELL_FORMULA && add_terms(terms, plan->formula.expr, false, NULL) &&
	       terms->count > 1;
}

static bool add(struct arena *arena, struct num *sum, struct num term, bool minus)
{
	return minus ? num_subtract(arena, *sum, term, sum) : num_add(arena, *sum, term, sum);
}

/*
 * The sum of the terms, exact and as printed. False where a term is no number of the cell's unit: what is printed can then not
 * be added.
 */
static bool sum_terms(struct engine *engine, struct grid_row *row, const struct terms *terms, enum unit unit,
		      struct num *const *printed, struct num *exact, struct num *shown)
{
	struct arena *arena = engine->arena;

	*exact = *shown = num_whole(0);
	for (size_t i = 0; i < terms->count; i++) {
		size_t column = terms->items[i].column;
		struct value value = grid_value(engine, row, column);
		if (value.kind == VALUE_EMPTY)
			continue;
		if (value.kind != VALUE_NUMBER || !printed[column] || grid_cell_format(row, column).unit != unit ||
		    !add(arena, exact, value.num, terms->items[i].minus) ||
		    !add(arena, shown, printed[column][row->index], terms->items[i].minus))
			return false;
	}
	return true;
}

static bool cell_does_not_add_up(struct engine *engine, struct grid_row *row, size_t column, const struct terms *terms,
				 struct num *const *printed)
{
	struct value value = grid_value(engine, row, column);
	struct num exact, shown;

	return value.kind == VALUE_NUMBER &&
	       sum_terms(engine, row, terms, grid_cell_format(row, column).unit, printed, &exact, &shown) &&
	       num_compare(exact, value.num) == 0 && num_compare(shown, printed[column][row->index]) != 0;
}

static bool row_terms(const struct grid_row *row, size_t column, struct terms *terms)
{
	return !row->cells[column].is_group_sum && find_terms(row->cells[column].plan, terms);
}

/* A row that says something else of the column, such as a sum row, is read across like the others. */
static bool column_does_not_add_up_across(struct engine *engine, struct grid *grid, size_t column,
					  struct num *const *printed)
{
	struct terms usual, own;
	size_t first = 0;

	while (first < grid->row_count && !row_terms(grid->rows[first], column, &usual))
		first++;
	for (size_t i = 0; first < grid->row_count && i < grid->row_count; i++) {
		const struct terms *terms = row_terms(grid->rows[i], column, &own) ? &own : &usual;
		if (cell_does_not_add_up(engine, grid->rows[i], column, terms, printed))
			return true;
	}
	return false;
}

bool rows_do_not_add_up(struct engine *engine, struct grid *grid, struct num *const *printed)
{
	for (size_t i = 0; i < grid->plan->column_count; i++)
		if (printed[i] && column_does_not_add_up_across(engine, grid, i, printed))
			return true;
	return false;
}
