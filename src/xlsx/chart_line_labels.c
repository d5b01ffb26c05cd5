/*
 * Labels of lines: those that print has, each on a side of its point where it stands clear of the lines and of other labels.
 * What stands clear nowhere is left out; the ends, which have their series' names too, come first.
 */
#include "xlsx/chart_labels.h"

#include "xlsx/chart_shape.h"

#include <math.h>

static const size_t most_with_extremes = 3; /* series whose lowest and highest points are labelled */
static const size_t most_labelled = 40;     /* series at all: each side of a series is one more of Excel's */
static const double half_height = 6;        /* of a label with air around it, in pixels as all that follows */
static const double bare = 0.7;             /* of a label's size: the figures without air */
static const double away = 12;              /* from a point to the middle of a label above or below it, */
static const double aside = 7;              /* and to the beginning of one beside it */

struct box {
	double x, y, half; /* its middle, half its width */
};

struct placing {
	const struct doc_chart *chart;
	double band, low, scale; /* pixels a category, and a unit of the chart */
	double size;             /* of a label, in parts of one with air around it */
	struct {
		struct box *items;
		size_t count, capacity;
	} taken;
};

static double y_of(const struct placing *p, const struct chart_point *point)
{
	return (point->at - p->low) * p->scale;
}

/* As Excel steps an axis: by 1, 2 or 5 of some decimal, six times or less. */
static double step_of(double span)
{
	double decade = pow(10, floor(log10(span / 6)));

	for (double step = decade;; step *= 10)
		for (int i = 0; i < 3; i++) {
			static const double parts[] = {1, 2, 5};
			if (span / (step * parts[i]) <= 6)
				return step * parts[i];
		}
}

/* Its axes go a little beyond the values, to the next step. */
static void measure(struct placing *p)
{
	double low = 0, high = 0;

	for (size_t s = 0; s < p->chart->series_count; s++)
		for (size_t i = 0; i < p->chart->category_count; i++) {
			low = fmin(low, p->chart->series[s].points[i].at);
			high = fmax(high, p->chart->series[s].points[i].at);
		}
	p->band = xl_chart_band(p->chart);
	if (high <= low)
		return;
	double span = high - low, step = step_of(span);
	p->low = low < 0 ? floor((low - span / 20) / step) * step : 0;
	high = high > 0 ? ceil((high + span / 20) / step) * step : 0;
	p->scale = xl_chart_length(p->chart) / (high - p->low);
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
	double width =
		side == XL_CHART_NAMED ? xl_chart_end_width(p->chart, series) : xl_chart_text_width(point->printed);
	struct box box = {(double)category * p->band, y_of(p, point), width / 2};

	if (side == XL_CHART_ABOVE || side == XL_CHART_BELOW)
		box.y += side == XL_CHART_ABOVE ? away : -away;
	else
		box.x += side == XL_CHART_LEFT ? -aside - box.half : aside + box.half;
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
		if (fabs(x - box->x) < box->half * p->size + 1 && fabs(y - box->y) < half_height * p->size + 1)
			return true;
	}
	return false;
}

static bool is_clear(const struct placing *p, const struct box *box, size_t category)
{
	/* The line of zero, and the names of categories below the plot. */
	if (fabs(box->y + p->low * p->scale) < half_height * p->size + 2 || box->y < half_height)
		return false;
	for (size_t i = 0; i < p->taken.count; i++) {
		const struct box *other = &p->taken.items[i];
		if (fabs(other->x - box->x) < other->half + box->half + 2 &&
		    fabs(other->y - box->y) < 2 * half_height - 2)
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

static bool place(struct arena *arena, struct placing *p, size_t series, size_t category, enum xl_chart_side side,
		  struct xl_chart_labels *labels)
{
	struct box box = box_of(p, series, category, side);

	if (!is_clear(p, &box, category))
		return false;
	labels->sides[category] = side;
	*ARENA_PUSH(arena, &p->taken) = box;
	return true;
}

/* Whether the line comes from below, or goes there. */
static bool is_peak(const struct placing *p, size_t series, size_t category)
{
	const struct chart_point *points = p->chart->series[series].points;
	double way = 0;

	if (category > 0 && points[category - 1].figure)
		way += points[category].at - points[category - 1].at;
	if (category + 1 < p->chart->category_count && points[category + 1].figure)
		way += points[category].at - points[category + 1].at;
	return way >= 0;
}

static bool place_around(struct arena *arena, struct placing *p, size_t series, size_t category,
			 struct xl_chart_labels *labels)
{
	bool peak = is_peak(p, series, category);
	const enum xl_chart_side sides[] = {peak ? XL_CHART_ABOVE : XL_CHART_BELOW,
					    peak ? XL_CHART_BELOW : XL_CHART_ABOVE, XL_CHART_RIGHT, XL_CHART_LEFT};

	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
		if (place(arena, p, series, category, sides[i], labels))
			return true;
	return false;
}

static void place_anywhere(struct arena *arena, struct placing *p, size_t series, size_t category,
			   struct xl_chart_labels *labels)
{
	if (place_around(arena, p, series, category, labels))
		return;
	p->size = bare;
	(void)place_around(arena, p, series, category, labels);
	p->size = 1;
}

/* A name has room behind the last category alone. */
static void place_end(struct arena *arena, struct placing *p, size_t series, struct xl_chart_labels *labels)
{
	size_t last = p->chart->category_count;

	while (last > 0 && !p->chart->series[series].points[last - 1].figure)
		last--;
	if (last == 0)
		return;
	if (last == p->chart->category_count && xl_chart_end_width(p->chart, series) > 0 &&
	    place(arena, p, series, last - 1, XL_CHART_NAMED, labels))
		return;
	if (!place(arena, p, series, last - 1, XL_CHART_RIGHT, labels))
		place_anywhere(arena, p, series, last - 1, labels);
}

void xl_chart_line_labels(struct arena *arena, const struct doc_chart *chart, struct xl_chart_labels *labels)
{
	struct placing placing = {.chart = chart, .size = 1};

	if (chart->series_count > most_labelled)
		return;
	measure(&placing);
	for (size_t s = 0; s < chart->series_count; s++)
		place_end(arena, &placing, s, &labels[s]);
	for (size_t s = 0; s < chart->series_count; s++)
		for (size_t i = 0; i < chart->category_count; i++)
			if (!is_last(chart, s, i) && is_wanted(chart, s, i))
				place_anywhere(arena, &placing, s, i, &labels[s]);
}
