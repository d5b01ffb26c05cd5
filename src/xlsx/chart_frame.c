/* Titles, legends, axes and plot areas of native charts. */
#include "xlsx/chart_frame.h"

#include "xlsx/chart_colour.h"
#include "xlsx/chart_series.h"
#include "xlsx/chart_shape.h"
#include "xlsx/chart_words.h"

enum {
	INK = 0x404040,
	GRID = 0xD9D9D9,
	BASE_LINE = 0x7F7F7F,
	GAP = 60, /* between categories, in parts of a bar */
	GAP_GROUPED = 45,
};

struct framing {
	struct xl_book *book;
	const struct doc_chart *chart;
	const struct xl_chart_data *data;
	lxw_chart *lxw;
	lxw_chart_axis *names, *values;
	bool lies;
	const struct xl_chart_frame *frame;
};

/* Titles are bold unless told otherwise. */
static lxw_chart_font font_of(double size, bool bold, lxw_color_t colour)
{
	return (lxw_chart_font){.size = size, .bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE, .color = colour};
}

static void set_title(const struct framing *n)
{
	lxw_chart_font font = font_of(11, true, xl_chart_colour(n->book->look->accent));

	if (xl_chart_title(n->book->arena, n->chart).n == 0) {
		chart_title_off(n->lxw);
		return;
	}
	chart_title_set_name_range(n->lxw, n->frame->sheet, (lxw_row_t)n->data->chart->data_row, 0);
	chart_title_set_name_font(n->lxw, &font);
}

static void set_legend(const struct framing *n)
{
	lxw_chart_font font = font_of(XL_CHART_SIZE, false, INK);

	if (n->frame->all_unnamed) {
		chart_legend_set_position(n->lxw, LXW_CHART_LEGEND_NONE);
		return;
	}
	/* In the order of the series. LibreOffice 7.4 turns it where bars lie side by side, wherever the legend stands. */
	chart_legend_set_position(n->lxw, LXW_CHART_LEGEND_TOP);
	chart_legend_set_font(n->lxw, &font);
	if (n->frame->unnamed[0] >= 0)
		xl_check(n->book, chart_legend_delete_series(n->lxw, n->frame->unnamed));
}

static void set_axes(const struct framing *n)
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
	if (n->data->axis.n)
		chart_axis_set_num_format(n->values, str_c(n->book->arena, n->data->axis));
	else
		chart_axis_set_label_position(n->values, LXW_CHART_AXIS_LABEL_POSITION_NONE);
	if (n->data->axis.n && n->chart->unit.n) {
		chart_axis_set_name(n->values, str_c(n->book->arena, n->chart->unit));
		chart_axis_set_name_font(n->values, &small);
	}
}

static void set_area(const struct framing *n)
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

void xl_chart_frame(struct xl_book *book, const struct xl_chart_data *data, lxw_chart *lxw, struct xl_chart_frame frame)
{
	bool lies = xl_chart_lies(data->chart->chart);
	struct framing framing = {
		.book = book,
		.chart = data->chart->chart,
		.data = data,
		.lxw = lxw,
		.names = chart_axis_get(lxw, lies ? LXW_CHART_AXIS_TYPE_Y : LXW_CHART_AXIS_TYPE_X),
		.values = chart_axis_get(lxw, lies ? LXW_CHART_AXIS_TYPE_X : LXW_CHART_AXIS_TYPE_Y),
		.lies = lies,
		.frame = &frame,
	};

	set_title(&framing);
	set_legend(&framing);
	set_axes(&framing);
	set_area(&framing);
}
