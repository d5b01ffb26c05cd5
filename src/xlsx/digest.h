/*
 * Digests of what a workbook holds: whoever writes it and whoever reads it back come to the same one, whatever the order.
 *
 * A digest counts things and sums up their hashes. They guard against accidents, not against an adversary.
 */
#ifndef UNDERLAG_XLSX_DIGEST_H
#define UNDERLAG_XLSX_DIGEST_H

#include "base/attributes.h"
#include "base/str.h"

#include <stdint.h>

struct xl_digest {
	size_t count;
	uint64_t sum;
};

/* Of a text's bytes; another one for each kind of content. */
uint64_t xl_hash_text(struct str text);
uint64_t xl_hash_truth(bool truth);

/* Of a number as a workbook holds it: with 16 significant digits. In the C locale. */
uint64_t xl_hash_number(double number);

/* Of the text of a number in a workbook; 0 when it is none. In the C locale. */
uint64_t xl_hash_number_text(struct str text);

/* Of two hashes in this order: of a formula and its result, of a cell's content and its number format. */
uint64_t xl_hash_both(uint64_t a, uint64_t b);

/* Adds what stands at row and column; both 0 for what has no place. */
void xl_digest_add(struct xl_digest *digest, size_t row, size_t column, uint64_t content);

bool xl_digest_same(struct xl_digest a, struct xl_digest b);

#endif
