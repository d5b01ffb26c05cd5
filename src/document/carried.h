/* Carried sums: what a long table's columns come to at the foot of each page. */
#ifndef UNDERLAG_DOCUMENT_CARRIED_H
#define UNDERLAG_DOCUMENT_CARRIED_H

#include "document/doc.h"
#include "formula/grid.h"

/*
 * Sets the carried sums of the table's rows and the words that go with them. printed has the numbers of each column as printed
 * (rounding.h), NULL for columns of text. Carried are the columns that the table's sum rows sum and, where it has none, those of
 * amounts or counts; never quotients, nor columns whose posts are printed in several units. Posts below the last row that sums a
 * column are in none of its sums, and not in the carried ones.
 */
void carried_make(struct engine *engine, struct grid *grid, struct num *const *printed, struct doc_table *table);

#endif
