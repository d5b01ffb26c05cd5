/* Exact numbers: int64_t hundredths with GMP quotients beside them. */
#include "base/num.h"

#include <gmp.h>
#include <limits.h>
#include <math.h>
#include <string.h>

/* A canonical quotient whose limbs lie in an arena: GMP reads it in place (mpz_roinit_n). */
struct ratio {
	const mp_limb_t *numerator, *denominator;
	mp_size_t numerator_limbs; /* negative for a negative number, as GMP counts */
	mp_size_t denominator_limbs;
};

enum { POWER_LIMIT = 64, DECIMALS_LIMIT = 15 };

struct num num_whole(int32_t n)
{
	return (struct num){(int64_t)n * 100, NULL};
}

struct num num_hundredths(int64_t n)
{
	return (struct num){n, NULL};
}

/* GMP takes long, which is 64 bits on every Linux that Debian builds underlag for. */
_Static_assert(sizeof(long) == sizeof(int64_t), "long is 64 bits");

static void load(mpq_t q, struct num a)
{
	mpq_init(q);
	if (!a.ratio) {
		mpq_set_si(q, a.hundredths, 100);
		mpq_canonicalize(q);
		return;
	}
	mpz_t part;
	mpz_set(mpq_numref(q), mpz_roinit_n(part, a.ratio->numerator, a.ratio->numerator_limbs));
	mpz_set(mpq_denref(q), mpz_roinit_n(part, a.ratio->denominator, a.ratio->denominator_limbs));
}

static const mp_limb_t *keep_limbs(struct arena *arena, mpz_srcptr z)
{
	size_t n = mpz_size(z);
	mp_limb_t *limbs = arena_array(arena, n ? n : 1, sizeof *limbs);

	if (n)
		memcpy(limbs, mpz_limbs_read(z), n * sizeof *limbs);
	return limbs;
}

/* Stores a canonical q and clears it: as hundredths when it is a whole number of them. False when those overflow. */
static bool store(struct arena *arena, mpq_t q, struct num *out)
{
	mpz_t hundredths;
	bool fits = true;

	mpz_init_set_ui(hundredths, 100);
	if (mpz_divisible_p(hundredths, mpq_denref(q))) {
		mpz_divexact(hundredths, hundredths, mpq_denref(q));
		mpz_mul(hundredths, hundredths, mpq_numref(q));
		fits = mpz_fits_slong_p(hundredths);
		if (fits)
			*out = num_hundredths(mpz_get_si(hundredths));
	} else {
		struct ratio *ratio = ARENA_NEW(arena, struct ratio);
		ratio->numerator = keep_limbs(arena, mpq_numref(q));
		ratio->denominator = keep_limbs(arena, mpq_denref(q));
		ratio->numerator_limbs = (mp_size_t)mpz_size(mpq_numref(q)) * mpz_sgn(mpq_numref(q));
		ratio->denominator_limbs = (mp_size_t)mpz_size(mpq_denref(q));
		*out = (struct num){0, ratio};
	}
	mpz_clear(hundredths);
	mpq_clear(q);
	return fits;
}

bool num_parse(struct arena *arena, struct str text, struct num *out)
{
	bool negative = text.n && text.p[0] == '-';
	char digits[64];
	size_t n = 0, decimals = 0;
	bool mark = false;

	if (negative)
		text = str_sub(text, 1, text.n);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if ((c == ',' || c == '.') && !mark) {
			mark = true;
		} else if (c >= '0' && c <= '9' && n < sizeof digits - 1) {
			digits[n++] = c;
			decimals += mark;
		} else {
			return false;
		}
	}
	if (n == 0 || (mark && decimals == 0))
		return false;
	digits[n] = '\0';

	mpq_t q;
	mpq_init(q);
	mpz_set_str(mpq_numref(q), digits, 10);
	mpz_ui_pow_ui(mpq_denref(q), 10, decimals);
	if (negative)
		mpz_neg(mpq_numref(q), mpq_numref(q));
	mpq_canonicalize(q);
	return store(arena, q, out);
}

/* a and b through one of GMP's operations on quotients. */
static bool combine(struct arena *arena, struct num a, struct num b, void (*operation)(mpq_ptr, mpq_srcptr, mpq_srcptr),
		    struct num *out)
{
	mpq_t p, q;

