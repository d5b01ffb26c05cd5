/*
 * Labels of lines. A series has all its labels on one side of its points: the side where most of them stand clear of the
 * lines and of other labels. What does not is left out; the last points matter most.
 */
#include "xlsx/chart_labels.h"

#include "xlsx/chart_shape.h"

#include <math.h>

static const size_t most_with_extremes = 3; /* series whose lowest and highest points are labelled */
static const double half_height = 6;        /* of a label, in pixels as all that follows */
static const double away = 12;              /* from a point to the middle of a label above or below it, */
static const double aside = 7;              /* and to one beside it */
static const double used = 0.65;            /* of the height, by the values: Excel's axes go beyond them */

struct box {
	double x, y, half; /* its middle, half its width */
};

struct placing {
	const struct doc_chart *chart;
	double band, low, scale; /* pixels a category, and a unit of the chart */
	struct {
		struct box *items;
		size_t count, capacity;
	} taken;
};

static double y_of(const struct placing *p, const struct chart_point *point)
{
	return (point->at - p->low) * p->scale;
}

static void measure(struct placing *p)
{
	double low = 0, high = 0;

	for (size_t s = 0; s < p->chart->series_count; s++)
		for (size_t i = 0; i < p->chart->category_count; i++) {
			low = fmin(low, p->chart->series[s].points[i].at);
			high = fmax(high, p->chart->series[s].points[i].at);
		}
	p->band = xl_chart_band(p->chart);
	p->low = low;
	p->scale = high > low ? used * xl_chart_length(p->chart) / (high - low) : 0;
}

/* ---- which points are worth a label ---- */

static bool is_last(const struct doc_chart *chart, size_t series, size_t category)
{
	const struct chart_point *points = chart->series[series].points;

	for (size_t i = category + 1; i < chart->category_count; i++)
		if (points[i].figure)
			return false;
	return points[category].figure;
}

/* The first, last, lowest or highest; all of a single series whose labels fit. */
static bool is_wanted(const struct doc_chart *chart, size_t series, size_t category)
{
	const struct chart_point *points = chart->series[series].points, *point = &points[category];
	bool first = true, lowest = true, highest = true;

	if (!point->figure)
		return false;
	if (chart->series_count == 1 && xl_chart_widest_label(chart) + 4 < xl_chart_band(chart))
		return true;
	for (size_t i = 0; i < chart->category_count; i++) {
		if (!points[i].figure || i == category)
			continue;
		bool before = i < category;
		first = first && !before;
		lowest = lowest && (before ? points[i].at > point->at : points[i].at >= point->at);
		highest = highest && (before ? points[i].at < point->at : points[i].at <= point->at);
	}
	return first || is_last(chart, series, category) ||
	       (chart->series_count <= most_with_extremes && (lowest || highest));
}

/* ---- where they stand clear ---- */

static struct box box_of(const struct placing *p, size_t series, size_t category, enum xl_chart_side side)
{
	const struct chart_point *point = &p->chart->series[series].points[category];
	struct box box = {(double)category * p->band, y_of(p, point), xl_chart_text_width(point->printed) / 2};

	if (side == XL_CHART_BESIDE)
		box.x += aside + box.half;
	else
		box.y += side == XL_CHART_ABOVE ? away : -away;
	return box;
}

/* Whether the line from the category to the next one goes through the box. */
static bool is_crossed(const struct placing *p, const struct box *box, size_t series, size_t category)
{
	enum { STEPS = 16 };
	const struct chart_point *points = &p->chart->series[series].points[category];

	if (!points[0].figure || !points[1].figure)
		return false;
	for (int i = 0; i <= STEPS; i++) {
		double part = (double)i / STEPS, y = y_of(p, &points[0]) * (1 - part) + y_of(p, &points[1]) * part;
		double x = ((double)category + part) * p->band;
		if (fabs(x - box->x) < box->half + 1 && fabs(y - box->y) < half_height + 1)
			return true;
	}
	return false;
}

static bool is_clear(const struct placing *p, const struct box *box, size_t category)
{
	/* The line of zero. */
	if (fabs(box->y + p->low * p->scale) < half_height)
		return false;
	for (size_t i = 0; i < p->taken.count; i++) {
		const struct box *other = &p->taken.items[i];
		if (fabs(other->x - box->x) < other->half + box->half + 2 && fabs(other->y - box->y) < 2 * half_height)
			return false;
	}
	for (size_t s = 0; s < p->chart->series_count; s++) {
		if (category > 0 && is_crossed(p, box, s, category - 1))
			return false;
		if (category + 1 < p->chart->category_count && is_crossed(p, box, s, category))
			return false;
	}
	return true;
}

/*
 * Takes the places of the labels on that side and tells how much is gained by it. The last point, alone, may have its
 * label beside it.
 */
static size_t take_side(struct arena *arena, struct placing *p, size_t series, enum xl_chart_side side, bool *shown)
{
	size_t gain = 0;

	for (size_t i = p->chart->category_count; i-- > 0;) {
		struct box box = box_of(p, series, i, side);
		bool last = is_last(p->chart, series, i);
		shown[i] = is_wanted(p->chart, series, i) && (side != XL_CHART_BESIDE || last) && is_clear(p, &box, i);
		if (!shown[i])
			continue;
		gain += last ? 4 : 1;
		*ARENA_PUSH(arena, &p->taken) = box;
	}
	return gain;
}

static void place_series(struct arena *arena, struct placing *p, size_t series, struct xl_chart_labels *labels)
{
	static const enum xl_chart_side sides[] = {XL_CHART_ABOVE, XL_CHART_BELOW, XL_CHART_BESIDE};
	size_t before = p->taken.count, most = 0;

	labels->side = XL_CHART_ABOVE;
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
		size_t gain = take_side(arena, p, series, sides[i], labels->shown);
		p->taken.count = before;
		if (gain > most) {
			most = gain;
			labels->side = sides[i];
		}
	}
	(void)take_side(arena, p, series, labels->side, labels->shown);
}

void xl_chart_line_labels(struct arena *arena, const struct doc_chart *chart, struct xl_chart_labels *labels)
{
	struct placing placing = {.chart = chart};

	measure(&placing);
	for (size_t s = 0; s < chart->series_count; s++)
		place_series(arena, &placing, s, &labels[s]);
}
