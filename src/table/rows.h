/* The rows of one CSV file as typed values. */
#ifndef UNDERLAG_TABLE_ROWS_H
#define UNDERLAG_TABLE_ROWS_H

#include "csv/reader.h"
#include "table/store_types.h"

struct rows {
	struct store *store;
	struct source *source;
	struct csv_reader *reader;
	struct value *values; /* of the sheet's own columns; texts are valid until the next row */
	struct row_origin origin;
	struct arena scratch; /* what values need beyond the reader's memory */
	uint64_t reported;    /* bytes that progress has been told of */
};

/* False, with a fault, when the file cannot be opened. */
MUST_USE bool rows_open(struct rows *rows, struct store *store, struct source *source, struct diags *diags);

/*
 * The next row; false at the end of the file or where it cannot be read on. Rows of the wrong width are faults and passed
 * over; a cell that is not what its column says is a fault and left empty.
 */
MUST_USE bool rows_next(struct rows *rows, struct diags *diags);

void rows_close(struct rows *rows);

/*
 * The text of a field, trimmed, as a value of the source's column; texts are those of the field or of the arena. What a declared list of
 * words has counts as CELL_WRONG where the text is none of them. Does not seek the decimal mark: that is rows_seek_mark().
 */
MUST_USE enum cell_status row_cell(const struct source *source, struct arena *arena, size_t column, struct str text,
				   struct value *out);

/* Finds out the source's decimal mark from its numbers, unless that has been done: reads the file. */
void rows_seek_mark(struct source *source);

/* Where a cell of the current row is. */
struct place rows_place(const struct rows *rows, size_t column);

#endif
