/* A file that is put into a PDF, read whole. */
#ifndef UNDERLAG_PDF_ATTACHMENT_H
#define UNDERLAG_PDF_ATTACHMENT_H

#include "base/diag.h"

struct attachment {
	struct str name, bytes;
	const char *type;       /* its media type */
	struct str description; /* for readers of the document */
};

/* Reads the file into the arena. One that cannot be read is a DIAG_WRITE fault that names it; false then. */
MUST_USE bool attachment_read(struct attachment *attachment, struct arena *arena, const char *path,
			      struct diags *diags);

#endif
