/* A table as plain text: aligned columns where they fit, else a few lines a row. */
#ifndef UNDERLAG_TEXT_TEXT_TABLE_H
#define UNDERLAG_TEXT_TEXT_TABLE_H

#include "base/buf.h"
#include "document/doc.h"

/* Runs as one text: references, notes as [1], forced line ends as LF. */
struct str plain_words(struct arena *arena, const struct run *runs);

void text_table(struct buf *out, struct arena *arena, const struct doc_table *table);

#endif
