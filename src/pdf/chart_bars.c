/* Which bars a chart has. */
#include "pdf/chart_bars.h"

#include "pdf/chart_scale.h"
#include "pdf/chart_text.h"

/* What is being collected. */
struct collecting {
	const struct flow *flow;
	const struct doc_chart *chart;
	struct chart_bars *bars;
};

static void add(struct collecting *c, struct chart_bar bar, size_t lane, const struct chart_point *point)
{
	struct chart_bars *bars = c->bars;
	double first = (1 - bars->filled) / 2, width = bars->filled / (double)bars->lanes;

	bar.begin = first + (double)lane * width;
	bar.end = first + (double)(lane + 1) * width;
	bar.label = point->printed;
	bar.level = point->level && bars->connected;
	for (int i = 0; i < 2; i++) {
		double value = i ? bar.to : bar.from;
		bars->low = value < bars->low ? value : bars->low;
		bars->high = value > bars->high ? value : bars->high;
	}
	*ARENA_PUSH(c->flow->canvas->arena, bars) = bar;
}

static void side_by_side(struct collecting *c, size_t category)
{
	for (size_t s = 0; s < c->chart->series_count; s++) {
		const struct chart_point *point = &c->chart->series[s].points[category];
		if (point->figure)
			add(c,
			    (struct chart_bar){.category = category,
					       .to = chart_number(point->at),
					       .colour = chart_series_colour(c->flow->style, s)},
			    s, point);
	}
}

static void upon_each_other(struct collecting *c, size_t category)
{
	double up = 0, down = 0;

	for (size_t s = 0; s < c->chart->series_count; s++) {
		const struct chart_point *point = &c->chart->series[s].points[category];
		double value = chart_number(point->at), *end = value < 0 ? &down : &up;
		if (!point->figure)
			continue;
		add(c,
		    (struct chart_bar){.category = category,
				       .from = *end,
				       .to = *end + value,
				       .colour = chart_series_colour(c->flow->style, s)},
		    0, point);
		*end += value;
	}
}

static void bridge(struct collecting *c)
{
	const struct pdf_style *style = c->flow->style;
	double running = 0;

	for (size_t category = 0; category < c->chart->category_count && c->chart->series_count; category++) {
		const struct chart_point *point = &c->chart->series[0].points[category];
		struct chart_bar bar = {.category = category, .to = chart_number(point->at), .colour = style->level};
		if (!point->figure)
			continue;
		if (!point->level) {
			bar.colour = bar.to < 0 ? style->fall : style->rise;
			bar.from = running;
			bar.to += running;
		}
		running = bar.to;
		add(c, bar, 0, point);
	}
}

struct chart_bars chart_bars(const struct flow *flow, const struct doc_chart *chart, double filled)
{
	struct chart_bars bars = {.lanes = 1, .filled = filled};
	struct collecting c = {flow, chart, &bars};

	bars.within = chart->kind == CHART_STACKED;
	bars.connected = chart->kind == CHART_BRIDGE;
	if (chart->kind == CHART_BARS && chart->series_count > 1)
		bars.lanes = chart->series_count;
	if (bars.connected)
		bridge(&c);
	for (size_t category = 0; category < chart->category_count && !bars.connected; category++) {
		if (bars.within)
			upon_each_other(&c, category);
		else
			side_by_side(&c, category);
	}
	return bars;
}
