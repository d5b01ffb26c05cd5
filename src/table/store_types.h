/* What the store is made of: for the files of src/table only. */
#ifndef UNDERLAG_TABLE_STORE_TYPES_H
#define UNDERLAG_TABLE_STORE_TYPES_H

#include "table/accounts.h"
#include "table/dialect.h"
#include "table/keyindex.h"
#include "table/pool.h"
#include "table/schema.h"
#include "table/store.h"
#include "table/units.h"

#define NO_COLUMN ((size_t)-1)

enum { LEDGER_THREADS_MOST = 16, LEDGER_PART_BYTES = 2 << 20 };

/* What fills a column that is not read, or the empty cells of one that is. */
enum computed {
	COMPUTED_NOT,
	COMPUTED_YEAR,       /* of period */
	COMPUTED_MONTH,      /* of period */
	COMPUTED_LEVEL,      /* organisation: the unit of a typ that this one is or lies below */
	COMPUTED_RESOLUTION, /* publicerat: of tryckt */
};

enum relation_kind { TO_UNIT, TO_ACCOUNT, TO_POST, TO_KEY };

/* A column of one table whose codes are rows of another. */
struct relation {
	size_t source; /* column */
	enum relation_kind kind;
	struct sheet *to;
	size_t to_column; /* TO_KEY: the column that has the code */
	bool counted;     /* a code that leads nowhere is an unknown code, not just another text */
	struct keyindex *index; /* TO_KEY: built when the target has been read */
};

/* One way that a column gets its value: the first link whose source cell is not empty decides. */
struct link {
	size_t relation; /* of the sheet */
	size_t target;   /* column of relation->to */
};

struct sheet_column {
	const struct schema_column *schema; /* NULL: not in the schema */
	bool dates;                         /* a period may be written as a date */
	enum computed computed;
	enum unit_level level; /* COMPUTED_LEVEL */
	struct link *items;    /* links */
	size_t count, capacity;
	enum { CELLS_NOT_FILLED, CELLS_BEING_FILLED, CELLS_FILLED } state;
	bool agreed; /* kontoplan: rows of one post have been compared */

};

/* A table with what the program knows about it. Its own columns come first, those of relations after them. */
struct sheet {
	struct sheet *next;
	struct table table;
	const struct schema_table *schema; /* NULL: a table of the user's, or of the program's */
	struct sheet_column *info;         /* beside table.columns */
	size_t info_capacity;
	size_t own_count;
	size_t period, year, amount; /* its columns period, år and belopp, NO_COLUMN where there is none of that type */
	struct relation *relations;
	size_t relation_count, relation_capacity;
	size_t row_capacity;
	struct table *foreign; /* store_add(): the table is somebody else's, and this only names it */
	bool has_file;
	bool being_searched; /* relation_column() came this way: ends circles of declared relations */
};

/* One CSV file. */
struct source {
	struct str path, name; /* "input/budget.csv", "budget.csv" */
	struct sheet *sheet;
	struct dialect dialect; /* delimiter known */
	struct encoding_found found;
	size_t *columns; /* for each field of a record, a column of the sheet, or NO_COLUMN for one without a name */
	size_t field_count;
	unsigned index; /* store_file() */
	bool empty;     /* not even a header: a table without rows */
	bool mark_sought;
	enum decimal_mark mark_found;
	bool glanced;       /* the ledger: found is what its beginning says */
	bool by_definition; /* the ledger: something in the file is not for the scan (ledger_part.h) */
};

struct unknown_codes {
	struct unknown_code *items;
	size_t count, capacity;
	struct pool names; /* table, column, code */
	bool to_units, to_accounts; /* some code led to organisation, to kontoplan */
};

/* Rows of a file and period (0: none), see receipt.h. */
struct receipt {
	const struct source *source;
	int32_t period;
	int64_t rows;
	struct num amount;
	bool has_amount;
};

struct receipts {
	struct receipt *items;
	size_t count, capacity;
};

struct store {
	struct arena *arena;
	struct str folder;
	const struct settings *settings;
	int32_t period;
	struct source **sources; /* in order of name */
	size_t source_count;
	struct sheet *sheets, **last_sheet;
	struct sheet *organisation, *kontoplan, *ledger_sheet, *receipt;
	struct pool texts; /* of all tables' cells */
	struct units units;
	struct accounts accounts;
	struct unknown_codes unknown;
	struct cube *cubes, **last_cube;
	struct groups *groups, **last_groups;
	const struct previous_figure *previous; /* NULL: föregående is what its file says */
	size_t previous_count;
	struct receipts receipts;
	struct period_state period_state; /* of the run's period, once perioder is read */
	struct {
		struct sheet *sheet; /* sena_poster */
		size_t booked;       /* the ledger's column bokförd */
		int32_t merge, corrected;
		int32_t cut;   /* rows booked after this day came too late; 0: none did */
		int32_t until; /* of them, those until this day are taken in all the same: at least cut */
		size_t merged; /* how many were */
		bool full;
	} late;
	bool read;
	size_t threads;    /* that read the ledger; 0: by definition alone */
	size_t part_bytes; /* less than this is not worth a thread */

	void (*progress)(void *user, uint64_t done, uint64_t all);
	void *progress_user;
	uint64_t done, all; /* bytes of the files finished, and of all */
};

#endif
