/* Zeroed memory for large tables. */
#include "base/pages.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23 /* since Linux 5.14 */
#endif

enum { LARGE_PAGE = 2 << 20, FROM_SYSTEM = 1 << 20 };

static size_t bytes_of(size_t count, size_t size)
{
	size_t bytes;

	return __builtin_mul_overflow(count, size, &bytes) ? SIZE_MAX : bytes;
}

/* A mapping that begins where a large page does. */
static char *map_aligned(size_t bytes)
{
	size_t all = bytes + LARGE_PAGE;
	char *map = bytes < SIZE_MAX - LARGE_PAGE ? mmap(NULL, all, PROT_READ | PROT_WRITE,
							 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
						  : MAP_FAILED;

	if (map == MAP_FAILED)
		return NULL;
	size_t before = (LARGE_PAGE - (uintptr_t)map % LARGE_PAGE) % LARGE_PAGE, used = (bytes + 4095) / 4096 * 4096;
	if (before)
		munmap(map, before);
	munmap(map + before + used, all - before - used);
	return map + before;
}

void *pages_alloc(size_t count, size_t size)
{
	size_t bytes = bytes_of(count, size);
	char *p = bytes < FROM_SYSTEM ? malloc(bytes ? bytes : 1) : map_aligned(bytes);

	if (!p) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	if (bytes < FROM_SYSTEM)
		return memset(p, 0, bytes);
	(void)madvise(p, bytes, MADV_HUGEPAGE);
	/* a page that is first read and then written costs twice, and stops the other threads */
	if (madvise(p, bytes, MADV_POPULATE_WRITE) != 0)
		memset(p, 0, bytes);
	return p;
}

void pages_free(void *p, size_t count, size_t size)
{
	size_t bytes = bytes_of(count, size);

	if (bytes < FROM_SYSTEM)
		free(p);
	else if (p)
		munmap(p, (bytes + 4095) / 4096 * 4096);
}