	load(p, a);
	load(q, b);
	operation(p, p, q);
	mpq_clear(q);
	return store(arena, p, out);
}

bool num_add(struct arena *arena, struct num a, struct num b, struct num *out)
{
	if (a.ratio || b.ratio)
		return combine(arena, a, b, mpq_add, out);
	out->ratio = NULL;
	return !__builtin_add_overflow(a.hundredths, b.hundredths, &out->hundredths);
}

bool num_subtract(struct arena *arena, struct num a, struct num b, struct num *out)
{
	if (a.ratio || b.ratio)
		return combine(arena, a, b, mpq_sub, out);
	out->ratio = NULL;
	return !__builtin_sub_overflow(a.hundredths, b.hundredths, &out->hundredths);
}

bool num_multiply(struct arena *arena, struct num a, struct num b, struct num *out)
{
	return combine(arena, a, b, mpq_mul, out);
}

bool num_divide(struct arena *arena, struct num a, struct num b, struct num *out)
{
	return combine(arena, a, b, mpq_div, out);
}

bool num_negate(struct arena *arena, struct num a, struct num *out)
{
	if (!a.ratio) {
		out->ratio = NULL;
		return !__builtin_sub_overflow(0, a.hundredths, &out->hundredths);
	}
	mpq_t q;
	load(q, a);
	mpq_neg(q, q);
	return store(arena, q, out);
}

bool num_power(struct arena *arena, struct num a, int exponent, struct num *out)
{
	unsigned n = (unsigned)(exponent < 0 ? -exponent : exponent);

	if (n > POWER_LIMIT || (exponent < 0 && num_is_zero(a)))
		return false;

	mpq_t q;
	load(q, a);
	mpz_pow_ui(mpq_numref(q), mpq_numref(q), n);
	mpz_pow_ui(mpq_denref(q), mpq_denref(q), n);
	if (exponent < 0)
		mpq_inv(q, q);
	return store(arena, q, out);
}

bool num_modulo(struct arena *arena, struct num a, struct num b, struct num *out)
{
	mpq_t p, q, floor;

	load(p, a);
	load(q, b);
	mpq_init(floor);
	mpq_div(floor, p, q);
	mpz_fdiv_q(mpq_numref(floor), mpq_numref(floor), mpq_denref(floor));
	mpz_set_ui(mpq_denref(floor), 1);
	mpq_mul(floor, floor, q);
	mpq_sub(p, p, floor);
	mpq_clear(q);
	mpq_clear(floor);
	return store(arena, p, out);
}

/* z = the whole number nearest to q in the given sense. */
static void round_to_whole(mpz_t z, mpq_srcptr q, enum rounding rounding)
{
	mpz_t rest;

	mpz_init(rest);
	mpz_tdiv_qr(z, rest, mpq_numref(q), mpq_denref(q));
	bool away = false;
	switch (rounding) {
	case ROUND_TO_ZERO:
		break;
	case ROUND_AWAY:
		away = mpz_sgn(rest) != 0;
		break;
	case ROUND_HALF_AWAY:
		mpz_mul_2exp(rest, rest, 1);
		away = mpz_cmpabs(rest, mpq_denref(q)) >= 0;
		break;
	}
	if (away && mpq_sgn(q) > 0)
		mpz_add_ui(z, z, 1);
	else if (away)
		mpz_sub_ui(z, z, 1);
	mpz_clear(rest);
}

/* q = q × 10^digits, canonical. */
static void scale(mpq_t q, int digits)
{
	mpz_t power;

	mpz_init(power);
	mpz_ui_pow_ui(power, 10, (unsigned long)(digits < 0 ? -digits : digits));
	if (digits < 0)
		mpz_mul(mpq_denref(q), mpq_denref(q), power);
	else
		mpz_mul(mpq_numref(q), mpq_numref(q), power);
	mpq_canonicalize(q);
	mpz_clear(power);
}

