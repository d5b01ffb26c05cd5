/* Zeroed memory for large tables: straight from the system, in large pages where it has them, and back to it when freed. */
#ifndef UNDERLAG_BASE_PAGES_H
#define UNDERLAG_BASE_PAGES_H

#include <stddef.h>

/* count elements of size bytes, ready to be written to. Running out of memory ends the process with exit status 4. */
void *pages_alloc(size_t count, size_t size);

/* With what they were asked for by; p may be NULL. */
void pages_free(void *p, size_t count, size_t size);

#endif
