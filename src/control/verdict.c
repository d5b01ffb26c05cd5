/* What all findings together mean. */
#include "control/verdict.h"

#include <stdlib.h>

bool verdict_stops(const struct findings *findings)
{
	return findings_verdict(findings) >= SEVERITY_STOP_UNIT;
}

struct str verdict_words(const struct findings *findings)
{
	switch (findings_verdict(findings)) {
	case SEVERITY_NONE:
	case SEVERITY_NOTE:
		return S("avstämd");
	case SEVERITY_WARNING:
		return S("avstämd med varningar");
	case SEVERITY_STOP_UNIT:
	case SEVERITY_STOP:
		break;
	}
	return S("ej avstämd");
}

/* ---- of one document ---- */

/* Whether a finding is any of the business of a förvaltning's document. */
static bool concerns(const struct result *result, const struct concern_scope *scope)
{
	if (result->severity == SEVERITY_NONE || result->severity == SEVERITY_STOP)
		return true;
	/* What the program itself finds, such as a chart without figures, may be in any document. */
	if (result->number.n == 0 && !result->control)
		return true;
	/* A control that names no unit is the whole region's. A stop all the same stops everyone. */
	if (result->unit.n == 0 && result->severity < SEVERITY_STOP_UNIT)
		return false;
	return concern_has(scope, result->unit);
}

void verdict_document(struct verdict_document *document, struct arena *arena, const struct findings *findings,
		      const struct concern *concern, struct str scope)
{
	bool *flags = ARENA_ARRAY(arena, bool, findings->count);
	struct concern_scope of_scope;

	*document = (struct verdict_document){.findings = findings, .concerns = flags, .words = S("ej avstämd")};
	if (scope.n)
		concern_scope(&of_scope, arena, concern, scope);
	for (size_t i = 0; i < findings->count; i++) {
		flags[i] = scope.n == 0 || concerns(&findings->items[i], &of_scope);
		document->stops = document->stops || (flags[i] && findings->items[i].severity >= SEVERITY_STOP_UNIT);
	}
	if (!document->stops)
		document->words =
			findings_verdict(findings) >= SEVERITY_WARNING ? S("avstämd med varningar") : S("avstämd");
}

/* ---- in numbers ---- */

static bool first_of_its_number(const struct controls *controls, const struct control *control)
{
	for (const struct control *c = controls->first; c != control; c = c->next)
		if (str_equal(c->number, control->number))
			return false;
	return true;
}

struct verdict_counts verdict_count(const struct controls *controls, const struct findings *findings)
{
	struct verdict_counts counts = {0};

	for (const struct control *control = controls->first; control; control = control->next) {
		if (!first_of_its_number(controls, control))
			continue;
		bool tried = false, failed = false;
		for (size_t i = 0; i < findings->count; i++) {
			if (!str_equal(findings->items[i].number, control->number))
				continue;
			tried = true;
			failed = failed || findings->items[i].severity >= SEVERITY_WARNING;
		}
		++*(failed ? &counts.failed : tried ? &counts.passed : &counts.untried);
	}
	return counts;
}

/* ---- control by control ---- */

static bool has_result(const struct verdict_document *document, const struct control *control, enum severity severity)
{
	const struct findings *findings = document->findings;

	for (size_t i = 0; i < findings->count; i++)
		if (document->concerns[i] && findings->items[i].severity == severity &&
		    str_equal(findings->items[i].number, control->number) &&
		    str_equal(findings->items[i].title, control->title))
			return true;
	return false;
}

static bool has_title(struct str titles, struct str title)
{
	while (titles.n) {
		size_t end = str_find(titles, S("; "));
		if (str_equal(str_sub(titles, 0, end), title))
			return true;
		titles = end == (size_t)-1 ? S("") : str_sub(titles, end + 2, titles.n);
	}
	return false;
}

static void add_title(struct arena *arena, struct str *titles, struct str title)
{
	if (title.n == 0 || has_title(*titles, title))
		return;
	*titles = str_printf(arena, "%.*s%s%.*s", STR_ARG(*titles), titles->n ? "; " : "", STR_ARG(title));
}

static struct verdict_control outcome_of(const struct verdict_document *document, struct str number)
{
	struct verdict_control control = {.number = number};

	for (size_t i = 0; i < document->findings->count; i++) {
		const struct result *result = &document->findings->items[i];
		if (!str_equal(result->number, number))
			continue;
		control.tried = true;
		if (!document->concerns[i])
			control.elsewhere |= result->severity >= SEVERITY_WARNING;
		else if (result->severity > control.outcome)
			control.outcome = result->severity;
	}
	return control;
}

static void add_own_findings(struct verdict_controls *list, struct arena *arena,
			     const struct verdict_document *document)
{
	const struct findings *findings = document->findings;
	struct verdict_control own = outcome_of(document, S(""));

	for (size_t i = 0; i < findings->count; i++)
		if (document->concerns[i] && findings->items[i].number.n == 0 &&
		    findings->items[i].severity == own.outcome)
			add_title(arena, &own.title, findings->items[i].title);
	if (own.outcome > SEVERITY_NONE)
		*ARENA_PUSH(arena, list) = own;
}

/* "2" before "10", numbers before "P1". */
static int by_number(const void *left, const void *right)
{
	const struct verdict_control *a = left, *b = right;
	size_t digits[2] = {0};

	while (digits[0] < a->number.n && a->number.p[digits[0]] >= '0' && a->number.p[digits[0]] <= '9')
		digits[0]++;
	while (digits[1] < b->number.n && b->number.p[digits[1]] >= '0' && b->number.p[digits[1]] <= '9')
		digits[1]++;
	if (digits[0] && digits[1] && digits[0] != digits[1])
		return digits[0] < digits[1] ? -1 : 1;
	return str_compare(a->number, b->number);
}

void verdict_list(struct verdict_controls *list, struct arena *arena, const struct controls *controls,
		  const struct verdict_document *document)
{
	*list = (struct verdict_controls){0};
	for (const struct control *control = controls->first; control; control = control->next) {
		if (control->number.n == 0 || !first_of_its_number(controls, control))
			continue;
		struct verdict_control one = outcome_of(document, control->number);
		for (const struct control *c = control; c; c = c->next)
			if (str_equal(c->number, control->number) &&
			    (one.outcome == SEVERITY_NONE || has_result(document, c, one.outcome)))
				add_title(arena, &one.title, c->title);
		*ARENA_PUSH(arena, list) = one;
	}
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_number);
	add_own_findings(list, arena, document);
}
