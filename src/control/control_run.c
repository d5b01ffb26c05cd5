/* Calculating controls: their sides, what they are judged by, and what is said of them. */
#include "base/buf.h"
#include "base/utf8.h"
#include "control/control.h"

#include <string.h>

enum { GROUPS_LISTED = 200 };

#define CATCH_ADVICE "Fånga felet med OMFEL i kontrollen, eller rätta underlaget."

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
	/* it lives on: a workbook tells results apart by it */
	struct context *context = ARENA_NEW(engine->arena, struct context);
	*context = *run;
	context->parameters = parameters;
	context->outer = run;
	return context;
}

/* ---- numbers ---- */

static struct num absolute(struct engine *engine, struct num num)
{
	if (num_sign(num) < 0 && !num_negate(engine->arena, num, &num))
		return num_hundredths(INT64_MAX);
	return num;
}

static bool is_number(struct value value)
{
	return value.kind == VALUE_NUMBER || value.kind == VALUE_EMPTY;
}

static struct num number_of(struct value value)
{
	return value.kind == VALUE_NUMBER ? value.num : num_whole(0);
}

/*
 * What is compared is rounded to CONTROL_DECIMALS, as in a workbook: there quotients are doubles that leave a trace behind
 * their decimals. Amounts have two, and lose nothing.
 */
static struct num judged(struct engine *engine, struct num num)
{
	struct num rounded;

	return num_round(engine->arena, num, CONTROL_DECIMALS, ROUND_HALF_AWAY, &rounded) ? rounded : num;
}

/* ---- one result ---- */

static bool is_text(struct value value)
{
	return value.kind == VALUE_TEXT || value.kind == VALUE_EMPTY;
}

static struct str text_of(struct value value)
{
	return value.kind == VALUE_TEXT ? value.text : S("");
}

/* Whether the sides can be told equal or not: two numbers or two texts, where nothing is 0 and "". */
static bool comparable(const struct result *result)
{
	return result_has_difference(result) || (is_text(result->left) && is_text(result->right));
}

static void calculate_sides(const struct env *env, const struct control *control, struct result *result)
{
	struct engine *engine = env->engine;
	struct num difference;

	result->left = eval(env, control->left.expr);
	result->right = eval(env, control->right.expr);
	if (is_number(result->left) && is_number(result->right) &&
	    num_subtract(engine->arena, number_of(result->left), number_of(result->right), &difference))
		result->difference = value_number(judged(engine, difference));
}

/* What can not be used is a finding that stops: nothing passes unseen. */
static void say_unusable(struct arena *arena, struct result *result, const char *what, enum value_error error)
{
	result->severity = SEVERITY_STOP;
	result->has_no_limit = true;
	result->message = str_printf(arena, "%s ger %s och kan inte användas.", what, value_error_name(error));
	result->advice = S(CATCH_ADVICE);
}

/* The value of tolerans or stoppgräns; false, said in the result, when there is none. */
static bool calculate_limit(const struct env *env, const struct formula *formula, const char *what,
			    struct result *result, struct num *out)
{
	struct value value = eval(env, formula->expr);

	if (!is_number(value) && value.kind != VALUE_ERROR)
		value = eval_fault(env, formula->expr, ERROR_TYPE, _("expected %s here"), _("a number"));
	if (value.kind == VALUE_ERROR)
		say_unusable(env->engine->arena, result, what, value.error);
	*out = number_of(value);
	return value.kind != VALUE_ERROR;
}

static enum severity failure_severity(const struct env *env, const struct control *control)
{
	enum severity severity = control->severity;

	if (!control->has_severity_formula)
		return severity;
	struct value word = eval(env, control->severity_formula.expr);
	if (word.kind == VALUE_TEXT && severity_parse(word.text, &severity))
		return severity;
	(void)eval_fault(env, control->severity_formula.expr, ERROR_TYPE,
			 _("expected stopp, stopp för enhet, varning or not from this formula"));
	return SEVERITY_STOP;
}

