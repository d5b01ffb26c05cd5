/*
 * The distinct values of a column of the ledger, numbered from 0 in the order they come; 0 is the empty cell.
 *
 * One list of numbers is shared by all threads that read; each thread has a cache of its own, from the text of a field to its number,
 * so that a text is looked at once for each thread and never again.
 */
#ifndef UNDERLAG_TABLE_CODES_H
#define UNDERLAG_TABLE_CODES_H

#include "base/value.h"
#include "table/pool.h"

#include <pthread.h>
#include <string.h>

struct codes {
	pthread_mutex_t lock;
	struct arena arena;
	struct pool names; /* a value's kind and bytes */
	struct value *items;
	size_t count, capacity;
};

void codes_init(struct codes *codes);

/* The number of the value, which is copied if it is new. Several threads may ask. */
uint32_t codes_number(struct codes *codes, struct value value);

/* While no thread asks for numbers. */
struct value codes_value(const struct codes *codes, uint32_t number);

void codes_release(struct codes *codes);

/* What a thread remembers of a text. whole: the number of a period, year or date; 0 for others. */
struct code {
	uint32_t number;
	int32_t whole;
};

/* Texts of at most seven bytes, with their length in the eighth: most codes. key 0: free. */
struct code_word {
	uint64_t key;
	struct code code;
};

/* Texts of eight to sixteen bytes. length 0: free. */
struct code_pair {
	uint64_t low, high;
	struct code code;
	uint32_t length;
};

enum { CODE_WORD = 7, CODE_SHORT = 16 };

struct code_cache {
	struct code_word last_word; /* rows of one code often follow each other */
	struct code_pair last_pair;
	struct code_word *words;
	struct code_pair *pairs;
	size_t word_slots, word_count, pair_slots, pair_count; /* slots: a power of two */
	struct arena arena;
	struct pool long_texts;
	struct {
		struct code *items;
		size_t count, capacity;
	} long_codes;
};

void code_cache_init(struct code_cache *cache);

/* The text's first bytes, at most CODE_WORD, as a number with their count. */
static inline uint64_t code_word_key(struct str text)
{
	uint64_t word;

	memcpy(&word, text.p, sizeof word);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	word &= (UINT64_C(1) << 8 * text.n) - 1;
#else
	word = text.n ? word >> (64 - 8 * text.n) : 0;
#endif
	return word | (uint64_t)(text.n + 1) << 56;
}

static inline size_t code_word_home(const struct code_cache *cache, uint64_t key)
{
	return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (cache->word_slots - 1);
}

/* For code_cache_find(): texts longer than CODE_WORD. */
bool code_cache_find_longer(struct code_cache *cache, struct str text, struct code *out);

/* The code of the text; false where it is new. CODE_SHORT bytes must be readable from text.p. Called for each row: inline. */
static inline bool code_cache_find(struct code_cache *cache, struct str text, struct code *out)
{
	if (text.n > CODE_WORD)
		return code_cache_find_longer(cache, text, out);
	uint64_t key = code_word_key(text);
	if (cache->last_word.key != key) {
		if (!cache->word_slots)
			return false;
		size_t at = code_word_home(cache, key);
		while (cache->words[at].key != key) {
			if (!cache->words[at].key)
				return false;
			at = (at + 1) & (cache->word_slots - 1);
		}
		cache->last_word = cache->words[at];
	}
	*out = cache->last_word.code;
	return true;
}

void code_cache_add(struct code_cache *cache, struct str text, struct code code);

void code_cache_release(struct code_cache *cache);

#endif
