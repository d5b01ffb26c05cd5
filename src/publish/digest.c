/* SHA-256 of files and of bytes. */
#include "publish/digest.h"

#include "publish/file.h"

#include <errno.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DIGEST_BYTES = 32 };

static void check(int result)
{
	if (result == 1)
		return;
	fputs("underlag: out of memory (SHA-256)\n", stderr);
	exit(4);
}

static void to_hex(const unsigned char *sum, struct digest *digest)
{
	for (size_t i = 0; i < DIGEST_BYTES; i++) {
		digest->hex[2 * i] = "0123456789abcdef"[sum[i] >> 4];
		digest->hex[2 * i + 1] = "0123456789abcdef"[sum[i] & 15];
	}
	digest->hex[2 * DIGEST_BYTES] = '\0';
}

void digest_bytes(struct str bytes, struct digest *digest)
{
	unsigned char sum[EVP_MAX_MD_SIZE];

	check(EVP_Digest(bytes.n ? bytes.p : "", bytes.n, sum, NULL, EVP_sha256(), NULL));
	to_hex(sum, digest);
}

/* 0, or the errno that says why it cannot be read. */
static int read_digest(const char *path, struct digest *digest, uint64_t *bytes)
{
	FILE *file = fopen(path, "rbe");
	unsigned char chunk[64 * 1024], sum[EVP_MAX_MD_SIZE];
	size_t n;

	*bytes = 0;
	if (!file)
		return errno;
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	check(context != NULL);
	check(EVP_DigestInit_ex(context, EVP_sha256(), NULL));
	while ((n = fread(chunk, 1, sizeof chunk, file)) > 0) {
		check(EVP_DigestUpdate(context, chunk, n));
		*bytes += n;
	}
	check(EVP_DigestFinal_ex(context, sum, NULL));
	EVP_MD_CTX_free(context);
	int error = ferror(file) ? errno ? errno : EIO : 0;
	fclose(file);
	if (!error)
		to_hex(sum, digest);
	return error;
}

static bool is_read(const char *path, int error, struct diags *diags)
{
	if (error)
		diag_add(diags, DIAG_WRITE, file_place(path), _("cannot be read: %s"), strerror(error));
	return !error;
}

bool digest_file(const char *path, struct digest *digest, uint64_t *bytes, struct diags *diags)
{
	uint64_t total;

	if (!is_read(path, read_digest(path, digest, &total), diags))
		return false;
	if (bytes)
		*bytes = total;
	return true;
}

/* ---- many ---- */

enum { READERS_MOST = 16 };

struct reading {
	struct digest_job *jobs;
	int *errors;
	size_t count;
	_Atomic size_t next;
};

static void *read_some(void *user)
{
	struct reading *reading = user;
	size_t i;

	while ((i = atomic_fetch_add(&reading->next, 1)) < reading->count)
		reading->errors[i] =
			read_digest(reading->jobs[i].path, &reading->jobs[i].digest, &reading->jobs[i].bytes);
	return NULL;
}

bool digest_files(struct digest_job *jobs, size_t count, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	struct reading reading = {.jobs = jobs, .errors = ARENA_ARRAY(&scratch, int, count), .count = count};
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	pthread_t readers[READERS_MOST];
	size_t started = 0;
	bool good = true;

	while (started < READERS_MOST && (long)started + 1 < cores && started + 1 < count &&
	       pthread_create(&readers[started], NULL, read_some, &reading) == 0)
		started++;
	read_some(&reading);
	while (started)
		pthread_join(readers[--started], NULL);
	for (size_t i = 0; i < count; i++)
		good &= is_read(jobs[i].path, reading.errors[i], diags);
	arena_release(&scratch);
	return good;
}
