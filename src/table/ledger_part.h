/*
 * A part of one file of the ledger, read by one thread into a tally and balances of its own.
 *
 * Two ways lead to the same rows: by the scan of a part, which gives up at anything that would be a fault, and by definition, which
 * reads the whole file with libcsv, row by row, and reports every fault. The second is for files in which the first gave up.
 */
#ifndef UNDERLAG_TABLE_LEDGER_PART_H
#define UNDERLAG_TABLE_LEDGER_PART_H

#include "csv/scan.h"
#include "table/balance.h"
#include "table/ledger_plan.h"
#include "table/rows.h"

#include <stdatomic.h>

/* Rows as columns: element r of each list is of row r. */
struct ledger_batch {
	size_t rows;
	uint32_t *numbers[TALLY_COLUMNS_MOST]; /* for each code of the plan */
	int32_t *wholes[TALLY_COLUMNS_MOST];
	struct str *texts[TALLY_COLUMNS_MOST]; /* for each text of the plan; texts are valid while the batch is */
	int64_t amounts[SCAN_ROWS_MOST];
	uint32_t lines[SCAN_ROWS_MOST];
	uint32_t source[SCAN_ROWS_MOST]; /* the row of the scan that it is */
};

/* A row that was booked too late, with its own columns. */
struct late_row {
	struct value *values;
	uint32_t line;
};

struct ledger_part {
	const struct ledger_plan *plan;
	struct source *source;
	struct scan scan;
	struct scan_part where;
	struct field_use *uses;    /* for each field of a record */
	struct code_cache *caches; /* for each code */
	struct ledger_batch batch;
	struct buf key;
	struct arena arena, scratch;
	int32_t late_cut, late_until, late_period; /* store_types.h */

	struct tally tally;
	struct balance *balances; /* for each key of the plan */
	struct {
		struct late_row *items;
		size_t count, capacity;
	} late;
	size_t late_merged;
	unsigned lines;          /* line ends in the part */
	bool failed, ambiguous;  /* ambiguous: for want of the file's decimal mark (rows_seek_mark) */
	const struct rows *rows; /* by definition: the current row */

	bool visiting;          /* late rows are passed over, not kept */
	bool ended;             /* the visitor wanted no more */
	_Atomic uint64_t *done; /* bytes that all parts of the file have read; NULL: nobody asks */
	struct store *progress; /* tells whom the store tells; NULL: another part does */
	uint64_t told;
};

/* For a part of the file as the scan reads it; where.end UINT64_MAX: to its end. To be freed. */
struct ledger_part *ledger_part_new(const struct ledger_plan *plan, struct source *source, struct scan_part where);

/* A function that sees each batch of rows, late ones left out, before they are added up; false ends the reading. */
typedef bool ledger_batch_visitor(void *user, struct ledger_part *part);

/*
 * Reads the part. part->failed: there is something in it that the scan can not judge. visit may be NULL; with it, nothing is added up.
 */
void ledger_part_scan(struct ledger_part *part, ledger_batch_visitor *visit, void *user);

/* Reads the whole file by definition; every fault is reported. */
void ledger_part_define(struct ledger_part *part, ledger_batch_visitor *visit, void *user, struct diags *diags);

/* The value of an own column in row r of the current batch, for columns that are no code. Valid while the batch is. */
struct value ledger_part_value(struct ledger_part *part, size_t r, size_t column);

/* The plan's key of that number, of row r of the current batch. Valid until the next call. */
struct str ledger_part_key(struct ledger_part *part, size_t key, size_t r);

void ledger_part_free(struct ledger_part *part);

#endif
