/* What the front matter of a template makes of its document: name, title, recipient, facts, signatures. */
#ifndef UNDERLAG_DOCUMENT_HEAD_H
#define UNDERLAG_DOCUMENT_HEAD_H

#include "document/compose.h"
#include "document/figures.h"

struct head {
	struct figures *figures;
	const struct template *template;
	struct env env; /* of the document, outside any row */
	struct doc *doc;
};

/* Sets what stands in the document's head, and its facts. */
void head_make(struct head *head, const struct run_facts *facts);

/* Adds the lines to sign on: at the end of the blocks, before the appendices. */
void head_add_signatures(struct head *head);

#endif
