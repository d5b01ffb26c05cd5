/*
 * Numbers and places: ticks at round numbers, and how long bars may be so that their labels fit beside them.
 */
#ifndef UNDERLAG_PDF_CHART_SCALE_H
#define UNDERLAG_PDF_CHART_SCALE_H

#include "base/str.h"

/* Whole multiples of a step of 1, 2, 2.5 or 5 times a power of ten, from first to last. */
struct chart_ticks {
	long first, last;
	long mantissa; /* 1, 2, 5 or 25: the step is mantissa * 10^exponent */
	int exponent;
	double step;
};

/* A number that can be drawn: what is none is 0, and nothing is further from zero than 10^15. */
double chart_number(double number);

/* The finest ticks of which at most `most` steps (at least 2) enclose low to high; a little more where these are equal. */
struct chart_ticks chart_ticks(double low, double high, long most);

double chart_tick_value(const struct chart_ticks *ticks, long tick);

/* As figures are printed: "−1 250", "2,5". */
struct str chart_tick_text(struct arena *arena, const struct chart_ticks *ticks, long tick);

/* A value that is drawn and the room that its label takes beyond it. */
struct chart_reach {
	double value, room;
	bool down; /* towards lower values */
};

/* The place of a value v is origin + v * unit. */
struct chart_span {
	double origin, unit;
};

/* The largest unit with which all that is drawn, and zero, lies between from and to (from < to). */
struct chart_span chart_fit(const struct chart_reach *reaches, size_t count, double from, double to);

#endif
