/* The ledger: all its files, one after another. */
#include "table/ledger.h"

#include "table/ledger_file.h"
#include "table/open_groups.h"
#include "table/rollup.h"

static void read_file(const struct ledger_plan *plan, struct source *source, struct rollup *rollup,
		      struct balance *balances, struct diags *diags)
{
	struct ledger_file file;

	ledger_file_read(&file, plan, source, diags);
	rollup_file(rollup, source, &file.tally, diags);
	for (size_t i = 0; i < file.count; i++) {
		struct ledger_part *part = file.parts[i];
		plan->store->late.merged += part->late_merged;
		rollup_late(rollup, source, part->late.items, part->late.count, diags);
		for (size_t k = 0; k < plan->key_count; k++)
			balance_absorb(&balances[k], &part->balances[k]);
	}
	ledger_file_release(&file);
}

void ledger_read(struct store *store, struct diags *diags)
{
	struct ledger_plan plan;
	struct rollup rollup;
	struct arena arena = ARENA_INIT;
	struct balance *balances;
	const size_t *columns;
	size_t count;

	struct cubes *cubes = cubes_begin(store, &columns, &count);
	if (ledger_plan_init(&plan, store, columns, count, false, diags)) {
		balances = ARENA_ARRAY(&arena, struct balance, plan.key_count); /* of all files */
		for (size_t k = 0; k < plan.key_count; k++)
			balance_init(&balances[k], BALANCE_BYTES);
		rollup_begin(&rollup, &plan, cubes, columns, count, diags);
		for (size_t i = 0; i < store->source_count; i++)
			if (store->sources[i]->sheet == store->ledger_sheet && !store->sources[i]->empty)
				read_file(&plan, store->sources[i], &rollup, balances, diags);
		rollup_finish(&rollup);
		size_t key = 0;
		for (struct groups *groups = store->groups; groups; groups = groups->next, key++)
			open_groups_find(&plan, groups, key, &balances[key], diags);
	}
	arena_release(&arena);
	ledger_plan_release(&plan);
}

/* ---- row by row ---- */

static void changed(const struct source *source, struct diags *diags)
{
	diag_add(diags, DIAG_INPUT, (struct place){.file = source->path},
		 _("the file changed while it was read: run again"));
}

void ledger_visit(struct store *store, const struct ledger_plan *plan, ledger_batch_visitor *visitor, void *user,
		  struct diags *diags)
{
	for (size_t i = 0; i < store->source_count; i++) {
		struct source *source = store->sources[i];
		struct ledger_part *part;
		if (source->sheet != store->ledger_sheet || source->empty)
			continue;
		part = ledger_part_new(plan, source, (struct scan_part){0, UINT64_MAX, false});
		part->visiting = true;
		if (source->by_definition || !store->threads)
			ledger_part_define(part, visitor, user, diags);
		else
			ledger_part_scan(part, visitor, user);
		bool ended = part->ended;
		if (!ended && part->failed)
			changed(source, diags);
		ledger_part_free(part);
		if (ended)
			return;
	}
}
