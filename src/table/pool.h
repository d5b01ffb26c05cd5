/*
 * Distinct texts, each kept once and numbered from 0 in the order they came. Lives in an arena.
 *
 * The number serves as an index into whatever array stands beside the pool; nothing ever depends on hash order.
 */
#ifndef UNDERLAG_TABLE_POOL_H
#define UNDERLAG_TABLE_POOL_H

#include "base/str.h"

#define POOL_NONE ((size_t)-1)

struct pool {
	struct arena *arena;
	struct str *items;
	size_t count, capacity;
	size_t *slots; /* number + 1, 0 = free; a power of two of them */
	size_t slot_count;
};

void pool_init(struct pool *pool, struct arena *arena);

/* The number of the text, which is copied if it is new. */
size_t pool_add(struct pool *pool, struct str text);

/* The number of the text, POOL_NONE if it is not there. */
size_t pool_find(const struct pool *pool, struct str text);

/* The pool's own copy of the text. */
struct str pool_text(struct pool *pool, struct str text);

#endif
