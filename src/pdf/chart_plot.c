/* The area that a chart is drawn in. */
#include "pdf/chart_plot.h"

#include "base/utf8.h"
#include "pdf/chart_text.h"

#include <math.h>

static const double name_gap = 4;   /* between names or ticks and the plot */
static const double between = 5;    /* names that stand beside each other */
static const double swatch = 8;     /* of the legend */
static const double swatch_gap = 4; /* to its text */
static const double entry_gap = 16; /* to the next one */
static const double legend_below = 7;

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

/* ---- names ---- */

/* Those of a bridge's levels are bold. */
static struct pen name_pen(const struct flow *flow, const struct doc_chart *chart, size_t category, double size)
{
	bool level = chart->kind == CHART_BRIDGE && chart->series_count && chart->series[0].points[category].level;

	return (struct pen){level ? FONT_BOLD : FONT_REGULAR, size, flow->style->text};
}

double chart_names_width(const struct flow *flow, const struct doc_chart *chart, double size)
{
	double widest = 0;

	for (size_t i = 0; i < chart->category_count; i++)
		widest = fmax(widest, chart_width(flow, name_pen(flow, chart, i, size), chart->categories[i]));
	return widest;
}

struct chart_names chart_names_below(const struct flow *flow, const struct doc_chart *chart, double band)
{
	struct chart_names names = {.size = flow->style->chart_size, .width = band - between, .lines = 1, .every = 1};
	double widest = chart_names_width(flow, chart, names.size);

	if (widest <= names.width)
		return names;
	/* A band that is wide enough for a word takes two lines; elsewhere some are left out. */
	if (band > 5 * names.size) {
		names.lines = 2;
		return names;
	}
	names.size = flow->style->chart_least_size;
	widest = fmin(chart_names_width(flow, chart, names.size), flow_width(flow) / 4);
	names.every = (size_t)ceil((widest + between) / band);
	names.width = band * (double)names.every - between;
	return names;
}

double chart_names_height(const struct chart_names *names)
{
	return name_gap + (double)names->lines * names->size * chart_leading;
}

/* taken: where the name to the left of it ends. */
static void draw_name(const struct chart_plot *plot, const struct chart_names *names, size_t category, double *taken)
{
	struct pen pen = name_pen(plot->flow, plot->chart, category, names->size);
	struct text_lines lines =
		chart_wrap(plot->flow, pen, plot->chart->categories[category], names->width, names->lines);
	double leading = names->size * chart_leading, half = chart_lines_width(&lines) / 2;
	struct point middle = chart_at(plot, (double)category + 0.5, 0);

	if (plot->rows) {
		chart_put_lines(plot->flow, pen, plot->flow->left, middle.y, CHART_LEFT, &lines);
		return;
	}
	/* One name for several bands may be wider than the first or last of them. */
	middle.x = fmax(fmin(middle.x, plot->flow->right - half), plot->flow->left + half);
	if (middle.x - half < *taken)
		return;
	*taken = middle.x + half + between / 2;
	chart_put_lines(plot->flow, pen, middle.x, plot->bottom - name_gap - (double)lines.count * leading / 2,
			CHART_CENTRE, &lines);
}

void chart_draw_names(const struct chart_plot *plot, const struct chart_names *names)
{
	double taken = plot->flow->left - between;

	for (size_t i = 0; i < plot->chart->category_count; i += names->every)
		draw_name(plot, names, i, &taken);
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
		return name_gap + pen.size * chart_leading;
	for (long i = ticks->first; i <= ticks->last; i++)
		widest = fmax(widest, chart_width(flow, pen, chart_tick_text(flow->canvas->arena, ticks, i)));
	return widest + name_gap + 1;
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
			chart_put(flow, pen, at.x, plot->bottom - name_gap - pen.size * chart_leading / 2, CHART_CENTRE,
				  text);
		} else {
			to.x = plot->right;
			chart_put(flow, pen, plot->left - name_gap - 1, at.y, CHART_RIGHT, text);
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

/* ---- the legend ---- */

bool chart_names_series(const struct flow *flow, const struct doc_chart *chart)
{
	struct arena *arena = flow->canvas->arena;

	if (chart->kind == CHART_BRIDGE || chart->series_count == 0)
		return false;
	return chart->series_count > 1 ||
	       (chart->series[0].name.n &&
		str_find(str_fold(arena, chart->title), str_fold(arena, chart->series[0].name)) == (size_t)-1);
}

/* Sets the entries one after the other, on as many lines as they need, and draws them where told. Returns the height. */
static double legend(const struct flow *flow, const struct doc_chart *chart, double top, bool drawn)
{
	struct pen pen = {FONT_REGULAR, flow->style->chart_size, flow->style->text};
	double leading = pen.size * 1.4, x = flow->left, y = top - leading / 2;

	for (size_t s = 0; s < chart->series_count; s++) {
		struct text_lines name =
			chart_wrap(flow, pen, chart->series[s].name, flow_width(flow) - swatch - swatch_gap, 1);
		double width = swatch + swatch_gap + chart_lines_width(&name);
		if (x > flow->left && x + width > flow->right) {
			x = flow->left;
			y -= leading;
		}
		if (drawn) {
			chart_rectangle(flow, (struct point){x, y - swatch / 2 + 0.5},
					(struct point){x + swatch, y + swatch / 2 - 0.5},
					chart_paint(chart_series_colour(flow->style, s)));
			chart_put_lines(flow, pen, x + swatch + swatch_gap, y, CHART_LEFT, &name);
		}
		x += width + entry_gap;
	}
	return top - y + leading / 2 + legend_below;
}

double chart_legend_height(const struct flow *flow, const struct doc_chart *chart)
{
	return chart_names_series(flow, chart) ? legend(flow, chart, 0, false) : 0;
}

void chart_draw_legend(const struct flow *flow, const struct doc_chart *chart, double top)
{
	if (chart_names_series(flow, chart))
		legend(flow, chart, top, true);
}
