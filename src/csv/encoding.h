/*
 * How the bytes of an input file mean text.
 *
 * encoding_detect() looks at the whole file, as a stream, before a row of it is used: a file is Windows-1252 only when some
 * byte of it is not UTF-8, wherever that byte stands. Then decoder_open(), decoder_read() until it gives 0, decoder_close().
 */
#ifndef UNDERLAG_CSV_ENCODING_H
#define UNDERLAG_CSV_ENCODING_H

#include "base/diag.h"

#include <iconv.h>
#include <stdio.h>

enum encoding {
	ENCODING_UNKNOWN, /* nothing declared: look */
	ENCODING_UTF8,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_WINDOWS_1252,
	ENCODING_UTF16, /* as declared: the byte order mark says which */
};

struct encoding_found {
	enum encoding encoding; /* never UNKNOWN or UTF16 */
	size_t mark;            /* bytes of the byte order mark to skip */
	uint64_t size;
};

/*
 * Reads the file once. Faults: it cannot be read; it is not text (NUL bytes, control characters); it is not what declared
 * says; it is in no encoding that underlag reads. Each names the line.
 */
MUST_USE bool encoding_detect(const char *path, enum encoding declared, struct encoding_found *found,
			      struct diags *diags);

/*
 * Whether the file seems to be UTF-8, by its beginning alone: for one that is large enough for that to matter, and whose every byte is
 * looked at when it is read (split.h). False: encoding_detect() is to say. declared: as there.
 */
MUST_USE bool encoding_glance(const char *path, enum encoding declared, struct encoding_found *found);

struct decoder {
	FILE *file;
	iconv_t converter; /* (iconv_t)-1: UTF-8 needs none */
	char waiting[16384];
	size_t waiting_count;
	bool ended;
	int error;     /* errno of a failed read, or EILSEQ where the file has changed since it was looked at */
	uint64_t done; /* bytes of the file read so far */
};

/* False where the file cannot be opened; errno says why. */
MUST_USE bool decoder_open(struct decoder *decoder, const char *path, struct encoding_found found);

/* The next bytes of UTF-8, at most size (at least 16); 0 at the end and after an error, see decoder->error. */
MUST_USE size_t decoder_read(struct decoder *decoder, char *out, size_t size);

void decoder_close(struct decoder *decoder);

#endif
