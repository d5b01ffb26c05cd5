/* Comments of cells: boxes that show when the pointer is on the cell. */
#ifndef UNDERLAG_XLSX_COMMENTS_H
#define UNDERLAG_XLSX_COMMENTS_H

#include "xlsx/book.h"

/* Adds a paragraph to the text of a comment; an empty one adds nothing. */
void xl_comment_add(struct arena *arena, struct str *comment, struct str text);

/*
 * Whether an explanation says no more than the cell: nothing, a field or a name alone, or that it is the sum of the
 * rows there.
 */
bool xl_says_little(struct str explanation);

/* The cell's one comment, its box as large as the text asks for; none where the text is empty. */
void xl_put_comment(struct xl_page *page, size_t row, size_t column, struct str text);

#endif
