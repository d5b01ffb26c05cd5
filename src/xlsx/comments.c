/* Comments and the size of their boxes. */
#include "xlsx/comments.h"

#include "xlsx/width.h"
#include "xlsx/write.h"

#include <math.h>

/* Pixels, for the font of comments: Tahoma of 8 points. */
enum { LETTER = 6, LINE = 14, FRAME = 16, NARROWEST = 160, WIDEST = 420, HIGHEST = 600 };

void xl_comment_add(struct arena *arena, struct str *comment, struct str text)
{
	if (text.n == 0)
		return;
	if (comment->n)
		text = str_printf(arena, "%.*s\n\n%.*s", STR_ARG(*comment), STR_ARG(text));
	*comment = text;
}

void xl_put_comment(struct xl_page *page, size_t row, size_t column, struct str text)
{
	const char *c_text = text.n ? xl_text(page, row, column, text) : NULL;
	double width = fmin(fmax(xl_width_text(text) * LETTER + FRAME, NARROWEST), WIDEST);
	double height = (double)xl_lines(text, (width - FRAME) / LETTER) * LINE + FRAME;
	lxw_comment_options options = {.width = (uint16_t)width, .height = (uint16_t)fmin(height, HIGHEST)};

	if (!c_text || page->book->failed)
		return;
	xl_write_comment(page, row, column, c_text, &options);
}
