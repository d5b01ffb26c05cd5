/* What a PDF says about itself: title, time, keywords, the standards it claims. */
#ifndef UNDERLAG_PDF_METADATA_H
#define UNDERLAG_PDF_METADATA_H

#include "base/diag.h"
#include "document/doc.h"

struct metadata {
	struct str title, author, subject, keywords; /* UTF-8; empty: not said */
	struct str time;                             /* ISO 8601 UTC, or empty */
	struct str pdf_time;                         /* the same as PDF writes it, "D:20201215020000Z" */
	struct str language;
	bool attached; /* a file is inside it: the document is PDF/A-3 then, else PDF/A-2 */
};

/*
 * Takes the document's. A doc->at that is no time "2020-12-15T02:00:00Z" and texts that are not UTF-8 are DIAG_INPUT
 * faults; an empty doc->at leaves the time out. False when there was a fault.
 */
MUST_USE bool metadata_take(struct metadata *metadata, struct arena *arena, const struct doc *doc, const char *language,
			    struct diags *diags);

/* The XMP packet. */
struct str metadata_xmp(struct arena *arena, const struct metadata *metadata);

#endif
