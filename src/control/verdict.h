/* What all findings together mean: for the run, for each document, and in numbers. */
#ifndef UNDERLAG_CONTROL_VERDICT_H
#define UNDERLAG_CONTROL_VERDICT_H

#include "control/concern.h"
#include "control/control.h"

/* Whether the controls stop the run, or any part of it. */
bool verdict_stops(const struct findings *findings);

/* "avstämd", "avstämd med varningar", "ej avstämd" */
struct str verdict_words(const struct findings *findings);

/* What the findings mean for one document. Lives in an arena. */
struct verdict_document {
	const struct findings *findings;
	const bool *concerns; /* for each finding */
	bool stops;
	struct str words; /* as verdict_words(); what stops only units that it does not concern is a warning there */
};

/*
 * scope is the förvaltning that the document is for, or empty, and then concern may be NULL. A stop for one unit stops the
 * documents of its förvaltning and those that the assembly decides on: all that are not one förvaltning's (DOMAIN, "Sixteen
 * controls"). These are concerned with everything; the document of a förvaltning with what stops it, with what the program
 * itself found, and with notes and warnings of its units and of those above it: not with a control that names no unit.
 */
void verdict_document(struct verdict_document *document, struct arena *arena, const struct findings *findings,
		      const struct concern *concern, struct str scope);

/*
 * How many controls passed and failed. Controls of one number are one control, and one that is calculated over many
 * rows passes when no row gives more than a note; one that found no row to be calculated for is untried.
 */
struct verdict_counts {
	size_t passed, failed, untried;
};

struct verdict_counts verdict_count(const struct controls *controls, const struct findings *findings);

/* What became of all controls of one number, for one document. */
struct verdict_control {
	struct str number; /* empty: what no control found, but the program itself */
	/*
	 * The titles of its parts, "; " between them: of those with the outcome where it is a note or worse, else of
	 * all. They come from templates and the program and name no unit.
	 */
	struct str title;
	enum severity outcome; /* the worst of all rows that the document is concerned with */
	bool tried;            /* false: no row was calculated */
	bool elsewhere;        /* a warning or worse does not concern the document */
};

struct verdict_controls {
	struct verdict_control *items;
	size_t count, capacity;
};

/* One for each number, in the order of the numbers; last the program's own findings, where there are any. */
void verdict_list(struct verdict_controls *list, struct arena *arena, const struct controls *controls,
		  const struct verdict_document *document);

#endif
