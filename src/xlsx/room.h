/*
 * How much room a text takes that is wrapped: lines, their height, and the rows that Excel needs to show them. A
 * text that takes several is cut into parts, one a row.
 */
#ifndef UNDERLAG_XLSX_ROOM_H
#define UNDERLAG_XLSX_ROOM_H

#include "base/str.h"

/* Sizes of letters: of cells, bold ones, a table's title, and small print. */
enum xl_size { XL_SIZE_PLAIN, XL_SIZE_BOLD, XL_SIZE_CAPTION, XL_SIZE_NOTE };

/* Points: the highest row of Excel, a row of a table, and of further lines. */
#define XL_ROW_MOST 409.0
#define XL_ROW_HEIGHT 16.5
#define XL_LINE_HEIGHT 15.0

struct xl_room {
	size_t lines;
	size_t rows;   /* that are high enough together */
	size_t part;   /* lines of each of them */
	double height; /* likewise */
};

/* Of a text in cells that are so wide together, in digits of the standard font. */
struct xl_room xl_room_of(struct str text, double width, enum xl_size size);

/* The larger of two: what both fit in. */
struct xl_room xl_room_larger(struct xl_room a, struct xl_room b);

/* Cuts the part for the next row off *rest and returns it. */
struct str xl_room_cut(struct str *rest, double width, enum xl_size size, struct xl_room room);

/* The parts of a text in rows of a room. */
size_t xl_room_parts(struct str text, double width, enum xl_size size, struct xl_room room);

#endif
