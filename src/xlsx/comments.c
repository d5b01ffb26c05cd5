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

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '.' ||
	       (unsigned char)c >= 0x80;
}

/* "[belopp]", "-[belopp]", "namn" */
static bool is_one_thing(struct str formula)
{
	if (str_starts(formula, S("-")))
		formula = str_sub(formula, 1, formula.n);
	bool is_field = str_starts(formula, S("["));
	if (is_field)
		return str_find(formula, S("]")) == formula.n - 1;
	for (size_t i = 0; i < formula.n; i++)
		if (!is_word(formula.p[i]))
			return false;
	return true;
}

bool xl_says_little(struct str explanation)
{
	struct str formula = str_trim(explanation);

	if (formula.n == 0 || str_starts(formula, S("Summan av raderna")))
		return true;
	if (!str_starts(formula, S("=")))
		return false;
	formula = str_trim(str_sub(formula, 1, formula.n));
	if (str_starts(formula, S("SUMMA(")) && str_ends(formula, S(")")))
		formula = str_sub(formula, 6, formula.n - 7);
	return is_one_thing(formula);
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
