/* The look that a document has unless a style file says otherwise. */
#include "pdf/style.h"

#define OPEN_SANS "/usr/share/fonts/truetype/open-sans/OpenSans-"

#define INK \
	{ \
		0x1A, 0x1A, 0x1A \
	}
#define BLUE \
	{ \
		0x12, 0x3B, 0x63 \
	}

const struct pdf_style pdf_style_default = {
	.font_files =
		{
			[FONT_REGULAR] = OPEN_SANS "Regular.ttf",
			[FONT_BOLD] = OPEN_SANS "Bold.ttf",
			[FONT_ITALIC] = OPEN_SANS "Italic.ttf",
			[FONT_BOLD_ITALIC] = OPEN_SANS "BoldItalic.ttf",
		},
	.profile = "/usr/share/color/icc/sRGB.icc",

	.page_width = 595.28,
	.page_height = 841.89,
	.margin_left = 72,
	.margin_right = 68,
	.margin_top = 92,
	.margin_bottom = 68,
	.head_top = 40,

	.text_size = 9.5,
	.leading = 1.5,
	.paragraph_gap = 7.5,
	.item_gap = 3,
	.title_size = 21,
	.title_below = 14,
	.headings =
		{
			{15, 22, 6, BLUE},
			{12, 17, 4, BLUE},
			{10.5, 14, 3, INK},
			{9.5, 12, 2, INK},
			{9.5, 10, 2, INK},
			{9.5, 10, 2, INK},
		},
	.list_indent = 16,
	.clause_indent = 34,
	.quote_indent = 22,
	.issuer_size = 13,
	.kind_size = 11,
	.head_size = 8,
	.note_size = 7.5,
	.label_size = 7.5,
	.superscript_size = 0.64,
	.superscript_rise = 0.36,
	.signature_space = 44,
	.signature_gap = 28,

	.table_size = 8.5,
	.table_least_size = 7,
	.table_leading = 1.32,
	.table_above = 10,
	.table_below = 14,
	.cell_space = 5,
	.cell_height = 2.2,
	.label_width = 16,
	.figure_width = 62,
	.level_indent = 1.1,
	.of_which_size = 0.95,
	.rule_hair = 0.3,
	.rule_thin = 0.6,
	.rule_heavy = 1.2,

	.text = INK,
	.muted = {0x59, 0x5F, 0x66},
	.accent = BLUE,
	.rule = {0x33, 0x3A, 0x42},
	.hair = {0xC9, 0xCE, 0xD4},
	.link = {0x0B, 0x4F, 0x9C},
	.stamp = {0xB3, 0x12, 0x1E},
	.watermark = {0xFC, 0xF0, 0xF0},

	.chart_height = 190,
	.chart_size = 8,
	.chart_least_size = 7,
	.chart_part = 0.6,
	.series =
		{
			{0x12, 0x3B, 0x63},
			{0xE8, 0xAB, 0x49},
			{0x2E, 0x78, 0xA8},
			{0xDD, 0xE3, 0xE8},
			{0x8A, 0x3A, 0x24},
			{0x5F, 0xA0, 0x8C},
		},
	.level = {0x12, 0x3B, 0x63},
	.rise = {0x9C, 0xC3, 0xDE},
	.fall = {0xC0, 0x5A, 0x14},
	.logo_height = 34,

	.word_to = "Till",
	.word_date = "Datum",
	.word_diary = "Diarienummer",
	.language = "sv-SE",
	.hyphenation = "/usr/share/hyphen/hyph_sv_SE.dic",
};
