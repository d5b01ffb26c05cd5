/* Settings, parameters, templates, their needs, and the reading of the input. */
#include "prepare.h"

#include "base/clock.h"
#include "base/period.h"
#include "base/utf8.h"
#include "control/concern.h"
#include "document/template_keys.h"
#include "formula/check.h"
#include "past.h"
#include "publish/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define SETTINGS_FILE "underlag.ini"

void preparation_init(struct preparation *preparation, const struct options *options)
{
	*preparation = (struct preparation){.options = options};
	preparation->controls.end = &preparation->controls.first;
	diags_init(&preparation->diags, &preparation->arena);
	findings_init(&preparation->findings, &preparation->arena);
	progress_init(&preparation->progress, stderr);
}

void preparation_release(struct preparation *preparation)
{
	if (preparation->store)
		store_close(preparation->store);
	arena_release(&preparation->arena);
}

/* ---- settings ---- */

static struct place nowhere(void)
{
	return (struct place){0};
}

bool prepare_settings(struct preparation *p)
{
	const char *path = p->options->settings;
	struct place at = {.file = str_from(p->options->templates)};

	if (!path) {
		path = path_in(&p->arena, p->options->templates, S(SETTINGS_FILE));
		FILE *file = fopen(path, "rb");
		if (!file && errno == ENOENT)
			return true;
		if (file && fclose(file) != 0) {
			diag_add(&p->diags, DIAG_WRITE, at, _("can not read %s"), path);
			return false;
		}
	}
	p->settings_path = path;
	return settings_read(&p->settings, &p->arena, path, &p->diags);
}

static struct str setting(const struct preparation *p, struct str name)
{
	return settings_text(&p->settings, S("parametrar"), name, S(""));
}

/* ---- time ---- */

/* "2020-12-15", "2020-12-15T02:00", "2020-12-15T02:00:00Z" */
static bool parse_at(struct arena *arena, struct str text, struct run_facts *facts)
{
	static const char pattern[] = "0000-00-00T00:00:00Z";
	struct str full = text.n == 10   ? str_join(arena, text, S("T00:00:00Z"))
			  : text.n == 16 ? str_join(arena, text, S(":00Z"))
			  : text.n == 19 ? str_join(arena, text, S("Z"))
					 : text;

	if (full.n != sizeof pattern - 1 || !date_parse(str_sub(full, 0, 10), &facts->date))
		return false;
	for (size_t i = 0; i < full.n; i++)
		if (pattern[i] == '0' ? full.p[i] < '0' || full.p[i] > '9' : full.p[i] != pattern[i])
			return false;
	facts->at = full;
	return str_compare(str_sub(full, 11, 2), S("24")) < 0 && str_compare(str_sub(full, 14, 2), S("60")) < 0 &&
	       str_compare(str_sub(full, 17, 2), S("60")) < 0;
}

static bool take_time(struct preparation *p)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = time(NULL);
	char room[CLOCK_ROOM];

	if (p->options->at) {
		if (parse_at(&p->arena, str_from(p->options->at), &p->facts))
			return true;
		diag_add(&p->diags, DIAG_USAGE, nowhere(), _("--at is a time such as 2020-12-15T02:00:00Z, not \"%s\""),
			 p->options->at);
		return false;
	}
	if (epoch) {
		char *end;
		errno = 0;
		long long seconds = strtoll(epoch, &end, 10);
		if (errno || *end || end == epoch || seconds < 0) {
			diag_add(&p->diags, DIAG_USAGE, nowhere(),
				 _("SOURCE_DATE_EPOCH is a number of seconds, not \"%s\""), epoch);
			return false;
		}
		now = (time_t)seconds;
	}
	return parse_at(&p->arena, str_copy(&p->arena, clock_text(&room, now)), &p->facts);
}

/* ---- parameters ---- */

struct parameter_list {
	struct parameter *items;
	size_t count, capacity;
};

static void add_parameter(struct preparation *p, struct parameter_list *list, struct str name, struct value value,
			  enum unit unit)
{
	*ARENA_PUSH(&p->arena, list) = (struct parameter){name, value, {unit, -1}};
}

static bool has_parameter(const struct parameter_list *list, struct str name)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal_fold(list->items[i].name, name))
			return true;
	return false;
}

/* A number, with a unit or without ("0,1 mkr", "2 %"), or else a text. */
static struct parameter parse_setting(struct preparation *p, const struct setting *setting)
{
	struct parameter parameter = {setting->name, value_text(setting->value), {UNIT_NONE, -1}};
	enum unit unit = UNIT_NONE;
	struct num num;

	if (!parameter_parse(&p->arena, setting->value, &unit, &num))
		return parameter;
	parameter.value = value_number(num);
	parameter.format.unit = unit;
	return parameter;
}

