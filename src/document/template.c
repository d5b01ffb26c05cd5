/* A template, parsed: front matter, text, footnotes and blocks. */
#include "document/template.h"

#include "base/period.h"
#include "base/utf8.h"
#include "document/blocks.h"
#include "document/chart_plan.h"
#include "document/references.h"
#include "document/template_keys.h"
#include "formula/lines.h"

#include <string.h>

struct template_reader {
	struct engine *engine;
	struct template *template;
	struct controls *controls;
	struct name pattern; /* what the names it defines have in common */
};

const struct template_field *template_field(const struct template *template, struct str key)
{
	for (const struct template_field *field = template->fields; field; field = field->next)
		if (str_equal(field->key, key))
			return field;
	return NULL;
}

/* ---- front matter ---- */

static bool is_parameter(const struct engine *engine, struct str key)
{
	/* the last ones are a control's own numbers */
	for (size_t i = 0; i + CONTROL_PARAMETERS < engine->parameter_count; i++)
		if (str_equal_fold(engine->parameters[i].name, key))
			return true;
	return false;
}

static bool is_known_key(const struct engine *engine, struct str key)
{
	static const struct str keys[] = {STR("dokument"),  STR("titel"),        STR("typ"),       STR("till"),
					  STR("datum"),     STR("diarienummer"), STR("för varje"), STR("underskrift"),
					  STR("numrering"), STR("stil"),         STR("underlag")};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_equal(keys[i], key))
			return true;
	return is_parameter(engine, key);
}

static bool is_file_name(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!name.p[i] || !strchr("abcdefghijklmnopqrstuvwxyz0123456789-_", name.p[i]))
			return false;
	return name.n > 0 && name.n <= 80;
}

static void check_field(struct template_reader *reader, const struct template_field *field)
{
	struct diags *diags = reader->engine->diags;
	struct template *template = reader->template;

	if (str_equal(field->key, S("dokument"))) {
		template->document = field->value;
		if (!is_file_name(field->value))
			diag_add(diags, DIAG_INPUT, field->value_at,
				 _("\"%.*s\" can not be a file name here: a-z, 0-9, - and _ only"),
				 STR_ARG(field->value));
	} else if (str_equal(field->key, S("för varje"))) {
		template->per_scope = true;
		if (!str_equal(field->value, S("förvaltning")))
			diag_add(diags, DIAG_INPUT, field->value_at, _("expected \"förvaltning\""));
	} else if (str_equal(field->key, S("numrering")) && !str_equal(field->value, S("löpande"))) {
		diag_add(diags, DIAG_INPUT, field->value_at, _("expected \"löpande\""));
	} else if (!template_key_read(template, field, reader->engine->arena, diags) &&
		   !is_known_key(reader->engine, field->key)) {
		diag_add(diags, DIAG_INPUT, field->at,
			 _("unknown key \"%.*s\": expected dokument, titel, typ, till, datum, diarienummer, för varje, "
			   "underskrift, numrering, stil, underlag, utskick, godkänns av, sekretess, brev or a parameter"),
			 STR_ARG(field->key));
	}
}

/* Reads "---" … "---" at the top and moves *source and *at past it. */
static void parse_front_matter(struct template_reader *reader, struct str *source, struct place *at)
{
	struct str rest = *source, first = str_cut(&rest, '\n');
	struct template_field **end = &reader->template->fields;

	if (!str_equal(str_trim(first), S("---")))
		return;
	struct str head = rest;
	struct place head_at = {at->file, at->line + 1, 1};
	bool closed = false;
	while (rest.n && !closed) {
		struct str line = str_cut(&rest, '\n');
		closed = str_equal(str_trim(line), S("---"));
		if (!closed)
			head.n = (size_t)(rest.p - head.p);
		else if (line.p == head.p)
			head.n = 0;
	}
	if (!closed) {
		diag_add(reader->engine->diags, DIAG_INPUT, *at, _("the front matter has no closing ---"));
		return;
	}

	struct lines lines = {head, head_at, reader->engine->diags};
	struct line line;
	while (lines_next(&lines, &line)) {
		struct template_field *field = ARENA_NEW(reader->engine->arena, struct template_field);
		*field = (struct template_field){
			.key = line.key, .value = line.value, .at = line.at, .value_at = line.value_at};
		field->parts =
			prose_parse(reader->engine->arena, line.value, line.value_at, NULL, reader->engine->diags);
		check_field(reader, field);
		*end = field;
		end = &field->next;
	}
	place_advance(at, str_sub(*source, 0, (size_t)(rest.p - source->p)));
	*source = rest;
}

