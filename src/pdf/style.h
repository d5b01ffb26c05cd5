/* How documents look: fonts, sizes, distances, colours, and the words that a page's head needs. Lengths are points. */
#ifndef UNDERLAG_PDF_STYLE_H
#define UNDERLAG_PDF_STYLE_H

#include <stdbool.h>
#include <stdint.h>

struct image;

/* Bit 0 is bold, bit 1 is italic. */
enum pdf_font { FONT_REGULAR, FONT_BOLD, FONT_ITALIC, FONT_BOLD_ITALIC, PDF_FONTS };

enum { PDF_HEADING_LEVELS = 6, PDF_SERIES = 6 };

struct pdf_colour {
	uint8_t red, green, blue;
};

struct pdf_heading_style {
	double size, above, below;
	struct pdf_colour colour;
};

struct pdf_style {
	const char *font_files[PDF_FONTS]; /* TrueType with glyf outlines */
	const char *profile;               /* ICC profile of the colours below */

	double page_width, page_height;                              /* of an upright page */
	double margin_left, margin_right, margin_top, margin_bottom; /* of what is between head and foot */
	double head_top;                                             /* from the page's edge to the head's first line */

	double text_size, leading; /* leading: distance of base lines, in sizes */
	double paragraph_gap, item_gap;
	double title_size, title_below;
	struct pdf_heading_style headings[PDF_HEADING_LEVELS];
	double list_indent, clause_indent, quote_indent;
	double issuer_size, kind_size; /* the region's name and the document's kind on the first page */
	double head_size, note_size, label_size;
	double superscript_size, superscript_rise; /* in sizes of the text they stand in */
	double signature_space, signature_gap;

	double table_size, table_least_size, table_leading;
	double table_above, table_below;
	double cell_space, cell_height; /* beside and above what a cell holds */
	double label_width;             /* labels are not squeezed below this, in sizes */
	double figure_width;            /* figures get this much where there is room */
	double level_indent;            /* in sizes */
	double of_which_size;           /* in sizes of the table */
	double rule_hair, rule_thin, rule_heavy;

	struct pdf_colour text, muted, accent, rule, hair, link, stamp, watermark;

	double chart_height;                  /* of the area that is drawn in; bars that lie take what they need */
	double chart_part;                    /* of an upright page: no chart's area is higher */
	double chart_size, chart_least_size;  /* of labels */
	struct pdf_colour series[PDF_SERIES]; /* told apart also in grey and by the colour-blind: by lightness */
	struct pdf_colour level, rise, fall;  /* of a bridge, likewise */

	const struct image *logo; /* NULL: the region's name stands there */
	double logo_height;       /* its width follows, as far as there is room */

	bool red_negatives; /* of the workbook: negative figures are red, too */

	const char *word_to, *word_date, *word_diary;
	const char *language;
	const char *hyphenation; /* dictionary of libhyphen, or NULL: words are not parted */
	const char *exceptions;  /* our own list (hyphen.h), or NULL */

	bool plain_file; /* without object streams, to measure what they save */
};

extern const struct pdf_style pdf_style_default;

#endif
