/* Words parted: hyphenated where that is allowed, cut where they are wider than the line. */
#include "pdf/text_part.h"

#include "base/utf8.h"
#include "pdf/text_swedish_words.h"

/* No word that a dictionary knows has more bytes. */
enum { CORE_MAXIMUM = 160 };

static double width_of(const struct text_setting *setting, struct pen pen, struct str text)
{
	return fonts_width(setting->canvas->fonts, pen.font, text) * pen.size;
}

double text_hyphen_width(const struct text_setting *setting, const struct text_word *word)
{
	return width_of(setting, word->pieces.items[word->pieces.count - 1].pen, S(TEXT_HYPHEN));
}

static void add_part(const struct text_setting *setting, struct text_word *part, struct text_piece piece,
		     struct str text)
{
	piece.text = text;
	piece.width = width_of(setting, piece.pen, text);
	part->width += piece.width;
	*text_add_piece(setting->arena, &part->pieces) = piece;
}

/* ---- hyphens ---- */

/* The letters of a word, in one style and without a break; punctuation and a note reference may surround them. */
struct core {
	size_t piece, start, end;
};

static bool find_core(const struct text_word *word, struct core *core)
{
	bool found = false;

	for (size_t i = 0; i < word->pieces.count; i++) {
		const struct text_piece *piece = &word->pieces.items[i];
		if (piece->whole)
			return false;
		if (piece->run && piece->run->kind == RUN_NOTE)
			continue;
		for (size_t at = 0, n; at < piece->text.n; at += n) {
			int32_t c = utf8_next(str_sub(piece->text, at, piece->text.n), &n);
			if (c >= '0' && c <= '9')
				return false;
			if (!swedish_is_letter(c))
				continue;
			if (!found)
				*core = (struct core){i, at, at};
			if (core->piece != i || core->end != at || (found && swedish_is_capital(c)))
				return false;
			core->end = at + n;
			found = true;
		}
	}
	return found && core->end - core->start <= CORE_MAXIMUM;
}

bool text_hyphenate(const struct text_setting *setting, const struct text_word *word, enum hyphen least,
		    struct text_words *out)
{
	enum hyphen places[CORE_MAXIMUM];
	struct text_word part = {.spaced = word->spaced, .forced = word->forced};
	struct core core;
	size_t from = 0;

	if (!setting->hyphenator || !find_core(word, &core))
		return false;
	const struct text_piece *piece = &word->pieces.items[core.piece];
	hyphenate(setting->hyphenator, str_sub(piece->text, core.start, core.end - core.start), places);
	for (size_t i = core.start + 1; i < core.end; i++) {
		enum hyphen place = places[i - core.start];
		if (place < least || place == HYPHEN_NONE)
			continue;
		for (size_t k = 0; from == 0 && k < core.piece; k++)
			add_part(setting, &part, word->pieces.items[k], word->pieces.items[k].text);
		add_part(setting, &part, *piece, str_sub(piece->text, from, i - from));
		part.hyphen = place;
		*ARENA_PUSH(setting->arena, out) = part;
		part = (struct text_word){0};
		from = i;
	}
	if (from == 0)
		return false;
	add_part(setting, &part, *piece, str_sub(piece->text, from, piece->text.n));
	for (size_t k = core.piece + 1; k < word->pieces.count; k++)
		add_part(setting, &part, word->pieces.items[k], word->pieces.items[k].text);
	part.hyphen = word->hyphen;
	*ARENA_PUSH(setting->arena, out) = part;
	return true;
}

/* ---- words too wide for any line ---- */

/* As many bytes of text as fit, at least one character; accents stay with their letters. */
static size_t prefix(const struct text_setting *setting, struct pen pen, struct str text, double width)
{
	double taken = 0;
	size_t fits = 0;

	for (size_t at = 0, n; at < text.n; at += n) {
		int32_t c = utf8_next(str_sub(text, at, text.n), &n);
		taken += width_of(setting, pen, str_sub(text, at, n));
		if (taken > width && fits)
			break;
		if (at == fits || (c >= 0x300 && c <= 0x36F))
			fits = at + n;
	}
	return fits;
}

static bool splits_letters(struct str text, size_t at)
{
	size_t n, before = at;

	while (before > 0 && ((unsigned char)text.p[before - 1] & 0xC0) == 0x80)
		before--;
	return before > 0 && at < text.n && swedish_is_letter(utf8_next(str_sub(text, before - 1, text.n), &n)) &&
	       swedish_is_letter(utf8_next(str_sub(text, at, text.n), &n));
}

void text_cut(const struct text_setting *setting, const struct text_word *word, double width, struct text_words *out)
{
	for (size_t i = 0; i < word->pieces.count; i++) {
		struct text_piece piece = word->pieces.items[i];
		double hyphen = width_of(setting, piece.pen, S(TEXT_HYPHEN));
		struct str rest = piece.text;
		for (bool first = i == 0; rest.n; first = false) {
			size_t n = prefix(setting, piece.pen, rest, width);
			if (n < rest.n)
				n = prefix(setting, piece.pen, rest, width - hyphen);
			struct text_word *part = ARENA_PUSH(setting->arena, out);
			part->spaced = first && word->spaced;
			part->forced = first && word->forced;
			if (n < rest.n)
				part->hyphen = splits_letters(rest, n) ? HYPHEN_INSIDE : HYPHEN_NONE;
			else if (i + 1 == word->pieces.count)
				part->hyphen = word->hyphen;
			add_part(setting, part, piece, str_sub(rest, 0, n));
			rest = str_sub(rest, n, rest.n);
		}
	}
}
