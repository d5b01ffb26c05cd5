/* Our own list of where words are parted (hyphen.h): read, and looked up in. */
#ifndef UNDERLAG_PDF_HYPHEN_LIST_H
#define UNDERLAG_PDF_HYPHEN_LIST_H

#include "pdf/hyphen.h"

/* Longer words are no words. */
enum { HYPHEN_LETTERS = 80 };

/* text is in the dictionary's letters: ISO 8859-1, lower case. places[i] is how good a hyphen before letter i is. */
struct hyphen_entry {
	struct str text;
	uint8_t *places;
	unsigned line; /* of the file, from 1 */
};

struct hyphen_entries {
	struct hyphen_entry *items;
	size_t count, capacity;
};

/* Each sorted by text. */
struct hyphen_list {
	struct hyphen_entries words, beginnings, endings;
};

/* False when a fault was found. */
MUST_USE bool hyphen_list_read(struct hyphen_list *list, struct arena *arena, const char *path, struct diags *diags);

/* The entry of that text, or NULL. */
const struct hyphen_entry *hyphen_list_find(const struct hyphen_entries *entries, struct str text);

/* Writes the letters of a UTF-8 word in the form of entries; 0 when it has something else, or more of them than fit. */
size_t hyphen_letters(struct str word, char letters[HYPHEN_LETTERS]);

#endif
