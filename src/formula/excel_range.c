/* Functions over columns in Excel: SUM and its like, INDEX and MATCH. */
#include "formula/excel_translator.h"

#include "base/utf8.h"
#include "formula/function.h"
#include "formula/selection.h"

/* With more ranges than this the posts of a table are added up by its sum rows. */
enum { RANGES_MOST = 30 };

bool excel_shows_field(const struct env *env, const struct expr *expr)
{
	if (expr->meaning != MEANS_ROW_CELL || !env->row->cells)
		return expr->meaning == MEANS_ROW_FIELD;
	return cell_field(env->row->cells[expr->index].plan);
}

/* ---- which cells count ---- */

bool excel_is_measured(const struct column *column)
{
	bool is_month = str_equal(column->name, S("månad"));

	return column->type == COLUMN_AMOUNT || (column->type == COLUMN_NUMBER && !is_month);
}

static bool any_post_may_be_number(struct engine *engine, const struct grid_row *sum, size_t column)
{
	for (size_t i = sum->first_row; i < sum->index; i++) {
		struct grid_row *row = sum->grid->rows[i];
		if (row->kind == ROW_POST &&
		    (grid_value(engine, row, column).kind == VALUE_NUMBER || excel_may_be_number(engine, row, column)))
			return true;
	}
	return false;
}

bool excel_may_be_number(struct engine *engine, struct grid_row *row, size_t column)
{
	const struct grid_cell *cell = &row->cells[column];
	const struct expr *field = cell_field(cell->plan);

	if (cell->is_group_sum)
		return any_post_may_be_number(engine, row, column);
	if (field)
		return excel_is_measured(&field->table->columns[field->index]);
	return cell->plan && cell->plan->kind == CELL_FORMULA && cell->plan->formula.can_be_number;
}

bool excel_counts(struct engine *engine, struct grid_row *row, size_t column, bool adds)
{
	switch (grid_value(engine, row, column).kind) {
	case VALUE_NUMBER:
	case VALUE_ERROR:
		return true;
	case VALUE_TEXT: /* passed over as long as it is one */
		return excel_may_be_number(engine, row, column);
	case VALUE_EMPTY:
		return adds && excel_may_be_number(engine, row, column);
	case VALUE_TRUTH:
		break;
	}
	return false;
}

/* Cells of one column of a document's table. */
struct cells {
	struct grid_row **rows;
	size_t count, column;
};

static void keep_counting(struct cells *cells, const struct env *env, bool adds)
{
	size_t count = 0;

	for (size_t i = 0; i < cells->count; i++)
		if (excel_counts(env->engine, cells->rows[i], cells->column, adds))
			cells->rows[count++] = cells->rows[i];
	cells->count = count;
}

static size_t ranges(const struct cells *cells)
{
	size_t count = 0;

	for (size_t i = 0; i < cells->count; i++)
		count += i == 0 || cells->rows[i]->index != cells->rows[i - 1]->index + 1;
	return count;
}

/* The whole table by its total, or the sums of its outermost groups, and posts that are in none of them. */
static void take_sums(struct cells *cells, const struct env *env, const struct grid *grid)
{
	size_t count = 0;

	for (size_t i = grid->row_count; i-- > 0;) {
		struct grid_row *row = grid->rows[i];
		bool sums = row->cells[cells->column].is_group_sum;
		if ((sums || row->kind == ROW_POST) && excel_counts(env->engine, row, cells->column, true))
			cells->rows[count++] = row;
		if (sums)
			i = row->first_row;
	}
	cells->count = count;
	for (size_t i = 0; i < count / 2; i++) {
		struct grid_row *swap = cells->rows[i];
		cells->rows[i] = cells->rows[count - 1 - i];
		cells->rows[count - 1 - i] = swap;
	}
}

static void cells_of_grid(struct translator *t, const struct env *env, const struct expr *range, bool adds,
			  struct cells *cells)
{
	const struct context *context = plan_context(env->engine, range->plan, env->context);
	struct grid *grid = grid_make(env->engine, range->plan, context, NULL);
	/* of another document it is nowhere shown, and then its posts are one range */
	bool is_shown = context == env->context && range->plan->document.n;

