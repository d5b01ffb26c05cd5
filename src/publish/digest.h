/* SHA-256 of files and of bytes, as hexadecimal text (libcrypto). */
#ifndef UNDERLAG_PUBLISH_DIGEST_H
#define UNDERLAG_PUBLISH_DIGEST_H

#include "base/diag.h"

struct digest {
	char hex[65]; /* lower case, zero-terminated: as sha256sum prints it */
};

/* Where libcrypto fails it is for want of memory: the process ends with exit status 4, as an arena's does. */
void digest_bytes(struct str bytes, struct digest *digest);

/*
 * Reads the file once, in pieces. *bytes gets its size and may be NULL. A file that cannot be read is a DIAG_WRITE
 * fault, and *digest then unchanged.
 */
MUST_USE bool digest_file(const char *path, struct digest *digest, uint64_t *bytes, struct diags *diags);

/* A file to be read, and what came of it. */
struct digest_job {
	const char *path;
	struct digest digest;
	uint64_t bytes;
};

/* Reads many files, as many at a time as there are processors. False, with a fault for each, where some cannot be read. */
MUST_USE bool digest_files(struct digest_job *jobs, size_t count, struct diags *diags);

#endif
