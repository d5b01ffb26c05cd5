/*
 * Files and folders: read and written whole with every error seen, synced, compared, listed, removed.
 *
 * What goes wrong is a DIAG_WRITE fault that names the file.
 */
#ifndef UNDERLAG_PUBLISH_FILE_H
#define UNDERLAG_PUBLISH_FILE_H

#include "base/diag.h"

/* The file as the place of a fault. */
struct place file_place(const char *path);

/*
 * Makes or replaces the file. False: it is not there or not whole; what is there is left for the staging folder's
 * removal. It is not synced: staging_commit() does that for all files.
 */
MUST_USE bool file_write(const char *path, struct str bytes, struct diags *diags);

/* All of a file, in the arena. One that cannot be read, or that is larger than a template can be, is a DIAG_INPUT fault. */
MUST_USE bool file_read(const char *path, struct arena *arena, struct str *bytes, struct diags *diags);

/* Brings a file, or the names in a folder, to the disk. A file system that cannot sync folders is no fault. */
MUST_USE bool file_sync(const char *path, struct diags *diags);

/* Whether two files hold the same bytes; where either is not there or no ordinary file they do not. */
MUST_USE bool file_equal(const char *a, const char *b, bool *equal, struct diags *diags);

/* Makes the folder and those above it; one that is there already is as good. */
MUST_USE bool folder_make(const char *path, struct diags *diags);

/* The names in a folder, in byte order, without "." and "..", copied into the arena and zero-terminated. */
MUST_USE bool folder_list(const char *path, struct arena *arena, struct str_list *names, struct diags *diags);

/*
 * Removes the folder and all that is in it, never following a link. One that is not there is as good. False with errno
 * and without a fault: what it means is the caller's to say.
 */
MUST_USE bool folder_remove(const char *path);

/* "folder/name", zero-terminated. */
const char *path_in(struct arena *arena, const char *folder, struct str name);

#endif
