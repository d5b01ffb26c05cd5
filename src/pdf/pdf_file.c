/* PDF's file syntax, and writing it so that a full disk is seen. */
#include "pdf/pdf_file.h"

#include "pdf/pdf_syntax.h"

#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OBJECTS_IN_STREAM = 200, ENTRY = 7, ID = 16, LEVEL = 5 };

enum entry_kind { ENTRY_FREE, ENTRY_IN_FILE, ENTRY_IN_STREAM };

/* A line of the cross-reference stream: offset and 0, or number and index of an object stream. */
struct pdf_entry {
	enum entry_kind kind;
	unsigned index;
	size_t where;
};

void pdf_file_begin(struct pdf_file *file, struct arena *arena, struct buf *out, bool plain)
{
	*file = (struct pdf_file){.arena = arena,
				  .out = out,
				  .plain = plain,
				  .head = BUF_INIT,
				  .body = BUF_INIT,
				  .packed = BUF_INIT,
				  .compressor = libdeflate_alloc_compressor(LEVEL)};
	file->failed = !file->compressor;
	pdf_file_reserve(file, 1);
	buf_add(out, S("%PDF-1.7\n%\xB7\xBE\xAD\xAA\n"));
}

size_t pdf_file_reserve(struct pdf_file *file, size_t count)
{
	size_t first = file->entries.count;

	while (file->entries.count < first + count)
		ARENA_PUSH(file->arena, &file->entries);
	return first;
}

/* ---- objects ---- */

static void put_object(struct pdf_file *file, size_t number, struct str value)
{
	file->entries.items[number] = (struct pdf_entry){ENTRY_IN_FILE, 0, file->out->n};
	pdf_put_number(file->out, number);
	buf_add(file->out, S(" 0 obj\n"));
	buf_add(file->out, value);
	buf_add(file->out, S("\nendobj\n"));
}

void pdf_file_whole_stream(struct pdf_file *file, size_t number, struct str value)
{
	put_object(file, number, value);
}

void pdf_file_stream(struct pdf_file *file, size_t number, struct str dictionary, struct str data)
{
	struct buf *packed = &file->packed, *out = file->out;

	buf_clear(packed);
	if (file->compressor) {
		size_t bound = libdeflate_zlib_compress_bound(file->compressor, data.n);
		char *room = buf_room(packed, bound);
		packed->n = room ? libdeflate_zlib_compress(file->compressor, data.p, data.n, room, bound) : 0;
	}
	file->failed = file->failed || packed->n == 0;

	file->entries.items[number] = (struct pdf_entry){ENTRY_IN_FILE, 0, out->n};
	buf_printf(out, "%zu 0 obj\n<< %.*s /Filter /FlateDecode /Length %zu >>\nstream\r\n", number,
		   STR_ARG(dictionary), packed->n);
	buf_add(out, buf_str(packed));
	buf_add(out, S("\nendstream\nendobj\n"));
}

/* Writes the object stream that was being filled. */
static void flush(struct pdf_file *file)
{
	if (file->filled == 0)
		return;

	struct str dictionary = str_printf(file->arena, "/Type /ObjStm /N %zu /First %zu", file->filled, file->head.n);
	buf_add(&file->head, buf_str(&file->body));
	pdf_file_stream(file, file->number, dictionary, buf_str(&file->head));
	buf_clear(&file->head);
	buf_clear(&file->body);
	file->filled = 0;
}

void pdf_file_object(struct pdf_file *file, size_t number, struct str value)
{
	if (file->plain) {
		put_object(file, number, value);
		return;
	}
	if (file->filled == 0)
		file->number = pdf_file_reserve(file, 1);
	file->entries.items[number] = (struct pdf_entry){ENTRY_IN_STREAM, (unsigned)file->filled++, file->number};
	pdf_put_number(&file->head, number);
	buf_char(&file->head, ' ');
	pdf_put_number(&file->head, file->body.n);
	buf_char(&file->head, ' ');
	buf_add(&file->body, value);
	buf_char(&file->body, '\n');
	if (file->filled == OBJECTS_IN_STREAM)
		flush(file);
}

