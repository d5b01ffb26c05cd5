/* What libharu gets wrong about fonts, put right before the file is written. */
#include "pdf/fonts_subset.h"

#include "pdf/pdf_syntax.h"

static bool is_used(const uint8_t *used, unsigned character)
{
	return used[character / 8] >> character % 8 & 1;
}

static void put_block(struct buf *out, struct buf *block, unsigned count)
{
	if (count == 0)
		return;
	pdf_put_number(out, count);
	buf_add(out, S(" beginbfchar\n"));
	buf_add(out, buf_str(block));
	buf_add(out, S("endbfchar\n"));
	buf_clear(block);
}

/* libharu's ToUnicode is a CID map: fill it anew, with what the codes mean. */
static void mend_to_unicode(struct haru *haru, struct haru_object *map, const uint8_t *used)
{
	enum { BLOCK = 100 };
	static const char *const of_a_cid_map[] = {"Type", "CMapName", "CIDSystemInfo", "WMode"};
	struct buf text = BUF_INIT, block = BUF_INIT;
	unsigned count = 0;

	buf_add(&text, S("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
			 "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
			 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
			 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"));
	for (unsigned c = 0; c < FONTS_CHARACTERS; c++) {
		if (!is_used(used, c))
			continue;
		buf_printf(&block, "<%04X> <%04X>\n", c, c);
		if (++count % BLOCK == 0)
			put_block(&text, &block, BLOCK);
	}
	put_block(&text, &block, count % BLOCK);
	buf_add(&text, S("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"));
	for (size_t i = 0; i < sizeof of_a_cid_map / sizeof *of_a_cid_map; i++)
		haru_remove(map, of_a_cid_map[i]);
	haru_refill(haru, map, buf_str(&text));
	buf_release(&text);
	buf_release(&block);
}

/* libharu writes widths and glyphs of all 65,535 codes: write those of the codes used. */
static void mend_widths(struct haru *haru, const struct haru_font *font, const uint8_t *used)
{
	struct haru_object *descendant = haru_font_descendant(font);
	struct haru_object *widths = haru_array(haru, descendant, "W"), *run = NULL;
	struct buf glyphs = BUF_INIT;
	unsigned previous = FONTS_CHARACTERS, written = 0;

	for (unsigned c = 0; c < FONTS_CHARACTERS; c++) {
		if (!is_used(used, c))
			continue;
		unsigned glyph = haru_font_glyph(font, c);
		for (; written < c; written++)
			buf_add(&glyphs, S("\0\0"));
		buf_char(&glyphs, (char)(glyph >> 8));
		buf_char(&glyphs, (char)glyph);
		written++;
		if (!run || c != previous + 1) {
			haru_push_number(haru, widths, (long)c);
			run = haru_push_array(haru, widths);
		}
		haru_push_number(haru, run, haru_font_advance(font, glyph));
		previous = c;
	}
	haru_refill(haru, haru_font_glyph_map(font), buf_str(&glyphs));
	haru_remove(descendant, "DW2");
	buf_release(&glyphs);
}

void fonts_subset(struct haru *haru, struct haru_font *font, const uint8_t *used, bool bold, bool italic)
{
	haru_ascii(haru, haru_dict_of(haru, haru_font_descendant(font), "CIDSystemInfo"), "Ordering", "Identity");
	for (unsigned c = 0; c < FONTS_CHARACTERS; c++)
		if (is_used(used, c))
			haru_font_use(font, c);
	mend_to_unicode(haru, haru_font_to_unicode(font), used);
	mend_widths(haru, font, used);
	haru_font_embed(haru, font, bold, italic);
}
