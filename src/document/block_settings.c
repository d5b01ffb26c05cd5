/* The settings of a table block: lines of "key: value". */
#include "document/block_settings.h"

#include "base/utf8.h"
#include "document/block_lines.h"
#include "document/marks.h"
#include "formula/prose.h"

static void parse_groups(struct table_settings *settings, const struct line *line)
{
	struct block_names names = block_split(settings->engine->arena, line->value, line->value_at);

	for (size_t i = 0; i < names.count; i++)
		*ARENA_PUSH(settings->engine->arena, &settings->plan->groups) =
			(struct group_plan){.column = names.items[i].name, .at = names.items[i].at};
}

/* Where the "=" between a title and its columns is: outside {{…}}, or text.n. */
static size_t find_equals(struct str text)
{
	bool inside = false;

	for (size_t i = 0; i < text.n; i++) {
		if (str_starts(str_sub(text, i, 2), S("{{")) || str_starts(str_sub(text, i, 2), S("}}")))
			inside = text.p[i] == '{';
		else if (!inside && text.p[i] == '=')
			return i;
	}
	return text.n;
}

/* "Ackumulerat = Utfall; Budget; Avvikelse": its columns are looked up when all of them are known. */
static void parse_column_group(struct table_settings *settings, const struct line *line)
{
	struct engine *engine = settings->engine;
	size_t equals = find_equals(line->value);
	struct str title = str_trim(str_sub(line->value, 0, equals));
	struct str names = str_sub(line->value, equals + 1, line->value.n);

	if (title.n == 0 || str_trim(names).n == 0) {
		diag_add(engine->diags, DIAG_INPUT, line->value_at,
			 _("a title above columns is written \"kolumngrupp: Rubrik = Kolumn; Kolumn\""));
		return;
	}
	struct pending_group *group = ARENA_PUSH(engine->arena, &settings->column_groups);
	group->title = prose_parse(engine->arena, title, line->value_at, NULL, engine->diags);
	group->columns = block_split(engine->arena, names, place_within(line->value_at, line->value, names));
	group->at = line->value_at;
}

static void parse_decimals(struct table_settings *settings, const struct line *line)
{
	struct num num;
	int64_t decimals;

	if (num_parse(settings->engine->arena, line->value, &num) && num_is_whole(num, &decimals) && decimals >= 0 &&
	    decimals <= 9)
		settings->plan->format.decimals = (int)decimals;
	else
		diag_add(settings->engine->diags, DIAG_INPUT, line->value_at, _("the number of decimals is 0 to 9"));
}

/* Whether Excel takes the text as the name of a sheet, and the program has none of that name. */
static bool is_sheet_name(struct str name)
{
	enum { LONGEST = 31 }; /* in units of UTF-16, as Excel counts */
	static const struct str taken[] = {STR("Om"), STR("Tal i texten"), STR("Diagramdata"), STR("History"),
					   STR("Historik")};
	size_t units = 0, length;

	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (str_equal_fold(name, taken[i]))
			return false;
	for (struct str rest = name; rest.n; rest = str_sub(rest, length, rest.n)) {
		int32_t c = utf8_next(rest, &length);
		units += c >= 0x10000 ? 2 : 1;
		if (c < ' ' || c == 0x7F || str_find(S("[]:*?/\\"), str_sub(rest, 0, length)) != (size_t)-1)
			return false;
	}
	return name.n && units <= LONGEST && !str_starts(name, S("'")) && !str_ends(name, S("'"));
}

static void parse_sheet(struct table_settings *settings, const struct line *line)
{
	settings->plan->sheet = line->value;
	if (!is_sheet_name(line->value))
		diag_add(settings->engine->diags, DIAG_INPUT, line->value_at,
			 _("\"%.*s\" can not be the name of a sheet: it has 1 to 31 characters, none of []:*?/\\, no ' "
			   "at its ends, and is not Om, Tal i texten, Diagramdata, Historik or History"),
			 STR_ARG(line->value));
}

