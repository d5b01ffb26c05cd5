/* Styles to formats. */
#include "xlsx/style.h"

#include "xlsx/digest.h"
#include "xlsx/tint.h"

enum {
	COLOUR_STAMP = 0xC00000,
	COLOUR_QUIET = 0x595959,
	COLOUR_LINK = 0x0563C1,
	COLOUR_WARNING = 0x8A4B00,
	COLOUR_PAPER = 0xFFFFFF,
	COLOUR_RULE = 0x7F7F7F,
	COLOUR_MARKED = 0x9C0006, /* on the next one: contrast 6.4 */
	COLOUR_MARKED_FILL = 0xFFC7CE,
};

struct xl_styled {
	struct xl_style style;
	lxw_format *format;
};

static bool same(const struct xl_style *a, const struct xl_style *b)
{
	return a->role == b->role && a->kind == b->kind && a->align == b->align && a->indent == b->indent &&
	       a->wrap == b->wrap && a->tall == b->tall && a->link == b->link && a->upper == b->upper &&
	       a->apart == b->apart && a->bold == b->bold && a->italic == b->italic && str_equal(a->number, b->number);
}

static void set_row_kind(lxw_format *format, enum row_kind kind)
{
	switch (kind) {
	case ROW_POST:
		break;
	case ROW_OF_WHICH:
		format_set_italic(format);
		format_set_font_color(format, COLOUR_QUIET);
		break;
	case ROW_SUM:
		format_set_bold(format);
		format_set_top(format, LXW_BORDER_THIN);
		break;
	case ROW_TOTAL:
		format_set_bold(format);
		format_set_top(format, LXW_BORDER_MEDIUM);
		break;
	case ROW_HEADING:
		format_set_bold(format);
		break;
	}
}

enum ink { INK_NONE, INK_ACCENT, INK_QUIET, INK_STAMP, INK_WARNING, INK_MARKED, INK_LINK };

/* The letters of each role; a size of 0 is the standard one. */
static const struct letters {
	bool bold, underlined;
	enum ink ink;
	double size;
	const char *font;
} roles[] = {
	[XL_ROLE_PLAIN] = {.ink = INK_NONE},
	[XL_ROLE_CELL] = {.ink = INK_NONE},
	[XL_ROLE_HEAD] = {.bold = true, .ink = INK_ACCENT},
	[XL_ROLE_GROUP] = {.bold = true, .ink = INK_ACCENT},
	[XL_ROLE_CAPTION] = {.bold = true, .ink = INK_ACCENT, .size = 12},
	[XL_ROLE_NOTE] = {.ink = INK_QUIET, .size = 9},
	[XL_ROLE_TITLE] = {.bold = true, .ink = INK_ACCENT, .size = 18},
	[XL_ROLE_RUNNING] = {.ink = INK_QUIET},
	[XL_ROLE_STAMP] = {.bold = true, .ink = INK_STAMP, .size = 14},
	[XL_ROLE_LINK] = {.underlined = true, .ink = INK_LINK},
	[XL_ROLE_ALERT] = {.bold = true, .ink = INK_STAMP},
	[XL_ROLE_WARNING] = {.bold = true, .ink = INK_WARNING},
	[XL_ROLE_CODE] = {.ink = INK_QUIET, .size = 8, .font = "Courier New"},
	[XL_ROLE_MARKED] = {.ink = INK_MARKED},
};

static uint32_t colour_of(enum ink ink, const struct xlsx_look *look)
{
	static const uint32_t inks[] = {
		[INK_QUIET] = COLOUR_QUIET,   [INK_STAMP] = COLOUR_STAMP, [INK_WARNING] = COLOUR_WARNING,
		[INK_MARKED] = COLOUR_MARKED, [INK_LINK] = COLOUR_LINK,
	};

	return ink == INK_ACCENT ? look->accent : inks[ink];
}

