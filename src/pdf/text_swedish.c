/* What Swedish typesetting makes of text as it is typed. */
#include "pdf/text_swedish.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "pdf/text_swedish_words.h"

#include <string.h>

#define HARD_SPACE S("\xC2\xA0")
#define EN_DASH S("\xE2\x80\x93")
#define MINUS S("\xE2\x88\x92")
#define QUOTE S("\xE2\x80\x9D")
#define APOSTROPHE S("\xE2\x80\x99")
#define ELLIPSIS S("\xE2\x80\xA6")

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* ---- signs within words ---- */

/* A figure or a name of programs: what is written in it is meant so. */
static bool is_code(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] && strchr("=_[]{}<>|\\@#*~`$&;", word.p[i]))
			return true;
	return str_find(word, S("://")) != (size_t)-1;
}

static bool is_letters(struct str word)
{
	for (size_t at = 0, n; at < word.n; at += n) {
		int32_t c = utf8_next(str_sub(word, at, word.n), &n);
		if (!swedish_is_letter(c) && c != '\'' && c != '-')
			return false;
	}
	return true;
}

static struct str core_of(struct str word)
{
	return swedish_without_closing(swedish_without_opening(word));
}

/* Whether there is anything in the word that may be set otherwise. */
static bool has_signs(struct str word)
{
	return memchr(word.p, '-', word.n) || memchr(word.p, '\'', word.n) || str_find(word, S("...")) != (size_t)-1;
}

/* The word with its minus sign, apostrophes and points of omission. */
static void write_word(struct buf *out, struct str left, struct str word, bool begins)
{
	if (!has_signs(word)) {
		buf_add(out, word);
		return;
	}
	struct str core = core_of(word);
	bool code = is_code(core), letters = is_letters(core);
	size_t sign = word.n - swedish_without_opening(word).n, at = 0;
	struct str number = str_sub(core, 1, core.n);

	if (str_ends(number, S("%")))
		number.n--;
	if (begins && str_starts(core, S("-")) && swedish_is_plain_number(number) &&
	    !(left.n && swedish_is_digit(left.p[left.n - 1]))) {
		buf_add(out, str_sub(word, 0, sign));
		buf_add(out, MINUS);
		at = sign + 1;
	}
	while (at < word.n) {
		struct str rest = str_sub(word, at, word.n);
		char before = at ? word.p[at - 1] : ' ', after = rest.n > 3 ? rest.p[3] : ' ';
		size_t next;
		if (!code && str_starts(rest, S("...")) && before != '.' && after != '.' && before != '/' &&
		    after != '/' &&
		    (swedish_without_opening(str_sub(word, 0, at)).n == 0 || swedish_without_closing(rest).n == 0)) {
			buf_add(out, ELLIPSIS);
			at += 3;
		} else if (letters && rest.p[0] == '\'' && at > sign &&
			   swedish_is_letter(utf8_next(str_sub(rest, 1, rest.n), &next))) {
			buf_add(out, APOSTROPHE);
			at++;
		} else {
			buf_char(out, word.p[at++]);
		}
	}
}

/* ---- quotation marks ---- */

/* The word around a place. */
static struct str word_at(struct str text, size_t at, size_t *start)
{
	size_t end = at;

	for (*start = at; *start > 0 && !is_space(text.p[*start - 1]);)
		--*start;
	while (end < text.n && !is_space(text.p[end]))
		end++;
	return str_sub(text, *start, end - *start);
}

/* What stands beside a text goes on in it without a space; anything stands before it. */
struct beside {
	bool before, after, earlier;
};

/* Whether a quotation begins, or ends, with this mark: nothing but punctuation stands between it and a space. */
static bool is_quote(struct str text, struct beside beside, size_t at, bool begins)
{
	size_t start;
	struct str word = word_at(text, at, &start), core = core_of(word);
	struct str left = str_sub(word, 0, at - start), right = str_sub(word, at - start + 1, word.n);

	if (is_code(core))
		return false;
	if (core.n == 0)
		return begins ? beside.after && start + word.n == text.n : beside.before && start == 0;
	return begins ? swedish_without_opening(left).n == 0 && swedish_without_closing(right).n > 0
		      : swedish_without_closing(right).n == 0 && left.n > 0;
}

