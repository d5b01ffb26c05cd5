/*
 * The records of a part of a large CSV file, many at a time.
 *
 * split.h finds the fields where it can; every record that it stops before goes through libcsv (record.h). So the records are those
 * that csv_reader_next() gives, with the same lines, whatever the buffer's size and however the file was cut into parts.
 *
 * scan_open(), scan_next() while it gives SCAN_ROWS, scan_close(). A part begins after the first LF at or after its begin, or at the
 * beginning of the file, and has the records that begin before its end. Whether that LF ended a record only the part before can say:
 * the guess was right when it ended where this one began (scan_began(), scan_ended()); if not, nothing that this part gave counts,
 * not even a fault.
 *
 * What goes wrong is not told here: the file is then read by csv_reader, which names it.
 */
#ifndef UNDERLAG_CSV_SCAN_H
#define UNDERLAG_CSV_SCAN_H

#include "csv/encoding.h"
#include "csv/record.h"

/* Rows at a time at most, and bytes that can be read before and after a field's own. */
enum { SCAN_ROWS_MOST = 256, SCAN_AROUND = 64 };

struct scan_file {
	const char *path;
	struct encoding_found found; /* parts other than the whole file are for UTF-8 only */
	char delimiter;
	bool quotes;
	size_t width; /* fields that a record has */
};

struct scan {
	/* the rows that scan_next() gave, valid until the next call */
	size_t rows;
	const char *text[SCAN_ROWS_MOST]; /* the offsets of a row's fields are into this */
	uint32_t start[SCAN_ROWS_MOST];   /* of the first field */
	uint32_t line[SCAN_ROWS_MOST];    /* where the row begins: line ends before it since the part's beginning */
	uint32_t *ends;                   /* of field i of row r at r * width + i; the next begins one byte later */

	struct scan_file file;
	struct decoder decoder;
	bool open, ended, fault;
	uint64_t began, offset; /* in the file: of the part, of buffer[0] */
	uint64_t end;
	char *buffer;
	size_t capacity, count, at, whole; /* bytes; whole: those up to the last LF that has been read */
	uint32_t *line_ends;
	unsigned lines; /* line ends passed */
	struct csv_record record;
	struct arena odd; /* rows from libcsv */
};

/* The whole file is begin 0, end UINT64_MAX. exact: a record is known to begin at begin, whatever stands before it. */
struct scan_part {
	uint64_t begin, end;
	bool exact;
};

/* bytes: how much is read at a time. False where the file cannot be opened. */
MUST_USE bool scan_open(struct scan *scan, const struct scan_file *file, struct scan_part part, size_t bytes);

enum scan_status { SCAN_ROWS, SCAN_END, SCAN_FAULT };

/* The next rows. SCAN_FAULT: something in the rows that were not given yet is no CSV of that width. */
MUST_USE enum scan_status scan_next(struct scan *scan);

/*
 * Field i of row r as the file has it, not trimmed, without quotes. SCAN_AROUND bytes can be read on both sides. Inline:
 * this is what every row comes down to.
 */
static inline struct str scan_field(const struct scan *scan, size_t row, size_t i)
{
	const uint32_t *ends = scan->ends + row * scan->file.width;
	uint32_t start = i ? ends[i - 1] + 1 : scan->start[row];

	return (struct str){scan->text[row] + start, ends[i] - start};
}

/* Where the part's first record begins, and where the next part's does once this one has ended. */
uint64_t scan_began(const struct scan *scan);
uint64_t scan_ended(const struct scan *scan);

/* Bytes of the file read so far. */
uint64_t scan_done(const struct scan *scan);

void scan_close(struct scan *scan);

#endif
