/* A workbook while it is written: faults, texts and formats. */
#include "xlsx/book.h"

#include "base/utf8.h"
#include "xlsx/names.h"

#include <string.h>

enum { TEXT_MAXIMUM = 32767, BREAKS_MAXIMUM = 253 };

void xl_check(struct xl_book *book, lxw_error error)
{
	if (error == LXW_NO_ERROR)
		return;
	if (!book->failed)
		diag_add(book->diags, DIAG_WRITE, book->at, _("the workbook cannot be written: %s"),
			 lxw_strerror(error));
	book->failed = true;
}

/* The beginning of a text, to find it by: up to a control character, broken UTF-8 or SHOWN characters. */
static struct str beginning(struct str text)
{
	enum { SHOWN = 40 };
	struct str rest = text;
	size_t length;

	for (int i = 0; rest.n && i < SHOWN && utf8_next(rest, &length) >= ' '; i++)
		rest = str_sub(rest, length, rest.n);
	return str_sub(text, 0, text.n - rest.n);
}

/* Where a text was to stand: in a column of the data, or in a cell. */
static void add_where(struct buf *out, const struct xl_page *page, size_t row, size_t column)
{
	const struct data_sheet *data = page->sheet->data;

	if (data && row > XL_TOP && column < data->column_count) {
		buf_printf(out, _("row %zu, column “%.*s” of table %.*s"), row - XL_TOP,
			   STR_ARG(data->columns[column].name), STR_ARG(data->name));
		return;
	}
	struct buf cell = BUF_INIT;
	xl_add_cell(&cell, row, column, false);
	buf_printf(out, _("cell %.*s of sheet “%.*s”"), STR_ARG(buf_str(&cell)), STR_ARG(page->sheet->name));
	buf_release(&cell);
}

static const char *escaped(struct arena *arena, struct str text)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < text.n; i++) {
		if (xl_is_escape(str_sub(text, i, text.n)))
			buf_add(&out, S("_x005F"));
		buf_char(&out, text.p[i]);
	}
	const char *copy = str_c(arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

/* Whether XML 1.0 has a place for all of text: control characters but tab and line ends are not in it. */
static bool is_xml(struct str text)
{
	size_t length;

	for (; text.n; text = str_sub(text, length, text.n)) {
		length = 1;
		if ((unsigned char)text.p[0] >= ' ' && (unsigned char)text.p[0] < 0x80)
			continue;
		int32_t c = utf8_next(text, &length);
		if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
			return false;
	}
	return true;
}

void xl_refuse(struct xl_page *page, size_t row, size_t column, const char *format, ...)
{
	struct xl_book *book = page->book;
	struct buf where = BUF_INIT;
	va_list arguments;

	va_start(arguments, format);
	struct str fault = str_vprintf(&book->scratch, format, arguments);
	va_end(arguments);
	add_where(&where, page, row, column);
	diag_add(book->diags, DIAG_INPUT, book->at, "%.*s: %.*s", STR_ARG(buf_str(&where)), STR_ARG(fault));
	buf_release(&where);
	book->faulty = true;
}

/* Both as libxlsxwriter counts the characters of a text, and as Excel does. */
static bool is_too_long(struct str text)
{
	return text.n > TEXT_MAXIMUM && xl_length(text) > TEXT_MAXIMUM;
}

static size_t line_breaks(struct str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.n; i++)
		count += text.p[i] == '\n';
	return count;
}

const char *xl_text(struct xl_page *page, size_t row, size_t column, struct str text)
{
	struct arena *scratch = &page->book->scratch;
	struct str begins = beginning(text);

	if (!is_xml(text)) {
		xl_refuse(page, row, column, _("the text holds a control character or broken UTF-8 after “%.*s”"),
			  STR_ARG(begins));
		return NULL;
	}
	const char *c_text = str_find(text, S("_x")) == (size_t)-1 ? str_c(scratch, text) : escaped(scratch, text);
	if (is_too_long(str_from(c_text))) {
		xl_refuse(page, row, column,
			  _("the text has %zu characters, Excel takes at most %d in a cell: “%.*s …”"),
			  xl_length(str_from(c_text)), TEXT_MAXIMUM, STR_ARG(begins));
		return NULL;
	}
	if (text.n > BREAKS_MAXIMUM && line_breaks(text) > BREAKS_MAXIMUM) {
		xl_refuse(page, row, column,
			  _("the text has %zu line breaks, Excel takes at most %d in a cell: “%.*s …”"),
			  line_breaks(text), BREAKS_MAXIMUM, STR_ARG(begins));
		return NULL;
	}
	return c_text;
}

lxw_format *xl_format(struct xl_page *page, struct xl_style style)
{
	struct xl_book *book = page->book;
	lxw_format *format = xl_style_format(&book->styles, book->arena, book->workbook, style);

	if (!format)
		xl_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
	return format;
}

void xl_define_names(struct xl_book *book)
{
	const struct xl_layout *layout = book->layout;

	for (size_t i = 0; i < layout->named.count; i++) {
		const struct figure *figure = layout->named.items[i];
		const struct xl_place *place = xl_layout_places(layout, figure);
		struct buf formula = BUF_INIT;
		xl_add_sheet(&formula, place->sheet->name);
		buf_char(&formula, '!');
		xl_add_cell(&formula, place->row, place->column, true);
		xl_digest_add(&book->count.named, 0, 0,
			      xl_hash_both(xl_hash_text(figure->name), xl_hash_text(buf_str(&formula))));
		struct str refers = str_join(book->arena, S("="), buf_str(&formula));
		xl_check(book, workbook_define_name(book->workbook, str_c(book->arena, figure->name),
						    str_c(book->arena, refers)));
		buf_release(&formula);
		book->count.names++;
	}
}
