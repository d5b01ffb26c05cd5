/* The chart of accounts: accounts, ranges and prefixes. */
#include "table/accounts.h"

#include "base/utf8.h"

#include <string.h>

struct account_pattern {
	size_t row;
	bool prefix;
	struct str start; /* of a prefix, folded */
	int64_t low, high;
	size_t digits; /* in the ends of a range */
};

static struct value cell(const struct accounts *accounts, size_t column, size_t row)
{
	return accounts->table->columns[column].cells[row];
}

static struct validity validity(const struct accounts *accounts, size_t row)
{
	return validity_of(cell(accounts, ACCOUNT_FRAN, row), cell(accounts, ACCOUNT_TILL, row));
}

static struct place row_place(const struct accounts *accounts, size_t row)
{
	return (struct place){accounts->file, accounts->table->origins[row].line, 0};
}

static bool digits_of(struct str text, int64_t *out)
{
	*out = 0;
	if (text.n == 0 || text.n > 17)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*out = *out * 10 + (text.p[i] - '0');
	}
	return true;
}

/* "4000-4999", also with an en dash and with spaces. */
static bool range_of(struct str text, struct account_pattern *pattern)
{
	struct str dash = S("-");
	size_t at = str_find(text, dash);

	if (at == (size_t)-1) {
		dash = S("\xE2\x80\x93");
		at = str_find(text, dash);
	}
	if (at == (size_t)-1)
		return false;
	struct str low = str_trim(str_sub(text, 0, at)), high = str_trim(str_sub(text, at + dash.n, text.n));
	pattern->digits = low.n == high.n ? low.n : 0;
	return digits_of(low, &pattern->low) && digits_of(high, &pattern->high);
}

/* How many accounts as long as this one the pattern covers. */
static int64_t width(const struct account_pattern *pattern, size_t length)
{
	int64_t accounts = 1;

	if (!pattern->prefix)
		return pattern->high - pattern->low + 1;
	for (size_t i = pattern->start.n; i < length && i < pattern->start.n + 17; i++)
		accounts *= 10;
	return accounts;
}

static bool covers(const struct account_pattern *pattern, struct str folded)
{
	int64_t number;

	if (pattern->prefix)
		return str_starts(folded, pattern->start);
	return folded.n == pattern->digits && digits_of(folded, &number) && pattern->low <= number &&
	       number <= pattern->high;
}

/* Whether some account is covered by both, equally closely. */
static bool rivals(const struct account_pattern *a, const struct account_pattern *b)
{
	int64_t start;

	if (a->prefix && b->prefix)
		return str_equal(a->start, b->start);
	if (!a->prefix && !b->prefix)
		return a->digits == b->digits && a->low <= b->high && b->low <= a->high &&
		       a->high - a->low == b->high - b->low;
	if (!a->prefix) {
		const struct account_pattern *swap = a;
		a = b;
		b = swap;
	}
	if (a->start.n > b->digits || width(a, b->digits) != width(b, b->digits) || !digits_of(a->start, &start))
		return false;
	start *= width(a, b->digits);
	return start <= b->high && b->low < start + width(a, b->digits);
}

static void say_rival(const struct accounts *accounts, size_t row, size_t other, struct diags *diags)
{
	diag_add(diags, DIAG_INPUT, row_place(accounts, row),
		 _("konto \"%.*s\" is as specific as \"%.*s\" in line %u, for some of the same accounts and months: give the "
		   "rows från and till that do not overlap, or make one narrower"),
		 STR_ARG(cell(accounts, ACCOUNT_KONTO, row).text), STR_ARG(cell(accounts, ACCOUNT_KONTO, other).text),
		 accounts->table->origins[other].line);
}

