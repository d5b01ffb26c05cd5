/* The parts of a font that libharu gets wrong or makes far too large, made anew for the characters that are used. */
#ifndef UNDERLAG_PDF_FONTS_SUBSET_H
#define UNDERLAG_PDF_FONTS_SUBSET_H

#include "pdf/haru.h"

/* The Basic Multilingual Plane: libharu's codes have 16 bits, and are the characters themselves. */
enum { FONTS_CHARACTERS = 0x10000 };

/* used: a bit a character. Once a font, when all text is encoded. */
void fonts_subset(struct haru *haru, struct haru_font *font, const uint8_t *used, bool bold, bool italic);

#endif
