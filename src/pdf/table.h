/*
 * Tables: measured first, then drawn row by row.
 *
 * Figures are never wrapped; labels and texts are, in the width that the figures leave. A table too wide for the page
 * gets smaller letters, then a landscape page; one that not even that holds is a DIAG_INPUT fault. The head is
 * repeated on each page.
 */
#ifndef UNDERLAG_PDF_TABLE_H
#define UNDERLAG_PDF_TABLE_H

#include "pdf/flow.h"

bool table_wants_landscape(struct flow *flow, const struct doc_table *table);

/* The height of what must stand together at the table's beginning: caption, head, first rows. */
double table_beginning(struct flow *flow, const struct doc_table *table);

void table_set(struct flow *flow, const struct doc_table *table, struct element *parent);

#endif
