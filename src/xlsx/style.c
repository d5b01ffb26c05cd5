/* Styles to formats. */
#include "xlsx/style.h"

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

/* The bold words of a head on their tint. */
static void set_head(lxw_format *format, uint32_t accent, uint32_t rule)
{
	format_set_bold(format);
	format_set_bg_color(format, tint_of(accent));
	format_set_font_color(format, accent);
	format_set_bottom(format, LXW_BORDER_THIN);
	format_set_bottom_color(format, rule);
}

static void set_role(lxw_format *format, const struct xl_style *style, const struct xlsx_look *look)
{
	switch (style->role) {
	case XL_ROLE_PLAIN:
		break;
	case XL_ROLE_CELL:
		set_row_kind(format, style->kind);
		break;
	case XL_ROLE_HEAD:
		set_head(format, look->accent, style->upper ? tint_of(look->accent) : COLOUR_RULE);
		break;
	case XL_ROLE_GROUP:
		set_head(format, look->accent, look->accent);
		if (style->apart) {
			format_set_left(format, LXW_BORDER_THICK);
			format_set_left_color(format, COLOUR_PAPER);
		}
		break;
	case XL_ROLE_CAPTION:
		format_set_bold(format);
		format_set_font_size(format, 12);
		format_set_font_color(format, look->accent);
		break;
	case XL_ROLE_NOTE:
		format_set_font_size(format, 9);
		format_set_font_color(format, COLOUR_QUIET);
		break;
	case XL_ROLE_TITLE:
		format_set_bold(format);
		format_set_font_size(format, 18);
		format_set_font_color(format, look->accent);
		break;
	case XL_ROLE_RUNNING:
		format_set_font_color(format, COLOUR_QUIET);
		break;
	case XL_ROLE_STAMP:
		format_set_bold(format);
		format_set_font_size(format, 14);
		format_set_font_color(format, COLOUR_STAMP);
		break;
	case XL_ROLE_MARKED:
		format_set_font_color(format, COLOUR_MARKED);
		format_set_bg_color(format, COLOUR_MARKED_FILL);
		break;
	case XL_ROLE_LINK:
		break;
	case XL_ROLE_ALERT:
		format_set_bold(format);
		format_set_font_color(format, COLOUR_STAMP);
		break;
	case XL_ROLE_WARNING:
		format_set_bold(format);
		format_set_font_color(format, COLOUR_WARNING);
		break;
	case XL_ROLE_CODE:
		format_set_font_name(format, "Courier New");
		format_set_font_size(format, 8);
		format_set_font_color(format, COLOUR_QUIET);
		break;
	}
	if (style->role == XL_ROLE_LINK || style->link) {
		format_set_font_color(format, COLOUR_LINK);
		format_set_underline(format, LXW_UNDERLINE_SINGLE);
	}
}

static void set_alignment(lxw_format *format, const struct xl_style *style)
{
	static const uint8_t aligns[] = {
		[ALIGN_LEFT] = LXW_ALIGN_LEFT, [ALIGN_RIGHT] = LXW_ALIGN_RIGHT, [ALIGN_CENTRE] = LXW_ALIGN_CENTER};
	bool head = style->role == XL_ROLE_HEAD || style->role == XL_ROLE_GROUP;

	format_set_align(format, style->role == XL_ROLE_GROUP ? LXW_ALIGN_CENTER_ACROSS : aligns[style->align]);
	format_set_align(format, head          ? LXW_ALIGN_VERTICAL_BOTTOM
				 : style->tall ? LXW_ALIGN_VERTICAL_TOP
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
