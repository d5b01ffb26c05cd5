/*
 * libharu behind checked calls: the one file that includes its headers, for the haru_*.c files alone.
 *
 * Its low-level calls never reach the error handler and its errors are sticky, so every status is looked at here: the
 * first fault is kept, and every call after it does nothing. Objects that these functions return are NULL after a fault.
 */
#ifndef UNDERLAG_PDF_HARU_H
#define UNDERLAG_PDF_HARU_H

#include "pdf/fonts.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_utils.h>
#pragma GCC diagnostic pop

struct haru {
	HPDF_Doc doc;
	HPDF_STATUS fault; /* the first one, HPDF_OK if none */
};

/* The Basic Multilingual Plane: libharu's codes have 16 bits. */
enum { HARU_BMP = 0x10000 };

/* One font file; font is NULL until the first text is measured. */
struct haru_font {
	HPDF_Font font;
	HPDF_FontAttr attr;
	HPDF_FontDef def;
	HPDF_TTFontDefAttr file;
	uint16_t *glyphs;  /* of every character of the BMP; 0: none */
	uint8_t *used;     /* one bit a character of the BMP */
	uint8_t *kerning;  /* sorted pairs of the kern table: left, right, distance; big-endian 16 bits each */
	size_t kerning_count;
};

struct fonts {
	struct haru haru;
	struct arena *arena;
	const struct pdf_style *style;
	struct place at;
	struct diags *diags;
	bool failed;
	struct haru_font items[PDF_FONTS];
};

/* Keeps the status when it is the first fault; true while there is none. */
bool haru_ok(struct haru *haru, HPDF_STATUS status);
/* The object, checked for NULL. */
void *haru_object(struct haru *haru, void *object);

/* An indirect dictionary, and a stream: referred to by each container that it is added to. */
HPDF_Dict haru_indirect(struct haru *haru);
HPDF_Dict haru_stream(struct haru *haru, struct str bytes, bool compress);

/* A new dictionary or array inside another one. */
HPDF_Dict haru_dict(struct haru *haru, HPDF_Dict parent, const char *key);
HPDF_Array haru_array(struct haru *haru, HPDF_Dict parent, const char *key);

void haru_add(struct haru *haru, HPDF_Dict dict, const char *key, void *value);
void haru_name(struct haru *haru, HPDF_Dict dict, const char *key, const char *name);
void haru_number(struct haru *haru, HPDF_Dict dict, const char *key, long number);
void haru_truth(struct haru *haru, HPDF_Dict dict, const char *key, bool truth);
void haru_ascii(struct haru *haru, HPDF_Dict dict, const char *key, const char *text);
void haru_text(struct haru *haru, HPDF_Dict dict, const char *key, struct str utf8);
void haru_push(struct haru *haru, HPDF_Array array, void *value);
void haru_push_number(struct haru *haru, HPDF_Array array, long number);
void haru_push_real(struct haru *haru, HPDF_Array array, double number);

/* The UTF-16 text string of a PDF dictionary; any character, not only those of a font. */
void *haru_text_object(struct haru *haru, struct str utf8);

/* The font that texts in this one are drawn with: a style may give one file for several. */
struct haru_font *haru_font_of(struct fonts *fonts, enum pdf_font which);

/* Bytes of the font file, read through the stream that libharu keeps. */
bool haru_font_read(struct fonts *fonts, struct haru_font *font, size_t at, uint8_t *out, size_t n);
unsigned haru_big16(const uint8_t *p);

/* Width of a character that the font has, in whole thousandths of the size, as libharu writes it. */
int haru_font_advance(const struct haru_font *font, int32_t character);

/* Makes the fonts that were used ready to be written. */
void haru_fonts_finish(struct fonts *fonts);

#endif