	cells->rows = ARENA_ARRAY(t->arena, struct grid_row *, grid->row_count);
	cells->column = range->index;
	for (size_t i = 0; i < grid->row_count; i++)
		if (grid->rows[i]->kind == ROW_POST)
			cells->rows[cells->count++] = grid->rows[i];
	keep_counting(cells, env, adds);
	if (adds && is_shown && ranges(cells) > RANGES_MOST)
		take_sums(cells, env, grid);
}

/* The cells that the argument means and the function would look at; false where it means none, but a value. */
static bool cells_of(struct translator *t, const struct env *env, const struct expr *range, bool adds,
		     struct cells *cells)
{
	*cells = (struct cells){0};
	if (range->meaning == MEANS_GRID) {
		cells_of_grid(t, env, range, adds, cells);
		return true;
	}
	if (range->meaning != MEANS_ABOVE && range->meaning != MEANS_EVERY)
		return false;
	cells->rows = ARENA_ARRAY(t->arena, struct grid_row *, env->row->index);
	cells->count = grid_posts_above(env->row, range->meaning == MEANS_EVERY, cells->rows);
	cells->column = env->column;
	keep_counting(cells, env, adds);
	return true;
}

/* ---- SUM and its like ---- */

/* What has to be left out, or the argument stands in *cells where it means cells. */
static bool is_nothing(struct translator *t, const struct env *env, const struct expr *range, bool adds,
		       struct cells *cells)
{
	if (range->meaning == MEANS_TABLE)
		return false;
	if (cells_of(t, env, range, adds, cells))
		return cells->count == 0;
	return !adds && eval(env, range).kind == VALUE_EMPTY && !excel_shows_field(env, range);
}

/* Whether the argument means rows that a document for one förvaltning must not list: a table of the whole region. */
static bool is_of_region(const struct env *env, const struct expr *argument)
{
	const struct expr *range = resolve(&env, argument);

	return range->meaning == MEANS_GRID && env->context->scope.n &&
	       plan_context(env->engine, range->plan, env->context)->scope.n == 0;
}

static bool any_of_region(const struct env *env, const struct expr *call)
{
	for (size_t i = 0; i < call->count; i++)
		if (is_of_region(env, call->items[i]))
			return true;
	return false;
}

/* A row that is not shown has lost its place among the others. */
static bool any_above_hidden(const struct env *env, const struct expr *call)
{
	for (size_t i = 0; i < call->count; i++) {
		const struct env *where = env;
		const struct expr *range = resolve(&where, call->items[i]);
		if (range->meaning != MEANS_ABOVE && range->meaning != MEANS_EVERY)
			continue;
		const struct grid *grid = where->row->grid;
		if (where->row->index >= grid->row_count || grid->rows[where->row->index] != where->row)
			return true;
	}
	return false;
}

static struct format format_of(const struct env *env, const struct expr *call)
{
	const struct expr *range = resolve(&env, call->items[0]);

	if (call->function->id == FN_COUNT)
		return (struct format){UNIT_COUNT, -1};
	if (range->meaning == MEANS_GRID)
		return grid_format(range->plan, &range->plan->columns[range->index].cell, range->index);
	return (struct format){UNIT_NONE, -1};
}

static void put_constant(struct translator *t, const struct env *env, const struct expr *call, bool of_region)
{
	struct str words = str_squeeze(t->arena, call->source);
	struct excel_constant constant = {
		.value = eval(env, call),
		.format = format_of(env, call),
		.label = words,
		.source = str_join(t->arena, of_region ? S("hela regionen: ") : S("räknad vid körningen: "), words),
		.of_region = of_region};

	t->sink->constant(t->sink->user, &constant);
}

void excel_range_call(struct translator *t, const struct env *env, const struct expr *call)
{
	bool any = false, adds = call->function->id == FN_SUM, of_region = any_of_region(env, call);
	struct cells cells;

	if (of_region || any_above_hidden(env, call)) {
		put_constant(t, env, call, of_region);
		return;
	}
	const struct env *where = env;
	const struct expr *range = resolve(&where, call->items[0]);
	if (call->count == 1 && range->meaning == MEANS_GRID && t->sink->total(t->sink->user, env, call, range))
		return;
	excel_put(t, call->function->english);
	excel_put(t, S("("));
	for (size_t i = 0; i < call->count; i++) {
		where = env;
		range = resolve(&where, call->items[i]);
		if (is_nothing(t, where, range, adds, &cells))
			continue;
		if (any)
			excel_put(t, S(","));
		any = true;
		if (range->meaning == MEANS_TABLE)
			excel_whole_column(t, where, range);
		else if (cells.count)
			t->sink->cells(t->sink->user, cells.rows, cells.count, cells.column, adds);
		else
			excel_expr(t, env, call->items[i]);
	}
	if (!any) /* over nothing at all: a text among numbers, which they pass over */
		excel_put(t, adds ? S("0") : S("{\"\"}"));
	excel_put(t, S(")"));
}

