/* The parts of the sheet "Om", each a file: they write from about->row on, in three columns. */
#ifndef UNDERLAG_XLSX_ABOUT_H
#define UNDERLAG_XLSX_ABOUT_H

#include "xlsx/cell.h"

struct xl_about {
	struct xl_page page;
	size_t row; /* the next free one */
};

/* A title with a free row above it. */
void xl_about_heading(struct xl_about *about, struct str text);

/* The name of what follows, in a line of its own. */
void xl_about_subheading(struct xl_about *about, struct str text);

/* A line over the width of the sheet; nothing for an empty text. */
void xl_about_paragraph(struct xl_about *about, struct str text, enum xl_role role);

/*
 * A name and what it is: over the second and third column, or, with a text at the side, in the second alone. Nothing
 * where text and side are empty.
 */
void xl_about_entry(struct xl_about *about, struct str name, struct str text, struct str side);

/* The rest of an entry whose name is written: ends the row. role is that of the side. */
void xl_about_described(struct xl_about *about, struct str text, struct str side, enum xl_role role);

/* How to read the workbook: a line for each thing that it has. */
void xl_about_reading(struct xl_about *about);

/* The controls, and the files that the document was made of. */
void xl_about_controls(struct xl_about *about);
void xl_about_sources(struct xl_about *about);

#endif
