/* What a run is made of, and what the controls say of each document. */
#include "provenance.h"

#include "base/period.h"
#include "control/verdict.h"
#include "past.h"
#include "version.h"

#include <stdlib.h>

#define STAMP "EJ AVSTÄMD"

/* ---- causes ---- */

enum source_kind { SOURCE_INPUT, SOURCE_TEMPLATE, SOURCE_STYLE, SOURCE_SETTINGS };

struct source_file {
	enum source_kind kind;
	struct str name, sha256;
};

struct causes {
	struct preparation *p;
	struct manifest *manifest;
	struct {
		struct source_file *items;
		size_t count, capacity;
	} files;
	struct {
		struct digest_job *items;
		size_t count, capacity;
	} jobs; /* one for each file */
};

static void add_file(struct causes *causes, enum source_kind kind, struct str path)
{
	struct arena *arena = &causes->p->arena;

	*ARENA_PUSH(arena, &causes->files) = (struct source_file){kind, str_base_name(path), S("")};
	*ARENA_PUSH(arena, &causes->jobs) = (struct digest_job){.path = str_c(arena, path)};
}

static bool read_files(struct causes *causes)
{
	struct preparation *p = causes->p;
	struct manifest *m = causes->manifest;
	bool held = true;

	if (!digest_files(causes->jobs.items, causes->jobs.count, &p->diags))
		return false;
	for (size_t i = 0; i < causes->jobs.count; i++)
		held &= stamps_hold(&p->stamps, causes->jobs.items[i].path, &p->diags);
	for (size_t i = 0; i < causes->files.count; i++) {
		struct source_file *file = &causes->files.items[i];
		const struct digest_job *job = &causes->jobs.items[i];
		manifest_add_digest(m, file->kind == SOURCE_INPUT ? &m->inputs : &m->templates, file->name, &job->digest, job->bytes);
		file->sha256 = str_copy(&p->arena, str_from(job->digest.hex));
	}
	return held;
}

/* The program is a cause of what a run makes, as much as its inputs are. */
static bool add_program(struct causes *causes)
{
	struct preparation *p = causes->p;
	struct digest digest;

	if (!digest_file("/proc/self/exe", &digest, NULL, &p->diags))
		return false;
	manifest_add_parameter(causes->manifest, S("program"), str_copy(&p->arena, str_from(digest.hex)));
	return true;
}

/* A parameter as it is, not as it is printed. */
static struct str exact_parameter(struct arena *arena, const struct parameter *parameter)
{
	bool is_period = parameter->format.unit == UNIT_MONTH;

	if (parameter->value.kind == VALUE_NUMBER && !is_period)
		return num_exact_text(arena, parameter->value.num, NULL);
	return format_value(arena, parameter->value, (struct format){UNIT_PERIOD, -1}, false);
}

static void add_parameters(struct causes *causes)
{
	struct preparation *p = causes->p;
	struct manifest *m = causes->manifest;

	for (size_t i = 0; i + CONTROL_PARAMETERS < p->engine.parameter_count; i++) {
		const struct parameter *parameter = &p->engine.parameters[i];
		struct str text = exact_parameter(&p->arena, parameter);
		manifest_add_parameter(m, parameter->name, text);
	}
	if (p->options->only)
		manifest_add_parameter(m, S("endast"), str_from(p->options->only));
	if (p->attach)
		manifest_add_parameter(m, S("bifoga"), S("ja"));
}

static bool add_files(struct causes *causes)
{
	struct preparation *p = causes->p;

	for (unsigned i = 0; i < store_file_count(p->store); i++)
		add_file(causes, SOURCE_INPUT, store_file(p->store, i));
	for (const struct template *t = p->templates; t; t = t->next)
		add_file(causes, SOURCE_TEMPLATE, t->file);
	for (size_t i = 0; i < p->styles.files.count; i++)
		add_file(causes, SOURCE_STYLE, p->styles.files.items[i]);
	if (p->settings_path)
		add_file(causes, SOURCE_SETTINGS, str_from(p->settings_path));
	return read_files(causes);
}

static int by_kind_and_name(const void *left, const void *right)
{
	const struct source_file *a = left, *b = right;
	int order = str_compare(a->name, b->name);

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return order ? order : str_compare(a->sha256, b->sha256);
}

static struct doc_source *sorted_sources(struct causes *causes)
{
	static const struct str kinds[] = {
		[SOURCE_INPUT] = STR("Indata"),
		[SOURCE_TEMPLATE] = STR("Mall"),
		[SOURCE_STYLE] = STR("Utseende"),
		[SOURCE_SETTINGS] = STR("Inställning"),
	};
	struct doc_source *first = NULL, **end = &first;

	if (causes->files.count)
		qsort(causes->files.items, causes->files.count, sizeof *causes->files.items, by_kind_and_name);
	for (size_t i = 0; i < causes->files.count; i++) {
		const struct source_file *file = &causes->files.items[i];
		struct doc_source *source = ARENA_NEW(&causes->p->arena, struct doc_source);
		*source = (struct doc_source){NULL, kinds[file->kind], file->name, file->sha256};
		*end = source;
		end = &source->next;
	}
	return first;
}

