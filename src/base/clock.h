/* Times as text, ISO 8601 in UTC: "2020-12-15T02:00:00Z". */
#ifndef UNDERLAG_BASE_CLOCK_H
#define UNDERLAG_BASE_CLOCK_H

#include "base/str.h"

#include <time.h>

enum { CLOCK_ROOM = 32 };

/* The text lies in room; empty where the year does not fit. */
struct str clock_text(char (*room)[CLOCK_ROOM], time_t at);

/* False where the text is none; *tm then holds nothing of use. */
MUST_USE bool clock_parse(struct str text, struct tm *tm);

#endif
