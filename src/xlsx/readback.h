/*
 * Reads a finished workbook back: libxlsxwriter may lose or change parts of a file without a word, when memory or a
 * temporary file fails.
 *
 * Compared are the sheets, what each cell holds with its number format, links and where they lead, limits that mark
 * cells, comments, Excel tables, names; of charts only how many there are, and their series. Not compared is what a
 * sheet looks like: fonts, colours and borders, widths and heights, the outline, panes, print set-up, the frames of
 * charts; nor the document's properties.
 */
#ifndef UNDERLAG_XLSX_READBACK_H
#define UNDERLAG_XLSX_READBACK_H

#include "xlsx/digest.h"
#include "xlsx/layout.h"

/* What a sheet holds. */
struct xl_sheet_count {
	struct xl_digest cells;      /* all that are not empty: place, content, number format */
	struct xl_digest links;      /* cells and targets */
	struct xl_digest conditions; /* of conditional formats: ranges and formulas */
	size_t formulas, merged;
};

/* What a workbook holds: as it was written, or as it was read back. */
struct xl_count {
	struct xl_sheet_count *sheets;    /* one a sheet of the layout, in its order */
	struct xl_digest tables, columns; /* Excel tables and their columns: names and places */
	struct xl_digest comments;        /* cells and texts */
	struct xl_digest named;           /* cells that have a name: names and what they stand for */
	size_t charts, series;            /* of charts; each chart has a frame on a sheet, too */
	size_t frames;                    /* found; those written are the charts */
	size_t names;                     /* defined ones, print titles among them */
};

/* Nothing yet, with room for the sheets of the layout. */
void xl_count_init(struct xl_count *count, struct arena *arena, const struct xl_layout *layout);

/*
 * Counts what the file at path holds. False with a diagnostic when it is not a whole archive of well-formed XML whose
 * sheets are those of the layout, in order, or a part of it is not reached from the workbook. In the C locale. Takes
 * memory for the shared texts (8 bytes each), styles and parts, not for cells.
 */
MUST_USE bool xl_read_back(const char *path, const struct xl_layout *layout, struct arena *arena,
			   struct xl_count *found, struct place at, struct diags *diags);

/* Whether what was found is what was written. False with a diagnostic for each difference. */
MUST_USE bool xl_count_same(const struct xl_count *found, const struct xl_count *written,
			    const struct xl_layout *layout, struct place at, struct diags *diags);

#endif
