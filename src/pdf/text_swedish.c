/* What Swedish typesetting makes of text as it is typed. */
#include "pdf/text_swedish.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

#define HARD_SPACE S("\xC2\xA0")
#define EN_DASH S("\xE2\x80\x93")
#define EM_DASH S("\xE2\x80\x94")
#define MINUS S("\xE2\x88\x92")
#define QUOTE S("\xE2\x80\x9D")
#define APOSTROPHE S("\xE2\x80\x99")
#define ELLIPSIS S("\xE2\x80\xA6")

/* What may stand around a word without being part of it. */
static const struct str opening[] = {STR("("), STR("["), STR("\""), STR("'"), STR("\xE2\x80\x9D"), STR("\xC2\xBB")};
static const struct str closing[] = {STR("."),
				     STR(","),
				     STR(";"),
				     STR(":"),
				     STR("!"),
				     STR("?"),
				     STR(")"),
				     STR("]"),
				     STR("\""),
				     STR("'"),
				     STR("\xE2\x80\x9D"),
				     STR("\xC2\xBB"),
				     STR("\xE2\x80\xA6")};

/* What stands before a number and belongs to it. */
static const struct str signs[] = {STR("-"), STR("+"), STR("\xE2\x88\x92"), STR("\xC2\xB1")};

/* What stands behind a number and belongs to it. */
static const struct str units[] = {
	STR("kr"),
	STR("tkr"),
	STR("mkr"),
	STR("mnkr"),
	STR("mdkr"),
	STR("kronor"),
	STR("öre"),
	STR("tusen"),
	STR("miljon"),
	STR("miljoner"),
	STR("miljard"),
	STR("miljarder"),
	STR("%"),
	STR("‰"),
	STR("procent"),
	STR("procentenhet"),
	STR("procentenheter"),
	STR("st"),
	STR("år"),
	STR("månader"),
	STR("veckor"),
	STR("dagar"),
	STR("timmar"),
	STR("årsarbetare"),
	STR("årsarbeten"),
	STR("vårdplatser"),
	STR("gånger"),
	STR("m"),
	STR("m²"),
	STR("kvm"),
	STR("km"),
	STR("mil"),
	STR("kg"),
	STR("ton"),
	STR("kWh"),
	STR("MWh"),
	STR("GWh"),
	STR("°C"),
	STR("§"),
	STR("§§"),
	STR("kap"),
	STR("mom"),
};

/* What stands before a number and belongs to it. */
static const struct str labels[] = {
	STR("§"),      STR("§§"),     STR("kap."),   STR("kapitel"), STR("avsnitt"), STR("punkt"),   STR("nr"),
	STR("nummer"), STR("s."),     STR("sid."),   STR("sidan"),   STR("kl."),     STR("klockan"), STR("ca"),
	STR("bil."),   STR("bilaga"), STR("tabell"), STR("figur"),   STR("diagram"), STR("art."),    STR("prop."),
	STR("dnr"),    STR("SFS"),    STR("v."),     STR("vecka"),   STR("år"),
};

static const struct str months[] = {
	STR("januari"), STR("februari"), STR("mars"),      STR("april"),   STR("maj"),      STR("juni"),
	STR("juli"),    STR("augusti"),  STR("september"), STR("oktober"), STR("november"), STR("december"),
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- words ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(int32_t character)
{
	return character != '_' && utf8_is_letter(character);
}

/* Swedish letters in capitals are the same; anything else is what its bytes are. */
static unsigned char lower(struct str text, size_t i)
{
	unsigned char c = (unsigned char)text.p[i];
	bool accented = i > 0 && text.p[i - 1] == '\xC3' && c >= 0x80 && c <= 0x9E;

	return accented || (c >= 'A' && c <= 'Z') ? (unsigned char)(c + 0x20) : c;
}

static bool is_same_word(struct str a, struct str b)
{
	for (size_t i = 0; i < a.n && a.n == b.n; i++)
		if (lower(a, i) != lower(b, i))
			return false;
	return a.n == b.n;
}

static bool is_one_of(struct str text, const struct str *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_same_word(text, list[i]))
			return true;
	return false;
}

