/*
 * The fonts of one document: how wide text is, and the codes it is drawn with.
 *
 * fonts_open starts a libharu document; a font file is read when its first text is measured. pdf_build turns the
 * document into a file; fonts_release drops it. A character that no font can show is a DIAG_INPUT fault when it is encoded, and
 * a font file that cannot be used is a DIAG_WRITE fault: fonts_failed then, and nothing is measured any more.
 *
 * Text is normalized (NFC) here, by both that measure and that encode: callers need not. What is one text to one of
 * them must be one text to the other, since pairs are kerned.
 */
#ifndef UNDERLAG_PDF_FONTS_H
#define UNDERLAG_PDF_FONTS_H

#include "base/buf.h"
#include "base/diag.h"
#include "pdf/style.h"

struct fonts;
struct haru;
struct haru_object;

/* NULL when libharu cannot start. The faults found later go to diags, at the given place. */
struct fonts *fonts_open(struct arena *arena, const struct pdf_style *style, struct place at, struct diags *diags);
void fonts_release(struct fonts *fonts);

/* Whether a font file could not be used or libharu failed. */
bool fonts_failed(const struct fonts *fonts);

/*
 * Width in sizes, kerned; a hard space between two digits is a narrow one. What cannot be shown has none. Exactly as
 * wide as what fonts_encode draws.
 */
double fonts_width(struct fonts *fonts, enum pdf_font font, struct str text);

/*
 * Appends the operand of a TJ operator that draws text, "[(AB)30(C)]" with two bytes a character, and remembers its
 * characters for the font's subset. Broken UTF-8 and missing characters are reported, each once in a text.
 */
void fonts_encode(struct fonts *fonts, enum pdf_font font, struct str text, struct buf *out);

/* ---- for pdf_build ---- */

const struct pdf_style *fonts_style(const struct fonts *fonts);
struct place fonts_place(const struct fonts *fonts);
struct haru *fonts_document(struct fonts *fonts);

/* Puts the fonts that were used into a dictionary of resources, "F0"…, ready to be written. Once, last of all. */
void fonts_finish(struct fonts *fonts, struct haru_object *resources);

#endif
