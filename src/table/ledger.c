/* The ledger: its files, each in as many parts as there are threads. */
#include "table/ledger.h"

#include "table/open_groups.h"
#include "table/rollup.h"
#include "table/sheet.h"

#include <stdlib.h>
#include <string.h>

/* The parts of one file, in order. */
struct ledger_file {
	const struct ledger_plan *plan;
	struct source *source;
	struct ledger_part *parts[LEDGER_THREADS_MOST];
	size_t count;
	_Atomic uint64_t done;
};

static struct ledger_part *new_part(struct ledger_file *file, struct scan_part where)
{
	struct ledger_part *part = malloc(sizeof *part);

	if (!part) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	ledger_part_init(part, file->plan, file->source, where);
	part->done = &file->done;
	return part;
}

static void drop_part(struct ledger_part *part)
{
	ledger_part_release(part);
	free(part);
}

static void drop_parts(struct ledger_file *file)
{
	for (size_t i = 0; i < file->count; i++)
		drop_part(file->parts[i]);
	file->count = 0;
}

/* ---- threads ---- */

static void *scan_in_thread(void *part)
{
	ledger_part_scan(part, NULL, NULL);
	return NULL;
}

static size_t part_count(const struct store *store, const struct source *source)
{
	uint64_t count = source->found.size / store->part_bytes + 1;

	if (source->found.encoding != ENCODING_UTF8)
		return 1; /* where a character begins can only be seen from the beginning */
	return count < store->threads ? (size_t)count : store->threads;
}

/* Reads all parts at the same time, the first in this thread. */
static void scan_parts(struct ledger_file *file)
{
	struct store *store = file->plan->store;
	uint64_t size = file->source->found.size;
	pthread_t threads[LEDGER_THREADS_MOST];
	bool started[LEDGER_THREADS_MOST] = {false};

	file->count = part_count(store, file->source);
	for (size_t i = 0; i < file->count; i++)
		file->parts[i] = new_part(file, (struct scan_part){size * i / file->count,
								   i + 1 == file->count ? UINT64_MAX : size * (i + 1) / file->count,
								   false});
	for (size_t i = 1; i < file->count; i++)
		started[i] = pthread_create(&threads[i], NULL, scan_in_thread, file->parts[i]) == 0;
	file->parts[0]->progress = store;
	ledger_part_scan(file->parts[0], NULL, NULL);
	for (size_t i = 1; i < file->count; i++) {
		if (started[i])
			pthread_join(threads[i], NULL);
		else
			ledger_part_scan(file->parts[i], NULL, NULL);
	}
}

/* A part that did not begin where the one before it ended is read again. False where one gave up. */
static bool check_chain(struct ledger_file *file)
{
	for (size_t i = 0; i < file->count; i++) {
		uint64_t at = i ? scan_ended(&file->parts[i - 1]->scan) : 0;
		if (i && scan_began(&file->parts[i]->scan) != at) {
			uint64_t end = file->parts[i]->where.end;
			drop_part(file->parts[i]);
			file->parts[i] = new_part(file, (struct scan_part){at, end, true});
			ledger_part_scan(file->parts[i], NULL, NULL);
		}
		if (file->parts[i]->failed)
			return false;
	}
	return true;
}

static bool is_ambiguous(const struct ledger_file *file)
{
	for (size_t i = 0; i < file->count; i++)
		if (file->parts[i]->ambiguous)
			return true;
	return false;
}

/* The file's parts by the scan; false, with none, where it gave up. */
static bool scan_file(struct ledger_file *file)
{
	for (int turn = 0; turn < 2; turn++) {
		scan_parts(file);
		if (check_chain(file))
			return true;
		bool again = is_ambiguous(file) && !file->source->mark_sought;
		drop_parts(file);
		if (!again)
			return false;
		rows_seek_mark(file->source);
	}
	return false;
}

static void define_file(struct ledger_file *file, struct diags *diags)
{
	file->source->by_definition = true;
	file->count = 1;
	file->parts[0] = new_part(file, (struct scan_part){0, UINT64_MAX, false});
	ledger_part_define(file->parts[0], NULL, NULL, diags);
}

/* ---- from the parts of a file to what was asked for ---- */

struct balance_list {
	struct {
		struct balance **items;
		size_t count, capacity;
	} *of_key; /* for each key of the plan */
	struct arena arena;
};