static void set_letters(lxw_format *format, const struct letters *letters, const struct xlsx_look *look)
{
	if (letters->bold)
		format_set_bold(format);
	if (letters->underlined)
		format_set_underline(format, LXW_UNDERLINE_SINGLE);
	if (letters->ink != INK_NONE)
		format_set_font_color(format, colour_of(letters->ink, look));
	if (letters->size > 0)
		format_set_font_size(format, letters->size);
	if (letters->font)
		format_set_font_name(format, letters->font);
}

/* The ground of a head, the rule below it and the gap to the head at its left. */
static void set_head(lxw_format *format, const struct xl_style *style, uint32_t accent)
{
	uint32_t tint = tint_of(accent);

	format_set_bg_color(format, tint);
	format_set_bottom(format, LXW_BORDER_THIN);
	format_set_bottom_color(format, style->role == XL_ROLE_GROUP ? accent : style->upper ? tint : COLOUR_RULE);
	if (style->apart) {
		format_set_left(format, LXW_BORDER_THICK);
		format_set_left_color(format, COLOUR_PAPER);
	}
}

static bool is_head(const struct xl_style *style)
{
	return style->role == XL_ROLE_HEAD || style->role == XL_ROLE_GROUP;
}

static void set_role(lxw_format *format, const struct xl_style *style, const struct xlsx_look *look)
{
	set_letters(format, &roles[style->role], look);
	if (style->role == XL_ROLE_CELL)
		set_row_kind(format, style->kind);
	if (is_head(style))
		set_head(format, style, look->accent);
	if (style->role == XL_ROLE_MARKED)
		format_set_bg_color(format, COLOUR_MARKED_FILL);
	if (style->link)
		set_letters(format, &roles[XL_ROLE_LINK], look);
}

static void set_alignment(lxw_format *format, const struct xl_style *style)
{
	static const uint8_t aligns[] = {
		[ALIGN_LEFT] = LXW_ALIGN_LEFT, [ALIGN_RIGHT] = LXW_ALIGN_RIGHT, [ALIGN_CENTRE] = LXW_ALIGN_CENTER};

	format_set_align(format, style->role == XL_ROLE_GROUP ? LXW_ALIGN_CENTER_ACROSS : aligns[style->align]);
	format_set_align(format, is_head(style) ? LXW_ALIGN_VERTICAL_BOTTOM
				 : style->tall  ? LXW_ALIGN_VERTICAL_TOP
						: LXW_ALIGN_VERTICAL_CENTER);
}

static lxw_format *make(struct arena *arena, lxw_workbook *workbook, const struct xl_style *style,
			const struct xlsx_look *look)
{
	lxw_format *format = workbook_add_format(workbook);

	if (!format)
		return NULL;
	set_role(format, style, look);
	if (style->role == XL_ROLE_MARKED)
		return format;
	set_alignment(format, style);
	if (style->indent)
		format_set_indent(format, (uint8_t)(style->indent > 15 ? 15 : style->indent));
	if (style->wrap)
		format_set_text_wrap(format);
	if (style->bold)
		format_set_bold(format);
	if (style->italic)
		format_set_italic(format);
	if (style->number.n)
		format_set_num_format(format, str_c(arena, style->number));
	return format;
}

lxw_format *xl_style_format(struct xl_styles *styles, struct arena *arena, lxw_workbook *workbook,
			    struct xl_style style)
{
	for (size_t i = 0; i < styles->count; i++)
		if (same(&styles->items[i].style, &style))
			return styles->items[i].format;
	struct xl_styled *added = ARENA_PUSH(arena, styles);
	added->style = style;
	added->format = make(arena, workbook, &style, styles->look);
	return added->format;
}

uint64_t xl_style_number_hash(struct xl_styles *styles, const lxw_format *format)
{
	size_t slot = ((uintptr_t)format >> 4 ^ (uintptr_t)format >> 11) % XL_STYLES_KEPT;

	if (styles->hashes[slot].format == format && format)
		return styles->hashes[slot].hash;
	struct str number = S("");
	for (size_t i = 0; i < styles->count; i++)
		if (styles->items[i].format == format)
			number = styles->items[i].style.number;
	styles->hashes[slot].format = format;
	styles->hashes[slot].hash = xl_hash_text(number);
	return styles->hashes[slot].hash;
}
