/*
 * Sums and counts of ledger rows per combination of codes: the one aggregate that a file is read into. Everything that formulas ask of
 * the ledger follows from it, once the file has been read (rollup.h).
 *
 * There is a hash table for each period, since rows of one period stand together in most ledgers: what is written to stays small. The
 * codes of the other columns are packed into as few words as they need, which grow with the number of codes.
 */
#ifndef UNDERLAG_TABLE_TALLY_H
#define UNDERLAG_TABLE_TALLY_H

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TALLY_COLUMNS_MOST = 64 };

/* Where a column's code lies in the key. */
struct tally_field {
	uint8_t word, shift, bits;
};

/* slots: for each, the key's words, the sum, then the number of rows and the first line. No rows: free. */
struct tally_table {
	uint64_t *slots;
	size_t slot_count, count;
};

struct tally {
	size_t width, words;
	struct tally_field fields[TALLY_COLUMNS_MOST];
	struct tally_table *tables; /* for each period's code */
	size_t table_count;
};

/* width: columns besides the period. */
void tally_init(struct tally *tally, size_t width);

/* Rows as columns: element r of each list is of row r. codes: width lists. */
struct tally_rows {
	size_t count;
	const uint32_t *periods;
	uint32_t *const *codes;
	const int64_t *amounts;
	const uint32_t *lines;
};

/* False where a sum no longer fits in 64 bits; the tally is of no use then. */
MUST_USE bool tally_add(struct tally *tally, const struct tally_rows *rows);

/* A combination with what was counted of it. */
struct tally_sum {
	uint32_t period;
	uint32_t codes[TALLY_COLUMNS_MOST];
	int64_t sum;
	uint32_t rows, line; /* line: of the first row */
};

/* The combinations one after another, period by period; *at is 0 at first. False at the end. */
bool tally_next(const struct tally *tally, uint64_t *at, struct tally_sum *out);

/*
 * Adds what is in other, lines counted from so many lines further on, and empties it. False where a sum does not fit. Where only one of
 * the two has a period, its table moves as it is.
 */
MUST_USE bool tally_merge(struct tally *tally, struct tally *other, uint32_t lines);

size_t tally_count(const struct tally *tally);

void tally_release(struct tally *tally);

#endif
