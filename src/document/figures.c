/* The figures of a document: one for each calculated value, with the formula that calculates it in a workbook. */
#include "document/figures.h"

#include "base/buf.h"
#include "control/unprintable.h"
#include "document/figure_formula.h"
#include "document/numbering.h"
#include "document/sheets.h"

#include <stddef.h>

/* What a figure is the value of: two pointers and a number, by the kind of thing. */
struct figure_key {
	const void *what, *where;
	size_t index;
};

struct figure_entry {
	struct figure_entry *next;
	struct figure_key key;
	struct figure figure;
	bool placed;
};

/* ---- finding and adding ---- */

static bool same_key(struct figure_key a, struct figure_key b)
{
	return a.what == b.what && a.where == b.where && a.index == b.index;
}

static size_t hash_key(struct figure_key key)
{
	uintptr_t h = (uintptr_t)key.what * 31 + (uintptr_t)key.where * 17 + key.index;

	return (size_t)(h ^ (h >> 15)) * 2654435761u;
}

static struct figure_entry **slot_of(struct figures *figures, struct figure_key key)
{
	size_t mask = figures->capacity - 1, i = hash_key(key) & mask;

	while (figures->slots[i] && !same_key(figures->slots[i]->key, key))
		i = (i + 1) & mask;
	return &figures->slots[i];
}

static void grow(struct figures *figures)
{
	struct figure_entry **old = figures->slots;
	size_t capacity = figures->capacity;

	figures->capacity = capacity ? capacity * 2 : 256;
	figures->slots = ARENA_ARRAY(figures->engine->arena, struct figure_entry *, figures->capacity);
	for (size_t i = 0; i < capacity; i++)
		if (old[i])
			*slot_of(figures, old[i]->key) = old[i];
}

void figures_init(struct figures *figures, struct engine *engine, const struct context *context,
		  const struct cube *preferred, struct findings *findings, struct numbering *numbering)
{
	*figures = (struct figures){.engine = engine,
				    .context = context,
				    .preferred = preferred,
				    .findings = findings,
				    .numbering = numbering};
	figures->end = &figures->first;
	figures->sheets_end = &figures->sheets;
	grow(figures);
}

/* The entry of the key; *is_new when it was made now. */
static struct figure *entry(struct figures *figures, struct figure_key key, bool *is_new)
{
	struct figure_entry **slot = slot_of(figures, key);

	*is_new = !*slot;
	if (*slot)
		return &(*slot)->figure;
	if (2 * figures->count >= figures->capacity) {
		grow(figures);
		slot = slot_of(figures, key);
	}
	struct figure_entry *added = ARENA_NEW(figures->engine->arena, struct figure_entry);
	added->key = key;
	*slot = added;
	figures->count++;
	*figures->end = added;
	figures->end = &added->next;
	return &added->figure;
}

static struct figure_entry *entry_of(const struct figure *figure)
{
	return (struct figure_entry *)((char *)(uintptr_t)figure - offsetof(struct figure_entry, figure));
}

bool figure_is_placed(const struct figure *figure)
{
	return entry_of(figure)->placed;
}

void figure_placed(const struct figure *figure)
{
	entry_of(figure)->placed = true;
}

/* ---- text without runs: titles ---- */

struct plain_text {
	struct figures *figures;
	struct buf text;
};

static void plain_text(void *user, struct str text)
{
	struct plain_text *plain = user;

	buf_add(&plain->text, text);
}

static void plain_figure(void *user, const struct env *env, const struct part *part, struct value value,
			 struct format format)
{
	struct plain_text *plain = user;

	unprintable_add(plain->figures->findings, value, part->at, part->formula.source);
	buf_add(&plain->text, format_value(env->engine->arena, value, format, !part->without_unit));
}

void figures_failure(struct figures *figures, const struct part *part, enum value_error error)
{
	struct arena *arena = figures->findings->arena;
	struct str file = str_base_name(part->at.file);

	finding_add(figures->findings, SEVERITY_STOP, S(""), S("Villkor utan värde"),
		    str_printf(arena, "%.*s:%u", STR_ARG(file), part->at.line),
		    str_printf(arena, "Villkoret ger %s och räknas som ej uppfyllt.", value_error_name(error)),
		    S("Fånga felet med OMFEL i mallen, eller rätta underlaget."));
}

static void plain_failure(void *user, const struct part *part, enum value_error error)
{
	struct plain_text *plain = user;

	figures_failure(plain->figures, part, error);
}

static void plain_reference(void *user, const struct part *part)
{
	struct plain_text *plain = user;

	buf_add(&plain->text, numbering_mark(plain->figures->numbering, part));
}

struct str figures_plain(struct figures *figures, const struct env *env, const struct part *parts)
{
	struct plain_text plain = {figures, BUF_INIT};
	struct prose_sink sink = {.user = &plain,
				  .text = plain_text,
				  .figure = plain_figure,
				  .failure = plain_failure,
				  .reference = plain_reference};

	prose_expand(env, parts, &sink);
	struct str copy = str_copy(figures->engine->arena, buf_str(&plain.text));
	buf_release(&plain.text);
	return copy;
}

/* ---- figures by what they are the value of ---- */

/* "SUMMA(ovan) (Kulturnämnden, Andel)": which cell of a repeated row. */
static struct str cell_words(struct figures *figures, struct grid_row *row, size_t column, struct str source)
{
	struct str name = grid_row_name(figures->engine, row), title = row->grid->plan->columns[column].name;

