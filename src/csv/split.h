/*
 * Where fields end, many bytes at a time: SSE2 on every x86-64, AVX2 where the machine has it, plain C elsewhere.
 *
 * This finds delimiters and line ends of text that CSV's harder rules do not touch, and stops before text that they do: a quote, a
 * CR that is not part of CRLF. It also proves that the bytes are text: UTF-8 without control characters.
 */
#ifndef UNDERLAG_CSV_SPLIT_H
#define UNDERLAG_CSV_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Readable bytes that must follow the text, and elements of both lists beyond field_most that may be written to. */
enum { SPLIT_AHEAD = 64, SPLIT_MORE = 72 };

/* Offsets are those of the delimiter or LF that ends a field: into the text, which is less than 4 GiB. */
struct split {
	uint32_t *fields, *lines; /* lines: those of the fields' ends that end a line */
	size_t field_count, line_count;
};

enum split_stop {
	SPLIT_END,    /* all of the text has been split */
	SPLIT_FULL,   /* field_most has been reached */
	SPLIT_ODD,    /* a quote or a lone CR comes next */
	SPLIT_BROKEN, /* a byte that is no text comes next */
};

/*
 * Splits text[from] to text[to - 1], where a field begins at from and the byte at to - 1 is LF, until it must stop. Fills the lists
 * from their beginning; up to 63 fields more than field_most may be found.
 */
enum split_stop split_text(const char *text, size_t from, size_t to, char delimiter, bool quotes, size_t field_most,
			   struct split *out);

/* The kinds of machine that split_text() knows, for tests: with each, the same comes out. */
enum split_kind { SPLIT_PLAIN, SPLIT_SSE2, SPLIT_AVX2, SPLIT_BEST };

/* Makes split_text() work like that kind from now on, where the machine can; false where it cannot. */
bool split_use(enum split_kind kind);

#endif
