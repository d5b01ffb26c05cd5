/* Cells, ranges and columns as formulas write them. */
#include "xlsx/address.h"

#include "base/utf8.h"
#include "xlsx/names.h"

#include <string.h>

void xl_add_cell(struct buf *out, size_t row, size_t column, bool fixed)
{
	char letters[8];
	size_t first = sizeof letters;

	for (size_t n = column + 1; n; n = (n - 1) / 26)
		letters[--first] = (char)('A' + (n - 1) % 26);
	buf_printf(out, "%s%.*s%s%zu", fixed ? "$" : "", (int)(sizeof letters - first), letters + first,
		   fixed ? "$" : "", row + 1);
}

void xl_add_sheet(struct buf *out, struct str name)
{
	buf_char(out, '\'');
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '\'')
			buf_char(out, '\'');
		buf_char(out, name.p[i]);
	}
	buf_char(out, '\'');
}

/* Letters of any script, digits, '_' and inner spaces need no second pair of brackets. */
static bool is_plain(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == ' ' ||
	       (unsigned char)c >= 0x80;
}

void xl_add_column(struct buf *out, struct str table, struct str name)
{
	bool plain = true;

	for (size_t i = 0; i < name.n; i++)
		plain = plain && is_plain(name.p[i]);
	buf_add(out, table);
	buf_add(out, plain ? S("[") : S("[["));
	for (size_t i = 0; i < name.n; i++) {
		if (strchr("[]#'", name.p[i]))
			buf_char(out, '\'');
		buf_char(out, name.p[i]);
	}
	buf_add(out, plain ? S("]") : S("]]"));
}

struct str xl_column_name(struct arena *arena, struct str name)
{
	struct buf out = BUF_INIT;
	size_t length;

	for (struct str rest = name; rest.n; rest = str_sub(rest, length, rest.n)) {
		int32_t c = utf8_next(rest, &length);
		bool fine = (c >= ' ' && c != 0x7F && c != 0xFFFE && c != 0xFFFF) ||
			    (c < 0 && (unsigned char)rest.p[0] >= 0x80);
		buf_add(&out, fine ? str_sub(rest, 0, length) : S(" "));
	}
	struct str trimmed = str_trim(xl_without_escapes(arena, str_copy(arena, buf_str(&out)), '-'));
	buf_release(&out);
	if (str_ends(trimmed, S("'")))
		return str_join(arena, str_sub(trimmed, 0, trimmed.n - 1), S("\xE2\x80\x99"));
	return trimmed;
}