static struct parameter_list make_parameters(struct preparation *p, int32_t period)
{
	struct parameter_list list = {0};
	struct str round = setting(p, S("omgång"));

	p->facts.issuer = settings_text(&p->settings, S("region"), S("namn"), S("Regionen"));
	add_parameter(p, &list, S("period"), value_number(num_whole(period)), UNIT_MONTH);
	add_parameter(p, &list, S("år"), value_number(num_whole(period / 100)), UNIT_YEAR);
	add_parameter(p, &list, S("månad"), value_number(num_whole(period % 100)), UNIT_NONE);
	add_parameter(p, &list, S("årsstart"), value_number(num_whole(period / 100 * 100 + 1)), UNIT_MONTH);
	add_parameter(p, &list, S("omgång"), value_text(round.n ? round : period_text(&p->arena, period)), UNIT_NONE);
	add_parameter(p, &list, S("region"), value_text(p->facts.issuer), UNIT_NONE);
	add_parameter(p, &list, S("enhet"), value_text(S("")), UNIT_NONE);
	add_parameter(p, &list, S("enhetsnamn"), value_text(p->facts.issuer), UNIT_NONE);
	for (size_t i = 0; i < p->settings.count; i++) {
		const struct setting *setting = &p->settings.items[i];
		if (str_equal_fold(setting->section, S("parametrar")) && !has_parameter(&list, setting->name) &&
		    !str_equal_fold(setting->name, S("period")))
			*ARENA_PUSH(&p->arena, &list) = parse_setting(p, setting);
	}
	/* a control's own numbers (control.h) */
	add_parameter(p, &list, S("vänster"), value_empty(), UNIT_NONE);
	add_parameter(p, &list, S("höger"), value_empty(), UNIT_NONE);
	add_parameter(p, &list, S("differens"), value_empty(), UNIT_NONE);
	return list;
}

static bool take_period(struct preparation *p, int32_t *period)
{
	struct str text = p->options->period ? str_from(p->options->period) : setting(p, S("period"));

	if (period_parse(text, period) && *period % 100 >= 1 && *period % 100 <= 12)
		return true;
	if (text.n)
		diag_add(&p->diags, DIAG_USAGE, nowhere(), _("the period is a month such as 2020-11, not \"%.*s\""),
			 STR_ARG(text));
	else
		diag_add(&p->diags, DIAG_USAGE, nowhere(),
			 _("which period? Say --period 2020-11, or write period = 2020-11 under [parametrar] in the "
			   "settings"));
	return false;
}

/* ---- templates ---- */

static void parse_templates(struct preparation *p)
{
	struct str_list names = {0};
	struct template **end = &p->templates;

	if (access(p->options->templates, R_OK | X_OK) != 0) {
		diag_add(&p->diags, DIAG_INPUT, file_place(p->options->templates), _("cannot be read: %s"),
			 strerror(errno));
		return;
	}
	if (!folder_list(p->options->templates, &p->arena, &names, &p->diags))
		return;
	for (size_t i = 0; i < names.count; i++) {
		struct str source;
		if (!str_ends(names.items[i], S(".md")))
			continue;
		const char *path = path_in(&p->arena, p->options->templates, names.items[i]);
		if (!file_read(path, &p->arena, &source, &p->diags))
			continue;
		*end = template_parse(&p->engine, str_from(path), source, &p->controls);
		end = &(*end)->next;
	}
	if (!p->templates)
		diag_add(&p->diags, DIAG_INPUT, (struct place){.file = str_from(p->options->templates)},
			 _("there is no template (*.md) in this folder"));
}

/* A file of one förvaltning is asked for as often as the document that makes it. */
static void say_no_document(struct preparation *p)
{
	struct str only = str_from(p->options->only);

	for (const struct template *t = p->templates; t; t = t->next) {
		size_t n = t->document.n;
		if (n == 0 || !t->per_scope || only.n <= n || only.p[n] != '-' ||
		    !str_equal(str_sub(only, 0, n), t->document))
			continue;
		diag_add(&p->diags, DIAG_USAGE, nowhere(),
			 _("no template makes a document \"%s\": \"%.*s\" is the document's name, made for each "
			   "förvaltning"),
			 p->options->only, STR_ARG(t->document));
		return;
	}
	diag_add(&p->diags, DIAG_USAGE, nowhere(), _("no template makes a document \"%s\""), p->options->only);
}

static void check_documents(struct preparation *p)
{
	bool found = !p->options->only;

	for (const struct template *t = p->templates; t; t = t->next) {
		found = found || (t->document.n && str_equal(t->document, str_from(p->options->only)));
		for (const struct template *other = p->templates; other != t; other = other->next)
			if (t->document.n && str_equal(t->document, other->document))
				diag_add(&p->diags, DIAG_INPUT, (struct place){.file = t->file},
					 _("document \"%.*s\" is already made by %.*s"), STR_ARG(t->document),
					 STR_ARG(other->file));
	}
	if (!found)
		say_no_document(p);
}

