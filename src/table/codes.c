/* The distinct values of a column of the ledger. */
#include "table/codes.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>

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

uint32_t codes_number(struct codes *codes, struct value value)
{
	struct buf name = BUF_INIT;

	pthread_mutex_lock(&codes->lock);
	write_name(&name, &codes->arena, value);
	size_t number = pool_add(&codes->names, buf_str(&name));
	if (number == codes->count)
		*ARENA_PUSH(&codes->arena, codes) = value_copy(&codes->arena, value);
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

/* The first n bytes, at most eight, as a number. */
static inline uint64_t load(const char *p, size_t n)
{
	uint64_t word;

	memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return n >= 8 ? word : word & ((UINT64_C(1) << 8 * n) - 1);
#else
	return n >= 8 ? word : n == 0 ? 0 : word >> (64 - 8 * n);
#endif
}

static inline size_t mix(uint64_t low, uint64_t high)
{
	uint64_t hash = (low ^ (high << 23 | high >> 41)) * UINT64_C(0x9E3779B97F4A7C15);

	return (size_t)(hash >> 32);
}

static inline struct code_word *word_of(const struct code_cache *cache, uint64_t key)
{
	size_t at = code_word_home(cache, key);

	while (cache->words[at].key && cache->words[at].key != key)
		at = (at + 1) & (cache->word_slots - 1);
	return &cache->words[at];
}

static struct code_pair new_pair(struct str text)
{
	return (struct code_pair){load(text.p, 8), load(text.p + 8, text.n - 8), {0, 0}, (uint32_t)text.n};
}

static bool same_pair(const struct code_pair *a, const struct code_pair *b)
{
	return a->low == b->low && a->high == b->high && a->length == b->length;
}

static struct code_pair *pair_of(const struct code_cache *cache, const struct code_pair *pair)
{
	size_t at = mix(pair->low, pair->high) & (cache->pair_slots - 1);

	while (cache->pairs[at].length && !same_pair(&cache->pairs[at], pair))
		at = (at + 1) & (cache->pair_slots - 1);
	return &cache->pairs[at];
}

static bool find_pair(struct code_cache *cache, struct str text, struct code *out)
{
	struct code_pair pair = new_pair(text);

	if (!same_pair(&cache->last_pair, &pair)) {
		const struct code_pair *found = cache->pair_slots ? pair_of(cache, &pair) : NULL;
		if (!found || !found->length)
			return false;
		cache->last_pair = *found;
	}
	*out = cache->last_pair.code;
	return true;
}

static bool find_long(const struct code_cache *cache, struct str text, struct code *out)
{
	size_t number = pool_find(&cache->long_texts, text);

	if (number == POOL_NONE)
		return false;
	*out = cache->long_codes.items[number];
	return true;
}

bool code_cache_find_longer(struct code_cache *cache, struct str text, struct code *out)
{
	return text.n > CODE_SHORT ? find_long(cache, text, out) : find_pair(cache, text, out);
}

static void *slots(size_t count, size_t size)
{
	void *p = calloc(count, size);

	if (!p) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	return p;
}

static void add_word(struct code_cache *cache, uint64_t key, struct code code)
{
	if (cache->word_count * 2 >= cache->word_slots) {
		struct code_word *old = cache->words;
		size_t count = cache->word_slots;
		cache->word_slots = count ? 2 * count : 64;
		cache->words = slots(cache->word_slots, sizeof *cache->words);
		for (size_t i = 0; i < count; i++)
			if (old[i].key)
				*word_of(cache, old[i].key) = old[i];
		free(old);
	}
	struct code_word *word = word_of(cache, key);
	cache->word_count += !word->key;
	*word = (struct code_word){key, code};
}

static void add_pair(struct code_cache *cache, struct code_pair pair, struct code code)
{
	if (cache->pair_count * 2 >= cache->pair_slots) {
		struct code_pair *old = cache->pairs;
		size_t count = cache->pair_slots;
		cache->pair_slots = count ? 2 * count : 64;
		cache->pairs = slots(cache->pair_slots, sizeof *cache->pairs);
		for (size_t i = 0; i < count; i++)
			if (old[i].length)
				*pair_of(cache, &old[i]) = old[i];
		free(old);
	}
	struct code_pair *to = pair_of(cache, &pair);
	cache->pair_count += !to->length;
	*to = pair;
	to->code = code;
}

void code_cache_add(struct code_cache *cache, struct str text, struct code code)
{
	if (text.n <= CODE_WORD)
		add_word(cache, code_word_key(text), code);
	else if (text.n <= CODE_SHORT)
		add_pair(cache, new_pair(text), code);
	else if (pool_add(&cache->long_texts, text) == cache->long_codes.count)
		*ARENA_PUSH(&cache->arena, &cache->long_codes) = code;
}

void code_cache_release(struct code_cache *cache)
{
	free(cache->words);
	free(cache->pairs);
	arena_release(&cache->arena);
	*cache = (struct code_cache){0};
}
