/* Sums and counts of ledger rows per combination of codes: open addressing, keys of one word or more. */
#include "table/tally.h"

#include "base/pages.h"

#include <string.h>

enum { FIRST_SLOTS = 64, SMALL_SLOTS = 4096, FIRST_BITS = 4, BATCH = 64, WORDS_MOST = 3 };

void tally_init(struct tally *tally, size_t width)
{
	*tally = (struct tally){.width = width, .words = 1};
	for (size_t i = 0; i < width; i++)
		tally->fields[i] = (struct tally_field){0, (uint8_t)(4 * i % 64), FIRST_BITS};
	/* sixteen columns of four bits fill a word; more begin with their own */
	for (size_t i = 16; i < width; i++) {
		tally->fields[i].word = (uint8_t)(i / 16);
		tally->words = i / 16 + 1;
	}
}

/* ---- slots ---- */

static uint64_t *slot_at(const struct tally_table *table, size_t words, size_t i)
{
	return table->slots + i * (words + 2);
}

static int64_t slot_sum(const uint64_t *slot, size_t words)
{
	return (int64_t)slot[words];
}

static uint32_t slot_rows(const uint64_t *slot, size_t words)
{
	return (uint32_t)slot[words + 1];
}

static uint32_t slot_line(const uint64_t *slot, size_t words)
{
	return (uint32_t)(slot[words + 1] >> 32);
}

static inline size_t home_of(const struct tally_table *table, const uint64_t *key, size_t words)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < words; i++)
		hash = (hash ^ key[i]) * UINT64_C(0x9E3779B97F4A7C15);
	hash ^= hash >> 29;
	return (size_t)(((hash & UINT32_MAX) * (uint64_t)table->slot_count) >> 32);
}

/* The key's slot, or the free one where it belongs. */
static inline uint64_t *find_slot(const struct tally_table *table, const uint64_t *key, size_t words, size_t at)
{
	for (;;) {
		uint64_t *slot = table->slots + at * (words + 2);
		bool same = slot[0] == key[0];
		for (size_t i = 1; i < words; i++)
			same &= slot[i] == key[i];
		if (same || !slot_rows(slot, words))
			return slot;
		if (++at == table->slot_count)
			at = 0;
	}
}

static void free_slots(struct tally_table *table, size_t words)
{
	pages_free(table->slots, table->slot_count, (words + 2) * sizeof *table->slots);
}

/* Into so many slots, more than there are. Slots are in order of their hash in both, so that memory is gone through once. */
static void grow_to(struct tally_table *table, size_t words, size_t slot_count)
{
	struct tally_table old = *table;

	table->slot_count = slot_count;
	table->slots = pages_alloc(table->slot_count, (words + 2) * sizeof *table->slots);
	for (size_t i = 0; i < old.slot_count; i++) {
		const uint64_t *slot = slot_at(&old, words, i);
		if (slot_rows(slot, words))
			memcpy(find_slot(table, slot, words, home_of(table, slot, words)), slot,
			       (words + 2) * sizeof *slot);
	}
	free_slots(&old, words);
}

static void grow(struct tally_table *table, size_t words, size_t first)
{
	size_t count = table->slot_count;

	grow_to(table, words, count ? count + count / (count < SMALL_SLOTS ? 1 : 4) : first);
}

/* Slots to begin with: one month is like another. */
static size_t usual_slots(const struct tally *tally)
{
	size_t tables = 0, count = 0;

	for (size_t i = 0; i < tally->table_count; i++) {
		tables += tally->tables[i].count > 0;
		count += tally->tables[i].count;
	}
	return tables ? FIRST_SLOTS + count / tables * 13 / 10 : FIRST_SLOTS;
}

static void make_room(const struct tally *tally, struct tally_table *table, size_t more)
{
	while ((table->count + more) * 5 > table->slot_count * 4)
		grow(table, tally->words, table->slot_count ? 0 : usual_slots(tally));
}

static struct tally_table *table_of(struct tally *tally, uint32_t period)
{
	if (period >= tally->table_count) {
		size_t count = (size_t)period + 1;
		struct tally_table *tables = pages_alloc(count, sizeof *tables);
		if (tally->table_count)
			memcpy(tables, tally->tables, tally->table_count * sizeof *tables);
		pages_free(tally->tables, tally->table_count, sizeof *tables);
		tally->tables = tables;
		tally->table_count = count;
	}
	return &tally->tables[period];
}

/* ---- keys ---- */

static void pack(const struct tally *tally, const uint32_t *codes, uint64_t *key)
{
	memset(key, 0, tally->words * sizeof *key);
	for (size_t i = 0; i < tally->width; i++)
		key[tally->fields[i].word] |= (uint64_t)codes[i] << tally->fields[i].shift;
}

static void unpack(const struct tally *tally, const uint64_t *key, uint32_t *codes)
{
	for (size_t i = 0; i < tally->width; i++) {
		struct tally_field field = tally->fields[i];
		codes[i] = (uint32_t)(key[field.word] >> field.shift & ((UINT64_C(1) << field.bits) - 1));
	}
}