/* Takes a row in: a pattern is kept beside the index, an account is in it. */
static void take_row(struct accounts *accounts, struct arena *arena, size_t row, struct diags *diags)
{
	struct value konto = cell(accounts, ACCOUNT_KONTO, row);
	struct validity holds = validity(accounts, row);

	if (konto.kind == VALUE_EMPTY)
		return;
	if (holds.from > holds.to)
		diag_add(diags, DIAG_INPUT, row_place(accounts, row),
			 _("från is after till for konto \"%.*s\": correct one of them"), STR_ARG(konto.text));

	struct account_pattern pattern = {.row = row};
	if (str_ends(konto.text, S("*"))) {
		pattern.prefix = true;
		pattern.start = str_fold(arena, str_trim(str_sub(konto.text, 0, konto.text.n - 1)));
	} else if (!range_of(konto.text, &pattern)) {
		if (str_find(konto.text, S("*")) != (size_t)-1)
			diag_add(diags, DIAG_INPUT, row_place(accounts, row),
				 _("konto \"%.*s\": expected an account, a range such as 4000-4999 or a prefix such as 40*"),
				 STR_ARG(konto.text));
		for (size_t other = keyindex_find(&accounts->codes, konto); other != NO_ROW && other < row;
		     other = accounts->codes.next[other]) {
			if (validity_overlaps(holds, validity(accounts, other))) {
				say_rival(accounts, row, other, diags);
				break;
			}
		}
		return;
	} else if (pattern.low > pattern.high || pattern.digits == 0) {
		diag_add(diags, DIAG_INPUT, row_place(accounts, row),
			 _("konto \"%.*s\": expected a range such as 4000-4999, the lower account first and both as long"),
			 STR_ARG(konto.text));
		return;
	}
	for (size_t i = 0; i < accounts->pattern_count; i++) {
		const struct account_pattern *other = &accounts->items[i];
		if (rivals(other, &pattern) && validity_overlaps(holds, validity(accounts, other->row))) {
			say_rival(accounts, row, other->row, diags);
			break;
		}
	}
	if (accounts->pattern_count == accounts->capacity) {
		size_t larger = accounts->capacity ? 2 * accounts->capacity : 64;
		accounts->items = arena_grow(arena, accounts->items, accounts->pattern_count, larger,
					     sizeof *accounts->items);
		accounts->capacity = larger;
	}
	accounts->items[accounts->pattern_count++] = pattern;
}

void accounts_build(struct accounts *accounts, struct arena *arena, const struct table *table, struct str file,
		    struct diags *diags)
{
	*accounts = (struct accounts){.table = table, .count = table->row_count, .file = file};
	keyindex_build(&accounts->codes, arena, table, ACCOUNT_KONTO);
	keyindex_build(&accounts->posts, arena, table, ACCOUNT_POST);
	for (size_t row = 0; row < table->row_count; row++)
		take_row(accounts, arena, row, diags);
}

size_t accounts_find(const struct accounts *accounts, struct str account, int32_t calendar_period)
{
	if (accounts->count == 0)
		return NO_ROW;

	size_t row = keyindex_find(&accounts->codes, value_text(account));
	while (row != NO_ROW && !validity_holds(validity(accounts, row), calendar_period))
		row = accounts->codes.next[row];
	if (row != NO_ROW)
		return row;

	struct arena scratch = ARENA_INIT;
	struct str folded = str_fold(&scratch, account);
	int64_t narrowest = 0;
	for (size_t i = 0; i < accounts->pattern_count; i++) {
		const struct account_pattern *pattern = &accounts->items[i];
		if (!covers(pattern, folded) || !validity_holds(validity(accounts, pattern->row), calendar_period))
			continue;
		int64_t w = width(pattern, folded.n);
		if (row == NO_ROW || w < narrowest) {
			row = pattern->row;
			narrowest = w;
		}
	}
	arena_release(&scratch);
	return row;
}

size_t accounts_find_post(const struct accounts *accounts, struct value post)
{
	return accounts->count == 0 ? NO_ROW : keyindex_find(&accounts->posts, post);
}

bool accounts_by_post(size_t column)
{
	return column != ACCOUNT_KONTO && column != ACCOUNT_BENAMNING && column != ACCOUNT_FRAN && column != ACCOUNT_TILL;
}

static bool same(struct value a, struct value b)
{
	if (a.kind != b.kind)
		return false;
	if (a.kind == VALUE_NUMBER)
		return num_compare(a.num, b.num) == 0;
	return a.kind != VALUE_TEXT || str_equal_fold(a.text, b.text);
}

void accounts_check_agreement(const struct accounts *accounts, size_t column, struct diags *diags)
{
	for (size_t row = 0; row < accounts->count; row++) {
		struct value post = cell(accounts, ACCOUNT_POST, row);
		size_t first = accounts_find_post(accounts, post);

		if (first == NO_ROW || same(cell(accounts, column, row), cell(accounts, column, first)))
			continue;
		diag_add(diags, DIAG_INPUT, row_place(accounts, row),
			 _("%.*s of post \"%.*s\" is not what it is in line %u: all rows of a post must agree on it, since it "
			   "is asked for by post"),
			 STR_ARG(accounts->table->columns[column].name), STR_ARG(post.text),
			 accounts->table->origins[first].line);
	}
}
