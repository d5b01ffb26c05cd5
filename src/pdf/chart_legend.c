/* The legend of a chart. */
#include "pdf/chart_legend.h"

#include "base/utf8.h"
#include "pdf/chart_scale.h"
#include "pdf/chart_text.h"

static const double swatch = 8;
static const double swatch_gap = 4; /* to its text */
static const double entry_gap = 16; /* to the next one */
static const double legend_below = 7;

struct entry {
	struct str name;
	struct pdf_colour colour;
};

struct entries {
	struct entry *items;
	size_t count, capacity;
};

bool chart_names_series(const struct flow *flow, const struct doc_chart *chart)
{
	struct arena *arena = flow->canvas->arena;

	if (chart->kind == CHART_BRIDGE || chart->series_count == 0)
		return false;
	return chart->series_count > 1 ||
	       (chart->series[0].name.n &&
		str_find(str_fold(arena, chart->title), str_fold(arena, chart->series[0].name)) == (size_t)-1);
}

/* Whether a bridge has a step in that direction, which is 1 or -1. */
static bool has_step(const struct doc_chart *chart, int direction)
{
	for (size_t i = 0; chart->series_count && i < chart->category_count; i++) {
		const struct chart_point *point = &chart->series[0].points[i];
		if (point->figure && !point->level && chart_number(point->at) * direction > 0)
			return true;
	}
	return false;
}

static struct entries entries_of(const struct flow *flow, const struct doc_chart *chart)
{
	const struct pdf_style *style = flow->style;
	struct arena *arena = flow->scratch;
	struct entries entries = {0};

	if (chart->kind == CHART_BRIDGE) {
		if (chart->rise.n && has_step(chart, 1))
			*ARENA_PUSH(arena, &entries) = (struct entry){chart->rise, style->rise};
		if (chart->fall.n && has_step(chart, -1))
			*ARENA_PUSH(arena, &entries) = (struct entry){chart->fall, style->fall};
	} else if (chart_names_series(flow, chart)) {
		for (size_t s = 0; s < chart->series_count; s++)
			*ARENA_PUSH(arena, &entries) =
				(struct entry){chart->series[s].name, chart_series_colour(style, s)};
	}
	return entries;
}

/* Sets the entries one after the other, on as many lines as they need, and draws them where told. Returns the height. */
static double legend(const struct flow *flow, const struct doc_chart *chart, double top, bool drawn)
{
	struct entries entries = entries_of(flow, chart);
	struct pen pen = {FONT_REGULAR, flow->style->chart_size, flow->style->text};
	double leading = pen.size * 1.4, x = flow->left, y = top - leading / 2;

	for (size_t i = 0; i < entries.count; i++) {
		struct text_lines name =
			chart_wrap(flow, pen, entries.items[i].name, flow_width(flow) - swatch - swatch_gap, 1);
		double width = swatch + swatch_gap + chart_lines_width(&name);
		if (x > flow->left && x + width > flow->right) {
			x = flow->left;
			y -= leading;
		}
		if (drawn) {
			chart_rectangle(flow, (struct point){x, y - swatch / 2 + 0.5},
					(struct point){x + swatch, y + swatch / 2 - 0.5},
					chart_paint(entries.items[i].colour));
			chart_put_lines(flow, pen, x + swatch + swatch_gap, y, CHART_LEFT, &name);
		}
		x += width + entry_gap;
	}
	return entries.count ? top - y + leading / 2 + legend_below : 0;
}

double chart_legend_height(const struct flow *flow, const struct doc_chart *chart)
{
	return legend(flow, chart, 0, false);
}

void chart_draw_legend(const struct flow *flow, const struct doc_chart *chart, double top)
{
	legend(flow, chart, top, true);
}
