/* The groups of the ledger whose sum is not zero. */
#include "table/open_groups.h"

#include "table/ledger.h"
#include "table/resolve.h"
#include "table/sheet.h"

#include <stdlib.h>

struct search {
	const struct ledger_plan *plan;
	struct groups *groups;
	size_t key;
	struct arena arena;
	struct pool keys;  /* of the plan's key: those that are open */
	struct pool names; /* of the columns that were asked for: beside groups->items */
	struct resolver resolver;
	uint32_t *numbers; /* one for each column asked for */
};

static void keep_key(void *user, struct str key, int64_t sum)
{
	struct search *search = user;

	(void)sum;
	(void)pool_add(&search->keys, key);
}

/* The group that the row belongs to, new if it is the first. */
static struct group *group_of(struct search *search, struct ledger_part *part, size_t r)
{
	const struct ledger_plan *plan = search->plan;
	struct groups *groups = search->groups;
	struct store *store = plan->store;
	const struct ledger_batch *batch = &part->batch;
	uint32_t codes[TALLY_COLUMNS_MOST], *numbers = search->numbers;

	for (size_t i = 0; i < plan->code_count; i++)
		codes[i] = batch->numbers[i][r];
	resolver_set_period(&search->resolver, codes[plan->period]);
	for (size_t k = 0; k < groups->column_count; k++) {
		size_t text = ledger_plan_text(plan, groups->columns[k]);
		struct str own = text == NO_COLUMN ? S("") : batch->texts[text][r];
		numbers[k] = resolver_number(&search->resolver, k, codes, own.n ? value_text(own) : value_empty());
	}
	size_t number =
		pool_add(&search->names, (struct str){(const char *)numbers, groups->column_count * sizeof *numbers});
	if (number < groups->count)
		return &groups->items[number];

	struct group *group = ARENA_PUSH(store->arena, groups);
	group->keys = ARENA_ARRAY(store->arena, struct value, groups->column_count);
	for (size_t k = 0; k < groups->column_count; k++)
		group->keys[k] = value_keep(store, resolver_value(&search->resolver, k, numbers[k]));
	return group;
}

static bool look_at(void *user, struct ledger_part *part)
{
	struct search *search = user;
	const struct ledger_batch *batch = &part->batch;

	for (size_t r = 0; r < batch->rows; r++) {
		if (pool_find(&search->keys, ledger_part_key(part, search->key, r)) == POOL_NONE)
			continue;
		if (batch->amounts[r] == 0)
			continue;
		struct group *group = group_of(search, part, r);
		if (group->sum.hundredths == 0) {
			/* what came before adds up to nothing: it is here that something is missing */
			group->rows = 0;
			group->first = (struct row_origin){part->source->index, batch->lines[r]};
		}
		group->rows++;
		/* the balances have been added up already, in other orders: what does not fit here comes back */
		group->sum.hundredths = (int64_t)((uint64_t)group->sum.hundredths + (uint64_t)batch->amounts[r]);
	}
	return true;
}

static int by_origin(const void *left, const void *right)
{
	struct row_origin a = ((const struct group *)left)->first, b = ((const struct group *)right)->first;

	if (a.file != b.file)
		return a.file < b.file ? -1 : 1;
	return (a.line > b.line) - (a.line < b.line);
}

/* Those that are open, in order. Finer keys than those asked for may have been open, and yet add up to nothing. */
static void settle(struct groups *groups)
{
	size_t kept = 0;

	for (size_t i = 0; i < groups->count; i++)
		if (groups->items[i].sum.hundredths)
			groups->items[kept++] = groups->items[i];
	groups->count = kept;
	if (kept)
		qsort(groups->items, kept, sizeof *groups->items, by_origin);
}

void open_groups_find(const struct ledger_plan *plan, struct groups *groups, size_t key, struct balance *balance,
		      struct diags *diags)
{
	struct search search = {.plan = plan, .groups = groups, .key = key};

	pool_init(&search.keys, &search.arena);
	pool_init(&search.names, &search.arena);
	bool good = balance_finish(balance, keep_key, &search, diags);
	balance_release(balance);
	if (good && search.keys.count && diags_faults(diags) == 0) {
		search.numbers = ARENA_ARRAY(&search.arena, uint32_t, groups->column_count);
		resolver_init(&search.resolver, plan, groups->columns, groups->column_count, diags);
		ledger_visit(plan->store, plan, look_at, &search, diags);
		resolver_release(&search.resolver);
		settle(groups);
	}
	arena_release(&search.arena);
}
