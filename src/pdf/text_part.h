/* Words parted: hyphenated where that is allowed, cut where they are wider than the line. */
#ifndef UNDERLAG_PDF_TEXT_PART_H
#define UNDERLAG_PDF_TEXT_PART_H

#include "pdf/text.h"

/* The character that is drawn where a line ends within a word: it vanishes when the text is copied. */
#define TEXT_HYPHEN "\xC2\xAD"

/* Width of a hyphen behind the word. */
double text_hyphen_width(const struct text_setting *setting, const struct text_word *word);

/*
 * Appends the parts of a word between the places where it may be hyphenated; false, and nothing, where it has none: words
 * with digits or capitals inside, figures, links, addresses. least says how good the places must be.
 */
bool text_hyphenate(const struct text_setting *setting, const struct text_word *word, enum hyphen least,
		    struct text_words *out);

/* Appends the word in parts that each fit on a line, with a hyphen between letters. */
void text_cut(const struct text_setting *setting, const struct text_word *word, double width, struct text_words *out);

#endif
