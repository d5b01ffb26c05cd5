/* The check of limits for the figures of a table's columns. */
#include "formula/check.h"
#include "formula/function.h"

/* What a figure measures, as far as its template tells: a limit is of the kind of its column. */
enum measure { MEASURE_UNKNOWN, MEASURE_AMOUNT, MEASURE_SHARE };

static enum measure unit_measure(enum unit unit)
{
	switch (unit) {
	case UNIT_KR:
	case UNIT_TKR:
	case UNIT_MKR:
	case UNIT_KR_PER_HEAD:
		return MEASURE_AMOUNT;
	case UNIT_PERCENT:
	case UNIT_PERCENT_POINTS:
		return MEASURE_SHARE;
	default:
		return MEASURE_UNKNOWN;
	}
}

static enum measure expr_measure(const struct engine *engine, const struct expr *expr);

/* The first of the items whose measure is known. */
static enum measure any_measure(const struct engine *engine, const struct expr *expr)
{
	for (size_t i = 0; i < expr->count; i++) {
		enum measure measure = expr_measure(engine, expr->items[i]);
		if (measure != MEASURE_UNKNOWN)
			return measure;
	}
	return MEASURE_UNKNOWN;
}

/* "10 mkr" ends with its unit; "10" may be anything. */
static enum measure literal_measure(const struct expr *expr)
{
	struct str text = expr->source;
	size_t i = text.n;
	enum unit unit;

	while (i && ((text.p[i - 1] >= 'a' && text.p[i - 1] <= 'z') || (text.p[i - 1] >= 'A' && text.p[i - 1] <= 'Z')))
		i--;
	text = str_sub(text, i, text.n);
	return text.n && unit_parse(text, &unit) ? unit_measure(unit) : MEASURE_UNKNOWN;
}

/* A share of an amount is an amount; of other products, and of quotients, nothing is known. */
static enum measure binary_measure(const struct engine *engine, const struct expr *expr)
{
	enum measure left, right;

	switch (expr->operator) {
	case OP_ADD:
	case OP_SUBTRACT:
		return any_measure(engine, expr);
	case OP_MULTIPLY:
		left = expr_measure(engine, expr->items[0]);
		right = expr_measure(engine, expr->items[1]);
		return left == MEASURE_AMOUNT || right == MEASURE_AMOUNT ? MEASURE_AMOUNT : MEASURE_UNKNOWN;
	default:
		return MEASURE_UNKNOWN;
	}
}

static enum measure call_measure(const struct engine *engine, const struct expr *call)
{
	switch (call->function->id) {
	case FN_MIN:
	case FN_MAX:
	case FN_SUM:
		return any_measure(engine, call);
	case FN_ABS:
	case FN_ROUND:
	case FN_ROUNDUP:
	case FN_ROUNDDOWN:
	case FN_IFERROR:
		return expr_measure(engine, call->items[0]);
	default:
		return MEASURE_UNKNOWN;
	}
}

static enum measure name_measure(const struct engine *engine, const struct name *name)
{
	if (name->kind != NAME_FORMULA || name->formula.has_format)
		return unit_measure(figure_format(name).unit);
	return expr_measure(engine, name->formula.expr);
}

static enum measure expr_measure(const struct engine *engine, const struct expr *expr)
{
	switch (expr->meaning) {
	case MEANS_PARAMETER:
		return unit_measure(engine->parameters[expr->index].format.unit);
	case MEANS_FIGURE:
	case MEANS_FORMULA:
		return name_measure(engine, expr->definition);
	case MEANS_FUNCTION:
		return call_measure(engine, expr);
	default:
		break;
	}
	switch (expr->kind) {
	case EXPR_CONSTANT:
		return literal_measure(expr);
	case EXPR_PERCENT:
		return MEASURE_SHARE;
	case EXPR_NEGATE:
		return expr_measure(engine, expr->items[0]);
	case EXPR_BINARY:
		return binary_measure(engine, expr);
	default:
		return MEASURE_UNKNOWN;
	}
}

/* What the column's figures measure, where all of them agree. */
static enum measure column_measure(const struct grid_plan *plan, size_t column)
{
	enum measure found = MEASURE_UNKNOWN;

	for (size_t i = 0; i < plan->rows.count; i++) {
		const struct cell_plan *cell = &plan->rows.items[i].cells[column];
		if (cell->kind == CELL_EMPTY)
			cell = &plan->columns[column].cell;
		if (cell->kind != CELL_FORMULA)
			continue;
		enum measure measure = unit_measure(grid_format(plan, cell, column).unit);
		if (measure == MEASURE_UNKNOWN || (found != MEASURE_UNKNOWN && measure != found))
			return MEASURE_UNKNOWN;
		found = measure;
	}
	return found;
}

static void check_measure(const struct scene *scene, const struct grid_plan *plan, const struct mark_plan *mark)
{
	enum measure column = column_measure(plan, mark->column), limit = expr_measure(scene->engine, mark->limit);
	struct place at = mark->limit->kind == EXPR_PERCENT ? mark->limit->items[0]->at : mark->limit->at;

	if (column == MEASURE_AMOUNT && limit == MEASURE_SHARE)
		diag_add(scene->engine->diags, DIAG_INPUT, at,
			 _("column %.*s holds amounts, and the limit %.*s is a percentage: write it in kr, tkr or mkr"),
			 STR_ARG(mark->field->column), STR_ARG(mark->limit->source));
	if (column == MEASURE_SHARE && limit == MEASURE_AMOUNT)
		diag_add(scene->engine->diags, DIAG_INPUT, at,
			 _("column %.*s holds percentages, and the limit %.*s is an amount: write it in %%"),
			 STR_ARG(mark->field->column), STR_ARG(mark->limit->source));
}

void check_marks(const struct scene *scene, const struct grid_plan *plan, const types *found)
{
	struct scene document = *scene;

	document.frame = NULL;
	document.plan = NULL;
	document.column = (size_t)-1;
	for (size_t i = 0; i < plan->marks.count; i++) {
		const struct mark_plan *mark = &plan->marks.items[i];
		types limit = check_expr(&document, mark->limit);
		if (found[mark->column] && plan->columns[mark->column].is_text)
			diag_add(scene->engine->diags, DIAG_INPUT, mark->field->at,
				 _("column %.*s holds no figures: a limit is one for figures"),
				 STR_ARG(mark->field->column));
		if (limit && (limit & ~(types)TYPE_EMPTY) != TYPE_NUMBER)
			diag_add(scene->engine->diags, DIAG_INPUT, mark->limit->at, _("expected %s here, found %.*s"),
				 _("a number"), STR_ARG(mark->limit->source));
		else if (limit && found[mark->column])
			check_measure(scene, plan, mark);
	}
}
