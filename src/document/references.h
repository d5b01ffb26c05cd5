/* What the text of a template refers to: tables, charts and appendices, looked for before anything is calculated. */
#ifndef UNDERLAG_DOCUMENT_REFERENCES_H
#define UNDERLAG_DOCUMENT_REFERENCES_H

#include "document/template.h"

/* Notes which charts stand in the template and in repeated text; ids that stand twice are faults, and footnotes without text. */
void references_collect(struct engine *engine, struct template *template);

/* Binds everything in the template's text: formulas, references, charts. */
void references_check(struct engine *engine, struct template *template, const struct scene *scene);

#endif
