/* Words of Swedish text: which of them a line's end must not part. */
#include "pdf/text_swedish_words.h"

#include "base/utf8.h"

#include <string.h>

#define EN_DASH S("\xE2\x80\x93")
#define EM_DASH S("\xE2\x80\x94")

/* What may stand around a word without being part of it. */
static const struct str opening[] = {
	STR("("), STR("["), STR("\""), STR("'"), STR("\xE2\x80\x9D"), STR("\xC2\xBB"),
};
static const struct str closing[] = {
	STR("."),
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
	STR("\xE2\x80\xA6"),
};

/* What stands before a number and belongs to it. */
static const struct str signs[] = {
	STR("-"),
	STR("+"),
	STR("\xE2\x88\x92"),
	STR("\xC2\xB1"),
};

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

bool swedish_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool swedish_is_letter(int32_t character)
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
	return swedish_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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

struct str swedish_without_opening(struct str word)
{
	return str_sub(word, leading(word, opening, COUNT(opening)), word.n);
}

struct str swedish_without_closing(struct str word)
{
	return str_sub(word, 0, word.n - trailing(word, closing, COUNT(closing)));
}

/* Digits, with what may stand between them. */
bool swedish_is_plain_number(struct str word)
{
	if (word.n == 0 || !swedish_is_digit(word.p[0]) || !swedish_is_digit(word.p[word.n - 1]))
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
	word = swedish_without_opening(word);
	word = str_sub(word, leading(word, signs, COUNT(signs)), word.n);
	size_t dash = str_find(word, EN_DASH);
	if (dash != (size_t)-1 && swedish_is_plain_number(str_sub(word, 0, dash)))
		word = str_sub(word, dash + EN_DASH.n, word.n);
	return swedish_is_plain_number(word);
}

static bool is_unit(struct str word)
{
	return is_one_of(swedish_without_closing(word), units, COUNT(units));
}

static bool is_label(struct str word)
{
	return is_one_of(swedish_without_opening(word), labels, COUNT(labels));
}

static bool begins_with_digit(struct str word)
{
	return word.n && swedish_is_digit(word.p[0]);
}

static bool is_day(struct str word)
{
	word = swedish_without_opening(word);
	return (word.n == 1 && word.p[0] >= '1' && word.p[0] <= '9') ||
	       (word.n == 2 && word.p[0] >= '0' && word.p[0] <= '3' && swedish_is_digit(word.p[1]));
}

static bool is_month(struct str word)
{
	return is_one_of(swedish_without_closing(word), months, COUNT(months));
}

static bool is_year(struct str word)
{
	word = swedish_without_closing(word);
	return word.n == 4 && (word.p[0] == '1' || word.p[0] == '2') && swedish_is_plain_number(word);
}

/* One to three digits, with what may stand before a number. */
static bool begins_thousands(struct str word)
{
	word = swedish_without_opening(word);
	word = str_sub(word, leading(word, signs, COUNT(signs)), word.n);
	for (size_t i = 0; i < word.n; i++)
		if (!swedish_is_digit(word.p[i]))
			return false;
	return word.n >= 1 && word.n <= 3;
}

/* Three digits, and decimals or punctuation. */
static bool is_thousand_group(struct str word)
{
	if (word.n < 3 || !swedish_is_digit(word.p[0]) || !swedish_is_digit(word.p[1]) || !swedish_is_digit(word.p[2]))
		return false;
	word = swedish_without_closing(word);
	return word.n == 3 || (word.n > 4 && (word.p[3] == ',' || word.p[3] == '.') && swedish_is_plain_number(word));
}

bool swedish_is_capital(int32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

/* "A." and "A.-B." */
static bool is_initial(struct str word)
{
	size_t n;

	word = swedish_without_opening(word);
	return swedish_is_capital(utf8_next(word, &n)) && word.n > n && word.p[n] == '.' && word.p[word.n - 1] == '.' &&
	       word.n <= 2 * (n + 2);
}

static bool begins_with_capital(struct str word)
{
	size_t n;

	return swedish_is_capital(utf8_next(word, &n));
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
	{is_month, is_year},
	{begins_thousands, is_thousand_group},
	{is_initial, begins_with_capital},
	{is_word, is_dash},
};

bool swedish_keeps_together(struct str left, struct str right)
{
	if (left.n == 0 || right.n == 0)
		return false;
	for (size_t i = 0; i < COUNT(kept_together); i++)
		if (kept_together[i].left(left) && kept_together[i].right(right))
			return true;
	return false;
}
