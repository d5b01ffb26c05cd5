/* Names that are not known, and the nearest that is. */
#include "formula/check.h"
#include "formula/function.h"

size_t check_distance(struct str a, struct str b)
{
	enum { LONGEST = 40 };
	size_t row[LONGEST + 1];

	if (a.n > LONGEST || b.n > LONGEST)
		return LONGEST;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t substitute = diagonal + (a.p[i - 1] != b.p[j - 1]);
			size_t shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
			diagonal = row[j];
			row[j] = substitute < shorter ? substitute : shorter;
		}
	}
	return row[b.n];
}

static void nearer(struct str wanted, struct str candidate, size_t *best, struct str *nearest)
{
	size_t d = check_distance(wanted, candidate);

	if (d < *best) {
		*best = d;
		*nearest = candidate;
	}
}

void check_unknown(const struct scene *scene, struct place at, const char *kind, struct str name)
{
	struct engine *engine = scene->engine;
	struct str nearest = S("");
	size_t best = name.n / 3 + 1, count;
	const struct function *functions = function_list(&count);

	for (size_t i = 0; i < count; i++) {
		nearer(name, functions[i].swedish, &best, &nearest);
		nearer(name, functions[i].english, &best, &nearest);
	}
	for (size_t i = 0; i < engine->parameter_count; i++)
		nearer(name, engine->parameters[i].name, &best, &nearest);
	for (const struct name *n = engine->names; n; n = n->next)
		nearer(name, n->name, &best, &nearest);
	for (const struct scene_frame *frame = scene->frame; frame; frame = frame->outer)
		for (size_t i = 0; i < frame->table->column_count; i++)
			nearer(name, frame->table->columns[i].name, &best, &nearest);
	if (scene->plan)
		for (size_t i = 0; i < scene->plan->column_count; i++)
			nearer(name, scene->plan->columns[i].name, &best, &nearest);

	if (nearest.n)
		diag_add(engine->diags, DIAG_INPUT, at, _("unknown %s \"%.*s\"; did you mean \"%.*s\"?"), kind,
			 STR_ARG(name), STR_ARG(nearest));
	else
		diag_add(engine->diags, DIAG_INPUT, at, _("unknown %s \"%.*s\""), kind, STR_ARG(name));
}
