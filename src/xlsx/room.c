/* Lines and heights of wrapped texts. */
#include "xlsx/room.h"

#include "xlsx/width.h"

#include <math.h>

/* Of each size: how many letters stand in the width of one of the standard size, and the height of a line in points. */
static const struct {
	double letters, line;
} sizes[] = {
	[XL_SIZE_PLAIN] = {XL_PROSE, XL_LINE_HEIGHT},
	[XL_SIZE_BOLD] = {XL_PROSE / XL_BOLD, XL_LINE_HEIGHT},
	[XL_SIZE_CAPTION] = {XL_PROSE / XL_BOLD * 11 / 12, 16},
	[XL_SIZE_NOTE] = {XL_PROSE * 11 / 9, 12},
};

static const double edges = 2; /* above the first line and below the last */

struct xl_room xl_room_of(struct str text, double width, enum xl_size size)
{
	struct xl_room room = {.lines = xl_lines(text, width * sizes[size].letters)};
	double height = (double)room.lines * sizes[size].line + edges;

	room.rows = (size_t)ceil(height / XL_ROW_MOST);
	room.height = ceil(height / (double)room.rows * 4) / 4;
	return room;
}

struct xl_room xl_room_larger(struct xl_room a, struct xl_room b)
{
	return (double)a.rows * a.height < (double)b.rows * b.height ? b : a;
}
