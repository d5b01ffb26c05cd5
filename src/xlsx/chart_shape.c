/* Standing or lying bars, legends, and the room that a chart takes. */
#include "xlsx/chart_shape.h"

#include "base/utf8.h"
#include "xlsx/chart_roles.h"
#include "xlsx/width.h"

#include <math.h>

/* All in pixels, but names in letters. */
static const double letter = 5.8, line = 15, axis = 60, most_names = 0.42;
static const double bar_single = 22, bar_grouped = 16, between_groups = 10, bar_stacked = 26;
static const double standing_height = 340, lines_height = 380, head_and_axis = 100, legend = 26, most_height = 900;
static const double short_name = 10, dated_name = 14, long_name = 18, stacked_name = 36;
static const double head = 34, tick = 40, axis_title = 20, margin = 16, before_end = 8;

struct margins {
	double left, right, top, bottom;
};

static const size_t most_steps_standing = 6, most_stacks_standing = 16, most_lines = 3, most_spare = 6;

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

/* ---- legends and ends of lines ---- */

static bool contains(struct str text, struct str part)
{
	for (size_t i = 0; i + part.n <= text.n; i++)
		if (str_equal_fold(str_sub(text, i, i + part.n), part))
			return true;
	return false;
}

bool xl_chart_names_series(const struct doc_chart *chart)
{
	if (chart->kind == CHART_BRIDGE || chart->series_count == 0)
		return false;
	return chart->series_count > 1 || (chart->series[0].name.n && !contains(chart->title, chart->series[0].name));
}

static bool has_legend(const struct doc_chart *chart)
{
	return chart->kind == CHART_BRIDGE || xl_chart_names_series(chart);
}

static double end_width(const struct doc_chart *chart, size_t series)
{
	size_t last = chart->category_count;

	while (last > 0 && !chart->series[series].points[last - 1].figure)
		last--;
	if (last == 0)
		return 0;
	return xl_chart_text_width(chart->series[series].name) + letter +
	       xl_chart_text_width(chart->series[series].points[last - 1].printed);
}

static struct margins margins_of(const struct doc_chart *chart);

/* The categories that the widest of its ends takes; 0 where none is named. */
static size_t spare_for_ends(const struct doc_chart *chart)
{
	struct margins m = margins_of(chart);
	double width = XL_CHART_WIDTH_LEAST - m.left - m.right, widest = 0;

	for (size_t s = 0; s < chart->series_count; s++)
		widest = fmax(widest, end_width(chart, s) + before_end);
	/* The last point stands in the middle of its category. */
	double spare = ((double)chart->category_count * widest - width / 2) / (width - widest);
	return widest < width ? (size_t)ceil(fmax(spare, 1)) : most_spare + 1;
}

size_t xl_chart_spare(const struct doc_chart *chart)
{
	if (chart->kind != CHART_LINE || !xl_chart_names_series(chart))
		return 0;
	size_t spare = spare_for_ends(chart);
	return spare > most_spare ? 0 : spare;
}

double xl_chart_end_width(const struct doc_chart *chart, size_t series)
{
	return xl_chart_spare(chart) ? end_width(chart, series) : 0;
}

/* ---- room ---- */

/* What a chart of lines has around its plot, and the names below it. */
static struct margins margins_of(const struct doc_chart *chart)
{
	return (struct margins){.left = margin + tick + (chart->unit.n ? axis_title : 0),
				.right = margin,
				.top = margin + (chart->title.n ? head : 0) + (has_legend(chart) ? legend : 0),
				.bottom = margin};
}

/* Names that do not fit below their points are slanted. */
static double names_height(const struct doc_chart *chart, double band)
{
	double lines = 1;

	for (size_t i = 0; i < chart->category_count; i++)
		if (xl_width_word(chart->categories[i]) * letter > band)
			lines = fmax(lines, widest_name(chart) * letter * 0.75 / line);
		else
			lines = fmax(lines, (double)xl_lines(chart->categories[i], band / letter));
	return lines * line;
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
	if (has_legend(chart))
		height += legend;
	return (size_t)ceil(fmin(height, most_height) / XL_CHART_ROW);
}

size_t xl_chart_columns(const struct doc_chart *chart)
{
	if (chart->kind == CHART_BRIDGE)
		return 1 + (chart->series_count ? XL_CHART_ROLES - XL_CHART_STEP : 0);
	return 1 + chart->series_count;
}

double xl_chart_band(const struct doc_chart *chart)
{
	double count = (double)(chart->category_count ? chart->category_count : 1);

	if (chart->kind == CHART_LINE) {
		struct margins m = margins_of(chart);
		return (XL_CHART_WIDTH_LEAST - m.left - m.right) / (count + (double)xl_chart_spare(chart));
	}
	if (xl_chart_lies(chart))
		return fmin(lying_band(chart), (most_height - head_and_axis - legend) / count);
	return (XL_CHART_WIDTH_LEAST - axis) / count;
}

double xl_chart_length(const struct doc_chart *chart)
{
	double names = fmin(widest_name(chart) * letter, XL_CHART_WIDTH_LEAST * most_names);

	if (chart->kind == CHART_LINE) {
		struct margins m = margins_of(chart);
		return (double)(xl_chart_rows(chart) * XL_CHART_ROW) - m.top - m.bottom -
		       names_height(chart, xl_chart_band(chart));
	}
	return xl_chart_lies(chart) ? XL_CHART_WIDTH_LEAST - 40 - names : standing_height - head_and_axis;
}
