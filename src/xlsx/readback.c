/* Reading a finished workbook back: minizip for the archive, expat for its XML. */
#include "xlsx/readback.h"

#include "xlsx/readback_parts.h"
#include "xlsx/readback_sheet.h"

#include <minizip/unzip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 * 1024 };

struct entry {
	struct xl_reading reading;
	struct xl_parts parts;
	const struct xl_layout *layout;
	unzFile zip;
	char name[256];
};

static bool starts(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* The sheet whose part this is: parts are numbered from 1 in the order of sheets. */
static struct xl_sheet_count *sheet_of(struct entry *entry, const char *name)
{
	size_t number = (size_t)strtoul(name + strlen("xl/worksheets/sheet"), NULL, 10), n = 1;

	for (const struct xl_sheet *sheet = entry->layout->sheets; sheet; sheet = sheet->next, n++)
		if (n == number)
			return &entry->reading.found->sheets[n - 1];
	return NULL;
}

static enum xl_part part_of(struct entry *entry)
{
	static const struct {
		const char *start;
		enum xl_part part;
	} parts[] = {
		{"xl/tables/", XL_PART_TABLE},
		{"xl/comments", XL_PART_COMMENTS},
		{"xl/charts/", XL_PART_CHART},
		{"xl/drawings/drawing", XL_PART_DRAWING},
		{"xl/workbook.xml", XL_PART_WORKBOOK},
		{"xl/styles.xml", XL_PART_STYLES},
		{"xl/sharedStrings.xml", XL_PART_STRINGS},
	};
	const char *name = entry->name;

	if (starts(name, "xl/worksheets/sheet")) {
		entry->reading.sheet = sheet_of(entry, name);
		return entry->reading.sheet ? XL_PART_SHEET : XL_PART_OTHER;
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (starts(name, parts[i].start))
			return parts[i].part;
	return XL_PART_OTHER;
}

static void on_part(void *user, const XML_Char *name, const XML_Char **attributes)
{
	xl_parts_element(user, name, attributes);
}

static void set_handlers(struct entry *entry, XML_Parser parser)
{
	enum xl_part part = part_of(entry);

	xl_reading_begin(&entry->reading, part);
	if (part != XL_PART_OTHER) {
		XML_SetUserData(parser, &entry->reading);
		XML_SetElementHandler(parser, xl_on_start, xl_on_end);
		XML_SetCharacterDataHandler(parser, xl_on_text);
	} else {
		XML_SetUserData(parser, &entry->parts);
		XML_SetStartElementHandler(parser, on_part);
	}
}

static const char memory[] = N_("cannot be parsed: out of memory");
static const char broken[] =
	N_("is cut short or broken XML: is there room for temporary files, in the folder TMPDIR or else "
	   "in /tmp?");

/* NULL, or what is wrong with the archive's current entry. */
static const char *parse(struct entry *entry, XML_Parser parser)
{
	int n;

	do {
		void *piece = XML_GetBuffer(parser, PIECE);
		if (!piece)
			return memory;
		n = unzReadCurrentFile(entry->zip, piece, PIECE);
		if (n < 0)
			return N_("cannot be unpacked");
		if (XML_ParseBuffer(parser, n, n == 0) != XML_STATUS_OK)
			return XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY ? memory : broken;
	} while (n > 0);
	return NULL;
}

static const char *read_entry(struct entry *entry)
{
	if (unzOpenCurrentFile(entry->zip) != UNZ_OK)
		return N_("cannot be opened");
	XML_Parser parser = XML_ParserCreate(NULL);
	const char *fault = memory;
	if (parser) {
		set_handlers(entry, parser);
		fault = parse(entry, parser);
		XML_ParserFree(parser);
	}
	/* Closing compares the checksum. */
	if (unzCloseCurrentFile(entry->zip) != UNZ_OK && !fault)
		fault = N_("has a wrong checksum");
	return fault;
}

/*
 * Cells refer to styles and shared texts by their numbers, so these are read first, and not again when their turn
 * comes. All that libxlsxwriter writes for us is XML.
 */
static bool read_current(struct entry *entry, bool early, struct place at, struct diags *diags)
{
	const char *fault = N_("has a name that cannot be read");
	unz_file_info64 info;

	entry->name[0] = '\0';
	if (unzGetCurrentFileInfo64(entry->zip, &info, entry->name, sizeof entry->name, NULL, 0, NULL, 0) == UNZ_OK) {
		enum xl_part part = part_of(entry);
		if (!early)
			xl_parts_add(&entry->parts, str_from(entry->name));
		if (!early && (part == XL_PART_STYLES || part == XL_PART_STRINGS))
			return true;
		fault = read_entry(entry);
	}
	if (fault)
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: %s %s"), entry->name, _(fault));
	return !fault;
}

static bool read_entries(struct entry *entry, struct place at, struct diags *diags)
{
	static const char *const first[] = {"xl/styles.xml", "xl/sharedStrings.xml"};
	int next;

	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (unzLocateFile(entry->zip, first[i], 1) == UNZ_OK && !read_current(entry, true, at, diags))
			return false;
	for (next = unzGoToFirstFile(entry->zip); next == UNZ_OK; next = unzGoToNextFile(entry->zip))
		if (!read_current(entry, false, at, diags))
			return false;
	if (next != UNZ_END_OF_LIST_OF_FILE)
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: its archive has no end"));
	return next == UNZ_END_OF_LIST_OF_FILE;
}

void xl_count_init(struct xl_count *count, struct arena *arena, const struct xl_layout *layout)
{
	size_t sheets = 0;

	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next)
		sheets++;
	*count = (struct xl_count){.sheets = ARENA_ARRAY(arena, struct xl_sheet_count, sheets)};
}

bool xl_read_back(const char *path, const struct xl_layout *layout, struct arena *arena, struct xl_count *found,
		  struct place at, struct diags *diags)
{
	struct entry entry = {
		.reading = {.arena = arena, .found = found, .sheets_left = layout->sheets, .text = BUF_INIT},
		.parts = {.arena = arena},
		.layout = layout,
		.zip = unzOpen64(path),
	};

	xl_count_init(found, arena, layout);
	if (!entry.zip) {
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: it is no archive"));
		return false;
	}
	bool fine = read_entries(&entry, at, diags);
	buf_release(&entry.reading.text);
	if (unzClose(entry.zip) != UNZ_OK)
		fine = false;
	if (!fine)
		return false;
	if (entry.reading.sheets_differ || entry.reading.sheets_left || !entry.reading.workbook_seen) {
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: its sheets are not those written"));
		return false;
	}
	return xl_parts_whole(&entry.parts, at, diags);
}

/* ---- comparing ---- */

static void compare(const char *what, size_t found, size_t written, struct place at, struct diags *diags)
{
	if (found != written)
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: %zu %s written, %zu found"), written,
			 _(what), found);
}

