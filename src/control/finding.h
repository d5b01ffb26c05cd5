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

struct control;

struct result {
	struct str number, title, place, unit;
	bool has_sides;
	/* Without a difference (result_has_difference()) there is no tolerance either. A side that is nothing counts as 0. */
	struct value left, right, difference, tolerance;
	bool has_no_limit; /* its tolerance or stop limit has no value, therefore it stops */
	struct format format;
	struct str measure; /* the unit of the sides in words: "kr", "antal"; may be empty */
	enum severity severity; /* SEVERITY_NONE: passed */
	struct str message, advice;
	/*
	 * What a workbook calculates it again with; all NULL for findings that no control made. The context is the run's own with
	 * the sides as its last parameters (control.h), one for each result.
	 */
	const struct control *control;
	const struct context *context;
	const struct frame *frame;
};

/* The columns of the tables `kontroller` and `anmärkningar`, in their order. */
enum result_field {
	RESULT_NUMBER,
	RESULT_TITLE,
	RESULT_PLACE,
	RESULT_UNIT,
	RESULT_LEFT,
	RESULT_RIGHT,
	RESULT_DIFFERENCE,
	RESULT_TOLERANCE,
	RESULT_SEVERITY,
	RESULT_MESSAGE,
	RESULT_ADVICE,
	RESULT_MEASURE,
	RESULT_FIELDS,
};

enum result_table { RESULT_ALL, RESULT_FAILED, RESULT_TABLES }; /* kontroller, anmärkningar */

struct findings {
	struct arena *arena;
	struct result *items;
	size_t count, capacity;
	bool holds_mail;             /* an unknown unit or account, or a stop */
	size_t *rows[RESULT_TABLES]; /* set by findings_fill(): which item each row of the tables shows */
};

/* Whether its sides are numbers whose difference is known; else they are texts, or one has no value. */
bool result_has_difference(const struct result *result);

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
void findings_fill(struct findings *findings, struct store *store);

struct table *findings_table(struct store *store, enum result_table which);

/* The result in a row of a filled table, to be used before another finding is added; NULL before findings_fill(). */
const struct result *findings_result(const struct findings *findings, enum result_table which, size_t row);

#endif
