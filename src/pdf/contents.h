/*
 * The table of contents: a line for each heading, with the page that it stands on.
 *
 * Pages are known when everything has been set, so a document that lists them is set twice (pdf.c): flow->before is what
 * the first pass found. Numbers have their room whatever they are: both passes put everything on the same pages.
 */
#ifndef UNDERLAG_PDF_CONTENTS_H
#define UNDERLAG_PDF_CONTENTS_H

#include "pdf/flow.h"

/* Whether any block of the document needs to know pages before they are set. */
bool contents_wanted(const struct doc *doc);

/* The words of a heading as contents and bookmarks have them: "Bilaga 1 Beräkningar". */
struct str contents_title(struct arena *arena, const struct block *heading);

/* Sets the lines below each other; the block's title is a heading, which blocks.c sets. */
void contents_set(struct flow *flow, const struct block *block, struct element *parent);

#endif
