/* What a workbook says of itself to an archive that indexes files: its document properties. */
#ifndef UNDERLAG_XLSX_PROPERTIES_H
#define UNDERLAG_XLSX_PROPERTIES_H

#include "xlsx/book.h"

/*
 * Sets title, subject, author, company, category, keywords, comments and status, and as properties of its own
 * Dokument, Diarienummer, Period, Förvaltning, Körning and Avstämning, those that the document has. The time of the
 * run is its time of creation: no clock is read. False, with a fault, when that is no time or the library fails.
 */
MUST_USE bool xl_set_properties(struct xl_book *book);

#endif
