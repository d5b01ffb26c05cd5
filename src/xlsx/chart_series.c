/* Colours, lines, markers and labels of series. */
#include "xlsx/chart_series.h"

#include "xlsx/chart_colour.h"
#include "xlsx/chart_labels.h"
#include "xlsx/chart_shape.h"

enum { INK = 0x262626 };

struct dressing {
	struct xl_book *book;
	const struct doc_chart *chart;
	const struct xl_chart_column *column;
	const struct xl_chart_labels *labels; /* of its series */
	lxw_chart_series *series;
};

/* ---- areas and lines ---- */

/* The outline makes light colours stand out from the paper. It is seen where there is no area, too. */
static void paint(const struct dressing *d, uint32_t colour, bool outlined)
{
	lxw_chart_fill fill = {.color = xl_chart_colour(colour)};
	lxw_chart_line line = {.color = xl_chart_readable(colour), .width = 0.5F, .none = !outlined};

	chart_series_set_fill(d->series, &fill);
	chart_series_set_line(d->series, &line);
}

static void make_invisible(const struct dressing *d)
{
	lxw_chart_fill fill = {.none = LXW_TRUE};
	lxw_chart_line line = {.none = LXW_TRUE};

	chart_series_set_fill(d->series, &fill);
	chart_series_set_line(d->series, &line);
}

static void set_marker(const struct dressing *d, uint8_t type, lxw_chart_line *outline, lxw_chart_fill *fill)
{
	chart_series_set_marker_type(d->series, type);
	chart_series_set_marker_size(d->series, 6);
	chart_series_set_marker_line(d->series, outline);
	chart_series_set_marker_fill(d->series, fill);
}

/* Lines differ by dashes and markers too; every other marker is hollow. */
static void draw_line(const struct dressing *d, lxw_color_t colour)
{
	static const uint8_t dashes[XLSX_SERIES] = {LXW_CHART_LINE_DASH_SOLID,      LXW_CHART_LINE_DASH_DASH,
						    LXW_CHART_LINE_DASH_SQUARE_DOT, LXW_CHART_LINE_DASH_LONG_DASH,
						    LXW_CHART_LINE_DASH_DASH_DOT,   LXW_CHART_LINE_DASH_SOLID};
	static const uint8_t markers[XLSX_SERIES] = {LXW_CHART_MARKER_CIRCLE,   LXW_CHART_MARKER_SQUARE,
						     LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
						     LXW_CHART_MARKER_CIRCLE,   LXW_CHART_MARKER_SQUARE};
	size_t look = d->column->series % XLSX_SERIES;
	lxw_chart_line line = {.color = colour, .width = 2, .dash_type = dashes[look]};
	lxw_chart_line outline = {.color = colour, .width = 1};
	lxw_chart_fill fill = {.color = look % 2 ? 0xFFFFFF : colour};

	chart_series_set_line(d->series, &line);
	set_marker(d, markers[look], &outline, &fill);
}

/* ---- labels ---- */

static void label(const struct dressing *d, uint8_t position, lxw_color_t colour)
{
	lxw_chart_font font = {.size = XL_CHART_SIZE, .color = colour};

	chart_series_set_labels(d->series);
	chart_series_set_labels_position(d->series, position);
	chart_series_set_labels_num_format(d->series, str_c(d->book->arena, d->column->number));
	chart_series_set_labels_font(d->series, &font);
}

/* Takes away the labels that do not stand on that side. */
static void thin_out(const struct dressing *d, enum xl_chart_side side)
{
	lxw_chart_data_label none = {.hide = LXW_TRUE}, plain = {0};
	size_t count = d->chart->category_count;
	lxw_chart_data_label **labels = ARENA_ARRAY(d->book->arena, lxw_chart_data_label *, count + 1);
	bool all = true;

	for (size_t i = 0; i < count; i++) {
		bool is_gap = !d->chart->series[d->column->series].points[i].figure;
		labels[i] = d->labels->sides[i] == side || is_gap ? &plain : &none;
		all = all && labels[i] == &plain;
	}
	if (!all)
		xl_check(d->book, chart_series_set_labels_custom(d->series, labels));
}

