/*
 * When a row of organisation or kontoplan holds: från to till, both included, either one open.
 *
 * Periods are compared as calendar months: opening balances (month 00) belong with January, closing entries (13) with
 * December, so that a unit that closes in 2020-12 has its closing entries, too.
 */
#ifndef UNDERLAG_TABLE_VALIDITY_H
#define UNDERLAG_TABLE_VALIDITY_H

#include "base/value.h"

struct validity {
	int32_t from, to; /* 0 and 999912 where open */
};

int32_t period_in_calendar(int32_t period);

/* Of two cells of periods. */
struct validity validity_of(struct value from, struct value to);
bool validity_holds(struct validity validity, int32_t calendar_period);
bool validity_overlaps(struct validity a, struct validity b);

/* The month of validity that lies nearest to the period. */
int32_t validity_nearest(struct validity validity, int32_t calendar_period);

/* The number of a period, year or date cell; 0 where it is empty. */
int32_t whole_of(struct value value);

#endif
