/* How a figure is printed. */
#include "base/format.h"

#include "base/buf.h"
#include "base/period.h"
#include "base/utf8.h"

#define HARD_SPACE "\xC2\xA0"
#define MINUS "\xE2\x88\x92"

static const struct unit_facts {
	struct str name;
	struct str label; /* printed after the figure in running text */
	int64_t size;     /* in hundredths */
	unsigned decimals;
	bool thousands;
	unsigned thousands_scaled; /* commas at the end of Excel's number format */
} units[] = {
	[UNIT_NONE] = {STR("tal"), STR(""), 100, 0, true, 0},
	[UNIT_KR] = {STR("kr"), STR("kr"), 100, 0, true, 0},
	[UNIT_TKR] = {STR("tkr"), STR("tkr"), 100000, 0, true, 1},
	[UNIT_MKR] = {STR("mkr"), STR("mkr"), 100000000, 0, true, 2},
	[UNIT_PERCENT] = {STR("procent"), STR("%"), 1, 1, true, 0},
	[UNIT_PERCENT_POINTS] = {STR("procentenheter"), STR("procentenheter"), 1, 1, true, 0},
	[UNIT_COUNT] = {STR("antal"), STR(""), 100, 0, true, 0},
	[UNIT_YEAR] = {STR("år"), STR(""), 100, 0, false, 0},
	[UNIT_PERIOD] = {STR("period"), STR(""), 100, 0, false, 0},
	[UNIT_MONTH] = {STR("månad"), STR(""), 100, 0, false, 0},
	[UNIT_DATE] = {STR("datum"), STR(""), 100, 0, false, 0},
	[UNIT_KR_PER_HEAD] = {STR("kr/inv"), STR("kr per invånare"), 100, 0, true, 0},
};

enum { UNITS = sizeof units / sizeof *units };

bool unit_parse(struct str name, enum unit *out)
{
	for (int i = 0; i < UNITS; i++) {
		if (str_equal_fold(units[i].name, name)) {
			*out = (enum unit)i;
			return true;
		}
	}
	return false;
}

struct str unit_name(enum unit unit)
{
	return units[unit].name;
}

struct num unit_size(enum unit unit)
{
	return num_hundredths(units[unit].size);
}

unsigned format_decimals(struct format format)
{
	return format.decimals < 0 ? units[format.unit].decimals : (unsigned)format.decimals;
}

struct format format_settled(struct format format, struct value value)
{
	bool is_plain = format.unit == UNIT_NONE || format.unit == UNIT_COUNT;
	int64_t whole;

	if (format.decimals < 0 && is_plain && value.kind == VALUE_NUMBER && !num_is_whole(value.num, &whole))
		format.decimals = 1;
	return format;
}

struct num format_scale(struct arena *arena, struct num num, struct format format)
{
	struct num scaled;

	if (units[format.unit].size == 100)
		return num;
	/* Only growing by a unit smaller than one can overflow: a percentage of an amount near the limit. */
	if (!num_divide(arena, num, unit_size(format.unit), &scaled))
		return num;
	return scaled;
}

struct str format_decimal(struct arena *arena, struct str decimal, bool thousands)
{
	struct buf out = BUF_INIT;
	bool negative = decimal.n && decimal.p[0] == '-';
	bool zero = true;

	if (negative)
		decimal = str_sub(decimal, 1, decimal.n);
	for (size_t i = 0; i < decimal.n; i++)
		zero = zero && (decimal.p[i] == '0' || decimal.p[i] == '.');
	if (negative && !zero)
		buf_add(&out, S(MINUS));

	size_t whole = str_find(decimal, S("."));
	if (whole == (size_t)-1)
		whole = decimal.n;
	for (size_t i = 0; i < whole; i++) {
		if (thousands && i && (whole - i) % 3 == 0)
			buf_add(&out, S(HARD_SPACE));
		buf_char(&out, decimal.p[i]);
	}
	if (whole < decimal.n) {
		buf_char(&out, ',');
		buf_add(&out, str_sub(decimal, whole + 1, decimal.n));
	}
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

struct str format_figure(struct arena *arena, struct num num, struct format format)
{
	int64_t whole;

	if (num_is_whole(num, &whole) && whole >= 0 && whole <= INT32_MAX) {
		if (format.unit == UNIT_PERIOD)
			return period_text(arena, (int32_t)whole);
		if (format.unit == UNIT_MONTH)
			return period_words(arena, (int32_t)whole);
		if (format.unit == UNIT_DATE)
			return date_text(arena, (int32_t)whole);
	}
	format = format_settled(format, value_number(num));
	struct str decimal = num_text(arena, format_scale(arena, num, format), format_decimals(format));
	return format_decimal(arena, decimal, units[format.unit].thousands);
}

struct str format_with_unit(struct arena *arena, struct num num, struct format format)
{
	struct str figure = format_figure(arena, num, format);
	struct str label = units[format.unit].label;

