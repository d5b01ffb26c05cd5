/* The blocks of a document, set one after the other. */
#ifndef UNDERLAG_PDF_BLOCKS_H
#define UNDERLAG_PDF_BLOCKS_H

#include "pdf/flow.h"

void blocks_set(struct flow *flow, const struct block *blocks, struct element *parent);

#endif