static void judge_numbers(const struct env *env, const struct control *control, struct result *result)
{
	struct engine *engine = env->engine;
	struct num difference = absolute(engine, result->difference.num);
	struct num tolerance = num_whole(0), stop_above = num_whole(0);

	if (control->has_tolerance && !calculate_limit(env, &control->tolerance, "Toleransen", result, &tolerance))
		return;
	result->tolerance = value_number(tolerance);
	if (control->has_stop_above && !calculate_limit(env, &control->stop_above, "Stoppgränsen", result, &stop_above))
		return;
	if (num_compare(difference, judged(engine, tolerance)) <= 0)
		return;
	bool stops = control->has_stop_above && num_compare(difference, judged(engine, stop_above)) > 0;
	result->severity = stops ? SEVERITY_STOP : failure_severity(env, control);
}

/* Sets the tolerance and the severity. */
static void judge(const struct env *env, const struct control *control, struct result *result)
{
	if (!comparable(result))
		result->severity = SEVERITY_STOP;
	else if (result_has_difference(result))
		judge_numbers(env, control, result);
	else if (!str_equal_fold(text_of(result->left), text_of(result->right)))
		result->severity = failure_severity(env, control);
}

/* ---- what is said of it ---- */

/* How both sides are printed: with as many decimals as it takes to tell them apart. */
static struct format side_format(struct arena *arena, const struct result *result)
{
	struct format format = result->format;
	int64_t whole;

	if (format.unit == UNIT_NONE && format.decimals < 0 &&
	    (!num_is_whole(number_of(result->left), &whole) || !num_is_whole(number_of(result->right), &whole)))
		format.decimals = 2;
	while (result_has_difference(result) && format_decimals(format) < CONTROL_DECIMALS &&
	       str_equal(format_figure(arena, number_of(result->left), format),
			 format_figure(arena, number_of(result->right), format)))
		format.decimals = (int)format_decimals(format) + 1;
	return format;
}

static struct str default_message(struct arena *arena, const struct result *result)
{
	struct format format = side_format(arena, result);
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

	if (!result_has_difference(result) || unit == UNIT_NONE)
		return S("");
	return unit == UNIT_TKR || unit == UNIT_MKR ? unit_name(UNIT_KR) : unit_name(unit);
}

static bool is_digit(struct str text, size_t at)
{
	return at < text.n && text.p[at] >= '0' && text.p[at] <= '9';
}

/* Whether a number begins with the hyphen at that place: not "2020-11", "A -5B", "3 -5". */
static bool is_minus(struct str text, size_t at)
{
	size_t end = at + 1, before = at;

	while (end < text.n && (is_digit(text, end) || strchr(",.:", text.p[end])))
		end++;
	while (before > 0 && text.p[before - 1] == ' ')
		before--;
	return is_digit(text, at + 1) && (end == text.n || strchr(" ;!?)%\"\xC2", text.p[end])) &&
	       (at == 0 || text.p[at - 1] == '(' || text.p[at - 1] == '"' ||
		(before < at && !is_digit(text, before - 1)));
}

/* As print sets it: what the template's author types as -5, or joins to a text, has the minus of figures. */
static struct str with_minus_signs(struct arena *arena, struct str text)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '-' && is_minus(text, i))
			buf_add(&out, S("\xE2\x88\x92"));
		else
			buf_char(&out, text.p[i]);
	}
	struct str made = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return made;
}

static void describe(const struct env *env, const struct control *control, struct result *result)
{
	struct arena *arena = env->engine->arena;

	result->place = prose_plain(env, control->place_text);
	result->measure = control->measure ? prose_plain(env, control->measure) : measure_words(result);
	if (control->has_unit)
		result->unit = text_of(eval(env, control->unit.expr));
	if (result->severity == SEVERITY_NONE || result->has_no_limit)
		return;
	result->message = control->message && comparable(result)
				  ? with_minus_signs(arena, prose_plain(env, control->message))
				  : default_message(arena, result);
	result->advice = with_minus_signs(arena, prose_plain(env, control->advice));
}

/* Whether the control is calculated here. A condition without a value is a finding that stops, as a limit is. */
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
			    S(CATCH_ADVICE));
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

	calculate_sides(&env, control, result);
	env.context = result->context = with_sides(engine, result);
	judge(&env, control, result);
	describe(&env, control, result);
	if (result->severity >= SEVERITY_STOP_UNIT)
		findings->holds_mail = true;
}

/* ---- groups of the ledger ---- */

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