/* ---- the document's own parameters ---- */

static bool parse_parameter(struct engine *engine, const struct template_field *field, struct parameter *parameter)
{
	int32_t period;

	if (parameter->format.unit == UNIT_MONTH) {
		if (!period_parse(field->value, &period) || period % 100 < 1 || period % 100 > 12)
			return false;
		parameter->value = value_number(num_whole(period));
		return true;
	}
	if (parameter->value.kind == VALUE_NUMBER)
		return parameter_parse(engine->arena, field->value, &parameter->format.unit, &parameter->value.num);
	parameter->value = value_text(field->value);
	return true;
}

static void set_number(struct parameter *parameters, size_t count, struct str name, int32_t number)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(parameters[i].name, name))
			parameters[i].value = value_number(num_whole(number));
}

static void set_parameters(struct template_reader *reader)
{
	struct engine *engine = reader->engine;
	size_t count = engine->parameter_count;
	struct parameter *parameters = ARENA_ARRAY(engine->arena, struct parameter, count);

	memcpy(parameters, engine->parameters, count * sizeof *parameters);
	for (size_t i = 0; i + CONTROL_PARAMETERS < count; i++) {
		const struct template_field *field = template_field(reader->template, parameters[i].name);
		int64_t period;
		if (!field)
			continue;
		if (!parse_parameter(engine, field, &parameters[i])) {
			diag_add(engine->diags, DIAG_INPUT, field->value_at, _("\"%.*s\" is no value for %.*s"),
				 STR_ARG(field->value), STR_ARG(field->key));
			continue;
		}
		if (!str_equal(field->key, S("period")) || !num_is_whole(parameters[i].value.num, &period))
			continue;
		set_number(parameters, count, S("år"), (int32_t)period / 100);
		set_number(parameters, count, S("månad"), (int32_t)period % 100);
		set_number(parameters, count, S("årsstart"), (int32_t)period / 100 * 100 + 1);
	}
	reader->template->parameters = parameters;
}

/* ---- text ---- */

static bool on_block(void *user, struct str info, struct str body, struct place info_at, struct place body_at,
		     struct part *out)
{
	struct template_reader *reader = user;
	struct str rest = info, kind = str_cut(&rest, ' ');
	struct place rest_at = info_at;

	rest = str_trim(rest);
	place_advance(&rest_at, str_sub(info, 0, (size_t)(rest.p - info.p)));
	if (str_equal(kind, S("tabell"))) {
		out->kind = PART_TABLE;
		out->plan = block_parse_table(reader->engine, rest, body, rest_at, body_at);
		return true;
	}
	if (str_equal(kind, S("diagram"))) {
		out->kind = PART_CHART;
		out->chart = block_parse_chart(reader->engine, rest, body, rest_at, body_at);
		return true;
	}
	if (str_equal(kind, S("beräkning")))
		block_parse_definitions(reader->engine, body, body_at, &reader->pattern);
	else if (str_equal(kind, S("kontroll")))
		control_parse(reader->engine, reader->controls, rest, body, rest_at, body_at);
	else
		diag_add(reader->engine->diags, DIAG_INPUT, info_at,
			 _("unknown block \"%.*s\": expected tabell, diagram, beräkning or kontroll"), STR_ARG(kind));
	return false;
}

/* "[^ord]: Texten." lines become notes; blanks stand in their place, so that every other place stays what it is. */
static struct str take_notes(struct template_reader *reader, struct str source, struct place at)
{
	struct arena *arena = reader->engine->arena;
	struct str copy = str_copy(arena, source), rest = copy;
	struct note_plan **end = &reader->template->notes;

	for (; rest.n; at.line++, at.column = 1) {
		struct str line = str_cut(&rest, '\n');
		size_t close = str_find(line, S("]:"));
		if (!str_starts(line, S("[^")) || close == (size_t)-1)
			continue;
		struct note_plan *note = ARENA_NEW(arena, struct note_plan);
		struct str text = str_copy(arena, str_sub(line, close + 2, line.n));
		struct place text_at = at;
		place_advance(&text_at, str_sub(line, 0, close + 2));
		note->at = at;
		note->name = str_copy(arena, str_sub(line, 2, close - 2));
		note->parts = prose_parse(arena, text, text_at, NULL, reader->engine->diags);
		*end = note;
		end = &note->next;
		memset((char *)line.p, ' ', line.n);
	}
	return copy;
}

