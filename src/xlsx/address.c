/* Cells, ranges and columns as formulas write them. */
#include "xlsx/address.h"

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
	char *copy = arena_alloc(arena, name.n);

	for (size_t i = 0; i < name.n; i++)
		copy[i] = (unsigned char)name.p[i] < ' ' || name.p[i] == 0x7F ? ' ' : name.p[i];
	struct str trimmed = str_trim((struct str){copy, name.n});
	if (str_ends(trimmed, S("'")))
		return str_join(arena, str_sub(trimmed, 0, trimmed.n - 1), S("\xE2\x80\x99"));
	return trimmed;
}
