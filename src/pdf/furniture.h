/* What stands on pages besides the text: the title block of the first page, the head of every page, the stamp. */
#ifndef UNDERLAG_PDF_FURNITURE_H
#define UNDERLAG_PDF_FURNITURE_H

#include "pdf/flow.h"

/*
 * Draws the first page's memorandum head and the title: logo or issuer, kind, date, diarienummer, recipients (parted by
 * ';'), stamp, title. Whatever is long takes more lines.
 */
void furniture_title(struct flow *flow);

/* Says that an appendix begins on the page that the flow is on: the heads of its pages name it. Call it in their order. */
void furniture_appendix(struct flow *flow, struct str label);

/*
 * Draws the head of every page, now that their number is known: "Bilaga 1 · 2 (4)". What is too long for it is cut behind a
 * word: the first page has all of it.
 */
void furniture_heads(struct flow *flow);

#endif
