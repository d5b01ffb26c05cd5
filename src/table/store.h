/*
 * All input tables of a run.
 *
 * Its life: store_open() finds the CSV files and reads their headers. The plan then asks for the columns and the
 * aggregates of the ledger that formulas need: store_column(), store_cube(), store_groups(). store_read() reads every
 * row, the ledger as a stream that leaves only what was asked for. After that the tables do not change.
 *
 * Relations (DESIGN "Lookups"): a column `konto` leads to kontoplan, `post` to kontoplan by its post, `ansvar` and `enhet`
 * to organisation, `id` of åtgärdseffekter to åtgärder; settings may declare more. Every column of the table it leads to
 * is then a column of this one too, through as many steps as it takes. organisation itself has a column for each typ
 * (region, nämnd, förvaltning, område, ansvar): the code of the unit of that typ which a unit is or lies below. Where a
 * table has the column itself and a cell of it is empty, the relation fills it. A code that leads nowhere gives
 * "Ej fördelat", and is counted in store_unknown().
 */
#ifndef UNDERLAG_TABLE_STORE_H
#define UNDERLAG_TABLE_STORE_H

#include "base/diag.h"
#include "base/settings.h"
#include "table/table.h"

/* What stands for a unit or an account that no table knows. */
#define UNALLOCATED "Ej fördelat"

struct store;

/* A code in the data that organisation or kontoplan does not know at that period. */
struct unknown_code {
	struct str table, column, code;
	struct place first; /* the first row that has it */
	int64_t rows;
	struct num amount; /* sum of the table's belopp over those rows, 0 where it has none */
};

/*
 * Aggregates of the ledger over some of its columns: an ordinary table with those columns, then `belopp` (the sum) and
 * `antal` (how many ledger rows), one row for each combination that occurs, in order of the columns' values (numbers
 * ascending, texts by bytes).
 */
struct cube {
	struct cube *next;
	size_t *columns; /* indices into the ledger table, ascending */
	size_t column_count;
	struct table table; /* filled by store_read() */
};

/* Sums of the ledger's belopp per combination of some columns; only those that are not zero are kept. */
struct group {
	struct value *keys; /* one for each column asked for */
	struct num sum;
	int64_t rows;
	struct row_origin first; /* of the rows since the sum was last zero */
};

struct groups {
	struct groups *next;
	size_t *columns;
	size_t column_count;
	struct group *items; /* in order of file and line; filled by store_read() */
	size_t count, capacity;
};

/*
 * Opens every *.csv in the folder. The file name without ending is the table's name; å, ä, ö may be written a, a, o there
 * (atgarder.csv is åtgärder); all huvudbok*.csv are one table, huvudbok. period is what "valid at" means for tables that
 * have no period. Known tables have the columns and types of the schema (DESIGN "Input tables"); a table that is not there
 * has its columns and no rows. Faults: a folder or file that cannot be read, a file that is not text, no header, a
 * required column missing, a column twice. NULL when there was any.
 */
struct store *store_open(struct arena *arena, const char *folder, const struct settings *settings, int32_t period,
			 struct diags *diags);

/* The table of that name, compared without case and with å ä ö as a a o, or NULL. */
struct table *store_table(struct store *store, struct str name);

/* Whether any file of the input is that table: a known table may be there without. */
bool store_has_file(struct store *store, struct str name);

/* A table that the program fills itself (controls, what was read). Its rows may be set at any time. */
void store_add(struct store *store, struct table *table);

/*
 * Index of a table's column, its own or one that a relation leads to; -1 when there is none. Before store_read() a column
 * through a relation is added to the table when it is first asked for; after it only what was asked for is found.
 */
int store_column(struct store *store, struct table *table, struct str name);

/*
 * Whether who is to understand the table's rows has to see the column, though no formula asks for it: those that the schema
 * declares, and all own columns of a table that it does not know. for_one: in a document of one förvaltning, where columns that
 * name other units stay out, and whatever the schema does not know.
 */
bool store_column_explains(const struct store *store, const struct table *table, size_t column, bool for_one);

/*
 * The table's columns in an order to read them in: what tells its rows apart, the others as its file has them, those that follow
 * from these, amounts last. A table without a file, an aggregate too, keeps its order. order has room for all columns.
 */
