/* Fonts by the names they are known by, among those that the system has. */
#ifndef UNDERLAG_PDF_STYLE_FONTS_H
#define UNDERLAG_PDF_STYLE_FONTS_H

#include "base/str.h"
#include "pdf/style.h"

#define STYLE_FONT_FOLDER "/usr/share/fonts/truetype"

/* The file of a family ("Open Sans") for one of the four fonts, or NULL where there is none. */
const char *style_find_font(struct arena *arena, struct str family, enum pdf_font font);

/* Whether the file is TrueType with glyf outlines, the one kind that libharu can use. False also where it can not be read. */
bool style_is_truetype(const char *path);

#endif
