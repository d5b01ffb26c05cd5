/*
 * The numbers of a document's tables, charts, appendices and footnotes, and the references to them.
 *
 * While a document is composed nothing has a number yet: a reference is a mark in the text. numbering_finish() goes through
 * the composed tree once, in reading order, counts, and then puts the numbers where the marks are.
 */
#ifndef UNDERLAG_DOCUMENT_NUMBERING_H
#define UNDERLAG_DOCUMENT_NUMBERING_H

#include "control/finding.h"
#include "document/doc.h"
#include "formula/prose.h"

/* Something that text can refer to. */
struct numbered {
	enum reference_kind kind;
	struct str id;
	const struct anchor *anchor; /* in the document tree */
	bool is_empty;               /* a chart without figures: it has its number, but a line stands in its place */
};

struct numbering {
	struct arena *arena;
	struct findings *findings;
	struct str document; /* its name, for findings */
	struct {
		const struct part **items;
		size_t count, capacity;
	} references; /* the marks, by number */
	struct {
		struct numbered *items;
		size_t count, capacity;
	} things;
};

void numbering_init(struct numbering *numbering, struct arena *arena, struct findings *findings);

/* The mark that stands for a reference until it has its text; it may stand in runs (RUN_REFERENCE) and in remarks. */
struct str numbering_mark(struct numbering *numbering, const struct part *reference);

/* Says that the document holds what is called that. Its anchor must be in the tree that numbering_finish() numbers. */
void numbering_add(struct numbering *numbering, struct numbered thing);

/*
 * Numbers everything in doc->blocks and the notes that it refers to, and resolves the references. One to something that the
 * document does not hold, because a condition has left it out, says so in the text and is a finding that warns.
 */
void numbering_finish(struct numbering *numbering, struct doc *doc);

#endif
