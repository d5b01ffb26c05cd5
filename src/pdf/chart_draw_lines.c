/* A chart of lines is drawn as it was planned. */
#include "pdf/chart_place.h"
#include "pdf/chart_plan_lines.h"
#include "pdf/chart_text.h"
#include "pdf/colour.h"

#include <math.h>

static const size_t most_with_extremes = 3; /* series whose lowest and highest points are labelled */
static const double line_width = 1.5;
static const double marker_space = 10; /* points nearer to each other have no markers */

/* How lines differ, besides their colour. */
static const double dashes[PDF_SERIES] = {0, 4, 1.6, 8, 2.6, 5.5};

/* ---- lines and their points ---- */

static struct point place_of(const struct chart_plot *plot, size_t series, size_t category)
{
	return chart_at(plot, (double)category + 0.5, chart_number(plot->chart->series[series].points[category].at));
}

/* A shape of so many corners around the point; every other series' is hollow. */
static void draw_marker(const struct chart_plot *plot, size_t series, struct point at,
			struct chart_obstacles *obstacles)
{
	static const struct {
		int corners;
		double turn, size;
	} shapes[] = {{16, 0, 2.6}, {4, 0.125, 3.3}, {3, 0.25, 3.6}, {4, 0, 3.6}, {16, 0, 2.8}, {3, 0.75, 3.6}};
	struct pdf_colour colour = chart_readable(chart_series_colour(plot->flow->style, series));
	size_t shape = series % (sizeof shapes / sizeof *shapes);
	bool hollow = shape % 2 == 1 || shape == 4;
	struct paint paint = {.filled = true, .fill = colour, .stroke = 1, .line = colour};
	struct point corners[16];

	if (hollow)
		paint.fill = colour_white;
	for (int i = 0; i < shapes[shape].corners; i++) {
		double angle = 2 * M_PI * (shapes[shape].turn + (double)i / shapes[shape].corners);
		corners[i] =
			(struct point){at.x + shapes[shape].size * cos(angle), at.y + shapes[shape].size * sin(angle)};
	}
	canvas_path(plot->flow->canvas, corners, (size_t)shapes[shape].corners, true, paint);
	chart_add_box(obstacles, (struct chart_box){at.x - 3, at.y - 3, at.x + 3, at.y + 3});
}

/* Draws the points from `from` on, which stand together, as one line. Returns the one behind them. */
static size_t draw_part(const struct chart_plot *plot, size_t series, size_t from, struct chart_obstacles *obstacles)
{
	const struct doc_chart *chart = plot->chart;
	const struct chart_point *points = chart->series[series].points;
	struct point *places = ARENA_ARRAY(obstacles->arena, struct point, chart->category_count);
	struct pdf_colour colour = chart_readable(chart_series_colour(plot->flow->style, series));
	size_t count = 0;

	for (; from + count < chart->category_count && points[from + count].figure; count++) {
		places[count] = place_of(plot, series, from + count);
		if (count)
			chart_add_segment(obstacles, places[count - 1], places[count]);
	}
	canvas_path(plot->flow->canvas, places, count, false,
		    (struct paint){.stroke = line_width, .dash = dashes[series % PDF_SERIES], .line = colour});
	for (size_t i = 0; i < count; i++)
		if (plot->band >= marker_space || i == 0 || i + 1 == count)
			draw_marker(plot, series, places[i], obstacles);
	return from + count;
}

static void draw_series(const struct chart_plot *plot, size_t series, struct chart_obstacles *obstacles)
{
	const struct chart_point *points = plot->chart->series[series].points;

	for (size_t i = 0; i < plot->chart->category_count;) {
		if (points[i].figure)
			i = draw_part(plot, series, i, obstacles);
		else
			i++;
	}
}

/* ---- labels ---- */

/* The first point and, of few series, the lowest and the highest; all of them where a single one has room for it. */
static bool is_labelled(const struct chart_line_plan *plan, size_t series, size_t category, bool all)
{
	const struct chart_point *points = plan->chart->series[series].points;
	bool first = true, lowest = true, highest = true;

	if (!points[category].figure || category + 1 == plan->ends[series].behind)
		return false;
	for (size_t i = 0; i < plan->chart->category_count; i++) {
		if (!points[i].figure || i == category)
			continue;
		bool before = i < category;
		first = first && !before;
		lowest = lowest &&
			 (points[i].at > points[category].at || (points[i].at == points[category].at && !before));
		highest = highest &&
			  (points[i].at < points[category].at || (points[i].at == points[category].at && !before));
	}
	return all || first || (plan->chart->series_count <= most_with_extremes && (lowest || highest));
}

/* Whether the label stands better above: the line comes from below, or goes there. */
static bool is_peak(const struct chart_plot *plot, size_t series, size_t category)
{
	const struct chart_point *points = plot->chart->series[series].points;
	double way = 0;

	if (category > 0 && points[category - 1].figure)
		way += points[category].at - points[category - 1].at;
	if (category + 1 < plot->chart->category_count && points[category + 1].figure)
		way += points[category].at - points[category + 1].at;
	return way >= 0;
}

static void draw_value(const struct chart_plot *plot, struct pen pen, size_t series, size_t category,
		       struct chart_obstacles *obstacles)
{
	struct str printed = plot->chart->series[series].points[category].printed;
	double width = chart_width(plot->flow, pen, printed), height = pen.size * 0.75;
	struct point middle;

