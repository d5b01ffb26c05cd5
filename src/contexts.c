/* The contexts that documents are calculated in. */
#include "prepare.h"

#include "base/utf8.h"

#include <string.h>

static void set_text(struct parameter *parameters, size_t count, struct str name, struct str text)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(parameters[i].name, name))
			parameters[i].value = value_text(text);
}

static void add_scope(struct preparation *p, const struct template *t, const struct context *region, struct str code,
		      struct str name)
{
	size_t count = p->engine.parameter_count;
	struct parameter *parameters = ARENA_ARRAY(&p->arena, struct parameter, count);

	if (engine_find_context(&p->engine, t->document, code))
		return; /* a code that is valid in two periods is one förvaltning */
	memcpy(parameters, t->parameters, count * sizeof *parameters);
	set_text(parameters, count, S("enhet"), code);
	set_text(parameters, count, S("enhetsnamn"), name);
	(void)engine_add_context(&p->engine, t->document, code, parameters, region);
}

static struct value parameter_value(const struct preparation *p, const struct template *t, struct str name)
{
	for (size_t i = 0; i < p->engine.parameter_count; i++)
		if (str_equal(t->parameters[i].name, name))
			return t->parameters[i].value;
	return value_empty();
}

/* Whether a unit exists in any month from `from` to `to`: one that was closed long ago has no report. */
static bool exists_in(struct preparation *p, struct table *units, size_t row, struct value from, struct value to)
{
	int first = store_column(p->store, units, S("från")), last = store_column(p->store, units, S("till"));
	struct value begins = units->columns[first].cells[row], ends = units->columns[last].cells[row];

	return (begins.kind != VALUE_NUMBER || num_compare(begins.num, to.num) <= 0) &&
	       (ends.kind != VALUE_NUMBER || num_compare(ends.num, from.num) >= 0);
}

void prepare_contexts(struct preparation *p)
{
	struct table *units = store_table(p->store, S("organisation"));
	int code = store_column(p->store, units, S("kod")), name = store_column(p->store, units, S("namn")),
	    kind = store_column(p->store, units, S("typ"));

	for (const struct template *t = p->templates; t; t = t->next) {
		if (t->document.n == 0)
			continue;
		struct value year_start = parameter_value(p, t, S("årsstart")),
			     period = parameter_value(p, t, S("period"));
		const struct context *region = engine_add_context(&p->engine, t->document, S(""), t->parameters, NULL);
		for (size_t i = 0; t->per_scope && i < units->row_count; i++)
			if (str_equal_fold(units->columns[kind].cells[i].text, S("förvaltning")) &&
			    exists_in(p, units, i, year_start, period))
				add_scope(p, t, region, units->columns[code].cells[i].text,
					  units->columns[name].cells[i].text);
	}
}
