/* The ledger as a stream. */
#include "table/ledger.h"

#include "table/derive.h"
#include "table/late.h"
#include "table/sheet.h"
#include "table/unknown.h"

#include <string.h>

#define NOT_UNKNOWN ((size_t)-1)

/* A code at a period, and everything that the view takes from it. */
struct code_entry {
	struct hit hit;
	size_t unknown;       /* number of the unknown code */
	struct value *values; /* one for each column of the view; only those that link to this relation */
};

struct code_cache {
	struct pool names; /* the code's bytes and the calendar period */
	struct code_entry *items;
	size_t count, capacity;
	size_t last; /* rows of one code often follow each other; also the current row's entry */
};

static const struct link *link_to(const struct sheet_column *info, size_t relation)
{
	for (size_t i = 0; i < info->count; i++)
		if (info->items[i].relation == relation)
			return &info->items[i];
	return NULL;
}

static void fill_entry(struct ledger_view *view, size_t number, struct code_entry *entry, struct value code, int32_t at,
		       const struct rows *rows, struct diags *diags)
{
	struct store *store = view->store;
	const struct sheet *sheet = store->ledger_sheet;
	const struct relation *relation = &sheet->relations[number];

	entry->hit = relation_resolve(store, relation, code, at);
	entry->unknown = NOT_UNKNOWN;
	if (view->count_unknown && relation->counted && (entry->hit.row == NO_ROW || !entry->hit.connected)) {
		struct str text = code.kind == VALUE_TEXT ? code.text : num_exact_text(&view->arena, code.num, NULL);
		entry->unknown = unknown_add(store, sheet, relation, text, rows->origin, diags);
	}
	entry->values = ARENA_ARRAY(&view->arena, struct value, view->count);
	for (size_t k = 0; k < view->count; k++) {
		const struct link *link = link_to(&sheet->info[view->columns[k]], number);
		if (!link)
			continue;
		if (relation->kind == TO_POST)
			derive_check_post(store, link->target, diags);
		entry->values[k] = relation_value(store, relation, entry->hit, link->target);
	}
}

/* What a code is at a period; looked up once for each. */
static struct code_entry *entry_of(struct ledger_view *view, size_t number, struct value code, int32_t at,
				   struct rows *rows, struct diags *diags)
{
	struct code_cache *cache = &view->caches[number];
	char name[256];
	struct str text = code.kind == VALUE_TEXT ? code.text : num_exact_text(&rows->scratch, code.num, NULL);
	size_t n = text.n + sizeof at;
	char *bytes = n > sizeof name ? arena_alloc(&rows->scratch, n) : name;
	struct str key = {bytes, n};

	memcpy(bytes, text.p, text.n);
	memcpy(bytes + text.n, &at, sizeof at);
	if (cache->count && str_equal(cache->names.items[cache->last], key))
		return &cache->items[cache->last];
	cache->last = pool_add(&cache->names, key);
	if (cache->last == cache->count)
		fill_entry(view, number, ARENA_PUSH(&view->arena, cache), code, at, rows, diags);
	return &cache->items[cache->last];
}

static struct value value_of(const struct ledger_view *view, size_t k, struct code_entry *const *entries,
			     const struct rows *rows)
{
	const struct sheet *sheet = view->store->ledger_sheet;
	size_t column = view->columns[k];
	const struct sheet_column *info = &sheet->info[column];

	if (column < sheet->own_count && rows->values[column].kind != VALUE_EMPTY)
		return rows->values[column];
	if (info->computed == COMPUTED_YEAR || info->computed == COMPUTED_MONTH) {
		struct value period = rows->values[sheet->period];
		int32_t whole = whole_of(period);
		if (period.kind == VALUE_EMPTY)
			return period;
		return value_number(num_whole(info->computed == COMPUTED_YEAR ? whole / 100 : whole % 100));
	}
	for (size_t i = 0; i < info->count; i++)
		if (entries[info->items[i].relation])
			return entries[info->items[i].relation]->values[k];
	return value_empty();
}

static void view_row(struct ledger_view *view, struct code_entry **entries, struct rows *rows, struct diags *diags)
{
	const struct sheet *sheet = view->store->ledger_sheet;
	int32_t at = sheet_valid_at(view->store, sheet, rows->values);

	for (size_t i = 0; i < sheet->relation_count; i++) {
		struct value code = rows->values[sheet->relations[i].source];
		entries[i] = code.kind == VALUE_EMPTY ? NULL : entry_of(view, i, code, at, rows, diags);
		if (entries[i] && entries[i]->unknown != NOT_UNKNOWN)
			unknown_more(view->store, entries[i]->unknown, rows->values[sheet->amount], rows->origin, diags);
	}
	for (size_t k = 0; k < view->count; k++)
		view->values[k] = value_of(view, k, entries, rows);
}

void ledger_stream(struct store *store, const size_t *columns, size_t count, bool count_unknown, ledger_row *row,
		   void *user, struct diags *diags)
{
	struct ledger_view view = {.store = store, .columns = columns, .count = count, .count_unknown = count_unknown};
	size_t relations = store->ledger_sheet->relation_count;
	struct code_entry **entries = ARENA_ARRAY(&view.arena, struct code_entry *, relations);
	bool go_on = true;

	view.values = ARENA_ARRAY(&view.arena, struct value, count);
	view.caches = ARENA_ARRAY(&view.arena, struct code_cache, relations);
	for (size_t i = 0; i < relations; i++)
		pool_init(&view.caches[i].names, &view.arena);
	for (size_t i = 0; i < store->source_count && go_on; i++) {
		struct rows rows;
		if (store->sources[i]->sheet != store->ledger_sheet || store->sources[i]->empty ||
		    !rows_open(&rows, store, store->sources[i], diags))
			continue;
		while (go_on && rows_next(&rows, diags)) {
			view_row(&view, entries, &rows, diags);
			view.late = late_is(store, rows.values, count_unknown);
			go_on = row(user, &view, &rows);
		}
		rows_close(&rows);
	}
	arena_release(&view.arena);
}
