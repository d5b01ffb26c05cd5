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

struct code_entry {
	uint64_t low, high; /* the text's bytes, at most CODE_SHORT */
	struct code code;
	uint32_t length; /* of the text + 1; 0: free */
};

enum { CODE_SHORT = 16 };

struct code_cache {
	struct code_entry last; /* rows of one code often follow each other */
	struct code_entry *slots;
	size_t slot_count, count;
	struct arena arena;
	struct pool long_texts;
	struct {
		struct code *items;
		size_t count, capacity;
	} long_codes;
};

void code_cache_init(struct code_cache *cache);

/* The code of the text; false where it is new. CODE_SHORT bytes must be readable from text.p. */
bool code_cache_find(struct code_cache *cache, struct str text, struct code *out);
void code_cache_add(struct code_cache *cache, struct str text, struct code code);

void code_cache_release(struct code_cache *cache);

#endif
