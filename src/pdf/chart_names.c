/* The names of a chart's categories. */
#include "pdf/chart_names.h"

#include "base/utf8.h"
#include "pdf/chart_text.h"

#include <math.h>

static const double gap = 4;             /* between names and the plot */
static const double between = 5;         /* names that stand beside each other */
static const double most_turned = 120;   /* the longest that a turned line is */
static const double row_leading = 1.1;   /* of rows with one line each, in sizes */
static const size_t longest_period = 24; /* bytes: a longer name that holds a year says more than when */

/* ---- years and periods ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Four digits of a year, alone or before a month's two. */
static bool has_year(struct str text)
{
	for (size_t i = 0, n; i < text.n; i += n ? n : 1) {
		for (n = 0; i + n < text.n && is_digit(text.p[i + n]);)
			n++;
		bool century = n >= 4 && ((text.p[i] == '1' && text.p[i + 1] == '9') ||
					  (text.p[i] == '2' && text.p[i + 1] < '2'));
		if (century && (n == 4 || n == 6))
			return true;
	}
	return false;
}

/* "jan", "sept.", "November". */
static bool is_month(struct arena *arena, struct str text)
{
	static const struct str months[] = {STR("januari"),   STR("februari"), STR("mars"),     STR("april"),
					    STR("maj"),       STR("juni"),     STR("juli"),     STR("augusti"),
					    STR("september"), STR("oktober"),  STR("november"), STR("december")};
	struct str word = str_fold(arena, text);

	if (str_ends(word, S(".")))
		word.n--;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (word.n >= 3 && str_starts(months[i], word))
			return true;
	return false;
}

bool chart_is_time(const struct doc_chart *chart)
{
	struct arena scratch = ARENA_INIT;
	bool all = chart->category_count > 0;

	for (size_t i = 0; i < chart->category_count && all; i++) {
		struct str name = chart->categories[i];
		all = name.n <= longest_period && (has_year(name) || is_month(&scratch, name));
	}
	arena_release(&scratch);
	return all;
}

/* One of `every` is printed, counted from the last one, and the first one. */
static bool is_printed(size_t category, size_t count, size_t every)
{
	return category == 0 || (category >= every && (count - 1 - category) % every == 0) || category + 1 == count;
}

/* ---- widths ---- */

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

bool chart_names_fit(const struct flow *flow, const struct doc_chart *chart, double band)
{
	double width = band - between;

	for (size_t i = 0; i < chart->category_count; i++) {
		struct pen pen = name_pen(flow, chart, i, flow->style->chart_size);
		struct text_lines lines = chart_break(flow, pen, chart->categories[i], width);
		if (lines.count > 2 || chart_lines_width(&lines) > width)
			return false;
	}
	return true;
}

/* ---- below ---- */

struct setting {
	const struct flow *flow;
	const struct doc_chart *chart;
	double left, band;
	struct chart_names names;
};

/* One name may be wider than the first band or the last one: it stays on the page. */
static double middle_of(const struct flow *flow, double wanted, double width)
{
	return fmax(fmin(wanted, flow->right - width / 2), flow->left + width / 2);
}

static struct text_lines set_name(const struct setting *s, size_t category, size_t most, size_t every)
{
	const struct doc_chart *chart = s->chart;
	struct pen pen = name_pen(s->flow, chart, category, s->names.size);
	double page = flow_width(s->flow), widest = chart->category_count > 1 ? page / 2 - between : page;
	double width = most > 1 ? s->band * (double)every - between : page;
	struct text_lines lines = chart_break(s->flow, pen, chart->categories[category], width);

	return chart_lines_width(&lines) > widest ? chart_wrap(s->flow, pen, chart->categories[category], widest, most)
						  : lines;
}

/* Sets one of `every` names on at most so many lines. False: they take more, or touch. */
static bool set_upright(struct setting *s, double size, size_t most, size_t every)
{
	const struct flow *flow = s->flow;
	size_t count = s->chart->category_count, lines = 1;
	double taken = flow->left - between;
	bool fits = true;

	s->names.size = size;
	s->names.turned = 0;
	for (size_t i = 0; i < count; i++) {
		s->names.items[i] = (struct text_lines){0};
		if (!is_printed(i, count, every))
			continue;
		s->names.items[i] = set_name(s, i, most, every);
		double width = chart_lines_width(&s->names.items[i]);
		double middle = middle_of(flow, flow->left + s->left + s->band * ((double)i + 0.5), width);
		fits = fits && s->names.items[i].count <= most && middle - width / 2 >= taken + between;
		taken = middle + width / 2;
		lines = s->names.items[i].count > lines ? s->names.items[i].count : lines;
	}
	s->names.height = gap + (double)lines * size * chart_leading;
	return fits;
}

