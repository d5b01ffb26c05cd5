/* Texts, numbers, truths and figures in cells. */
#include "xlsx/cell.h"

#include "base/utf8.h"
#include "xlsx/comments.h"
#include "xlsx/formula.h"
#include "xlsx/room.h"
#include "xlsx/write.h"

#include <math.h>

/* libxlsxwriter cuts an attribute at 2079 bytes; Excel takes 65530 links on a sheet. */
enum { LINK_LONGEST = 1000, LINKS_MOST = 65000 };

enum { SHOWN = 60 }; /* bytes of a text in a message */

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
	/* Labels of rows look like the others. */
	style.link = style.role != XL_ROLE_CELL;
	format = xl_format(page, style);
	if (book->failed || !c_text)
		return;
	xl_write_link(page, row, column, address(book->arena, sheet, to), c_text, format);
	page->links++;
}

static enum xl_size size_of(const struct xl_style *style)
{
	return style->role == XL_ROLE_CAPTION                           ? XL_SIZE_CAPTION
	       : style->role == XL_ROLE_NOTE                            ? XL_SIZE_NOTE
	       : style->role == XL_ROLE_CELL && xl_is_bold(style->kind) ? XL_SIZE_BOLD
									: XL_SIZE_PLAIN;
}

void xl_put_merged(struct xl_page *page, size_t row, size_t column, size_t columns, size_t rows, struct xl_style style)
{
	lxw_format *format = xl_format(page, style);

	if (!page->book->failed && columns * rows > 1)
		xl_write_area(page, row, row + rows - 1, column, column + columns - 1, format);
}

/* What stands across the page has this width, and so many columns. */
static double width_across(const struct xl_page *page, size_t *columns)
{
	double width = page->paper.width;

	*columns = page->paper.across;
	/* Not filled: the columns alone. */
	for (size_t c = 0; page->paper.across == 0 && c < page->width_count; c++, ++*columns)
		width += page->widths[c];
	return width;
}

/* False where the text takes more than so many rows. */
static bool has_room(struct xl_page *page, size_t row, size_t rows, struct str text, struct xl_room room)
{
	if (room.rows > rows)
		xl_refuse(page, row, 0, _("the text takes %zu lines, more than Excel shows in a row: “%.*s …”"),
			  room.lines, STR_ARG(utf8_cut(text, SHOWN)));
	return room.rows <= rows;
}

/* Makes the row's cells one, high enough: neither Excel nor LibreOffice fits the height of a row to a merged one. */
static void make_room(struct xl_page *page, size_t row, size_t columns, struct xl_room room, struct xl_style style)
{
	if (room.lines == 1)
		return;
	xl_page_height(page, row, room.height);
	xl_put_merged(page, row, 0, columns, 1, style);
}

void xl_put_across(struct xl_page *page, size_t row, struct str text, struct xl_style style)
{
	xl_put_over(page, row, 1, text, style);
}

void xl_put_over(struct xl_page *page, size_t row, size_t rows, struct str text, struct xl_style style)
{
	size_t columns;
	double width = width_across(page, &columns);
	struct xl_room room = xl_room_of(text, width, size_of(&style));

	style.wrap = room.lines > 1;
	if (!has_room(page, row, rows, text, room))
		return;
	for (size_t i = 0; i < room.rows; i++) {
		struct str part = room.rows > 1 ? xl_room_cut(&text, width, size_of(&style), room) : text;
		make_room(page, row + i, columns, room, style);
		xl_put_text(page, row + i, 0, part, style);
	}
}

void xl_put_link_across(struct xl_page *page, size_t row, struct str text, struct xl_style style,
			const struct xl_sheet *sheet, size_t to)
{
	size_t columns;
	struct xl_room room = xl_room_of(text, width_across(page, &columns), size_of(&style));

	style.wrap = room.lines > 1;
	if (!has_room(page, row, 1, text, room))
		return;
	make_room(page, row, columns, room, style);
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

/*
 * The number format that shows the figure as print does, with the mark as a literal behind it. Words for a truth are
 * LibreOffice's, and Excel's as long as it shows the stored 1 or 0: when it has calculated it says SANT or FALSKT,
 * whatever the format.
 */
static struct str number_format(struct arena *arena, const struct figure *figure, struct str mark, bool red)
{
	if (figure->is_text || (figure->value.kind == VALUE_TEXT && !figure->formula))
		return mark.n ? str_printf(arena, "@\"%.*s\"", STR_ARG(mark)) : S("");
	if (figure->value.kind == VALUE_TRUTH)
		return str_printf(arena, "\"sant%.*s\";;\"falskt%.*s\"", STR_ARG(mark), STR_ARG(mark));
	struct str format =
		format_excel_signed(arena, format_settled(figure->format, figure->value), figure->with_unit, mark, red);
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
	if (style.number.n >= LXW_FORMAT_FIELD_LEN) {
		xl_refuse(page, row, column,
			  _("the marks of its notes make a number format of %zu bytes, at most %d fit: refer to fewer "
			    "notes, "
			    "or to some of them in the label"),
			  style.number.n, LXW_FORMAT_FIELD_LEN - 1);
		return;
	}
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
		put_formula(page, row, column, xl_figure_reference(book->layout, figure, own), figure, style);
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
	/* The sheet of key figures has a column for it. */
	if (!figure->formula && page->sheet->kind != XL_FIGURES && xl_is_held_at(page, row, column, figure))
		xl_put_comment(page, row, column, figure->source);
}
