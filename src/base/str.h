/*
 * Text with its length: UTF-8 that is not zero-terminated and not owned.
 *
 * A struct str points into memory that something else owns, most often an arena. It is passed by value. The empty text
 * may have a NULL pointer. Where a library wants a C string, str_c() makes one.
 */
#ifndef UNDERLAG_BASE_STR_H
#define UNDERLAG_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"

struct str {
	const char *p;
	size_t n;
};

struct str_list {
	struct str *items;
	size_t count, capacity;
};

/* A literal as text: S("huvudbok"), and STR("…") where an initializer must be constant. */
#define STR(literal) {("" literal), sizeof("" literal) - 1}
#define S(literal) ((struct str)STR(literal))

/* For printf: "%.*s", STR_ARG(text). text is evaluated more than once: nothing with an effect. */
#define STR_ARG(text) (int)(text).n, (text).p ? (text).p : ""

struct str str_from(const char *c_string);
struct str str_copy(struct arena *arena, struct str text);
const char *str_c(struct arena *arena, struct str text);
struct str str_join(struct arena *arena, struct str a, struct str b);
struct str str_printf(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
struct str str_vprintf(struct arena *arena, const char *format, va_list arguments);

/* The part from start (clamped) of at most n bytes. */
struct str str_sub(struct str text, size_t start, size_t n);

bool str_equal(struct str a, struct str b);
bool str_starts(struct str text, struct str start);
bool str_ends(struct str text, struct str end);

/* Byte order: the same everywhere, whatever the locale. */
int str_compare(struct str a, struct str b);

/* Where part begins in text, or (size_t)-1. */
size_t str_find(struct str text, struct str part);

/* Without spaces, tabs, line ends and hard spaces (U+00A0, U+202F, U+FEFF) at both ends. */
struct str str_trim(struct str text);

/* With every run of white space made one space: a formula written on several lines, on one. */
struct str str_squeeze(struct arena *arena, struct str text);

/* Cuts the text before the first separator off *rest and returns it; the last part when there is no separator. */
struct str str_cut(struct str *rest, char separator);

/* What stands after the last '/': no folder reaches an output file. */
struct str str_base_name(struct str path);

/* FNV-1a, the same on every machine. */
uint64_t str_hash(struct str text);

#endif
