/*
 * What is wrong with an input, a template, a setting or the machine, and where.
 *
 * Every fault is collected, none stops the search for the next; the command line prints them all at the end. The
 * message says what was found, what was expected and what to do. Source texts are English; gettext translates them.
 */
#ifndef UNDERLAG_BASE_DIAG_H
#define UNDERLAG_BASE_DIAG_H

#include "base/arena.h"
#include "base/str.h"

#include <libintl.h>

/* A message that a person reads, translated. N_ marks one that is translated later. */
#define _(message) gettext(message)
#define N_(message) message

/* A place in a file that a person edits. line and column count from 1; 0 = not known or the whole file. */
struct place {
	struct str file;
	unsigned line, column;
};

/* Moves a place over text: line breaks begin a new line, other characters are a column each. */
void place_advance(struct place *at, struct str text);

/* What the fault means for the run; the worst one decides the exit status (DESIGN "What a run leaves"). */
enum diag_class {
	DIAG_NOTE,  /* said, changes nothing */
	DIAG_USAGE, /* exit 2 */
	DIAG_INPUT, /* an input, template or setting is faulty: exit 3, nothing is published */
	DIAG_WRITE, /* could not read, write or publish: exit 4 */
};

struct diag {
	enum diag_class class;
	struct place at;
	struct str message;
};

struct diags {
	struct arena *arena; /* owns the messages */
	struct diag *items;
	size_t count, capacity;
	size_t dropped; /* faults beyond DIAGS_MAXIMUM: counted, not kept; notes beyond it are not even counted */
	enum diag_class worst;
};

/* A file of wrong delimiters has a fault in every cell: say the first thousand and count the rest. */
#define DIAGS_MAXIMUM 1000

void diags_init(struct diags *diags, struct arena *arena);

/* Adds a fault, once: the same message at the same place is not repeated. The place's file name is copied. */
void diag_add(struct diags *diags, enum diag_class class, struct place at, const char *format, ...) PRINTF_LIKE(4, 5);

/* Number of faults of class DIAG_USAGE or worse. */
size_t diags_faults(const struct diags *diags);

/* Whether any fault is of that class. */
bool diags_have(const struct diags *diags, enum diag_class class);

/* 0, 2, 3 or 4: what the worst fault makes of the run. */
int diags_exit_status(const struct diags *diags);

/* "file:line:column: message" a line, in order of file, line, column. */
struct str diags_text(struct arena *arena, const struct diags *diags);

#endif
