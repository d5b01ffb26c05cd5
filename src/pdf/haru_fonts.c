/* Fonts in libharu: loading, measuring, encoding, and the repairs that a conforming file needs (see haru_fonts_finish). */
#include "pdf/haru.h"

#include "base/utf8.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

enum { BMP = 0x10000 };

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

static bool file_read(struct fonts *fonts, struct haru_font *font, size_t at, uint8_t *out, size_t n)
{
	HPDF_UINT length = (HPDF_UINT)n;

	return haru_ok(&fonts->haru, HPDF_Stream_Seek(font->file->stream, (HPDF_INT)at, HPDF_SEEK_SET)) &&
	       haru_ok(&fonts->haru, HPDF_Stream_Read(font->file->stream, out, &length)) && length == n;
}

static unsigned big16(const uint8_t *p)
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
	if (!kern || kern->length < HEADER || !file_read(fonts, font, kern->offset, header, HEADER))
		return;
	bool horizontal_pairs = big16(header) == 0 && (big16(header + 8) & 0xFF07) == 1;
	size_t count = big16(header + 10);
	if (!horizontal_pairs || HEADER + count * PAIR > kern->length)
		return;

	font->kerning = arena_alloc(fonts->arena, count * PAIR);
	if (file_read(fonts, font, kern->offset + HEADER, font->kerning, count * PAIR))
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

static struct haru_font *load(struct fonts *fonts, enum pdf_font which)
{
	const char *file = fonts->style->font_files[which];

	/* A style may give one file for several fonts. */
	for (enum pdf_font other = 0; other < which; other++)
		if (strcmp(file, fonts->style->font_files[other]) == 0)
			return load(fonts, other);

