/* What stands on pages besides the text: the title block of the first page, the head of every page, the stamp. */
#ifndef UNDERLAG_PDF_FURNITURE_H
#define UNDERLAG_PDF_FURNITURE_H

#include "pdf/flow.h"

/* Draws the first page's memorandum head and the title: stamp, issuer, kind, date, diarienummer, recipient, title. */
void furniture_title(struct flow *flow);

/* Draws the head of every page, now that their number is known: "2 (4)". */
void furniture_heads(struct flow *flow);

#endif
