/*
 * A growing piece of text with a hard maximum.
 *
 * buf_init, then any number of additions, then read buf->p and buf->n or take a copy; buf_release frees it. Passing the
 * maximum is remembered in buf->full and leaves what was there: check it once, at the end.
 */
#ifndef UNDERLAG_BASE_BUF_H
#define UNDERLAG_BASE_BUF_H

#include "base/str.h"

struct buf {
	char *p;
	size_t n, capacity, maximum;
	bool full;
};

/* A text file or message of ours never comes near this. */
#define BUF_MAXIMUM ((size_t)256 * 1024 * 1024)

#define BUF_INIT \
	{ \
		NULL, 0, 0, BUF_MAXIMUM, false \
	}

void buf_add(struct buf *buf, struct str text);
void buf_char(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_clear(struct buf *buf);
void buf_release(struct buf *buf);

/* Room for n bytes at the end, for who writes them himself and then adds to buf->n; NULL beyond the maximum. */
char *buf_room(struct buf *buf, size_t n);

/* Adds the whole file. 0, or the errno that says why not: EFBIG where it is larger than the maximum. */
int buf_read_file(struct buf *buf, const char *path);

/* What has been added, valid until the next addition. */
struct str buf_str(const struct buf *buf);

#endif
