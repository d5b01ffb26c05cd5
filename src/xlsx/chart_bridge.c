/*
 * A bridge of stacked columns.
 *
 * A bar reaches from "Från" to "Till". What is stacked up from zero and down from it is an invisible base, then the part of
 * the bar on that side of zero; a bar that crosses zero has a part on each side. A column stacked has no label beyond its
 * end, so two more series carry them: they hold the amount in the chart's unit, where all else is in kronor, which is too
 * little to be seen, and show it at their base. Figures that are not shown in thousands are drawn a thousand times as large.
 */
#include "xlsx/chart_bridge.h"

struct bridge {
	struct xl_book *book;
	const struct xl_chart *chart;
	struct xl_chart_data *data;
	size_t category;
	size_t row, before; /* of the sheet, from 1: this bar's, and that of the bar before it, 0 for the first */
	bool fine;          /* false: an amount overflowed */
	struct num zero, from, to; /* of the bar */
	struct num unit, scale;    /* one is 1 */
};

static struct xl_chart_cell *cell(const struct bridge *bridge, enum xl_chart_role role)
{
	return &bridge->data->columns[role - XL_CHART_STEP].cells[bridge->category];
}

/* Columns of the sheet, as formulas name them. */
#define STEP "B"
#define FROM "C"
#define TO "D"

/* Puts a cell whose formula is as it stands, with # for the row. */
static void put(struct bridge *bridge, enum xl_chart_role role, struct num value, const char *formula)
{
	struct buf text = BUF_INIT;

	for (const char *p = formula; *p; p++) {
		if (*p == '#')
			buf_printf(&text, "%zu", bridge->row);
		else
			buf_char(&text, *p);
	}
	*cell(bridge, role) = (struct xl_chart_cell){true, value, str_copy(bridge->book->arena, buf_str(&text))};
	buf_release(&text);
}

static struct num least(struct num a, struct num b)
{
	return num_compare(a, b) < 0 ? a : b;
}

static struct num most(struct num a, struct num b)
{
	return num_compare(a, b) > 0 ? a : b;
}

static struct num less(struct bridge *bridge, struct num a, struct num b)
{
	struct num difference = bridge->zero;

	bridge->fine = num_subtract(bridge->book->arena, a, b, &difference) && bridge->fine;
	return difference;
}

/* What of low to high lies above zero, and, as a negative number, what lies below. */
static struct num above(struct bridge *bridge, struct num low, struct num high)
{
	return less(bridge, most(high, bridge->zero), most(low, bridge->zero));
}

static struct num below(struct bridge *bridge, struct num low, struct num high)
{
	return less(bridge, least(low, bridge->zero), least(high, bridge->zero));
}

/* ---- bars ---- */

static const char *to_formula(const struct bridge *bridge, bool level)
{
	bool scaled = num_compare(bridge->scale, num_whole(1)) > 0;

	if (level)
		return scaled ? "=ROUND(" STEP "#*1000,2)" : "=ROUND(" STEP "#,2)";
	return scaled ? "=ROUND(" FROM "#+" STEP "#*1000,2)" : "=ROUND(" FROM "#+" STEP "#,2)";
}

/* Where the bar ends: where it begins and the step. */
static void put_ends(struct bridge *bridge, const struct chart_point *point)
{
	struct arena *arena = bridge->book->arena;
	struct num step = cell(bridge, XL_CHART_STEP)->value;

	bridge->from = point->level ? bridge->zero : bridge->to;
	bridge->fine = num_multiply(arena, step, bridge->scale, &step) &&
		       num_add(arena, bridge->from, step, &bridge->to) &&
		       num_round(arena, bridge->to, 2, ROUND_HALF_AWAY, &bridge->to) && bridge->fine;
	*cell(bridge, XL_CHART_FROM) = (struct xl_chart_cell){.filled = true, .value = bridge->from};
	if (!point->level && bridge->before)
		cell(bridge, XL_CHART_FROM)->formula = str_printf(arena, "=" TO "%zu", bridge->before);
	put(bridge, XL_CHART_TO, bridge->to, to_formula(bridge, point->level));
}

