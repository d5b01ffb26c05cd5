/* What libharu gets wrong about fonts, put right before the file is written. */
#include "pdf/haru.h"

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
	for (unsigned c = 0; c <= HARU_BMP; c++) {
		if (c < HARU_BMP && is_used(font, c)) {
			buf_printf(&block, "<%04X> <%04X>\n", c, c);
			in_block++;
		}
		if (in_block == 100 || (c == HARU_BMP && in_block)) {
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
	unsigned last = 0, previous = HARU_BMP;

	for (unsigned c = 0; c < HARU_BMP; c++)
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
		haru_push_number(haru, run, haru_font_advance(font, (int32_t)c));
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
			if (!table->flgs[glyph] || end <= start || !haru_font_read(fonts, font, at, head, 2) ||
			    haru_big16(head) < 0x8000)
				continue;
			at += 10;
			unsigned flags = MORE;
			while (flags & MORE && at + 4 <= table->base_offset + end &&
			       haru_font_read(fonts, font, at, head, 4)) {
				unsigned part = haru_big16(head + 2);
				flags = haru_big16(head);
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
		for (unsigned c = 0; c < HARU_BMP; c++)
			if (is_used(font, c))
				HPDF_TTFontDef_GetCharWidth(font->def, (HPDF_UINT16)c); /* marks the glyph */
		finish_to_unicode(haru, font);
		finish_widths(haru, font);
		finish_composites(fonts, font);
		finish_descriptor(haru, font, (enum pdf_font)which);
	}
}
