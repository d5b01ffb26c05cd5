/* A part of one file of the ledger, read by one thread. */
#include "table/ledger_part.h"

#include "table/late.h"
#include "table/ledger_fields.h"
#include "table/sheet.h"

#include <stdlib.h>
#include <string.h>

enum { SCAN_BYTES = 256 * 1024, SCRATCH_MOST = 1024 * 1024, PROGRESS_STEP = 1024 * 1024 };

struct ledger_part *ledger_part_new(const struct ledger_plan *plan, struct source *source, struct scan_part where)
{
	const struct store *store = plan->store;
	struct ledger_part *part = malloc(sizeof *part);

	if (!part) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	*part = (struct ledger_part){.plan = plan, .source = source, .where = where, .key = BUF_INIT};
	ledger_fields_init(part);
	for (size_t i = 0; i < plan->code_count; i++) {
		part->batch.numbers[i] = ARENA_ARRAY(&part->arena, uint32_t, SCAN_ROWS_MOST);
		part->batch.wholes[i] = ARENA_ARRAY(&part->arena, int32_t, SCAN_ROWS_MOST);
	}
	for (size_t i = 0; i < plan->text_count; i++)
		part->batch.texts[i] = ARENA_ARRAY(&part->arena, struct str, SCAN_ROWS_MOST);
	tally_init(&part->tally, plan->tally_count);
	part->balances = ARENA_ARRAY(&part->arena, struct balance, plan->key_count);
	for (size_t i = 0; i < plan->key_count; i++)
		balance_init(&part->balances[i], BALANCE_BYTES / (store->threads ? store->threads : 1));
	part->late_cut = store->late.cut;
	part->late_period = store->period;
	part->late_until = store->late.until;
	return part;
}

void ledger_part_free(struct ledger_part *part)
{
	ledger_fields_release(part);
	for (size_t i = 0; i < part->plan->key_count; i++)
		balance_release(&part->balances[i]);
	tally_release(&part->tally);
	buf_release(&part->key);
	arena_release(&part->scratch);
	arena_release(&part->arena);
	free(part);
}

/* ---- late rows ---- */

static void drop_row(struct ledger_part *part, size_t to, size_t from)
{
	struct ledger_batch *batch = &part->batch;

	for (size_t i = 0; i < part->plan->code_count; i++) {
		batch->numbers[i][to] = batch->numbers[i][from];
		batch->wholes[i][to] = batch->wholes[i][from];
	}
	for (size_t i = 0; i < part->plan->text_count; i++)
		batch->texts[i][to] = batch->texts[i][from];
	batch->amounts[to] = batch->amounts[from];
	batch->lines[to] = batch->lines[from];
	batch->source[to] = batch->source[from];
}

/* Keeps the row; one more than there may be is enough for a fault. */
static void keep_late(struct ledger_part *part, size_t r)
{
	size_t count = part->source->sheet->own_count;

	if (part->visiting || part->late.count > LATE_MOST)
		return;
	struct late_row *late = ARENA_PUSH(&part->arena, &part->late);
	late->line = part->batch.lines[r];
	late->values = ARENA_ARRAY(&part->arena, struct value, count);
	for (size_t column = 0; column < count; column++)
		late->values[column] = value_copy(&part->arena, ledger_part_value(part, r, column));
}

static void take_late(struct ledger_part *part)
{
	struct ledger_batch *batch = &part->batch;
	const int32_t *booked = batch->wholes[part->plan->booked], *periods = batch->wholes[part->plan->period];
	size_t kept = 0;

	for (size_t r = 0; r < batch->rows; r++) {
		bool late = booked[r] > part->late_cut && periods[r] <= part->late_period;
		part->late_merged += late && booked[r] <= part->late_until;
		if (late && booked[r] > part->late_until) {
			keep_late(part, r);
			continue;
		}
		if (kept != r)
			drop_row(part, kept, r);
		kept++;
	}
	batch->rows = kept;
}

/* ---- adding up ---- */

struct str ledger_part_key(struct ledger_part *part, size_t number, size_t r)
{
	const struct key_plan *plan = &part->plan->keys[number];
	const struct ledger_batch *batch = &part->batch;

	buf_clear(&part->key);
	for (size_t i = 0; i < plan->count; i++) {
		const struct key_part *key = &plan->parts[i];
		if (key->kind == KEY_TEXT) {
			struct str text = batch->texts[key->code][r];
			uint32_t n = (uint32_t)text.n;
			buf_add(&part->key, (struct str){(const char *)&n, sizeof n});
			buf_add(&part->key, text);
			continue;
		}
		uint32_t code = key->kind == KEY_CODE   ? batch->numbers[key->code][r]
				: key->kind == KEY_YEAR ? (uint32_t)batch->wholes[key->code][r] / 100
							: (uint32_t)batch->wholes[key->code][r] % 100;
		buf_add(&part->key, (struct str){(const char *)&code, sizeof code});
	}
	return buf_str(&part->key);
}

