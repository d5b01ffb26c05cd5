/* The cells of a control's result: both sides, difference, tolerance and outcome as formulas. */
#include "document/control_cells.h"

#include "control/control.h"
#include "document/figure_formula.h"
#include "formula/excel_amount.h"

/* Said of what reads the tables of findings, which were still empty then, and of what has no value to be judged by. */
#define BEFORE_OTHERS "prövad innan övriga kontroller var klara"
#define WITHOUT_LIMIT "prövad vid körningen: toleransen eller stoppgränsen har inget värde"

/* A result on its way to its cells. */
struct cells {
	struct figures *figures;
	const struct result *result;
	struct env env;   /* that its sides were calculated in */
	struct env after; /* that it was judged in: its formulas see the sides */
	bool is_money;    /* both sides are whole öre, whatever the data */
};

/* ---- one cell ---- */

/* Exact: kronor whatever the template prints, and no more decimals than there are. */
static struct format cell_format(const struct result *result)
{
	enum unit unit = result->format.unit;
	int64_t whole;
	bool is_whole = result_has_difference(result) &&
			(result->left.kind == VALUE_EMPTY || num_is_whole(result->left.num, &whole)) &&
			(result->right.kind == VALUE_EMPTY || num_is_whole(result->right.num, &whole)) &&
			(result->tolerance.kind == VALUE_EMPTY || num_is_whole(result->tolerance.num, &whole));

	switch (unit) {
	case UNIT_KR:
	case UNIT_TKR:
	case UNIT_MKR:
		return (struct format){UNIT_KR, 2};
	case UNIT_NONE:
	case UNIT_COUNT:
		return (struct format){unit, is_whole ? 0 : 2};
	default:
		return result->format;
	}
}

struct format control_field_format(const struct result *result)
{
	struct format format = cell_format(result);
	bool plain = format.unit == UNIT_KR || format.unit == UNIT_COUNT;

	return plain ? (struct format){UNIT_NONE, format.decimals} : format;
}

/*
 * The sides and the difference are the last parameters of the result's context, so that a formula of the control that names
 * one refers to its cell. The tolerance and the outcome come behind them.
 */
static size_t index_of(const struct figures *figures, enum result_field field)
{
	size_t count = figures->engine->parameter_count;

	switch (field) {
	case RESULT_LEFT:
	case RESULT_RIGHT:
	case RESULT_DIFFERENCE:
		return count - CONTROL_PARAMETERS + (size_t)(field - RESULT_LEFT);
	default:
		return count + (size_t)field;
	}
}

static struct value cell_value(const struct result *result, enum result_field field)
{
	switch (field) {
	case RESULT_LEFT:
		return result->left;
	case RESULT_RIGHT:
		return result->right;
	case RESULT_DIFFERENCE:
		return result->difference;
	case RESULT_TOLERANCE:
		return result->tolerance;
	default:
		return value_text(severity_name(result->severity));
	}
}

static const char *cell_name(enum result_field field)
{
	static const char *const names[] = {[RESULT_LEFT] = "vänster",
					    [RESULT_RIGHT] = "höger",
					    [RESULT_DIFFERENCE] = "differens",
					    [RESULT_TOLERANCE] = "tolerans",
					    [RESULT_SEVERITY] = "utfall"};

	return names[field];
}

/* "Kontroll 5, Folkhögskolestyrelsen: vänster" */
static struct str cell_label(struct arena *arena, const struct result *result, enum result_field field)
{
	struct str where = result->place.n ? result->place : result->title;

	return str_printf(arena, "Kontroll %.*s, %.*s: %s", STR_ARG(result->number), STR_ARG(where), cell_name(field));
}

static struct figure *make_cell(const struct cells *cells, enum result_field field, bool *is_new)
{
	const struct result *result = cells->result;
	struct figures *figures = cells->figures;
	struct figure *figure = figure_of_key(figures, result->context->parameters, index_of(figures, field), is_new);

