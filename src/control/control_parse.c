/* The notation of a control: one "key: value" a line, indented lines continue the one above. */
#include "base/utf8.h"
#include "control/control.h"
#include "formula/lines.h"

struct parsing {
	struct engine *engine;
	struct control *control;
};

/* A fault is reported, and nothing is bound or calculated after one. */
static bool parse_formula(struct parsing *p, const struct line *line, struct formula *out)
{
	return formula_parse(p->engine->arena, line->value, line->value_at, out, p->engine->diags);
}

static struct part *parse_prose(struct parsing *p, const struct line *line)
{
	return prose_parse(p->engine->arena, line->value, line->value_at, NULL, p->engine->diags);
}

static void parse_severity(struct parsing *p, const struct line *line)
{
	struct control *control = p->control;

	if (str_starts(line->value, S("=")))
		control->has_severity_formula = parse_formula(p, line, &control->severity_formula);
	else if (!severity_parse(line->value, &control->severity))
		diag_add(p->engine->diags, DIAG_INPUT, line->value_at,
			 _("expected stopp, stopp för enhet, varning or not, or a formula that gives one of them"));
}

/* "huvudbok[år]; huvudbok[verifikation]" */
static void parse_group(struct parsing *p, const struct line *line)
{
	struct arena *arena = p->engine->arena;
	struct control *control = p->control;
	struct str rest = line->value;

	control->group.items = ARENA_ARRAY(arena, struct str, line->value.n + 1);
	control->group.places = ARENA_ARRAY(arena, struct place, line->value.n + 1);
	while (rest.n) {
		struct str part = str_cut(&rest, ';');
		struct place at = line->value_at;
		struct formula formula;
		place_advance(&at, str_sub(line->value, 0, (size_t)(part.p - line->value.p)));
		if (!formula_parse(arena, part, at, &formula, p->engine->diags))
			return;
		if (formula.expr->kind != EXPR_COLUMN || !str_equal_fold(formula.expr->name, S("huvudbok"))) {
			diag_add(p->engine->diags, DIAG_INPUT, at,
				 _("expected columns of the ledger, as in huvudbok[verifikation]"));
			return;
		}
		control->group.items[control->group.count] = formula.expr->column;
		control->group.places[control->group.count++] = at;
	}
}

static void parse_line(struct parsing *p, const struct line *line)
{
	struct control *control = p->control;
	struct str key = line->key;

	if (str_equal(key, S("namn"))) {
		control->title = line->value;
	} else if (str_equal(key, S("för"))) {
		control->source = ARENA_NEW(p->engine->arena, struct source);
		if (!source_parse(p->engine->arena, line->value, line->value_at, control->source, p->engine->diags))
			control->source = NULL;
	} else if (str_equal(key, S("grupp"))) {
		parse_group(p, line);
	} else if (str_equal(key, S("villkor"))) {
		control->has_condition = parse_formula(p, line, &control->condition);
	} else if (str_equal(key, S("vänster"))) {
		(void)!parse_formula(p, line, &control->left);
	} else if (str_equal(key, S("höger"))) {
		(void)!parse_formula(p, line, &control->right);
	} else if (str_equal(key, S("tolerans"))) {
		control->has_tolerance = parse_formula(p, line, &control->tolerance);
	} else if (str_equal(key, S("stoppgräns"))) {
		control->has_stop_above = parse_formula(p, line, &control->stop_above);
	} else if (str_equal(key, S("vid fel"))) {
		parse_severity(p, line);
	} else if (str_equal(key, S("enhet"))) {
		control->has_unit = parse_formula(p, line, &control->unit);
	} else if (str_equal(key, S("plats"))) {
		control->place_text = parse_prose(p, line);
	} else if (str_equal(key, S("måttenhet"))) {
		control->measure = parse_prose(p, line);
	} else if (str_equal(key, S("meddelande"))) {
		control->message = parse_prose(p, line);
	} else if (str_equal(key, S("åtgärd"))) {
		control->advice = parse_prose(p, line);
	} else {
		diag_add(p->engine->diags, DIAG_INPUT, line->at,
			 _("unknown key \"%.*s\" in a control: expected namn, för, villkor, grupp, vänster, höger, "
			   "tolerans, stoppgräns, "
			   "vid fel, enhet, plats, måttenhet, meddelande or åtgärd"),
			 STR_ARG(key));
	}
}

void control_parse(struct engine *engine, struct controls *controls, struct str info, struct str body,
		   struct place info_at, struct place body_at)
{
	struct control *control = ARENA_NEW(engine->arena, struct control);
	struct parsing parsing = {engine, control};
	struct lines lines = {body, body_at, engine->diags};
	struct line line;

	control->number = info;
	control->title = info;
	control->at = info_at;
	control->severity = SEVERITY_STOP;
	while (lines_next(&lines, &line))
		parse_line(&parsing, &line);

	if ((!control->left.expr || !control->right.expr) && !control->group.count)
		diag_add(engine->diags, DIAG_INPUT, info_at, _("a control has vänster and höger, or grupp"));
	else if (control->left.expr && control->group.count)
		diag_add(engine->diags, DIAG_INPUT, info_at,
			 _("a control with grupp tests that each group sums to zero: it has no vänster and höger"));
	if (control->group.count && (control->source || control->has_condition || control->has_tolerance ||
				     control->has_stop_above || control->has_severity_formula || control->has_unit ||
				     control->place_text || control->measure || control->message))
		diag_add(engine->diags, DIAG_INPUT, info_at,
			 _("a control with grupp has only namn, grupp, vid fel (a word) and åtgärd beside it"));
	*controls->end = control;
	controls->end = &control->next;
}
