/*
 * Where Swedish words may be parted (libhyphen, hyphen-sv), and where not: the dictionary does not know where the parts of a
 * compound meet ("budge-tansvar", "ba-lan-s-kravsre-sul-tat"), so a list of our own comes first.
 *
 * The list is a text file in UTF-8, one entry a line; "#" begins a comment. "|" stands where parts of a compound meet, the
 * best places for a hyphen, "-" at the other places.
 *
 *	år-ets|resultat    a word: it is parted there and nowhere else
 *	kostnads|          how compounds begin: they are parted behind it, and what follows is looked up in its turn;
 *	                   the longest beginning counts; where it has no mark inside, the dictionary says how it is parted itself
 *	-ens               an ending: where only this follows, the word is no compound ("budgetens")
 *
 * What the list leaves open the dictionary says. As Swedish typesetters do, two letters at least stay before a hyphen and
 * three go to the next line; beside a place where parts meet, nothing shorter than three letters is cut off.
 */
#ifndef UNDERLAG_PDF_HYPHEN_H
#define UNDERLAG_PDF_HYPHEN_H

#include "base/diag.h"

struct hyphenator;

/* How good a place is. */
enum hyphen { HYPHEN_NONE, HYPHEN_INSIDE, HYPHEN_COMPOUND };

/* Letters that stay before a hyphen, and that follow it. */
enum { HYPHEN_BEFORE = 2, HYPHEN_AFTER = 3 };

/*
 * exceptions may be NULL. A dictionary that cannot be used is a DIAG_WRITE fault, a list that cannot be read or is not of its
 * form a DIAG_INPUT fault at its line and column; NULL then. The dictionary's memory is released by hyphenator_close,
 * which takes NULL too; everything else is the arena's.
 */
MUST_USE struct hyphenator *hyphenator_open(struct arena *arena, const char *dictionary, const char *exceptions,
					    struct diags *diags);
void hyphenator_close(struct hyphenator *hyphenator);

/*
 * Sets places[i], 0 <= i < word.n, to how good a hyphen before byte i of the word is. A word is letters only, in any case: all
 * places of anything else are HYPHEN_NONE. places has room for word.n.
 */
void hyphenate(const struct hyphenator *hyphenator, struct str word, enum hyphen *places);

#endif
