/* The figures of a document: one for each calculated value, with the formula that calculates it in a workbook. */
#include "document/figures.h"

#include "base/buf.h"
#include "control/unprintable.h"
#include "document/control_figures.h"
#include "document/figure_entry.h"
#include "document/figure_formula.h"
#include "document/figure_ranges.h"
#include "document/figure_words.h"
#include "document/formula_words.h"
#include "document/markdown.h"
#include "document/numbering.h"
#include "document/sheets.h"

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
	figures->lists_end = &figures->lists;
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

struct figure *figure_of_key(struct figures *figures, const void *what, size_t index, bool *is_new)
{
	struct figure_key key = {what, NULL, index};

	if (is_new)
		return entry(figures, key, is_new);
	struct figure_entry *found = *slot_of(figures, key);
	return found ? &found->figure : NULL;
}

/* ---- figures by what they are the value of ---- */

static struct str cell_source(const struct grid_cell *cell)
{
	return cell->is_group_sum ? S("SUMMA") : cell->plan->formula.source;
}

/* "SUMMA(ovan) (Kulturnämnden, Andel)": which cell of a repeated row. */
static struct str unprintable_words(struct figures *figures, struct grid_row *row, size_t column)
{
	struct str name = grid_row_name(figures->engine, row), title = row->grid->plan->columns[column].name;

	return str_printf(figures->engine->arena, "%.*s (%.*s, %.*s)", STR_ARG(cell_source(&row->cells[column])),
			  STR_ARG(name), STR_ARG(title));
}

void figure_printed(struct figures *figures, const struct figure *figure)
{
	const struct figure_entry *entry = entry_of(figure);
	const struct grid_cell *cell = entry->row ? &entry->row->cells[entry->column] : NULL;

	if (figure->value.kind == VALUE_ERROR && cell)
		unprintable_add(figures->findings, figure->value, figure->at,
				unprintable_words(figures, entry->row, entry->column));
	else if (figure->value.kind == VALUE_ERROR)
		unprintable_add(figures->findings, figure->value, figure->at, entry->what);
}

/* Whether the context is the whole region's in a document for one förvaltning: what it gives are constants there. */
static bool is_of_region(const struct figures *figures, const struct context *context)
{
	return figures->context->scope.n && context->scope.n == 0;
}

/*
 * formula is what calculates it, or NULL. A formula that can give a number gives no text whatever becomes of its figures: in a
 * workbook the number has to look like one.
 */
static void fill(struct figures *figures, struct figure *figure, struct str name, struct str label, struct value value,
		 struct format format, const struct formula *formula)
{
	figure->name = name;
	figure->label = label;
	figure->value = value;
	figure->format = format;
	figure->printed = format_value(figures->engine->arena, value, format, false);
	figure->is_text = value.kind == VALUE_TEXT && !(formula && formula->can_be_number);
}

struct figure *figure_of_parameter(struct figures *figures, const struct context *context, size_t index)
{
	bool of_control = index + CONTROL_PARAMETERS >= figures->engine->parameter_count;
	if (!of_control && context->outer)
		context = context->outer;
	const struct parameter *parameter = &context->parameters[index], *own = &figures->context->parameters[index];
	bool same = !of_control && value_same(own->value, parameter->value), is_new;
	struct figure_key key = {same ? figures->context->parameters : context->parameters, NULL, index};
	struct figure *figure = entry(figures, key, &is_new);

	if (is_new) {
		struct str label = str_equal(parameter->name, S("omgång")) ? S("prognosomgång") : parameter->name;
		fill(figures, figure, parameter->name, label, parameter->value, parameter->format, NULL);
		figure->source = S("körningens val; databladen är uttagna för detta värde");
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
	entry_of(figure)->row = row;
	entry_of(figure)->column = column;
	figure->at = row->cells[column].plan ? row->cells[column].plan->at : row->at;
	struct arena *arena = figures->engine->arena;
	struct value value = grid_value(figures->engine, row, column);
	struct str source = cell_source(cell), name = cell->plan ? cell->plan->name : S("");
	struct str label = name.n ? named_cell_words(figures, row, column) : source;
	bool of_region = is_of_region(figures, row->grid->context), is_formula = name.n == 0;
	if (of_region && name.n && str_equal(plan->document, figures->context->document))
		name = S(""); /* the förvaltning has a cell of that name */
	fill(figures, figure, name, label, value, control_format(figures, row, column),
	     cell->is_group_sum ? NULL : &cell->plan->formula);
	figure->label_is_formula = is_formula;
	figure->of_region = of_region;
	if (of_region) {
		figure->source =
			region_words(arena, cell->is_group_sum ? cell_formula_words(figures, row, column) : source);
		return figure;
	}
	figure->explanation = cell_formula_words(figures, row, column);
	if (cell->is_group_sum)
		figure_translate_group_sum(figures, figure, row, column);
	else
		figure_translate(figures, figure, &env, cell->plan->formula.expr);
	return figure;
}

static struct figure *figure_of_named_cell(struct figures *figures, const struct name *name,
					   const struct context *context)
{
	struct grid_row *row = figure_row(figures->engine, name, context);

	return row ? figure_of_cell(figures, row, name->column) : NULL;
}

/* The benämning, or in default of one the name. */
static struct str name_words(const struct env *env, const struct name *name, bool of_region)
{
	struct str label = name->label ? str_trim(prose_plain(env, name->label)) : S("");

