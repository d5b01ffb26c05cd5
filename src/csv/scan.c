/* The records of a part of a large CSV file, many at a time. */
#include "csv/scan.h"

#include "base/utf8.h"
#include "csv/split.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *p)
{
	if (!p) {
		fputs("underlag: out of memory\n", stderr);
		exit(4);
	}
	return p;
}

/* Room for more bytes, with what can be read around them. */
static void set_capacity(struct scan *scan, size_t capacity)
{
	char *block = checked(calloc(1, capacity + 2 * SCAN_AROUND + 1));

	if (scan->buffer) {
		memcpy(block + SCAN_AROUND, scan->buffer, scan->count);
		free(scan->buffer - SCAN_AROUND);
	}
	scan->buffer = block + SCAN_AROUND;
	scan->capacity = capacity;
}

/* Drops what has been passed, and reads on. False where nothing more can come. */
static bool read_more(struct scan *scan)
{
	memmove(scan->buffer, scan->buffer + scan->at, scan->count - scan->at);
	scan->offset += scan->at;
	scan->count -= scan->at;
	scan->whole = scan->whole > scan->at ? scan->whole - scan->at : 0;
	scan->at = 0;
	if (scan->ended)
		return false;
	if (scan->count == scan->capacity) {
		if (scan->capacity > 2 * CSV_RECORD_MAXIMUM)
			return false;
		set_capacity(scan, 2 * scan->capacity);
	}
	size_t n = decoder_read(&scan->decoder, scan->buffer + scan->count, scan->capacity - scan->count);
	scan->count += n;
	if (scan->decoder.error) {
		scan->fault = true;
		return false;
	}
	scan->ended = n == 0;
	/* a last record without a line end gets one; there is room for one byte more than the capacity */
	if (scan->ended && scan->count && scan->buffer[scan->count - 1] != '\n')
		scan->buffer[scan->count++] = '\n';
	const char *last = memrchr(scan->buffer, '\n', scan->count);
	scan->whole = last ? (size_t)(last - scan->buffer) + 1 : 0;
	return true;
}

/* Moves to the first byte after an LF, at or after where the part was to begin. */
static bool seek_record(struct scan *scan)
{
	const char *found = NULL;

	while (!found && !scan->fault && read_more(scan)) {
		found = memchr(scan->buffer, '\n', scan->count);
		scan->at = found ? (size_t)(found - scan->buffer) + 1 : scan->count;
	}
	scan->began = scan->offset + scan->at;
	return !scan->fault;
}

bool scan_open(struct scan *scan, const struct scan_file *file, struct scan_part part, size_t bytes)
{
	struct encoding_found found = file->found;
	bool guess = part.begin > found.mark && !part.exact;

	*scan = (struct scan){.file = *file, .end = part.end};
	/* the byte before may be the LF that ends the last record of the part before */
	if (part.begin > found.mark)
		found.mark = (size_t)part.begin - guess;
	if (!decoder_open(&scan->decoder, file->path, found))
		return false;
	if (!csv_record_open(&scan->record, file->delimiter, file->quotes)) {
		decoder_close(&scan->decoder);
		return false;
	}
	scan->open = true;
	scan->offset = scan->began = found.mark;
	set_capacity(scan, bytes);
	scan->ends = checked(calloc(SCAN_ROWS_MOST * file->width + SPLIT_MORE, sizeof *scan->ends));
	scan->line_ends = checked(calloc(SCAN_ROWS_MOST * file->width + SPLIT_MORE, sizeof *scan->line_ends));
	if (guess && !seek_record(scan))
		scan->fault = true;
	return true;
}

static uint32_t *ends_of(struct scan *scan, size_t row)
{
	return scan->ends + row * scan->file.width;
}

static void begin_row(struct scan *scan, const char *text, size_t start)
{
	scan->text[scan->rows] = text;
	scan->start[scan->rows] = (uint32_t)start;
	scan->line[scan->rows] = scan->lines;
}

/* Whether a record that begins here belongs to this part. */
static bool is_mine(const struct scan *scan)
{
	return scan->offset + scan->at < scan->end;
}

