/* PDF's file syntax, and writing it so that a full disk is seen. */
#include "pdf/pdf_file.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/sha.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PACKED = 200, ENTRY = 7, ID = 16 };

/* A line of the cross-reference stream: the kind, then offset and 0, or number and index of an object stream. */
struct entry {
	unsigned kind;
	size_t where;
	unsigned index;
};

static void put_object(struct buf *out, struct entry *entry, size_t number, struct str value)
{
	*entry = (struct entry){1, out->n, 0};
	buf_printf(out, "%zu 0 obj\n", number);
	buf_add(out, value);
	buf_add(out, S("\nendobj\n"));
}

static void put_stream(struct buf *out, struct entry *entry, size_t number, struct str dictionary, struct str data)
{
	*entry = (struct entry){1, out->n, 0};
	buf_printf(out, "%zu 0 obj\n<< %.*s /Filter /FlateDecode /Length %zu >>\nstream\r\n", number,
		   STR_ARG(dictionary), data.n);
	buf_add(out, data);
	buf_add(out, S("\nendstream\nendobj\n"));
}

static struct str value_of(const struct pdf_objects *objects, size_t number)
{
	return str_sub(buf_str(&objects->bytes), objects->items[number].at, objects->items[number].n);
}

/* Packs the objects from *next on into one object stream of the given number; *next moves past them. */
static bool put_packed(struct arena *arena, const struct pdf_objects *objects, pdf_deflate *deflate, void *context,
		       size_t *next, size_t stream, struct entry *entries, struct buf *out)
{
	struct buf head = BUF_INIT, body = BUF_INIT, packed = BUF_INIT;
	unsigned n = 0;

	for (; *next < objects->count && n < PACKED; ++*next) {
		if (objects->items[*next].is_stream)
			continue;
		buf_printf(&head, "%zu %zu ", *next, body.n);
		buf_add(&body, value_of(objects, *next));
		buf_char(&body, '\n');
		entries[*next] = (struct entry){2, stream, n++};
	}
	size_t first = head.n;
	buf_add(&head, buf_str(&body));
	bool good = deflate(context, buf_str(&head), &packed);
	struct str dictionary = str_printf(arena, "/Type /ObjStm /N %u /First %zu", n, first);
	put_stream(out, &entries[stream], stream, dictionary, buf_str(&packed));
	buf_release(&head);
	buf_release(&body);
	buf_release(&packed);
	return good;
}

static bool put_references(struct arena *arena, const struct entry *entries, size_t count, struct str trailer,
			   pdf_deflate *deflate, void *context, struct buf *out)
{
	struct buf table = BUF_INIT, packed = BUF_INIT;
	size_t start = out->n;
	struct entry own;

	for (size_t i = 0; i <= count; i++) {
		struct entry e = i < count ? entries[i] : (struct entry){1, start, 0};
		if (i == 0)
			e = (struct entry){0, 0, 65535};
		const char bytes[ENTRY] = {(char)e.kind,         (char)(e.where >> 24), (char)(e.where >> 16),
					   (char)(e.where >> 8), (char)e.where,         (char)(e.index >> 8),
					   (char)e.index};
		buf_add(&table, (struct str){bytes, ENTRY});
	}
	bool good = deflate(context, buf_str(&table), &packed);
	struct str dictionary =
		str_printf(arena, "/Type /XRef /Size %zu /W [1 4 2] %.*s", count + 1, STR_ARG(trailer));
	put_stream(out, &own, count, dictionary, buf_str(&packed));
	buf_printf(out, "startxref\n%zu\n%%%%EOF\n", start);
	buf_release(&table);
	buf_release(&packed);
	return good;
}

bool pdf_file_compose(struct arena *arena, const struct pdf_objects *objects, pdf_deflate *deflate, void *context,
		      struct buf *out)
{
	size_t packable = 0, next = 1, count = objects->count;
	bool good = true;

	for (size_t i = 1; i < objects->count; i++)
		packable += !objects->items[i].is_stream;
	struct entry *entries = ARENA_ARRAY(arena, struct entry, count + packable / PACKED + 1);

	buf_add(out, S("%PDF-1.7\n%\xB7\xBE\xAD\xAA\n"));
	for (size_t i = 1; i < objects->count; i++)
		if (objects->items[i].is_stream)
			put_object(out, &entries[i], i, value_of(objects, i));
	for (size_t left = packable; left > 0; left -= left < PACKED ? left : PACKED, count++)
		good = put_packed(arena, objects, deflate, context, &next, count, entries, out) && good;

	unsigned char digest[SHA256_DIGEST_LENGTH];
	struct buf id = BUF_INIT;
	SHA256((const unsigned char *)out->p, out->n, digest);
	for (int i = 0; i < ID; i++)
		buf_printf(&id, "%02X", digest[i]);
	struct str trailer = str_printf(arena, "/Root %zu 0 R /Info %zu 0 R /ID [<%.*s> <%.*s>]", objects->root,
					objects->info, STR_ARG(buf_str(&id)), STR_ARG(buf_str(&id)));
	buf_release(&id);
	good = put_references(arena, entries, count, trailer, deflate, context, out) && good;
	return good && !out->full;
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
