/*
 * Records of a CSV file. libcsv is fed at most one line at a time, with all line ends made LF: so a record never ends twice
 * (CRLF), its lines can be counted, and what libcsv complains of lies in the line that it was just given.
 */
#include "csv/reader.h"

#include <errno.h>
#include <string.h>

bool csv_reader_open(struct csv_reader *reader, const char *path, struct encoding_found found, char delimiter,
		     bool quotes, struct diags *diags)
{
	*reader = (struct csv_reader){.delimiter = delimiter, .quotes = quotes, .line = 1};
	reader->at.file = str_from(path);
	if (!decoder_open(&reader->decoder, path, found)) {
		diag_add(diags, DIAG_INPUT, reader->at, _("cannot open the file: %s"), strerror(errno));
		return false;
	}
	if (!csv_record_open(&reader->record, delimiter, quotes)) {
		decoder_close(&reader->decoder);
		diag_add(diags, DIAG_WRITE, reader->at, _("out of memory"));
		return false;
	}
	reader->open = true;
	return true;
}

/* Fills the chunk and makes its line ends LF. False at the end of the file. */
static bool next_chunk(struct csv_reader *reader)
{
	size_t n = decoder_read(&reader->decoder, reader->chunk, sizeof reader->chunk), to = 0;

	reader->chunk_at = reader->chunk_count = 0;
	if (n == 0)
		return false;
	if (!reader->after_return && !memchr(reader->chunk, '\r', n)) {
		reader->chunk_count = n;
		return true;
	}
	for (size_t i = 0; i < n; i++) {
		char c = reader->chunk[i];
		if (c == '\n' && reader->after_return) {
			reader->after_return = false;
			continue;
		}
		reader->after_return = c == '\r';
		reader->chunk[to++] = c == '\r' ? '\n' : c;
	}
	reader->chunk_count = to;
	return true;
}

static enum csv_status too_long(struct csv_reader *reader, struct diags *diags)
{
	diag_add(diags, DIAG_INPUT, reader->at,
		 _("the record that begins here is longer than %zu bytes: is a quote missing its end? Text with single "
		   "quotes needs citattecken = inga"),
		 CSV_RECORD_MAXIMUM);
	return CSV_FAULT;
}

static enum csv_status stray_quote(struct csv_reader *reader, struct diags *diags)
{
	struct place at = reader->at;

	at.line = reader->line;
	if (at.line == reader->at.line)
		diag_add(diags, DIAG_INPUT, at,
			 _("a quote stands where none can: double it inside a quoted field, or declare citattecken = "
			   "inga "
			   "if the file does not quote; the rest of the file was not read"));
	else
		diag_add(diags, DIAG_INPUT, at,
			 _("a quote stands where none can, in the record that begins in line %u: double it inside a "
			   "quoted "
			   "field, or declare citattecken = inga if the file does not quote; the rest of the file was "
			   "not "
			   "read"),
			 reader->at.line);
	return CSV_FAULT;
}

static enum csv_status at_end(struct csv_reader *reader, struct diags *diags)
{
	if (reader->decoder.error == EILSEQ) {
		diag_add(diags, DIAG_INPUT, reader->at, _("the file changed while it was read: run again"));
		return CSV_FAULT;
	}
	if (reader->decoder.error) {
		diag_add(diags, DIAG_INPUT, reader->at, _("cannot read the file: %s"), strerror(reader->decoder.error));
		return CSV_FAULT;
	}
	if (!csv_record_end(&reader->record)) {
		diag_add(diags, DIAG_INPUT, reader->at,
			 _("a quoted field in the record that begins here never ends: close the quote, or declare "
			   "citattecken = inga if the file does not quote"));
		return CSV_FAULT;
	}
	return reader->record.complete ? CSV_RECORD : CSV_END;
}

/* Gives libcsv the rest of the line, or of the chunk. */
static enum csv_status feed(struct csv_reader *reader, struct diags *diags)
{
	const char *from = reader->chunk + reader->chunk_at;
	size_t n = reader->chunk_count - reader->chunk_at;
	const char *end = memchr(from, '\n', n);

	if (end)
		n = (size_t)(end - from) + 1;
	enum csv_fed fed = csv_record_feed(&reader->record, (struct str){from, n});
	if (fed == CSV_TOO_LONG)
		return too_long(reader, diags);
	if (fed == CSV_STRAY_QUOTE)
		return stray_quote(reader, diags);
	reader->chunk_at += n;
	reader->line += end != NULL;
	return CSV_RECORD;
}

enum csv_status csv_reader_next(struct csv_reader *reader, struct diags *diags)
{
	if (!reader->open)
		return CSV_END;
	do {
		csv_record_begin(&reader->record);
		reader->at.line = reader->line;
		while (!reader->record.complete) {
			bool more = reader->chunk_at < reader->chunk_count || next_chunk(reader);
			enum csv_status status = more ? feed(reader, diags) : at_end(reader, diags);
			if (!more || status != CSV_RECORD)
				reader->open = false;
			if (status != CSV_RECORD)
				return status;
			if (!more)
				break;
		}
	} while (csv_record_is_blank(&reader->record) && reader->open);
	return csv_record_is_blank(&reader->record) ? CSV_END : CSV_RECORD;
}

size_t csv_field_count(const struct csv_reader *reader)
{
	return reader->record.count;
}

struct str csv_field(const struct csv_reader *reader, size_t i)
{
	return csv_record_field(&reader->record, i);
}

struct place csv_field_place(const struct csv_reader *reader, size_t i)
{
	struct place at = reader->at;
	bool quoted = false;

	at.column = 1;
	for (size_t k = 0; k < reader->record.raw.n && i; k++) {
		unsigned char c = (unsigned char)reader->record.raw.p[k];
		if (c == '"' && reader->quotes)
			quoted = !quoted;
		if (c == '\n') {
			at.line++;
			at.column = 1;
			continue;
		}
		at.column += (c & 0xC0) != 0x80;
		if (c == (unsigned char)reader->delimiter && !quoted)
			i--;
	}
	return at;
}

void csv_reader_close(struct csv_reader *reader)
{
	if (reader->decoder.file)
		decoder_close(&reader->decoder);
	csv_record_close(&reader->record);
	reader->open = false;
}
