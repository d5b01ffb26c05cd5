/*
 * Running text: runs become words, words become lines, lines are drawn.
 *
 *	struct text_lines lines = text_set(setting, runs, width);
 *	text_draw(setting, &lines.items[i], element, x, y);
 *
 * A word is what a line's end does not part: letters without a space between them, of whatever style; a figure with its
 * unit; what a hard space joins. The lines of a paragraph are chosen together (text_break.h), and then a long word may
 * be hyphenated. Only a word wider than the line is cut.
 */
#ifndef UNDERLAG_PDF_TEXT_H
#define UNDERLAG_PDF_TEXT_H

#include "document/doc.h"
#include "pdf/canvas.h"
#include "pdf/hyphen.h"

/* How a paragraph is set. */
struct text_setting {
	struct canvas *canvas;
	struct arena *arena; /* of words and lines, which may go once they are drawn */
	const struct pdf_style *style;
	enum pdf_font font;   /* bold and italic runs add to it */
	double size, leading; /* leading: distance of base lines, in points */
	struct pdf_colour colour;
	const struct hyphenator *hyphenator; /* NULL: no word is hyphenated */
};

/* A piece of text in one style. */
struct text_piece {
	struct str text;
	struct pen pen;
	double width, rise;
	double x;              /* in a line, from its start */
	const struct run *run; /* of links, note references and references that lead somewhere, else NULL */
	bool whole;            /* never hyphenated: of a figure, link or reference */
};

struct text_pieces {
	struct text_piece *items;
	size_t count, capacity;
};

struct text_word {
	struct text_pieces pieces;
	double width;
	bool spaced;        /* a space stands before it, unless it begins a line */
	bool forced;        /* it begins a new line */
	enum hyphen hyphen; /* how good a hyphen behind it is, where it ends a line; HYPHEN_NONE: none stands there */
};

struct text_words {
	struct text_word *items;
	size_t count, capacity;
	double longest; /* the widest word */
	double natural; /* the widest line when only forced breaks count */
	double space;   /* width of one */
};

struct text_line {
	struct text_pieces pieces;
	double width;
	bool hyphenated; /* its last word goes on on the next line */
};

struct text_lines {
	struct text_line *items;
	size_t count;
};

/* The words of a paragraph, as Swedish is set (text_swedish.h) where that is the style's language. */
struct text_words text_words(const struct text_setting *setting, const struct run *runs);

/* Runs as lines of at most width, and plain text likewise. No words: no lines. */
struct text_lines text_set(const struct text_setting *setting, const struct run *runs, double width);
struct text_lines text_set_plain(const struct text_setting *setting, struct str text, double width);

/* Runs in lines of about the same length, as few as can be, without hyphens: for titles. */
struct text_lines text_set_balanced(const struct text_setting *setting, const struct run *runs, double width);

/*
 * Draws a line as content of element, or into the artifact that is open when element is NULL. Links and note references
 * become elements within it; the latter lead to their note, which must be an anchor. y is the base line.
 */
void text_draw(const struct text_setting *setting, const struct text_line *line, struct element *element, double x,
	       double y);

/* Room for one more piece in a word or line; most have one. */
struct text_piece *text_add_piece(struct arena *arena, struct text_pieces *pieces);

/* The base line of a line whose top is y. */
double text_base_line(const struct text_setting *setting, double y);

/* The height of lines below each other, and drawing them so from top downwards, as text_draw does. */
double text_height(const struct text_setting *setting, const struct text_lines *lines);
void text_draw_lines(const struct text_setting *setting, const struct text_lines *lines, struct element *element,
		     double x, double top);

/*
 * A note's number as a reference prints it, "1)", as Swedish official statistics do; after a digit with a hard space
 * before it: copied out of the document, the figure must not become another one.
 */
struct str text_note_mark(struct arena *arena, unsigned number, bool after_digit);

/* The runs' text without notes, for bookmarks. */
struct str text_of_runs(struct arena *arena, const struct run *runs);

#endif
