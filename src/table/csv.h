/*
 * Records of a CSV file: libcsv over a decoded stream, with the line and the column of every field.
 *
 * csv_reader_open(), csv_reader_next() until it does not give CSV_RECORD, csv_reader_close(). The reader is strict: what is not
 * well-formed ends the file with a fault, since everything after a stray quote would be guesswork.
 */
#ifndef UNDERLAG_TABLE_CSV_H
#define UNDERLAG_TABLE_CSV_H

#include "base/buf.h"
#include "base/diag.h"
#include "table/encoding.h"

#include <csv.h>

/* A record longer than this is a quote that never ends, not data. */
#define CSV_RECORD_MAXIMUM ((size_t)1024 * 1024)

struct csv_field {
	size_t start, n; /* in reader->text */
};

struct csv_reader {
	struct decoder decoder;
	struct csv_parser parser;
	struct place at; /* file; line = where the record that next gave begins */
	bool open, quotes;
	char delimiter;

	char chunk[65536]; /* decoded; line ends already LF */
	size_t chunk_count, chunk_at;
	bool after_return;

	unsigned line;   /* that the next byte stands in */
	struct buf raw;  /* the record as the file has it, for columns */
	struct buf text; /* its fields' contents */
	struct csv_field *fields;
	size_t count, capacity;
	bool complete; /* libcsv has said that the record ends */
};

enum csv_status { CSV_RECORD, CSV_END, CSV_FAULT };

/* quotes = false: a quote is a character like others (text such as 5" rör). False, with a fault, when it cannot open. */
MUST_USE bool csv_reader_open(struct csv_reader *reader, const char *path, struct encoding_found found, char delimiter,
			      bool quotes, struct diags *diags);

/*
 * The next record that has any content: blank lines, and lines of nothing but delimiters, are counted and passed over. Line
 * breaks within fields are LF whatever the file has. CSV_FAULT: a fault was added; there is no more.
 */
MUST_USE enum csv_status csv_reader_next(struct csv_reader *reader, struct diags *diags);

/* Field i of the record, trimmed; valid until the next call. */
struct str csv_field(const struct csv_reader *reader, size_t i);

/* Where field i begins: its line, and its column counted in characters. Slow: for faults. */
struct place csv_field_place(const struct csv_reader *reader, size_t i);

void csv_reader_close(struct csv_reader *reader);

#endif
