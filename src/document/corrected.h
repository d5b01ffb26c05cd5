/*
 * The page of a corrected document that says what changed: its last page, under a heading "Vad som har ändrats".
 */
#ifndef UNDERLAG_DOCUMENT_CORRECTED_H
#define UNDERLAG_DOCUMENT_CORRECTED_H

#include "document/doc.h"

struct doc_change {
	struct str what;          /* benämning, or the figure's name */
	struct str before, after; /* as printed, with unit; empty: there was none, there is none any more */
	struct str difference;    /* as printed; empty for texts */
};

/*
 * Adds the page. replaces is "version 1 av den 15 december 2020"; late the number of late postings that were taken in. Without
 * changes it says that words or tables changed but no named figure. Everything is copied into the arena.
 */
void doc_add_changes(struct arena *arena, struct doc *doc, struct str replaces, const struct doc_change *changes, size_t count,
		     size_t late);

#endif
