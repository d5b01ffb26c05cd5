/* The distinct values of a column of the ledger. */
#include "table/codes.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- numbers, shared ---- */

void codes_init(struct codes *codes)
{
	*codes = (struct codes){0};
	pthread_mutex_init(&codes->lock, NULL);
	pool_init(&codes->names, &codes->arena);
	(void)codes_number(codes, value_empty());
}

/* What tells a value from all others. */
static void write_name(struct buf *name, struct arena *arena, struct value value)
{
	struct str text = value.kind == VALUE_TEXT ? value.text : S("");
	bool ratio = value.kind == VALUE_NUMBER && value.num.ratio;

	if (ratio)
		text = num_exact_text(arena, value.num, NULL);
	else if (value.kind == VALUE_NUMBER)
		text = (struct str){(const char *)&value.num.hundredths, sizeof value.num.hundredths};
	buf_char(name, ratio ? 'r' : (char)('0' + (int)value.kind));
	buf_add(name, text);
}

static struct value keep(struct arena *arena, struct value value)
{
	if (value.kind == VALUE_TEXT)
		value.text = str_copy(arena, value.text);
	else if (value.kind == VALUE_NUMBER && value.num.ratio && !num_add(arena, value.num, num_whole(0), &value.num))
		return value_empty(); /* cannot be: nothing is added */
	return value;
}

uint32_t codes_number(struct codes *codes, struct value value)
{
	struct buf name = BUF_INIT;

	pthread_mutex_lock(&codes->lock);
	write_name(&name, &codes->arena, value);
	size_t number = pool_add(&codes->names, buf_str(&name));
	if (number == codes->count)
		*ARENA_PUSH(&codes->arena, codes) = keep(&codes->arena, value);
	pthread_mutex_unlock(&codes->lock);
	buf_release(&name);
	return (uint32_t)number;
}

struct value codes_value(const struct codes *codes, uint32_t number)
{
	return codes->items[number];
}

void codes_release(struct codes *codes)
{
	pthread_mutex_destroy(&codes->lock);
	arena_release(&codes->arena);
	*codes = (struct codes){0};
}

/* ---- a thread's own ---- */

void code_cache_init(struct code_cache *cache)
{
	*cache = (struct code_cache){0};
	pool_init(&cache->long_texts, &cache->arena);
}

static uint64_t load(const char *p, size_t n)
{
	uint64_t word;

	memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return n >= 8 ? word : word & ((UINT64_C(1) << 8 * n) - 1);
#else
	return n >= 8 ? word : n == 0 ? 0 : word >> (64 - 8 * n);
#endif
}

static struct code_entry entry_of(struct str text)
{
	return (struct code_entry){.low = load(text.p, text.n),
				   .high = text.n > 8 ? load(text.p + 8, text.n - 8) : 0,
				   .length = (uint32_t)text.n + 1};
}

static bool same(const struct code_entry *a, const struct code_entry *b)
{
	return a->low == b->low && a->high == b->high && a->length == b->length;
}

static struct code_entry *slot_of(const struct code_cache *cache, const struct code_entry *entry)
{
	uint64_t hash = (entry->low ^ (entry->high << 23 | entry->high >> 41)) * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 32 ^ hash) & (cache->slot_count - 1);

	while (cache->slots[at].length && !same(&cache->slots[at], entry))
		at = (at + 1) & (cache->slot_count - 1);
	return &cache->slots[at];
}

bool code_cache_find(struct code_cache *cache, struct str text, struct code *out)
{
	if (text.n > CODE_SHORT) {
		size_t number = pool_find(&cache->long_texts, text);
		if (number == POOL_NONE)
			return false;
		*out = cache->long_codes.items[number];
		return true;
	}
	struct code_entry entry = entry_of(text);
	if (same(&cache->last, &entry)) {
		*out = cache->last.code;
		return true;
	}
	if (!cache->slot_count)
		return false;
	const struct code_entry *slot = slot_of(cache, &entry);
	if (!slot->length)
		return false;
	cache->last = *slot;
	*out = slot->code;
	return true;
}

static void more_slots(struct code_cache *cache)
{
	struct code_entry *old = cache->slots;
	size_t count = cache->slot_count;

	cache->slot_count = count ? 2 * count : 64;
	cache->slots = calloc(cache->slot_count, sizeof *cache->slots);
	if (!cache->slots) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	for (size_t i = 0; i < count; i++)
		if (old[i].length)
			*slot_of(cache, &old[i]) = old[i];
	free(old);
}

void code_cache_add(struct code_cache *cache, struct str text, struct code code)
{
	if (text.n > CODE_SHORT) {
		if (pool_add(&cache->long_texts, text) == cache->long_codes.count)
			*ARENA_PUSH(&cache->arena, &cache->long_codes) = code;
		return;
	}
	if (cache->count * 2 >= cache->slot_count)
		more_slots(cache);
	struct code_entry entry = entry_of(text);
	struct code_entry *slot = slot_of(cache, &entry);
	cache->count += slot->length == 0;
	entry.code = code;
	*slot = entry;
}

void code_cache_release(struct code_cache *cache)
{
	free(cache->slots);
	arena_release(&cache->arena);
	*cache = (struct code_cache){0};
}
