/* Hashes of texts, numbers and their places. */
#include "xlsx/digest.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a hash begins with, so that the text "1", the number 1 and the truth differ. */
enum { KIND_TEXT = 1, KIND_NUMBER = 2, KIND_TRUTH = 3, KIND_BOTH = 4, KIND_PLACE = 5 };

/* Whole numbers below are doubles without a gap. */
static const double largest_whole = 9007199254740992.0;

/* Each bit of the result depends on each of x: a product and a shift, twice. */
static uint64_t mix(uint64_t x)
{
	x ^= x >> 32;
	x *= 0x9E3779B97F4A7C15U;
	x ^= x >> 29;
	x *= 0xD6E8FEB86659FD93U;
	return x ^ x >> 32;
}

uint64_t xl_hash_text(struct str text)
{
	uint64_t hash = mix(KIND_TEXT + 8 * (uint64_t)text.n), word;

	for (; text.n >= sizeof word; text = str_sub(text, sizeof word, text.n)) {
		memcpy(&word, text.p, sizeof word);
		hash = mix(hash ^ word);
	}
	if (text.n) {
		word = 0;
		memcpy(&word, text.p, text.n);
		hash = mix(hash ^ word);
	}
	return hash;
}

uint64_t xl_hash_truth(bool truth)
{
	return mix(KIND_TRUTH + 8 * (uint64_t)truth);
}

static uint64_t hash_double(double number)
{
	uint64_t bits;

	if (number == 0)
		number = 0; /* -0 is shown and calculated as 0 */
	memcpy(&bits, &number, sizeof bits);
	return mix(mix(KIND_NUMBER) ^ bits);
}

uint64_t xl_hash_number(double number)
{
	char text[32];
	double hundredths = nearbyint(number * 100);

	/* What is nearest to a whole number of hundredths comes back as it was: 16 digits tell it from its neighbours. */
	if (fabs(hundredths) < largest_whole && hundredths / 100 == number)
		return hash_double(number);
	snprintf(text, sizeof text, "%.16G", number);
	return hash_double(strtod(text, NULL));
}

uint64_t xl_hash_number_text(struct str text)
{
	static const double powers[] = {1,   1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7, 1e8,
					1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16};
	bool negative = text.n && text.p[0] == '-', after = false;
	size_t decimals = 0, digits = 0;
	uint64_t whole = 0;
	char copy[64], *end;

	/* Both are exact, so their quotient is the nearest double. */
	for (size_t i = negative; i < text.n && digits < 17; i++) {
		if (text.p[i] == '.' && !after) {
			after = true;
			continue;
		}
		if (text.p[i] < '0' || text.p[i] > '9')
			break;
		whole = whole * 10 + (uint64_t)(text.p[i] - '0');
		decimals += after;
		digits++;
	}
	if (digits && digits < 17 && digits + after + negative == text.n && (double)whole < largest_whole)
		return hash_double((negative ? -1 : 1) * (double)whole / powers[decimals]);
	if (text.n == 0 || text.n >= sizeof copy)
		return 0;
	memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	double number = strtod(copy, &end);
	return *end ? 0 : hash_double(number);
}

uint64_t xl_hash_both(uint64_t a, uint64_t b)
{
	return mix(mix(a ^ KIND_BOTH) + b);
}

void xl_digest_add(struct xl_digest *digest, size_t row, size_t column, uint64_t content)
{
	digest->count++;
	digest->sum += xl_hash_both(mix(KIND_PLACE + 8 * ((uint64_t)row << 16 | column)), content);
}

bool xl_digest_same(struct xl_digest a, struct xl_digest b)
{
	return a.count == b.count && a.sum == b.sum;
}
