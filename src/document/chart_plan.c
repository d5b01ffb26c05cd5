/* The notation of charts, and what its names mean. */
#include "document/chart_plan.h"

#include "base/utf8.h"
#include "formula/lex.h"
#include "formula/prose.h"

/* ---- the notation ---- */

static void parse_kind(struct engine *engine, struct chart_plan *chart, const struct line *line)
{
	static const struct str words[] = {[CHART_BARS] = STR("staplar"),
					   [CHART_STACKED] = STR("staplade"),
					   [CHART_LINE] = STR("linje"),
					   [CHART_BRIDGE] = STR("brygga")};

	chart->has_kind = true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_equal_fold(line->value, words[i])) {
			chart->kind = (enum chart_kind)i;
			return;
		}
	}
	diag_add(engine->diags, DIAG_INPUT, line->value_at,
		 _("unknown kind of chart \"%.*s\": expected staplar, staplade, linje or brygga"),
		 STR_ARG(line->value));
}

static void parse_setting(struct engine *engine, struct chart_plan *chart, const struct line *line)
{
	struct block_name value = {line->value, line->value_at};

	if (str_equal(line->key, S("titel"))) {
		chart->title = prose_parse(engine->arena, line->value, line->value_at, NULL, engine->diags);
	} else if (str_equal(line->key, S("källa"))) {
		chart->source = prose_parse(engine->arena, line->value, line->value_at, NULL, engine->diags);
	} else if (str_equal(line->key, S("typ"))) {
		parse_kind(engine, chart, line);
	} else if (str_equal(line->key, S("tabell"))) {
		chart->table = value;
	} else if (str_equal(line->key, S("etikett"))) {
		chart->label = value;
	} else if (str_equal(line->key, S("serier"))) {
		chart->has_series = true;
		chart->series = block_split(engine->arena, line->value, line->value_at);
	} else if (str_equal(line->key, S("till"))) {
		chart->until = value;
	} else if (str_equal(line->key, S("summor"))) {
		chart->sums = block_expect(engine, line, S("ja"));
	} else {
		diag_add(engine->diags, DIAG_INPUT, line->at,
			 _("unknown setting \"%.*s\" of a chart: expected titel, typ, tabell, etikett, serier, summor, "
			   "till or källa"),
			 STR_ARG(line->key));
	}
}

struct chart_plan *block_parse_chart(struct engine *engine, struct str info, struct str body, struct place info_at,
				     struct place body_at)
{
	struct chart_plan *chart = ARENA_NEW(engine->arena, struct chart_plan);
	struct lines lines = {body, body_at, engine->diags};
	struct line line;

	chart->id = info;
	chart->at = info_at;
	if (info.n && !lex_is_name(info))
		diag_add(engine->diags, DIAG_INPUT, info_at,
			 _("\"%.*s\" can not be the id of a chart: letters, digits and _"), STR_ARG(info));
	while (lines_next(&lines, &line))
		parse_setting(engine, chart, &line);
	if (!chart->has_kind)
		diag_add(engine->diags, DIAG_INPUT, info_at,
			 _("a chart needs \"typ: staplar\", staplade, linje or brygga"));
	if (chart->table.name.n == 0)
		diag_add(engine->diags, DIAG_INPUT, info_at,
			 _("a chart needs \"tabell: ID\", the table whose figures it shows"));
	return chart;
}

/* ---- what it means ---- */

static bool find_column(struct engine *engine, const struct chart_plan *chart, const struct block_name *name,
			size_t *column)
{
	int found = grid_find_column(chart->plan, name->name);

	if (found < 0)
		grid_no_column(engine->diags, chart->plan, name->name, name->at, true);
	else
		*column = (size_t)found;
	return found >= 0;
}

static enum unit column_unit(const struct chart_plan *chart, size_t column)
{
	return grid_format(chart->plan, &chart->plan->columns[column].cell, column).unit;
}

static void add_series(struct chart_plan *chart, size_t column)
{
	chart->columns[chart->column_count++] = column;
}

static bool has_series(const struct chart_plan *chart, size_t column)
{
	for (size_t i = 0; i < chart->column_count; i++)
		if (chart->columns[i] == column)
			return true;
	return false;
}

static void bind_named_series(struct engine *engine, struct chart_plan *chart)
{
	for (size_t i = 0; i < chart->series.count; i++) {
		const struct block_name *name = &chart->series.items[i];
		size_t column;
		if (!find_column(engine, chart, name, &column))
			continue;
		if (chart->column_count == 0)
			chart->unit = column_unit(chart, column);
		if (!grid_can_sum(chart->plan, column))
			diag_add(engine->diags, DIAG_INPUT, name->at, _("column %.*s holds no figures to draw"),
				 STR_ARG(name->name));
		else if (column_unit(chart, column) != chart->unit)
			diag_add(engine->diags, DIAG_INPUT, name->at,
				 _("column %.*s has another unit than the first: one chart has one scale"),
				 STR_ARG(name->name));
		else if (!has_series(chart, column))
			add_series(chart, column);
	}
}

/* Without serier: all columns of figures in the table's unit. */
static void bind_all_series(struct engine *engine, struct chart_plan *chart)
{
	chart->unit = chart->plan->format.unit;
	for (size_t i = 0; i < chart->plan->column_count; i++)
		if (i != chart->label_column && grid_can_sum(chart->plan, i) && column_unit(chart, i) == chart->unit)
			add_series(chart, i);
	if (chart->column_count == 0)
		diag_add(engine->diags, DIAG_INPUT, chart->table.at,
			 _("table %.*s has no column of figures in its own unit: name those to draw with serier"),
			 STR_ARG(chart->plan->id));
}

static void bind_end(struct engine *engine, struct chart_plan *chart)
{
	const struct name *name = engine_find_name(engine, chart->until.name);

	if (name && name->kind == NAME_CELL && name->plan == chart->plan)
		chart->end = name;
	else
		diag_add(engine->diags, DIAG_INPUT, chart->until.at,
			 _("\"%.*s\" is not the name of a cell in table %.*s"), STR_ARG(chart->until.name),
			 STR_ARG(chart->plan->id));
}

void chart_plan_bind(struct engine *engine, struct chart_plan *chart, struct grid_plan *table)
{
	if (chart->in_loop)
		diag_add(engine->diags, DIAG_INPUT, chart->at, _("a chart can not stand in repeated text"));
	if (!table || table->in_loop) {
		if (chart->table.name.n)
			diag_add(
				engine->diags, DIAG_INPUT, chart->table.at,
				table ? _("table \"%.*s\" stands in repeated text: a chart can not tell which is meant")
				      : _("there is no table \"%.*s\" in this template"),
				STR_ARG(chart->table.name));
		return;
	}
	chart->plan = table;
	chart->columns = ARENA_ARRAY(engine->arena, size_t, table->column_count);
	if (chart->label.name.n)
		(void)find_column(engine, chart, &chart->label, &chart->label_column);
	if (chart->has_series)
		bind_named_series(engine, chart);
	else
		bind_all_series(engine, chart);
	if (chart->kind == CHART_BRIDGE && chart->column_count > 1)
		diag_add(engine->diags, DIAG_INPUT, chart->at,
			 _("a brygga shows one column: say which with \"serier: Kolumn\""));
	if (chart->until.name.n)
		bind_end(engine, chart);
}
