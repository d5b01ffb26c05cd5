/* Binding and calculating controls. */
#include "control/control.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formula/check.h"

enum { GROUPS_LISTED = 200 };

/* ---- before reading ---- */

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
	check_formula(&scene, &control->tolerance, TYPE_NUMBER, _("a number"));
	check_formula(&scene, &control->stop_above, TYPE_NUMBER, _("a number"));
	check_formula(&scene, &control->severity_formula, TYPE_TEXT, _("a text"));
	check_formula(&scene, &control->unit, TYPE_TEXT, _("a text"));
	prose_check(&scene, control->place_text);
	prose_check(&scene, control->measure);
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

/* ---- afterwards ---- */

/* The run's context with the control's own numbers as its last parameters. */
static const struct context *with_sides(struct engine *engine, const struct result *result)
{
	const struct context *run = engine_context(engine);
	struct parameter *parameters = ARENA_ARRAY(engine->arena, struct parameter, engine->parameter_count);
	const struct value sides[CONTROL_PARAMETERS] = {result->left, result->right, result->difference};
	size_t first = engine->parameter_count - CONTROL_PARAMETERS;

	for (size_t i = 0; i < engine->parameter_count; i++)
		parameters[i] = run->parameters[i];
	for (size_t i = 0; i < CONTROL_PARAMETERS; i++) {
		parameters[first + i].value = sides[i];
		parameters[first + i].format = result->format;
	}
	/* it lives on: figures are remembered by the context that they were calculated in */
	struct context *context = ARENA_NEW(engine->arena, struct context);
	*context = *run;
	context->parameters = parameters;
	context->region = context;
	return context;
}

static struct num absolute(struct engine *engine, struct num num)
{
	if (num_sign(num) < 0 && !num_negate(engine->arena, num, &num))
		return num_hundredths(INT64_MAX);
	return num;
}

static struct num number_of(struct value value)
{
	return value.kind == VALUE_NUMBER ? value.num : num_whole(0);
}

static bool calculable(struct value value)
{
	return value.kind == VALUE_NUMBER || value.kind == VALUE_EMPTY;
}

static bool is_text(struct value value)
{
	return value.kind == VALUE_TEXT || value.kind == VALUE_EMPTY;
}

/* Whether the sides can be told equal or not: two numbers or two texts, where nothing is 0 and "". */
static bool comparable(const struct result *result)
{
	return (calculable(result->left) && calculable(result->right)) ||
	       (is_text(result->left) && is_text(result->right));
}

static struct str text_of(struct value value)
{
	return value.kind == VALUE_TEXT ? value.text : S("");
}

/* Whether the sides agree; sets the difference and the tolerance. */
static bool agree(const struct env *env, const struct control *control, struct result *result)
{
	struct num difference, tolerance = num_whole(0);

	result->left = eval(env, control->left.expr);
	result->right = eval(env, control->right.expr);
	if (!comparable(result))
		return false;
	if (result->left.kind == VALUE_TEXT || result->right.kind == VALUE_TEXT)
		return str_equal_fold(text_of(result->left), text_of(result->right));
	if (!num_subtract(env->engine->arena, number_of(result->left), number_of(result->right), &difference))
		return false;
	if (control->has_tolerance)
		tolerance = number_of(eval(env, control->tolerance.expr));
	result->difference = value_number(difference);
	result->tolerance = value_number(tolerance);
	return num_compare(absolute(env->engine, difference), tolerance) <= 0;
}

static enum severity failure_severity(const struct env *env, const struct control *control, const struct result *result)
{
	enum severity severity = control->severity;
	struct num difference = absolute(env->engine, number_of(result->difference));

	if (control->has_stop_above && num_compare(difference, number_of(eval(env, control->stop_above.expr))) > 0)
		return SEVERITY_STOP;
	if (control->has_severity_formula) {
		struct value word = eval(env, control->severity_formula.expr);
		if (word.kind != VALUE_TEXT || !severity_parse(word.text, &severity)) {
			(void)eval_fault(env, control->severity_formula.expr, ERROR_TYPE,
					 _("expected stopp, stopp för enhet, varning or not from this formula"));
			return SEVERITY_STOP;
		}
	}
	return severity;
}

static struct str default_message(const struct env *env, const struct result *result)
{
	struct arena *arena = env->engine->arena;
	struct format format = result->format;
	int64_t whole;
	if (format.unit == UNIT_NONE && format.decimals < 0 &&
	    (!num_is_whole(number_of(result->left), &whole) || !num_is_whole(number_of(result->right), &whole)))
		format.decimals = 2;
	struct str left = format_value(arena, result->left, format, true);
	struct str right = format_value(arena, result->right, format, true);

	if (!comparable(result))
		return str_printf(arena, "Kan inte räknas: %.*s mot %.*s.", STR_ARG(left), STR_ARG(right));
	return str_printf(arena, "%.*s mot %.*s.", STR_ARG(left), STR_ARG(right));
}

/* What the sides are shown in: amounts in kronor, whatever the control prints. */
static struct str measure_words(const struct result *result)
{
	enum unit unit = result->format.unit;

	if (result->difference.kind != VALUE_NUMBER || unit == UNIT_NONE)
		return S("");
	return unit == UNIT_TKR || unit == UNIT_MKR ? unit_name(UNIT_KR) : unit_name(unit);
}

/* A minus as data writes it, before the digits of a number, becomes that of print. */
static struct str with_minus_signs(struct arena *arena, struct str text)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < text.n; i++) {
		bool digit = i + 1 < text.n && text.p[i + 1] >= '0' && text.p[i + 1] <= '9';
		bool begins = i == 0 || text.p[i - 1] == ' ' || text.p[i - 1] == '(' || text.p[i - 1] == '"';
		if (text.p[i] == '-' && digit && begins)
			buf_add(&out, S("−"));
		else
			buf_char(&out, text.p[i]);
	}
	struct str copy = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

