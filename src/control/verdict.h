/* What all findings together mean: for the run, for each document, and in numbers. */
#ifndef UNDERLAG_CONTROL_VERDICT_H
#define UNDERLAG_CONTROL_VERDICT_H

#include "control/control.h"

/* Asks the store, before it reads, for the columns that tell whose documents a unit's failure concerns. */
void verdict_declare(struct store *store);

/* Whether the controls stop the run, or any part of it. */
bool verdict_stops(const struct findings *findings);

/*
 * Whether a document is stopped; scope is the förvaltning it is for, or empty. A stop for one unit stops the
 * documents of its förvaltning and those that the assembly decides on: all that are not one förvaltning's (DOMAIN,
 * "Sixteen controls").
 */
bool verdict_stops_document(const struct findings *findings, struct store *store, struct str scope);

/* "avstämd", "avstämd med varningar", "ej avstämd" */
struct str verdict_words(const struct findings *findings);

/*
 * The same for a document: what stops only units that it does not concern is a warning there (verdict_stops_document).
 */
struct str verdict_document_words(const struct findings *findings, struct store *store, struct str scope);

/*
 * How many controls passed and failed. Controls of one number are one control, and one that is calculated over many
 * rows passes when no row gives more than a note.
 */
void verdict_count(const struct controls *controls, const struct findings *findings, size_t *passed, size_t *failed);

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

/*
 * One for each number, in the order of the numbers; last the program's own findings, where there are any. scope is
 * the förvaltning of the document, or empty, and then store may be NULL. Those documents are concerned with
 * everything; the one of a förvaltning with what stops it (verdict_stops_document), and with notes and warnings of
 * its units and of those above it: not with what names no unit.
 */
void verdict_list(struct verdict_controls *list, struct arena *arena, const struct controls *controls,
		  const struct findings *findings, struct store *store, struct str scope);

#endif