static void put_bar(struct bridge *bridge, const struct chart_point *point)
{
	struct num low = least(bridge->from, bridge->to), high = most(bridge->from, bridge->to), base = bridge->zero;
	bool rises = num_sign(cell(bridge, XL_CHART_STEP)->value) >= 0;

	base = num_sign(low) > 0 ? low : num_sign(high) < 0 ? high : base;
	put(bridge, XL_CHART_BASE, base, "=MAX(MIN(" FROM "#," TO "#),0)+MIN(MAX(" FROM "#," TO "#),0)");
	if (point->level) {
		put(bridge, XL_CHART_LEVEL, bridge->to, "=" TO "#");
		return;
	}
	put(bridge, XL_CHART_RISE, rises ? above(bridge, low, high) : bridge->zero,
	    "=IF(" STEP "#<0,0,MAX(" TO "#,0)-MAX(" FROM "#,0))");
	put(bridge, XL_CHART_RISE_BELOW, rises ? below(bridge, low, high) : bridge->zero,
	    "=IF(" STEP "#<0,0,MIN(" FROM "#,0)-MIN(" TO "#,0))");
	put(bridge, XL_CHART_FALL, rises ? bridge->zero : above(bridge, low, high),
	    "=IF(" STEP "#<0,MAX(" FROM "#,0)-MAX(" TO "#,0),0)");
	put(bridge, XL_CHART_FALL_BELOW, rises ? bridge->zero : below(bridge, low, high),
	    "=IF(" STEP "#<0,MIN(" TO "#,0)-MIN(" FROM "#,0),0)");
}

/* ---- labels ---- */

/* Labels stand above bars, and below those that lie below zero. */
#define SIDE "IF(AND(MAX(" FROM "#," TO "#)<=0,MIN(" FROM "#," TO "#)<0),-1,1)"

/* A label of zero is shown: it has to be a little more. */
#define LITTLE "2^-20"

static void put_labels(struct bridge *bridge)
{
	struct arena *arena = bridge->book->arena;
	struct num shown = bridge->zero, rounded = bridge->zero, little = bridge->zero, one = num_whole(1);
	long unit = (long)num_double(bridge->unit);
	struct format format = bridge->data->format;
	int decimals = (int)format_decimals(format) + (unit_size(format.unit).hundredths == 1 ? 2 : 0);
	bool up = num_sign(bridge->from) > 0 || num_sign(bridge->to) > 0 ||
		  (num_is_zero(bridge->from) && num_is_zero(bridge->to));

	bridge->fine = num_divide(arena, cell(bridge, XL_CHART_STEP)->value, bridge->unit, &shown) &&
		       num_round(arena, shown, decimals, ROUND_HALF_AWAY, &rounded) &&
		       num_divide(arena, one, num_whole(1 << 20), &little) && bridge->fine;
	bool minus = num_sign(rounded) < 0;
	if (num_sign(shown) < 0)
		shown = less(bridge, bridge->zero, shown);
	shown = minus ? shown : most(shown, little);
	if (!up)
		shown = less(bridge, bridge->zero, shown);
	put(bridge, XL_CHART_LABEL, minus ? bridge->zero : shown,
	    str_c(arena,
		  str_printf(arena, "=IF(ROUND(" STEP "#/%ld,%d)<0,0," SIDE "*MAX(ABS(" STEP "#)/%ld," LITTLE "))",
			     unit, decimals, unit)));
	put(bridge, XL_CHART_LABEL_MINUS, minus ? shown : bridge->zero,
	    str_c(arena, str_printf(arena, "=IF(ROUND(" STEP "#/%ld,%d)<0," SIDE "*ABS(" STEP "#)/%ld,0)", unit,
				    decimals, unit)));
}