/* ---- long texts ---- */

bool excel_is_long(struct value value)
{
	enum { CRITERION_MAXIMUM = 255 };
	size_t units = 0, length;

	if (value.kind != VALUE_TEXT || value.text.n <= CRITERION_MAXIMUM)
		return false;
	for (size_t i = 0; i < value.text.n; i += length)
		units += utf8_next(str_sub(value.text, i, value.text.n), &length) > 0xFFFF ? 2 : 1;
	return units > CRITERION_MAXIMUM;
}

void excel_put_long(struct translator *t, const struct env *env, const struct expr *call)
{
	struct excel_constant constant = {
		.value = eval(env, call),
		.format = {UNIT_NONE, -1},
		.label = str_squeeze(t->arena, call->source),
		.source = S("räknad vid körningen: texten som söks är längre än de 255 tecken som Excel tar")};

	t->sink->constant(t->sink->user, &constant);
}

/* ---- INDEX, MATCH ---- */

static void put_match(struct translator *t, const struct env *env, const struct expr *call, const struct expr *range)
{
	excel_put(t, S("MATCH("));
	excel_wanted(t, env, call->items[0], column_is_number(range->table->columns[range->index].type));
	excel_put(t, S(","));
	t->sink->column(t->sink->user, env->context, range->table, range->index);
	excel_put(t, S(",0)"));
}

/*
 * INDEX of what MATCH finds in the same table needs only the rows that MATCH may find: places do not show. Where that changes with
 * amounts it needs all. False where it is another INDEX.
 */
static bool put_found(struct translator *t, const struct env *env, const struct expr *shown, const struct expr *place)
{
	const struct env *inner = env, *where;
	const struct expr *match = resolve(&inner, place);
	struct criterion criterion;
	struct str message;

	if (match->meaning != MEANS_FUNCTION || match->function->id != FN_MATCH)
		return false;
	where = inner;
	const struct expr *range = resolve(&where, match->items[1]);
	const struct expr *wanted = match->items[0];
	if (range->table != shown->table || !criterion_from_condition(env->engine, range->table, range->index, OP_EQUAL,
								      eval(inner, wanted), &criterion, &message))
		return false;
	bool moves = excel_is_measured(&range->table->columns[range->index]) || !excel_is_fixed(inner, wanted);
	t->sink->column(t->sink->user, env->context, shown->table, shown->index);
	excel_put(t, S(","));
	put_match(t, inner, match, range);
	t->sink->rows(t->sink->user, env->context, shown->table, NULL, &criterion, moves ? 0 : 1);
	return true;
}

/* Whether MATCH would look for a text that Excel does not take; INDEX of its place would then be of another row. */
static bool looks_for_long(const struct env *env, const struct expr *call, bool is_match)
{
	const struct expr *match = is_match ? call : resolve(&env, call->items[1]);

	return match->meaning == MEANS_FUNCTION && match->function->id == FN_MATCH &&
	       excel_is_long(eval(env, match->items[0]));
}

void excel_lookup(struct translator *t, const struct env *env, const struct expr *call)
{
	bool is_match = call->function->id == FN_MATCH;
	const struct env *where = env;
	const struct expr *range = resolve(&where, call->items[is_match]);

	if (looks_for_long(env, call, is_match)) {
		excel_put_long(t, env, call);
		return;
	}
	if (is_match) {
		put_match(t, env, call, range);
		t->sink->rows(t->sink->user, where->context, range->table, NULL, NULL, 0);
		return;
	}
	excel_put(t, S("INDEX("));
	if (!put_found(t, env, range, call->items[1])) {
		excel_whole_column(t, where, range);
		excel_put(t, S(","));
		excel_expr(t, env, call->items[1]);
	}
	excel_put(t, S(")"));
}