/* Takes the rows that were split whole and of the right width; false where one is not, or is another part's. */
static bool take_split(struct scan *scan, const struct split *split)
{
	size_t width = scan->file.width;

	for (size_t i = 0; i < split->line_count && scan->rows < SCAN_ROWS_MOST; i++) {
		if (!is_mine(scan))
			return false;
		uint32_t *ends = ends_of(scan, scan->rows), end = split->lines[i];
		if ((i + 1) * width > split->field_count || ends[width - 1] != end)
			return false;
		if (end > scan->at && scan->buffer[end - 1] == '\r')
			ends[width - 1]--;
		begin_row(scan, scan->buffer, scan->at);
		scan->rows++;
		scan->lines++;
		scan->at = end + 1;
	}
	return true;
}

/* Text that no split has looked at whole. */
static bool is_text(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (((unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
			return false;
	}
	return utf8_broken(text) == text.n;
}

/* A record of libcsv as a row: its fields one after another, a byte between them. Surplus fields are empty. */
static bool keep_record(struct scan *scan)
{
	const struct csv_record *record = &scan->record;
	size_t width = scan->file.width, n = 2 * (size_t)SCAN_AROUND, to = SCAN_AROUND;
	uint32_t *ends = ends_of(scan, scan->rows);

	for (size_t i = width; i < record->count; i++)
		if (csv_record_field(record, i).n)
			return false;
	if (record->count < width)
		return false;
	for (size_t i = 0; i < width; i++)
		n += record->fields[i].n + 1;
	char *text = arena_alloc(&scan->odd, n);
	begin_row(scan, text, to);
	for (size_t i = 0; i < width; i++) {
		struct csv_span field = record->fields[i];
		memcpy(text + to, record->text.p + field.start, field.n);
		to += field.n;
		ends[i] = (uint32_t)to++;
	}
	scan->rows++;
	return true;
}

enum odd_status { ODD_TAKEN, ODD_NOT_WHOLE, ODD_FAULT };

/* The record that begins here, by libcsv. */
static enum odd_status take_odd(struct scan *scan)
{
	struct str text = {scan->buffer + scan->at, scan->whole - scan->at};
	enum csv_fed fed;
	size_t used;
	unsigned lines;

	if (!csv_record_take(&scan->record, text, &used, &lines, &fed))
		return fed == CSV_FED && !scan->ended ? ODD_NOT_WHOLE : ODD_FAULT;
	if (!is_text(str_sub(text, 0, used)) || (!csv_record_is_blank(&scan->record) && !keep_record(scan)))
		return ODD_FAULT;
	scan->at += used;
	scan->lines += lines;
	return ODD_TAKEN;
}

/* Fills the rows from what has been read. False where more must be read first. */
static bool fill(struct scan *scan)
{
	size_t width = scan->file.width;

	while (scan->rows < SCAN_ROWS_MOST && is_mine(scan)) {
		if (scan->at >= scan->whole)
			return false;
		struct split split = {.fields = ends_of(scan, scan->rows), .lines = scan->line_ends};
		size_t room = (SCAN_ROWS_MOST - scan->rows) * width;
		enum split_stop stop = split_text(scan->buffer, scan->at, scan->whole, scan->file.delimiter,
						  scan->file.quotes, room, &split);
		if (take_split(scan, &split) && (stop == SPLIT_END || stop == SPLIT_FULL) && split.line_count)
			continue;
		if (scan->rows == SCAN_ROWS_MOST || !is_mine(scan))
			continue;
		enum odd_status odd = take_odd(scan);
		if (odd == ODD_NOT_WHOLE)
			return false;
		if (odd == ODD_FAULT) {
			scan->fault = true;
			return true;
		}
	}
	return true;
}

enum scan_status scan_next(struct scan *scan)
{
	scan->rows = 0;
	arena_clear(&scan->odd);
	while (!scan->fault && is_mine(scan)) {
		bool filled = fill(scan);
		if (scan->rows)
			return SCAN_ROWS;
		if (!filled && !scan->fault && !read_more(scan)) {
			scan->fault = scan->fault || scan->at < scan->count;
			break;
		}
	}
	return scan->fault ? SCAN_FAULT : SCAN_END;
}

uint64_t scan_began(const struct scan *scan)
{
	return scan->began;
}

uint64_t scan_ended(const struct scan *scan)
{
	return scan->offset + scan->at;
}

uint64_t scan_done(const struct scan *scan)
{
	return scan->decoder.done;
}

void scan_close(struct scan *scan)
{
	if (scan->open) {
		decoder_close(&scan->decoder);
		free(scan->buffer - SCAN_AROUND);
	}
	csv_record_close(&scan->record);
	free(scan->ends);
	free(scan->line_ends);
	arena_release(&scan->odd);
	scan->open = false;
}