static void compare_digests(const char *what, struct xl_digest found, struct xl_digest written, struct place at,
			    struct diags *diags)
{
	compare(what, found.count, written.count, at, diags);
	if (found.count == written.count && found.sum != written.sum)
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: its %s are not those written"),
			 _(what));
}

static void compare_sheets(const struct xl_sheet_count *found, const struct xl_sheet_count *written, struct str name,
			   struct place at, struct diags *diags)
{
	if (found->cells.count != written->cells.count)
		diag_add(diags, DIAG_WRITE, at,
			 _("the workbook came out damaged: %zu cells written on sheet “%.*s”, %zu found"),
			 written->cells.count, STR_ARG(name), found->cells.count);
	else if (!xl_digest_same(found->cells, written->cells))
		diag_add(diags, DIAG_WRITE, at,
			 _("the workbook came out damaged: sheet “%.*s” holds other values or formats than were "
			   "written"),
			 STR_ARG(name));
	else if (found->formulas != written->formulas || found->merged != written->merged ||
		 !xl_digest_same(found->links, written->links) ||
		 !xl_digest_same(found->conditions, written->conditions))
		diag_add(diags, DIAG_WRITE, at,
			 _("the workbook came out damaged: formulas, merged cells, links or conditional formats of "
			   "sheet "
			   "“%.*s” are not those written"),
			 STR_ARG(name));
}

bool xl_count_same(const struct xl_count *found, const struct xl_count *written, const struct xl_layout *layout,
		   struct place at, struct diags *diags)
{
	size_t faults = diags_faults(diags), n = 0;

	for (const struct xl_sheet *sheet = layout->sheets; sheet; sheet = sheet->next, n++)
		compare_sheets(&found->sheets[n], &written->sheets[n], sheet->name, at, diags);
	compare_digests(N_("tables"), found->tables, written->tables, at, diags);
	compare_digests(N_("table columns"), found->columns, written->columns, at, diags);
	compare_digests(N_("comments"), found->comments, written->comments, at, diags);
	compare_digests(N_("names of cells"), found->named, written->named, at, diags);
	compare(N_("charts"), found->charts, written->charts, at, diags);
	compare(N_("charts on sheets"), found->frames, written->charts, at, diags);
	compare(N_("series of charts"), found->series, written->series, at, diags);
	compare(N_("defined names"), found->names, written->names, at, diags);
	return diags_faults(diags) == faults;
}
