/* Texts, numbers, truths and figures in cells. */
#include "xlsx/cell.h"

#include "xlsx/comments.h"
#include "xlsx/formula.h"
#include "xlsx/width.h"
#include "xlsx/write.h"

#include <math.h>

/* libxlsxwriter cuts an attribute at 2079 bytes; Excel takes 65530 links on a sheet. */
enum { LINK_LONGEST = 1000, LINKS_MOST = 65000 };

void xl_put_text(struct xl_page *page, size_t row, size_t column, struct str text, struct xl_style style)
{
	struct xl_book *book = page->book;
	const char *c_text = xl_text(page, row, column, text);
	lxw_format *format = xl_format(page, style);

	if (book->failed || !c_text)
		return;
	if (text.n == 0) {
		xl_write_blank(page, row, column, format);
		return;
	}
	xl_write_text(page, row, column, c_text, format);
}

/* "internal:'Blad'!A4" */
static const char *address(struct arena *arena, const struct xl_sheet *sheet, size_t row)
{
	struct buf target = BUF_INIT;

	buf_add(&target, S("internal:"));
	xl_add_sheet(&target, sheet->name);
	buf_char(&target, '!');
	xl_add_cell(&target, row, 0, false);
	const char *copy = str_c(arena, buf_str(&target));
	buf_release(&target);
	return copy;
}

void xl_put_link(struct xl_page *page, size_t row, size_t column, struct str text, struct xl_style style,
		 const struct xl_sheet *sheet, size_t to)
{
	struct xl_book *book = page->book;
	lxw_format *format;

	if (text.n > LINK_LONGEST || page->links == LINKS_MOST) {
		xl_put_text(page, row, column, text, style);
		return;
	}
	const char *c_text = xl_text(page, row, column, text);
	style.link = true;
	format = xl_format(page, style);
	if (book->failed || !c_text)
		return;
	xl_write_link(page, row, column, address(book->arena, sheet, to), c_text, format);
	page->links++;
}

/* How many lines the text takes over the page's columns, in letters of the role. */
static size_t lines_across(const struct xl_page *page, struct str text, enum xl_role role)
{
	/* Letters of the standard size that fit in the width of one of this role. */
	double size = role == XL_ROLE_CAPTION ? 0.85 : role == XL_ROLE_NOTE ? 1.15 : 1;
	double width = page->filler;

	for (size_t c = 0; c < page->width_count; c++)
		width += page->widths[c];
	return xl_lines(text, width * size);
}

static size_t columns_across(const struct xl_page *page)
{
	return page->width_count + (page->filler > 0);
}

/* Makes the row's cells one, high enough for the lines: Excel fits the height of a row to its text, but not to a merged one. */
static void merge_across(struct xl_page *page, size_t row, size_t lines, struct xl_style style)
{
	double line = style.role == XL_ROLE_CAPTION ? 17 : style.role == XL_ROLE_NOTE ? 12.5 : 15;
	lxw_format *format = xl_format(page, style);

	if (page->book->failed)
		return;
	xl_page_height(page, row, line * (double)lines + 2);
	xl_write_merged(page, row, 0, columns_across(page) - 1, format);
}

void xl_put_across(struct xl_page *page, size_t row, struct str text, struct xl_style style)
{
	size_t lines = lines_across(page, text, style.role);

	style.wrap = lines > 1;
	if (lines > 1 && columns_across(page) > 1)
		merge_across(page, row, lines, style);
	xl_put_text(page, row, 0, text, style);
}

void xl_put_link_across(struct xl_page *page, size_t row, struct str text, struct xl_style style,
			const struct xl_sheet *sheet, size_t to)
{
	size_t lines = lines_across(page, text, style.role);

	style.wrap = lines > 1;
	if (lines > 1 && columns_across(page) > 1)
		merge_across(page, row, lines, style);
	xl_put_link(page, row, 0, text, style, sheet, to);
}

static double finite_double(struct xl_page *page, struct num num)
{
	double number = num_double(num);

	if (!isfinite(number))
		xl_check(page->book, LXW_ERROR_PARAMETER_VALIDATION);
	return number;
}

void xl_put_value(struct xl_page *page, size_t row, size_t column, struct value value, struct xl_style style)
{
	struct xl_book *book = page->book;

	switch (value.kind) {
	case VALUE_EMPTY:
		xl_put_text(page, row, column, S(""), style);
		return;
	case VALUE_TEXT:
		xl_put_text(page, row, column, value.text, style);
		return;
	case VALUE_ERROR:
		xl_put_text(page, row, column, str_from(value_error_name(value.error)), style);
		return;
	case VALUE_NUMBER:
	case VALUE_TRUTH:
		break;
	}
	double number = value.kind == VALUE_NUMBER ? finite_double(page, value.num) : 0;
	lxw_format *format = xl_format(page, style);
	if (book->failed)
		return;
	if (value.kind == VALUE_NUMBER)
		xl_write_number(page, row, column, number, format);
	else
		xl_write_truth(page, row, column, value.truth, format);
}

