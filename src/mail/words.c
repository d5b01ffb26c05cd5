/* Texts as ASCII for a message. */
#include "mail/words.h"

#include "base/utf8.h"

#include <openssl/evp.h>
#include <stdlib.h>

enum {
	LINE = 76,
	WORD_BYTES = 45, /* "=?UTF-8?B?" and "?=" around 60 characters: 72 of 75 */
	BASE64_BYTES = 57,
};

static bool is_ascii(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < 0x20 || text.p[i] > 0x7E)
			return false;
	/* what looks like an encoded word would be read as one */
	return str_find(text, S("=?")) == (size_t)-1;
}

/* The next character as it may stand in a header, and how many bytes of the text it was. */
static struct str clean(struct str text, size_t *n)
{
	int32_t c = utf8_next(text, n);

	if (c < 0)
		return S("\xEF\xBF\xBD");
	return c < 0x20 || (c >= 0x7F && c < 0xA0) ? S(" ") : str_sub(text, 0, *n);
}

static void add_encoded(struct buf *out, struct str bytes)
{
	unsigned char text[4 * (WORD_BYTES + 2) / 3 + 4];
	int n = EVP_EncodeBlock(text, (const unsigned char *)bytes.p, (int)bytes.n);

	buf_printf(out, "=?UTF-8?B?%.*s?=", n, (const char *)text);
}

/* Words of whole characters. */
static void add_words(struct buf *out, struct str text, size_t column)
{
	char word[WORD_BYTES];
	size_t filled = 0, n, room = column + 16 < LINE ? (LINE - column - 12) / 4 * 3 : 6;

	if (room > WORD_BYTES)
		room = WORD_BYTES;
	for (; text.n; text = str_sub(text, n, text.n)) {
		struct str character = clean(text, &n);
		if (filled + character.n > room) {
			add_encoded(out, (struct str){word, filled});
			buf_add(out, S("\r\n "));
			filled = 0;
			room = WORD_BYTES;
		}
		for (size_t i = 0; i < character.n; i++)
			word[filled++] = character.p[i];
	}
	if (filled)
		add_encoded(out, (struct str){word, filled});
}

/* Folded at spaces, where lines get long. */
static void add_ascii(struct buf *out, struct str text, size_t column)
{
	while (text.n) {
		size_t n = 0;
		while (n < text.n && (n == 0 || text.p[n] != ' '))
			n++;
		if (column + n > LINE && column > 1 && text.p[0] == ' ') {
			buf_add(out, S("\r\n"));
			column = 0;
		}
		buf_add(out, str_sub(text, 0, n));
		column += n;
		text = str_sub(text, n, text.n);
	}
}

static bool has_long_word(struct str text)
{
	while (text.n)
		if (str_cut(&text, ' ').n > LINE - 12)
			return true;
	return false;
}

void words_encode(struct buf *out, struct str text, size_t column)
{
	if (is_ascii(text) && !has_long_word(text))
		add_ascii(out, text, column);
	else
		add_words(out, text, column);
}

void words_header(struct buf *out, const char *name, struct str text)
{
	struct str label = str_from(name);

	buf_printf(out, "%s: ", name);
	words_encode(out, str_trim(text), label.n + 2);
	buf_add(out, S("\r\n"));
}

/* A letter that every reader knows, for those that know only ASCII. */
static char plain_letter(int32_t c)
{
	switch (c) {
	case 0xE5:
	case 0xE4:
		return 'a';
	case 0xC5:
	case 0xC4:
		return 'A';
	case 0xF6:
		return 'o';
	case 0xD6:
		return 'O';
	default:
		return c > 0x20 && c < 0x7F && c != '"' && c != '\\' ? (char)c : '_';
	}
}

static bool is_attribute_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

/* RFC 2231 splits a long value in numbered parts. */
static void add_extended(struct buf *out, const char *name, struct str text)
{
	size_t part = 0, at = LINE, n;

	for (; text.n; text = str_sub(text, n, text.n)) {
		struct str character = clean(text, &n);
		if (at + 3 * character.n > LINE) {
			struct str first = part ? S("") : S("UTF-8''");
			buf_printf(out, ";\r\n %s*%zu*=%.*s", name, part++, STR_ARG(first));
			at = 24;
		}
		for (size_t i = 0; i < character.n; i++) {
			bool plain = is_attribute_character(character.p[i]);
			buf_printf(out, plain ? "%c" : "%%%02X", plain ? character.p[i] : (unsigned char)character.p[i]);
			at += plain ? 1 : 3;
		}
	}
}

void words_parameter(struct buf *out, const char *name, struct str text)
{
	bool plain = text.n < LINE - 20;
	size_t n;

	buf_printf(out, ";\r\n %s=\"", name);
	for (struct str rest = text; rest.n && rest.p >= text.p && text.n - rest.n < LINE - 20; rest = str_sub(rest, n, rest.n)) {
		int32_t c = utf8_next(rest, &n);
		char letter = plain_letter(c);
		plain &= c == letter;
		buf_char(out, letter);
	}
	buf_char(out, '"');
	if (!plain)
		add_extended(out, name, text);
}

void words_base64(struct buf *out, struct str bytes)
{
	unsigned char line[LINE + 1];

	for (size_t at = 0; at < bytes.n; at += BASE64_BYTES) {
		struct str part = str_sub(bytes, at, BASE64_BYTES);
		int n = EVP_EncodeBlock(line, (const unsigned char *)part.p, (int)part.n);
		buf_add(out, (struct str){(const char *)line, (size_t)n});
		buf_add(out, S("\r\n"));
	}
}
