/* Which names Excel accepts, and the nearest one that it does. */
#include "xlsx/names.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

enum { NAME_MAXIMUM = 255, LAST_COLUMN = 16384 };

size_t xl_length(struct str text)
{
	size_t units = 0, length;

	for (; text.n; text = str_sub(text, length, text.n))
		units += utf8_next(text, &length) >= 0x10000 ? 2 : 1;
	return units;
}

bool xl_is_escape(struct str text)
{
	if (text.n < 7 || !str_starts(text, S("_x")) || text.p[6] != '_')
		return false;
	for (size_t i = 2; i < 6; i++)
		if (!strchr("0123456789abcdefABCDEF", text.p[i]))
			return false;
	return true;
}

static bool has_escape(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (xl_is_escape(str_sub(text, i, text.n)))
			return true;
	return false;
}

struct str xl_without_escapes(struct arena *arena, struct str text, char instead)
{
	if (!has_escape(text))
		return text;
	char *copy = arena_alloc(arena, text.n);
	memcpy(copy, text.p, text.n);
	for (size_t i = 0; i < text.n; i++)
		if (xl_is_escape((struct str){copy + i, text.n - i}))
			copy[i + 6] = instead;
	return (struct str){copy, text.n};
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static struct str skip_digits(struct str text)
{
	while (text.n && is_digit(text.p[0]))
		text = str_sub(text, 1, text.n);
	return text;
}

/* Letters up to XFD and then digits only, whether or not there are so many rows. */
static bool is_a1(struct str name)
{
	unsigned column = 0;
	size_t i = 0;

	for (; i < name.n && upper(name.p[i]) >= 'A' && upper(name.p[i]) <= 'Z'; i++) {
		column = column * 26 + (unsigned)(upper(name.p[i]) - 'A') + 1;
		if (column > LAST_COLUMN)
			return false;
	}
	struct str digits = str_sub(name, i, name.n);
	return i && digits.n && skip_digits(digits).n == 0;
}

/* R, C, R1, C1, RC, R1C1 and so on, with K for C in Swedish. */
static bool is_r1c1(struct str name)
{
	struct str rest = name;

	if (rest.n && upper(rest.p[0]) == 'R')
		rest = skip_digits(str_sub(rest, 1, rest.n));
	if (rest.n && (upper(rest.p[0]) == 'C' || upper(rest.p[0]) == 'K'))
		rest = skip_digits(str_sub(rest, 1, rest.n));
	return name.n && rest.n == 0;
}

/* Truths, and the names that Excel gives, in English and in Swedish. */
static bool is_word(struct str name)
{
	static const struct str words[] = {
		STR("TRUE"),
		STR("FALSE"),
		STR("SANT"),
		STR("FALSKT"),
		STR("Print_Area"),
		STR("Print_Titles"),
		STR("Criteria"),
		STR("Database"),
		STR("Extract"),
		STR("Consolidate_Area"),
		STR("Sheet_Title"),
		STR("Auto_Open"),
		STR("Auto_Close"),
		STR("Utskriftsområde"),
		STR("Utskriftsrubriker"),
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal_fold(name, words[i]))
			return true;
	return false;
}

static bool is_name_character(int32_t c, bool first)
{
	return utf8_is_letter(c) || (!first && (c == '.' || (c >= '0' && c <= '9')));
}

bool xl_name_is_legal(struct str name)
{
	struct str rest = name;
	size_t length;

	for (; rest.n; rest = str_sub(rest, length, rest.n))
		if (!is_name_character(utf8_next(rest, &length), rest.n == name.n))
			return false;
	/* _xlnm is the start of Excel's own names in a file. */
	return name.n && name.n <= NAME_MAXIMUM && !is_a1(name) && !is_r1c1(name) && !is_word(name) &&
	       !str_equal_fold(str_sub(name, 0, 5), S("_xlnm")) && !has_escape(name);
}

struct str xl_table_name(struct arena *arena, struct str wish)
{
	struct buf out = BUF_INIT;
	bool anything = false;
	size_t length;

	for (struct str rest = wish; rest.n; rest = str_sub(rest, length, rest.n)) {
		int32_t c = utf8_next(rest, &length);
		bool keep = is_name_character(c, false);
		buf_add(&out, keep ? str_sub(rest, 0, length) : S("_"));
		anything = anything || (keep && c != '_' && c != '.');
	}
	struct str name = xl_without_escapes(arena, str_copy(arena, buf_str(&out)), '.');
	buf_release(&out);
	if (!anything)
		return S("");
	if (!xl_name_is_legal(name))
		name = str_join(arena, S("_"), name);
	return xl_name_is_legal(name) ? name : S("");
}

/* The longest beginning of text that takes at most units. */
static struct str cut_to(struct str text, size_t units)
{
	size_t used = 0, length;

	for (struct str rest = text; rest.n; rest = str_sub(rest, length, rest.n)) {
		used += utf8_next(rest, &length) >= 0x10000 ? 2 : 1;
		if (used > units)
			return str_sub(text, 0, text.n - rest.n);
	}
	return text;
}

static struct str trim_sheet(struct str name)
{
	for (;;) {
		size_t before = name.n;
		name = str_trim(name);
		if (str_starts(name, S("'")))
			name = str_sub(name, 1, name.n);
		if (str_ends(name, S("'")))
			name = str_sub(name, 0, name.n - 1);
		if (name.n == before)
			return name;
	}
}

struct str xl_sheet_name(struct arena *arena, struct str wish, struct str suffix)
{
	struct buf out = BUF_INIT;
	bool anything = false;
	size_t length;

	for (struct str rest = wish; rest.n; rest = str_sub(rest, length, rest.n)) {
		int32_t c = utf8_next(rest, &length);
		bool forbidden = c < ' ' || c == 0x7F || c == 0xFFFE || c == 0xFFFF ||
				 str_find(S("[]:*?/\\"), str_sub(rest, 0, length)) != (size_t)-1;
		buf_add(&out, forbidden ? S("-") : str_sub(rest, 0, length));
		anything = anything || !(forbidden || c == ' ' || c == '\'');
	}
	struct str name = trim_sheet(xl_without_escapes(arena, buf_str(&out), '-'));
	size_t room = XL_SHEET_NAME - xl_length(suffix);
	name = anything ? str_join(arena, trim_sheet(cut_to(name, room)), suffix) : S("");
	buf_release(&out);
	return name;
}

bool xl_sheet_name_is_reserved(struct str name)
{
	return str_equal_fold(name, S("History")) || str_equal_fold(name, S("Historik"));
}
