/* When a row of organisation or kontoplan holds. */
#include "table/validity.h"

enum { OPEN_END = 999912 };

int32_t whole_of(struct value value)
{
	int64_t whole;

	if (value.kind != VALUE_NUMBER || !num_is_whole(value.num, &whole) || whole < 0 || whole > INT32_MAX)
		return 0;
	return (int32_t)whole;
}

int32_t period_in_calendar(int32_t period)
{
	int32_t month = period % 100;

	return month == 0 ? period + 1 : month > 12 ? period - month + 12 : period;
}

struct validity validity_of(struct value from, struct value to)
{
	return (struct validity){
		from.kind == VALUE_EMPTY ? 0 : period_in_calendar(whole_of(from)),
		to.kind == VALUE_EMPTY ? OPEN_END : period_in_calendar(whole_of(to)),
	};
}

bool validity_holds(struct validity validity, int32_t calendar_period)
{
	return validity.from <= calendar_period && calendar_period <= validity.to;
}

bool validity_overlaps(struct validity a, struct validity b)
{
	return a.from <= b.to && b.from <= a.to;
}

int32_t validity_nearest(struct validity validity, int32_t calendar_period)
{
	return calendar_period < validity.from ? validity.from
	       : calendar_period > validity.to ? validity.to
					       : calendar_period;
}