/* Most words begin and end so, and none of the lists does. */
static bool is_plain(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* How many bytes of the list's texts the word begins with. */
static size_t leading(struct str word, const struct str *list, size_t count)
{
	size_t at = 0;

	if (word.n == 0 || is_plain(word.p[0]))
		return 0;
	for (size_t i = 0; i < count; i++) {
		if (list[i].n && str_starts(str_sub(word, at, word.n), list[i])) {
			at += list[i].n;
			i = (size_t)-1;
		}
	}
	return at;
}

static size_t trailing(struct str word, const struct str *list, size_t count)
{
	size_t n = word.n;

	if (n == 0 || is_plain(word.p[n - 1]))
		return 0;
	for (size_t i = 0; i < count; i++) {
		if (str_ends(str_sub(word, 0, n), list[i])) {
			n -= list[i].n;
			i = (size_t)-1;
		}
	}
	return word.n - n;
}

static struct str without_opening(struct str word)
{
	return str_sub(word, leading(word, opening, COUNT(opening)), word.n);
}

static struct str without_closing(struct str word)
{
	return str_sub(word, 0, word.n - trailing(word, closing, COUNT(closing)));
}

/* Digits, with what may stand between them. */
static bool is_plain_number(struct str word)
{
	if (word.n == 0 || !is_digit(word.p[0]) || !is_digit(word.p[word.n - 1]))
		return false;
	for (size_t at = 0, n; at < word.n; at += n) {
		int32_t c = utf8_next(str_sub(word, at, word.n), &n);
		if (!(c >= '0' && c <= '9') && c != ',' && c != '.' && c != ':' && c != 0xA0 && c != 0x202F)
			return false;
	}
	return true;
}

/* "12,5", "(−5", "10–12". */
static bool is_number(struct str word)
{
	word = without_opening(word);
	word = str_sub(word, leading(word, signs, COUNT(signs)), word.n);
	size_t dash = str_find(word, EN_DASH);
	if (dash != (size_t)-1 && is_plain_number(str_sub(word, 0, dash)))
		word = str_sub(word, dash + EN_DASH.n, word.n);
	return is_plain_number(word);
}

static bool is_unit(struct str word)
{
	return is_one_of(without_closing(word), units, COUNT(units));
}

static bool is_label(struct str word)
{
	return is_one_of(without_opening(word), labels, COUNT(labels));
}

static bool begins_with_digit(struct str word)
{
	return word.n && is_digit(word.p[0]);
}

static bool is_day(struct str word)
{
	word = without_opening(word);
	return (word.n == 1 && word.p[0] >= '1' && word.p[0] <= '9') ||
	       (word.n == 2 && word.p[0] >= '0' && word.p[0] <= '3' && is_digit(word.p[1]));
}

static bool is_month(struct str word)
{
	return is_one_of(without_closing(word), months, COUNT(months));
}

/* One to three digits, with what may stand before a number. */
static bool begins_thousands(struct str word)
{
	word = without_opening(word);
	word = str_sub(word, leading(word, signs, COUNT(signs)), word.n);
	for (size_t i = 0; i < word.n; i++)
		if (!is_digit(word.p[i]))
			return false;
	return word.n >= 1 && word.n <= 3;
}

/* Three digits, and decimals or punctuation. */
static bool is_thousand_group(struct str word)
{
	if (word.n < 3 || !is_digit(word.p[0]) || !is_digit(word.p[1]) || !is_digit(word.p[2]))
		return false;
	word = without_closing(word);
	return word.n == 3 || (word.n > 4 && (word.p[3] == ',' || word.p[3] == '.') && is_plain_number(word));
}

static bool is_upper(int32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

/* "A." and "A.-B." */
static bool is_initial(struct str word)
{
	size_t n;

	word = without_opening(word);
	return is_upper(utf8_next(word, &n)) && word.n > n && word.p[n] == '.' && word.p[word.n - 1] == '.' &&
	       word.n <= 2 * (n + 2);
}

static bool begins_with_capital(struct str word)
{
	size_t n;

	return is_upper(utf8_next(word, &n));
}

static bool is_word(struct str word)
{
	return word.n > 0;
}

static bool is_dash(struct str word)
{
	return str_equal(word, S("-")) || str_equal(word, EN_DASH) || str_equal(word, EM_DASH);
}

/* No line ends between a word of the first kind and one of the second. */
static const struct {
	bool (*left)(struct str), (*right)(struct str);
} kept_together[] = {
	{is_number, is_unit},
	{is_label, begins_with_digit},
	{is_day, is_month},
	{begins_thousands, is_thousand_group},
	{is_initial, begins_with_capital},
	{is_word, is_dash},
};

static bool keeps_together(struct str left, struct str right)
{
	if (left.n == 0 || right.n == 0)
		return false;
	for (size_t i = 0; i < COUNT(kept_together); i++)
		if (kept_together[i].left(left) && kept_together[i].right(right))
			return true;
	return false;
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
		if (!is_letter(c) && c != '\'' && c != '-')
			return false;
	}
	return true;
}

static struct str core_of(struct str word)
{
	return without_closing(without_opening(word));
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
	size_t sign = leading(word, opening, COUNT(opening)), at = 0;
	struct str number = str_sub(core, 1, core.n);

	if (str_ends(number, S("%")))
		number.n--;
	if (begins && str_starts(core, S("-")) && is_plain_number(number) &&
	    !(left.n && is_digit(left.p[left.n - 1]))) {
		buf_add(out, str_sub(word, 0, sign));
		buf_add(out, MINUS);
		at = sign + 1;
	}
	while (at < word.n) {
		struct str rest = str_sub(word, at, word.n);
		char before = at ? word.p[at - 1] : ' ', after = rest.n > 3 ? rest.p[3] : ' ';
		size_t next;
		if (!code && str_starts(rest, S("...")) && before != '.' && after != '.' && before != '/' &&
		    after != '/' && (without_opening(str_sub(word, 0, at)).n == 0 || without_closing(rest).n == 0)) {
			buf_add(out, ELLIPSIS);
			at += 3;
		} else if (letters && rest.p[0] == '\'' && at > sign &&
			   is_letter(utf8_next(str_sub(rest, 1, rest.n), &next))) {
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
	return begins ? without_opening(left).n == 0 && without_closing(right).n > 0
		      : without_closing(right).n == 0 && left.n > 0;
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
			quote = beside.earlier && (at == 0 || (!is_digit(text.p[at - 1]) && !memchr(text.p, '"', at)));
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

struct str text_swedish(struct arena *arena, struct str before, struct str text, struct str after)
{
	struct buf out = BUF_INIT;
	struct beside beside = {before.n && !is_space(before.p[before.n - 1]), after.n && !is_space(after.p[0]),
				before.n > 0};
	struct str rest = text.n && memchr(text.p, '"', text.n) ? with_quotes(arena, text, beside) : text;
	struct str left = last_word(before);
	bool begins = !beside.before;

	while (rest.n) {
		size_t space = space_length(rest);
		struct str whole = next_word(arena, rest, after);
		if (space && keeps_together(left, whole))
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
