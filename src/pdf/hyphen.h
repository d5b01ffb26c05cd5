/*
 * Where Swedish words may be parted (libhyphen, hyphen-sv), and where not: the dictionary parts many compounds of finance
 * wrongly, so a list of our own comes first.
 *
 * The list is a text file, one entry a line, "#" begins a comment. "budget-av-vikelse" gives all places of that word, in
 * whatever case; "kostnads-" is the beginning of compounds: a word that begins with it may be parted behind it, and what follows
 * is looked up anew; "-nader" (a part that begins with a hyphen) may not begin a line.
 */
#ifndef UNDERLAG_PDF_HYPHEN_H
#define UNDERLAG_PDF_HYPHEN_H

#include "base/diag.h"

struct hyphenator;

/* How good a place is. */
enum hyphen { HYPHEN_NONE, HYPHEN_INSIDE, HYPHEN_COMPOUND };

/*
 * exceptions may be NULL. A file that can not be read or is not of its form is a fault; NULL then. The dictionary's memory is
 * released by hyphenator_close, everything else is the arena's.
 */
struct hyphenator *hyphenator_open(struct arena *arena, const char *dictionary, const char *exceptions,
				   struct diags *diags);
void hyphenator_close(struct hyphenator *hyphenator);

/*
 * Sets places[i], 0 < i < word.n, to how good a hyphen before byte i of the word is; at least two letters stay on each side. A word
 * is letters only. places has room for word.n.
 */
void hyphenate(const struct hyphenator *hyphenator, struct str word, enum hyphen *places);

#endif
