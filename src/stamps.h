/*
 * Whether files are what they were when the run began to read them: by size, inode and times, as file systems keep them.
 *
 * A file that is replaced while the run reads could be told of with the digest of one content and figures of the other; then the next
 * night would find nothing changed.
 */
#ifndef UNDERLAG_STAMPS_H
#define UNDERLAG_STAMPS_H

#include "base/diag.h"

#include <sys/stat.h>

struct stamp {
	struct str path;
	struct stat status;
};

struct stamps {
	struct stamp *items;
	size_t count, capacity;
};

/* Every file of the folder as it is now; a folder that cannot be read has none. */
void stamps_take_folder(struct stamps *stamps, struct arena *arena, const char *folder);
void stamps_take(struct stamps *stamps, struct arena *arena, const char *path);

/* False, with a fault, where the file of that path is not what it was, or was not there. */
MUST_USE bool stamps_hold(const struct stamps *stamps, const char *path, struct diags *diags);

#endif
