/* How a chart of bars is laid out. */
#include "pdf/chart_plan_bars.h"

#include "pdf/chart_legend.h"
#include "pdf/chart_text.h"

#include <math.h>

const double chart_label_gap = 3.5;

static const double long_name = 84;                                        /* names longer than this are read in rows */
static const double names_part = 0.42;                                     /* of the width, at most */
static const double widest_bar = 46;                                       /* of a column */
static const double bar_single = 8.5, bar_grouped = 9.5, bar_stacked = 14; /* height of a bar that lies */
static const double empty_height = 48;                                     /* of a chart without a figure */
static const double filled_single = 0.66, filled_grouped = 0.86;
static const size_t most_steps_standing = 6, most_stacks_standing = 16;

struct pen chart_label_pen(const struct flow *flow, const struct chart_bar_plan *plan, const struct chart_bar *bar)
{
	return (struct pen){bar->level ? FONT_BOLD : FONT_REGULAR, plan->label_size, flow->style->text};
}

/* ---- standing or lying ---- */

static bool stands(const struct flow *flow, const struct doc_chart *chart)
{
	double band = flow_width(flow) / (double)(chart->category_count ? chart->category_count : 1) - 3;
	double widest = chart_names_width(flow, chart, flow->style->chart_size);

	if (chart->kind == CHART_BRIDGE)
		return chart->category_count <= most_steps_standing && chart_names_fit(flow, chart, band);
	if (chart_is_time(chart))
		return true;
	if (chart->kind == CHART_STACKED && chart->category_count <= most_stacks_standing)
		return widest <= 2 * long_name && chart_names_fit(flow, chart, band);
	return widest <= long_name && chart_names_fit(flow, chart, band);
}

/* ---- rows ---- */

/* Labels of bars side by side are no higher than these; one bar's may be as high as its row. */
static double row_label_size(const struct flow *flow, const struct chart_bar_plan *plan)
{
	double room = plan->band * (plan->bars.lanes > 1 ? plan->bars.filled / (double)plan->bars.lanes : 0.87);
	double size = fmin(flow->style->chart_size, room);

	return size < flow->style->chart_least_size ? 0 : size;
}

static void plan_rows(const struct flow *flow, struct chart_bar_plan *plan, double legend)
{
	const struct doc_chart *chart = plan->chart;
	bool grouped = chart->kind == CHART_BARS && chart->series_count > 1;
	double bar = plan->chart->kind == CHART_STACKED ? bar_stacked : grouped ? bar_grouped : bar_single;
	double count = (double)(chart->category_count ? chart->category_count : 1);

	double filled = grouped ? filled_grouped : filled_single, lanes = grouped ? (double)chart->series_count : 1;
	double size = flow->style->chart_size, widest = chart_names_width(flow, chart, size);
	double width = fmin(widest, flow_width(flow) * names_part);

	plan->band = bar * lanes / filled;
	if (widest > width)
		plan->band = fmax(plan->band, 2 * size * chart_leading + 4);
	/* Ticks, should they be needed, have their room in any case. */
	double most = chart_most_height(flow) - legend - chart_ticks_room(flow, NULL, true);
	plan->band = fmin(plan->band, most / count);
	/* Higher rows, for names of two lines, have no higher bars. */
	plan->bars = chart_bars(flow, chart, fmin(filled, 1.25 * bar * lanes / plan->band));
	plan->names = chart_names_beside(flow, chart, width, plan->band);
	plan->length = plan->band * count;
	plan->label_size = row_label_size(flow, plan);
	plan->axis = plan->bars.within || plan->label_size <= 0;
	if (plan->axis)
		plan->ticks = chart_ticks(plan->bars.low, plan->bars.high, 6);
	plan->height = legend + plan->length + (plan->axis ? chart_ticks_room(flow, &plan->ticks, true) : 0);
}

/* ---- columns ---- */

static bool labels_fit(const struct flow *flow, const struct chart_bar_plan *plan, double width)
{
	for (size_t i = 0; i < plan->bars.count; i++) {
		const struct chart_bar *bar = &plan->bars.items[i];
		if (chart_width(flow, chart_label_pen(flow, plan, bar), bar->label) > width)
			return false;
	}
	return true;
}

/* Above a column stand labels no wider than its own place. */
static double column_label_size(const struct flow *flow, struct chart_bar_plan *plan)
{
	double width =
		plan->bars.lanes > 1 ? plan->band * plan->bars.filled / (double)plan->bars.lanes - 1.5 : plan->band - 4;

	for (int i = 0; i < 2; i++) {
		plan->label_size = i ? flow->style->chart_least_size : flow->style->chart_size;
		if (labels_fit(flow, plan, width))
			return plan->label_size;
	}
	return 0;
}

static void divide_columns(const struct flow *flow, struct chart_bar_plan *plan)
{
	const struct doc_chart *chart = plan->chart;
	double count = (double)(chart->category_count ? chart->category_count : 1);
	double lanes = chart->kind == CHART_BARS && chart->series_count > 1 ? (double)chart->series_count : 1;

	plan->length = flow_width(flow);
	if (plan->axis)
		plan->length = fmax(plan->length - chart_ticks_room(flow, &plan->ticks, false), 1);
	plan->band = plan->length / count;
	plan->bars = chart_bars(flow, chart,
				fmin(lanes > 1 ? filled_grouped : filled_single, widest_bar * lanes / plan->band));
}

static void plan_columns(const struct flow *flow, struct chart_bar_plan *plan, double legend)
{
	plan->height = fmin(flow->style->chart_height + legend, chart_most_height(flow));
	divide_columns(flow, plan);
	if (plan->bars.count == 0)
		plan->height = fmin(plan->height, legend + empty_height);
	if (!plan->bars.within)
		plan->label_size = column_label_size(flow, plan);
	plan->axis = plan->bars.within || plan->label_size <= 0;
	if (plan->axis) {
		plan->ticks = chart_ticks(plan->bars.low, plan->bars.high, 6);
		divide_columns(flow, plan);
	}
	if (plan->bars.within)
		plan->label_size = flow->style->chart_size - 0.5;
	plan->names = chart_names_below(flow, plan->chart, flow_width(flow) - plan->length, plan->band);
	plan->height = fmin(plan->height + chart_names_excess(&plan->names), chart_most_height(flow));
}

struct chart_bar_plan chart_plan_bars(const struct flow *flow, const struct doc_chart *chart)
{
	struct chart_bar_plan plan = {.chart = chart, .rows = !stands(flow, chart)};
	double legend = chart_legend_height(flow, chart);

	if (plan.rows)
		plan_rows(flow, &plan, legend);
	else
		plan_columns(flow, &plan, legend);
	return plan;
}
