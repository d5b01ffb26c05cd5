/*
 * Between the files that make data sheets: sheets.c (which sheets there are), sheet_columns.c (their columns), sheet_rows.c (their
 * rows), sheet_share.c (aggregates that one sheet stands for).
 *
 * Until all is composed, pieces of formulas hold rows and columns of the table; sheets_finish() gives them their places.
 */
#ifndef UNDERLAG_DOCUMENT_SHEET_ENTRY_H
#define UNDERLAG_DOCUMENT_SHEET_ENTRY_H

#include "document/sheets.h"

/* What a formula reaches: the row of a cell that it refers to, or rows by criteria. */
struct claim {
	struct claim *next;
	const struct figure *owner;
	struct piece *piece; /* its cell, or NULL */
	size_t row;
	struct criterion *criteria;
	size_t count;
};

/* A piece that refers to a column, or to a cell in it. */
struct column_claim {
	struct column_claim *next;
	struct piece *piece;
};

/* Why a column is there. */
enum column_need {
	COLUMN_LEFT_OUT,
	COLUMN_EXPLAINS, /* the rows, where it has anything to say */
	COLUMN_ASKED,    /* by a formula */
};

struct sheet_entry {
	struct sheet_entry *next;
	struct data_sheet data;
	const struct table *table;
	const struct cube *cube; /* or NULL */
	const struct context *context;
	bool restricted; /* to the rows that meet scope */
	struct criterion scope;
	enum column_need *needs; /* of each column of the table */
	struct claim *claims, **claims_end;
	bool *reached; /* rows of the table that claims reach, while there is a limit to them; else NULL */
	size_t reached_count;
	struct column_claim *column_claims, **column_claims_end;
	uint32_t *rows;                 /* of the table, those on the sheet; set at the end */
	size_t *columns;                /* of the table, in the sheet's order; set at the end */
	const struct figure ***figures; /* of the table: [column][row] that are calculated; NULL where there are none */
};

/* ---- sheets.c ---- */

/* Whether the aggregate can stand for another, or answer criteria on these columns of the ledger. */
bool sheet_cube_serves(const struct figures *figures, const struct cube *cube, const struct context *context,
		       const size_t *columns, size_t count);

/* Makes it the sheet of another aggregate; its claims are for the caller to move. */
void sheet_set_cube(struct figures *figures, struct sheet_entry *sheet, const struct cube *cube);

/* ---- sheet_columns.c ---- */

/* Says which columns explain the rows of a new sheet. */
void sheet_columns_begin(struct figures *figures, struct sheet_entry *sheet);

/* Once the rows are chosen: lists the columns, and gives pieces their places. */
void sheet_columns_finish(struct figures *figures, struct sheet_entry *sheet);

/* ---- sheet_rows.c ---- */

/* Whether its formula is one of the workbook: not where it turned out too long for Excel. */
bool sheet_claim_is_live(const struct claim *claim);

/* Whether a formula of the workbook needs the sheet. */
bool sheet_is_used(const struct sheet_entry *sheet);

/*
 * Gives the sheet its rows, in the table's order, and the cells that formulas refer to their places. *possible gets how many
 * rows it may have.
 */
void sheet_rows_finish(struct engine *engine, struct sheet_entry *sheet, size_t *possible);

/* Whether a formula refers to a single row. */
bool sheet_has_places(const struct sheet_entry *sheet);

/* ---- sheet_share.c ---- */

/* Has fewer sheets of the ledger where that takes few rows more. All of them are used. */
void sheets_share(struct figures *figures);

#endif
