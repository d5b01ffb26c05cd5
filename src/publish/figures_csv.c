/* siffror.csv and anmarkningar.csv. */
#include "publish/figures_csv.h"

#include "publish/csvout.h"

static struct str exact_in_unit(struct arena *arena, struct value value, struct format format)
{
	if (value.kind != VALUE_NUMBER)
		return S("");
	return num_exact_text(arena, format_scale(arena, value.num, format), NULL);
}

static void add_row(struct csvout *out, struct engine *engine, const struct name *name, const struct context *context)
{
	struct arena *arena = engine->arena;
	struct value value = figure_value(engine, name, context);
	struct format format = figure_format(name);

	csvout_text(out, name->name);
	csvout_text(out, context->scope);
	if (value.kind == VALUE_NUMBER)
		csvout_number(out, exact_in_unit(arena, value, format));
	else
		csvout_text(out, format_value(arena, value, format, false));
	csvout_text(out, value.kind == VALUE_NUMBER ? unit_name(format.unit) : S("text"));
	csvout_text(out, format_value(arena, value, format, false));
	csvout_text(out, name->formula.source);
	csvout_text(out, context->document.n ? context->document : name->document);
	csvout_end_row(out);
}

/* A document with a period of its own gives some figures another value: they get a row each. */
static void add_other_contexts(struct csvout *out, struct engine *engine, const struct name *name,
			       const struct context *run)
{
	struct value value = figure_value(engine, name, run);

	for (const struct context *context = engine->contexts; context; context = context->next)
		if (context != run && figure_is_known(engine, name, context) &&
		    !value_same(figure_value(engine, name, context), value))
			add_row(out, engine, name, context);
}

static void add_head(struct csvout *out, const char *const *names, size_t count)
{
	csvout_init(out);
	for (size_t i = 0; i < count; i++)
		csvout_text(out, str_from(names[i]));
	csvout_end_row(out);
}

static void add_name(struct csvout *out, struct engine *engine, const struct name *name)
{
	const struct context *run = engine_context(engine);

	if (name->document.n == 0) {
		add_row(out, engine, name, run);
		add_other_contexts(out, engine, name, run);
		return;
	}
	for (const struct context *context = engine->contexts; context; context = context->next)
		if (str_equal(context->document, name->document) &&
		    (name->per_scope == (context->scope.n > 0) || figure_is_known(engine, name, context)))
			add_row(out, engine, name, context);
}

bool figures_csv_write(struct engine *engine, const char *path, struct diags *diags)
{
	static const char *const head[] = {"namn", "omfång", "värde", "enhet", "tryckt", "formel", "dokument"};
	struct csvout out;

	add_head(&out, head, sizeof head / sizeof *head);
	for (const struct name *name = engine->names; name; name = name->next)
		if (name->argument_count == 0)
			add_name(&out, engine, name);
	bool written = csvout_write(&out, path, diags);
	csvout_release(&out);
	return written;
}

static void add_side(struct csvout *out, struct arena *arena, const struct result *result, struct value value)
{
	if (value.kind == VALUE_NUMBER)
		csvout_number(out, num_exact_text(arena, value.num, NULL));
	else
		csvout_text(out, format_value(arena, value, result->format, false));
}

bool findings_csv_write(const struct findings *findings, const char *path, struct diags *diags)
{
	static const char *const head[] = {"allvar", "kontroll", "plats", "vänster", "höger", "differens", "meddelande"};
	struct csvout out;

	add_head(&out, head, sizeof head / sizeof *head);
	for (size_t i = 0; i < findings->count; i++) {
		const struct result *result = &findings->items[i];
		if (result->severity == SEVERITY_NONE)
			continue;
		csvout_text(&out, severity_name(result->severity));
		csvout_text(&out, result->number.n ? result->number : result->title);
		csvout_text(&out, result->place);
		add_side(&out, findings->arena, result, result->left);
		add_side(&out, findings->arena, result, result->right);
		add_side(&out, findings->arena, result, result->difference);
		csvout_text(&out, result->message);
		csvout_end_row(&out);
	}
	bool written = csvout_write(&out, path, diags);
	csvout_release(&out);
	return written;
}
