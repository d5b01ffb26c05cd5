/* Runs become words: what a line's end does not part. */
#include "pdf/text.h"

#include "base/utf8.h"
#include "pdf/text_swedish.h"

#include <string.h>

enum { SOFT_HYPHEN = 0xAD, ZERO_WIDTH_SPACE = 0x200B, EN_DASH = 0x2013 };

/* The words so far; `open` while the next piece belongs to the last one. */
struct reading {
	const struct text_setting *setting;
	struct text_words *words;
	bool open, spaced, forced;
};

static struct pen pen_of(const struct text_setting *setting, const struct run *run)
{
	unsigned font = setting->font | (run->bold ? FONT_BOLD : 0U) | (run->italic ? FONT_ITALIC : 0U);

	return (struct pen){(enum pdf_font)font, setting->size,
			    run->kind == RUN_LINK && run->target.n ? setting->style->link : setting->colour};
}

struct text_piece *text_add_piece(struct arena *arena, struct text_pieces *pieces)
{
	if (pieces->count == pieces->capacity) {
		size_t larger = pieces->capacity ? 4 * pieces->capacity : 1;
		pieces->items = arena_grow(arena, pieces->items, pieces->count, larger, sizeof *pieces->items);
		pieces->capacity = larger;
	}
	return &pieces->items[pieces->count++];
}

static void add_piece(struct reading *r, const struct run *run, struct str text)
{
	struct arena *arena = r->setting->arena;

	if (text.n == 0)
		return;
	if (!r->open) {
		struct text_word *fresh = ARENA_PUSH(arena, r->words);
		fresh->spaced = r->spaced;
		fresh->forced = r->forced;
	}
	struct text_word *word = &r->words->items[r->words->count - 1];
	struct text_piece *piece = text_add_piece(arena, &word->pieces);
	piece->text = text;
	piece->pen = pen_of(r->setting, run);
	if (run->kind == RUN_LINK || run->kind == RUN_NOTE || (run->kind == RUN_REFERENCE && run->anchor))
		piece->run = run;
	piece->whole = run->kind == RUN_FIGURE || run->kind == RUN_LINK || run->kind == RUN_REFERENCE;
	if (run->kind == RUN_NOTE) {
		piece->rise = r->setting->size * r->setting->style->superscript_rise;
		piece->pen.size *= r->setting->style->superscript_size;
	}
	piece->width = fonts_width(r->setting->canvas->fonts, piece->pen.font, text) * piece->pen.size;
	word->width += piece->width;
	r->open = true;
	r->spaced = r->forced = false;
}

static void end_word(struct reading *r, bool spaced)
{
	r->open = false;
	r->spaced = spaced || r->spaced;
}

static bool may_break_after(struct str text, size_t at, size_t n, int32_t character)
{
	size_t length;

	if (character != '-' && character != EN_DASH && character != '/')
		return false;
	/* Between letters only: not in "2020-11", "−5", "a/b". */
	return at >= 2 && utf8_is_letter((unsigned char)text.p[at - 1] < 0x80 ? text.p[at - 1] : 'a') &&
	       utf8_is_letter(utf8_next(str_sub(text, at + n, text.n), &length));
}

static void read_text(struct reading *r, const struct run *run, struct str text)
{
	size_t start = 0, n;

	for (size_t at = 0; at < text.n; at += n) {
		int32_t c = utf8_next(str_sub(text, at, text.n), &n);
		bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
		if (space || c == ZERO_WIDTH_SPACE || c == SOFT_HYPHEN) {
			add_piece(r, run, str_sub(text, start, at - start));
			if (c == SOFT_HYPHEN && r->open)
				r->words->items[r->words->count - 1].hyphen = HYPHEN_COMPOUND;
			end_word(r, space);
			start = at + n;
		} else if (may_break_after(text, at, n, c)) {
			add_piece(r, run, str_sub(text, start, at + n - start));
			end_word(r, false);
			start = at + n;
		}
	}
	add_piece(r, run, str_sub(text, start, text.n));
}

/* A figure is one word: its spaces are hard. */
static void read_figure(struct reading *r, const struct run *run)
{
	struct buf text = BUF_INIT;

	if (run->text.n && !memchr(run->text.p, ' ', run->text.n)) {
		add_piece(r, run, run->text);
		return;
	}
	for (size_t i = 0; i < run->text.n; i++)
		if (run->text.p[i] == ' ')
			buf_add(&text, S("\xC2\xA0"));
		else
			buf_char(&text, run->text.p[i]);
	add_piece(r, run, str_copy(r->setting->arena, buf_str(&text)));
	buf_release(&text);
}

struct str text_note_mark(struct arena *arena, unsigned number, bool after_digit)
{
	return str_printf(arena, "%s%u)", after_digit ? "\xC2\xA0" : "", number);
}

static bool ends_in_digit(const struct reading *r)
{
	if (!r->open)
		return false;
	const struct text_word *word = &r->words->items[r->words->count - 1];
	struct str text = word->pieces.items[word->pieces.count - 1].text;
	return text.p[text.n - 1] >= '0' && text.p[text.n - 1] <= '9';
}

/* What stands beside a run on its line: notes are not read. */
static struct str text_after(const struct run *run)
{
	const struct run *next = run->next;

	while (next && next->kind == RUN_NOTE)
		next = next->next;
	return next && next->kind != RUN_BREAK ? next->text : S("");
}

static bool is_swedish(const struct text_setting *setting)
{
	return strncmp(setting->style->language, "sv", 2) == 0;
}

struct text_words text_words(const struct text_setting *setting, const struct run *runs)
{
	struct text_words words = {0};
	struct reading reading = {.setting = setting, .words = &words};
	struct str before = S("");

	for (const struct run *run = runs; run; run = run->next) {
		switch (run->kind) {
		case RUN_TEXT:
			read_text(&reading, run,
				  is_swedish(setting) ? text_swedish(setting->arena, before, run->text, text_after(run))
						      : run->text);
			break;
		case RUN_LINK:
			read_text(&reading, run, run->text);
			break;
		case RUN_FIGURE:
		case RUN_REFERENCE:
			read_figure(&reading, run);
			break;
		case RUN_NOTE:
			add_piece(&reading, run,
				  text_note_mark(setting->arena, run->note->number, ends_in_digit(&reading)));
			break;
		case RUN_BREAK:
			end_word(&reading, false);
			reading.forced = true;
			break;
		}
		if (run->kind != RUN_NOTE)
			before = run->kind == RUN_BREAK ? S("") : run->text;
	}

	double space = fonts_width(setting->canvas->fonts, setting->font, S(" ")) * setting->size, line = 0;
	words.space = space;
	for (size_t i = 0; i < words.count; i++) {
		const struct text_word *word = &words.items[i];
		line = (i == 0 || word->forced ? 0 : line + (word->spaced ? space : 0)) + word->width;
		if (word->width > words.longest)
			words.longest = word->width;
		if (line > words.natural)
			words.natural = line;
	}
	return words;
}

struct str text_of_runs(struct arena *arena, const struct run *runs)
{
	struct buf text = BUF_INIT;

	for (const struct run *run = runs; run; run = run->next) {
		if (run->kind == RUN_BREAK)
			buf_char(&text, ' ');
		else if (run->kind != RUN_NOTE)
			buf_add(&text, run->text);
	}
	struct str copy = str_copy(arena, buf_str(&text));
	buf_release(&text);
	return copy;
}
