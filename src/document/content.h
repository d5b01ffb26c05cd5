/*
 * What a document says, apart from when it was made and how it was judged: the text whose digest an approval is bound to.
 *
 * Title, kind, recipient, scope, blocks with their words, tables, charts and footnotes, and each figure with its exact value.
 * Without at, run, date, stamp, notice, verdict, controls, sources and data sheets. Two documents that say the same have the same text;
 * a figure that changed by an öre, though it is printed alike, gives another.
 */
#ifndef UNDERLAG_DOCUMENT_CONTENT_H
#define UNDERLAG_DOCUMENT_CONTENT_H

#include "document/doc.h"

struct str doc_content(struct arena *arena, const struct doc *doc);

#endif
