/* What all findings together mean. */
#include "control/verdict.h"

#include "base/utf8.h"

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

bool verdict_stops_document(const struct findings *findings, struct store *store, struct str scope)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct result *result = &findings->items[i];
		if (result->severity == SEVERITY_STOP)
			return true;
		if (result->severity == SEVERITY_STOP_UNIT && (scope.n == 0 || concerns(store, result->unit, scope)))
			return true;
	}
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
