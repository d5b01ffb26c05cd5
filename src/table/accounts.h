/*
 * The chart of accounts: a row stands for one account, a range "4000-4999" or a prefix "40*", in some period.
 *
 * The row that covers fewest accounts wins; two rows that cover equally many, overlap and hold in the same month are a fault.
 */
#ifndef UNDERLAG_TABLE_ACCOUNTS_H
#define UNDERLAG_TABLE_ACCOUNTS_H

#include "base/diag.h"
#include "table/keyindex.h"
#include "table/validity.h"

/* The columns of kontoplan, in the schema's order. */
enum {
	ACCOUNT_KONTO,
	ACCOUNT_BENAMNING,
	ACCOUNT_POST,
	ACCOUNT_DEL,
	ACCOUNT_AVSNITT,
	ACCOUNT_ORDNING,
	ACCOUNT_FRAN,
	ACCOUNT_TILL
};

struct account_pattern;

struct accounts {
	const struct table *table;
	size_t count; /* rows that were read */
	struct keyindex codes, posts;
	struct account_pattern *items; /* ranges and prefixes */
	size_t pattern_count, capacity;
	struct str file;
};

void accounts_build(struct accounts *accounts, struct arena *arena, const struct table *table, struct str file,
		    struct diags *diags);

/* The row that says what the account is in that calendar month, or NO_ROW. */
size_t accounts_find(const struct accounts *accounts, struct str account, int32_t calendar_period);

/* A row of the post, or NO_ROW. */
size_t accounts_find_post(const struct accounts *accounts, struct value post);

/* Says where rows of one post differ in the column: asking for it by post would then have no answer. */
void accounts_check_agreement(const struct accounts *accounts, size_t column, struct diags *diags);

/* Whether a column can be asked for by post: those that tell accounts of a post apart cannot. */
bool accounts_by_post(size_t column);

#endif
