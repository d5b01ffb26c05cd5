/* Memory that is released all at once: a list of chunks, each twice the size of the one before up to a limit. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 4 * 1024 * 1024, ALIGNMENT = 16 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t used;
	size_t size;
	_Alignas(ALIGNMENT) unsigned char bytes[];
};

static _Noreturn void out_of_memory(void)
{
	fputs("underlag: out of memory\n", stderr);
	exit(4);
}

static struct arena_chunk *add_chunk(struct arena *arena, size_t least)
{
	size_t size = arena->newest ? arena->newest->size * 2 : FIRST_CHUNK;

	if (size > LARGEST_CHUNK)
		size = LARGEST_CHUNK;
	if (size < least)
		size = least;
	if (size > SIZE_MAX - sizeof(struct arena_chunk))
		out_of_memory();

	struct arena_chunk *chunk = calloc(1, sizeof *chunk + size);
	if (!chunk)
		out_of_memory();
	chunk->older = arena->newest;
	chunk->size = size;
	arena->newest = chunk;
	return chunk;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX - ALIGNMENT)
		out_of_memory();
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

	struct arena_chunk *chunk = arena->newest;
	if (!chunk || chunk->size - chunk->used < size)
		chunk = add_chunk(arena, size);

	void *p = chunk->bytes + chunk->used;
	chunk->used += size;
	arena->used += size;
	return p;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		out_of_memory();
	return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, const void *old, size_t count, size_t larger, size_t size)
{
	void *p = arena_array(arena, larger, size);

	if (count)
		memcpy(p, old, count * size);
	return p;
}

void arena_clear(struct arena *arena)
{
	struct arena_chunk *kept = arena->newest;

	if (!kept)
		return;
	arena->newest = kept->older;
	arena_release(arena);
	memset(kept->bytes, 0, kept->used);
	kept->used = 0;
	kept->older = NULL;
	arena->newest = kept;
}

void arena_release(struct arena *arena)
{
	while (arena->newest) {
		struct arena_chunk *older = arena->newest->older;
		free(arena->newest);
		arena->newest = older;
	}
	arena->used = 0;
}
