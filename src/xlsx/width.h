/* How wide a cell's content is, in Excel's unit: the digits of the standard font. */
#ifndef UNDERLAG_XLSX_WIDTH_H
#define UNDERLAG_XLSX_WIDTH_H

#include "base/format.h"

/* Running text takes less than a digit a letter: in the width of so many letters stands so much more. */
#define XL_PROSE 1.12

/* How bold text is wider. */
#define XL_BOLD 1.05

/* The longest line of a text, and its longest word. */
double xl_width_text(struct str text);
double xl_width_word(struct str text);

/* A number as Excel shows it in the format. Allocates nothing: it is asked for each cell of large tables. */
double xl_width_number(struct num num, struct format format);

/* The lines that a text takes when wrapped to a width; words that are longer are parted. */
size_t xl_lines(struct str text, double width);

#endif