	if (!*is_new)
		return figure;
	figure->label = cell_label(figures->engine->arena, result, field);
	figure->value = cell_value(result, field);
	figure->is_text = field == RESULT_SEVERITY;
	figure->format = figure->is_text ? (struct format){UNIT_NONE, -1} : cell_format(result);
	figure->printed = format_value(figures->engine->arena, figure->value, figure->format, false);
	figure_placed(figure);
	return figure;
}

/* ---- sides and tolerance ---- */

/* A number that the template has as such: its cell is that number. */
static bool is_written_out(const struct expr *expr)
{
	if (expr->kind == EXPR_NEGATE || expr->kind == EXPR_PERCENT)
		expr = expr->items[0];
	return expr->kind == EXPR_CONSTANT;
}

static void translate(const struct cells *cells, const struct env *env, struct figure *figure, const struct expr *expr)
{
	const struct control *control = cells->result->control;

	if (control->groups)
		figure->source = S("prövad vid läsningen av huvudboken");
	else if (control->reads_findings)
		figure->source = S(BEFORE_OTHERS);
	else if (!is_written_out(expr))
		figure_translate(cells->figures, figure, env, expr);
}

static struct figure *side_cell(const struct cells *cells, enum result_field field)
{
	const struct control *control = cells->result->control;
	const struct formula *formula = field == RESULT_LEFT ? &control->left : &control->right;
	bool is_new, is_zero = control->groups && field == RESULT_RIGHT;
	struct figure *figure = make_cell(cells, field, &is_new);

	/* an empty cell stays one: a formula would make it 0 */
	if (is_new && !is_zero && figure->value.kind != VALUE_EMPTY)
		translate(cells, &cells->env, figure, formula->expr);
	return figure;
}

static struct figure *tolerance_cell(const struct cells *cells)
{
	bool is_new;
	struct figure *figure = make_cell(cells, RESULT_TOLERANCE, &is_new);

	if (is_new && figure->value.kind == VALUE_EMPTY)
		figure->source = S(WITHOUT_LIMIT);
	else if (is_new && cells->result->control->has_tolerance)
		translate(cells, &cells->after, figure, cells->result->control->tolerance.expr);
	return figure;
}

/* ---- difference and outcome ---- */

/*
 * Doubles leave a trace behind the öre, and behind quotients: rounded, to öre or as the run rounds it, the difference is that of
 * the run.
 */
static struct figure *difference_cell(const struct cells *cells)
{
	bool is_new;
	struct figure *figure = make_cell(cells, RESULT_DIFFERENCE, &is_new);
	int decimals = cells->is_money ? 2 : CONTROL_DECIMALS;
	const struct formula_part parts[] = {{.text = S("ROUND(")},
					     {.figure = side_cell(cells, RESULT_LEFT)},
					     {.text = S("-")},
					     {.figure = side_cell(cells, RESULT_RIGHT)},
					     {.text = str_printf(cells->figures->engine->arena, ",%d)", decimals)}};

	if (is_new)
		figure_put_together(cells->figures, figure, parts, sizeof parts / sizeof *parts, figure->label);
	return figure;
}

/* The word of a failure: a text within quotes, or a formula, whose words may be written in any case. */
static size_t add_word(const struct cells *cells, struct formula_part *parts)
{
	const struct control *control = cells->result->control;
	struct arena *arena = cells->figures->engine->arena;
	struct str word = severity_name(control->severity);

	if (!control->has_severity_formula) {
		parts[0] = (struct formula_part){.text = str_printf(arena, "\"%.*s\"", STR_ARG(word))};
		return 1;
	}
	parts[0] = (struct formula_part){.text = S("LOWER(")};
	parts[1] = (struct formula_part){.env = &cells->after, .expr = control->severity_formula.expr};
	parts[2] = (struct formula_part){.text = S(")")};
	return 3;
}

/*
 * IF(ABS(differens)<=tolerans,"godkänd",IF(ABS(differens)>stoppgräns,"stopp","varning")), of numbers as the run compares them.
 * villkor is no part of it: the rows are those where it held in the run.
 */