static void register_tables(struct template_reader *reader, struct part *parts, bool in_loop)
{
	for (struct part *part = parts; part; part = part->next) {
		if (part->kind == PART_TABLE) {
			part->plan->in_loop = in_loop;
			block_register_table(reader->engine, part->plan, &reader->pattern);
		}
		if (part->kind == PART_FOR)
			register_tables(reader, part->body, true);
		for (struct branch *branch = part->branches; branch; branch = branch->next)
			register_tables(reader, branch->body, in_loop);
	}
}

struct template *template_parse(struct engine *engine, struct str file, struct str source, struct controls *controls)
{
	struct template *template = ARENA_NEW(engine->arena, struct template);
	struct template_reader reader = {.engine = engine, .template = template, .controls = controls};
	struct prose_blocks blocks = {on_block, &reader};
	struct place at = {file, 1, 1};

	template->file = file;
	size_t broken = utf8_broken(source);
	if (broken < source.n) {
		place_advance(&at, str_sub(source, 0, broken));
		diag_add(engine->diags, DIAG_INPUT, at, _("a template is UTF-8: save this file as UTF-8"));
		return template;
	}
	const char *zero = source.n ? memchr(source.p, 0, source.n) : NULL;
	if (zero) {
		place_advance(&at, str_sub(source, 0, (size_t)(zero - source.p)));
		diag_add(engine->diags, DIAG_INPUT, at, _("a template is text: here is a byte that is none"));
		return template;
	}
	if (str_starts(source, S("\xEF\xBB\xBF")))
		source = str_sub(source, 3, source.n);
	parse_front_matter(&reader, &source, &at);
	set_parameters(&reader);
	reader.pattern =
		(struct name){.template = file, .document = template->document, .per_scope = template->per_scope};
	template->parts = prose_parse(engine->arena, take_notes(&reader, source, at), at, &blocks, engine->diags);
	register_tables(&reader, template->parts, false);
	references_collect(engine, template);
	return template;
}

/* ---- binding ---- */

/* Asks for a column of the ledger beside those that formulas name. */
static void add_dimension(struct engine *engine, struct needs *needs, struct str name, struct place at)
{
	struct table *ledger = store_ledger(engine->store);
	int column = store_column(engine->store, ledger, name);

	if (name.n == 0 || str_equal(name, S("-"))) {
		diag_add(engine->diags, DIAG_INPUT, at,
			 _("expected columns of huvudbok between ;, or - alone for nothing beyond what the formulas need"));
		return;
	}
	if (column < 0 || ledger->columns[column].type == COLUMN_AMOUNT) {
		diag_add(engine->diags, DIAG_INPUT, at,
			 _("\"%.*s\" is no column to sum the ledger by: expected columns of huvudbok between ;, or - alone"),
			 STR_ARG(name));
		return;
	}
	for (size_t i = 0; i < needs->columns.count; i++)
		if (needs->columns.items[i] == (size_t)column)
			return;
	*ARENA_PUSH(engine->arena, &needs->columns) = (size_t)column;
}

/*
 * `underlag: ansvar; konto`: what the document's data sheet of the ledger tells apart. Where a document is made for each
 * förvaltning its units and accounts, if nothing else is said.
 */
static void add_dimensions(struct engine *engine, const struct template *template, struct needs *needs)
{
	const struct template_field *field = template_field(template, S("underlag"));
	struct str rest = field ? field->value : template->per_scope ? S("ansvar; konto") : S("-");
	struct place at = field ? field->value_at : (struct place){.file = template->file};

	if (str_equal(str_trim(rest), S("-")))
		return;
	do {
		struct str part = str_cut(&rest, ';'), name = str_trim(part);
		struct place name_at = at;
		place_advance(&name_at, str_sub(part, 0, (size_t)(name.p - part.p)));
		add_dimension(engine, needs, name, name.n ? name_at : at);
		place_advance(&at, part);
		at.column++;
	} while (rest.n);
}

void template_check(struct engine *engine, struct template *template)
{
	struct needs needs = {0};
	struct scene scene = {.engine = engine, .needs = &needs, .column = (size_t)-1, .scoped = template->per_scope};

	for (struct template_field *field = template->fields; field; field = field->next)
		prose_check(&scene, field->parts);
	references_check(engine, template, &scene);
	template->shows_findings = needs.findings;
	if (needs.changes && template->letter_for.n == 0)
		diag_add(engine->diags, DIAG_INPUT, (struct place){.file = template->file},
			 _("the table ändrade_tal is for letters only: a document says the same whatever the last run said"));
	add_dimensions(engine, template, &needs);
	if (needs.ledger)
		template->cube = store_cube(engine->store, needs.columns.items, needs.columns.count);
}
