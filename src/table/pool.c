/* Distinct texts: an open-addressed hash table of numbers. */
#include "table/pool.h"

enum { FIRST_SLOTS = 64 };

void pool_init(struct pool *pool, struct arena *arena)
{
	*pool = (struct pool){.arena = arena};
}

/* The slot that has the text, or the free one where it belongs. */
static size_t *slot_of(const struct pool *pool, struct str text)
{
	size_t at = (size_t)str_hash(text) & (pool->slot_count - 1);

	while (pool->slots[at] && !str_equal(pool->items[pool->slots[at] - 1], text))
		at = (at + 1) & (pool->slot_count - 1);
	return &pool->slots[at];
}

static void more_slots(struct pool *pool)
{
	pool->slot_count = pool->slot_count ? 2 * pool->slot_count : FIRST_SLOTS;
	pool->slots = ARENA_ARRAY(pool->arena, size_t, pool->slot_count);
	for (size_t i = 0; i < pool->count; i++)
		*slot_of(pool, pool->items[i]) = i + 1;
}

size_t pool_add(struct pool *pool, struct str text)
{
	if (pool->count * 3 >= pool->slot_count * 2)
		more_slots(pool);
	size_t *slot = slot_of(pool, text);
	if (!*slot) {
		*ARENA_PUSH(pool->arena, pool) = str_copy(pool->arena, text);
		*slot = pool->count;
	}
	return *slot - 1;
}

size_t pool_find(const struct pool *pool, struct str text)
{
	if (pool->slot_count == 0)
		return POOL_NONE;
	return *slot_of(pool, text) - 1; /* a free slot gives POOL_NONE */
}

struct str pool_text(struct pool *pool, struct str text)
{
	size_t number = pool_add(pool, text); /* may move the items */

	return pool->items[number];
}
