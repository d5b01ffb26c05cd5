/* Decoding of UTF-8, and comparison without case. */
#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

int32_t utf8_next(struct str text, size_t *length)
{
	if (text.n == 0) {
		*length = 0;
		return -1;
	}
	if ((unsigned char)text.p[0] < 0x80) {
		*length = 1;
		return text.p[0];
	}

	utf8proc_int32_t character;
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &character);
	if (n <= 0) {
		*length = 1;
		return -1;
	}
	*length = (size_t)n;
	return character;
}

size_t utf8_broken(struct str text)
{
	size_t at = 0;

	while (at < text.n) {
		if ((unsigned char)text.p[at] < 0x80) {
			at++;
			continue;
		}
		size_t n;
		if (utf8_next(str_sub(text, at, text.n), &n) < 0)
			return at;
		at += n;
	}
	return text.n;
}

size_t utf8_encode(int32_t character, char out[4])
{
	return (size_t)utf8proc_encode_char(character, (utf8proc_uint8_t *)out);
}

/*
 * Whether it may be in a text that is not composed: letters, signs and punctuation that documents are full of may
 * not.
 */
static bool may_compose(int32_t character)
{
	return !(character < 0x300 || (character >= 0x2002 && character < 0x2126) ||
		 (character >= 0x2200 && character < 0x2329));
}

struct str utf8_normal(struct str text, char **made)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t length;
	size_t at = 0, n;

	for (; at < text.n; at += n) {
		n = 1;
		if ((unsigned char)text.p[at] >= 0xCC && may_compose(utf8_next(str_sub(text, at, text.n), &n)))
			break;
	}
	if (at >= text.n)
		return text;
	length = utf8proc_map((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &composed,
			      UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	*made = (char *)composed;
	return length < 0 ? text : (struct str){*made, (size_t)length};
}

bool utf8_is_letter(int32_t character)
{
	if (character < 0)
		return false;
	switch (utf8proc_category(character)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return true;
	default:
		return character == '_';
	}
}

struct str utf8_cut(struct str text, size_t most)
{
	if (text.n <= most)
		return text;
	while (most && ((unsigned char)text.p[most] & 0xC0) == 0x80)
		most--;
	return str_sub(text, 0, most);
}

struct str utf8_shorten(struct arena *arena, struct str text, size_t most)
{
	if (text.n <= most)
		return text;
	struct str cut = utf8_cut(text, most - (sizeof "…" - 1));
	size_t end = cut.n;
	/* A word that fills half of it is parted. */
	while (end > cut.n / 2 && text.p[end] != ' ')
		end--;
	if (end > cut.n / 2)
		cut.n = end;
	return str_join(arena, str_trim(cut), S("…"));
}

size_t utf8_width(struct str text)
{
	size_t width = 0;

	for (size_t at = 0, n; at < text.n; at += n) {
		int32_t character = utf8_next(str_sub(text, at, text.n), &n);
		int columns = character < 0 ? 1 : utf8proc_charwidth(character);
		if (columns > 0)
			width += (size_t)columns;
	}
	return width;
}

static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_ascii(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] >= 0x80)
			return false;
	return true;
}

struct str str_fold(struct arena *arena, struct str text)
{
	if (is_ascii(text)) {
		char *p = arena_alloc(arena, text.n);
		for (size_t i = 0; i < text.n; i++)
			p[i] = ascii_lower(text.p[i]);
		return (struct str){p, text.n};
	}

	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &folded,
					  UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
	if (n < 0)
		return str_copy(arena, text);
	struct str copy = str_copy(arena, (struct str){(const char *)folded, (size_t)n});
	free(folded);
	return copy;
}

/* Whether a letter of ASCII differs where all before it is the same: nothing that follows can make that good. */
static bool differ_early(struct str a, struct str b)
{
	size_t i = 0;

	while (i < a.n && i < b.n && (a.p[i] == b.p[i] || ascii_lower(a.p[i]) == ascii_lower(b.p[i])))
		i++;
	return i < a.n && i < b.n && (unsigned char)a.p[i] < 0x80 && (unsigned char)b.p[i] < 0x80;
}

bool str_equal_fold(struct str a, struct str b)
{
	if (str_equal(a, b))
		return true;
	if (differ_early(a, b))
		return false;
	if (is_ascii(a) && is_ascii(b)) {
		if (a.n != b.n)
			return false;
		for (size_t i = 0; i < a.n; i++)
			if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
				return false;
		return true;
	}

	struct arena scratch = ARENA_INIT;
	bool equal = str_equal(str_fold(&scratch, a), str_fold(&scratch, b));
	arena_release(&scratch);
	return equal;
}
