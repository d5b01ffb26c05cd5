/* Our own list of where words are parted. */
#include "pdf/hyphen_list.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAXIMUM = 1024 * 1024 };

/* ISO 8859-1 in lower case, or 0. */
static char letter_of(int32_t character)
{
	bool upper =
		(character >= 'A' && character <= 'Z') || (character >= 0xC0 && character <= 0xDE && character != 0xD7);
	bool lower =
		(character >= 'a' && character <= 'z') || (character >= 0xDF && character <= 0xFF && character != 0xF7);

	return upper ? (char)(character + 0x20) : lower ? (char)character : 0;
}

size_t hyphen_letters(struct str word, char letters[HYPHEN_LETTERS])
{
	size_t count = 0;

	for (size_t at = 0, n; at < word.n; at += n) {
		char letter = letter_of(utf8_next(str_sub(word, at, word.n), &n));
		if (letter == 0 || count == HYPHEN_LETTERS)
			return 0;
		letters[count++] = letter;
	}
	return count;
}

/* ---- looking up ---- */

static int compare(const void *a, const void *b)
{
	const struct hyphen_entry *left = a, *right = b;
	int order = str_compare(left->text, right->text);

	return order ? order : (left->line > right->line) - (left->line < right->line);
}

const struct hyphen_entry *hyphen_list_find(const struct hyphen_entries *entries, struct str text)
{
	size_t low = 0, high = entries->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(entries->items[middle].text, text);
		if (order == 0)
			return &entries->items[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* ---- reading ---- */

struct reading {
	struct hyphen_list *list;
	struct arena *arena;
	struct diags *diags;
	struct place at;
};

/* The letters and places of an entry without the mark that says its kind; false after a fault. */
static bool take_letters(struct reading *r, struct str written, unsigned column, struct hyphen_entry *entry)
{
	char letters[HYPHEN_LETTERS];
	uint8_t places[HYPHEN_LETTERS] = {0};
	size_t count = 0;
	uint8_t place = HYPHEN_NONE;
	struct place at = {r->at.file, r->at.line, column};

	for (size_t i = 0, n; i < written.n; i += n, at.column++) {
		struct str rest = str_sub(written, i, written.n);
		int32_t character = utf8_next(rest, &n);
		bool mark = character == '-' || character == '|';
		if (mark && count && !place) {
			place = character == '|' ? HYPHEN_COMPOUND : HYPHEN_INSIDE;
			continue;
		}
		char letter = letter_of(character);
		if (mark || letter == 0) {
			diag_add(r->diags, DIAG_INPUT, at,
				 mark ? _("\"%.*s\" must have letters on both sides: write \"budget|av-vikelse\"")
				 : character < 0
					 ? _("the list of hyphens is not UTF-8 text here: save the file as UTF-8")
					 : _("\"%.*s\" is no letter of a Swedish word: an entry is one word with \"-\" "
					     "and \"|\""),
				 STR_ARG(str_sub(rest, 0, n)));
			return false;
		}
		if (count == HYPHEN_LETTERS) {
			diag_add(r->diags, DIAG_INPUT, at, _("the word is longer than %d letters"), HYPHEN_LETTERS);
			return false;
		}
		places[count] = place;
		place = HYPHEN_NONE;
		letters[count++] = letter;
	}
	if (place || count == 0) {
		diag_add(r->diags, DIAG_INPUT, at, _("letters are missing here: write \"budget|av-vikelse\""));
		return false;
	}
	entry->text = str_copy(r->arena, (struct str){letters, count});
	entry->places = ARENA_ARRAY(r->arena, uint8_t, count);
	memcpy(entry->places, places, count);
	return true;
}

static void read_line(struct reading *r, struct str line)
{
	struct str written = str_trim(str_sub(line, 0, str_find(line, S("#"))));
	struct hyphen_entries *entries = &r->list->words;
	struct hyphen_entry entry = {.line = r->at.line};

	if (written.n == 0)
		return;
	struct place start = {.line = r->at.line, .column = 1};
	place_advance(&start, (struct str){line.p, (size_t)(written.p - line.p)});
	if (str_starts(written, S("-"))) {
		entries = &r->list->endings;
		written = str_sub(written, 1, written.n);
		start.column++;
	} else if (str_ends(written, S("|"))) {
		entries = &r->list->beginnings;
		written = str_sub(written, 0, written.n - 1);
	}
	if (take_letters(r, written, start.column, &entry))
		*ARENA_PUSH(r->arena, entries) = entry;
}

static void sort(struct reading *r, struct hyphen_entries *entries)
{
	if (entries->count)
		qsort(entries->items, entries->count, sizeof *entries->items, compare);
	for (size_t i = 1; i < entries->count; i++)
		if (str_equal(entries->items[i - 1].text, entries->items[i].text))
			diag_add(r->diags, DIAG_INPUT, (struct place){r->at.file, entries->items[i].line, 0},
				 _("the same entry stands on line %u: delete one of them"), entries->items[i - 1].line);
}

static bool read_all(struct buf *text, const char *path, struct place at, struct diags *diags)
{
	text->maximum = FILE_MAXIMUM;
	int error = buf_read_file(text, path);
	if (error == EFBIG)
		diag_add(diags, DIAG_INPUT, at,
			 _("the list of hyphens is larger than %d bytes: is this the right file?"), FILE_MAXIMUM);
	else if (error)
		diag_add(diags, DIAG_INPUT, at, _("cannot read the list of hyphens: %s"), strerror(error));
	return error == 0;
}

bool hyphen_list_read(struct hyphen_list *list, struct arena *arena, const char *path, struct diags *diags)
{
	size_t faults = diags_faults(diags);
	struct reading reading = {list, arena, diags, {.file = str_from(path)}};
	struct buf text = BUF_INIT;

	*list = (struct hyphen_list){0};
	if (read_all(&text, path, reading.at, diags)) {
		struct str rest = buf_str(&text);
		while (rest.n) {
			reading.at.line++;
			read_line(&reading, str_cut(&rest, '\n'));
		}
		sort(&reading, &list->words);
		sort(&reading, &list->beginnings);
		sort(&reading, &list->endings);
	}
	buf_release(&text);
	return diags_faults(diags) == faults;
}
