/* One file of the ledger, read in as many parts as there are threads. */
#include "table/ledger_file.h"

#include <stdlib.h>

static struct ledger_part *new_part(struct ledger_file *file, struct scan_part where)
{
	struct ledger_part *part = ledger_part_new(file->plan, file->source, where);

	part->done = &file->done;
	return part;
}

static void drop_parts(struct ledger_file *file)
{
	for (size_t i = 0; i < file->count; i++)
		ledger_part_free(file->parts[i]);
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
		file->parts[i] = new_part(
			file,
			(struct scan_part){size * i / file->count,
					   i + 1 == file->count ? UINT64_MAX : size * (i + 1) / file->count, false});
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
			ledger_part_free(file->parts[i]);
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

static bool header_is_ascii(const struct source *source, struct diags *diags)
{
	for (size_t i = 0; i < source->field_count; i++) {
		struct str name =
			source->columns[i] == NO_COLUMN ? S("") : source->sheet->table.columns[source->columns[i]].name;
		for (size_t k = 0; k < name.n; k++) {
			if ((unsigned char)name.p[k] < 0x80)
				continue;
			diag_add(diags, DIAG_INPUT, (struct place){.file = source->path},
				 _("the file begins as UTF-8, but not all of it is: export it again, all in one "
				   "encoding"));
			return false;
		}
	}
	return true;
}

/*
 * A file of which only the beginning had been looked at, and in which the scan gave up: it may be in another encoding. What the header is
 * has then been read in the wrong one, unless it has no letters but ASCII's. False, with a fault, where it is not what it seemed.
 */
static bool look_again(struct source *source, bool *changed, struct diags *diags)
{
	struct encoding_found seemed = source->found;

	*changed = false;
	if (!source->glanced)
		return true;
	source->glanced = false;
	if (!encoding_detect(source->path.p, source->dialect.encoding, &source->found, diags))
		return false;
	*changed = source->found.encoding != seemed.encoding;
	return !*changed || header_is_ascii(source, diags);
}

static void define_file(struct ledger_file *file, struct diags *diags)
{
	file->source->by_definition = true;
	file->count = 1;
	file->parts[0] = new_part(file, (struct scan_part){0, UINT64_MAX, false});
	ledger_part_define(file->parts[0], NULL, NULL, diags);
}

/* ---- the parts put together ---- */

static void merge_parts(struct ledger_file *file, struct diags *diags)
{
	bool fits = true;
	unsigned lines = 0;

	file->tally = file->parts[0]->tally;
	file->parts[0]->tally = (struct tally){0};
	for (size_t i = 0; i < file->count; i++) {
		struct ledger_part *part = file->parts[i];
		for (size_t k = 0; k < part->late.count; k++)
			part->late.items[k].line += lines;
		fits = fits && (i == 0 || tally_merge(&file->tally, &part->tally, lines));
		lines += part->lines;
	}
	if (!fits)
		diag_add(
			diags, DIAG_INPUT, (struct place){.file = file->source->path},
			_("a sum of belopp over this file becomes too large: is every amount right? Sums must be below "
			  "92 233 720 368 547 758 kr"));
}

static void finish_progress(struct store *store, const struct source *source)
{
	store->done += source->found.size;
	if (store->progress)
		store->progress(store->progress_user, store->done, store->all);
}

void ledger_file_read(struct ledger_file *file, const struct ledger_plan *plan, struct source *source,
		      struct diags *diags)
{
	bool other;

	*file = (struct ledger_file){.plan = plan, .source = source};
	if (plan->store->threads && scan_file(file)) {
		finish_progress(plan->store, source);
		merge_parts(file, diags);
	} else if (look_again(source, &other, diags)) {
		if (!other || !plan->store->threads || !scan_file(file))
			define_file(file, diags);
		merge_parts(file, diags);
	}
}

void ledger_file_release(struct ledger_file *file)
{
	tally_release(&file->tally);
	drop_parts(file);
}
