/*
 * Controls: two formulas that should be equal, how far apart they may be, and what it means when they are further apart.
 *
 * A control is a ```kontroll block of a template: calculated once, repeated over the rows of a table, or - with `grupp` -
 * over every combination of some columns of the ledger, each of which must sum to zero. controls_prepare() binds it before
 * anything is read, controls_run() calculates it afterwards and leaves results and findings.
 *
 * What it is judged and described by - tolerance, stop limit, severity, unit, message, advice - sees its numbers as vänster,
 * höger and differens.
 */
#ifndef UNDERLAG_CONTROL_CONTROL_H
#define UNDERLAG_CONTROL_CONTROL_H

#include "control/finding.h"
#include "formula/prose.h"

struct control {
	struct control *next;
	struct str number; /* "5"; several controls may share one */
	struct str title;
	struct place at;
	struct source *source; /* för: NULL where it is calculated once */
	struct {
		struct str *items;
		struct place *places;
		size_t count;
		size_t *columns; /* set by controls_prepare() */
	} group;                 /* grupp */
	struct groups *groups;
	struct formula condition; /* villkor: calculated only where it holds */
	struct formula left, right, tolerance, stop_above;
	bool has_condition, has_tolerance, has_stop_above;
	enum severity severity;          /* vid fel, as a word */
	struct formula severity_formula; /* or as a formula that gives the word */
	bool has_severity_formula;
	struct formula unit; /* enhet: whom a failure concerns */
	bool has_unit;
	struct part *place_text, *message, *advice;
	struct part *measure; /* måttenhet: of sides that are plain numbers; NULL: their format tells */
	bool reads_findings; /* it reads the tables of findings, which were still empty then; set by controls_prepare() */
};

struct controls {
	struct control *first, **end;
};

/* Differences, tolerances and stop limits are compared with as many decimals, in a workbook too. */
enum { CONTROL_DECIMALS = 9 };

/*
 * Parses the body of a ```kontroll block and appends it. info is what follows "kontroll" on the first line: its number.
 */
void control_parse(struct engine *engine, struct controls *controls, struct str info, struct str body,
		   struct place info_at, struct place body_at);

/* Binds and checks every control, and asks the store for what they need. */
void controls_prepare(struct engine *engine, struct controls *controls);

/* Calculates every control; results and findings are appended in the order of the controls and their rows. */
void controls_run(struct engine *engine, const struct controls *controls, struct findings *findings);

#endif
