/*
 * Which words begin a line: all lines of a paragraph are chosen together, so that what is amiss with them is least in
 * total (after Knuth and Plass, for text that is ragged on the right).
 *
 * What counts against a choice: the square of what each line lacks; hyphens, more where no parts of a compound meet, most
 * on lines that follow each other and above the last one; a long line beside a short one; a last line of next to nothing.
 */
#ifndef UNDERLAG_PDF_TEXT_BREAK_H
#define UNDERLAG_PDF_TEXT_BREAK_H

#include "pdf/text.h"

enum text_manner {
	TEXT_RUNNING,  /* as above; words are hyphenated where the setting has a hyphenator */
	TEXT_BALANCED, /* as few lines as can be, about equally long; the last one counts too */
};

struct text_breaks {
	struct text_words words; /* those given; some parted further, where that may help */
	size_t *items;           /* indices of the words that begin lines */
	size_t count, capacity;
	double demerits;
};

/* No words: no lines. What is wider than width is cut. The setting's arena owns the result. */
struct text_breaks text_break(const struct text_setting *setting, const struct text_words *words, double width,
			      enum text_manner manner);

/* What is amiss with a choice of lines, on the same scale; for comparing. */
double text_demerits(const struct text_setting *setting, const struct text_breaks *breaks, double width,
		     enum text_manner manner);

#endif