/* Marks in pairs; what is left alone begins or ends in another style, unless it stands for inches. */
static struct str with_quotes(struct arena *arena, struct str text, struct beside beside)
{
	struct buf out = BUF_INIT;
	size_t pending = (size_t)-1; /* where the pair of the last mark that begins one ends */

	for (size_t at = 0; at < text.n; at++) {
		bool quote = at == pending;
		if (text.p[at] != '"') {
			buf_char(&out, text.p[at]);
			continue;
		}
		if (!quote && is_quote(text, beside, at, true)) {
			pending = at + 1;
			while (pending < text.n && text.p[pending] != '"')
				pending++;
			quote = pending == text.n || is_quote(text, beside, pending, false);
			if (!quote)
				pending = (size_t)-1;
		} else if (!quote && pending == (size_t)-1 && is_quote(text, beside, at, false)) {
			quote = beside.earlier &&
				(at == 0 || (!swedish_is_digit(text.p[at - 1]) && !memchr(text.p, '"', at)));
		}
		buf_add(&out, quote ? QUOTE : S("\""));
	}
	struct str copy = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

/* ---- text ---- */

/* The last word of a text that the next one continues or follows. */
static struct str last_word(struct str text)
{
	size_t start = text.n;

	while (start > 0 && is_space(text.p[start - 1]))
		start--;
	text.n = start;
	while (start > 0 && !is_space(text.p[start - 1]))
		start--;
	return str_sub(text, start, text.n);
}

static size_t word_length(struct str text)
{
	size_t n = 0;

	while (n < text.n && !is_space(text.p[n]))
		n++;
	return n;
}

static size_t space_length(struct str text)
{
	size_t n = 0;

	while (n < text.n && is_space(text.p[n]))
		n++;
	return n;
}

/* The word that text begins with, behind spaces, together with what continues it. */
static struct str next_word(struct arena *arena, struct str text, struct str after)
{
	struct str rest = str_sub(text, space_length(text), text.n);
	struct str word = str_sub(rest, 0, word_length(rest));

	if (word.n < rest.n || after.n == 0)
		return word;
	if (rest.n == 0)
		after = str_sub(after, space_length(after), after.n);
	struct str more = str_sub(after, 0, word_length(after));
	return word.n == 0 ? more : more.n == 0 ? word : str_join(arena, word, more);
}

/*
 * Whether the text is nothing but letters and punctuation behind lower-case ones, as most of it is: nothing of that is set
 * otherwise than it is written.
 */
static bool is_plain(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i], left = i ? (unsigned char)text.p[i - 1] : ' ';
		bool latin = c == 0xC3 || (left == 0xC3 && c >= 0x80); /* À to ÿ */
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || latin;
		bool behind_lower = (left >= 'a' && left <= 'z') || left >= 0xA0;
		if (!letter && !is_space(text.p[i]) && !(strchr(".,:;!?()", c) && c && (c != '.' || behind_lower)))
			return false;
	}
	return true;
}

struct str text_swedish(struct arena *arena, struct str before, struct str text, struct str after)
{
	if (before.n == 0 && after.n == 0 && is_plain(text))
		return text;

	struct buf out = BUF_INIT;
	struct beside beside = {before.n && !is_space(before.p[before.n - 1]), after.n && !is_space(after.p[0]),
				before.n > 0};
	struct str rest = text.n && memchr(text.p, '"', text.n) ? with_quotes(arena, text, beside) : text;
	struct str left = last_word(before);
	bool begins = !beside.before;

	while (rest.n) {
		size_t space = space_length(rest);
		struct str whole = next_word(arena, rest, after);
		if (space && swedish_keeps_together(left, whole))
			buf_add(&out, HARD_SPACE);
		else
			buf_add(&out, str_sub(rest, 0, space));
		begins = begins || space > 0;
		rest = str_sub(rest, space, rest.n);

		struct str word = str_sub(rest, 0, word_length(rest));
		rest = str_sub(rest, word.n, rest.n);
		if (word.n == 0)
			break;
		if (begins && left.n && str_equal(whole, S("-")) && next_word(arena, rest, after).n > 0)
			buf_add(&out, EN_DASH);
		else
			write_word(&out, left, word, begins && word.n == whole.n);
		left = begins || left.n == 0 ? whole : str_join(arena, left, whole);
		begins = false;
	}
	struct str copy = str_equal(buf_str(&out), text) ? text : str_copy(arena, buf_str(&out));
	buf_release(&out);
	return copy;
}
