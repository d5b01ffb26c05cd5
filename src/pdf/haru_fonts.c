/* Fonts in libharu: loading, measuring, kerning, encoding. */
#include "pdf/haru.h"

#include "base/utf8.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

enum { BMP = HARU_BMP };

static void first_fault(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	struct haru *haru = user;

	(void)detail;
	if (haru->fault == HPDF_OK)
		haru->fault = error;
}

struct fonts *fonts_open(struct arena *arena, const struct pdf_style *style, struct place at, struct diags *diags)
{
	struct fonts *fonts = ARENA_NEW(arena, struct fonts);

	fonts->arena = arena;
	fonts->style = style;
	fonts->at = at;
	fonts->diags = diags;
	fonts->haru.doc = HPDF_New(first_fault, &fonts->haru);
	if (!fonts->haru.doc)
		return NULL;
	haru_ok(&fonts->haru, HPDF_SetCompressionMode(fonts->haru.doc, HPDF_COMP_ALL));
	/* Once only: a second call is an error that stays. */
	haru_ok(&fonts->haru, HPDF_UseUTFEncodings(fonts->haru.doc));
	haru_ok(&fonts->haru, HPDF_SetPagesConfiguration(fonts->haru.doc, 64));
	return fonts;
}

void fonts_release(struct fonts *fonts)
{
	if (fonts && fonts->haru.doc)
		HPDF_Free(fonts->haru.doc);
}

bool fonts_failed(const struct fonts *fonts)
{
	return fonts->failed || fonts->haru.fault != HPDF_OK;
}

/* ---- reading the font file through the stream that libharu keeps ---- */

bool haru_font_read(struct fonts *fonts, struct haru_font *font, size_t at, uint8_t *out, size_t n)
{
	HPDF_UINT length = (HPDF_UINT)n;

	return haru_ok(&fonts->haru, HPDF_Stream_Seek(font->file->stream, (HPDF_INT)at, HPDF_SEEK_SET)) &&
	       haru_ok(&fonts->haru, HPDF_Stream_Read(font->file->stream, out, &length)) && length == n;
}

unsigned haru_big16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/* The kern table's first subtable, when it has the one format that is sorted pairs. */
static void load_kerning(struct fonts *fonts, struct haru_font *font)
{
	enum { HEADER = 18, PAIR = 6 };
	uint8_t header[HEADER];
	const HPDF_TTFTable *kern = NULL;

	for (unsigned i = 0; i < font->file->offset_tbl.num_tables; i++)
		if (memcmp(font->file->offset_tbl.table[i].tag, "kern", 4) == 0)
			kern = &font->file->offset_tbl.table[i];
	if (!kern || kern->length < HEADER || !haru_font_read(fonts, font, kern->offset, header, HEADER))
		return;
	bool horizontal_pairs = haru_big16(header) == 0 && (haru_big16(header + 8) & 0xFF07) == 1;
	size_t count = haru_big16(header + 10);
	if (!horizontal_pairs || HEADER + count * PAIR > kern->length)
		return;

	font->kerning = arena_alloc(fonts->arena, count * PAIR);
	if (haru_font_read(fonts, font, kern->offset + HEADER, font->kerning, count * PAIR))
		font->kerning_count = count;
}

/* libharu makes one font of two files that carry one PostScript name: one of them would be drawn as the other. */
static bool is_double(const struct fonts *fonts, HPDF_Font loaded)
{
	for (int i = 0; i < PDF_FONTS; i++)
		if (fonts->items[i].font == loaded)
			return true;
	return false;
}

struct haru_font *haru_font_of(struct fonts *fonts, enum pdf_font which)
{
	enum pdf_font first = 0;

	while (first < which && strcmp(fonts->style->font_files[first], fonts->style->font_files[which]) != 0)
		first++;
	return &fonts->items[first];
}

static struct haru_font *load(struct fonts *fonts, enum pdf_font which)
{
	const char *file = fonts->style->font_files[which];
	struct haru_font *font = haru_font_of(fonts, which);

	if (font->font || fonts_failed(fonts))
		return font->font ? font : NULL;
	if (access(file, R_OK) != 0) {
		diag_add(fonts->diags, DIAG_WRITE, (struct place){.file = str_from(file)},
			 _("cannot read the font: %s"), strerror(errno));
		fonts->failed = true;
		return NULL;
	}