/* ---- columns ---- */

static struct str title_of(const struct doc_chart *chart, enum xl_chart_role role)
{
	static const struct str titles[XL_CHART_ROLES] = {
		[XL_CHART_FROM] = STR("Från"),
		[XL_CHART_TO] = STR("Till"),
		[XL_CHART_BASE] = STR("Osynlig bas"),
		[XL_CHART_LEVEL] = STR("Nivå"),
		[XL_CHART_RISE_BELOW] = STR("Ökning under noll"),
		[XL_CHART_FALL_BELOW] = STR("Minskning under noll"),
		[XL_CHART_LABEL] = STR("Etikett"),
		[XL_CHART_LABEL_MINUS] = STR("Etikett med minus"),
	};

	return role == XL_CHART_RISE ? chart->rise : role == XL_CHART_FALL ? chart->fall : titles[role];
}

/* What is a thousand times as large is shown as it is. A percentage has no such format. */
static void set_formats(struct bridge *bridge, struct str *number)
{
	struct xl_chart_data *data = bridge->data;
	struct arena *arena = bridge->book->arena;
	bool percents = unit_size(data->format.unit).hundredths == 1;
	struct format format = {percents ? UNIT_NONE : UNIT_TKR, percents ? 0 : (int)format_decimals(data->format)};

	*number = data->columns[0].number;
	if (num_compare(bridge->scale, num_whole(1)) == 0)
		return;
	*number = format_excel_signed(arena, format, false, S(""), false);
	data->axis = percents ? S("") : str_join(arena, data->axis, S(","));
}

static void make_columns(struct bridge *bridge)
{
	struct xl_chart_data *data = bridge->data;
	struct arena *arena = bridge->book->arena;
	bool scaled = num_compare(bridge->scale, num_whole(1)) > 0;
	struct format plain = {scaled ? data->format.unit : UNIT_NONE, data->format.decimals};
	struct str label = format_excel(arena, plain), number;

	set_formats(bridge, &number);
	for (size_t c = 0; c < data->count; c++) {
		struct xl_chart_column *column = &data->columns[c];
		column->role = (enum xl_chart_role)(XL_CHART_STEP + c);
		if (column->role == XL_CHART_STEP)
			continue;
		column->title = title_of(bridge->chart->chart, column->role);
		column->number = number;
		column->cells = ARENA_ARRAY(arena, struct xl_chart_cell, bridge->chart->chart->category_count);
		if (column->role == XL_CHART_LABEL)
			column->number = str_printf(arena, "%.*s;%.*s;", STR_ARG(label), STR_ARG(label));
		else if (column->role == XL_CHART_LABEL_MINUS)
			column->number = str_printf(arena, "-%.*s;-%.*s;", STR_ARG(label), STR_ARG(label));
	}
}

void xl_chart_bridge(struct xl_book *book, const struct xl_chart *chart, struct xl_chart_data *data)
{
	const struct doc_chart *shown = chart->chart;
	struct bridge bridge = {.book = book,
				.chart = chart,
				.data = data,
				.fine = true,
				.zero = num_whole(0),
				.unit = unit_size(data->format.unit),
				.scale = num_whole(1)};

	bridge.to = bridge.zero;
	if (num_compare(bridge.unit, num_whole(1000)) < 0) {
		bridge.unit = num_whole(1);
		bridge.scale = num_whole(1000);
	}
	make_columns(&bridge);
	for (size_t i = 0; i < shown->category_count && bridge.fine; i++) {
		bridge.category = i;
		bridge.row = chart->data_head + 2 + i;
		if (!shown->series[0].points[i].figure)
			continue;
		put_ends(&bridge, &shown->series[0].points[i]);
		put_bar(&bridge, &shown->series[0].points[i]);
		put_labels(&bridge);
		bridge.before = bridge.row;
	}
	if (!bridge.fine)
		xl_check(book, LXW_ERROR_PARAMETER_VALIDATION);
}