bool provenance_list(struct preparation *p, struct manifest *manifest, struct doc_source **sources)
{
	struct causes causes = {.p = p, .manifest = manifest};

	manifest_init(manifest, &p->arena);
	manifest->version = S(UNDERLAG_VERSION);
	manifest->at = p->facts.at;
	manifest->period = p->facts.period;
	add_parameters(&causes);
	bool good = add_program(&causes);
	good &= add_files(&causes);
	*sources = sorted_sources(&causes);
	return good;
}

/* ---- earlier runs ---- */

static struct str joined(struct arena *arena, struct str list, struct str text)
{
	return list.n ? str_printf(arena, "%.*s; %.*s", STR_ARG(list), STR_ARG(text)) : text;
}

/* Who approved which document, saying what. */
static struct str approval_words(struct arena *arena, const struct journal_approvals *approvals)
{
	struct str words = S("");

	for (size_t i = 0; i < approvals->count; i++) {
		const struct journal_approval *a = &approvals->items[i];
		struct str content = str_sub(a->content, 0, 8);
		words = joined(arena, words,
			       str_printf(arena, "%.*s %.*s %.*s", STR_ARG(a->name), STR_ARG(content), STR_ARG(a->role)));
	}
	return words;
}

/* The files alone: how old an extract is changes every day, and is no other cause for that. */
static struct str unfit_words(struct arena *arena, const struct extracts *extracts)
{
	struct str words = S("");

	for (size_t i = 0; i < extracts->count; i++) {
		struct str fault = extracts->items[i];
		words = joined(arena, words, str_cut(&fault, ':'));
	}
	return words;
}

static void add_where_set(struct manifest *manifest, struct str name, struct str value)
{
	if (value.n)
		manifest_add_parameter(manifest, name, value);
}

void provenance_add_past(struct preparation *p, struct manifest *manifest)
{
	struct arena *arena = &p->arena;
	int32_t cut = store_late_cut(p->store);

	add_where_set(manifest, S("rättelse"), p->options->correction ? S("ja") : S(""));
	add_where_set(manifest, S("sena efter"), cut ? date_text(arena, cut) : S(""));
	add_where_set(manifest, S("gammalt underlag"), unfit_words(arena, &p->extracts));
	add_where_set(manifest, S("utan brev"), p->options->no_mail ? S("ja") : p->options->dry_run ? S("prov") : S(""));
	if (!p->past)
		return;
	add_where_set(manifest, S("föregående"), p->past->approved.name);
	add_where_set(manifest, S("godkännanden"), approval_words(arena, &p->past->approvals));
}

/* ---- the verdict ---- */

static struct doc_control *list_controls(const struct preparation *p, struct arena *arena,
					 const struct verdict_document *document)
{
	struct doc_control *first = NULL, **end = &first;
	struct verdict_controls list;

	verdict_list(&list, arena, &p->controls, document);
	for (size_t i = 0; i < list.count; i++) {
		const struct verdict_control *one = &list.items[i];
		struct doc_control *control = ARENA_NEW(arena, struct doc_control);
		*control = (struct doc_control){.number = one->number,
						.title = one->title,
						.outcome = severity_name(one->outcome),
						.noted = one->outcome == SEVERITY_NOTE,
						.untried = !one->tried,
						.fails = one->outcome >= SEVERITY_WARNING,
						.stops = one->outcome >= SEVERITY_STOP_UNIT,
						.elsewhere = one->elsewhere};
		if (control->noted)
			control->outcome = S("godkänd med not");
		else if (control->untried)
			control->outcome = S("ej prövad");
		*end = control;
		end = &control->next;
	}
	return first;
}

void provenance_tell(const struct preparation *p, struct doc *docs, struct str run, struct doc_source *sources)
{
	struct arena *arena = p->findings.arena;
	struct verdict_document region, own;
	struct concern concern;

	concern_read(&concern, arena, p->store);
	verdict_document(&region, arena, &p->findings, &concern, S(""));
	struct doc_control *controls = list_controls(p, arena, &region);
	for (struct doc *doc = docs; doc; doc = doc->next) {
		const struct verdict_document *verdict = &region;
		if (doc->scope.n) {
			verdict_document(&own, arena, &p->findings, &concern, doc->scope);
			verdict = &own;
		}
		doc->run = run;
		doc->program = S("underlag " UNDERLAG_VERSION);
		doc->sources = sources;
		doc->controls = doc->scope.n ? list_controls(p, arena, verdict) : controls;
		doc->verdict = verdict->words;
		if (verdict->stops) {
			doc->stamp = S(STAMP);
			doc->stamp_why = S(STAMP ": kontrollerna stoppar dokumentet. Använd inte talen förrän felen är rättade.");
		}
	}
}