static void describe(struct engine *engine, const struct control *control, const struct frame *frame,
		     struct result *result, bool failed)
{
	struct env env = {.engine = engine, .context = result->context, .frame = frame};

	result->place = prose_plain(&env, control->place_text);
	result->measure = control->measure ? prose_plain(&env, control->measure) : measure_words(result);
	if (control->has_unit) {
		struct value unit = eval(&env, control->unit.expr);
		result->unit = unit.kind == VALUE_TEXT ? unit.text : S("");
	}
	if (!failed)
		return;
	bool sides = comparable(result);
	result->severity = sides ? failure_severity(&env, control, result) : SEVERITY_STOP;
	result->message =
		with_minus_signs(engine->arena, control->message && sides ? prose_plain(&env, control->message)
									  : default_message(&env, result));
	result->advice = with_minus_signs(engine->arena, prose_plain(&env, control->advice));
}

/* Whether the control is calculated here. A condition without a value is a finding that stops: nothing passes unseen. */
static bool applies(const struct env *env, const struct control *control, struct findings *findings)
{
	struct arena *arena = env->engine->arena;

	if (!control->has_condition)
		return true;
	struct value value = eval(env, control->condition.expr);
	if (value.kind == VALUE_ERROR)
		finding_add(findings, SEVERITY_STOP, control->number, control->title,
			    prose_plain(env, control->place_text),
			    str_printf(arena, "Villkoret ger %s och kan inte prövas.", value_error_name(value.error)),
			    S("Fånga felet med OMFEL i kontrollen, eller rätta underlaget."));
	return value.kind == VALUE_TRUTH && value.truth;
}

static void run_once(struct engine *engine, const struct control *control, const struct frame *frame,
		     struct findings *findings)
{
	const struct formula *left = &control->left;
	struct env env = {.engine = engine, .context = engine_context(engine), .frame = frame};

	if (!applies(&env, control, findings))
		return;
	struct result *result = ARENA_PUSH(findings->arena, findings);
	result->number = control->number;
	result->title = control->title;
	result->has_sides = true;
	result->control = control;
	result->frame = frame;
	result->format = left->has_format ? left->format : expr_format(left->expr, env.context);

	bool good = agree(&env, control, result);
	result->context = with_sides(engine, result);
	describe(engine, control, frame, result, !good);
	if (result->severity >= SEVERITY_STOP_UNIT)
		findings->holds_mail = true;
}

static struct str group_place(const struct engine *engine, const struct groups *groups, const struct group *group)
{
	struct arena *arena = engine->arena;
	struct str file = str_base_name(store_file(engine->store, group->first.file));
	struct str place = str_printf(arena, "%.*s:%u", STR_ARG(file), group->first.line);

	for (size_t i = 0; i < groups->column_count; i++) {
		const struct column *column = &store_ledger(engine->store)->columns[groups->columns[i]];
		struct str key = format_value(arena, group->keys[i], column_format(column->type), false);
		place = str_printf(arena, "%.*s, %.*s %.*s", STR_ARG(place), STR_ARG(column->name), STR_ARG(key));
	}
	return place;
}

static void run_groups(struct engine *engine, const struct control *control, struct findings *findings)
{
	const struct groups *groups = control->groups;
	struct env env = {.engine = engine, .context = engine_context(engine)};
	struct str advice = prose_plain(&env, control->advice);

	for (size_t i = 0; i == 0 || (i < groups->count && i <= GROUPS_LISTED); i++) {
		struct result *result = ARENA_PUSH(findings->arena, findings);
		*result = (struct result){.number = control->number,
					  .title = control->title,
					  .has_sides = true,
					  .right = value_number(num_whole(0)),
					  .tolerance = value_number(num_whole(0)),
					  .format = {UNIT_KR, 2},
					  .measure = unit_name(UNIT_KR),
					  .control = control};
		if (groups->count == 0) {
			result->left = result->difference = result->right;
			result->context = with_sides(engine, result);
			result->place = S("alla");
			return;
		}
		result->severity = control->severity;
		result->advice = advice;
		findings->holds_mail = findings->holds_mail || control->severity >= SEVERITY_STOP_UNIT;
		if (i == GROUPS_LISTED) {
			result->has_sides = false;
			result->control = NULL;
			result->message = str_printf(engine->arena, "Ytterligare %zu grupper går inte jämnt upp.",
						     groups->count - GROUPS_LISTED);
			return;
		}
		const struct group *group = &groups->items[i];
		result->left = result->difference = value_number(group->sum);
		result->context = with_sides(engine, result);
		result->place = group_place(engine, groups, group);
		result->message = str_printf(engine->arena, "Summan är %.*s, inte noll.",
					     STR_ARG(format_with_unit(engine->arena, group->sum, result->format)));
	}
}

void controls_run(struct engine *engine, const struct controls *controls, struct findings *findings)
{
	for (const struct control *control = controls->first; control; control = control->next) {
		if (control->groups) {
			run_groups(engine, control, findings);
			continue;
		}
		if (!control->source) {
			run_once(engine, control, NULL, findings);
			continue;
		}
		struct env env = {.engine = engine, .context = engine_context(engine)};
		size_t count, *rows = source_rows(&env, control->source, &count);
		for (size_t i = 0; i < count; i++) {
			struct frame *frame = ARENA_NEW(engine->arena, struct frame);
			*frame = (struct frame){NULL, control->source->alias, control->source->table, rows[i]};
			run_once(engine, control, frame, findings);
		}
	}
}
