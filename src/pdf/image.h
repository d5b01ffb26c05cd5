/*
 * Pictures: read whole and checked before libharu sees anything of them.
 */
#ifndef UNDERLAG_PDF_IMAGE_H
#define UNDERLAG_PDF_IMAGE_H

#include "base/diag.h"

struct image {
	unsigned width, height; /* pixels, 1–IMAGE_MAXIMUM */
	const uint8_t *rgb;     /* width * height * 3 bytes from the upper left corner; what was transparent is white */
};

enum { IMAGE_MAXIMUM = 4000 };

/*
 * Reads a PNG file (libpng). The pixels live in the arena. A file that can not be read, is no whole PNG, or is larger than
 * IMAGE_MAXIMUM either way is a DIAG_INPUT fault that names it. False then.
 */
MUST_USE bool image_read_png(struct image *image, struct arena *arena, const char *path, struct diags *diags);

#endif