void store_column_order(const struct store *store, const struct table *table, size_t *order);

/* The ledger, also where there is no huvudbok file. */
struct table *store_ledger(struct store *store);

/* Asks for an aggregate of the ledger over some of its columns; the same set twice is the same cube. */
struct cube *store_cube(struct store *store, const size_t *columns, size_t count);
const struct cube *store_cubes(const struct store *store);

/* Where a column of the ledger is in a cube, -1 when the cube does not have it. */
int cube_column(const struct cube *cube, size_t column);

/* An aggregate's columns in an order to read them in: period, units from the largest, accounts, the others; antal, belopp. */
void cube_column_order(const struct cube *cube, size_t *order);

/* Asks for the sums per combination of columns that are not zero (each verifikation: debit = credit). */
struct groups *store_groups(struct store *store, const size_t *columns, size_t count);

/*
 * How many threads read the ledger; as many as the machine has cores where nothing is said, and never more. What is read does not depend
 * on it. 0: by libcsv alone, row by row, which is what the others are measured by.
 */
void store_set_threads(struct store *store, unsigned threads);

/*
 * Reads all rows. Reports every fault: a cell that is not what its column says, a duplicate key, a period that does not
 * exist, a row with too few or too many cells. Also fills `inläst`, a table of what was read: källa (file name), tabell,
 * period (empty where the table has none), antal, belopp. Units for unknown codes are added to organisation. progress, if
 * not NULL, is called now and then with the bytes read and the bytes in all. False when there was a fault.
 */
MUST_USE bool store_read(struct store *store, void (*progress)(void *user, uint64_t done, uint64_t all), void *user,
			 struct diags *diags);

/* What perioder says of the run's period, once it is read. */
enum period_status { PERIOD_OPEN, PERIOD_CLOSED, PERIOD_LOCKED };

struct period_state {
	enum period_status status; /* PERIOD_OPEN where perioder does not name the period */
	int32_t closed;            /* YYYYMMDD; 0: not known */
	struct place at;           /* its row; no file: there is none */
};

struct period_state store_period(const struct store *store);

/*
 * Late postings, before store_read(). Where the run's period is closed, ledger rows of it and of earlier ones that were booked
 * after it was closed, or after last_corrected (YYYYMMDD, 0: never) where that is later, are not merged: they are no rows of
 * huvudbok, but of `sena_poster`, a table of the program's with the ledger's columns and källa ("huvudbok_2020.csv:17"). merge (YYYYMMDD,
 * 0: no correction): a correction takes in those that were booked until that day, which is over, so that no later run can find other
 * rows of it. `inläst` counts them all the same. store_late_cut() is the date after which a row was late (0: none could be).
 */
void store_set_late(struct store *store, int32_t merge, int32_t last_corrected);
int32_t store_late_cut(const struct store *store);
size_t store_late_merged(const struct store *store); /* late rows that a correction took in */

/*
 * Figures of an earlier run as the table `föregående` (namn, omfång, värde), before store_read(): they stand instead of what a file
 * of that name has. They are copied.
 */
struct previous_figure {
	struct str name, scope;
	struct num value;
};
void store_set_previous(struct store *store, const struct previous_figure *figures, size_t count);

/* Called for a ledger row; values in the order of the columns asked for. False ends the visit. */
typedef bool ledger_visitor(void *user, const struct value *values, struct row_origin origin);

/* Reads the ledger again and shows each row: for explain, which asks which rows a figure comes down to. */
MUST_USE bool store_visit_ledger(struct store *store, const size_t *columns, size_t count, ledger_visitor *visitor,
				 void *user, struct diags *diags);

const struct unknown_code *store_unknown(const struct store *store, size_t *count);

/* The files, in order of name: path as given in messages ("input/huvudbok_2020.csv"). */
struct str store_file(const struct store *store, unsigned index);
unsigned store_file_count(const struct store *store);

/* "input/budget.csv:12" */
struct str store_origin_text(struct arena *arena, const struct store *store, struct row_origin origin);

/* Closes what is open. The arena keeps the tables. */
void store_close(struct store *store);

#endif
