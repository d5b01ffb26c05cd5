/* The footnotes of a document under composition: each is made when something first refers to it. */
#ifndef UNDERLAG_DOCUMENT_NOTES_H
#define UNDERLAG_DOCUMENT_NOTES_H

#include "document/figures.h"
#include "document/template.h"

struct made_note;

struct notes {
	struct figures *figures;
	const struct note_plan *plans; /* of the template */
	struct env env;                /* of the document, outside any row */
	struct made_note *made;
	struct note **end;
};

/* The notes go to *first, linked, and get their numbers when the document is numbered. Also sets figures->notes. */
void notes_init(struct notes *notes, struct figures *figures, const struct note_plan *plans, struct env env,
		struct note **first);

/* The run for a reference: all references of one name are to the same note. */
struct run note_run(struct notes *notes, const struct part *reference);

#endif
