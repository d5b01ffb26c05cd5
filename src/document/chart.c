/* Charts from the rows of a calculated table: categories, series and their points. */
#include "document/chart.h"

#include "base/buf.h"
#include "document/rounding.h"
#include "document/tables.h"

struct chart_maker {
	struct figures *figures;
	const struct chart_plan *plan;
	struct grid *grid;
	struct num **printed; /* of each series */
	struct doc_chart *chart;
};

/* ---- rows ---- */

/* Rows below that of the cell named by till are left out; the sum row that summa makes is the last of all. */
static bool is_below_end(const struct chart_plan *plan, const struct grid_row *row)
{
	return plan->end && (!row->plan || (size_t)(row->plan - plan->plan->rows.items) > plan->end->row);
}

static bool is_shown(const struct chart_plan *plan, const struct grid_row *row)
{
	switch (row->kind) {
	case ROW_POST:
		return true;
	case ROW_SUM:
	case ROW_TOTAL:
		return plan->kind == CHART_BRIDGE || plan->sums;
	case ROW_OF_WHICH:
	case ROW_HEADING:
		break;
	}
	return false;
}

/* ---- points ---- */

static struct str cell_text(struct arena *arena, const struct table_cell *cell)
{
	struct buf out = BUF_INIT;

	if (cell->figure && !cell->runs)
		return cell->figure->printed;
	for (const struct run *run = cell->runs; run; run = run->next)
		buf_add(&out, run->kind == RUN_BREAK ? S(" ") : run->text);
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Only figures of the chart's unit can be drawn to its scale. */
static struct chart_point make_point(struct chart_maker *maker, struct grid_row *row, size_t series)
{
	struct arena *arena = maker->figures->engine->arena;
	size_t column = maker->plan->columns[series];
	struct value value = grid_value(maker->figures->engine, row, column);

	if (value.kind != VALUE_NUMBER || grid_cell_format(row, column).unit != maker->plan->unit)
		return (struct chart_point){0};
	struct table_cell cell = table_cell_of(maker->figures, row, column, maker->printed[series]);
	return (struct chart_point){.figure = cell.figure,
				    .printed = cell.figure->printed,
				    .at = num_double(format_scale(arena, value.num, cell.figure->format))};
}

/* A row none of whose figures can be drawn is no category. */
static void add_category(struct chart_maker *maker, struct grid_row *row)
{
	struct doc_chart *chart = maker->chart;
	size_t at = chart->category_count;
	bool any = false;

	for (size_t i = 0; i < chart->series_count; i++) {
		struct chart_point point = make_point(maker, row, i);
		point.level = chart->kind == CHART_BRIDGE && (row->kind != ROW_POST || at == 0);
		chart->series[i].points[at] = point;
		any = any || point.figure;
	}
	if (!any)
		return;
	struct table_cell label = table_cell_of(maker->figures, row, maker->plan->label_column, NULL);
	chart->categories[at] = cell_text(maker->figures->engine->arena, &label);
	chart->category_count++;
}

static void make_series(struct chart_maker *maker, const struct env *env, size_t series)
{
	struct engine *engine = maker->figures->engine;
	const struct column_plan *column = &maker->plan->plan->columns[maker->plan->columns[series]];
	struct chart_series *out = &maker->chart->series[series];
	struct str title = figures_plain(maker->figures, env, column->title);

	out->name = title.n ? title : column->name;
	out->points = ARENA_ARRAY(engine->arena, struct chart_point, maker->grid->row_count);
	maker->printed[series] = rounded_column(engine, maker->grid, maker->plan->columns[series]);
}

void chart_make(struct figures *figures, const struct env *env, const struct chart_plan *plan,
		const struct doc_table *table, struct doc_chart *chart)
{
	struct arena *arena = figures->engine->arena;
	struct chart_maker maker = {.figures = figures,
				    .plan = plan,
				    .grid = grid_make(figures->engine, plan->plan, env->context, NULL),
				    .printed = ARENA_ARRAY(arena, struct num *, plan->column_count),
				    .chart = chart};
	struct str source = figures_plain(figures, env, plan->source);

	chart->id = plan->id;
	chart->kind = plan->kind;
	chart->table = table;
	chart->title = figures_plain(figures, env, plan->title);
	chart->unit = table_unit_name(plan->unit);
	chart->source = source.n ? str_printf(arena, "Källa: %.*s", STR_ARG(source)) : S("");
	if (plan->kind == CHART_BRIDGE) {
		chart->rise = S("Ökning");
		chart->fall = S("Minskning");
	}
	chart->series_count = plan->column_count;
	chart->series = ARENA_ARRAY(arena, struct chart_series, plan->column_count);
	chart->categories = ARENA_ARRAY(arena, struct str, maker.grid->row_count);
	for (size_t i = 0; i < chart->series_count; i++)
		make_series(&maker, env, i);
	for (size_t i = 0; i < maker.grid->row_count && !is_below_end(plan, maker.grid->rows[i]); i++)
		if (is_shown(plan, maker.grid->rows[i]))
			add_category(&maker, maker.grid->rows[i]);
	chart->alternative = chart_words(arena, chart);
}