/* ---- the end ---- */

/* Free numbers are a list, which begins and ends with 0. */
static void chain_free(struct pdf_file *file)
{
	size_t next = 0;

	for (size_t i = file->entries.count; i-- > 0;) {
		struct pdf_entry *entry = &file->entries.items[i];
		if (entry->kind != ENTRY_FREE)
			continue;
		entry->where = next;
		next = i;
	}
	file->entries.items[0].index = 65535;
}

static void put_plain_references(struct pdf_file *file, const char *trailer)
{
	size_t start = file->out->n;

	buf_printf(file->out, "xref\n0 %zu\n", file->entries.count);
	for (size_t i = 0; i < file->entries.count; i++) {
		const struct pdf_entry *e = &file->entries.items[i];
		buf_printf(file->out, "%010zu %05u %c \n", e->where, e->index, e->kind == ENTRY_FREE ? 'f' : 'n');
	}
	buf_printf(file->out, "trailer\n<< /Size %zu %s >>\nstartxref\n%zu\n%%%%EOF\n", file->entries.count, trailer,
		   start);
}

static void put_references(struct pdf_file *file, const char *trailer)
{
	struct buf table = BUF_INIT;
	size_t start = file->out->n, own = pdf_file_reserve(file, 1);

	file->entries.items[own] = (struct pdf_entry){ENTRY_IN_FILE, 0, start};
	for (size_t i = 0; i < file->entries.count; i++) {
		const struct pdf_entry *e = &file->entries.items[i];
		const char bytes[ENTRY] = {(char)e->kind,         (char)(e->where >> 24), (char)(e->where >> 16),
					   (char)(e->where >> 8), (char)e->where,         (char)(e->index >> 8),
					   (char)e->index};
		buf_add(&table, (struct str){bytes, ENTRY});
	}
	struct str dictionary =
		str_printf(file->arena, "/Type /XRef /Size %zu /W [1 4 2] %s", file->entries.count, trailer);
	pdf_file_stream(file, own, dictionary, buf_str(&table));
	buf_printf(file->out, "startxref\n%zu\n%%%%EOF\n", start);
	buf_release(&table);
}

bool pdf_file_end(struct pdf_file *file, size_t root, size_t info)
{
	unsigned char digest[SHA256_DIGEST_LENGTH];
	char id[2 * ID + 1];

	flush(file);
	chain_free(file);
	SHA256((const unsigned char *)file->out->p, file->out->n, digest);
	for (int i = 0; i < ID; i++)
		snprintf(id + (ptrdiff_t)2 * i, 3, "%02X", digest[i]);
	struct str trailer = str_printf(file->arena, "/Root %zu 0 R /Info %zu 0 R /ID [<%s> <%s>]", root, info, id, id);
	if (file->plain)
		put_plain_references(file, str_c(file->arena, trailer));
	else
		put_references(file, str_c(file->arena, trailer));
	buf_release(&file->head);
	buf_release(&file->body);
	buf_release(&file->packed);
	if (file->compressor)
		libdeflate_free_compressor(file->compressor);
	return !file->failed && !file->out->full;
}

/* ---- to the disk ---- */

static bool write_all(int file, struct str bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(file, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = str_sub(bytes, (size_t)n, bytes.n);
	}
	return true;
}

bool pdf_file_write(const char *path, struct str bytes, struct diags *diags)
{
	struct stat about = {0};
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	bool good = file >= 0 && fstat(file, &about) == 0 && write_all(file, bytes);
	/* What is no regular file has nothing to sync and says EINVAL. */
	good = good && (fsync(file) == 0 || (!S_ISREG(about.st_mode) && errno == EINVAL));
	int error = good ? 0 : errno;

	if (file >= 0 && close(file) != 0 && good) {
		good = false;
		error = errno;
	}
	if (good)
		return true;
	diag_add(diags, DIAG_WRITE, (struct place){.file = str_from(path)}, _("cannot write: %s"), strerror(error));
	if (S_ISREG(about.st_mode))
		unlink(path);
	return false;
}
