/* Figures that stand for parts of formulas. */
#include "document/figure_parts.h"

#include "document/figure_formula.h"
#include "document/formula_words.h"
#include "formula/function.h"

static size_t hash(struct str text)
{
	size_t hash = 5381;

	for (size_t i = 0; i < text.n; i++)
		hash = hash * 33 + (unsigned char)text.p[i];
	return hash;
}

struct figure *figure_of_constant(struct figures *figures, const struct excel_constant *constant)
{
	for (size_t index = hash(constant->label);; index++) {
		bool is_new;
		struct figure *figure = figure_of_key(figures, figures, index, &is_new);
		if (is_new) {
			figure->label = constant->label;
			figure->label_is_formula = !constant->of_region || !str_starts(constant->label, S("region."));
			figure->value = constant->value;
			figure->format = constant->format;
			figure->printed = format_value(figures->engine->arena, figure->value, figure->format, false);
			figure->is_text = figure->value.kind == VALUE_TEXT;
			figure->source = constant->source;
			figure->of_region = constant->of_region;
			return figure;
		}
		if (str_equal(figure->label, constant->label) && value_same(figure->value, constant->value))
			return figure;
	}
}

/* "Resultat per nämnd: Utfall (summa)" */
static struct str total_words(struct figures *figures, const struct env *env, const struct expr *call,
			      const struct expr *range)
{
	static const char *const words[] = {[FN_SUM] = "summa",
					    [FN_AVERAGE] = "medelvärde",
					    [FN_MIN] = "minsta",
					    [FN_MAX] = "största",
					    [FN_COUNT] = "antal"};
	const struct grid_plan *plan = range->plan;
	struct env inside = {.engine = env->engine, .context = plan_context(env->engine, plan, env->context)};
	struct str title = str_trim(prose_plain(&inside, plan->title));

	if (title.n == 0)
		title = plan->id;
	return str_printf(figures->engine->arena, "%.*s: %.*s (%s)", STR_ARG(title),
			  STR_ARG(column_words(&inside, plan, range->index)), words[call->function->id]);
}

struct figure *figure_of_total(struct figures *figures, const struct env *env, const struct expr *call,
			       const struct expr *range)
{
	const struct grid_plan *plan = range->plan;
	const struct context *context = plan_context(env->engine, plan, env->context);
	const struct grid *grid = grid_make(env->engine, plan, context, NULL);
	enum function_id id = call->function->id;
	bool is_new;
	struct figure *figure = figure_of_key(figures, grid, range->index * 32 + id, &is_new);

	if (!is_new)
		return figure->value.kind == VALUE_ERROR ? NULL : figure;
	figure->value = eval(env, call);
	if (figure->value.kind == VALUE_ERROR)
		return NULL;
	figure->label = total_words(figures, env, call, range);
	figure->format = id == FN_COUNT ? (struct format){UNIT_COUNT, -1}
					: grid_format(plan, &plan->columns[range->index].cell, range->index);
	figure->printed = format_value(figures->engine->arena, figure->value, figure->format, false);
	figure->explanation = formula_words(env, &(struct formula){.source = call->source, .expr = (struct expr *)call});
	figure->at = call->at;
	figure_translate(figures, figure, env, call);
	return figure;
}
