/* Headings: their looks, and their place in the structure. */
#ifndef UNDERLAG_PDF_HEADINGS_H
#define UNDERLAG_PDF_HEADINGS_H

#include "pdf/flow.h"

/* The heading's lines, as they are set; behind "Bilaga 1" where an appendix begins. */
struct text_lines heading_lines(struct flow *flow, const struct block *heading, struct text_setting *setting);

const struct pdf_heading_style *heading_style(const struct flow *flow, const struct block *heading);

/*
 * Draws it where there is room for it and, below it, for so much of what follows; gives it a bookmark, and its anchor a
 * place.
 */
void heading_set(struct flow *flow, const struct block *heading, double below, struct element *parent);

#endif
