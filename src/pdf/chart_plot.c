/* The area that a chart is drawn in. */
#include "pdf/chart_plot.h"

#include "pdf/chart_text.h"

#include <math.h>

static const double tick_gap = 4; /* between ticks and the plot */

double chart_most_height(const struct flow *flow)
{
	double upright = flow_page_height(flow, false), page = flow_page_height(flow, flow->landscape);

	/* A landscape page is low: caption and source take some of it. */
	return fmin(upright * flow->style->chart_part, page * 0.8);
}

struct point chart_at(const struct chart_plot *plot, double across, double value)
{
	double along = plot->span.origin + value * plot->span.unit;

	if (plot->rows)
		return (struct point){plot->left + along, plot->top - across * plot->band};
	return (struct point){plot->left + across * plot->band, plot->bottom + along};
}

/* ---- the grid ---- */

static struct pen tick_pen(const struct flow *flow)
{
	return (struct pen){FONT_REGULAR, flow->style->chart_size - 0.5, flow->style->muted};
}

double chart_ticks_room(const struct flow *flow, const struct chart_ticks *ticks, bool rows)
{
	struct pen pen = tick_pen(flow);
	double widest = 0;

	if (rows)
		return tick_gap + pen.size * chart_leading;
	for (long i = ticks->first; i <= ticks->last; i++)
		widest = fmax(widest, chart_width(flow, pen, chart_tick_text(flow->canvas->arena, ticks, i)));
	return widest + tick_gap + 1;
}

void chart_draw_grid(const struct chart_plot *plot, const struct chart_ticks *ticks)
{
	const struct flow *flow = plot->flow;
	struct pen pen = tick_pen(flow);

	for (long i = ticks->first; i <= ticks->last; i++) {
		struct point at = chart_at(plot, 0, chart_tick_value(ticks, i));
		struct str text = chart_tick_text(flow->canvas->arena, ticks, i);
		struct point from = at, to = at;
		if (plot->rows) {
			from.y = plot->top;
			to.y = plot->bottom;
			chart_put(flow, pen, at.x, plot->bottom - tick_gap - pen.size * chart_leading / 2, CHART_CENTRE,
				  text);
		} else {
			to.x = plot->right;
			chart_put(flow, pen, plot->left - tick_gap - 1, at.y, CHART_RIGHT, text);
		}
		chart_rule(flow, from, to, flow->style->rule_hair * 1.4, flow->style->hair);
	}
}

void chart_draw_row_lines(const struct chart_plot *plot)
{
	for (size_t i = 1; i < plot->chart->category_count; i++) {
		double y = chart_at(plot, (double)i, 0).y;
		chart_rule(plot->flow, (struct point){plot->flow->left, y}, (struct point){plot->right, y},
			   plot->flow->style->rule_hair, plot->flow->style->hair);
	}
}

void chart_draw_zero(const struct chart_plot *plot)
{
	struct point from = chart_at(plot, 0, 0), to = from;

	if (plot->rows)
		to.y = plot->bottom;
	else
		to.x = plot->right;
	chart_rule(plot->flow, from, to, plot->flow->style->rule_thin * 1.25, plot->flow->style->rule);
}
