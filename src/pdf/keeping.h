/*
 * What must not be parted: the height that the beginning of a block takes, with all that a page may not end behind.
 *
 * A heading stands with what follows it, and a short paragraph below a heading with the list, table or chart it leads to;
 * a short list stands whole.
 */
#ifndef UNDERLAG_PDF_KEEPING_H
#define UNDERLAG_PDF_KEEPING_H

#include "pdf/flow.h"

/* 0 for NULL and for what begins a page anyway. */
double keeping_beginning(struct flow *flow, const struct block *block);

/* How far the items of a list stand to the right of their labels. */
double keeping_list_indent(const struct flow *flow, const struct block *list);

/* The table that the block brings first, whatever headings stand before it; NULL if it is something else. */
const struct doc_table *keeping_next_table(const struct block *block);

#endif
