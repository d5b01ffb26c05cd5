/*
 * What of the ledger's own columns is read, and what for: settled from the aggregates, sums and lookups that formulas asked for,
 * before the first row is read (DESIGN "The way of the data").
 *
 * Codes are columns whose values are numbered (codes.h). They make the key of the tally, of which all aggregates are then made; period
 * is always one, and so are the codes that lead to other tables. Other columns are only checked, or not looked at.
 */
#ifndef UNDERLAG_TABLE_LEDGER_PLAN_H
#define UNDERLAG_TABLE_LEDGER_PLAN_H

#include "table/codes.h"
#include "table/store_types.h"
#include "table/tally.h"

/* One part of the key that rows are balanced by. */
struct key_part {
	enum { KEY_TEXT, KEY_CODE, KEY_YEAR, KEY_MONTH } kind;
	size_t column; /* own column */
	size_t code;   /* of codes; KEY_TEXT: of texts */
};

struct key_plan {
	struct key_part parts[TALLY_COLUMNS_MOST];
	size_t count;
};

struct ledger_plan {
	struct store *store;
	struct {
		size_t column;
		struct codes codes;
	} code[TALLY_COLUMNS_MOST];
	size_t code_count;
	size_t period;                    /* which of them */
	size_t booked;                    /* which of them, where rows may be late; otherwise NO_COLUMN */
	size_t tally[TALLY_COLUMNS_MOST]; /* codes that make the tally's key besides the period */
	size_t tally_count;
	size_t text[TALLY_COLUMNS_MOST]; /* own columns whose texts keys are made of */
	size_t text_count;
	struct key_plan *keys; /* for each of the store's groups */
	size_t key_count;
};

/*
 * What the store's cubes, groups and relations need, or for a visit of every row (visit) only what the columns shown need. False, with
 * a fault, where formulas ask for more columns than there can be.
 */
MUST_USE bool ledger_plan_init(struct ledger_plan *plan, struct store *store, const size_t *columns, size_t count,
			       bool visit, struct diags *diags);

/* Which of the codes an own column is, or NO_COLUMN. */
size_t ledger_plan_code(const struct ledger_plan *plan, size_t column);

/* Which of the texts an own column is, or NO_COLUMN. */
size_t ledger_plan_text(const struct ledger_plan *plan, size_t column);

void ledger_plan_release(struct ledger_plan *plan);

#endif
