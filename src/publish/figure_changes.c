/* What changed between the figures of two runs. */
#include "publish/figure_rows.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

struct str figure_row_words(struct arena *arena, const struct figure_row *row)
{
	enum unit unit = UNIT_NONE;
	bool has_words = unit_parse(row->unit, &unit) && (unit == UNIT_KR || unit == UNIT_TKR || unit == UNIT_MKR ||
							  unit == UNIT_PERCENT || unit == UNIT_PERCENT_POINTS ||
							  unit == UNIT_KR_PER_HEAD);

	if (!has_words || row->value.kind != VALUE_NUMBER)
		return row->printed;
	/* the figure as it was printed, before the unit's own words */
	struct str with = format_with_unit(arena, row->value.num, (struct format){unit, 0});
	struct str without = format_figure(arena, row->value.num, (struct format){unit, 0});
	return str_join(arena, row->printed, str_sub(with, without.n, with.n));
}

static unsigned decimals_of(struct str printed)
{
	size_t comma = str_find(printed, S(","));

	return comma == (size_t)-1 ? 0 : (unsigned)(printed.n - comma - 1);
}

struct str figure_change_difference(struct arena *arena, const struct figure_change *change)
{
	const struct figure_row *before = change->before, *after = change->after;
	enum unit unit = UNIT_NONE;
	struct num difference;

	if (!before || !after || before->value.kind != VALUE_NUMBER || after->value.kind != VALUE_NUMBER ||
	    !str_equal(before->unit, after->unit) ||
	    !num_subtract(arena, after->value.num, before->value.num, &difference))
		return S("");
	if (after->unit.n && !unit_parse(after->unit, &unit))
		return S("");
	if (unit == UNIT_PERIOD || unit == UNIT_MONTH || unit == UNIT_DATE || unit == UNIT_YEAR)
		return S("");
	return format_figure(arena, difference, (struct format){unit, (int)decimals_of(after->printed)});
}

/* ---- which ---- */

struct sorted {
	const struct figure_row *row;
	size_t place; /* rows of one name keep their order */
};

static int compare_keys(const struct figure_row *a, const struct figure_row *b)
{
	int order = str_compare(a->name, b->name);

	if (order == 0)
		order = str_compare(a->scope, b->scope);
	return order ? order : str_compare(a->document, b->document);
}

static int by_key(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	int order = compare_keys(a->row, b->row);

	return order ? order : (a->place > b->place) - (a->place < b->place);
}

static struct sorted *sort_rows(struct arena *arena, const struct figure_rows *rows)
{
	struct sorted *sorted = ARENA_ARRAY(arena, struct sorted, rows->count);

	for (size_t i = 0; i < rows->count; i++)
		sorted[i] = (struct sorted){&rows->items[i], i};
	if (rows->count)
		qsort(sorted, rows->count, sizeof *sorted, by_key);
	return sorted;
}

/* What the file can say: a quotient without end is the same where its digits are. */
static bool is_same(const struct figure_row *a, const struct figure_row *b)
{
	return str_equal(a->exact, b->exact) && str_equal(a->unit, b->unit);
}

void figure_changes_between(struct figure_changes *changes, struct arena *arena, const struct figure_rows *before,
			    const struct figure_rows *after)
{
	struct sorted *a = sort_rows(arena, before), *b = sort_rows(arena, after);
	size_t i = 0, k = 0;

	*changes = (struct figure_changes){0};
	while (i < before->count || k < after->count) {
		int order = i == before->count ? 1 : k == after->count ? -1 : compare_keys(a[i].row, b[k].row);
		struct figure_change change = {order <= 0 ? a[i].row : NULL, order >= 0 ? b[k].row : NULL};
		i += order <= 0;
		k += order >= 0;
		if (order || !is_same(change.before, change.after))
			*ARENA_PUSH(arena, changes) = change;
	}
}

/* ---- for people ---- */

