/* What all findings together mean. */
#include "control/verdict.h"

#include "base/utf8.h"

#include <stdlib.h>

/* The levels at which a failure of one unit concerns another's documents. */
static const struct str levels[] = {STR("kod"), STR("förvaltning"), STR("nämnd"), STR("region")};
enum { LEVELS = sizeof levels / sizeof *levels };

void verdict_declare(struct store *store)
{
	for (size_t i = 0; i < LEVELS; i++)
		(void)store_column(store, store_table(store, S("organisation")), levels[i]);
}

bool verdict_stops(const struct findings *findings)
{
	return findings_verdict(findings) >= SEVERITY_STOP_UNIT;
}

/* Whether a unit is the förvaltning, lies below it, or is above it. One that is not known concerns everyone. */
static bool concerns(struct store *store, struct str unit, struct str scope)
{
	struct table *units = store_table(store, S("organisation"));
	int code = store_column(store, units, S("kod"));
	bool known = false;

	for (size_t i = 0; i < units->row_count; i++) {
		struct str row = units->columns[code].cells[i].text;
		known = known || str_equal_fold(row, unit);
		for (size_t l = 0; l < LEVELS; l++) {
			int column = store_column(store, units, levels[l]);
			if (column < 0 || units->columns[column].cells[i].kind != VALUE_TEXT)
				continue;
			struct str above = units->columns[column].cells[i].text;
			if ((str_equal_fold(row, unit) && str_equal_fold(above, scope)) ||
			    (str_equal_fold(row, scope) && str_equal_fold(above, unit)))
				return true;
		}
	}
	return !known;
}

static bool concerns_document(const struct result *result, struct store *store, struct str scope)
{
	if (scope.n == 0 || result->severity == SEVERITY_STOP)
		return true;
	/* What names no unit is the whole region's. A stop all the same stops everyone. */
	if (result->unit.n == 0 && result->severity < SEVERITY_STOP_UNIT)
		return false;
	return concerns(store, result->unit, scope);
}

bool verdict_stops_document(const struct findings *findings, struct store *store, struct str scope)
{
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= SEVERITY_STOP_UNIT &&
		    concerns_document(&findings->items[i], store, scope))
			return true;
	return false;
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

struct str verdict_document_words(const struct findings *findings, struct store *store, struct str scope)
{
	if (verdict_stops_document(findings, store, scope))
		return S("ej avstämd");
	return findings_verdict(findings) >= SEVERITY_WARNING ? S("avstämd med varningar") : S("avstämd");
}

static bool first_of_its_number(const struct controls *controls, const struct control *control)
{
	for (const struct control *c = controls->first; c != control; c = c->next)
		if (str_equal(c->number, control->number))
			return false;
	return true;
}

static bool has_failed(const struct findings *findings, struct str number)
{
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= SEVERITY_WARNING && str_equal(findings->items[i].number, number))
			return true;
	return false;
}

void verdict_count(const struct controls *controls, const struct findings *findings, size_t *passed, size_t *failed)
{
	*passed = *failed = 0;
	for (const struct control *control = controls->first; control; control = control->next) {
		if (!first_of_its_number(controls, control))
			continue;
		if (has_failed(findings, control->number))
			++*failed;
		else
			++*passed;
	}
}

/* ---- control by control ---- */

/* The findings, and which of them concern the document: one truth a finding. */
struct relevant {
	const struct findings *findings;
	const bool *concerns;
};

static struct relevant relevant_to(struct arena *arena, const struct findings *findings, struct store *store,
				   struct str scope)
{
	bool *flags = ARENA_ARRAY(arena, bool, findings->count);

	for (size_t i = 0; i < findings->count; i++)
		flags[i] = findings->items[i].severity == SEVERITY_NONE ||
			   concerns_document(&findings->items[i], store, scope);
	return (struct relevant){findings, flags};
}

static bool has_result(const struct relevant *relevant, const struct control *control, enum severity severity)
{
	const struct findings *findings = relevant->findings;

	for (size_t i = 0; i < findings->count; i++)
		if (relevant->concerns[i] && findings->items[i].severity == severity &&
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

static struct verdict_control outcome_of(const struct relevant *relevant, struct str number)
{
	struct verdict_control control = {.number = number};

	for (size_t i = 0; i < relevant->findings->count; i++) {
		const struct result *result = &relevant->findings->items[i];
		if (!str_equal(result->number, number))
			continue;
		control.tried = true;
		if (!relevant->concerns[i])
			control.elsewhere |= result->severity >= SEVERITY_WARNING;
		else if (result->severity > control.outcome)
			control.outcome = result->severity;
	}
	return control;
}

static void add_own_findings(struct verdict_controls *list, struct arena *arena, const struct relevant *relevant)
{
	const struct findings *findings = relevant->findings;
	struct verdict_control own = outcome_of(relevant, S(""));

	for (size_t i = 0; i < findings->count; i++)
		if (relevant->concerns[i] && findings->items[i].number.n == 0 &&
		    findings->items[i].severity == own.outcome)
			add_title(arena, &own.title, findings->items[i].title);
	if (own.outcome > SEVERITY_NONE || own.elsewhere)
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
		  const struct findings *findings, struct store *store, struct str scope)
{
	struct relevant relevant = relevant_to(arena, findings, store, scope);

	*list = (struct verdict_controls){0};
	for (const struct control *control = controls->first; control; control = control->next) {
		if (control->number.n == 0 || !first_of_its_number(controls, control))
			continue;
		struct verdict_control one = outcome_of(&relevant, control->number);
		for (const struct control *c = control; c; c = c->next)
			if (str_equal(c->number, control->number) &&
			    (one.outcome == SEVERITY_NONE || has_result(&relevant, c, one.outcome)))
				add_title(arena, &one.title, c->title);
		*ARENA_PUSH(arena, list) = one;
	}
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_number);
	add_own_findings(list, arena, &relevant);
}
