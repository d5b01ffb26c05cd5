/* How a chart of lines is laid out. */
#include "pdf/chart_plan_lines.h"

#include "pdf/chart_legend.h"
#include "pdf/chart_text.h"

#include <math.h>

static const double ends_part = 0.28;           /* of the width, at most: labels at the ends */
static const double end_gap = 8, ends_gap = 14; /* from the last point to its label, of one and of many */

/* One behind the last point that there is; 0: there is none. */
static size_t last_point(const struct doc_chart *chart, size_t series)
{
	size_t i = chart->category_count;

	while (i > 0 && !chart->series[series].points[i - 1].figure)
		i--;
	return i;
}

struct pen chart_line_pen(const struct flow *flow, const struct doc_chart *chart, size_t series)
{
	struct pdf_colour colour = chart_readable(chart_series_colour(flow->style, series));

	return (struct pen){FONT_BOLD, flow->style->chart_size,
			    chart_names_series(flow, chart) ? colour : flow->style->text};
}

/* ---- the plan ---- */

static void plan_ends(const struct flow *flow, struct chart_line_plan *plan)
{
	const struct doc_chart *chart = plan->chart;
	struct arena *arena = flow->canvas->arena;
	bool named = chart_names_series(flow, chart);

	plan->ends = ARENA_ARRAY(arena, struct chart_line_end, chart->series_count);
	for (size_t s = 0; s < chart->series_count; s++) {
		size_t last = plan->ends[s].behind = last_point(chart, s);
		if (last == 0)
			continue;
		struct str text = chart->series[s].points[last - 1].printed;
		if (named)
			text = str_printf(arena, "%.*s %.*s", STR_ARG(chart->series[s].name), STR_ARG(text));
		plan->ends[s].label =
			chart_wrap(flow, chart_line_pen(flow, chart, s), text, flow_width(flow) * ends_part, 3);
		plan->ends_width = fmax(plan->ends_width, chart_lines_width(&plan->ends[s].label));
	}
}

/* Zero is shown unless the values lie far from it. */
static struct chart_ticks ticks_of(const struct doc_chart *chart)
{
	double low = 0, high = 0;
	bool any = false;

	for (size_t s = 0; s < chart->series_count; s++) {
		for (size_t i = 0; i < chart->category_count; i++) {
			double value = chart_number(chart->series[s].points[i].at);
			if (!chart->series[s].points[i].figure)
				continue;
			low = any ? fmin(low, value) : value;
			high = any ? fmax(high, value) : value;
			any = true;
		}
	}
	double range = high - low, space = range * 0.06;
	double nearest = low > 0 ? low : high < 0 ? -high : 0;
	if (nearest < 1.5 * range || range < nearest * 1e-3) {
		low = fmin(low, 0);
		high = fmax(high, 0);
	}
	return chart_ticks(low == 0 ? 0 : low - space, high == 0 ? 0 : high + space, 6);
}

struct chart_line_plan chart_plan_lines(const struct flow *flow, const struct doc_chart *chart)
{
	struct chart_line_plan plan = {.chart = chart, .ticks = ticks_of(chart)};
	double count = (double)(chart->category_count ? chart->category_count : 1), labels = 0;

	plan_ends(flow, &plan);
	double room = chart_ticks_room(flow, &plan.ticks, false), width = flow_width(flow) - room;
	/* The last point lies half a band before the end of its own. */
	plan.gap = chart->series_count > 1 ? ends_gap : end_gap;
	plan.band = fmax(fmin(width, (width - plan.ends_width - plan.gap) / (1 - 0.5 / count)), 1) / count;
	plan.names = chart_names_below(flow, chart, room, plan.band);
	for (size_t s = 0; s < chart->series_count; s++)
		labels += (double)plan.ends[s].label.count * flow->style->chart_size * chart_leading;
	plan.height = fmax(flow->style->chart_height + chart_names_excess(&plan.names),
			   labels + 2 * flow->style->chart_size + plan.names.height);
	plan.height = fmin(plan.height, chart_most_height(flow));
	return plan;
}
