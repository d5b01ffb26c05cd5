/* Lines of "key: value", the notation of front matter, table settings and controls. */
#ifndef UNDERLAG_FORMULA_LINES_H
#define UNDERLAG_FORMULA_LINES_H

#include "base/diag.h"

struct lines {
	struct str rest;
	struct place at; /* of rest: the beginning of a line */
	struct diags *diags;
};

struct line {
	struct str text;  /* the whole line with its continuation lines */
	struct place at;
	struct str key;   /* before the first ':', trimmed */
	struct str value; /* after it, trimmed */
	struct place value_at;
};

/*
 * The next line with its continuations (lines that begin with white space); blank lines and lines that begin with "//" are
 * passed over. A line without ':' is a fault. False at the end.
 */
bool lines_next(struct lines *lines, struct line *line);

/* The same without looking for a key. */
bool lines_next_text(struct lines *lines, struct line *line);

/* Splits a line's text at the first ':' that stands outside quotes. False, with a fault, where there is none. */
bool line_split(struct line *line, struct diags *diags);

/* The place of a part of a text that begins at `at`. */
struct place place_within(struct place at, struct str whole, struct str part);

#endif
