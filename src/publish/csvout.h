/*
 * Our own CSV files (siffror.csv, anmarkningar.csv), made to open right in a Swedish Excel by double click.
 *
 * UTF-8 with BOM (without it Excel reads å ä ö as Windows-1252), ';' between fields, decimal comma in numbers (Excel
 * takes "1.5" for the first of May), LF at the end of each row. A field is quoted only where it needs to be.
 *
 * A text that Excel would run as a formula - it begins with = + - @, their full-width forms, a tab or a line end - gets
 * a ' before it, the customary mark of text; a reader of the file that wants the text back removes it. Numbers are
 * written with their own call and get none.
 *
 * csvout_init, then the fields of each row and csvout_end_row, then csvout_write; csvout_release frees it.
 */
#ifndef UNDERLAG_PUBLISH_CSVOUT_H
#define UNDERLAG_PUBLISH_CSVOUT_H

#include "base/buf.h"
#include "base/diag.h"

struct csvout {
	struct buf text;
	size_t row;      /* where the current row begins in text */
	bool row_filled; /* the current row has a field */
};

void csvout_init(struct csvout *csv);
void csvout_release(struct csvout *csv);

/* Any text in UTF-8. */
void csvout_text(struct csvout *csv, struct str text);

/*
 * A plain decimal text, as num_text() and num_exact_text() give it; '.' becomes ','. What is none is written as text,
 * so that no formula can come in this way either.
 */
void csvout_number(struct csvout *csv, struct str decimal);

void csvout_end_row(struct csvout *csv);

/* The file's bytes so far, valid until the next addition. */
struct str csvout_str(const struct csvout *csv);

/* Writes the file. False, with a DIAG_WRITE fault, when it could not or when the text passed BUF_MAXIMUM. */
MUST_USE bool csvout_write(const struct csvout *csv, const char *path, struct diags *diags);

#endif
