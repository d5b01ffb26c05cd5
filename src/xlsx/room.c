/* Lines and heights of wrapped texts. */
#include "xlsx/room.h"

#include "xlsx/width.h"

/* Of each size: how many letters stand in the width of one of the standard size, and the height of a line in points. */
static const struct {
	double letters, line;
} sizes[] = {
	[XL_SIZE_PLAIN] = {1, XL_LINE_HEIGHT},
	[XL_SIZE_BOLD] = {1 / XL_BOLD, XL_LINE_HEIGHT},
	[XL_SIZE_CAPTION] = {11 / 12.0 / XL_BOLD, 16},
	[XL_SIZE_NOTE] = {11 / 9.0, 12},
};

enum { PART_LINES = 12 };

static const double edges = XL_ROW_HEIGHT - XL_LINE_HEIGHT; /* above the first line and below the last */

struct str xl_room_cut(struct str *rest, double width, enum xl_size size, struct xl_room room)
{
	return xl_lines_cut(rest, width * sizes[size].letters, room.part);
}

size_t xl_room_parts(struct str text, double width, enum xl_size size, struct xl_room room)
{
	size_t parts = 0;

	if (room.rows == 1)
		return 1;
	for (; text.n; parts++)
		(void)xl_room_cut(&text, width, size, room);
	return parts;
}

struct xl_room xl_room_of(struct str text, double width, enum xl_size size)
{
	struct xl_room room = {.lines = xl_lines_set(text, width * sizes[size].letters)};
	size_t most = (size_t)((XL_ROW_MOST - edges) / sizes[size].line);

	/* Pages break between rows: parts are not as high as they could be. */
	room.rows = room.lines > most ? (room.lines + PART_LINES - 1) / PART_LINES : 1;
	room.part = (room.lines + room.rows - 1) / room.rows;
	room.height = (double)room.part * sizes[size].line + edges;
	room.rows = xl_room_parts(text, width, size, room);
	return room;
}

struct xl_room xl_room_larger(struct xl_room a, struct xl_room b)
{
	return (double)a.rows * a.height < (double)b.rows * b.height ? b : a;
}
