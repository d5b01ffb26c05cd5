/* SHA-256 of files and of bytes. */
#include "publish/digest.h"

#include "publish/file.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

bool digest_file(const char *path, struct digest *digest, uint64_t *bytes, struct diags *diags)
{
	FILE *file = fopen(path, "rbe");
	unsigned char chunk[64 * 1024], sum[EVP_MAX_MD_SIZE];
	uint64_t total = 0;
	size_t n;

	if (!file) {
		diag_add(diags, DIAG_WRITE, file_place(path), _("cannot be read: %s"), strerror(errno));
		return false;
	}

	EVP_MD_CTX *context = EVP_MD_CTX_new();
	check(context != NULL);
	check(EVP_DigestInit_ex(context, EVP_sha256(), NULL));
	while ((n = fread(chunk, 1, sizeof chunk, file)) > 0) {
		check(EVP_DigestUpdate(context, chunk, n));
		total += n;
	}
	check(EVP_DigestFinal_ex(context, sum, NULL));
	EVP_MD_CTX_free(context);

	bool ok = !ferror(file);
	if (!ok)
		diag_add(diags, DIAG_WRITE, file_place(path), _("cannot be read: %s"), strerror(errno));
	fclose(file);
	if (!ok)
		return false;
	to_hex(sum, digest);
	if (bytes)
		*bytes = total;
	return true;
}