/* The balances of a part wait for those of all files. */
static void keep_balances(struct balance_list *list, struct ledger_part *part)
{
	for (size_t i = 0; i < part->plan->key_count; i++) {
		struct balance *balance = ARENA_NEW(&list->arena, struct balance);
		*balance = part->balances[i];
		part->balances[i] = (struct balance){0};
		*ARENA_PUSH(&list->arena, &list->of_key[i]) = balance;
	}
}

static void too_large(const struct ledger_file *file, struct diags *diags)
{
	diag_add(diags, DIAG_INPUT, (struct place){.file = file->source->path},
		 _("a sum of belopp over this file becomes too large: is every amount right? Sums must be below "
		   "92 233 720 368 547 758 kr"));
}

static void take_file(struct ledger_file *file, struct rollup *rollup, struct balance_list *balances, struct diags *diags)
{
	struct store *store = file->plan->store;
	struct tally *tally = &file->parts[0]->tally;
	bool fits = true;
	unsigned lines = 0;

	for (size_t i = 0; i < file->count; i++) {
		struct ledger_part *part = file->parts[i];
		for (size_t k = 0; k < part->late.count; k++)
			part->late.items[k].line += lines;
		fits = fits && (i == 0 || tally_merge(tally, &part->tally, lines));
		lines += part->lines;
		store->late.merged += part->late_merged;
		keep_balances(balances, part);
	}
	if (!fits)
		too_large(file, diags);
	rollup_file(rollup, file->source, tally, diags);
	for (size_t i = 0; i < file->count; i++)
		rollup_late(rollup, file->source, file->parts[i]->late.items, file->parts[i]->late.count, diags);
}

static void finish_progress(struct store *store, const struct source *source)
{
	store->done += source->found.size;
	if (store->progress)
		store->progress(store->progress_user, store->done, store->all);
}

static void read_file(struct ledger_plan *plan, struct source *source, struct rollup *rollup, struct balance_list *balances,
		      struct diags *diags)
{
	struct ledger_file file = {.plan = plan, .source = source};
	struct store *store = plan->store;

	if (!store->threads || !scan_file(&file))
		define_file(&file, diags);
	else
		finish_progress(store, source);
	take_file(&file, rollup, balances, diags);
	drop_parts(&file);
}

void ledger_read(struct store *store, struct diags *diags)
{
	struct ledger_plan plan;
	struct rollup rollup;
	struct balance_list balances = {0};
	const size_t *columns;
	size_t count;

	struct cubes *cubes = cubes_begin(store, &columns, &count);
	if (ledger_plan_init(&plan, store, columns, count, false, diags)) {
		balances.of_key = arena_array(&balances.arena, plan.key_count, sizeof *balances.of_key);
		rollup_begin(&rollup, &plan, cubes, columns, count, diags);
		for (size_t i = 0; i < store->source_count; i++)
			if (store->sources[i]->sheet == store->ledger_sheet && !store->sources[i]->empty)
				read_file(&plan, store->sources[i], &rollup, &balances, diags);
		rollup_finish(&rollup);
		size_t key = 0;
		for (struct groups *groups = store->groups; groups; groups = groups->next, key++)
			open_groups_find(&plan, groups, key, balances.of_key[key].items, balances.of_key[key].count, diags);
	}
	arena_release(&balances.arena);
	ledger_plan_release(&plan);
}

/* ---- row by row ---- */

static void changed(const struct source *source, struct diags *diags)
{
	diag_add(diags, DIAG_INPUT, (struct place){.file = source->path}, _("the file changed while it was read: run again"));
}

void ledger_visit(struct store *store, const struct ledger_plan *plan, ledger_batch_visitor *visitor, void *user,
		  struct diags *diags)
{
	for (size_t i = 0; i < store->source_count; i++) {
		struct source *source = store->sources[i];
		struct ledger_file file = {.plan = plan, .source = source};
		if (source->sheet != store->ledger_sheet || source->empty)
			continue;
		struct ledger_part *part = new_part(&file, (struct scan_part){0, UINT64_MAX, false});
		part->visiting = true;
		if (source->by_definition || !store->threads)
			ledger_part_define(part, visitor, user, diags);
		else
			ledger_part_scan(part, visitor, user);
		bool ended = part->ended;
		if (!ended && part->failed)
			changed(source, diags);
		drop_part(part);
		if (ended)
			return;
	}
}
