/*
 * How much closer than their widths two characters of a font stand: asked of HarfBuzz once for each pair, and
 * remembered.
 */
#ifndef UNDERLAG_PDF_KERNING_H
#define UNDERLAG_PDF_KERNING_H

#include "base/arena.h"

#include <stdint.h>

struct kerning;

/* Reads the font file again; no pair of one that cannot be read is kerned. Release it with kerning_release. */
struct kerning *kerning_open(struct arena *arena, const char *font_file);
void kerning_release(struct kerning *kerning);

/* Whole thousandths of the size; negative: closer. Both are characters of the Basic Multilingual Plane, not 0. */
int kerning_between(struct kerning *kerning, int32_t left, int32_t right);

#endif