static unsigned bits_of(uint32_t code)
{
	return code ? 32 - (unsigned)__builtin_clz(code) : 1;
}

/* Gives the fields so many bits, and makes all keys anew. */
static void lay_out(struct tally *tally, const uint8_t *bits)
{
	struct tally old = *tally;
	unsigned word = 0, used = 0;

	for (size_t i = 0; i < tally->width; i++) {
		struct tally_field *field = &tally->fields[i];
		field->bits = bits[i];
		if (used + field->bits > 64) {
			word++;
			used = 0;
		}
		field->word = (uint8_t)word;
		field->shift = (uint8_t)used;
		used += field->bits;
	}
	tally->words = word + 1;
	for (size_t t = 0; t < tally->table_count; t++) {
		struct tally_table *table = &tally->tables[t], before = *table;
		if (!before.slot_count)
			continue;
		table->slots = pages_alloc(table->slot_count, (tally->words + 2) * sizeof *table->slots);
		for (size_t i = 0; i < before.slot_count; i++) {
			const uint64_t *slot = slot_at(&before, old.words, i);
			uint32_t codes[TALLY_COLUMNS_MOST];
			uint64_t key[TALLY_COLUMNS_MOST];
			if (!slot_rows(slot, old.words))
				continue;
			unpack(&old, slot, codes);
			pack(tally, codes, key);
			uint64_t *to = find_slot(table, key, tally->words, home_of(table, key, tally->words));
			memcpy(to, key, tally->words * sizeof *key);
			memcpy(to + tally->words, slot + old.words, 2 * sizeof *slot);
		}
		free_slots(&before, old.words);
	}
}

/* Makes the fields wide enough for these codes. */
static void fit(struct tally *tally, const uint32_t *largest)
{
	uint8_t bits[TALLY_COLUMNS_MOST];
	bool wide = true;

	for (size_t i = 0; i < tally->width; i++) {
		unsigned needed = bits_of(largest[i]);
		bits[i] = tally->fields[i].bits;
		if (needed <= bits[i])
			continue;
		bits[i] = (uint8_t)((needed + 3) / 4 *
				    4); /* in steps, so that it does not happen often, and all threads agree */
		wide = false;
	}
	if (!wide)
		lay_out(tally, bits);
}

static void fit_rows(struct tally *tally, const struct tally_rows *rows)
{
	uint32_t largest[TALLY_COLUMNS_MOST];

	for (size_t i = 0; i < tally->width; i++) {
		uint32_t all = 0;
		for (size_t r = 0; r < rows->count; r++)
			all |= rows->codes[i][r];
		largest[i] = all;
	}
	fit(tally, largest);
}

/* ---- adding ---- */

static inline bool add_to(struct tally_table *table, uint64_t *slot, const uint64_t *key, size_t words, int64_t amount,
			  uint32_t rows, uint32_t line)
{
	int64_t sum;

	if (!slot_rows(slot, words)) {
		for (size_t i = 0; i < words; i++)
			slot[i] = key[i];
		slot[words] = (uint64_t)amount;
		slot[words + 1] = (uint64_t)line << 32 | rows;
		table->count++;
		return true;
	}
	if (__builtin_add_overflow(slot_sum(slot, words), amount, &sum))
		return false;
	slot[words] = (uint64_t)sum;
	slot[words + 1] += rows;
	return true;
}

/* The rows from first, at most BATCH: their slots are fetched before the first of them is written to. */
static inline __attribute__((always_inline)) bool add_batch(struct tally *tally, const struct tally_rows *rows,
							    size_t first, size_t count, size_t words)
{
	uint64_t keys[BATCH][WORDS_MOST];
	size_t homes[BATCH];

	for (size_t r = 0; r < count; r++)
		for (size_t i = 0; i < words; i++)
			keys[r][i] = 0;
	for (size_t i = 0; i < tally->width; i++) {
		struct tally_field field = tally->fields[i];
		const uint32_t *codes = rows->codes[i] + first;
		for (size_t r = 0; r < count; r++)
			keys[r][field.word] |= (uint64_t)codes[r] << field.shift;
	}
	for (size_t r = 0; r < count; r++) {
		const struct tally_table *table = &tally->tables[rows->periods[first + r]];
		homes[r] = home_of(table, keys[r], words);
		__builtin_prefetch(table->slots + homes[r] * (words + 2), 1);
	}
	for (size_t r = 0; r < count; r++) {
		struct tally_table *table = &tally->tables[rows->periods[first + r]];
		uint64_t *slot = find_slot(table, keys[r], words, homes[r]);
		if (!add_to(table, slot, keys[r], words, rows->amounts[first + r], 1, rows->lines[first + r]))
			return false;
	}
	return true;
}

/* Keys of more words than a batch has room for: one row at a time. */
static bool add_wide(struct tally *tally, const struct tally_rows *rows, size_t first, size_t count)
{
	for (size_t r = first; r < first + count; r++) {
		uint32_t codes[TALLY_COLUMNS_MOST];
		uint64_t key[TALLY_COLUMNS_MOST];
		struct tally_table *table = &tally->tables[rows->periods[r]];

		for (size_t i = 0; i < tally->width; i++)
			codes[i] = rows->codes[i][r];
		pack(tally, codes, key);
		uint64_t *slot = find_slot(table, key, tally->words, home_of(table, key, tally->words));
		if (!add_to(table, slot, key, tally->words, rows->amounts[r], 1, rows->lines[r]))
			return false;
	}
	return true;
}

