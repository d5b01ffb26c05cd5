/*
 * The data sheets of a document under composition: input tables and aggregates of the ledger that formulas refer to.
 *
 * While figures are translated, their formulas claim rows and columns. sheets_finish() gives each sheet the rows that a formula
 * of the workbook reaches, and no others: every row of a data sheet counts in some figure. Its columns are those that formulas
 * ask for, and those that let a person understand the rows.
 */
#ifndef UNDERLAG_DOCUMENT_SHEETS_H
#define UNDERLAG_DOCUMENT_SHEETS_H

#include "document/figures.h"
#include "formula/criterion.h"

/* The sheet of a table, for the rows that belong to the context's förvaltning, where the table has any. */
struct sheet_entry *sheet_of_table(struct figures *figures, const struct table *table, const struct context *context);
struct sheet_entry *sheet_of_cube(struct figures *figures, const struct cube *cube, const struct context *context);

/*
 * The aggregate for these columns: one that the document has a sheet of already, else the smallest. Where figures->row_limit is
 * set one of no more rows comes before all others. NULL if there is none.
 */
const struct cube *sheet_choose_cube(struct figures *figures, const struct context *context, const size_t *columns,
				     size_t count);

/* The same where the document has it already, else NULL. */
struct sheet_entry *sheet_there(const struct figures *figures, const struct table *table,
				const struct context *context);

/* A column of the table is on its sheet, in a piece that gets the sheet, and its place there when all is composed. */
void sheet_claim_column(struct figures *figures, struct sheet_entry *sheet, size_t column, struct piece *piece);

/* The same without a piece that refers to it. */
void sheet_ask_column(struct sheet_entry *sheet, size_t column);

/* How long a piece that has claimed a column is in Excel, at most, as long as not all is composed. */
size_t sheet_column_length(const struct piece *piece);

/* Whether a row of the table belongs to the sheet's förvaltning. */
bool sheet_may_have(const struct sheet_entry *sheet, size_t row);

/*
 * Whether the table's cells are what a control gave, or words about it: those that a workbook calculates. As constants nobody
 * asked for they would not follow the data.
 */
bool sheet_column_is_calculated(const struct figures *figures, const struct table *table, size_t column);

/* Whether the column of the table is there, as far as is known. */
bool sheet_shows(const struct sheet_entry *sheet, size_t column);

/*
 * The table's cell is this figure: where the sheet shows its column, its formula stands there. The sheet has the row, since
 * other cells may refer to it and what is counted may change.
 */
void sheet_set_figure(struct figures *figures, struct sheet_entry *sheet, size_t row, size_t column,
		      const struct figure *figure);

/*
 * The formula of owner reaches the rows that meet all criteria, which are copied; with none, all that the sheet may have. It does
 * so as long as owner has a formula when all is composed. False, and nothing is claimed, where the sheet would grow beyond
 * figures->row_limit.
 */
MUST_USE bool sheet_claim_rows(struct figures *figures, struct sheet_entry *sheet, const struct figure *owner,
			       const struct criterion *criteria, size_t count);

/* The formula of owner refers to a cell, in a piece that gets the sheet, and its place there when all is composed. False as above. */
MUST_USE bool sheet_claim_cell(struct figures *figures, struct sheet_entry *sheet, const struct figure *owner,
			       size_t row, size_t column, struct piece *piece);

/* All sheets that a formula needs. Aggregates of the ledger share one where that takes few rows more. */
struct data_sheet *sheets_finish(struct figures *figures);

#endif
