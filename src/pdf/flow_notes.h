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

/* An element "Note" with an id of its own. */
struct element *flow_note_element(struct flow *flow, struct element *parent);

/* How a note is set, and how far its text is indented behind its number. */
struct text_setting flow_note_setting(const struct flow *flow);
double flow_note_indent(const struct flow *flow);

/* Draws a note's lines as text that flows. */
void flow_note_lines(struct flow *flow, unsigned number, const struct text_lines *lines, struct element *element);

#endif
