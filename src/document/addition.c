/* Whether printed figures add up: formulas that add and subtract cells of their own table. */
#include "document/addition.h"

#include "formula/engine.h"
#include "formula/function.h"

enum { TERMS_MAXIMUM = 60 };

struct term {
	struct grid_row *row; /* NULL: of whatever row is read */
	size_t column;
	bool minus;
};

struct terms {
	struct grid *grid;
	struct grid_row *row; /* that the formula stands in */
	size_t column;
	struct term items[TERMS_MAXIMUM];
	size_t count;
};

/* The arguments of a named formula, within its tree. */
struct call {
	const struct call *outer;
	struct expr *const *arguments;
};

/* ---- taking a formula apart ---- */

static bool add_term(struct terms *terms, struct term term)
{
	if (terms->count == TERMS_MAXIMUM)
		return false;
	terms->items[terms->count++] = term;
	return true;
}

/* A named cell of this very table; a row that is hidden has nothing to add. */
static bool add_named(struct terms *terms, const struct expr *expr, bool minus)
{
	const struct name *name = expr->definition;
	struct grid *grid = terms->grid;

	if (name->kind != NAME_CELL || name->plan != grid->plan || (expr->of_region && grid->context->scope.n))
		return false;
	for (size_t i = 0; i < grid->row_count; i++)
		if (grid->rows[i]->plan == &grid->plan->rows.items[name->row])
			return add_term(terms, (struct term){grid->rows[i], name->column, minus});
	return true;
}

static bool add_posts_above(struct engine *engine, struct terms *terms, bool minus)
{
	struct grid_row **posts = ARENA_ARRAY(engine->arena, struct grid_row *, terms->row->index + 1);
	size_t count = grid_posts_above(terms->row, false, posts);

	for (size_t i = 0; i < count; i++)
		if (!add_term(terms, (struct term){posts[i], terms->column, minus}))
			return false;
	return true;
}

static bool add_terms(struct engine *engine, struct terms *terms, const struct expr *expr, bool minus,
		      const struct call *call);

static bool add_all(struct engine *engine, struct terms *terms, const struct expr *expr, bool minus,
		    const struct call *call)
{
	for (size_t i = 0; i < expr->count; i++)
		if (!add_terms(engine, terms, expr->items[i], minus, call))
			return false;
	return true;
}

/* False where the formula is anything but additions and subtractions of cells. */
static bool add_terms(struct engine *engine, struct terms *terms, const struct expr *expr, bool minus,
		      const struct call *call)
{
	struct call inside = {call, expr->items};

	if (expr->kind == EXPR_NEGATE)
		return add_terms(engine, terms, expr->items[0], !minus, call);
	if (expr->kind == EXPR_BINARY && (expr->operator== OP_ADD || expr->operator== OP_SUBTRACT))
		return add_terms(engine, terms, expr->items[0], minus, call) &&
		       add_terms(engine, terms, expr->items[1], minus != (expr->operator== OP_SUBTRACT), call);
	switch (expr->meaning) {
	case MEANS_ROW_CELL:
		return add_term(terms, (struct term){NULL, expr->index, minus});
	case MEANS_FIGURE:
		return add_named(terms, expr, minus);
	case MEANS_ABOVE:
		return add_posts_above(engine, terms, minus);
	case MEANS_FUNCTION:
		return expr->function->id == FN_SUM && add_all(engine, terms, expr, minus, call);
	case MEANS_FORMULA:
		return add_terms(engine, terms, expr->definition->formula.expr, minus, &inside);
	case MEANS_ARGUMENT:
		return call && add_terms(engine, terms, call->arguments[expr->index], minus, call->outer);
	default:
		return false;
	}
}

static bool find_terms(struct engine *engine, struct grid_row *row, size_t column, struct terms *terms)
{
	const struct grid_cell *cell = &row->cells[column];

	terms->grid = row->grid;
	terms->row = row;
	terms->column = column;
	terms->count = 0;
	return !cell->is_group_sum && cell->plan && cell->plan->kind == CELL_FORMULA &&
	       add_terms(engine, terms, cell->plan->formula.expr, false, NULL) && terms->count > 1;
}

/* ---- adding what is printed ---- */

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
		const struct term *term = &terms->items[i];
		struct grid_row *from = term->row ? term->row : row;
		struct value value = grid_value(engine, from, term->column);
		if (value.kind == VALUE_EMPTY)
			continue;
		if (value.kind != VALUE_NUMBER || !printed[term->column] ||
		    grid_cell_format(from, term->column).unit != unit || !add(arena, exact, value.num, term->minus) ||
		    !add(arena, shown, printed[term->column][from->index], term->minus))
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

static bool is_of_the_row(const struct terms *terms)
{
	for (size_t i = 0; i < terms->count; i++)
		if (terms->items[i].row)
			return false;
	return terms->count > 0;
}

/* A row that says something else of the column, such as a sum row, is read across like the others too. */
static bool cells_of_column_do_not_add_up(struct engine *engine, struct grid *grid, size_t column,
					  struct num *const *printed)
{
	struct terms usual = {.count = 0}, own;

	for (size_t i = 0; i < grid->row_count && usual.count == 0; i++)
		if (find_terms(engine, grid->rows[i], column, &own) && is_of_the_row(&own))
			usual = own;
	for (size_t i = 0; i < grid->row_count; i++) {
		struct grid_row *row = grid->rows[i];
		if ((find_terms(engine, row, column, &own) &&
		     cell_does_not_add_up(engine, row, column, &own, printed)) ||
		    (usual.count && cell_does_not_add_up(engine, row, column, &usual, printed)))
			return true;
	}
	return false;
}

bool cells_do_not_add_up(struct engine *engine, struct grid *grid, struct num *const *printed)
{
	for (size_t i = 0; i < grid->plan->column_count; i++)
		if (printed[i] && cells_of_column_do_not_add_up(engine, grid, i, printed))
			return true;
	return false;
}
