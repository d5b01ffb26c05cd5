/* From a recorded canvas to the bytes of a PDF file. */
#ifndef UNDERLAG_PDF_PDF_BUILD_H
#define UNDERLAG_PDF_PDF_BUILD_H

#include "pdf/attachment.h"
#include "pdf/canvas.h"
#include "pdf/metadata.h"

/*
 * Appends the finished file to out, with attachment inside unless it is NULL. Once for a canvas, whose fonts are used up by it.
 * False with a DIAG_INPUT fault for each reference to what is not in the document, with a DIAG_WRITE fault when the colour
 * profile cannot be read or libharu fails.
 */
MUST_USE bool pdf_build(struct canvas *canvas, const struct metadata *metadata, const struct attachment *attachment,
			struct buf *out, struct diags *diags);

#endif
