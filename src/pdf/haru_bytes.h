/* From a recorded canvas to the bytes of a PDF file. */
#ifndef UNDERLAG_PDF_HARU_BYTES_H
#define UNDERLAG_PDF_HARU_BYTES_H

#include "pdf/canvas.h"
#include "pdf/metadata.h"

/*
 * Appends the finished file to out. Once for a canvas, whose fonts are used up by it. False with a DIAG_WRITE fault when
 * the colour profile cannot be read or libharu fails.
 */
MUST_USE bool haru_bytes(struct canvas *canvas, const struct metadata *metadata, struct buf *out, struct diags *diags);

#endif