static void add_change(struct buf *out, struct arena *arena, const struct figure_change *change)
{
	const struct figure_row *row = change->after ? change->after : change->before;
	struct str before = change->before ? figure_row_words(arena, change->before) : S("–");
	struct str after = change->after ? figure_row_words(arena, change->after) : S("–");
	struct str difference = figure_change_difference(arena, change);

	buf_add(out, row->name);
	if (row->scope.n)
		buf_printf(out, " [%.*s]", STR_ARG(row->scope));
	if (row->label.n)
		buf_printf(out, ", %.*s", STR_ARG(row->label));
	buf_printf(out, ": %.*s → %.*s", STR_ARG(before), STR_ARG(after));
	if (difference.n)
		buf_printf(out, " (%.*s)", STR_ARG(difference));
	buf_char(out, '\n');
}

struct str figure_changes_text(struct arena *arena, const struct figure_changes *changes)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < changes->count; i++)
		add_change(&out, arena, &changes->items[i]);
	if (changes->count == 0)
		buf_printf(&out, "%s\n", _("No named figure has changed."));
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* ---- the table ändrade_tal ---- */

enum change_field { NAME, LABEL, SCOPE, DOCUMENT, BEFORE, AFTER, DIFFERENCE, PRINTED_BEFORE, PRINTED_AFTER, CHANGE_FIELDS };

static const struct {
	struct str name;
	enum column_type type;
} fields[CHANGE_FIELDS] = {
	[NAME] = {STR("namn"), COLUMN_TEXT},
	[LABEL] = {STR("benämning"), COLUMN_TEXT},
	[SCOPE] = {STR("omfång"), COLUMN_TEXT},
	[DOCUMENT] = {STR("dokument"), COLUMN_TEXT},
	[BEFORE] = {STR("före"), COLUMN_NUMBER},
	[AFTER] = {STR("efter"), COLUMN_NUMBER},
	[DIFFERENCE] = {STR("differens"), COLUMN_NUMBER},
	[PRINTED_BEFORE] = {STR("tryckt_före"), COLUMN_TEXT},
	[PRINTED_AFTER] = {STR("tryckt_efter"), COLUMN_TEXT},
};

void figure_changes_declare(struct store *store, struct arena *arena)
{
	struct table *table = ARENA_NEW(arena, struct table);

	table->name = S("ändrade_tal");
	table->columns = ARENA_ARRAY(arena, struct column, CHANGE_FIELDS);
	table->column_count = table->column_capacity = CHANGE_FIELDS;
	for (int i = 0; i < CHANGE_FIELDS; i++) {
		table->columns[i].name = fields[i].name;
		table->columns[i].type = fields[i].type;
	}
	store_add(store, table);
}

static struct value number_of(const struct figure_row *row)
{
	return row && row->value.kind == VALUE_NUMBER ? row->value : value_empty();
}

static struct value words_of(struct arena *arena, const struct figure_row *row)
{
	return value_text(row ? figure_row_words(arena, row) : S("–"));
}

static void fill_row(struct table *table, struct arena *arena, size_t at, const struct figure_change *change)
{
	const struct figure_row *row = change->after ? change->after : change->before;
	struct value before = number_of(change->before), after = number_of(change->after), difference = value_empty();

	if (before.kind == VALUE_NUMBER && after.kind == VALUE_NUMBER &&
	    num_subtract(arena, after.num, before.num, &difference.num))
		difference.kind = VALUE_NUMBER;
	const struct value values[CHANGE_FIELDS] = {
		[NAME] = value_text(row->name),
		[LABEL] = value_text(row->label.n ? row->label : row->name),
		[SCOPE] = value_text(row->scope),
		[DOCUMENT] = value_text(row->document),
		[BEFORE] = before,
		[AFTER] = after,
		[DIFFERENCE] = difference,
		[PRINTED_BEFORE] = words_of(arena, change->before),
		[PRINTED_AFTER] = words_of(arena, change->after),
	};
	for (int i = 0; i < CHANGE_FIELDS; i++)
		table->columns[i].cells[at] = values[i];
}

void figure_changes_fill(struct store *store, struct arena *arena, const struct figure_changes *changes)
{
	struct table *table = store_table(store, S("ändrade_tal"));

	for (int i = 0; i < CHANGE_FIELDS; i++)
		table->columns[i].cells = ARENA_ARRAY(arena, struct value, changes->count);
	table->origins = ARENA_ARRAY(arena, struct row_origin, changes->count);
	table->row_count = changes->count;
	for (size_t i = 0; i < changes->count; i++)
		fill_row(table, arena, i, &changes->items[i]);
}
