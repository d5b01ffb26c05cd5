/*
 * What the controls found: one result for every time that a control was calculated, one finding for everything that is not
 * as it should be, and the verdict of all of them together.
 */
#ifndef UNDERLAG_CONTROL_FINDING_H
#define UNDERLAG_CONTROL_FINDING_H

#include "formula/engine.h"

enum severity {
	SEVERITY_NONE,      /* as it should be */
	SEVERITY_NOTE,      /* not */
	SEVERITY_WARNING,   /* varning */
	SEVERITY_STOP_UNIT, /* stopp för enhet: for that unit and for what the assembly decides on */
	SEVERITY_STOP,      /* stopp */
};

/* "stopp för enhet" and the like. False when it is none of the words. */
MUST_USE bool severity_parse(struct str word, enum severity *out);
struct str severity_name(enum severity severity);

struct result {
	struct str number, title, place, unit;
	bool has_sides;
	struct value left, right, difference, tolerance;
	struct format format;
	enum severity severity; /* SEVERITY_NONE: passed */
	struct str message, advice;
	/* The formulas behind the sides, for the workbook; NULL for groups. */
	const struct formula *left_formula, *right_formula;
	const struct frame *frame;
};

struct findings {
	struct arena *arena;
	struct result *items;
	size_t count, capacity;
	bool holds_mail; /* an unknown unit or account, or a stop */
};

void findings_init(struct findings *findings, struct arena *arena);

/* Adds a finding that no control makes: a code that is not known, a figure that can not be printed. */
void finding_add(struct findings *findings, enum severity severity, struct str number, struct str title,
		 struct str place, struct str message, struct str advice);

/* Adds what the reading found: units and accounts that are not known. */
void findings_add_unknown(struct findings *findings, const struct store *store);

/* The worst severity of all. */
enum severity findings_verdict(const struct findings *findings);

size_t findings_count(const struct findings *findings, enum severity severity);

/*
 * The tables `kontroller` (every result) and `anmärkningar` (what is not as it should be) for templates to show: added to the
 * store before reading, filled by findings_fill().
 */
void findings_declare(struct store *store, struct arena *arena);
void findings_fill(const struct findings *findings, struct store *store);

#endif
