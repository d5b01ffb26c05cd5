/* What reading back finds in one part of a workbook: the events of its XML. */
#ifndef UNDERLAG_XLSX_READBACK_SHEET_H
#define UNDERLAG_XLSX_READBACK_SHEET_H

#include "base/buf.h"
#include "xlsx/readback.h"

#include <expat.h>

enum xl_part {
	XL_PART_OTHER,
	XL_PART_WORKBOOK,
	XL_PART_SHEET,
	XL_PART_STRINGS,
	XL_PART_STYLES,
	XL_PART_TABLE,
	XL_PART_COMMENTS,
	XL_PART_CHART,
	XL_PART_DRAWING
};

/* A list of hashes in the order of their elements. */
struct xl_hashes {
	uint64_t *items;
	size_t count, capacity;
};

struct xl_number_format {
	size_t id;
	uint64_t hash;
};

struct xl_reading {
	struct arena *arena;
	struct xl_count *found;
	enum xl_part part;
	struct xl_sheet_count *sheet;       /* of a XL_PART_SHEET */
	const struct xl_sheet *sheets_left; /* those that xl/workbook.xml has yet to name */
	bool sheets_differ, workbook_seen;
	struct xl_hashes strings, styles; /* shared texts; the number format of each style */
	struct {
		struct xl_number_format *items;
		size_t count, capacity;
	} formats;
	bool in_styles; /* between <cellXfs> and its end: elsewhere <xf> means something else */

	/* The element whose text is being collected. */
	bool collecting;
	struct buf text;
	/* The cell, comment, name, table or conditional format. */
	size_t row, column, style;
	char type; /* of a cell: n, s(hared), i(nline), t(ext of a formula), b */
	bool has_formula, has_content, placed;
	uint64_t formula, content, name;
};

/* Handlers of expat; its user data is a struct xl_reading whose part is set. */
void xl_on_start(void *reading, const XML_Char *name, const XML_Char **attributes);
void xl_on_text(void *reading, const XML_Char *text, int n);
void xl_on_end(void *reading, const XML_Char *name);

/* Forgets what the last part left, for the next one. */
void xl_reading_begin(struct xl_reading *reading, enum xl_part part);

#endif
