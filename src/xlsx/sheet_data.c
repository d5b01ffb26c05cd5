/*
 * The data sheets: one Excel table each, which formulas refer to by its name.
 *
 * Their cells are asked for and written row after row. libxlsxwriter keeps the cells of a sheet until the workbook
 * is closed, some 150 bytes each. A sheet of many cells is written in its constant-memory mode instead: each row
 * goes to an unnamed temporary file (in TMPDIR, else /tmp), and texts stand in their cells, not in the list of
 * shared ones. The mode goes forwards only: what is above the data comes first.
 */
#include "xlsx/cell.h"
#include "xlsx/width.h"
#include "xlsx/write.h"

#include <errno.h>
#include <math.h>
#include <string.h>

enum {
	WIDEST = 60,
	CELLS_KEPT = 50000, /* 8 MB; larger sheets are written row by row */
};

struct column {
	const struct data_column *data;
	struct xl_style style;
	lxw_format *format;
	double width;
	int64_t most, least; /* hundredths of the numbers so far: only others can be wider */
};

static bool is_general(struct format format)
{
	return format.unit == UNIT_NONE && format.decimals < 0;
}

static struct xl_style column_style(struct arena *arena, const struct data_column *column, size_t c)
{
	struct xl_style style = {.role = XL_ROLE_PLAIN, .indent = c > 0};

	if (!column->is_text) {
		style.indent = 0;
		style.align = ALIGN_RIGHT;
		/* A plain number keeps the decimals that it has. */
		style.number = is_general(column->format) ? S("") : format_excel(arena, column->format);
	}
	return style;
}

static struct column *columns_new(struct xl_page *page, const struct data_sheet *data)
{
	struct arena *arena = page->book->arena;
	struct column *columns = ARENA_ARRAY(arena, struct column, data->column_count);

	for (size_t c = 0; c < data->column_count; c++) {
		struct column *column = &columns[c];
		column->data = &data->columns[c];
		column->style = column_style(arena, column->data, c);
		column->format = xl_format(page, column->style);
		column->width = xl_width_text(column->data->name) * XL_BOLD;
	}
	return columns;
}

static void widen_to_text(struct column *column, struct str text)
{
	/* No text is wider than its bytes. */
	if ((double)text.n > column->width && column->width < WIDEST)
		column->width = fmax(column->width, fmin(xl_width_text(text), WIDEST));
}

static void widen_to_number(struct column *column, struct num num)
{
	if (!num.ratio && num.hundredths <= column->most && num.hundredths >= column->least)
		return;
	if (!num.ratio && num.hundredths > column->most)
		column->most = num.hundredths;
	if (!num.ratio && num.hundredths < column->least)
		column->least = num.hundredths;
	if (is_general(column->data->format))
		column->width = fmax(column->width, snprintf(NULL, 0, "%.11g", num_double(num)));
	else
		column->width = fmax(column->width, xl_width_number(num, column->data->format));
}

static void write_constant(struct xl_page *page, struct column *column, struct value value, size_t row, size_t c)
{
	if (value.kind == VALUE_EMPTY)
		return;
	if (column->data->is_text)
		value = value_text(format_value(&page->book->scratch, value, column->data->format, false));
	if (value.kind == VALUE_TEXT) {
		const char *text = value.text.n ? xl_text(page, row, c, value.text) : NULL;
		if (text)
			xl_write_text(page, row, c, text, column->format);
		widen_to_text(column, value.text);
	} else if (value.kind == VALUE_NUMBER && isfinite(num_double(value.num))) {
		xl_write_number(page, row, c, num_double(value.num), column->format);
		widen_to_number(column, value.num);
	} else {
		xl_put_value(page, row, c, value, column->style);
		column->width = fmax(column->width, 8);
	}
}