/* False where a sum does not fit. */
static bool add_up(struct ledger_part *part)
{
	const struct ledger_plan *plan = part->plan;
	const struct ledger_batch *batch = &part->batch;
	uint32_t *codes[TALLY_COLUMNS_MOST];
	bool good = true;

	for (size_t i = 0; i < plan->tally_count; i++)
		codes[i] = batch->numbers[plan->tally[i]];
	good = tally_add(&part->tally, &(struct tally_rows){batch->rows, batch->numbers[plan->period], codes,
							    batch->amounts, batch->lines});
	for (size_t i = 0; i < plan->key_count; i++) {
		for (size_t r = 0; r < batch->rows; r++) {
			good = balance_add(&part->balances[i], ledger_part_key(part, i, r), batch->amounts[r]) && good;
		}
	}
	return good;
}

/* ---- by the scan ---- */

static bool take_batch(struct ledger_part *part, bool header)
{
	if (!ledger_fields_take(part, header))
		return false;
	if (part->plan->booked != NO_COLUMN)
		take_late(part);
	return part->late.count <= LATE_MOST;
}

static void tell_progress(struct ledger_part *part, uint64_t more)
{
	struct store *store = part->progress;

	if (!part->done)
		return;
	uint64_t done = atomic_fetch_add_explicit(part->done, more, memory_order_relaxed) + more;
	if (!store || !store->progress || done - part->told < PROGRESS_STEP)
		return;
	part->told = done;
	store->progress(store->progress_user, store->done + done, store->all);
}

static void scan_all(struct ledger_part *part, ledger_batch_visitor *visit, void *user)
{
	bool header = part->where.begin == 0;
	uint64_t done = scan_done(&part->scan);
	enum scan_status status = SCAN_FAULT;

	while ((status = scan_next(&part->scan)) == SCAN_ROWS) {
		if (part->scratch.used > SCRATCH_MOST)
			arena_release(&part->scratch);
		tell_progress(part, scan_done(&part->scan) - done);
		done = scan_done(&part->scan);
		if (!take_batch(part, header))
			break;
		part->ended = visit && !visit(user, part);
		if (part->ended || (!visit && !add_up(part)))
			break;
		header = false;
	}
	part->failed = status != SCAN_END && !part->ended;
	part->lines = part->scan.lines;
}

void ledger_part_scan(struct ledger_part *part, ledger_batch_visitor *visit, void *user)
{
	const struct source *source = part->source;
	struct scan_file file = {source->path.p, source->found, source->dialect.delimiter, source->dialect.quotes,
				 source->field_count};

	if (!scan_open(&part->scan, &file, part->where, SCAN_BYTES)) {
		part->failed = true;
		return;
	}
	scan_all(part, visit, user);
	scan_close(&part->scan);
	arena_release(&part->scratch);
}

/* ---- by definition ---- */

static void batch_of_row(struct ledger_part *part, const struct rows *rows)
{
	const struct ledger_plan *plan = part->plan;
	struct ledger_batch *batch = &part->batch;
	struct value amount = rows->values[part->source->sheet->amount];

	batch->rows = 1;
	batch->lines[0] = rows->origin.line;
	batch->amounts[0] = amount.kind == VALUE_NUMBER ? amount.num.hundredths : 0;
	for (size_t i = 0; i < plan->code_count; i++) {
		size_t column = plan->code[i].column;
		batch->numbers[i][0] = codes_number((struct codes *)&plan->code[i].codes, rows->values[column]);
		batch->wholes[i][0] = ledger_fields_whole(part, column, rows->values[column]);
	}
	for (size_t i = 0; i < plan->text_count; i++) {
		struct value value = rows->values[plan->text[i]];
		batch->texts[i][0] = value.kind == VALUE_TEXT ? value.text : S("");
	}
}

static void say_too_large(const struct ledger_part *part, const struct rows *rows, struct diags *diags)
{
	diag_add(diags, DIAG_INPUT, (struct place){part->source->path, rows->origin.line, 0},
		 _("the sum of belopp becomes too large here: is the amount right? Sums must be below 92 233 720 368 "
		   "547 758 kr"));
}

void ledger_part_define(struct ledger_part *part, ledger_batch_visitor *visit, void *user, struct diags *diags)
{
	struct rows rows;
	bool fits = true;

	if (!rows_open(&rows, part->plan->store, part->source, diags)) {
		part->failed = true;
		return;
	}
	part->rows = &rows;
	while (!part->ended && rows_next(&rows, diags)) {
		batch_of_row(part, &rows);
		if (part->plan->booked != NO_COLUMN)
			take_late(part);
		if (visit) {
			part->ended = part->batch.rows && !visit(user, part);
			continue;
		}
		if (!add_up(part) && fits) {
			say_too_large(part, &rows, diags);
			fits = false;
		}
	}
	part->rows = NULL;
	rows_close(&rows);
}
