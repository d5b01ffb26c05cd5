/*
 * Memory that is released all at once.
 *
 * One arena belongs to one unit of work (a run, a document). What is allocated in it lives until arena_release() and
 * is never freed alone. Running out of memory ends the process with exit status 4: nothing has been published by then,
 * since publishing is one rename at the very end.
 */
#ifndef UNDERLAG_BASE_ARENA_H
#define UNDERLAG_BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
	struct arena_chunk *newest;
	size_t used; /* bytes handed out, for figures of memory use */
};

#define ARENA_INIT \
	{ \
		NULL, 0 \
	}

/* Zeroed memory for any type. size 0 gives a valid pointer. Never returns NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* Zeroed memory for count elements; a product that overflows ends the process as running out of memory does. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A larger copy of an array of count elements, the new part zeroed; the old one stays where it is until release. */
void *arena_grow(struct arena *arena, const void *old, size_t count, size_t larger, size_t size);

/* Drops everything and keeps the newest chunk: for what is filled and dropped again and again. */
void arena_clear(struct arena *arena);

/* Releases everything; the arena is then as new. */
void arena_release(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

/*
 * Room for one more element in a growing array that lives in an arena: list->items, list->count, list->capacity.
 * Evaluates to a pointer to the new, zeroed element, which is counted.
 */
#define ARENA_PUSH(arena, list) \
	(((list)->count == (list)->capacity \
		  ? (void)((list)->items = \
				   arena_grow((arena), (list)->items, (list)->count, \
					      (list)->capacity ? 2 * (list)->capacity : 8, sizeof *(list)->items), \
			   (list)->capacity = (list)->capacity ? 2 * (list)->capacity : 8) \
		  : (void)0), \
	 &(list)->items[(list)->count++])

#endif
