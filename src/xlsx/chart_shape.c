/* Standing or lying bars, and the room that a chart takes. */
#include "xlsx/chart_shape.h"

#include "xlsx/width.h"

#include <math.h>

/* All in pixels, but names in letters. */
static const double letter = 5.8, line = 15, axis = 60, most_names = 0.42;
static const double bar_single = 22, bar_grouped = 16, between_groups = 10, bar_stacked = 26;
static const double standing_height = 340, lines_height = 380, head_and_axis = 100, legend = 26, most_height = 900;
static const double short_name = 10, dated_name = 14, long_name = 18, stacked_name = 36;
static const size_t most_steps_standing = 6, most_stacks_standing = 16, most_lines = 3;

double xl_chart_text_width(struct str text)
{
	return xl_width_text(text) * letter;
}

static bool has_digit(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] >= '0' && text.p[i] <= '9')
			return true;
	return false;
}

static double widest_name(const struct doc_chart *chart)
{
	double widest = 0;

	for (size_t i = 0; i < chart->category_count; i++)
		widest = fmax(widest, xl_width_text(chart->categories[i]));
	return widest;
}

/* Whether all names can be set upright in a few lines below their columns. */
static bool names_fit(const struct doc_chart *chart)
{
	double width = (XL_CHART_WIDTH_LEAST - axis) / (double)(chart->category_count + 1) / letter;

	for (size_t i = 0; i < chart->category_count; i++)
		if (xl_width_word(chart->categories[i]) > width || xl_lines(chart->categories[i], width) > most_lines)
			return false;
	return true;
}

/* Years and months: they are read from left to right, slanted if need be. */
static bool is_dated(const struct doc_chart *chart)
{
	for (size_t i = 0; i < chart->category_count; i++)
		if (!has_digit(chart->categories[i]) || xl_width_text(chart->categories[i]) > dated_name)
			return false;
	return true;
}

bool xl_chart_lies(const struct doc_chart *chart)
{
	double widest = widest_name(chart);

	if (chart->kind == CHART_LINE)
		return false;
	if (chart->kind == CHART_BRIDGE)
		return chart->category_count > most_steps_standing || !names_fit(chart);
	if (widest <= short_name || is_dated(chart))
		return false;
	if (chart->kind == CHART_STACKED && chart->category_count <= most_stacks_standing)
		return widest > stacked_name || !names_fit(chart);
	return widest > long_name || !names_fit(chart);
}

/* The band of a category whose bars lie. */
static double lying_band(const struct doc_chart *chart)
{
	double band = bar_single;

	if (chart->kind == CHART_STACKED)
		band = bar_stacked;
	else if (chart->kind == CHART_BARS && chart->series_count > 1)
		band = bar_grouped * (double)chart->series_count + between_groups;
	if (widest_name(chart) * letter > XL_CHART_WIDTH_LEAST * most_names)
		band = fmax(band, 2 * line);
	return band;
}

static double standing_height_of(const struct doc_chart *chart)
{
	return chart->kind == CHART_LINE ? lines_height : standing_height;
}

size_t xl_chart_rows(const struct doc_chart *chart)
{
	double height = standing_height_of(chart);

	if (xl_chart_lies(chart))
		height = head_and_axis + lying_band(chart) * (double)chart->category_count;
	if (chart->series_count > 1 || chart->kind == CHART_BRIDGE)
		height += legend;
	return (size_t)ceil(fmin(height, most_height) / XL_CHART_ROW);
}

double xl_chart_band(const struct doc_chart *chart)
{
	double count = (double)(chart->category_count ? chart->category_count : 1);

	if (xl_chart_lies(chart))
		return fmin(lying_band(chart), (most_height - head_and_axis - legend) / count);
	return (XL_CHART_WIDTH_LEAST - axis) / count;
}

double xl_chart_length(const struct doc_chart *chart)
{
	double names = fmin(widest_name(chart) * letter, XL_CHART_WIDTH_LEAST * most_names);

	return xl_chart_lies(chart) ? XL_CHART_WIDTH_LEAST - 40 - names : standing_height_of(chart) - head_and_axis;
}
