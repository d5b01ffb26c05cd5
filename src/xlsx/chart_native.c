/* A chart of the workbook: its kind, series, axes, title, legend and alternative text, and where it lies. */
#include "xlsx/chart_native.h"

#include "base/utf8.h"
#include "xlsx/chart_cache.h"
#include "xlsx/chart_colour.h"
#include "xlsx/chart_data.h"
#include "xlsx/chart_series.h"
#include "xlsx/chart_shape.h"

#include <math.h>
#include <string.h>

enum {
	POINTS_MOST = 32000, /* Excel's limits, of a series and of a chart */
	SERIES_MOST = 255,
	ALTERNATIVE_MOST = 2000, /* bytes: libxlsxwriter cuts an attribute at 2079, within a character too */
	INK = 0x404040,
	GRID = 0xD9D9D9,
	BASE_LINE = 0x7F7F7F,
	GAP = 60, /* between categories, in parts of a bar */
	GAP_GROUPED = 45,
};

struct native {
	struct xl_page *page;
	struct xl_book *book;
	const struct xl_chart *placed;
	const struct doc_chart *chart;
	struct xl_chart_data data;
	const struct xl_chart_labels *labels; /* of its series */
	bool lies;
	const char *sheet;     /* of the data */
	struct xl_page source; /* the same, to name its cells in messages */
	lxw_chart *lxw;
	lxw_chart_axis *names, *values;
	int16_t *unnamed; /* series that the legend leaves out, ended by -1 */
	int16_t series, unnamed_count;
};

/* ---- series ---- */

static void cache_categories(const struct native *n, lxw_series_range *range)
{
	size_t row = n->placed->data_row + 2;

	for (size_t i = 0; i < n->chart->category_count && !n->book->failed; i++) {
		struct xl_page page = n->source;
		const char *text = xl_text(&page, row + i, 0, n->chart->categories[i]);
		if (text)
			xl_chart_cache_text(n->book, range, text);
	}
}

static void cache_values(const struct native *n, const struct xl_chart_column *column, lxw_series_range *range)
{
	for (size_t i = 0; i < n->chart->category_count && !n->book->failed; i++) {
		const struct xl_chart_cell *cell = &column->cells[i];
		if (!cell->filled)
			xl_chart_cache_gap(n->book, range);
		else
			xl_chart_cache_number(n->book, range, num_double(cell->value));
	}
}

