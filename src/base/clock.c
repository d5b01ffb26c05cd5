/* Times as text. */
#include "base/clock.h"

#include <string.h>

#define CLOCK_FORM "%Y-%m-%dT%H:%M:%SZ"

struct str clock_text(char (*room)[CLOCK_ROOM], time_t at)
{
	struct tm tm;

	if (!gmtime_r(&at, &tm) || strftime(*room, sizeof *room, CLOCK_FORM, &tm) == 0)
		return S("");
	return str_from(*room);
}

bool clock_parse(struct str text, struct tm *tm)
{
	char copy[CLOCK_ROOM] = "";

	*tm = (struct tm){0};
	if (text.n == 0 || text.n >= sizeof copy)
		return false;
	memcpy(copy, text.p, text.n);
	const char *end = strptime(copy, CLOCK_FORM, tm);
	return end && *end == '\0';
}
