/*
 * PDF's file syntax: objects, packed into compressed object streams, a cross-reference stream, an ID that is a digest
 * of the content; and writing bytes to a file so that a full disk is seen.
 */
#ifndef UNDERLAG_PDF_PDF_FILE_H
#define UNDERLAG_PDF_PDF_FILE_H

#include "base/buf.h"
#include "base/diag.h"

/* The serialized value of an object; its number is its index. */
struct pdf_object {
	size_t at, n;   /* in bytes */
	bool is_stream; /* must stand by itself */
};

struct pdf_objects {
	struct buf bytes;
	struct pdf_object *items; /* [0] is not used */
	size_t count;
	size_t root, info;        /* numbers of the catalogue and the info dictionary */
};

/* Compresses (zlib format) by appending to out; false when it fails. */
typedef bool pdf_deflate(void *context, struct str plain, struct buf *out);

/* The whole file, appended to out. False when compression fails or the file is too large for its addresses. */
MUST_USE bool pdf_file_compose(struct arena *arena, const struct pdf_objects *objects, pdf_deflate *deflate,
			       void *context, struct buf *out);

/*
 * Writes bytes to path: every write, fsync and close is checked. On failure a DIAG_WRITE fault that names the path, and
 * a half-written regular file is removed.
 */
MUST_USE bool pdf_file_write(const char *path, struct str bytes, struct diags *diags);

#endif