/* The labels that stand on one side of a series' points. */
static void label_side(const struct dressing *d, enum xl_chart_side side)
{
	static const uint8_t positions[XL_CHART_SIDES] = {
		[XL_CHART_BEYOND] = LXW_CHART_LABEL_POSITION_OUTSIDE_END,
		[XL_CHART_WITHIN] = LXW_CHART_LABEL_POSITION_CENTER,
		[XL_CHART_ABOVE] = LXW_CHART_LABEL_POSITION_ABOVE,
		[XL_CHART_BELOW] = LXW_CHART_LABEL_POSITION_BELOW,
		[XL_CHART_RIGHT] = LXW_CHART_LABEL_POSITION_RIGHT,
		[XL_CHART_LEFT] = LXW_CHART_LABEL_POSITION_LEFT,
		[XL_CHART_NAMED] = LXW_CHART_LABEL_POSITION_RIGHT,
	};
	uint32_t colour = d->book->look->series[d->column->series % XLSX_SERIES];
	lxw_color_t ink = d->chart->kind == CHART_LINE ? xl_chart_readable(colour) : INK;

	if (side == XL_CHART_NOWHERE)
		return;
	label(d, positions[side], side == XL_CHART_WITHIN ? xl_chart_ink_on(colour) : ink);
	if (side == XL_CHART_NAMED) {
		lxw_chart_font font = {.size = XL_CHART_SIZE, .color = ink, .bold = LXW_TRUE};
		chart_series_set_labels_font(d->series, &font);
		chart_series_set_labels_options(d->series, LXW_TRUE, LXW_FALSE, LXW_TRUE);
		chart_series_set_labels_separator(d->series, LXW_CHART_LABEL_SEPARATOR_SPACE);
	}
	thin_out(d, side);
}

/* ---- series ---- */

static void dress_values(const struct dressing *d)
{
	uint32_t colour = d->book->look->series[d->column->series % XLSX_SERIES];

	if (d->chart->kind == CHART_LINE)
		draw_line(d, xl_chart_readable(colour));
	else
		paint(d, colour, true);
	label_side(d, xl_chart_labels_most(d->labels, d->chart->category_count));
}

void xl_chart_dress_labels(struct xl_book *book, const struct doc_chart *chart, const struct xl_chart_column *column,
			   const struct xl_chart_labels *labels, enum xl_chart_side side, lxw_chart_series *series)
{
	struct dressing d = {book, chart, column, &labels[column->series], series};
	lxw_chart_line none = {.none = LXW_TRUE};
	lxw_chart_fill empty = {.none = LXW_TRUE};

	make_invisible(&d);
	/* LibreOffice sets labels too near to a point without a marker. */
	set_marker(&d, LXW_CHART_MARKER_CIRCLE, &none, &empty);
	label_side(&d, side);
}

void xl_chart_dress(struct xl_book *book, const struct doc_chart *chart, const struct xl_chart_column *column,
		    const struct xl_chart_labels *labels, lxw_chart_series *series)
{
	struct dressing d = {book, chart, column, &labels[column->series], series};

	switch (column->role) {
	case XL_CHART_VALUES:
		dress_values(&d);
		return;
	case XL_CHART_BASE:
		make_invisible(&d);
		return;
	case XL_CHART_LEVEL:
		paint(&d, book->look->level, false);
		return;
	case XL_CHART_RISE:
	case XL_CHART_RISE_BELOW:
		paint(&d, book->look->rise, false);
		return;
	case XL_CHART_FALL:
	case XL_CHART_FALL_BELOW:
		paint(&d, book->look->fall, false);
		return;
	case XL_CHART_LABEL:
	case XL_CHART_LABEL_MINUS:
		make_invisible(&d);
		label(&d, LXW_CHART_LABEL_POSITION_INSIDE_BASE, INK);
		return;
	case XL_CHART_STEP:
	case XL_CHART_FROM:
	case XL_CHART_TO:
	case XL_CHART_ROLES:
		return;
	}
}

/* ---- legend ---- */

bool xl_chart_in_legend(const struct doc_chart *chart, const struct xl_chart_column *column)
{
	switch (column->role) {
	case XL_CHART_VALUES:
		return xl_chart_names_series(chart);
	case XL_CHART_RISE:
		return chart->rise.n > 0;
	case XL_CHART_FALL:
		return chart->fall.n > 0;
	default:
		return false;
	}
}
