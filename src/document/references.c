/* The tables, charts and appendices of a template, and the references to them. */
#include "document/references.h"

#include "base/utf8.h"
#include "document/chart_plan.h"

struct checker {
	struct engine *engine;
	const struct template *template;
};

/* ---- what there is ---- */

/* The part of that kind with that id, the first in the text; loops: also where text is repeated. */
static const struct part *find_part(const struct part *parts, enum part_kind kind, struct str id, bool loops)
{
	for (const struct part *part = parts; part; part = part->next) {
		struct str own = kind != part->kind   ? S("")
				 : kind == PART_TABLE ? part->plan->id
				 : kind == PART_CHART ? part->chart->id
						      : part->text;
		if (own.n && str_equal_fold(own, id))
			return part;
		const struct part *inside =
			loops && part->kind == PART_FOR ? find_part(part->body, kind, id, loops) : NULL;
		for (const struct branch *branch = part->branches; branch && !inside; branch = branch->next)
			inside = find_part(branch->body, kind, id, loops);
		if (inside)
			return inside;
	}
	return NULL;
}

/* What a name refers to: rather something that stands once than something that is repeated. */
static const struct part *find_referred(const struct checker *checker, enum part_kind kind, struct str id)
{
	const struct part *found = find_part(checker->template->parts, kind, id, false);

	return found ? found : find_part(checker->template->parts, kind, id, true);
}

static void say_twice(struct checker *checker, const struct part *part, struct str id, struct place at)
{
	const struct part *first = find_part(checker->template->parts, part->kind, id, true);

	if (id.n && first != part)
		diag_add(checker->engine->diags, DIAG_INPUT, at, _("the id \"%.*s\" stands already in line %u"),
			 STR_ARG(id), first->at.line);
}

static void collect(struct checker *checker, const struct part *parts, bool in_loop, struct chart_plan ***end)
{
	for (const struct part *part = parts; part; part = part->next) {
		if (part->kind == PART_CHART) {
			part->chart->in_loop = in_loop;
			say_twice(checker, part, part->chart->id, part->chart->at);
			**end = part->chart;
			*end = &part->chart->next;
		}
		if (part->kind == PART_APPENDIX && in_loop && part->text.n)
			diag_add(checker->engine->diags, DIAG_INPUT, part->at,
				 _("\"%.*s\" would name several appendices: in repeated text they have no names"),
				 STR_ARG(part->text));
		else if (part->kind == PART_APPENDIX)
			say_twice(checker, part, part->text, part->at);
		if (part->kind == PART_FOR)
			collect(checker, part->body, true, end);
		for (const struct branch *branch = part->branches; branch; branch = branch->next)
			collect(checker, branch->body, in_loop, end);
	}
}

void references_collect(struct engine *engine, struct template *template)
{
	struct checker checker = {engine, template};
	struct chart_plan **end = &template->charts;

	collect(&checker, template->parts, false, &end);
}

/* ---- what is referred to ---- */

static void say_unknown(const struct checker *checker, const struct part *reference)
{
	struct diags *diags = checker->engine->diags;

	switch (reference->reference) {
	case REFERENCE_TABLE:
		diag_add(diags, DIAG_INPUT, reference->at, _("there is no table \"%.*s\" in this template"),
			 STR_ARG(reference->text));
		break;
	case REFERENCE_CHART:
		diag_add(diags, DIAG_INPUT, reference->at, _("there is no chart \"%.*s\" in this template"),
			 STR_ARG(reference->text));
		break;
	case REFERENCE_APPENDIX:
		diag_add(diags, DIAG_INPUT, reference->at,
			 _("there is no appendix \"%.*s\" in this template: it begins with \"# Bilaga %.*s: Rubrik\""),
			 STR_ARG(reference->text), STR_ARG(reference->text));
		break;
	}
}

static void check_reference(void *user, const struct part *reference)
{
	static const enum part_kind kinds[] = {
		[REFERENCE_TABLE] = PART_TABLE, [REFERENCE_CHART] = PART_CHART, [REFERENCE_APPENDIX] = PART_APPENDIX};
	const struct checker *checker = user;
	const struct part *found = find_referred(checker, kinds[reference->reference], reference->text);

	if (!found)
		say_unknown(checker, reference);
	else if (found->kind == PART_TABLE && found->plan->in_loop)
		diag_add(checker->engine->diags, DIAG_INPUT, reference->at,
			 _("table \"%.*s\" stands in repeated text: it can not be referred to"),
			 STR_ARG(reference->text));
	else if (found->kind == PART_TABLE && !found->plan->title)
		diag_add(checker->engine->diags, DIAG_INPUT, reference->at,
			 _("table \"%.*s\" has no titel, and so no number to refer to"), STR_ARG(reference->text));
}

/* ---- footnotes ---- */

static struct note_plan *find_note(const struct checker *checker, struct str name)
{
	struct note_plan *note = checker->template->notes;

	while (note && !str_equal(note->name, name))
		note = note->next;
	return note;
}

static void check_note(void *user, const struct part *reference)
{
	const struct checker *checker = user;
	struct note_plan *note = find_note(checker, reference->text);

	if (note)
		note->used = true;
	else
		diag_add(checker->engine->diags, DIAG_INPUT, reference->at,
			 _("the footnote [^%.*s] has no text: write [^%.*s]: … on a line"), STR_ARG(reference->text),
			 STR_ARG(reference->text));
}

/* When all text is checked. What a fault kept from being checked may refer to any of them. */
static void check_notes_used(const struct checker *checker, bool whole)
{
	struct diags *diags = checker->engine->diags;

	for (const struct note_plan *note = checker->template->notes; note; note = note->next) {
		const struct note_plan *first = find_note(checker, note->name);
		if (first != note)
			diag_add(diags, DIAG_INPUT, note->at, _("the footnote [^%.*s] has its text already in line %u"),
				 STR_ARG(note->name), first->at.line);
		else if (!note->used && whole)
			diag_add(diags, DIAG_NOTE, note->at,
				 _("nothing refers to the footnote [^%.*s]: it is not printed"), STR_ARG(note->name));
	}
}

/* ---- the check ---- */

static void bind_chart(struct checker *checker, const struct scene *titles, struct chart_plan *chart)
{
	const struct part *table = find_referred(checker, PART_TABLE, chart->table.name);

	prose_check(titles, chart->title);
	prose_check(titles, chart->source);
	chart_plan_bind(checker->engine, chart, table ? table->plan : NULL);
}

void references_check(struct engine *engine, struct template *template, const struct scene *scene)
{
	struct checker checker = {engine, template};
	struct reference_check references = {check_reference, &checker}, notes = {check_note, &checker};
	struct scene text = *scene;
	size_t faults = diags_faults(engine->diags);

	text.references = &references;
	for (struct note_plan *note = template->notes; note; note = note->next)
		prose_check(&text, note->parts);
	text.notes = &notes;
	prose_check(&text, template->parts);
	check_notes_used(&checker, diags_faults(engine->diags) == faults);
	for (struct chart_plan *chart = template->charts; chart; chart = chart->next)
		bind_chart(&checker, scene, chart);
}
