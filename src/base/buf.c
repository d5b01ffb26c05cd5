/* A growing piece of text with a hard maximum. */
#include "base/buf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool make_room(struct buf *buf, size_t more)
{
	if (buf->full || more > buf->maximum - buf->n) {
		buf->full = true;
		return false;
	}
	if (buf->n + more <= buf->capacity)
		return true;

	size_t capacity = buf->capacity ? buf->capacity : 256;
	while (capacity < buf->n + more)
		capacity *= 2;
	char *p = realloc(buf->p, capacity);
	if (!p) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	buf->p = p;
	buf->capacity = capacity;
	return true;
}

void buf_add(struct buf *buf, struct str text)
{
	if (text.n == 0 || !make_room(buf, text.n))
		return;
	memcpy(buf->p + buf->n, text.p, text.n);
	buf->n += text.n;
}

void buf_char(struct buf *buf, char c)
{
	buf_add(buf, (struct str){&c, 1});
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list arguments, again;

	va_start(arguments, format);
	va_copy(again, arguments);
	int n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n >= 0 && make_room(buf, (size_t)n + 1)) {
		vsnprintf(buf->p + buf->n, (size_t)n + 1, format, arguments);
		buf->n += (size_t)n;
	}
	va_end(arguments);
}

char *buf_room(struct buf *buf, size_t n)
{
	return make_room(buf, n) ? buf->p + buf->n : NULL;
}

void buf_clear(struct buf *buf)
{
	buf->n = 0;
	buf->full = false;
}

void buf_release(struct buf *buf)
{
	free(buf->p);
	*buf = (struct buf)BUF_INIT;
}

int buf_read_file(struct buf *buf, const char *path)
{
	FILE *file = fopen(path, "rbe");
	char part[16 * 1024];
	size_t n;

	if (!file)
		return errno;
	while (!buf->full && (n = fread(part, 1, sizeof part, file)) > 0)
		buf_add(buf, (struct str){part, n});
	int error = buf->full ? EFBIG : ferror(file) ? errno : 0;
	fclose(file);
	return error;
}

struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->p, buf->n};
}