static void write_row(struct xl_page *page, const struct data_sheet *data, struct column *columns, size_t r)
{
	size_t row = XL_TOP + 1 + r;

	for (size_t c = 0; c < data->column_count; c++) {
		const struct figure *figure = data->figures && data->figures[c] ? data->figures[c][r] : NULL;
		if (figure) {
			xl_put_figure(page, row, c, figure, S(""), columns[c].style);
			columns[c].width = fmax(columns[c].width, fmin(xl_figure_width(figure, S("")), WIDEST));
		} else {
			write_constant(page, &columns[c], data->cell(data, r, c), row, c);
		}
	}
	arena_clear(&page->book->scratch);
}

static void add_table(struct xl_page *page, const struct data_sheet *data, size_t last)
{
	struct xl_book *book = page->book;
	struct arena *arena = book->arena;
	lxw_table_column *columns = ARENA_ARRAY(arena, lxw_table_column, data->column_count);
	lxw_table_column **list = ARENA_ARRAY(arena, lxw_table_column *, data->column_count + 1);
	lxw_table_options options = {
		.columns = list,
		.no_autofilter = LXW_TRUE, /* archives take no filters */
		.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
		.style_type_number = 1,
	};

	options.name = arena_array(arena, page->sheet->table_name.n + 1, 1);
	memcpy(options.name, page->sheet->table_name.p, page->sheet->table_name.n);
	for (size_t c = 0; c < data->column_count; c++) {
		const char *checked = xl_text(page, XL_TOP, c, xl_column_name(arena, data->columns[c].name));
		struct xl_style head = {.role = XL_ROLE_HEAD,
					.align = data->columns[c].is_text ? ALIGN_LEFT : ALIGN_RIGHT,
					.indent = c && data->columns[c].is_text};
		if (!checked)
			return;
		columns[c].header = arena_array(arena, strlen(checked) + 1, 1);
		strcpy(columns[c].header, checked);
		columns[c].header_format = xl_format(page, head);
		list[c] = &columns[c];
	}
	if (book->failed)
		return;
	xl_write_table(page, XL_TOP, last, &options);
}

/* Workbook options are read when a sheet is added: those before and after it are not in the mode. */
static void begin_page(struct xl_page *page, struct xl_book *book, const struct xl_sheet *sheet)
{
	const struct data_sheet *data = sheet->data;

	book->workbook->options.constant_memory = data->row_count > CELLS_KEPT / data->column_count;
	xl_page_begin(page, book, sheet);
	book->workbook->options.constant_memory = 0;
}

/* libxlsxwriter does not look whether its temporary file takes what it is given. */
static void check_temporary(struct xl_page *page)
{
	FILE *file = page->worksheet->optimize_tmpfile;

	errno = 0;
	if (!file || (fflush(file) == 0 && !ferror(file)))
		return;
	diag_add(page->book->diags, DIAG_WRITE, page->book->at,
		 _("a temporary file of the workbook cannot be written: %s; it needs room in the folder TMPDIR, or "
		   "else in /tmp"),
		 strerror(errno ? errno : EIO));
	page->book->failed = true;
}

void xl_write_data(struct xl_book *book, const struct xl_sheet *sheet)
{
	const struct data_sheet *data = sheet->data;
	size_t last = XL_TOP + (data->row_count ? data->row_count : 1); /* an Excel table has a row */
	struct xl_page page;

	begin_page(&page, book, sheet);
	if (book->failed)
		return;
	add_table(&page, data, last);
	struct column *columns = columns_new(&page, data);
	for (size_t r = 0; r < data->row_count && !book->failed; r++)
		write_row(&page, data, columns, r);
	for (size_t c = 0; c < data->column_count; c++)
		xl_page_widen(&page, c, columns[c].width + 2 + 2 * columns[c].style.indent);
	check_temporary(&page);
	if (book->failed)
		return;
	xl_page_accept_codes(&page, XL_TOP + 1, last);
	xl_page_freeze(&page, XL_TOP);
	xl_page_end(&page);
}
