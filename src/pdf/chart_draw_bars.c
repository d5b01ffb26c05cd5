/* A chart of bars is drawn as it was planned. */
#include "pdf/chart_legend.h"
#include "pdf/chart_plan_bars.h"
#include "pdf/chart_text.h"

#include <math.h>

static const double name_gap = 10;   /* between names and rows */
static const double label_clear = 2; /* from a label to the line of zero */

static bool is_up(const struct chart_bar *bar)
{
	return bar->to > bar->from || (bar->to == bar->from && bar->to >= 0);
}

/* ---- where values lie ---- */

static struct chart_span span_of_ticks(const struct chart_ticks *ticks, double size)
{
	double low = chart_tick_value(ticks, ticks->first), high = chart_tick_value(ticks, ticks->last);
	double unit = size / (high - low);

	return (struct chart_span){-low * unit, unit};
}

/* The room that a label takes beyond its bar. */
static double label_room(const struct flow *flow, const struct chart_bar_plan *plan, const struct chart_bar *bar)
{
	struct pen pen = chart_label_pen(flow, plan, bar);

	if (bar->label.n == 0)
		return 0;
	if (plan->rows)
		return chart_label_gap + chart_width(flow, pen, bar->label);
	/* A label below its column does not look like a part of the name below it. */
	return chart_label_gap + pen.size * (is_up(bar) ? 0.75 : 1.25);
}

static struct chart_span span_of_labels(const struct flow *flow, const struct chart_bar_plan *plan, double size)
{
	const struct chart_bars *bars = &plan->bars;
	struct chart_reach *reaches = ARENA_ARRAY(flow->canvas->arena, struct chart_reach, 2 * bars->count);

	for (size_t i = 0; i < bars->count; i++) {
		const struct chart_bar *bar = &bars->items[i];
		reaches[2 * i] = (struct chart_reach){bar->to, label_room(flow, plan, bar), !is_up(bar)};
		reaches[2 * i + 1].value = bar->from;
	}
	return chart_fit(reaches, 2 * bars->count, 0, size);
}

static struct chart_plot plot_of(const struct flow *flow, const struct chart_bar_plan *plan, double top)
{
	struct chart_plot plot = {.flow = flow, .chart = plan->chart, .rows = plan->rows, .band = plan->band};
	double last_tick = 0;

	plot.right = flow->right;
	plot.top = top - chart_legend_height(flow, plan->chart);
	if (plan->rows) {
		plot.left = flow->left + plan->names.width + name_gap;
		plot.bottom = plot.top - plan->length;
		if (plan->axis)
			last_tick = chart_ticks_room(flow, &plan->ticks, false) / 2;
		plot.right -= last_tick;
	} else {
		plot.left = plot.right - plan->length;
		plot.bottom = top - plan->height + plan->names.height;
		if (plan->axis)
			plot.top -= flow->style->chart_size / 2; /* half of the uppermost tick's text */
	}
	double size = plot.rows ? plot.right - plot.left : plot.top - plot.bottom;
	plot.span = plan->axis ? span_of_ticks(&plan->ticks, size) : span_of_labels(flow, plan, size);
	return plot;
}

/* ---- bars ---- */

static void draw_bar(const struct chart_plot *plot, const struct chart_bar *bar)
{
	if (bar->from == bar->to)
		return;
	chart_rectangle(plot->flow, chart_at(plot, (double)bar->category + bar->begin, bar->from),
			chart_at(plot, (double)bar->category + bar->end, bar->to), chart_paint(bar->colour));
}

/* From the end of a step to where the next one begins. */
static void draw_connector(const struct chart_plot *plot, const struct chart_bar *bar, const struct chart_bar *next)
{
	chart_rule(plot->flow, chart_at(plot, (double)bar->category + bar->end, bar->to),
		   chart_at(plot, (double)next->category + next->begin, bar->to), plot->flow->style->rule_thin * 0.8,
		   plot->flow->style->muted);
}

/* ---- labels ---- */

/* Moves the middle of a label that the line of zero would run through to where it stands beyond it, if there is room. */
static void clear_zero(const struct chart_plot *plot, bool up, double width, double height, struct point *middle)
{
	struct point zero = chart_at(plot, 0, 0);
	double half = (plot->rows ? width : height) / 2, *at = plot->rows ? &middle->x : &middle->y;
	double line = plot->rows ? zero.x : zero.y, beyond = line + (up ? half + label_clear : -half - label_clear);
	double low = plot->rows ? plot->left : plot->bottom, high = plot->rows ? plot->flow->right : plot->top;

	if (fabs(*at - line) < half + label_clear && beyond - half >= low && beyond + half <= high)
		*at = beyond;
}

static void draw_label_beyond(const struct chart_plot *plot, const struct chart_bar_plan *plan,
			      const struct chart_bar *bar)
{
	struct pen pen = chart_label_pen(plot->flow, plan, bar);
	struct point at = chart_at(plot, (double)bar->category + (bar->begin + bar->end) / 2, bar->to);
	double width = chart_width(plot->flow, pen, bar->label), height = pen.size * 0.75;
	double away = chart_label_gap + (plot->rows ? width : height) / 2;

	if (bar->label.n == 0)
		return;
	if (plot->rows)
		at.x += is_up(bar) ? away : -away;
	else
		at.y += is_up(bar) ? away : -away;
	if (bar->from != 0)
		clear_zero(plot, is_up(bar), width, height, &at);
	/* Bars side by side touch: their neighbours' labels, and they themselves, leave no more room. */
	chart_ground(plot->flow, at, width, height, plan->bars.lanes > 1 ? 0.5 : 1.5);
	chart_put(plot->flow, pen, at.x, at.y, CHART_CENTRE, bar->label);
}

/* Where there is room for it. */
static void draw_label_within(const struct chart_plot *plot, const struct chart_bar_plan *plan,
			      const struct chart_bar *bar)
{
	struct pen pen = chart_label_pen(plot->flow, plan, bar);
	struct point a = chart_at(plot, (double)bar->category + bar->begin, bar->from);
	struct point b = chart_at(plot, (double)bar->category + bar->end, bar->to);

	pen.colour = chart_ink_on(plot->flow->style, bar->colour);
	if (fabs(a.x - b.x) < chart_width(plot->flow, pen, bar->label) + 3 || fabs(a.y - b.y) < pen.size * 0.75 + 2.5)
		return;
	chart_put(plot->flow, pen, (a.x + b.x) / 2, (a.y + b.y) / 2, CHART_CENTRE, bar->label);
}

void chart_draw_bars(const struct flow *flow, const struct chart_bar_plan *plan, double top)
{
	const struct chart_bars *bars = &plan->bars;
	struct chart_plot plot = plot_of(flow, plan, top);

	chart_draw_legend(flow, plan->chart, top);
	if (plan->axis)
		chart_draw_grid(&plot, &plan->ticks);
	else if (plan->rows)
		chart_draw_row_lines(&plot);
	chart_draw_names(&plot, &plan->names);
	for (size_t i = 0; i < bars->count; i++)
		draw_bar(&plot, &bars->items[i]);
	for (size_t i = 1; bars->connected && i < bars->count; i++)
		draw_connector(&plot, &bars->items[i - 1], &bars->items[i]);
	chart_draw_zero(&plot);
	for (size_t i = 0; i < bars->count && plan->label_size > 0; i++) {
		if (bars->within)
			draw_label_within(&plot, plan, &bars->items[i]);
		else
			draw_label_beyond(&plot, plan, &bars->items[i]);
	}
}
