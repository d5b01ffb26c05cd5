/* Accounting periods and dates. */
#include "base/period.h"

static const char *const months[] = {"januari", "februari", "mars",      "april",   "maj",      "juni",
				     "juli",    "augusti",  "september", "oktober", "november", "december"};

static bool digits(struct str text, size_t start, size_t n, int32_t *out)
{
	*out = 0;
	if (text.n < start + n)
		return false;
	for (size_t i = start; i < start + n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*out = *out * 10 + (text.p[i] - '0');
	}
	return true;
}

bool period_parse(struct str text, int32_t *out)
{
	int32_t year, month;
	bool dash = text.n == 7 && text.p[4] == '-';

	if ((text.n != 6 && !dash) || !digits(text, 0, 4, &year) || !digits(text, dash ? 5 : 4, 2, &month))
		return false;
	if (year < 1900 || year > 2199 || month > 13)
		return false;
	*out = year * 100 + month;
	return true;
}

static int32_t days_in(int32_t year, int32_t month)
{
	static const int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool date_parse(struct str text, int32_t *out)
{
	int32_t year, month, day;
	bool dashes = text.n == 10 && text.p[4] == '-' && text.p[7] == '-';

	if ((text.n != 8 && !dashes) || !digits(text, 0, 4, &year) || !digits(text, dashes ? 5 : 4, 2, &month) ||
	    !digits(text, dashes ? 8 : 6, 2, &day))
		return false;
	if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days_in(year, month))
		return false;
	*out = (year * 100 + month) * 100 + day;
	return true;
}

int32_t date_before(int32_t date)
{
	int32_t year = date / 10000, month = date / 100 % 100, day = date % 100;

	if (day > 1)
		return date - 1;
	year -= month == 1;
	month = month == 1 ? 12 : month - 1;
	return (year * 100 + month) * 100 + days_in(year, month);
}

struct str period_text(struct arena *arena, int32_t period)
{
	return str_printf(arena, "%04d-%02d", period / 100, period % 100);
}

struct str period_words(struct arena *arena, int32_t period)
{
	int32_t month = period % 100;

	if (month == 0 || month > 12)
		return str_printf(arena, "%d %s", period / 100, month ? "bokslut" : "ingående");
	return str_printf(arena, "%s %d", months[month - 1], period / 100);
}

struct str date_text(struct arena *arena, int32_t date)
{
	return str_printf(arena, "%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
}

struct str date_words(struct arena *arena, int32_t date)
{
	int32_t month = date / 100 % 100;

	if (month < 1 || month > 12)
		return date_text(arena, date);
	return str_printf(arena, "%d %s %d", date % 100, months[month - 1], date / 10000);
}