bool num_round(struct arena *arena, struct num a, int digits, enum rounding rounding, struct num *out)
{
	if (digits > DECIMALS_LIMIT || digits < -DECIMALS_LIMIT)
		return false;

	mpq_t q;
	mpz_t whole;
	load(q, a);
	scale(q, digits);
	mpz_init(whole);
	round_to_whole(whole, q, rounding);
	mpq_set_z(q, whole);
	mpz_clear(whole);
	scale(q, -digits);
	return store(arena, q, out);
}

int num_compare(struct num a, struct num b)
{
	if (!a.ratio && !b.ratio)
		return (a.hundredths > b.hundredths) - (a.hundredths < b.hundredths);

	mpq_t p, q;
	load(p, a);
	load(q, b);
	int order = mpq_cmp(p, q);
	mpq_clear(p);
	mpq_clear(q);
	return (order > 0) - (order < 0);
}

int num_sign(struct num a)
{
	if (a.ratio)
		return (a.ratio->numerator_limbs > 0) - (a.ratio->numerator_limbs < 0);
	return (a.hundredths > 0) - (a.hundredths < 0);
}

bool num_is_zero(struct num a)
{
	return num_sign(a) == 0;
}

bool num_is_whole(struct num a, int64_t *out)
{
	if (a.ratio || a.hundredths % 100 != 0)
		return false;
	*out = a.hundredths / 100;
	return true;
}

/* mpq_get_d() cuts: of its double and the next one further from zero, the nearer; of two as near the first. */
static double nearest_double(const mpq_t q)
{
	double cut = mpq_get_d(q), next = nextafter(cut, mpq_sgn(q) < 0 ? -INFINITY : INFINITY);
	mpq_t below, above;

	if (!isfinite(cut) || !isfinite(next))
		return cut;
	mpq_init(below);
	mpq_init(above);
	mpq_set_d(below, cut);
	mpq_set_d(above, next);
	mpq_sub(below, q, below);
	mpq_sub(above, above, q);
	mpq_abs(below, below);
	mpq_abs(above, above);
	bool is_next = mpq_cmp(above, below) < 0;
	mpq_clear(below);
	mpq_clear(above);
	return is_next ? next : cut;
}

double num_double(struct num a)
{
	if (!a.ratio)
		return (double)a.hundredths / 100.0;

	mpq_t q;
	load(q, a);
	double d = nearest_double(q);
	mpq_clear(q);
	return d;
}

struct str num_text(struct arena *arena, struct num a, unsigned decimals)
{
	if (decimals > DECIMALS_LIMIT)
		decimals = DECIMALS_LIMIT;

	mpq_t q;
	mpz_t whole;
	load(q, a);
	scale(q, (int)decimals);
	mpz_init(whole);
	round_to_whole(whole, q, ROUND_HALF_AWAY);
	bool negative = mpz_sgn(whole) < 0;
	mpz_abs(whole, whole);

	/* sign, leading zeros up to the decimals and the mark fit in DECIMALS_LIMIT + 4 */
	size_t room = mpz_sizeinbase(whole, 10) + DECIMALS_LIMIT + 4;
	char *digits = arena_alloc(arena, room), *text = arena_alloc(arena, room);
	mpz_get_str(digits, 10, whole);
	mpz_clear(whole);
	mpq_clear(q);

	size_t n = strlen(digits), at = 0;
	size_t zeros = n <= decimals ? decimals + 1 - n : 0;
	if (negative)
		text[at++] = '-';
	for (size_t i = 0; i < zeros + n; i++) {
		if (decimals && i == zeros + n - decimals)
			text[at++] = '.';
		text[at++] = i < zeros ? '0' : digits[i - zeros];
	}
	return (struct str){text, at};
}

struct str num_exact_text(struct arena *arena, struct num a, bool *exact)
{
	unsigned decimals = 2;
	bool finite = true;

	if (a.ratio) {
		mpq_t q;
		load(q, a);
		for (decimals = 0; decimals < DECIMALS_LIMIT && mpz_cmp_ui(mpq_denref(q), 1) != 0; decimals++)
			scale(q, 1);
		finite = mpz_cmp_ui(mpq_denref(q), 1) == 0;
		mpq_clear(q);
	} else if (a.hundredths % 100 == 0) {
		decimals = 0;
	} else if (a.hundredths % 10 == 0) {
		decimals = 1;
	}
	if (exact)
		*exact = finite;
	return num_text(arena, a, decimals);
}
