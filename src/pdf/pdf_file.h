/*
 * PDF's file syntax: objects, packed into compressed object streams, a cross-reference stream, an ID that is a digest
 * of the content; and writing bytes to a file so that a full disk is seen.
 *
 *	pdf_file_begin; pdf_file_reserve numbers; pdf_file_object and pdf_file_stream in any order; pdf_file_end
 *
 * A file is written as its objects come: the memory it takes beside its bytes is one object stream.
 */
#ifndef UNDERLAG_PDF_PDF_FILE_H
#define UNDERLAG_PDF_PDF_FILE_H

#include "base/buf.h"
#include "base/diag.h"

struct pdf_entry;
struct libdeflate_compressor;

struct pdf_file {
	struct arena *arena;
	struct buf *out;
	bool plain;  /* without object streams, for measuring what they save */
	bool failed; /* to compress, or to stay within the maximum of out */
	struct {
		struct pdf_entry *items; /* [0] is not used */
		size_t count, capacity;
	} entries;
	struct buf head, body, packed; /* of the object stream that is being filled */
	size_t number, filled;         /* its number, and how many it holds */
	struct libdeflate_compressor *compressor;
};

/* Writes by appending to out, which is empty. */
void pdf_file_begin(struct pdf_file *file, struct arena *arena, struct buf *out, bool plain);

/* Numbers for so many objects: the first of them. One that is not written is a free one. */
size_t pdf_file_reserve(struct pdf_file *file, size_t count);

/* An object that is no stream. Objects follow each other; the value is copied. */
void pdf_file_object(struct pdf_file *file, size_t number, struct str value);

/* A stream that is complete already, dictionary and data; and one to compress: its dictionary lacks filter and length. */
void pdf_file_whole_stream(struct pdf_file *file, size_t number, struct str value);
void pdf_file_stream(struct pdf_file *file, size_t number, struct str dictionary, struct str data);

/* Ends it and releases what it holds. root and info: numbers of the catalogue and the information. False if it failed. */
MUST_USE bool pdf_file_end(struct pdf_file *file, size_t root, size_t info);

/*
 * Writes bytes to path: every write, fsync and close is checked. On failure a DIAG_WRITE fault that names the path, and
 * a half-written regular file is removed.
 */
MUST_USE bool pdf_file_write(const char *path, struct str bytes, struct diags *diags);

#endif