void settings_parse_line(struct table_settings *settings, struct line *line)
{
	struct engine *engine = settings->engine;
	struct grid_plan *plan = settings->plan;

	if (!line_split(line, engine->diags))
		return;
	struct str key = line->key;
	if (str_equal(key, S("titel"))) {
		plan->title = prose_parse(engine->arena, line->value, line->value_at, NULL, engine->diags);
	} else if (str_equal(key, S("enhet"))) {
		if (!unit_parse(line->value, &plan->format.unit))
			diag_add(engine->diags, DIAG_INPUT, line->value_at,
				 _("unknown unit \"%.*s\": expected kr, tkr, mkr, procent or antal"),
				 STR_ARG(line->value));
	} else if (str_equal(key, S("decimaler"))) {
		parse_decimals(settings, line);
	} else if (str_equal(key, S("rad"))) {
		settings->source = ARENA_NEW(engine->arena, struct source);
		settings->source_at = line->at;
		if (!source_parse(engine->arena, line->value, line->value_at, settings->source, engine->diags))
			settings->source = NULL;
	} else if (str_equal(key, S("sortera"))) {
		(void)!sort_parse(engine->arena, line->value, line->value_at, &plan->sort, engine->diags);
	} else if (str_equal(key, S("grupp"))) {
		parse_groups(settings, line);
	} else if (str_equal(key, S("kolumngrupp"))) {
		parse_column_group(settings, line);
	} else if (str_equal(key, S("transport"))) {
		plan->transport = block_expect(engine, line, S("ja"));
	} else if (str_equal(key, S("gruppsumma"))) {
		plan->no_group_sums = block_expect(engine, line, S("nej"));
	} else if (str_equal(key, S("dölj"))) {
		plan->hide_zero = block_expect(engine, line, S("noll"));
	} else if (str_equal(key, S("avrundning"))) {
		plan->preserve_sums = block_expect(engine, line, S("summabevarande"));
	} else if (str_equal(key, S("markera"))) {
		marks_parse(engine, plan, line);
	} else if (str_equal(key, S("not"))) {
		settings->note = *line;
	} else if (str_equal(key, S("anmärkning"))) {
		plan->remark = prose_parse(engine->arena, line->value, line->value_at, NULL, engine->diags);
	} else if (str_equal(key, S("blad"))) {
		parse_sheet(settings, line);
	} else if (str_equal(key, S("summa"))) {
		plan->has_sum = true;
		plan->sum.kind = CELL_TEXT;
		plan->sum.at = line->value_at;
		plan->sum.parts = prose_parse(engine->arena, line->value, line->value_at, NULL, engine->diags);
	} else {
		diag_add(engine->diags, DIAG_INPUT, line->at,
			 _("unknown setting \"%.*s\" of a table: expected titel, enhet, decimaler, rad, sortera, "
			   "grupp, gruppsumma, "
			   "dölj, avrundning, transport, markera, not, anmärkning, blad, summa, kolumngrupp, kolumn, "
			   "or a row that begins with |"),
			 STR_ARG(key));
	}
}

/* ---- titles above columns ---- */

/* -1, reported, when there is none. */
static int find_column(const struct table_settings *settings, const struct block_name *name)
{
	int column = grid_find_column(settings->plan, name->name);

	if (column < 0)
		grid_no_column(settings->engine->diags, settings->plan, name->name, name->at, false);
	return column;
}

static bool find_columns(const struct table_settings *settings, const struct pending_group *pending,
			 struct column_group_plan *group)
{
	for (size_t i = 0; i < pending->columns.count; i++) {
		int column = find_column(settings, &pending->columns.items[i]);
		if (column < 0)
			return false;
		if (i == 0)
			group->first = (size_t)column;
		if ((size_t)column != group->first + i) {
			diag_add(settings->engine->diags, DIAG_INPUT, pending->columns.items[i].at,
				 _("the columns of a kolumngrupp stand side by side, named in the order of the table"));
			return false;
		}
	}
	group->count = pending->columns.count;
	return true;
}

/* Puts the group among those of the plan, which stand from left to right. */
static void add_column_group(const struct table_settings *settings, struct column_group_plan added)
{
	struct grid_plan *plan = settings->plan;

	for (size_t i = 0; i < plan->column_groups.count; i++) {
		const struct column_group_plan *other = &plan->column_groups.items[i];
		if (added.first < other->first + other->count && other->first < added.first + added.count) {
			diag_add(settings->engine->diags, DIAG_INPUT, added.at,
				 _("a column belongs to one kolumngrupp: this one shares columns with another"));
			return;
		}
	}
	(void)ARENA_PUSH(settings->engine->arena, &plan->column_groups);
	size_t at = plan->column_groups.count - 1;
	for (; at > 0 && plan->column_groups.items[at - 1].first > added.first; at--)
		plan->column_groups.items[at] = plan->column_groups.items[at - 1];
	plan->column_groups.items[at] = added;
}

void settings_finish(struct table_settings *settings)
{
	marks_find_columns(settings->engine, settings->plan);
	for (size_t i = 0; i < settings->column_groups.count; i++) {
		const struct pending_group *pending = &settings->column_groups.items[i];
		struct column_group_plan group = {.title = pending->title, .at = pending->at};
		if (find_columns(settings, pending, &group))
			add_column_group(settings, group);
	}
}
