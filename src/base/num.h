/*
 * Exact numbers (DESIGN "Exactness").
 *
 * A number is an int64_t count of hundredths - öre, where it is an amount in kronor - or, when it is no whole number of
 * hundredths, an exact quotient (GMP) that lives in an arena. Every result is brought back to hundredths when it is
 * one. A sum of amounts that does not fit in int64_t hundredths is an error, never a wrong sum. Binary floating point
 * appears only in num_double(), for libraries that ask for it.
 *
 * A struct num is passed by value and never changes.
 */
#ifndef UNDERLAG_BASE_NUM_H
#define UNDERLAG_BASE_NUM_H

#include "base/arena.h"
#include "base/attributes.h"
#include "base/str.h"

struct ratio;

struct num {
	int64_t hundredths;
	const struct ratio *ratio; /* NULL: the number is hundredths / 100 */
};

struct num num_whole(int32_t n);
struct num num_hundredths(int64_t n);

/* Digits with an optional leading '-' and one optional decimal comma or point. False when text is anything else. */
MUST_USE bool num_parse(struct arena *arena, struct str text, struct num *out);

/* False on overflow. */
MUST_USE bool num_add(struct arena *arena, struct num a, struct num b, struct num *out);
MUST_USE bool num_subtract(struct arena *arena, struct num a, struct num b, struct num *out);
MUST_USE bool num_multiply(struct arena *arena, struct num a, struct num b, struct num *out);
/* b must not be zero. */
MUST_USE bool num_divide(struct arena *arena, struct num a, struct num b, struct num *out);
/* a to a whole power, -64 to 64; 0 to a negative power and overflow are false. */
MUST_USE bool num_power(struct arena *arena, struct num a, int exponent, struct num *out);
/* Excel's MOD: the remainder takes the sign of b. b must not be zero. */
MUST_USE bool num_modulo(struct arena *arena, struct num a, struct num b, struct num *out);
MUST_USE bool num_negate(struct arena *arena, struct num a, struct num *out);

enum rounding {
	ROUND_HALF_AWAY, /* the only rounding of printed figures */
	ROUND_AWAY,      /* Excel's ROUNDUP: away from zero */
	ROUND_TO_ZERO,   /* Excel's ROUNDDOWN */
};

/* To digits decimals, -15 to 15; negative digits round to tens, hundreds… */
MUST_USE bool num_round(struct arena *arena, struct num a, int digits, enum rounding rounding, struct num *out);

int num_compare(struct num a, struct num b);
int num_sign(struct num a);
bool num_is_zero(struct num a);

/* Whether a is a whole number that fits in an int64_t, which *out then is. */
bool num_is_whole(struct num a, int64_t *out);

/* The nearest double, for page coordinates and for libraries. */
double num_double(struct num a);

/*
 * Plain decimal text, "-1806.50": exactly decimals decimals (0 to 15), rounded half away from zero, '.' as the decimal
 * mark, no thousands.
 */
struct str num_text(struct arena *arena, struct num a, unsigned decimals);

/*
 * The shortest plain decimal text that is exactly a, '.' as the decimal mark; when no finite one exists, or it needs
 * more than 15 decimals, 15 decimals and *exact is false. exact may be NULL.
 */
struct str num_exact_text(struct arena *arena, struct num a, bool *exact);

#endif