/* A formula and its stored result. An empty result is Excel's: "" of a text, else 0. */
static void put_formula(struct xl_page *page, size_t row, size_t column, struct str formula,
			const struct figure *figure, struct xl_style style)
{
	struct xl_book *book = page->book;
	struct value value = figure->value;
	/* The check is the same as for a text; escapes have no place in a formula. */
	const char *c_formula = xl_text(page, row, column, formula) ? str_c(book->arena, formula) : NULL;
	const char *text = NULL;
	double number = 0;

	if (value.kind == VALUE_NUMBER && !figure->is_text)
		number = finite_double(page, value.num);
	else if (value.kind == VALUE_TRUTH && !figure->is_text)
		number = value.truth;
	else if (value.kind == VALUE_ERROR)
		text = value_error_name(value.error);
	else if (value.kind == VALUE_TEXT || figure->is_text)
		text = xl_text(page, row, column, format_value(book->arena, value, figure->format, false));

	lxw_format *format = xl_format(page, style);
	if (book->failed || book->faulty)
		return;
	xl_write_formula(page, row, column, c_formula, text, number, format);
}

/* The same format, but 0 shown as nothing: what Excel makes of an empty result. */
static struct str blank_zero(struct arena *arena, struct str format, struct str mark)
{
	struct str any = S("[>=0]");
	size_t last = format.n;

	if (!str_starts(format, any))
		return str_printf(arena, "%.*s;;\"%.*s\"", STR_ARG(format), STR_ARG(mark));
	while (format.p[last - 1] != ';')
		last--;
	format = str_sub(format, any.n, last - any.n);
	return str_printf(arena, "[>0]%.*s\"%.*s\"", STR_ARG(format), STR_ARG(mark));
}

/* The number format that shows the figure as print does, with the mark as a literal behind it. */
static struct str number_format(struct arena *arena, const struct figure *figure, struct str mark, bool red)
{
	struct format shown = figure->format;
	int64_t whole;

	if (figure->is_text || (figure->value.kind == VALUE_TEXT && !figure->formula))
		return mark.n ? str_printf(arena, "@\"%.*s\"", STR_ARG(mark)) : S("");
	if (figure->value.kind == VALUE_TRUTH)
		return str_printf(arena, "\"sant%.*s\";;\"falskt%.*s\"", STR_ARG(mark), STR_ARG(mark));
	/* As format_figure(): a plain number that is not whole keeps a decimal. */
	if (shown.decimals < 0 && (shown.unit == UNIT_NONE || shown.unit == UNIT_COUNT) &&
	    figure->value.kind == VALUE_NUMBER && !num_is_whole(figure->value.num, &whole))
		shown.decimals = 1;
	struct str format = format_excel_signed(arena, shown, mark, red);
	if (figure->value.kind == VALUE_EMPTY && figure->formula)
		return blank_zero(arena, format, mark);
	/* A text that another time may be a number. */
	return mark.n && figure->value.kind == VALUE_TEXT
		       ? str_printf(arena, "%.*s;@\"%.*s\"", STR_ARG(format), STR_ARG(mark))
		       : format;
}

bool xl_is_held_at(const struct xl_page *page, size_t row, size_t column, const struct figure *figure)
{
	const struct xl_place *first = xl_layout_places(page->book->layout, figure);

	return first && first->sheet == page->sheet && first->row == row && first->column == column;
}

void xl_put_figure_alone(struct xl_page *page, size_t row, size_t column, const struct figure *figure, struct str mark,
			 struct xl_style style)
{
	struct xl_book *book = page->book;
	const struct xl_place *first = xl_layout_places(book->layout, figure), *own = first;
	struct value value = figure->value;
	struct str formula;

	while (own && (own->sheet != page->sheet || own->row != row || own->column != column))
		own = own->next;
	if (!own) {
		xl_check(book, LXW_ERROR_PARAMETER_VALIDATION);
		return;
	}
	style.number = number_format(book->arena, figure, mark, book->look->red_negatives);
	if (own == first && figure->formula) {
		if (xl_formula(&formula, book->layout, figure, own, book->at, book->diags))
			put_formula(page, row, column, formula, figure, style);
		else
			book->faulty = true;
		return;
	}
	/* A reference to an empty cell would be 0. */
	bool empty = value.kind == VALUE_EMPTY || (value.kind == VALUE_TEXT && value.text.n == 0);
	if (own != first && (figure->formula || !empty)) {
		put_formula(page, row, column, xl_reference(book->arena, first, own), figure, style);
		return;
	}
	if (figure->is_text)
		value = value_text(format_value(book->arena, value, figure->format, false));
	xl_put_value(page, row, column, value, style);
}

void xl_put_figure(struct xl_page *page, size_t row, size_t column, const struct figure *figure, struct str mark,
		   struct xl_style style)
{
	xl_put_figure_alone(page, row, column, figure, mark, style);
	if (!figure->formula && xl_is_held_at(page, row, column, figure))
		xl_put_comment(page, row, column, figure->source);
}

double xl_figure_width(const struct figure *figure, struct str mark)
{
	double width = xl_width_text(figure->printed);

	if (!figure->is_text && figure->value.kind == VALUE_NUMBER)
		width = fmax(width, xl_width_number(figure->value.num, figure->format));
	else if (figure->value.kind == VALUE_TEXT)
		width = fmax(width, xl_width_text(figure->value.text));
	return width + xl_width_text(mark);
}

struct str xl_superscript(struct arena *arena, unsigned number)
{
	static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	struct str text = str_from(digits[number % 10]);

	for (number /= 10; number; number /= 10)
		text = str_join(arena, str_from(digits[number % 10]), text);
	return text;
}

struct str xl_runs_text(struct arena *arena, const struct run *runs)
{
	struct buf out = BUF_INIT;

	for (const struct run *run = runs; run; run = run->next) {
		if (run->kind == RUN_BREAK)
			buf_char(&out, '\n');
		else if (run->kind == RUN_NOTE && run->note)
			buf_add(&out, xl_superscript(arena, run->note->number));
		else
			buf_add(&out, run->text);
	}
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}