	if (label.n == 0)
		return figure;
	return str_printf(arena, "%.*s" HARD_SPACE "%.*s", STR_ARG(figure), STR_ARG(label));
}

struct str format_value(struct arena *arena, struct value value, struct format format, bool with_unit)
{
	switch (value.kind) {
	case VALUE_EMPTY:
		return S("");
	case VALUE_NUMBER:
		return with_unit ? format_with_unit(arena, value.num, format) : format_figure(arena, value.num, format);
	case VALUE_TEXT: { /* a code that is a period, such as a forecast round, can be shown as its month */
		int32_t period;
		bool month = format.unit == UNIT_MONTH && period_parse(value.text, &period);
		return month ? period_words(arena, period) : value.text;
	}
	case VALUE_TRUTH:
		return value.truth ? S("sant") : S("falskt");
	case VALUE_ERROR:
		return str_from(value_error_name(value.error));
	}
	return S("");
}

/* The formats of numbers that are never scaled nor negative. */
static struct str fixed_format(enum unit unit)
{
	switch (unit) {
	case UNIT_PERIOD:
	case UNIT_MONTH:
		return S("0000\"-\"00");
	case UNIT_DATE:
		return S("0000\"-\"00\"-\"00");
	case UNIT_YEAR:
		return S("0");
	default:
		return S("");
	}
}

/* The digits, and behind them what the format itself has to say, the unit and the mark. */
static void add_digits(struct buf *out, struct format format, bool with_unit, struct str mark)
{
	unsigned decimals = format_decimals(format);
	struct str label = with_unit ? units[format.unit].label : S("");

	buf_add(out, S("#,##0"));
	for (unsigned i = 0; i < decimals; i++)
		buf_add(out, i ? S("0") : S(".0"));
	for (unsigned i = 0; i < units[format.unit].thousands_scaled; i++)
		buf_char(out, ',');
	if (units[format.unit].size == 1) {
		buf_add(out, S("\"" HARD_SPACE "\"%"));
		label = format.unit == UNIT_PERCENT_POINTS ? S("-enheter") : S("");
	} else if (label.n) {
		buf_add(out, S("\"" HARD_SPACE));
		buf_add(out, label);
		buf_add(out, mark);
		buf_char(out, '"');
		return;
	}
	if (label.n + mark.n)
		buf_printf(out, "\"%.*s%.*s\"", STR_ARG(label), STR_ARG(mark));
}

/* Half a unit of the last decimal shown, as the cell holds it: "500000" for mkr, "0.0005" for a tenth of a per cent. */
static void add_half(struct buf *out, struct format format)
{
	unsigned decimals = 3 + format_decimals(format);
	int64_t digits = units[format.unit].size * 5;

	for (; decimals && digits % 10 == 0; decimals--)
		digits /= 10;
	int64_t scale = 1;
	for (unsigned i = 0; i < decimals; i++)
		scale *= 10;
	buf_printf(out, "%lld", (long long)(digits / scale));
	if (decimals)
		buf_printf(out, ".%0*lld", (int)decimals, (long long)(digits % scale));
}

static struct str finished(struct arena *arena, struct buf *out)
{
	struct str text = str_copy(arena, buf_str(out));

	buf_release(out);
	return text;
}

struct str format_excel(struct arena *arena, struct format format)
{
	struct str fixed = fixed_format(format.unit);
	struct buf out = BUF_INIT;

	if (fixed.n)
		return fixed;
	add_digits(&out, format, false, S(""));
	return finished(arena, &out);
}

struct str format_excel_signed(struct arena *arena, struct format format, bool with_unit, struct str mark, bool red)
{
	struct str fixed = fixed_format(format.unit);
	struct buf out = BUF_INIT;

	if (fixed.n)
		return mark.n ? str_printf(arena, "%.*s\"%.*s\"", STR_ARG(fixed), STR_ARG(mark)) : fixed;
	buf_add(&out, S("[>=0]"));
	add_digits(&out, format, with_unit, mark);
	buf_add(&out, red ? S(";[Red][<=-") : S(";[<=-"));
	add_half(&out, format);
	buf_add(&out, S("]-"));
	add_digits(&out, format, with_unit, mark);
	buf_char(&out, ';');
	add_digits(&out, format, with_unit, mark);
	return finished(arena, &out);
}
