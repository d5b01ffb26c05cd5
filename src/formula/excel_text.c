/* What a spreadsheet's criteria make of a text: Swedish and English ones, and those of Sweden's neighbours. */
#include "formula/excel_text.h"

#include "base/utf8.h"

/* A double holds so many digits; Excel forgets the rest, and takes two texts for one number. */
enum { MOST_DIGITS = 15 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_one_of(struct str word, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal_fold(word, words[i]))
			return true;
	return false;
}

static bool is_truth(struct str text)
{
	static const struct str words[] = {STR("sant"),  STR("falskt"),  STR("true"), STR("false"),
					   STR("sann"),  STR("usann"),   STR("sand"), STR("falsk"),
					   STR("usant"), STR("epätosi"), STR("tosi")};

	return is_one_of(text, words, sizeof words / sizeof *words);
}

/* The letters that text begins with. */
static struct str letters(struct str text)
{
	size_t n = 0, length;

	while (n < text.n && text.p[n] != '_' && utf8_is_letter(utf8_next(str_sub(text, n, text.n), &length)))
		n += length;
	return str_sub(text, 0, n);
}

/* A word that may stand in a number, a day or a time: a month, a currency, half a day. */
static bool is_word_of_numbers(struct str word)
{
	static const struct str words[] = {STR("kr"),  STR("sek"), STR("nok"), STR("dkk"), STR("eur"), STR("usd"),
					   STR("gbp"), STR("chf"), STR("am"),  STR("pm"),  STR("fm"),  STR("em")};
	static const struct str months[] = {STR("jan"), STR("feb"), STR("mar"), STR("apr"), STR("maj"), STR("may"),
					    STR("mai"), STR("jun"), STR("jul"), STR("aug"), STR("sep"), STR("okt"),
					    STR("oct"), STR("nov"), STR("dec"), STR("des")};

	return is_one_of(word, words, sizeof words / sizeof *words) ||
	       (word.n >= 3 && is_one_of(str_sub(word, 0, 3), months, sizeof months / sizeof *months));
}

/* A word that no number has, or a letter in front: "HSN 1", "A12", "4010 Läkare". */
static bool has_word(struct str text)
{
	for (size_t i = 0; i < text.n;) {
		struct str word = letters(str_sub(text, i, text.n));
		if (word.n && (i == 0 || word.n >= 2) && !is_word_of_numbers(word))
			return true;
		i += word.n ? word.n : 1;
	}
	return false;
}

enum text_look excel_text_look(struct str text, int64_t *number)
{
	size_t digits = 0;
	int64_t value = 0;

	for (size_t i = 0; i < text.n; i++) {
		digits += is_digit(text.p[i]);
		if (is_digit(text.p[i]) && i < MOST_DIGITS)
			value = 10 * value + (text.p[i] - '0');
	}
	if (digits == 0)
		return is_truth(text) || (text.n && text.p[0] == '#') ? LOOK_UNSURE : LOOK_TEXT;
	if (digits == text.n) {
		*number = value;
		return digits <= MOST_DIGITS ? LOOK_NUMBER : LOOK_UNSURE;
	}
	return has_word(text) ? LOOK_TEXT : LOOK_UNSURE;
}
