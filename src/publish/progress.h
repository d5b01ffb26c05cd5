/*
 * The line that a person at a terminal watches while a run works: "rendering 12 of 40: strukturellt-underskott".
 *
 * It is rewritten in place, at most ten times a second, cut to the terminal's width; where the stream is no terminal
 * (a log, a pipe, TERM=dumb) nothing is ever written. progress_clear() takes it away before other output.
 */
#ifndef UNDERLAG_PUBLISH_PROGRESS_H
#define UNDERLAG_PUBLISH_PROGRESS_H

#include "base/str.h"

#include <stdio.h>

struct progress {
	FILE *stream;
	bool terminal;    /* false: quiet */
	size_t width;     /* columns of the terminal */
	bool shown;       /* there is a line to clear */
	int64_t shown_at; /* milliseconds of a clock that only this line sees */
};

void progress_init(struct progress *progress, FILE *stream);

/* step is a translated word ("rendering"); what names the thing at hand and may be empty; count 0: not known. */
void progress_show(struct progress *progress, const char *step, size_t done, size_t count, struct str what);

void progress_clear(struct progress *progress);

#endif
