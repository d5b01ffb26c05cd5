/*
 * Records of a CSV file: libcsv over a decoded stream, with the line and the column of every field.
 *
 * csv_reader_open(), csv_reader_next() until it does not give CSV_RECORD, csv_reader_close(). The reader is strict: what is not
 * well-formed ends the file with a fault, since everything after a stray quote would be guesswork.
 */
#ifndef UNDERLAG_CSV_READER_H
#define UNDERLAG_CSV_READER_H

#include "base/diag.h"
#include "csv/encoding.h"
#include "csv/record.h"

struct csv_reader {
	struct decoder decoder;
	struct csv_record record;
	struct place at; /* file; line = where the record that next gave begins */
	bool open, quotes;
	char delimiter;

	char chunk[65536]; /* decoded; line ends already LF */
	size_t chunk_count, chunk_at;
	bool after_return;

	unsigned line; /* that the next byte stands in */
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

/* How many fields the record has. */
size_t csv_field_count(const struct csv_reader *reader);

/* Field i of the record, trimmed; valid until the next call. */
struct str csv_field(const struct csv_reader *reader, size_t i);

/* Where field i begins: its line, and its column counted in characters. Slow: for faults. */
struct place csv_field_place(const struct csv_reader *reader, size_t i);

void csv_reader_close(struct csv_reader *reader);

#endif
