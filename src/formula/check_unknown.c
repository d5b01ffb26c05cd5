/* Names that are not known, and the nearest that is. */
#include "base/utf8.h"
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

/* The nearest name so far: case is no difference between names. */
struct search {
	struct arena *arena;
	struct str wanted; /* folded */
	size_t best;
	struct str nearest;
};

static void try_name(struct search *search, struct str candidate)
{
	size_t d = check_distance(search->wanted, str_fold(search->arena, candidate));

	if (d < search->best) {
		search->best = d;
		search->nearest = candidate;
	}
}

void check_unknown(const struct scene *scene, struct place at, const char *kind, struct str name)
{
	struct engine *engine = scene->engine;
	struct search search = {engine->arena, str_fold(engine->arena, name), name.n / 3 + 1, S("")};
	size_t count;
	const struct function *functions = function_list(&count);

	for (size_t i = 0; i < count; i++) {
		try_name(&search, functions[i].swedish);
		try_name(&search, functions[i].english);
	}
	for (size_t i = 0; i < engine->parameter_count; i++)
		try_name(&search, engine->parameters[i].name);
	for (const struct name *n = engine->names; n; n = n->next)
		try_name(&search, n->name);
	for (const struct scene_frame *frame = scene->frame; frame; frame = frame->outer)
		for (size_t i = 0; i < frame->table->column_count; i++)
			try_name(&search, frame->table->columns[i].name);
	if (scene->plan)
		for (size_t i = 0; i < scene->plan->column_count; i++)
			try_name(&search, scene->plan->columns[i].name);

	const struct column_plan *titled = scene->plan ? grid_column_of_title(scene->plan, name) : NULL;
	if (titled && str_equal(str_from(kind), str_from(_("column"))))
		grid_no_column(engine->diags, scene->plan, name, at, false);
	else if (search.nearest.n)
		diag_add(engine->diags, DIAG_INPUT, at, _("unknown %s \"%.*s\"; did you mean \"%.*s\"?"), kind,
			 STR_ARG(name), STR_ARG(search.nearest));
	else
		diag_add(engine->diags, DIAG_INPUT, at, _("unknown %s \"%.*s\""), kind, STR_ARG(name));
}
