/*
 * A document as PDF: tagged (PDF/UA-1), fit for an archive (PDF/A-2a), the same bytes every time.
 *
 *	pdf_write(doc, &pdf_style_default, NULL, "staging/tilläggsbudget.pdf", &diags)
 *
 * The layers, each knowing only those below it:
 *
 *	pdf        the one call
 *	blocks     paragraphs, lists, clauses, signatures, contents;  table: measured, then drawn;  chart;
 *	           furniture: heads, title, stamp
 *	flow       where the next line goes: pages, footnotes, keeping together
 *	text       words, lines, their drawing
 *	canvas     pages, marked content and the structure tree, recorded in memory
 *	fonts          widths and codes of text, kerned (kerning)
 *	pdf_build      a file of it: pdf_tags, pdf_catalogue
 *	haru           libharu, whose headers haru.c and haru_fonts.c alone include
 *	pdf_file   PDF's file syntax, and writing it
 */
#ifndef UNDERLAG_PDF_PDF_H
#define UNDERLAG_PDF_PDF_H

#include "base/diag.h"
#include "document/doc.h"
#include "pdf/style.h"

/*
 * Writes doc to path, replacing what is there. attached is a file, the document's workbook, to be put inside it as an
 * associated file (the document is then PDF/A-3a), or NULL. Every text that the fonts cannot show and every table that no
 * page can hold is a DIAG_INPUT fault; a font or attachment that cannot be read and a file that cannot be written are
 * DIAG_WRITE faults. False when there was any; path then holds no new document.
 */
MUST_USE bool pdf_write(const struct doc *doc, const struct pdf_style *style, const char *attached, const char *path,
			struct diags *diags);

#endif