static bool add_rows(struct tally *tally, const struct tally_rows *rows, size_t first, size_t count)
{
	switch (tally->words) {
	case 1:
		return add_batch(tally, rows, first, count, 1);
	case 2:
		return add_batch(tally, rows, first, count, 2);
	case 3:
		return add_batch(tally, rows, first, count, 3);
	default:
		return add_wide(tally, rows, first, count);
	}
}

bool tally_add(struct tally *tally, const struct tally_rows *rows)
{
	fit_rows(tally, rows);
	for (size_t first = 0; first < rows->count; first += BATCH) {
		size_t count = rows->count - first < BATCH ? rows->count - first : BATCH;
		struct tally_table *table = NULL;
		for (size_t r = 0; r < count; r++) {
			uint32_t period = rows->periods[first + r];
			if (r && rows->periods[first + r - 1] == period)
				continue;
			table = table_of(tally, period);
			make_room(tally, table, count - r);
		}
		if (!add_rows(tally, rows, first, count))
			return false;
	}
	return true;
}

/* ---- what was counted ---- */

bool tally_next(const struct tally *tally, uint64_t *at, struct tally_sum *out)
{
	size_t period = (size_t)(*at >> 32), i = (size_t)(*at & UINT32_MAX);

	for (; period < tally->table_count; period++, i = 0) {
		const struct tally_table *table = &tally->tables[period];
		for (; i < table->slot_count; i++) {
			const uint64_t *slot = slot_at(table, tally->words, i);
			if (!slot_rows(slot, tally->words))
				continue;
			out->period = (uint32_t)period;
			unpack(tally, slot, out->codes);
			out->sum = slot_sum(slot, tally->words);
			out->rows = slot_rows(slot, tally->words);
			out->line = slot_line(slot, tally->words);
			*at = (uint64_t)period << 32 | (i + 1);
			return true;
		}
	}
	*at = (uint64_t)period << 32;
	return false;
}

static bool merge_table(struct tally *tally, struct tally_table *to, struct tally_table *from, uint32_t lines)
{
	size_t words = tally->words, most = (to->count + from->count) * 4 / 3 + 1;

	/* what comes in order of its hash would stand close together, and be slow to look through, in a table that grows only then */
	if (most > to->slot_count)
		grow_to(to, words, most);
	for (size_t i = 0; i < from->slot_count; i++) {
		const uint64_t *slot = slot_at(from, words, i);
		if (!slot_rows(slot, words))
			continue;
		uint64_t *same = find_slot(to, slot, words, home_of(to, slot, words));
		if (!add_to(to, same, slot, words, slot_sum(slot, words), slot_rows(slot, words),
			    slot_line(slot, words) + lines))
			return false;
	}
	free_slots(from, words);
	*from = (struct tally_table){0};
	return true;
}

static void move_lines(struct tally_table *table, size_t words, uint32_t lines)
{
	for (size_t i = 0; i < table->slot_count && lines; i++) {
		uint64_t *slot = slot_at(table, words, i);
		if (slot_rows(slot, words))
			slot[words + 1] += (uint64_t)lines << 32;
	}
}

/* The same keys for the same codes in both. */
static void make_alike(struct tally *a, struct tally *b)
{
	uint8_t bits[TALLY_COLUMNS_MOST];
	bool wide_a = true, wide_b = true;

	for (size_t i = 0; i < a->width; i++) {
		bits[i] = a->fields[i].bits > b->fields[i].bits ? a->fields[i].bits : b->fields[i].bits;
		wide_a = wide_a && bits[i] == a->fields[i].bits;
		wide_b = wide_b && bits[i] == b->fields[i].bits;
	}
	if (!wide_a)
		lay_out(a, bits);
	if (!wide_b)
		lay_out(b, bits);
}

bool tally_merge(struct tally *tally, struct tally *other, uint32_t lines)
{
	make_alike(tally, other);
	for (size_t period = 0; period < other->table_count; period++) {
		struct tally_table *from = &other->tables[period], *to = table_of(tally, (uint32_t)period);
		if (!from->count)
			continue;
		if (to->count == 0) {
			move_lines(from, tally->words, lines);
			free_slots(to, tally->words);
			*to = *from;
			*from = (struct tally_table){0};
		} else if (!merge_table(tally, to, from, lines)) {
			return false;
		}
	}
	tally_release(other);
	return true;
}

size_t tally_count(const struct tally *tally)
{
	size_t count = 0;

	for (size_t i = 0; i < tally->table_count; i++)
		count += tally->tables[i].count;
	return count;
}

void tally_release(struct tally *tally)
{
	for (size_t i = 0; i < tally->table_count; i++)
		free_slots(&tally->tables[i], tally->words);
	pages_free(tally->tables, tally->table_count, sizeof *tally->tables);
	tally->tables = NULL;
	tally->table_count = 0;
}
