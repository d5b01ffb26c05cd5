/* How wide a cell's content is, in Excel's unit: the digits of the standard font. */
#ifndef UNDERLAG_XLSX_WIDTH_H
#define UNDERLAG_XLSX_WIDTH_H

#include "base/format.h"

/* How bold text is wider. */
#define XL_BOLD 1.05

/* The longest line of a text, and its longest word. */
double xl_width_text(struct str text);
double xl_width_word(struct str text);

/* A number as Excel shows it in the format. Allocates nothing: it is asked for each cell of large tables. */
double xl_width_number(struct num num, struct format format);

/*
 * The lines that a text takes when wrapped to a width; words that are longer are parted. The first counts a letter
 * as a digit, as the widths above; the second says how they are set, with a little to spare: running text is a sixth
 * narrower.
 */
size_t xl_lines(struct str text, double width);
size_t xl_lines_set(struct str text, double width);

/* Cuts what is set in the first lines, at most so many and at least one, off *rest and returns it. */
struct str xl_lines_cut(struct str *rest, double width, size_t most);

#endif
