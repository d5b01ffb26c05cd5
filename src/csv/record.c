/* One record of CSV text by libcsv. */
#include "csv/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void field_ended(void *data, size_t n, void *user)
{
	struct csv_record *record = user;

	if (record->count == record->capacity) {
		record->capacity = record->capacity ? 2 * record->capacity : 32;
		record->fields = reallocarray(record->fields, record->capacity, sizeof *record->fields);
		if (!record->fields) {
			fputs("underlag: out of memory\n", stderr);
			exit(4);
		}
	}
	record->fields[record->count++] = (struct csv_span){record->text.n, n};
	buf_add(&record->text, (struct str){data, n});
}

static void record_ended(int character, void *user)
{
	struct csv_record *record = user;

	(void)character;
	record->complete = true;
}

static bool start(struct csv_parser *parser, unsigned char delimiter, unsigned char quote)
{
	if (csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
		return false;
	csv_set_delim(parser, delimiter);
	csv_set_quote(parser, quote);
	return true;
}

bool csv_record_open(struct csv_record *record, char delimiter, bool quotes)
{
	*record = (struct csv_record){.raw = BUF_INIT, .text = BUF_INIT};
	/* NUL never occurs: encoding_detect */
	record->open = start(&record->parser, (unsigned char)delimiter, quotes ? CSV_QUOTE : 0);
	return record->open;
}

/* libcsv has no way back out of a record that was not fed to its end, other than from the beginning. */
static void leave(struct csv_record *record)
{
	unsigned char delimiter = csv_get_delim(&record->parser), quote = csv_get_quote(&record->parser);

	csv_free(&record->parser);
	(void)start(&record->parser, delimiter, quote); /* fails for options that it does not know alone */
}

void csv_record_begin(struct csv_record *record)
{
	if (record->begun && !record->complete)
		leave(record);
	record->begun = false;
	buf_clear(&record->raw);
	buf_clear(&record->text);
	record->count = 0;
	record->complete = false;
}

enum csv_fed csv_record_feed(struct csv_record *record, struct str line)
{
	if (record->raw.n + line.n > CSV_RECORD_MAXIMUM)
		return CSV_TOO_LONG;
	record->begun = true;
	buf_add(&record->raw, line);
	if (csv_parse(&record->parser, line.p, line.n, field_ended, record_ended, record) != line.n)
		return CSV_STRAY_QUOTE;
	return CSV_FED;
}

bool csv_record_end(struct csv_record *record)
{
	size_t fields = record->count;

	if (csv_fini(&record->parser, field_ended, record_ended, record) == 0)
		return true;
	record->count = fields; /* what it emitted is the rest of the file */
	return false;
}

bool csv_record_take(struct csv_record *record, struct str text, size_t *used, unsigned *lines, enum csv_fed *fed)
{
	size_t at = 0;

	*lines = 0;
	*fed = CSV_FED;
	csv_record_begin(record);
	while (!record->complete && at < text.n) {
		size_t end = at;
		while (end < text.n && text.p[end] != '\n' && text.p[end] != '\r')
			end++;
		if (end == text.n)
			return false;
		*fed = csv_record_feed(record, str_sub(text, at, end - at));
		if (*fed == CSV_FED)
			*fed = csv_record_feed(record, S("\n"));
		if (*fed != CSV_FED)
			return false;
		at = end + (text.p[end] == '\r' && end + 1 < text.n && text.p[end + 1] == '\n' ? 2 : 1);
		++*lines;
	}
	*used = at;
	return record->complete;
}

struct str csv_record_field(const struct csv_record *record, size_t i)
{
	struct csv_span field = record->fields[i];

	return str_trim(str_sub(buf_str(&record->text), field.start, field.n));
}

bool csv_record_is_blank(const struct csv_record *record)
{
	for (size_t i = 0; i < record->count; i++)
		if (csv_record_field(record, i).n)
			return false;
	return true;
}

void csv_record_close(struct csv_record *record)
{
	if (record->open)
		csv_free(&record->parser);
	buf_release(&record->raw);
	buf_release(&record->text);
	free(record->fields);
	*record = (struct csv_record){0};
}
