/*
 * One record of CSV text by libcsv, which says what CSV is: everything else in this folder only finds it the text.
 *
 * csv_record_open(), then for each record csv_record_begin() and csv_record_feed() until it is complete; csv_record_close().
 */
#ifndef UNDERLAG_CSV_RECORD_H
#define UNDERLAG_CSV_RECORD_H

#include "base/buf.h"

#include <csv.h>

/* A record longer than this is a quote that never ends, not data. */
#define CSV_RECORD_MAXIMUM ((size_t)1024 * 1024)

struct csv_span {
	size_t start, n; /* in record->text */
};

struct csv_record {
	struct csv_parser parser;
	bool open, begun; /* begun: libcsv is within a record */
	struct buf raw;   /* the record as the file has it, line ends LF */
	struct buf text;  /* its fields' contents, one after another */
	struct csv_span *fields;
	size_t count, capacity;
	bool complete; /* libcsv has said that the record ends */
};

enum csv_fed { CSV_FED, CSV_STRAY_QUOTE, CSV_TOO_LONG };

/* quotes = false: a quote is a character like others. False when there is no memory. */
MUST_USE bool csv_record_open(struct csv_record *record, char delimiter, bool quotes);

void csv_record_begin(struct csv_record *record);

/* At most one line, or a part of one; its end, if it has any, is LF. */
MUST_USE enum csv_fed csv_record_feed(struct csv_record *record, struct str line);

/* There is no more text: completes a record without a line end. False where a quoted field never ended. */
MUST_USE bool csv_record_end(struct csv_record *record);

/*
 * The record at the beginning of text, whatever its line ends are: false where the text ends before it does, and where it is not
 * well-formed (*fed). *used gets its bytes, *lines its line ends. A CR at the very end of text counts as a line end.
 */
MUST_USE bool csv_record_take(struct csv_record *record, struct str text, size_t *used, unsigned *lines,
			      enum csv_fed *fed);

/* Field i, trimmed; valid until the next record begins. */
struct str csv_record_field(const struct csv_record *record, size_t i);

/* No field has any content: a blank line, or one of nothing but delimiters. */
bool csv_record_is_blank(const struct csv_record *record);

void csv_record_close(struct csv_record *record);

#endif
