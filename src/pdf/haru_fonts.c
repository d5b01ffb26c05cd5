/* libharu's fonts: loading, glyphs, and the parts of a font file that it would leave out. */
#include "pdf/haru.h"

#include <math.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#include <hpdf.h>
#include <hpdf_doc.h>
#pragma GCC diagnostic pop

struct haru_font {
	HPDF_Font font;
	HPDF_FontAttr attr;
	HPDF_FontDef def;
	HPDF_TTFontDefAttr file;
};

struct haru_font *haru_font_load(struct haru *haru, struct arena *arena, const char *path, const char **name)
{
	struct haru_font *font = ARENA_NEW(arena, struct haru_font);

	*name = haru->fault ? NULL : HPDF_LoadTTFontFromFile(haru->document, path, HPDF_TRUE);
	font->font = *name ? HPDF_GetFont(haru->document, *name, "UTF-8") : NULL;
	if (!font->font || haru->fault) {
		haru_ok(haru, HPDF_INVALID_FONT_NAME);
		return NULL;
	}
	font->attr = font->font->attr;
	font->def = font->attr->fontdef;
	font->file = font->def->attr;
	return font;
}

unsigned haru_font_glyph(const struct haru_font *font, unsigned character)
{
	return HPDF_TTFontDef_GetGlyphid(font->def, (HPDF_UINT16)character);
}

int haru_font_advance(const struct haru_font *font, unsigned glyph)
{
	return (int)lrint(font->file->h_metric[glyph].advance_width * 1000.0 / font->file->header.units_per_em);
}

struct haru_object *haru_font_object(const struct haru_font *font)
{
	return (struct haru_object *)font->font;
}

struct haru_object *haru_font_descendant(const struct haru_font *font)
{
	return (struct haru_object *)font->attr->descendant_font;
}

struct haru_object *haru_font_glyph_map(const struct haru_font *font)
{
	return (struct haru_object *)font->attr->map_stream;
}

struct haru_object *haru_font_to_unicode(const struct haru_font *font)
{
	return (struct haru_object *)font->attr->cmap_stream;
}

void haru_font_use(struct haru_font *font, unsigned character)
{
	HPDF_TTFontDef_GetCharWidth(font->def, (HPDF_UINT16)character); /* marks the glyph */
}

/* ---- embedding ---- */

/* Bytes of the font file, through the stream that libharu keeps. */
static bool read_font(struct haru *haru, struct haru_font *font, size_t at, uint8_t *out, size_t n)
{
	HPDF_UINT length = (HPDF_UINT)n;

	return haru_ok(haru, HPDF_Stream_Seek(font->file->stream, (HPDF_INT)at, HPDF_SEEK_SET)) &&
	       haru_ok(haru, HPDF_Stream_Read(font->file->stream, out, &length)) && length == n;
}

static unsigned big16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/* Marks the glyphs that a glyph is made of; true when there were new ones. */
static bool use_parts(struct haru *haru, struct haru_font *font, unsigned glyph)
{
	enum { WORDS = 1, SCALE = 8, MORE = 0x20, SCALE_XY = 0x40, MATRIX = 0x80 };
	HPDF_TTF_GryphOffsets *table = &font->file->glyph_tbl;
	uint32_t unit = font->file->header.index_to_loc_format ? 1 : 2;
	size_t at = table->base_offset + (size_t)table->offsets[glyph] * unit;
	size_t end = table->base_offset + (size_t)table->offsets[glyph + 1] * unit;
	unsigned flags = MORE;
	uint8_t head[4];
	bool found = false;

	if (end <= at || !read_font(haru, font, at, head, 2) || big16(head) < 0x8000)
		return false;
	for (at += 10; flags & MORE && at + 4 <= end && read_font(haru, font, at, head, 4);) {
		unsigned part = big16(head + 2);
		flags = big16(head);
		at += 4U + (flags & WORDS ? 4U : 2U);
		at += flags & SCALE ? 2U : flags & SCALE_XY ? 4U : flags & MATRIX ? 8U : 0U;
		if (part < font->file->num_glyphs && !table->flgs[part]) {
			table->flgs[part] = 1;
			found = true;
		}
	}
	return found;
}

/* A glyph made of other glyphs needs those, and what they are made of: libharu marks one level only. */
static void use_all_parts(struct haru *haru, struct haru_font *font)
{
	bool again = true;

	while (again) {
		again = false;
		for (unsigned glyph = 0; glyph < font->file->num_glyphs; glyph++)
			if (font->file->glyph_tbl.flgs[glyph])
				again = use_parts(haru, font, glyph) || again;
	}
}

/* libharu's own descriptor lacks CapHeight and says StemV 0. */
void haru_font_embed(struct haru *haru, struct haru_font *font, bool bold, bool italic)
{
	HPDF_FontDef def = font->def;

	use_all_parts(haru, font);
	struct haru_object *file = haru_stream(haru, S(""), true), *descriptor = haru_indirect(haru);
	if (haru->fault)
		return;
	haru_ok(haru, HPDF_TTFontDef_SaveFontData(def, ((HPDF_Dict)file)->stream));
	haru_number(haru, file, "Length1", (long)font->file->length1);
	haru_name(haru, descriptor, "Type", "FontDescriptor");
	haru_name(haru, descriptor, "FontName", font->file->base_font);
	haru_number(haru, descriptor, "Flags", (long)def->flags);
	struct haru_object *box = haru_array(haru, descriptor, "FontBBox");
	const HPDF_REAL sides[] = {def->font_bbox.left, def->font_bbox.bottom, def->font_bbox.right,
				   def->font_bbox.top};
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
		haru_push_real(haru, box, sides[i]);
	haru_number(haru, descriptor, "ItalicAngle", italic ? -12 : 0);
	haru_number(haru, descriptor, "Ascent", def->ascent);
	haru_number(haru, descriptor, "Descent", def->descent);
	haru_number(haru, descriptor, "CapHeight", def->cap_height);
	haru_number(haru, descriptor, "XHeight", def->x_height);
	haru_number(haru, descriptor, "StemV", bold ? 140 : 80);
	haru_add(haru, descriptor, "FontFile2", file);
	def->descriptor = (HPDF_Dict)descriptor;
}