	const char *name = HPDF_LoadTTFontFromFile(fonts->haru.doc, file, HPDF_TRUE);
	HPDF_Font loaded = name ? HPDF_GetFont(fonts->haru.doc, name, "UTF-8") : NULL;
	if (!haru_object(&fonts->haru, loaded)) {
		diag_add(fonts->diags, DIAG_WRITE, (struct place){.file = str_from(file)},
			 _("libharu cannot use the font: it must be TrueType with glyf outlines (error 0x%04lX)"),
			 fonts->haru.fault);
		fonts->failed = true;
		return NULL;
	}
	if (is_double(fonts, loaded)) {
		diag_add(fonts->diags, DIAG_WRITE, (struct place){.file = str_from(file)},
			 _("another font of the style has the same PostScript name, \"%s\""), name);
		fonts->failed = true;
		return NULL;
	}
	font->font = loaded;
	font->attr = loaded->attr;
	font->def = font->attr->fontdef;
	font->file = font->def->attr;
	font->glyphs = ARENA_ARRAY(fonts->arena, uint16_t, BMP);
	for (unsigned c = 0; c < BMP; c++)
		font->glyphs[c] = HPDF_TTFontDef_GetGlyphid(font->def, (HPDF_UINT16)c);
	font->used = arena_alloc(fonts->arena, BMP / 8);
	load_kerning(fonts, font);
	return font;
}

/* ---- measuring and encoding ---- */

/* The character that is drawn for one: itself, or its like where the font lacks it; -1 if there is none. */
static int32_t drawn(const struct haru_font *font, int32_t character)
{
	if (character < 0x20 || character >= BMP)
		return -1;
	if (font->glyphs[character])
		return character;
	if (character == 0x202F || character == 0x2007) /* hard spaces of other widths */
		return font->glyphs[0xA0] ? 0xA0 : -1;
	if (character == 0x2010 || character == 0x2011) /* hyphen, hard hyphen */
		return font->glyphs['-'] ? '-' : -1;
	return -1;
}

int haru_font_advance(const struct haru_font *font, int32_t character)
{
	unsigned width = font->file->h_metric[font->glyphs[character]].advance_width;

	return (int)lrint(width * 1000.0 / font->file->header.units_per_em);
}

static int kerning(const struct haru_font *font, int32_t left, int32_t right)
{
	size_t low = 0, high = font->kerning_count;
	uint32_t wanted = (uint32_t)font->glyphs[left] << 16 | font->glyphs[right];

	/* Spaces are not kerned: a line is then as wide as its words and spaces. */
	if (left == ' ' || right == ' ' || left == 0xA0 || right == 0xA0)
		return 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const uint8_t *pair = font->kerning + middle * 6;
		uint32_t found = (uint32_t)haru_big16(pair) << 16 | haru_big16(pair + 2);
		if (found == wanted)
			return (int)lrint((int16_t)haru_big16(pair + 4) * 1000.0 / font->file->header.units_per_em);
		if (found < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

double fonts_width(struct fonts *fonts, enum pdf_font which, struct str text)
{
	const struct haru_font *font = load(fonts, which);
	int32_t before = -1;
	long width = 0;

	if (!font)
		return 0;
	for (size_t at = 0, n; at < text.n; at += n) {
		int32_t character = drawn(font, utf8_next(str_sub(text, at, text.n), &n));
		if (character < 0)
			continue;
		if (before >= 0)
			width += kerning(font, before, character);
		width += haru_font_advance(font, character);
		before = character;
	}
	return (double)width / 1000;
}

static void report(struct fonts *fonts, struct str text, size_t at, size_t n, int32_t character)
{
	if (character < 0) {
		diag_add(fonts->diags, DIAG_INPUT, fonts->at, _("the text \"%.*s\" is not UTF-8: byte 0x%02X"),
			 STR_ARG(str_sub(text, 0, at)), (unsigned char)text.p[at]);
		return;
	}
	if (str_find(str_sub(text, 0, at), str_sub(text, at, n)) != (size_t)-1)
		return;
	diag_add(fonts->diags, DIAG_INPUT, fonts->at,
		 _("the font has no character \"%.*s\" (U+%04X) for the text \"%.*s\""), STR_ARG(str_sub(text, at, n)),
		 (unsigned)character, STR_ARG(text));
}

void fonts_encode(struct fonts *fonts, enum pdf_font which, struct str text, struct buf *out)
{
	struct haru_font *font = load(fonts, which);
	int32_t before = -1;

	buf_add(out, S("[<"));
	for (size_t at = 0, n; font && at < text.n; at += n) {
		int32_t found = utf8_next(str_sub(text, at, text.n), &n);
		int32_t character = drawn(font, found);
		if (character < 0) {
			report(fonts, text, at, n, found);
			continue;
		}
		int closer = before >= 0 ? kerning(font, before, character) : 0;
		if (closer)
			buf_printf(out, ">%d<", -closer);
		buf_printf(out, "%04X", (unsigned)character);
		font->used[character / 8] |= (uint8_t)(1U << character % 8);
		before = character;
	}
	buf_add(out, S(">]"));
}
