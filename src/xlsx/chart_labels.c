/* Labels of bars where they fit, and of the pieces of stacks that are large enough. */
#include "xlsx/chart_labels.h"

#include "xlsx/chart_shape.h"

#include <math.h>

static const double label_height = 12;
static const double filled = 0.72; /* of a category's band by its bars */

double xl_chart_widest_label(const struct doc_chart *chart)
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

	return lane >= (xl_chart_lies(chart) ? label_height - 1 : xl_chart_widest_label(chart) + 3);
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

static bool is_shown(const struct doc_chart *chart, const struct chart_point *point)
{
	if (!point->figure)
		return false;
	return chart->kind == CHART_STACKED ? piece_has_room(chart, point) : bar_labels_fit(chart);
}

struct xl_chart_labels *xl_chart_labels(struct arena *arena, const struct doc_chart *chart)
{
	struct xl_chart_labels *labels = ARENA_ARRAY(arena, struct xl_chart_labels, chart->series_count);

	for (size_t s = 0; s < chart->series_count; s++) {
		enum xl_chart_side side = chart->kind == CHART_STACKED ? XL_CHART_WITHIN : XL_CHART_BEYOND;
		labels[s].sides = ARENA_ARRAY(arena, enum xl_chart_side, chart->category_count);
		for (size_t i = 0; i < chart->category_count && chart->kind != CHART_LINE; i++)
			if (is_shown(chart, &chart->series[s].points[i]))
				labels[s].sides[i] = side;
	}
	if (chart->kind == CHART_LINE)
		xl_chart_line_labels(arena, chart, labels);
	return labels;
}

size_t xl_chart_labels_on(const struct xl_chart_labels *labels, size_t count, enum xl_chart_side side)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		found += labels->sides[i] == side;
	return found;
}

enum xl_chart_side xl_chart_labels_most(const struct xl_chart_labels *labels, size_t count)
{
	enum xl_chart_side most = XL_CHART_NOWHERE;
	size_t best = 0;

	for (enum xl_chart_side side = XL_CHART_NOWHERE + 1; side < XL_CHART_SIDES; side++) {
		size_t found = xl_chart_labels_on(labels, count, side);
		if (found > best) {
			best = found;
			most = side;
		}
	}
	return most;
}