static void put_outcome(const struct cells *cells, struct figure *figure)
{
	const struct control *control = cells->result->control;
	struct figure *difference = difference_cell(cells), *tolerance = tolerance_cell(cells);
	struct str round_end = str_printf(cells->figures->engine->arena, ",%d)", CONTROL_DECIMALS);
	struct formula_part parts[16];
	size_t count = 0;

	parts[count++] = (struct formula_part){.text = S("IF(ABS(")};
	parts[count++] = (struct formula_part){.figure = difference};
	parts[count++] = (struct formula_part){.text = control->has_tolerance ? S(")<=ROUND(") : S(")<=")};
	parts[count++] = (struct formula_part){.figure = tolerance};
	if (control->has_tolerance)
		parts[count++] = (struct formula_part){.text = round_end};
	parts[count++] = (struct formula_part){.text = S(",\"godkänd\",")};
	if (control->has_stop_above) {
		parts[count++] = (struct formula_part){.text = S("IF(ABS(")};
		parts[count++] = (struct formula_part){.figure = difference};
		parts[count++] = (struct formula_part){.text = S(")>ROUND(")};
		parts[count++] = (struct formula_part){.env = &cells->after, .expr = control->stop_above.expr};
		parts[count++] = (struct formula_part){.text = round_end};
		parts[count++] = (struct formula_part){.text = S(",\"stopp\",")};
	}
	count += add_word(cells, &parts[count]);
	parts[count++] = (struct formula_part){.text = control->has_stop_above ? S("))") : S(")")};
	figure_put_together(cells->figures, figure, parts, count, figure->label);
}

static struct figure *outcome_cell(const struct cells *cells)
{
	bool is_new;
	struct figure *figure = make_cell(cells, RESULT_SEVERITY, &is_new);

	const struct control *control = cells->result->control;

	if (is_new && cells->result->has_no_limit)
		figure->source = S(WITHOUT_LIMIT);
	else if (is_new && control->reads_findings && (control->has_severity_formula || control->has_stop_above))
		figure->source = S(BEFORE_OTHERS);
	else if (is_new)
		put_outcome(cells, figure);
	return figure;
}

/* ---- all cells ---- */

static bool is_amount(const struct env *env, const struct expr *expr)
{
	return expr->kind == EXPR_CONSTANT ? !expr->value.num.ratio : formula_is_amount(env, expr);
}

static struct cells cells_of(struct figures *figures, const struct result *result)
{
	const struct control *control = result->control;
	struct env env = {
		.engine = figures->engine, .context = engine_context(figures->engine), .frame = result->frame};
	struct env after = env;
	after.context = result->context;
	bool is_money =
		control->groups || (is_amount(&env, control->left.expr) && is_amount(&env, control->right.expr));

	return (struct cells){figures, result, env, after, is_money};
}

struct figure *control_cell(struct figures *figures, const struct result *result, enum result_field field)
{
	struct cells cells = {.figures = figures, .result = result};
	bool is_new;

	if (!result_has_difference(result)) {
		/* texts, or no value: the outcome is what the run made of them */
		if (field != RESULT_SEVERITY)
			return NULL;
		struct figure *figure = make_cell(&cells, field, &is_new);
		figure->source = S("prövad vid körningen: sidorna är inte tal");
		return figure;
	}
	cells = cells_of(figures, result);
	switch (field) {
	case RESULT_DIFFERENCE:
		return difference_cell(&cells);
	case RESULT_TOLERANCE:
		return tolerance_cell(&cells);
	case RESULT_SEVERITY:
		return outcome_cell(&cells);
	default:
		return side_cell(&cells, field);
	}
}

struct figure *control_cell_reference(struct figures *figures, const struct result *result, enum result_field field)
{
	const void *key = result->context->parameters;
	size_t beyond = figures->engine->parameter_count + RESULT_FIELDS;
	struct figure *held = figure_of_key(figures, key, index_of(figures, field), NULL);
	bool is_new;

	if (!held || held->value.kind == VALUE_EMPTY)
		return NULL;
	struct figure *figure = figure_of_key(figures, key, beyond + (size_t)field, &is_new);
	if (!is_new)
		return figure;
	*figure = *held;
	figure->source = S("");
	figure_put_together(figures, figure, &(struct formula_part){.figure = held}, 1, held->label);
	figure_placed(figure);
	return figure;
}
