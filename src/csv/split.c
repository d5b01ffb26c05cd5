/* Where fields end, many bytes at a time. */
#include "csv/split.h"

#include "base/utf8.h"

#include <string.h>

#ifdef __SSE2__
#include <immintrin.h>
#endif

/* One bit for each of 64 bytes. ends: delimiters and line ends; high: from 0x80. */
struct masks {
	uint64_t ends, line_ends, returns, quotes, controls, high;
};

/*
 * Whether the characters that begin at the bytes of high are UTF-8. *skip: bytes at the beginning that belong to a character of the
 * block before; becomes those of the next block.
 */
static bool whole_characters(const char *text, uint64_t high, unsigned *skip)
{
	high &= ~((UINT64_C(1) << *skip) - 1);
	*skip = 0;
	while (high) {
		unsigned at = (unsigned)__builtin_ctzll(high);
		const unsigned char *p = (const unsigned char *)text + at;
		size_t n = 2;
		if (p[0] < 0xC2 || p[0] > 0xDF || (p[1] & 0xC0) != 0x80) {
			if (utf8_next((struct str){text + at, 4}, &n) < 0)
				return false;
		}
		if (at + n >= 64) {
			*skip = at + (unsigned)n - 64;
			return true;
		}
		high &= ~UINT64_C(0) << (at + n);
	}
	return true;
}

/*
 * Where the bits are, each plus at. So many are written at a time, whether there are as many or not: how many there are is what no
 * processor can foresee. Returns where the next goes.
 */
static inline __attribute__((always_inline)) uint32_t *write_bits(uint32_t *to, uint32_t at, uint64_t bits, int step)
{
	uint32_t *end = to + __builtin_popcountll(bits);

	while (bits) {
		for (int i = 0; i < step; i++) {
			to[i] = at + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
			bits &= bits - 1;
		}
		to += step;
	}
	return end;
}

/* ---- plain C ---- */

static struct masks masks_plain(const char *text, char delimiter)
{
	struct masks masks = {0};

	for (unsigned i = 0; i < 64; i++) {
		unsigned char c = (unsigned char)text[i];
		masks.line_ends |= (uint64_t)(c == '\n') << i;
		masks.ends |= (uint64_t)(c == '\n' || text[i] == delimiter) << i;
		masks.returns |= (uint64_t)(c == '\r') << i;
		masks.quotes |= (uint64_t)(c == '"') << i;
		masks.high |= (uint64_t)(c >= 0x80) << i;
		masks.controls |= (uint64_t)((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) << i;
	}
	return masks;
}

#define NAME split_plain
#define TARGET
#define MASKS masks_plain
#include "csv/split_loop.h"
#undef NAME
#undef TARGET
#undef MASKS

#ifdef __SSE2__

/* ---- SSE2 ---- */

static inline uint64_t equal_sse2(const __m128i part[4], char c)
{
	__m128i all = _mm_set1_epi8(c);
	uint64_t mask = 0;

	for (int i = 0; i < 4; i++)
		mask |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(part[i], all)) << 16 * i;
	return mask;
}

static inline struct masks masks_sse2(const char *text, char delimiter)
{
	__m128i part[4], below = _mm_set1_epi8(0x1F);
	struct masks masks = {0};
	uint64_t low = 0;

	for (int i = 0; i < 4; i++) {
		part[i] = _mm_loadu_si128((const __m128i *)(const void *)(text + 16 * i));
		masks.high |= (uint64_t)(unsigned)_mm_movemask_epi8(part[i]) << 16 * i;
		low |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(part[i], below), part[i]))
		       << 16 * i;
	}
	masks.line_ends = equal_sse2(part, '\n');
	masks.ends = masks.line_ends | equal_sse2(part, delimiter);
	masks.quotes = equal_sse2(part, '"');
	masks.controls = equal_sse2(part, 0x7F);
	if (low != masks.line_ends) {
		masks.returns = equal_sse2(part, '\r');
		masks.controls |= low & ~(masks.line_ends | masks.returns | equal_sse2(part, '\t'));
	}
	return masks;
}

#define NAME split_sse2
#define TARGET
#define MASKS masks_sse2
#include "csv/split_loop.h"
#undef NAME
#undef TARGET
#undef MASKS

/* ---- AVX2 ---- */

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

AVX2 static inline uint64_t bits_avx2(__m256i first, __m256i second)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(first) | (uint64_t)(uint32_t)_mm256_movemask_epi8(second) << 32;
}

AVX2 static inline uint64_t equal_avx2(__m256i first, __m256i second, char c)
{
	__m256i all = _mm256_set1_epi8(c);

	return bits_avx2(_mm256_cmpeq_epi8(first, all), _mm256_cmpeq_epi8(second, all));
}

AVX2 static inline struct masks masks_avx2(const char *text, char delimiter)
{
	__m256i first = _mm256_loadu_si256((const __m256i *)(const void *)text);
	__m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(text + 32));
	__m256i below = _mm256_set1_epi8(0x1F);
	struct masks masks = {.high = bits_avx2(first, second)};
	uint64_t low = bits_avx2(_mm256_cmpeq_epi8(_mm256_min_epu8(first, below), first),
				 _mm256_cmpeq_epi8(_mm256_min_epu8(second, below), second));

	masks.line_ends = equal_avx2(first, second, '\n');
	masks.ends = masks.line_ends | equal_avx2(first, second, delimiter);
	masks.quotes = equal_avx2(first, second, '"');
	masks.controls = equal_avx2(first, second, 0x7F);
	if (low != masks.line_ends) {
		masks.returns = equal_avx2(first, second, '\r');
		masks.controls |= low & ~(masks.line_ends | masks.returns | equal_avx2(first, second, '\t'));
	}
	return masks;
}

#define NAME split_avx2
#define TARGET AVX2
#define MASKS masks_avx2
#include "csv/split_loop.h"
#undef NAME
#undef TARGET
#undef MASKS

#endif

/* ---- which ---- */

typedef enum split_stop splitter(const char *, size_t, size_t, char, bool, size_t, struct split *);

static splitter *chosen;

static splitter *splitter_of(enum split_kind kind)
{
#ifdef __SSE2__
	bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
	if (kind == SPLIT_AVX2 || (kind == SPLIT_BEST && avx2))
		return avx2 ? split_avx2 : NULL;
	if (kind == SPLIT_SSE2 || kind == SPLIT_BEST)
		return split_sse2;
#endif
	return kind == SPLIT_PLAIN || kind == SPLIT_BEST ? split_plain : NULL;
}

bool split_use(enum split_kind kind)
{
	splitter *found = splitter_of(kind);

	if (found)
		chosen = found;
	return found != NULL;
}

enum split_stop split_text(const char *text, size_t from, size_t to, char delimiter, bool quotes, size_t field_most,
			   struct split *out)
{
	splitter *split = chosen ? chosen : splitter_of(SPLIT_BEST);

	return split(text, from, to, delimiter, quotes, field_most, out);
}
