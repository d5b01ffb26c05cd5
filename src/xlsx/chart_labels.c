/* Labels of bars where they fit, of pieces of stacks that are large enough, and of the ends and extremes of lines. */
#include "xlsx/chart_labels.h"

#include "xlsx/chart_shape.h"

#include <math.h>

static const double label_height = 12;
static const double filled = 0.72;          /* of a category's band by its bars */
static const size_t most_with_extremes = 3; /* series whose lowest and highest points are labelled */

static double widest_label(const struct doc_chart *chart)
{
	double widest = 0;

	for (size_t s = 0; s < chart->series_count; s++)
		for (size_t i = 0; i < chart->category_count; i++)
			widest = fmax(widest, xl_chart_text_width(chart->series[s].points[i].printed));
	return widest;
}

/* Beyond bars side by side: no label is wider, or higher, than its bar. */
static bool bar_labels_fit(const struct doc_chart *chart)
{
	size_t lanes = chart->series_count ? chart->series_count : 1;
	double lane = xl_chart_band(chart) * (lanes > 1 ? filled : 1) / (double)lanes;

	return lane >= (xl_chart_lies(chart) ? label_height - 1 : widest_label(chart) + 3);
}

/* From the lowest end of a stack to the highest. */
static double reach_of_stacks(const struct doc_chart *chart)
{
	double low = 0, high = 0;

	for (size_t i = 0; i < chart->category_count; i++) {
		double up = 0, down = 0;
		for (size_t s = 0; s < chart->series_count; s++) {
			double at = chart->series[s].points[i].at;
			up += fmax(at, 0);
			down += fmin(at, 0);
		}
		low = fmin(low, down);
		high = fmax(high, up);
	}
	return high - low;
}

static bool piece_has_room(const struct doc_chart *chart, const struct chart_point *point)
{
	double reach = reach_of_stacks(chart);
	double size = reach > 0 ? fabs(point->at) / reach * xl_chart_length(chart) : 0;
	double width = xl_chart_text_width(point->printed) + 4;

	if (xl_chart_lies(chart))
		return size >= width;
	return size >= label_height && xl_chart_band(chart) * filled >= width;
}

/* Its first, last, lowest or highest. */
static bool is_extreme(const struct doc_chart *chart, size_t series, size_t category)
{
	const struct chart_point *points = chart->series[series].points;
	bool first = true, last = true, lowest = true, highest = true;

	for (size_t i = 0; i < chart->category_count; i++) {
		if (!points[i].figure || i == category)
			continue;
		bool before = i < category;
		first = first && !before;
		last = last && before;
		lowest = lowest && (before ? points[i].at > points[category].at : points[i].at >= points[category].at);
		highest =
			highest && (before ? points[i].at < points[category].at : points[i].at <= points[category].at);
	}
	return first || last || (chart->series_count <= most_with_extremes && (lowest || highest));
}

bool xl_chart_is_labelled(const struct doc_chart *chart, size_t series, size_t category)
{
	const struct chart_point *point = &chart->series[series].points[category];

	if (!point->figure)
		return false;
	switch (chart->kind) {
	case CHART_BARS:
		return bar_labels_fit(chart);
	case CHART_STACKED:
		return piece_has_room(chart, point);
	case CHART_LINE:
		if (chart->series_count == 1 && widest_label(chart) + 4 < xl_chart_band(chart))
			return true;
		return is_extreme(chart, series, category);
	case CHART_BRIDGE:
		break;
	}
	return true;
}
