/* Amounts as most systems write them, eight digits at a time. */
#include "table/amount.h"

#include <string.h>

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__

/* The eight bytes before end, of which the last n are the number's; those before them become zeros. */
static uint64_t load_digits(const char *end, size_t n)
{
	uint64_t word;

	memcpy(&word, end - 8, sizeof word);
	if (n >= 8)
		return word;
	if (n == 0)
		return EACH('0');
	return word >> 8 * (8 - n) << 8 * (8 - n) | EACH('0') >> 8 * n;
}

static bool all_digits(uint64_t word)
{
	return ((word & EACH(0xF0)) | (((word + EACH(0x06)) & EACH(0xF0)) >> 4)) == EACH(0x33);
}

/* Neighbours are put together: eight digits, four pairs, two fours, one number. */
static uint64_t to_number(uint64_t word)
{
	word = (word & EACH(0x0F)) * 2561 >> 8;
	word = (word & UINT64_C(0x00FF00FF00FF00FF)) * 6553601 >> 16;
	return (word & UINT64_C(0x0000FFFF0000FFFF)) * UINT64_C(42949672960001) >> 32;
}

static bool take_digits(const char *begin, const char *end, uint64_t *out)
{
	size_t n = (size_t)(end - begin);
	uint64_t low = load_digits(end, n), high = n > 8 ? load_digits(end - 8, n - 8) : EACH('0');

	if (n == 0 || n > 16 || !all_digits(low) || !all_digits(high))
		return false;
	*out = to_number(high) * 100000000 + to_number(low);
	return true;
}

#else

static bool take_digits(const char *begin, const char *end, uint64_t *out)
{
	*out = 0;
	if (begin == end || end - begin > 16)
		return false;
	for (; begin < end; begin++) {
		if (*begin < '0' || *begin > '9')
			return false;
		*out = *out * 10 + (uint64_t)(*begin - '0');
	}
	return true;
}

#endif

static bool is_mark(char c, enum decimal_mark mark)
{
	return (c == ',' && mark != MARK_POINT) || (c == '.' && mark != MARK_COMMA);
}

bool amount_quick(struct str text, enum decimal_mark mark, int64_t *hundredths)
{
	const char *begin = text.p, *end = text.p + text.n;
	bool negative = text.n && *begin == '-';
	uint64_t whole, decimals = 0;

	begin += negative;
	if (end - begin > 3 && is_mark(end[-3], mark)) {
		if (end[-1] < '0' || end[-1] > '9' || end[-2] < '0' || end[-2] > '9')
			return false;
		decimals = (uint64_t)(end[-2] - '0') * 10 + (uint64_t)(end[-1] - '0');
		end -= 3;
	} else if (end - begin > 2 && is_mark(end[-2], mark)) {
		if (end[-1] < '0' || end[-1] > '9')
			return false;
		decimals = (uint64_t)(end[-1] - '0') * 10;
		end -= 2;
	}
	if (!take_digits(begin, end, &whole))
		return false;
	int64_t amount = (int64_t)(whole * 100 + decimals);
	*hundredths = negative ? -amount : amount;
	return true;
}
