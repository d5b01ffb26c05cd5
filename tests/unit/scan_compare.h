/* A CSV file as libcsv has it and as the scan has it, as text to compare. For test_csv_scan.c and tests/fuzz. */
#ifndef UNDERLAG_TESTS_SCAN_COMPARE_H
#define UNDERLAG_TESTS_SCAN_COMPARE_H

#include "table_sample.h"

#include "base/buf.h"
#include "csv/reader.h"
#include "csv/scan.h"
#include "csv/split.h"

enum { WIDTH = 3, PARTS_MOST = 4 };

/* ---- what libcsv says ---- */

static inline void add_row(struct buf *out, unsigned line, const struct str fields[WIDTH])
{
	size_t filled = 0;

	for (size_t i = 0; i < WIDTH; i++)
		filled += fields[i].n;
	if (!filled)
		return;
	buf_printf(out, "%u:", line);
	for (size_t i = 0; i < WIDTH; i++)
		buf_printf(out, "%.*s|", STR_ARG(fields[i]));
	buf_char(out, '/');
}

/* The rows of the file by libcsv; false where it has a fault, or a row of another width. */
static inline bool by_definition(const char *path, bool quotes, struct buf *out)
{
	struct arena arena = ARENA_INIT;
	struct diags diags;
	struct encoding_found found;
	static struct csv_reader reader;
	enum csv_status status = CSV_FAULT;
	bool good = true;

	diags_init(&diags, &arena);
	if (encoding_detect(path, ENCODING_UTF8, &found, &diags) &&
	    csv_reader_open(&reader, path, found, ';', quotes, &diags)) {
		while (good && (status = csv_reader_next(&reader, &diags)) == CSV_RECORD) {
			struct str fields[WIDTH];
			size_t count = csv_field_count(&reader);
			while (count > WIDTH && csv_field(&reader, count - 1).n == 0)
				count--;
			good = count == WIDTH;
			for (size_t i = 0; good && i < WIDTH; i++)
				fields[i] = csv_field(&reader, i);
			if (good)
				add_row(out, reader.at.line, fields);
		}
		csv_reader_close(&reader);
	}
	arena_release(&arena);
	return good && status == CSV_END;
}

/* ---- what the scan says ---- */

struct part_rows {
	struct buf text;
	uint64_t began, ended;
	unsigned lines;
	bool good;
};

static inline struct part_rows scan_part(const struct scan_file *file, struct scan_part part, size_t bytes,
					 unsigned line)
{
	struct part_rows rows = {.text = BUF_INIT};
	static struct scan scan;
	enum scan_status status;

	assert_true(scan_open(&scan, file, part, bytes));
	while ((status = scan_next(&scan)) == SCAN_ROWS) {
		for (size_t r = 0; r < scan.rows; r++) {
			struct str fields[WIDTH];
			for (size_t i = 0; i < WIDTH; i++)
				fields[i] = str_trim(scan_field(&scan, r, i));
			add_row(&rows.text, line + scan.line[r], fields);
		}
	}
	rows.began = scan_began(&scan);
	rows.ended = scan_ended(&scan);
	rows.lines = scan.lines;
	rows.good = status == SCAN_END;
	scan_close(&scan);
	return rows;
}

/* The file in so many parts; one that began at the wrong place is scanned again. */
static inline bool by_scan(const struct scan_file *file, unsigned parts, size_t bytes, struct buf *out)
{
	uint64_t size = file->found.size, at = 0;
	unsigned line = 1;
	bool good = true;

	for (unsigned i = 0; i < parts && good; i++) {
		struct scan_part part = {size * i / parts, i + 1 == parts ? UINT64_MAX : size * (i + 1) / parts, false};
		struct part_rows rows = scan_part(file, part, bytes, line);
		if (i && rows.began != at) {
			buf_release(&rows.text);
			rows = scan_part(file, (struct scan_part){at, part.end, true}, bytes, line);
		}
		buf_add(out, buf_str(&rows.text));
		at = rows.ended;
		line += rows.lines;
		good = rows.good;
		buf_release(&rows.text);
	}
	return good;
}

#endif
