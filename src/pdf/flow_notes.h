/* Footnotes and watermarks: what a page of a flow carries besides its text. */
#ifndef UNDERLAG_PDF_FLOW_NOTES_H
#define UNDERLAG_PDF_FLOW_NOTES_H

#include "pdf/flow.h"

/* Draws the notes that were referred to on this page at its foot. */
void flow_draw_notes(struct flow *flow);

/* Draws those that were too long for a foot, as text. */
void flow_draw_late_notes(struct flow *flow);

/* Draws the document's stamp across an empty page. */
void flow_draw_watermark(struct flow *flow, bool landscape);

/* How notes are set, and what stands below tables. */
struct text_setting flow_note_setting(const struct flow *flow);

#endif