/* Sets one of `every` names turned, ending below its band's middle. False: they touch, or leave the page. */
static bool set_turned(struct setting *s, double size, double degrees, size_t every)
{
	size_t count = s->chart->category_count;
	double along = cos(degrees * M_PI / 180), down = sin(degrees * M_PI / 180);
	double lines = floor(s->band * (double)every * down / (size * chart_leading)), longest = 0;
	bool fits = lines >= 1;

	s->names.size = size;
	s->names.turned = degrees;
	for (size_t i = 0; i < count; i++) {
		struct pen pen = name_pen(s->flow, s->chart, i, size);
		s->names.items[i] = (struct text_lines){0};
		if (!is_printed(i, count, every))
			continue;
		s->names.items[i] = chart_wrap(s->flow, pen, s->chart->categories[i], most_turned, lines >= 2 ? 2 : 1);
		double width = chart_lines_width(&s->names.items[i]);
		double before = width * along + (double)s->names.items[i].count * size * down / 2;
		fits = fits && s->left + s->band * ((double)i + 0.5) >= before;
		longest = fmax(longest, width * down + (double)s->names.items[i].count * size * along);
	}
	s->names.height = gap + longest;
	return fits;
}

struct chart_names chart_names_below(const struct flow *flow, const struct doc_chart *chart, double left, double band)
{
	size_t count = chart->category_count;
	struct setting s = {.flow = flow, .chart = chart, .left = left, .band = band};
	double least = flow->style->chart_least_size, sizes[] = {flow->style->chart_size, least};
	bool time = chart_is_time(chart);

	s.names.items = ARENA_ARRAY(flow->scratch, struct text_lines, count);
	for (size_t i = 0; i < 2; i++)
		for (size_t most = 1; most <= 2; most++)
			if (set_upright(&s, sizes[i], most, 1))
				return s.names;
	if (time) {
		for (size_t every = 2; !set_upright(&s, least, 2, every) && every < count;)
			every++;
		return s.names;
	}
	for (size_t i = 0; i < 4; i++)
		if (set_turned(&s, sizes[i % 2], i < 2 ? 45 : 90, 1))
			return s.names;
	/* More names than any page has room for. */
	(void)set_turned(&s, least, 90, (size_t)ceil(least * chart_leading / band));
	return s.names;
}

double chart_names_excess(const struct chart_names *names)
{
	return fmax(names->height - gap - 2 * names->size * chart_leading, 0);
}

/* ---- beside ---- */

struct chart_names chart_names_beside(const struct flow *flow, const struct doc_chart *chart, double width, double band)
{
	double least = flow->style->chart_least_size, size = flow->style->chart_size;
	struct chart_names names = {.size = fmax(least, fmin(size, band / row_leading)), .width = width};
	size_t every = band < least * row_leading ? (size_t)ceil(least * row_leading / band) : 1;
	size_t most = band < 2 * size * chart_leading ? 1 : 2;

	names.items = ARENA_ARRAY(flow->scratch, struct text_lines, chart->category_count);
	for (size_t i = 0; i < chart->category_count; i++)
		if (is_printed(i, chart->category_count, every))
			names.items[i] = chart_wrap(flow, name_pen(flow, chart, i, names.size), chart->categories[i],
						    width, most);
	return names;
}

/* ---- drawing ---- */

static void draw_below(const struct chart_plot *plot, const struct chart_names *names, struct pen pen, double x,
		       const struct text_lines *lines)
{
	double y = plot->bottom - gap;

	if (names->turned > 0) {
		chart_put_turned(plot->flow, pen, x, y, names->turned, lines);
		return;
	}
	y -= (double)lines->count * names->size * chart_leading / 2;
	chart_put_lines(plot->flow, pen, middle_of(plot->flow, x, chart_lines_width(lines)), y, CHART_CENTRE, lines);
}

void chart_draw_names(const struct chart_plot *plot, const struct chart_names *names)
{
	for (size_t i = 0; i < plot->chart->category_count; i++) {
		struct pen pen = name_pen(plot->flow, plot->chart, i, names->size);
		struct point middle = chart_at(plot, (double)i + 0.5, 0);
		if (names->items[i].count == 0)
			continue;
		if (plot->rows)
			chart_put_lines(plot->flow, pen, plot->flow->left, middle.y, CHART_LEFT, &names->items[i]);
		else
			draw_below(plot, names, pen, middle.x, &names->items[i]);
	}
}