	struct haru_font *font = &fonts->items[which];
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

/* What libharu writes into W: thousandths of the size, whole. */
static int advance(const struct haru_font *font, int32_t character)
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
		uint32_t found = (uint32_t)big16(pair) << 16 | big16(pair + 2);
		if (found == wanted)
			return (int)lrint((int16_t)big16(pair + 4) * 1000.0 / font->file->header.units_per_em);
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
		width += advance(font, character);
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

/* ---- repairs ---- */

static bool is_used(const struct haru_font *font, unsigned character)
{
	return font->used[character / 8] >> character % 8 & 1;
}

/* libharu's ToUnicode is a CID map: fill it anew, with what the codes mean. */
static void finish_to_unicode(struct haru *haru, struct haru_font *font)
{
	HPDF_Dict map = font->attr->cmap_stream;
	struct buf text = BUF_INIT, block = BUF_INIT;
	unsigned in_block = 0;

	buf_add(&text, S("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
			 "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
			 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
			 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"));
	for (unsigned c = 0; c <= BMP; c++) {
		if (c < BMP && is_used(font, c)) {
			buf_printf(&block, "<%04X> <%04X>\n", c, c);
			in_block++;
		}
		if (in_block == 100 || (c == BMP && in_block)) {
			buf_printf(&text, "%u beginbfchar\n", in_block);
			buf_add(&text, buf_str(&block));
			buf_add(&text, S("endbfchar\n"));
			buf_clear(&block);
			in_block = 0;
		}
	}
	buf_add(&text, S("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"));

	HPDF_MemStream_FreeData(map->stream);
	static const char *const of_a_cid_map[] = {"Type", "CMapName", "CIDSystemInfo", "WMode"};
	for (size_t i = 0; i < sizeof of_a_cid_map / sizeof *of_a_cid_map; i++)
		HPDF_Dict_RemoveElement(map, of_a_cid_map[i]); /* fails where there is none: fine */
	haru_ok(haru, HPDF_Stream_Write(map->stream, (const HPDF_BYTE *)text.p, (HPDF_UINT)text.n));
	buf_release(&text);
	buf_release(&block);
}

/* libharu writes widths and glyphs of all 65,535 codes: write those of the codes used. */
static void finish_widths(struct haru *haru, struct haru_font *font)
{
	HPDF_Dict descendant = font->attr->descendant_font;
	HPDF_Array widths = haru_array(haru, descendant, "W"), run = NULL;
	HPDF_Stream glyphs = font->attr->map_stream->stream;
	unsigned last = 0, previous = BMP;

	for (unsigned c = 0; c < BMP; c++)
		if (is_used(font, c))
			last = c;
	HPDF_MemStream_FreeData(glyphs);
	for (unsigned c = 0; c <= last; c++) {
		unsigned glyph = is_used(font, c) ? font->glyphs[c] : 0;
		HPDF_BYTE bytes[2] = {(HPDF_BYTE)(glyph >> 8), (HPDF_BYTE)glyph};
		haru_ok(haru, HPDF_Stream_Write(glyphs, bytes, 2));
		if (!is_used(font, c))
			continue;
		if (!run || c != previous + 1) {
			haru_push_number(haru, widths, (long)c);
			run = haru_object(haru, HPDF_Array_New(haru->doc->mmgr));
			haru_push(haru, widths, run);
		}
		haru_push_number(haru, run, advance(font, (int32_t)c));
		previous = c;
	}
	HPDF_Dict_RemoveElement(descendant, "DW2");
}

/* A glyph made of other glyphs needs those, and what they are made of: libharu marks one level only. */
static void finish_composites(struct fonts *fonts, struct haru_font *font)
{
	enum { WORDS = 1, SCALE = 8, MORE = 0x20, SCALE_XY = 0x40, MATRIX = 0x80 };
	HPDF_TTF_GryphOffsets *table = &font->file->glyph_tbl;
	uint32_t unit = font->file->header.index_to_loc_format ? 1 : 2;
	bool again = true;

	while (again) {
		again = false;
		for (unsigned glyph = 0; glyph < font->file->num_glyphs; glyph++) {
			uint32_t start = table->offsets[glyph] * unit, end = table->offsets[glyph + 1] * unit;
			uint8_t head[4];
			size_t at = table->base_offset + start;
			if (!table->flgs[glyph] || end <= start || !file_read(fonts, font, at, head, 2) ||
			    big16(head) < 0x8000)
				continue;
			at += 10;
			unsigned flags = MORE;
			while (flags & MORE && at + 4 <= table->base_offset + end && file_read(fonts, font, at, head, 4)) {
				unsigned part = big16(head + 2);
				flags = big16(head);
				at += 4U + (flags & WORDS ? 4U : 2U) +
				      (flags & SCALE ? 2U : flags & SCALE_XY ? 4U : flags & MATRIX ? 8U : 0U);
				if (part < font->file->num_glyphs && !table->flgs[part]) {
					table->flgs[part] = 1;
					again = true;
				}
			}
		}
	}
}

/* libharu's descriptor lacks CapHeight and says StemV 0. */
static void finish_descriptor(struct haru *haru, struct haru_font *font, enum pdf_font which)
{
	HPDF_FontDef def = font->def;
	HPDF_Dict file = haru_stream(haru, S(""), true), descriptor = haru_indirect(haru);

	if (haru->fault)
		return;
	haru_ok(haru, HPDF_TTFontDef_SaveFontData(def, file->stream));
	haru_number(haru, file, "Length1", (long)font->file->length1);
	haru_name(haru, descriptor, "Type", "FontDescriptor");
	haru_name(haru, descriptor, "FontName", font->file->base_font);
	haru_number(haru, descriptor, "Flags", (long)def->flags);
	haru_add(haru, descriptor, "FontBBox", HPDF_Box_Array_New(haru->doc->mmgr, def->font_bbox));
	haru_number(haru, descriptor, "ItalicAngle", which & FONT_ITALIC ? -12 : 0);
	haru_number(haru, descriptor, "Ascent", def->ascent);
	haru_number(haru, descriptor, "Descent", def->descent);
	haru_number(haru, descriptor, "CapHeight", def->cap_height);
	haru_number(haru, descriptor, "XHeight", def->x_height);
	haru_number(haru, descriptor, "StemV", which & FONT_BOLD ? 140 : 80);
	haru_add(haru, descriptor, "FontFile2", file);
	def->descriptor = descriptor;
}

void haru_fonts_finish(struct fonts *fonts)
{
	struct haru *haru = &fonts->haru;

	for (int which = 0; which < PDF_FONTS && !haru->fault; which++) {
		struct haru_font *font = &fonts->items[which];
		if (!font->font)
			continue;
		HPDF_Dict system = HPDF_Dict_GetItem(font->attr->descendant_font, "CIDSystemInfo", HPDF_OCLASS_DICT);
		haru_ascii(haru, haru_object(haru, system), "Ordering", "Identity");
		for (unsigned c = 0; c < BMP; c++)
			if (is_used(font, c))
				HPDF_TTFontDef_GetCharWidth(font->def, (HPDF_UINT16)c); /* marks the glyph */
		finish_to_unicode(haru, font);
		finish_widths(haru, font);
		finish_composites(fonts, font);
		finish_descriptor(haru, font, (enum pdf_font)which);
	}
}
