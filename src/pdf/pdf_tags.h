/*
 * The structure tree of a document, written as objects of the file: elements, the trees that find them by page and by
 * id. They are by far the most objects of a report, several hundred a page, and no library's: each is a line of text.
 */
#ifndef UNDERLAG_PDF_PDF_TAGS_H
#define UNDERLAG_PDF_PDF_TAGS_H

#include "pdf/canvas.h"
#include "pdf/pdf_file.h"

/* Numbers of what stands in the file already. */
struct pdf_numbers {
	const size_t *pages; /* by index */
	const size_t *links; /* the annotations, by index */
	size_t tree;         /* reserved for the root of the structure tree */
};

/* Writes the whole tree. Page i has StructParents i; link i StructParent i and the number of pages. */
void pdf_tags_write(struct pdf_file *file, const struct canvas *canvas, const struct pdf_numbers *numbers);

#endif
