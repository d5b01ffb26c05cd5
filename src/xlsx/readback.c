/* Reading a finished workbook back: minizip for the archive, expat for its XML. */
#include "xlsx/readback.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <string.h>

struct reading {
	const struct xl_sheet *sheet; /* the next one that xl/workbook.xml must name; the first time all of them */
	struct xl_count found;
	size_t frames; /* that show charts on sheets */
	const char *entry;
	bool sheets_differ, workbook_seen;
};

static bool starts(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static void on_sheet(struct reading *reading, const XML_Char **attributes)
{
	struct str name = S("");

	for (size_t i = 0; attributes[i]; i += 2)
		if (strcmp(attributes[i], "name") == 0)
			name = str_from(attributes[i + 1]);
	if (!reading->sheet || !str_equal(reading->sheet->name, name))
		reading->sheets_differ = true;
	else
		reading->sheet = reading->sheet->next;
}

static void on_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *reading = user;
	const char *entry = reading->entry;

	if (starts(entry, "xl/worksheets/")) {
		reading->found.values += strcmp(name, "v") == 0;
		reading->found.formulas += strcmp(name, "f") == 0;
	} else if (starts(entry, "xl/tables/")) {
		reading->found.tables += strcmp(name, "table") == 0;
		reading->found.columns += strcmp(name, "tableColumn") == 0;
	} else if (starts(entry, "xl/comments")) {
		reading->found.comments += strcmp(name, "comment") == 0;
	} else if (starts(entry, "xl/charts/")) {
		reading->found.charts += strcmp(name, "c:chartSpace") == 0;
		reading->found.series += strcmp(name, "c:ser") == 0;
	} else if (starts(entry, "xl/drawings/")) {
		reading->frames += strcmp(name, "xdr:graphicFrame") == 0;
	} else if (strcmp(entry, "xl/workbook.xml") == 0) {
		reading->workbook_seen = true;
		reading->found.names += strcmp(name, "definedName") == 0;
		if (strcmp(name, "sheet") == 0)
			on_sheet(reading, attributes);
	}
}

/* NULL, or what is wrong with the archive's current entry. */
static const char *read_entry(unzFile zip, struct reading *reading)
{
	char piece[16384];
	const char *fault = NULL;
	int n;

	if (unzOpenCurrentFile(zip) != UNZ_OK)
		return "cannot be opened";
	XML_Parser parser = XML_ParserCreate(NULL);
	if (!parser) {
		unzCloseCurrentFile(zip);
		return "cannot be parsed: out of memory";
	}
	XML_SetUserData(parser, reading);
	XML_SetStartElementHandler(parser, on_element);
	do {
		n = unzReadCurrentFile(zip, piece, sizeof piece);
		if (n < 0)
			fault = "cannot be unpacked";
		else if (XML_Parse(parser, piece, n, n == 0) != XML_STATUS_OK)
			fault = XML_ErrorString(XML_GetErrorCode(parser));
	} while (n > 0 && !fault);
	XML_ParserFree(parser);
	/* Closing compares the checksum. */
	if (unzCloseCurrentFile(zip) != UNZ_OK && !fault)
		fault = "has a wrong checksum";
	return fault;
}

/* Each entry of the archive; all that libxlsxwriter writes for us is XML. */
static bool read_entries(unzFile zip, struct reading *reading, struct place at, struct diags *diags)
{
	char entry[256];
	unz_file_info64 info;
	int next;

	for (next = unzGoToFirstFile(zip); next == UNZ_OK; next = unzGoToNextFile(zip)) {
		const char *fault = "has a name that cannot be read";
		entry[0] = '\0';
		reading->entry = entry;
		if (unzGetCurrentFileInfo64(zip, &info, entry, sizeof entry, NULL, 0, NULL, 0) == UNZ_OK)
			fault = read_entry(zip, reading);
		if (fault) {
			diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: %s %s"), entry, fault);
			return false;
		}
	}
	if (next != UNZ_END_OF_LIST_OF_FILE)
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: its archive has no end"));
	return next == UNZ_END_OF_LIST_OF_FILE;
}

static bool same(const char *what, size_t found, size_t written, struct place at, struct diags *diags)
{
	if (found != written)
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: %zu %s written, %zu found"), written,
			 what, found);
	return found == written;
}

bool xl_readback(const char *path, const struct xl_layout *layout, const struct xl_count *count, struct place at,
		 struct diags *diags)
{
	struct reading reading = {.sheet = layout->sheets};
	unzFile zip = unzOpen64(path);

	if (!zip) {
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: it is no archive"));
		return false;
	}
	bool fine = read_entries(zip, &reading, at, diags);
	if (unzClose(zip) != UNZ_OK)
		fine = false;
	if (!fine)
		return false;
	if (reading.sheets_differ || reading.sheet || !reading.workbook_seen) {
		diag_add(diags, DIAG_WRITE, at, _("the workbook came out damaged: its sheets are not those written"));
		fine = false;
	}
	fine = same("values", reading.found.values, count->values, at, diags) && fine;
	fine = same("formulas", reading.found.formulas, count->formulas, at, diags) && fine;
	fine = same("tables", reading.found.tables, count->tables, at, diags) && fine;
	fine = same("table columns", reading.found.columns, count->columns, at, diags) && fine;
	fine = same("comments", reading.found.comments, count->comments, at, diags) && fine;
	fine = same("charts", reading.found.charts, count->charts, at, diags) && fine;
	fine = same("charts on sheets", reading.frames, count->charts, at, diags) && fine;
	fine = same("series of charts", reading.found.series, count->series, at, diags) && fine;
	fine = same("defined names", reading.found.names, count->names, at, diags) && fine;
	return fine;
}
