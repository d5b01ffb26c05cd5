/* The names that a style file is written with, and where what they say goes. */
#include "pdf/style_keys.h"

#include <stddef.h>

#define KEY(section, name, kind, field, least, most) \
	{ \
		STR(section), STR(name), kind, offsetof(struct pdf_style, field), least, most, FONT_REGULAR, STR(""), \
			STR("") \
	}
#define LENGTH(section, name, field, least, most) KEY(section, name, STYLE_LENGTH, field, least, most)
#define FACTOR(section, name, field, least, most) KEY(section, name, STYLE_FACTOR, field, least, most)
#define OTHER(section, name, kind, field) KEY(section, name, kind, field, 0, 0)
#define FONT(name, which) \
	{ \
		STR("typsnitt"), STR(name), STYLE_FONT, offsetof(struct pdf_style, font_files[which]), 0, 0, which, \
			STR(""), STR("") \
	}
#define CHOICE(section, name, field, no, yes) \
	{ \
		STR(section), STR(name), STYLE_CHOICE, offsetof(struct pdf_style, field), 0, 0, FONT_REGULAR, STR(no), \
			STR(yes) \
	}
#define HEADING(level) \
	LENGTH("rubrik " #level, "storlek", headings[level - 1].size, 5, 72), \
		LENGTH("rubrik " #level, "luft över", headings[level - 1].above, 0, 144), \
		LENGTH("rubrik " #level, "luft under", headings[level - 1].below, 0, 144), \
		OTHER("rubrik " #level, "färg", STYLE_TEXT_COLOUR, headings[level - 1].colour)
#define SERIES(number) OTHER("diagram", "serie " #number, STYLE_COLOUR, series[number - 1])

static const struct style_key keys[] = {
	LENGTH("sida", "bredd", page_width, 283, 1191),
	LENGTH("sida", "höjd", page_height, 283, 1191),
	LENGTH("sida", "vänstermarginal", margin_left, 14, 300),
	LENGTH("sida", "högermarginal", margin_right, 14, 300),
	LENGTH("sida", "övermarginal", margin_top, 56, 300),
	LENGTH("sida", "undermarginal", margin_bottom, 14, 300),
	LENGTH("sida", "sidhuvud", head_top, 14, 200),
	OTHER("sida", "logotyp", STYLE_PICTURE, logo),
	LENGTH("sida", "logotyphöjd", logo_height, 8, 100),

	OTHER("typsnitt", "familj", STYLE_FAMILY, font_files),
	FONT("normal", FONT_REGULAR),
	FONT("fet", FONT_BOLD),
	FONT("kursiv", FONT_ITALIC),
	FONT("fet kursiv", FONT_BOLD_ITALIC),

	LENGTH("text", "storlek", text_size, 5, 24),
	FACTOR("text", "radavstånd", leading, 1, 3),
	LENGTH("text", "styckeavstånd", paragraph_gap, 0, 72),
	LENGTH("text", "punktavstånd", item_gap, 0, 72),
	LENGTH("text", "listindrag", list_indent, 0, 144),
	LENGTH("text", "attsatsindrag", clause_indent, 0, 144),
	LENGTH("text", "citatindrag", quote_indent, 0, 144),
	FACTOR("text", "upphöjd storlek", superscript_size, 0.3, 1),
	FACTOR("text", "upphöjd höjd", superscript_rise, 0, 1),

	LENGTH("titel", "storlek", title_size, 5, 72),
	LENGTH("titel", "luft under", title_below, 0, 144),
	HEADING(1),
	HEADING(2),
	HEADING(3),
	HEADING(4),
	HEADING(5),
	HEADING(6),

	LENGTH("sidhuvud", "region", issuer_size, 5, 36),
	LENGTH("sidhuvud", "dokumenttyp", kind_size, 5, 36),
	LENGTH("sidhuvud", "etiketter", label_size, 5, 24),
	LENGTH("sidhuvud", "storlek", head_size, 5, 24),
	LENGTH("fotnoter", "storlek", note_size, 5, 24),
	LENGTH("underskrift", "höjd", signature_space, 10, 144),
	LENGTH("underskrift", "mellanrum", signature_gap, 0, 144),

	LENGTH("tabell", "storlek", table_size, 5, 24),
	LENGTH("tabell", "minsta storlek", table_least_size, 4, 24),
	FACTOR("tabell", "radavstånd", table_leading, 1, 3),
	LENGTH("tabell", "luft över", table_above, 0, 144),
	LENGTH("tabell", "luft under", table_below, 0, 144),
	LENGTH("tabell", "luft i sidled", cell_space, 0, 36),
	LENGTH("tabell", "luft i höjdled", cell_height, 0, 36),
	FACTOR("tabell", "etikettbredd", label_width, 4, 60),
	LENGTH("tabell", "sifferbredd", figure_width, 10, 200),
	FACTOR("tabell", "nivåindrag", level_indent, 0, 5),
	FACTOR("tabell", "varav", of_which_size, 0.5, 1),
	LENGTH("linjer", "hårfin", rule_hair, 0.05, 6),
	LENGTH("linjer", "tunn", rule_thin, 0.05, 6),
	LENGTH("linjer", "kraftig", rule_heavy, 0.05, 6),

	OTHER("färger", "text", STYLE_TEXT_COLOUR, text),
	OTHER("färger", "dämpad", STYLE_TEXT_COLOUR, muted),
	OTHER("färger", "accent", STYLE_TEXT_COLOUR, accent),
	OTHER("färger", "länk", STYLE_TEXT_COLOUR, link),
	OTHER("färger", "stämpel", STYLE_TEXT_COLOUR, stamp),
	OTHER("färger", "vattenstämpel", STYLE_COLOUR, watermark),
	OTHER("färger", "linje", STYLE_COLOUR, rule),
	OTHER("färger", "hårfin linje", STYLE_COLOUR, hair),
	OTHER("färger", "färgprofil", STYLE_FILE, profile),

	LENGTH("diagram", "höjd", chart_height, 40, 600),
	FACTOR("diagram", "del av sidan", chart_part, 0.1, 1),
	LENGTH("diagram", "storlek", chart_size, 5, 24),
	LENGTH("diagram", "minsta storlek", chart_least_size, 4, 24),
	SERIES(1),
	SERIES(2),
	SERIES(3),
	SERIES(4),
	SERIES(5),
	SERIES(6),
	OTHER("diagram", "nivå", STYLE_COLOUR, level),
	OTHER("diagram", "ökning", STYLE_COLOUR, rise),
	OTHER("diagram", "minskning", STYLE_COLOUR, fall),

	CHOICE("arbetsbok", "negativa tal", red_negatives, "svarta", "röda"),

	OTHER("ord", "till", STYLE_WORDS, word_to),
	OTHER("ord", "datum", STYLE_WORDS, word_date),
	OTHER("ord", "diarienummer", STYLE_WORDS, word_diary),
	OTHER("ord", "språk", STYLE_LANGUAGE, language),

	OTHER("avstavning", "ordlista", STYLE_MAYBE_FILE, hyphenation),
	OTHER("avstavning", "undantag", STYLE_MAYBE_FILE, exceptions),
};

const struct style_key *style_keys(size_t *count)
{
	*count = sizeof keys / sizeof *keys;
	return keys;
}
