/* Numbers and places of charts. */
#include "pdf/chart_scale.h"

#include "base/format.h"

#include <math.h>

static const double largest = 1e15;
static const double smallest = 1e-9; /* of what is told from nothing */

double chart_number(double number)
{
	if (!isfinite(number) || fabs(number) < smallest)
		return 0;
	return number > largest ? largest : number < -largest ? -largest : number;
}

static double power_of_ten(int exponent)
{
	double power = 1;

	for (int i = 0; i < (exponent < 0 ? -exponent : exponent); i++)
		power *= 10;
	return exponent < 0 ? 1 / power : power;
}

/* Sums of decimal steps miss round numbers by a little. */
static const double slack = 1e-6;

static void enclose(struct chart_ticks *ticks, double low, double high)
{
	ticks->step = (double)ticks->mantissa * power_of_ten(ticks->exponent);
	ticks->first = (long)floor(low / ticks->step + slack);
	ticks->last = (long)ceil(high / ticks->step - slack);
}

struct chart_ticks chart_ticks(double low, double high, long most)
{
	static const struct {
		long mantissa;
		int exponent;
	} steps[] = {{1, 0}, {2, 0}, {25, -1}, {5, 0}};
	struct chart_ticks ticks = {.mantissa = 1};
	int exponent = -10;

	if (high - low < smallest || high - low < fmax(fabs(low), fabs(high)) * smallest)
		high = low + fmax(1, fabs(low));
	while (power_of_ten(exponent + 1) * (double)most < high - low)
		exponent++;
	for (;; exponent++) {
		for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
			ticks.mantissa = steps[i].mantissa;
			ticks.exponent = exponent + steps[i].exponent;
			enclose(&ticks, low, high);
			if (ticks.last - ticks.first <= most)
				return ticks;
		}
	}
}

double chart_tick_value(const struct chart_ticks *ticks, long tick)
{
	return (double)tick * ticks->step;
}

struct str chart_tick_text(struct arena *arena, const struct chart_ticks *ticks, long tick)
{
	long number = tick * ticks->mantissa;
	long size = number < 0 ? -number : number, scale = 1;
	const char *sign = number < 0 ? "-" : "";
	struct str text;

	for (int i = 0; i < (ticks->exponent < 0 ? -ticks->exponent : ticks->exponent); i++)
		scale *= 10;
	if (number == 0)
		return S("0");
	if (ticks->exponent < 0)
		text = str_printf(arena, "%s%ld.%0*ld", sign, size / scale, -ticks->exponent, size % scale);
	else
		text = str_printf(arena, "%s%ld", sign, size * scale);
	return format_decimal(arena, text, true);
}

/* ---- room for labels ---- */

/* What lies beyond zero's place with that unit, towards lower values or towards higher ones. */
static double beyond(const struct chart_reach *reaches, size_t count, double unit, bool down)
{
	double most = 0;

	for (size_t i = 0; i < count; i++) {
		double way = down ? -reaches[i].value * unit : reaches[i].value * unit;
		double room = reaches[i].down == down ? reaches[i].room : 0;
		most = way + room > most ? way + room : most;
	}
	return most;
}

struct chart_span chart_fit(const struct chart_reach *reaches, size_t count, double from, double to)
{
	double low = 0, high = 0, fits = 0, width = to - from;

	for (size_t i = 0; i < count; i++) {
		low = reaches[i].value < low ? reaches[i].value : low;
		high = reaches[i].value > high ? reaches[i].value : high;
	}
	double over = high - low > smallest ? width / (high - low) : 0;
	/* The place of each is linear in the unit, what all need is convex in it: there is one largest unit that fits. */
	for (int i = 0; i < 60; i++) {
		double unit = i ? (fits + over) / 2 : over;
		if (beyond(reaches, count, unit, true) + beyond(reaches, count, unit, false) <= width)
			fits = unit;
		else
			over = unit;
	}
	return (struct chart_span){from + beyond(reaches, count, fits, true), fits};
}