static bool is_of_letter(const struct preparation *p, const struct name *name)
{
	for (const struct template *t = p->templates; t && name->document.n; t = t->next)
		if (str_equal(t->document, name->document))
			return t->letter_for.n > 0;
	return false;
}

/* Each figure of the files of definitions by itself, as siffror.csv has it. */
static void check_names(struct preparation *p)
{
	for (struct name *name = p->engine.names; name; name = name->next) {
		struct needs needs = {0};
		name->for_letters = is_of_letter(p, name);
		if (name->kind != NAME_FORMULA || name->argument_count)
			continue;
		check_name(&p->engine, &needs, name, name->per_scope);
		name->reads_findings = needs.findings;
		name->for_letters |= needs.changes;
		if (needs.ledger)
			store_cube(p->store, needs.columns.items, needs.columns.count);
	}
}

static bool bind(struct preparation *p)
{
	for (struct template *t = p->templates; t; t = t->next)
		template_check(&p->engine, t);
	controls_prepare(&p->engine, &p->controls);
	check_names(p);
	return diags_faults(&p->diags) == 0;
}

/* ---- all of it ---- */

/* Without these two every unit and account would be unknown: a file that was not extracted, not a thousand new codes. */
static void require_registers(struct preparation *p)
{
	static const struct str registers[] = {STR("organisation"), STR("kontoplan")};
	struct place at = {.file = str_from(p->options->input)};

	for (size_t i = 0; i < sizeof registers / sizeof *registers; i++)
		if (store_has_file(p->store, S("huvudbok")) && !store_has_file(p->store, registers[i]))
			diag_add(&p->diags, DIAG_INPUT, at,
				 _("%.*s.csv is missing: the ledger can not be read without it"),
				 STR_ARG(registers[i]));
}

static void show_reading(void *user, uint64_t done, uint64_t all)
{
	struct preparation *p = user;

	progress_show(&p->progress, _("reading, MB"), (size_t)(done >> 20), (size_t)(all >> 20), S(""));
}

/* The figures that the last approved report had, for templates to compare with. */
static void supply_previous(struct preparation *p)
{
	const struct figure_rows *rows = &p->past->approved_figures;
	struct previous_figure *figures = ARENA_ARRAY(&p->arena, struct previous_figure, rows->count);
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct figure_row *row = &rows->items[i];
		/* the first of a name is the run's own; others are those of documents with a period of their own */
		bool first = row->value.kind == VALUE_NUMBER;
		for (size_t k = 0; k < count && first; k++)
			first = !str_equal(figures[k].name, row->name) || !str_equal(figures[k].scope, row->scope);
		if (first)
			figures[count++] = (struct previous_figure){row->name, row->scope, row->value.num};
	}
	store_set_previous(p->store, figures, count);
}

static void look_back(struct preparation *p)
{
	store_set_late(p->store, p->options->correction ? date_before(p->facts.date) : 0, p->past ? p->past->corrected : 0);
	if (p->past && p->past->approved.id)
		supply_previous(p);
}

static void take_stamps(struct preparation *p)
{
	stamps_take_folder(&p->stamps, &p->arena, p->options->input);
	stamps_take_folder(&p->stamps, &p->arena, p->options->templates);
	if (p->options->settings)
		stamps_take(&p->stamps, &p->arena, p->options->settings);
}

bool prepare_start(struct preparation *p)
{
	take_stamps(p);
	if (!prepare_settings(p) || !take_time(p) || !take_period(p, &p->period))
		return false;
	p->facts.period = period_text(&p->arena, p->period);
	return true;
}

bool prepare(struct preparation *p)
{
	p->store = store_open(&p->arena, p->options->input, &p->settings, p->period, &p->diags);
	if (!p->store)
		return false;
	if (p->options->jobs)
		store_set_threads(p->store, p->options->jobs);
	require_registers(p);
	findings_declare(p->store, &p->arena);
	concern_declare(p->store);
	extracts_declare(p->store, &p->arena, &p->settings, &p->diags);
	figure_changes_declare(p->store, &p->arena);
	look_back(p);

	struct parameter_list parameters = make_parameters(p, p->period);
	engine_init(&p->engine, &p->arena, p->store, parameters.items, parameters.count, &p->diags);
	parse_templates(p);
	check_documents(p);
	template_check_letters(p->templates, &p->diags);
	styles_read(&p->styles, &p->arena, p->options->templates, &p->settings, p->templates, &p->diags);
	p->attach = p->options->attach || styles_attach(&p->settings);
	if (diags_faults(&p->diags) || !bind(p))
		return false;

	bool read = store_read(p->store, show_reading, p, &p->diags);
	progress_clear(&p->progress);
	return read && diags_faults(&p->diags) == 0;
}