	return str_printf(figures->engine->arena, "%.*s (%.*s, %.*s)", STR_ARG(source), STR_ARG(name), STR_ARG(title));
}

static void fill(struct figures *figures, struct figure *figure, struct str name, struct str label, struct value value,
		 struct format format)
{
	figure->name = name;
	figure->label = label;
	figure->value = value;
	figure->format = format;
	figure->printed = format_value(figures->engine->arena, value, format, false);
	figure->is_text = value.kind == VALUE_TEXT;
}

struct figure *figure_of_parameter(struct figures *figures, const struct context *context, size_t index)
{
	const struct parameter *parameter = &context->parameters[index], *own = &figures->context->parameters[index];
	bool same = value_same(own->value, parameter->value), is_new;
	struct figure_key key = {same ? figures->context->parameters : context->parameters, NULL, index};
	struct figure *figure = entry(figures, key, &is_new);

	if (is_new) {
		fill(figures, figure, parameter->name, parameter->name, parameter->value, parameter->format);
		figure->source = S("parameter");
		figure->is_parameter = true;
	}
	return figure;
}

struct figure *figure_of_cell(struct figures *figures, struct grid_row *row, size_t column)
{
	struct grid_cell *cell = &row->cells[column];
	const struct grid_plan *plan = row->grid->plan;
	struct env env = {.engine = figures->engine,
			  .context = row->grid->context,
			  .frame = row->frame,
			  .row = row,
			  .column = column};
	bool is_new;
	struct figure *figure = entry(figures, (struct figure_key){cell, NULL, 0}, &is_new);

	if (!is_new)
		return figure;
	struct value value = grid_value(figures->engine, row, column);
	struct str source = cell->is_group_sum ? S("SUMMA") : cell->plan->formula.source;
	struct str name = cell->plan ? cell->plan->name : S("");
	fill(figures, figure, name, name.n ? name : source, value, grid_format(plan, cell->plan, column));
	if (value.kind == VALUE_ERROR)
		unprintable_add(figures->findings, value, cell->plan ? cell->plan->at : row->at,
				cell_words(figures, row, column, source));

	if (figures->context->scope.n && row->grid->context->scope.n == 0) {
		figure->source = str_printf(figures->engine->arena, "region: %.*s", STR_ARG(figure->label));
		return figure;
	}
	if (cell->is_group_sum)
		figure_translate_group_sum(figures, figure, row, column);
	else
		figure_translate(figures, figure, &env, cell->plan->formula.expr);
	return figure;
}

static struct figure *figure_of_named_cell(struct figures *figures, const struct name *name,
					   const struct context *context)
{
	const struct cell_plan *cell = &name->plan->rows.items[name->row].cells[name->column];
	struct grid *grid = grid_make(figures->engine, name->plan, context, NULL);

	for (size_t i = 0; i < grid->row_count; i++)
		if (grid->rows[i]->cells[name->column].plan == cell)
			return figure_of_cell(figures, grid->rows[i], name->column);
	return NULL;
}

struct figure *figure_of_name(struct figures *figures, const struct name *name, const struct context *context)
{
	const struct context *own = name_context(figures->engine, name, context);
	struct env env = {.engine = figures->engine, .context = own ? own : context};
	bool is_new;

	if (name->kind == NAME_CELL && own) {
		struct figure *cell = figure_of_named_cell(figures, name, own);
		if (cell)
			return cell;
	}
	struct figure *figure = entry(figures, (struct figure_key){name, own, 0}, &is_new);
	if (!is_new)
		return figure;

	struct value value = figure_value(figures->engine, name, env.context);
	bool of_region = figures->context->scope.n && env.context->scope.n == 0;
	struct str label =
		of_region ? str_printf(figures->engine->arena, "region.%.*s", STR_ARG(name->name)) : name->name;
	fill(figures, figure, of_region ? S("") : name->name, label, value, figure_format(name));
	unprintable_add(figures->findings, value, name->at, name->name);
	if (of_region)
		figure->source =
			str_printf(figures->engine->arena, "hela regionen: %.*s", STR_ARG(name->formula.source));
	else if (name->kind == NAME_FORMULA)
		figure_translate(figures, figure, &env, name->formula.expr);
	return figure;
}

struct figure *figure_of_text(struct figures *figures, const struct env *env, const struct part *part,
			      struct value value, struct format format)
{
	const struct expr *expr = part->formula.expr;
	bool is_new;

	if (expr->meaning == MEANS_FIGURE)
		return figure_of_name(figures, expr->definition, expr->of_region ? env->context->region : env->context);
	if (expr->meaning == MEANS_PARAMETER)
		return figure_of_parameter(figures, env->context, expr->index);

	struct figure *figure = entry(figures, (struct figure_key){part, env->frame, 1}, &is_new);
	if (!is_new)
		return figure;
	fill(figures, figure, S(""), part->formula.source, value, format);
	unprintable_add(figures->findings, value, part->at, part->formula.source);
	figure_translate(figures, figure, env, expr);
	return figure;
}

/* ---- the end ---- */

void figures_finish(struct figures *figures, struct doc *doc)
{
	struct figure **end = &doc->figures;

	figure_list_ranges(figures);
	for (struct figure_entry *entry = figures->first; entry; entry = entry->next) {
		if (entry->placed)
			continue;
		*end = &entry->figure;
		end = &entry->figure.next;
	}
	*end = NULL;
	doc->data = sheets_finish(figures);
}