	if (printed.n == 0 || !chart_place(obstacles, place_of(plot, series, category), width, height,
					   is_peak(plot, series, category), &middle))
		return;
	chart_ground(plot->flow, middle, width, height, chart_label_ground);
	chart_put(plot->flow, pen, middle.x, middle.y, CHART_CENTRE, printed);
}

static void draw_values(const struct chart_plot *plot, const struct chart_line_plan *plan,
			struct chart_obstacles *obstacles)
{
	const struct doc_chart *chart = plot->chart;
	bool all = chart->series_count == 1;

	for (size_t s = 0; s < chart->series_count; s++) {
		struct pen pen = chart_line_pen(plot->flow, chart, s);
		pen.font = FONT_REGULAR;
		for (size_t i = 0; i < chart->category_count; i++)
			all = all && chart_width(plot->flow, pen, chart->series[s].points[i].printed) + 4 < plot->band;
		for (size_t i = 0; i < chart->category_count; i++)
			if (is_labelled(plan, s, i, all))
				draw_value(plot, pen, s, i, obstacles);
	}
}

/* ---- ends ---- */

/* The height of a series' last point. */
static double end_height(const struct chart_plot *plot, const struct chart_line_plan *plan, size_t series)
{
	return place_of(plot, series, plan->ends[series].behind - 1).y;
}

/* The series that have points, by the height of their last ones. Returns how many. */
static size_t order_of_ends(const struct chart_plot *plot, const struct chart_line_plan *plan, size_t *order)
{
	size_t count = 0;

	for (size_t s = 0; s < plan->chart->series_count; s++) {
		size_t at = count;
		if (plan->ends[s].behind == 0)
			continue;
		for (; at > 0 && end_height(plot, plan, order[at - 1]) < end_height(plot, plan, s); at--)
			order[at] = order[at - 1];
		order[at] = s;
		count++;
	}
	return count;
}

static void draw_leader(const struct flow *flow, struct point from, struct point to, struct pdf_colour colour,
			struct chart_obstacles *obstacles)
{
	chart_rule(flow, from, to, flow->style->rule_hair, colour);
	chart_add_segment(obstacles, from, to);
}

static void draw_ends(const struct chart_plot *plot, const struct chart_line_plan *plan,
		      struct chart_obstacles *obstacles)
{
	const struct flow *flow = plot->flow;
	const struct doc_chart *chart = plot->chart;
	size_t *order = ARENA_ARRAY(flow->canvas->arena, size_t, chart->series_count);
	struct chart_stacked_label *labels =
		ARENA_ARRAY(flow->canvas->arena, struct chart_stacked_label, chart->series_count);
	size_t count = order_of_ends(plot, plan, order);
	double x = chart_at(plot, (double)chart->category_count - 0.5, 0).x + plan->gap;

	for (size_t i = 0; i < count; i++) {
		labels[i].wanted = end_height(plot, plan, order[i]);
		labels[i].height =
			(double)plan->ends[order[i]].label.count * flow->style->chart_size * chart_leading + 1;
	}
	chart_move_apart(labels, count, plot->bottom, plot->top + flow->style->chart_size);
	for (size_t i = 0; i < count; i++) {
		struct pen pen = chart_line_pen(flow, chart, order[i]);
		struct point end = place_of(plot, order[i], plan->ends[order[i]].behind - 1);
		end.x += 4;
		/* A thin line leads to what does not stand beside its point. */
		if (plan->ends[order[i]].behind < chart->category_count ||
		    fabs(labels[i].middle - labels[i].wanted) > 3)
			draw_leader(flow, end, (struct point){x - 1.5, labels[i].middle}, pen.colour, obstacles);
		double half = labels[i].height / 2;
		chart_add_box(obstacles,
			      (struct chart_box){x, labels[i].middle - half, flow->right, labels[i].middle + half});
		chart_put_lines(flow, pen, x, labels[i].middle, CHART_LEFT, &plan->ends[order[i]].label);
	}
}

void chart_draw_lines(const struct flow *flow, const struct chart_line_plan *plan, double top)
{
	const struct doc_chart *chart = plan->chart;
	double low = chart_tick_value(&plan->ticks, plan->ticks.first);
	double high = chart_tick_value(&plan->ticks, plan->ticks.last);
	struct chart_plot plot = {.flow = flow, .chart = chart, .band = plan->band};

	plot.left = flow->left + chart_ticks_room(flow, &plan->ticks, false);
	plot.top = top - flow->style->chart_size;
	plot.bottom = top - plan->height + plan->names.height;
	plot.span.unit = (plot.top - plot.bottom) / (high - low);
	plot.span.origin = -low * plot.span.unit;
	plot.right = plot.left + plan->band * fmax((double)chart->category_count - 0.5, 0.5) + 4;

	struct chart_obstacles obstacles = {
		.arena = flow->canvas->arena,
		.bounds = {plot.left, plot.bottom, flow->right, top},
		.has_line = low <= 0 && high >= 0,
		.line = chart_at(&plot, 0, 0).y,
	};
	chart_draw_grid(&plot, &plan->ticks);
	if (obstacles.has_line)
		chart_draw_zero(&plot);
	chart_draw_names(&plot, &plan->names);
	/* The first series lies on top. */
	for (size_t s = chart->series_count; s-- > 0;)
		draw_series(&plot, s, &obstacles);
	draw_ends(&plot, plan, &obstacles);
	draw_values(&plot, plan, &obstacles);
}
