/*
 * A document as PDF: tagged (PDF/UA-1), fit for an archive (PDF/A-2a), the same bytes every time.
 *
 *	pdf_write(doc, &pdf_style_default, NULL, "staging/tilläggsbudget.pdf", &diags)
 *
 * The layers, each knowing only those below it:
 *
 *	pdf        the one call
 *	blocks     paragraphs, lists, clauses, signatures;  furniture: the first page's head, each page's, the stamp
 *	keeping    what a page's end must not part
 *	table      and chart: laid out, then drawn (see table.h, chart.h);  caption;  headings;  contents
 *	flow       where the next line goes: pages, and flow_notes at their feet
 *	text       words (text_words, set as Swedish is: text_swedish), lines (text_break; text_part, hyphen), drawn
 *	pdf_build  a file of what was drawn: pdf_tags, the structure tree; pdf_catalogue, with metadata and attachment
 *	canvas     what is drawn and what it means, recorded in memory
 *	fonts      widths and codes of text, kerned (kerning), and the part of a font that is used (fonts_subset)
 *	haru       libharu, whose headers haru.c and haru_fonts.c alone include
 *	pdf_file   objects of a file, of the pieces in pdf_syntax;  image, colour
 *	style      what all of them are told; style_read, beside them, takes it from a file
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