	if (label.n)
		return label;
	return of_region ? str_join(env->engine->arena, S("region."), name->name) : name->name;
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
	bool of_region = is_of_region(figures, env.context);
	fill(figures, figure, of_region ? S("") : name->name, name_words(&env, name, of_region), value,
	     figure_format(name), &name->formula);
	figure->of_region = of_region;
	figure->at = name->at;
	entry_of(figure)->what = name->name;
	if (of_region) {
		figure->source = region_words(figures->engine->arena, name->formula.source);
		return figure;
	}
	figure->explanation = formula_words(&env, &name->formula);
	if (name->kind == NAME_FORMULA)
		figure_translate(figures, figure, &env, name->formula.expr);
	return figure;
}

static struct str heading_here(struct figures *figures)
{
	return figures->text ? markdown_heading(figures->text) : S("");
}

static struct figure *figure_of_formula(struct figures *figures, const struct env *env, const struct part *part,
					struct value value, struct format format)
{
	bool is_new;
	struct figure *figure = entry(figures, (struct figure_key){part, env->frame, 1}, &is_new);

	if (!is_new)
		return figure;
	fill(figures, figure, S(""), text_figure_words(figures, env, part, heading_here(figures)), value, format,
	     &part->formula);
	figure->label_is_formula = part->formula.expr->meaning != MEANS_ROW_FIELD;
	figure->explanation = formula_words(env, &part->formula);
	figure->at = part->at;
	entry_of(figure)->what = part->formula.source;
	entry_of(figure)->expr = part->formula.expr;
	figure_translate(figures, figure, env, part->formula.expr);
	return figure;
}

struct figure *figure_of_text(struct figures *figures, const struct env *env, const struct part *part,
			      struct value value, struct format format)
{
	const struct expr *expr = part->formula.expr;
	struct figure *figure;

	if (expr->meaning == MEANS_FIGURE)
		figure = figure_of_name(figures, expr->definition,
					expr->of_region ? env->context->region : env->context);
	else if (expr->meaning == MEANS_PARAMETER)
		figure = figure_of_parameter(figures, env->context, expr->index);
	else
		figure = figure_of_formula(figures, env, part, value, format);
	struct figure_entry *entry = entry_of(figure);
	if (!entry->in_text) {
		entry->text_format = format;
		figure->heading = heading_here(figures);
	}
	entry->in_text = true;
	figure_printed(figures, figure);
	return figure;
}

/* ---- the end ---- */

/* Where the number comes from that an unplaced figure only shows: its table and column. */
static struct str entry_field_words(struct figures *figures, const struct figure_entry *entry)
{
	const struct cell_plan *plan = entry->row ? entry->row->cells[entry->column].plan : NULL;
	const struct expr *expr = plan && plan->kind == CELL_FORMULA ? plan->formula.expr : entry->expr;

	return expr ? field_words(figures->engine->arena, expr) : S("");
}

/* What no table shows stands on the sheet of key figures: as the text has it, and saying which cell it is. */
static void finish_unplaced(struct figures *figures, struct figure_entry *entry)
{
	struct figure *figure = &entry->figure;

	if (figure->explanation.n == 0)
		figure->explanation = entry_field_words(figures, entry);
	if (entry->row && figure->label_is_formula) {
		figure->label = cell_figure_words(figures, entry->row, entry->column);
		figure->label_is_formula = false;
	}
	if (!entry->in_text)
		return;
	figure->with_unit = false;
	figure->format = entry->text_format;
	figure->printed = format_value(figures->engine->arena, figure->value, figure->format, false);
}

/* Marks what the workbook shows or names, and all that their formulas need. */
static void reach_all(struct figures *figures)
{
	for (struct figure_entry *entry = figures->first; entry; entry = entry->next)
		if (entry->placed || entry->in_text || entry->figure.name.n)
			ranges_reach(figures, &entry->figure);
}

static struct figure **add_unplaced(struct figures *figures, struct figure_entry *entry, struct figure **end)
{
	finish_unplaced(figures, entry);
	*end = &entry->figure;
	return &entry->figure.next;
}

/* A figure that formulas refer to as one of a range stands among the others of its column. */
static struct figure **add_block(struct figures *figures, struct figure_entry *entry, struct figure **end)
{
	for (entry = figure_block(entry); entry; entry = entry->block_next) {
		entry->block = NULL;
		if (entry->reached)
			end = add_unplaced(figures, entry, end);
	}
	return end;
}

void figures_finish(struct figures *figures, struct doc *doc)
{
	struct figure **end = &doc->figures;

	control_figures_add(figures);
	ranges_finish(figures);
	reach_all(figures);
	for (struct figure_entry *entry = figures->first; entry; entry = entry->next) {
		if (!entry->reached)
			entry->figure.formula = NULL; /* nobody needs it, nor the rows that it claims */
		else if (entry->block)
			end = add_block(figures, entry, end);
		else if (!entry->placed && !entry->place)
			end = add_unplaced(figures, entry, end);
	}
	*end = NULL;
	doc->data = sheets_finish(figures);
}
