/* A chart of the workbook: its kind and its series, and where it lies. */
#include "xlsx/chart_native.h"

#include "xlsx/chart_cache.h"
#include "xlsx/chart_data.h"
#include "xlsx/chart_frame.h"
#include "xlsx/chart_series.h"
#include "xlsx/chart_shape.h"
#include "xlsx/chart_words.h"
#include "xlsx/layout_charts.h"

#include <math.h>

struct native {
	struct xl_page *page;
	struct xl_book *book;
	const struct xl_chart *placed;
	const struct doc_chart *chart;
	const struct xl_chart_data *data;
	const struct xl_chart_labels *labels; /* of its series */
	bool lies;
	const char *sheet;     /* of the data */
	struct xl_page source; /* the same, to name its cells in messages */
	lxw_chart *lxw;
	int16_t *unnamed; /* series that the legend leaves out, ended by -1 */
	int16_t series, unnamed_count;
};

/* ---- series ---- */

static void add_gaps(const struct native *n, lxw_series_range *range)
{
	for (size_t i = xl_chart_spare(n->chart); i > 0 && !n->book->failed; i--)
		xl_chart_cache_gap(n->book, range);
}

static void cache_categories(const struct native *n, lxw_series_range *range)
{
	size_t row = n->placed->data_head + 1;

	for (size_t i = 0; i < n->chart->category_count && !n->book->failed; i++) {
		struct xl_page page = n->source;
		const char *text = xl_text(&page, row + i, 0, n->chart->categories[i]);
		if (text)
			xl_chart_cache_text(n->book, range, text);
	}
	add_gaps(n, range);
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
	add_gaps(n, range);
}

/* The column as a series, for the caller to dress. NULL where there is no memory. */
static lxw_chart_series *add(struct native *n, size_t index, bool named)
{
	const struct xl_chart_column *column = &n->data->columns[index];
	lxw_row_t head = (lxw_row_t)n->placed->data_head, first = head + 1;
	lxw_row_t last = head + (lxw_row_t)(n->chart->category_count + xl_chart_spare(n->chart));
	lxw_col_t at = (lxw_col_t)(index + 1);
	lxw_chart_series *series = chart_add_series(n->lxw, NULL, NULL);

	if (!series) {
		xl_check(n->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return NULL;
	}
	chart_series_set_categories(series, n->sheet, first, 0, last, 0);
	chart_series_set_values(series, n->sheet, first, at, last, at);
	if (column->title.n)
		chart_series_set_name_range(series, n->sheet, head, at);
	cache_categories(n, series->categories);
	cache_values(n, column, series->values);
	if (!named)
		n->unnamed[n->unnamed_count++] = n->series;
	n->series++;
	n->book->count.series++;
	return series;
}

static void add_series(struct native *n, size_t index)
{
	const struct xl_chart_column *column = &n->data->columns[index];
	lxw_chart_series *series = add(n, index, xl_chart_in_legend(n->chart, column));

	if (series)
		xl_chart_dress(n->book, n->chart, column, n->labels, series);
}

/* The labels of a line that stand on other sides than most of them do. */
static void add_labels(struct native *n, size_t index)
{
	const struct xl_chart_column *column = &n->data->columns[index];
	size_t count = n->chart->category_count;
	const struct xl_chart_labels *labels = &n->labels[column->series];
	enum xl_chart_side most = xl_chart_labels_most(labels, count);

	for (enum xl_chart_side side = XL_CHART_NOWHERE + 1; side < XL_CHART_SIDES; side++) {
		if (side == most || xl_chart_labels_on(labels, count, side) == 0)
			continue;
		lxw_chart_series *series = add(n, index, false);
		if (series)
			xl_chart_dress_labels(n->book, n->chart, column, n->labels, side, series);
	}
}

static bool is_drawn(enum xl_chart_role role)
{
	return role == XL_CHART_VALUES || role >= XL_CHART_BASE;
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
		.description = (char *)(uintptr_t)xl_chart_alternative(n->book->arena, n->chart),
	};

	xl_check(n->book,
		 worksheet_insert_chart_opt(n->page->worksheet, (lxw_row_t)n->placed->row, 0, n->lxw, &options));
	n->book->count.charts++;
}

/* What a line has of series at most: itself and, for its labels, each side of its points. */
enum { SERIES_OF_LINE = 1 + XL_CHART_SIDES };

void xl_chart_insert(struct xl_page *page, const struct xl_chart *chart)
{
	struct xl_book *book = page->book;
	const struct xl_sheet *sheet = xl_charts_sheet(book->layout);
	struct native n = {.page = page, .book = book, .placed = chart, .chart = chart->chart};

	n.data = xl_chart_data(book, chart);
	n.labels = xl_chart_labels(book->arena, chart->chart);
	n.lies = xl_chart_lies(chart->chart);
	n.sheet = str_c(book->arena, sheet->name);
	n.source = (struct xl_page){.book = book, .sheet = sheet};
	n.unnamed = ARENA_ARRAY(book->arena, int16_t, n.data->count * SERIES_OF_LINE + 1);
	n.lxw = book->failed ? NULL : workbook_add_chart(book->workbook, type_of(n.chart, n.lies));
	if (!n.lxw) {
		xl_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	/* First, so that lines and markers lie upon what they have. */
	for (size_t c = 0; c < n.data->count && n.chart->kind == CHART_LINE && !book->failed; c++)
		add_labels(&n, c);
	for (size_t c = 0; c < n.data->count && !book->failed; c++)
		if (is_drawn(n.data->columns[c].role))
			add_series(&n, c);
	n.unnamed[n.unnamed_count] = -1;
	xl_chart_frame(book, n.data, n.lxw, (struct xl_chart_frame){n.sheet, n.unnamed, n.unnamed_count == n.series});
	insert(&n);
}
