/* Where words may be parted: our own list first, then libhyphen's dictionary. */
#include "pdf/hyphen.h"

#include "pdf/hyphen_list.h"

#include <errno.h>
#include <hyphen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The letters that must follow a place where parts of a compound meet, and the least cut off beside one. */
enum { PART = 3 };

struct hyphenator {
	HyphenDict *dictionary;
	struct hyphen_list list;
};

struct hyphenator *hyphenator_open(struct arena *arena, const char *dictionary, const char *exceptions,
				   struct diags *diags)
{
	struct hyphenator *hyphenator = ARENA_NEW(arena, struct hyphenator);
	struct place at = {.file = str_from(dictionary)};

	if (access(dictionary, R_OK) != 0) {
		diag_add(diags, DIAG_WRITE, at, _("cannot read the hyphenation dictionary: %s"), strerror(errno));
		return NULL;
	}
	hyphenator->dictionary = hnj_hyphen_load(dictionary);
	if (!hyphenator->dictionary || strcmp(hyphenator->dictionary->cset, "ISO8859-1") != 0) {
		diag_add(diags, DIAG_WRITE, at, _("this is no hyphenation dictionary in ISO8859-1"));
		hyphenator_close(hyphenator);
		return NULL;
	}
	if (exceptions && !hyphen_list_read(&hyphenator->list, arena, exceptions, diags)) {
		hyphenator_close(hyphenator);
		return NULL;
	}
	return hyphenator;
}

void hyphenator_close(struct hyphenator *hyphenator)
{
	if (hyphenator && hyphenator->dictionary)
		hnj_hyphen_free(hyphenator->dictionary);
}

/* The dictionary's places that leave so many letters on each side. */
static void look_up(const struct hyphenator *hyphenator, struct str part, size_t before, size_t after,
		    enum hyphen *places)
{
	char word[HYPHEN_LETTERS + 1], marks[HYPHEN_LETTERS + 5]; /* libhyphen's extra room */
	char **changed = NULL;
	int *position = NULL, *cut = NULL;

	if (part.n < before + after)
		return;
	memcpy(word, part.p, part.n);
	word[part.n] = '\0'; /* read up to there, whatever size is said */
	if (hnj_hyphen_hyphenate2(hyphenator->dictionary, word, (int)part.n, marks, NULL, &changed, &position, &cut) !=
	    0)
		return;
	for (size_t i = before; i <= part.n - after; i++)
		/* Odd: a hyphen after that letter. What spells the word anew ("till-lägg") is no place. */
		if (marks[i - 1] % 2 && !(changed && changed[i - 1]))
			places[i] = HYPHEN_INSIDE;
	for (size_t i = 0; changed && i < part.n; i++)
		free(changed[i]);
	free(changed);
	free(position);
	free(cut);
}

/* The longest beginning of a compound that part has. */
static const struct hyphen_entry *beginning_of(const struct hyphen_list *list, struct str part)
{
	for (size_t n = part.n > PART ? part.n - PART : 0; n >= HYPHEN_BEFORE; n--) {
		const struct hyphen_entry *found = hyphen_list_find(&list->beginnings, str_sub(part, 0, n));
		if (found)
			return hyphen_list_find(&list->endings, str_sub(part, n, part.n)) ? NULL : found;
	}
	return NULL;
}

static bool says_inside(const struct hyphen_entry *entry)
{
	for (size_t i = 0; entry && i < entry->text.n; i++)
		if (entry->places[i] != HYPHEN_NONE)
			return true;
	return false;
}

static void copy_places(const struct hyphen_entry *entry, enum hyphen *places)
{
	for (size_t i = 1; i < entry->text.n; i++)
		places[i] = entry->places[i];
}

static void part_word(const struct hyphenator *hyphenator, struct str part, enum hyphen *places)
{
	for (size_t before = HYPHEN_BEFORE; part.n; before = PART) {
		const struct hyphen_entry *word = hyphen_list_find(&hyphenator->list.words, part);
		const struct hyphen_entry *beginning = word ? NULL : beginning_of(&hyphenator->list, part);
		size_t n = beginning ? beginning->text.n : part.n;

		if (word)
			copy_places(word, places);
		else if (beginning)
			copy_places(beginning, places);
		if (!word && !says_inside(beginning))
			look_up(hyphenator, str_sub(part, 0, n), before, PART, places);
		if (!beginning)
			return;
		places[n] = HYPHEN_COMPOUND;
		places += n;
		part = str_sub(part, n, part.n);
	}
}

void hyphenate(const struct hyphenator *hyphenator, struct str word, enum hyphen *places)
{
	char letters[HYPHEN_LETTERS];
	enum hyphen found[HYPHEN_LETTERS] = {HYPHEN_NONE};
	size_t count = hyphen_letters(word, letters), letter = 0;

	for (size_t i = 0; i < word.n; i++)
		places[i] = HYPHEN_NONE;
	if (count < HYPHEN_BEFORE + HYPHEN_AFTER)
		return;
	part_word(hyphenator, (struct str){letters, count}, found);
	for (size_t i = 0; i < word.n; i++) {
		bool begins = ((unsigned char)word.p[i] & 0xC0) != 0x80;
		if (begins && letter >= HYPHEN_BEFORE && letter <= count - HYPHEN_AFTER)
			places[i] = found[letter];
		letter += begins;
	}
}
