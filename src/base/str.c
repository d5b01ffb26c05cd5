/* Text with its length. */
#include "base/str.h"

#include <stdio.h>
#include <string.h>

struct str str_from(const char *c_string)
{
	return (struct str){c_string, c_string ? strlen(c_string) : 0};
}

struct str str_copy(struct arena *arena, struct str text)
{
	char *p = arena_alloc(arena, text.n);

	if (text.n)
		memcpy(p, text.p, text.n);
	return (struct str){p, text.n};
}

const char *str_c(struct arena *arena, struct str text)
{
	char *p = arena_alloc(arena, text.n + 1);

	if (text.n)
		memcpy(p, text.p, text.n);
	return p;
}

struct str str_join(struct arena *arena, struct str a, struct str b)
{
	char *p = arena_alloc(arena, a.n + b.n);

	if (a.n)
		memcpy(p, a.p, a.n);
	if (b.n)
		memcpy(p + a.n, b.p, b.n);
	return (struct str){p, a.n + b.n};
}

struct str str_vprintf(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;

	va_copy(again, arguments);
	int n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		return (struct str){NULL, 0};

	char *p = arena_alloc(arena, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, format, arguments);
	return (struct str){p, (size_t)n};
}

struct str str_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	struct str text = str_vprintf(arena, format, arguments);
	va_end(arguments);
	return text;
}

struct str str_sub(struct str text, size_t start, size_t n)
{
	if (!text.p)
		return text;
	if (start > text.n)
		start = text.n;
	if (n > text.n - start)
		n = text.n - start;
	return (struct str){text.p ? text.p + start : NULL, n};
}

bool str_equal(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_starts(struct str text, struct str start)
{
	return text.n >= start.n && str_equal(str_sub(text, 0, start.n), start);
}

bool str_ends(struct str text, struct str end)
{
	return text.n >= end.n && str_equal(str_sub(text, text.n - end.n, end.n), end);
}

int str_compare(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

size_t str_find(struct str text, struct str part)
{
	if (part.n == 0)
		return 0;
	if (text.n < part.n)
		return (size_t)-1;
	const char *p = memmem(text.p, text.n, part.p, part.n);
	return p ? (size_t)(p - text.p) : (size_t)-1;
}

static size_t leading_space(struct str text)
{
	if (text.n && strchr(" \t\r\n", text.p[0]) && text.p[0])
		return 1;
	if (str_starts(text, S("\xC2\xA0")))
		return 2;
	if (str_starts(text, S("\xE2\x80\xAF")) || str_starts(text, S("\xEF\xBB\xBF")))
		return 3;
	return 0;
}

static size_t trailing_space(struct str text)
{
	if (text.n && strchr(" \t\r\n", text.p[text.n - 1]) && text.p[text.n - 1])
		return 1;
	if (str_ends(text, S("\xC2\xA0")))
		return 2;
	if (str_ends(text, S("\xE2\x80\xAF")) || str_ends(text, S("\xEF\xBB\xBF")))
		return 3;
	return 0;
}

struct str str_trim(struct str text)
{
	size_t n;

	while ((n = leading_space(text)) > 0)
		text = str_sub(text, n, text.n);
	while ((n = trailing_space(text)) > 0)
		text.n -= n;
	return text;
}

struct str str_squeeze(struct arena *arena, struct str text)
{
	char *p = arena_alloc(arena, text.n);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		bool space = text.p[i] == ' ' || text.p[i] == '\t' || text.p[i] == '\n' || text.p[i] == '\r';
		if (!space)
			p[n++] = text.p[i];
		else if (n && p[n - 1] != ' ')
			p[n++] = ' ';
	}
	return (struct str){p, n};
}

struct str str_cut(struct str *rest, char separator)
{
	const char *at = rest->n ? memchr(rest->p, separator, rest->n) : NULL;
	struct str part = *rest;

	if (at) {
		part.n = (size_t)(at - rest->p);
		*rest = str_sub(*rest, part.n + 1, rest->n);
	} else {
		*rest = str_sub(*rest, rest->n, 0);
	}
	return part;
}

struct str str_base_name(struct str path)
{
	for (size_t i = path.n; i-- > 0;)
		if (path.p[i] == '/')
			return str_sub(path, i + 1, path.n);
	return path;
}

uint64_t str_hash(struct str text)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < text.n; i++)
		h = (h ^ (unsigned char)text.p[i]) * UINT64_C(1099511628211);
	return h;
}
