/* What the figures of tables draw on, found from their formulas. */
#ifndef UNDERLAG_XLSX_SOURCES_H
#define UNDERLAG_XLSX_SOURCES_H

#include "xlsx/layout.h"

/*
 * Fills sources, users and leads of every table. Figures that no table holds are seen through: what they draw on is
 * what those draw on that use them. All figures have places; rows of tables are still those of doc_table.
 */
void xl_sources_find(struct xl_layout *layout);

#endif