static void add_series(struct native *n, size_t index)
{
	const struct xl_chart_column *column = &n->data.columns[index];
	lxw_row_t head = (lxw_row_t)n->placed->data_row + 1, first = head + 1;
	lxw_row_t last = head + (lxw_row_t)n->chart->category_count;
	lxw_col_t at = (lxw_col_t)(index + 1);
	lxw_chart_series *series = chart_add_series(n->lxw, NULL, NULL);

	if (!series) {
		xl_check(n->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	chart_series_set_categories(series, n->sheet, first, 0, last, 0);
	chart_series_set_values(series, n->sheet, first, at, last, at);
	if (column->title.n)
		chart_series_set_name_range(series, n->sheet, head, at);
	cache_categories(n, series->categories);
	cache_values(n, column, series->values);
	xl_chart_dress(n->book, n->chart, column, n->labels, series);
	if (!xl_chart_in_legend(n->chart, column))
		n->unnamed[n->unnamed_count++] = n->series;
	n->series++;
	n->book->count.series++;
}

static bool is_drawn(enum xl_chart_role role)
{
	return role == XL_CHART_VALUES || role >= XL_CHART_BASE;
}

/* ---- what is around them ---- */

/* Titles are bold unless told otherwise. */
static lxw_chart_font font_of(double size, bool bold, lxw_color_t colour)
{
	return (lxw_chart_font){.size = size, .bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE, .color = colour};
}

static void set_title(const struct native *n)
{
	lxw_chart_font font = font_of(11, true, xl_chart_colour(n->book->look->accent));

	if (xl_chart_title(n->book->arena, n->chart).n == 0) {
		chart_title_off(n->lxw);
		return;
	}
	chart_title_set_name_range(n->lxw, n->sheet, (lxw_row_t)n->placed->data_row, 0);
	chart_title_set_name_font(n->lxw, &font);
}

static void set_legend(const struct native *n)
{
	lxw_chart_font font = font_of(XL_CHART_SIZE, false, INK);

	if (n->unnamed_count == n->series) {
		chart_legend_set_position(n->lxw, LXW_CHART_LEGEND_NONE);
		return;
	}
	n->unnamed[n->unnamed_count] = -1;
	chart_legend_set_position(n->lxw, LXW_CHART_LEGEND_TOP);
	chart_legend_set_font(n->lxw, &font);
	if (n->unnamed_count)
		xl_check(n->book, chart_legend_delete_series(n->lxw, n->unnamed));
}

static void set_axes(const struct native *n)
{
	lxw_chart_font small = font_of(XL_CHART_SIZE, false, INK);
	lxw_chart_line grid = {.color = GRID, .width = 0.75F}, base = {.color = BASE_LINE, .width = 1};
	lxw_chart_line none = {.none = LXW_TRUE};

	chart_axis_set_num_font(n->names, &small);
	chart_axis_set_line(n->names, &base);
	chart_axis_set_major_tick_mark(n->names, LXW_CHART_AXIS_TICK_MARK_NONE);
	/* Names stand beside the plot even where bars go below zero. */
	chart_axis_set_label_position(n->names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
	if (n->lies) {
		chart_axis_set_reverse(n->names);
		chart_axis_set_crossing_max(n->names);
		chart_axis_major_gridlines_set_visible(n->names, LXW_FALSE);
	}
	chart_axis_set_num_font(n->values, &small);
	chart_axis_set_line(n->values, &none);
	chart_axis_set_major_tick_mark(n->values, LXW_CHART_AXIS_TICK_MARK_NONE);
	chart_axis_major_gridlines_set_visible(n->values, LXW_TRUE);
	chart_axis_major_gridlines_set_line(n->values, &grid);
	if (n->data.axis.n)
		chart_axis_set_num_format(n->values, str_c(n->book->arena, n->data.axis));
	else
		chart_axis_set_label_position(n->values, LXW_CHART_AXIS_LABEL_POSITION_NONE);
	if (n->data.axis.n && n->chart->unit.n) {
		chart_axis_set_name(n->values, str_c(n->book->arena, n->chart->unit));
		chart_axis_set_name_font(n->values, &small);
	}
}

static void set_area(const struct native *n)
{
	lxw_chart_line line = {.color = GRID, .width = 0.75F};
	lxw_chart_fill white = {.color = 0xFFFFFF};
	bool grouped = n->chart->kind == CHART_BARS && n->chart->series_count > 1;

	chart_chartarea_set_line(n->lxw, &line);
	chart_chartarea_set_fill(n->lxw, &white);
	chart_show_blanks_as(n->lxw, LXW_CHART_BLANKS_AS_GAP);
	if (n->chart->kind != CHART_LINE)
		chart_set_series_gap(n->lxw, grouped ? GAP_GROUPED : GAP);
}

/* ---- alternative text ---- */

#define CUT " Resten av talen står på bladet Diagramdata."

/* Without what XML has no place for, and cut behind a sentence where it is too long. */
static const char *alternative(struct arena *arena, const struct doc_chart *chart)
{
	struct str rest = chart->alternative.n ? chart->alternative : chart->title;
	struct buf out = BUF_INIT;
	size_t length, sentence = 0;

	for (; rest.n && out.n <= ALTERNATIVE_MOST; rest = str_sub(rest, length, rest.n)) {
		int32_t c = utf8_next(rest, &length);
		if (c < ' ' || c == 0xFFFE || c == 0xFFFF)
			buf_char(&out, ' ');
		else
			buf_add(&out, str_sub(rest, 0, length));
		if (c == '.' && out.n + strlen(CUT) <= ALTERNATIVE_MOST)
			sentence = out.n;
	}
	struct str text = buf_str(&out);
	if (out.n > ALTERNATIVE_MOST)
		text = str_join(arena, str_sub(text, 0, sentence), S(CUT));
	const char *copy = str_c(arena, text);
	buf_release(&out);
	return copy;
}

/* ---- the chart ---- */

static uint8_t type_of(const struct doc_chart *chart, bool lies)
{
	switch (chart->kind) {
	case CHART_BARS:
		return lies ? LXW_CHART_BAR : LXW_CHART_COLUMN;
	case CHART_LINE:
		return LXW_CHART_LINE;
	case CHART_STACKED:
	case CHART_BRIDGE:
		break;
	}
	return lies ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED;
}

/* As wide as the sheet's columns are, within limits. */
static double width_of(const struct xl_page *page)
{
	double width = 0;

	for (size_t c = 0; c < page->width_count; c++)
		width += page->widths[c] * 7 + 5;
	return fmin(fmax(width, XL_CHART_WIDTH_LEAST), XL_CHART_WIDTH_MOST);
}

static void insert(const struct native *n)
{
	lxw_chart_options options = {
		.x_scale = width_of(n->page) / 480,
		.y_scale = (double)(n->placed->rows * XL_CHART_ROW) / 288,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		/* The library copies it. */
		.description = (char *)(uintptr_t)alternative(n->book->arena, n->chart),
	};

	xl_check(n->book,
		 worksheet_insert_chart_opt(n->page->worksheet, (lxw_row_t)n->placed->row, 0, n->lxw, &options));
	n->book->count.charts++;
}

static bool is_too_large(struct xl_book *book, const struct doc_chart *chart)
{
	if (chart->category_count <= POINTS_MOST && chart->series_count <= SERIES_MOST)
		return false;
	diag_add(book->diags, DIAG_INPUT, book->at,
		 _("chart “%.*s” has %zu series of %zu points: Excel takes at most %d of %d"), STR_ARG(chart->title),
		 chart->series_count, chart->category_count, SERIES_MOST, POINTS_MOST);
	book->failed = true;
	return true;
}

void xl_chart_insert(struct xl_page *page, const struct xl_chart *chart)
{
	struct xl_book *book = page->book;
	const struct xl_sheet *sheet = xl_charts_sheet(book->layout);
	struct native n = {.page = page, .book = book, .placed = chart, .chart = chart->chart};

	if (is_too_large(book, chart->chart))
		return;
	n.data = xl_chart_data(book, chart);
	n.labels = xl_chart_labels(book->arena, chart->chart);
	n.lies = xl_chart_lies(chart->chart);
	n.sheet = str_c(book->arena, sheet->name);
	n.source = (struct xl_page){.book = book, .sheet = sheet};
	n.unnamed = ARENA_ARRAY(book->arena, int16_t, n.data.count + 1);
	n.lxw = book->failed ? NULL : workbook_add_chart(book->workbook, type_of(n.chart, n.lies));
	if (!n.lxw) {
		xl_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	n.names = chart_axis_get(n.lxw, n.lies ? LXW_CHART_AXIS_TYPE_Y : LXW_CHART_AXIS_TYPE_X);
	n.values = chart_axis_get(n.lxw, n.lies ? LXW_CHART_AXIS_TYPE_X : LXW_CHART_AXIS_TYPE_Y);
	for (size_t c = 0; c < n.data.count && !book->failed; c++)
		if (is_drawn(n.data.columns[c].role))
			add_series(&n, c);
	set_title(&n);
	set_legend(&n);
	set_axes(&n);
	set_area(&n);
	insert(&n);
}
