/* Figures without a value. */
#include "control/unprintable.h"

static bool is_known(const struct findings *findings, struct str place, struct str message)
{
	for (size_t i = 0; i < findings->count; i++)
		if (str_equal(findings->items[i].place, place) && str_equal(findings->items[i].message, message))
			return true;
	return false;
}

static void add(struct findings *findings, enum severity severity, struct value value, struct place at, struct str what)
{
	struct arena *arena = findings->arena;

	if (value.kind != VALUE_ERROR || (value.error != ERROR_DIVISION && value.error != ERROR_NOT_FOUND))
		return;

	struct str file = str_base_name(at.file), place = str_printf(arena, "%.*s:%u", STR_ARG(file), at.line);
	struct str message =
		str_printf(arena, "%.*s ger %s och kan inte skrivas ut.", STR_ARG(what), value_error_name(value.error));
	if (!is_known(findings, place, message))
		finding_add(findings, severity, S(""), S("Figur utan värde"), place, message,
			    value.error == ERROR_DIVISION
				    ? S("Fånga nolldivisionen med OMFEL i mallen, eller rätta underlaget.")
				    : S("Det som söks finns inte i tabellen: rätta mallen eller underlaget."));
}

void unprintable_add(struct findings *findings, struct value value, struct place at, struct str what)
{
	add(findings, SEVERITY_STOP, value, at, what);
}

static bool shows(const struct name *name, const struct context *context, const struct context *run)
{
	if (name->document.n == 0)
		return context == run;
	return str_equal(name->document, context->document) && name->per_scope == (context->scope.n > 0);
}

void unprintable_add_names(struct findings *findings, struct engine *engine)
{
	const struct context *run = engine_context(engine);

	for (const struct name *name = engine->names; name; name = name->next) {
		if (name->reads_findings || name->for_letters)
			continue;
		for (const struct context *c = engine->contexts; c && name->argument_count == 0; c = c->next)
			if (shows(name, c, run))
				add(findings, SEVERITY_NOTE, figure_value(engine, name, c), name->at, name->name);
	}
}
