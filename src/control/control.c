/* Binding controls: what their formulas mean and need. */
#include "control/control.h"

#include "formula/check.h"

static void check_formula(const struct scene *scene, const struct formula *formula, types allowed, const char *expected)
{
	types found = formula->expr ? check_expr(scene, formula->expr) : 0;

	if (found && !types_fit(found, allowed))
		diag_add(scene->engine->diags, DIAG_INPUT, formula->at, _("expected %s here"), expected);
}

static void prepare_group(struct engine *engine, struct control *control)
{
	struct table *ledger = store_ledger(engine->store);

	control->group.columns = ARENA_ARRAY(engine->arena, size_t, control->group.count);
	for (size_t i = 0; i < control->group.count; i++) {
		int column = store_column(engine->store, ledger, control->group.items[i]);
		if (column < 0) {
			diag_add(engine->diags, DIAG_INPUT, control->group.places[i],
				 _("the ledger has no column \"%.*s\""), STR_ARG(control->group.items[i]));
			return;
		}
		control->group.columns[i] = (size_t)column;
	}
	control->groups = store_groups(engine->store, control->group.columns, control->group.count);
}

static void prepare(struct engine *engine, struct control *control)
{
	struct needs needs = {0};
	struct scene scene = {.engine = engine, .needs = &needs, .column = (size_t)-1};
	struct scene_frame frame;

	if (control->group.count) {
		prepare_group(engine, control);
		prose_check(&scene, control->advice);
		return;
	}
	if (control->source) {
		if (!check_source(&scene, control->source, &frame))
			return;
		scene.frame = &frame;
	}
	check_formula(&scene, &control->condition, TYPE_TRUTH, _("a condition such as a < b"));
	check_formula(&scene, &control->left, TYPE_NUMBER | TYPE_TEXT, _("a number or a text"));
	check_formula(&scene, &control->right, TYPE_NUMBER | TYPE_TEXT, _("a number or a text"));
	prose_check(&scene, control->place_text); /* said also where there are no sides: villkor has no value */
	prose_check(&scene, control->measure);
	scene.sides = true;
	check_formula(&scene, &control->tolerance, TYPE_NUMBER, _("a number"));
	check_formula(&scene, &control->stop_above, TYPE_NUMBER, _("a number"));
	check_formula(&scene, &control->severity_formula, TYPE_TEXT, _("a text"));
	check_formula(&scene, &control->unit, TYPE_TEXT, _("a text"));
	prose_check(&scene, control->message);
	prose_check(&scene, control->advice);
	control->reads_findings = needs.findings;
	if (needs.ledger)
		store_cube(engine->store, needs.columns.items, needs.columns.count);
}

void controls_prepare(struct engine *engine, struct controls *controls)
{
	for (struct control *control = controls->first; control; control = control->next)
		prepare(engine, control);
}
