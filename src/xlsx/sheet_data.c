/* The data sheets: one Excel table each, which formulas refer to by its name. */
#include "xlsx/cell.h"
#include "xlsx/width.h"

#include <math.h>
#include <string.h>

enum { WIDEST = 60 };

static struct xl_style column_style(struct arena *arena, const struct data_column *column, size_t c)
{
	struct xl_style style = {.role = XL_ROLE_PLAIN, .indent = c > 0};

	if (!column->is_text) {
		style.indent = 0;
		style.align = ALIGN_RIGHT;
		style.number = format_excel(arena, column->format);
	}
	return style;
}

/* A cell that is calculated: false where it is not. */
static bool write_figure(struct xl_page *page, const struct data_sheet *data, size_t r, size_t c, struct xl_style style,
			 double *width)
{
	const struct figure *figure = data->figures && data->figures[c] ? data->figures[c][r] : NULL;

	if (!figure)
		return false;
	xl_put_figure(page, XL_TOP + 1 + r, c, figure, S(""), style);
	*width = fmax(*width, fmin(xl_figure_width(figure, S("")), WIDEST));
	return true;
}

static void write_column(struct xl_page *page, const struct data_sheet *data, size_t c)
{
	const struct data_column *column = &data->columns[c];
	struct xl_style style = column_style(page->book->arena, column, c);
	double width = xl_width_text(column->name) * 1.1;

	for (size_t r = 0; r < data->row_count && !page->book->failed; r++) {
		struct value value = data->cell(data, r, c);
		if (write_figure(page, data, r, c, style, &width))
			continue;
		if (value.kind == VALUE_EMPTY || (value.kind == VALUE_TEXT && value.text.n == 0))
			continue;
		if (column->is_text)
			value = value_text(format_value(page->book->arena, value, column->format, false));
		xl_put_value(page, XL_TOP + 1 + r, c, value, style);
		width = fmax(width, value.kind == VALUE_NUMBER ? xl_width_number(value.num, column->format)
			     : value.kind == VALUE_TEXT	       ? fmin(xl_width_text(value.text), WIDEST)
							       : 8);
	}
	xl_page_widen(page, c, width + 2 + 2 * style.indent);
}

/* Codes that look like numbers are meant to be text: Excel need not point at each of them. */
static void accept_codes(struct xl_page *page, const struct data_sheet *data, size_t last)
{
	struct buf range = BUF_INIT;

	xl_add_cell(&range, XL_TOP + 1, 0, false);
	buf_char(&range, ':');
	xl_add_cell(&range, last, data->column_count - 1, false);
	xl_check(page->book, worksheet_ignore_errors(page->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
						     str_c(page->book->arena, buf_str(&range))));
	buf_release(&range);
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
		struct str name = xl_column_name(arena, data->columns[c].name);
		const char *checked = xl_text(page, XL_TOP, c, name);
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
	xl_check(book, worksheet_add_table(page->worksheet, XL_TOP, 0, (lxw_row_t)last,
					   (lxw_col_t)(data->column_count - 1), &options));
	book->count.tables++;
	book->count.columns += data->column_count;
	book->count.values += data->column_count;
}

void xl_write_data(struct xl_book *book, const struct xl_sheet *sheet)
{
	const struct data_sheet *data = sheet->data;
	size_t last = XL_TOP + (data->row_count ? data->row_count : 1); /* an Excel table has a row */
	struct xl_page page;

	xl_page_begin(&page, book, sheet);
	if (book->failed)
		return;
	add_table(&page, data, last);
	for (size_t c = 0; c < data->column_count; c++)
		write_column(&page, data, c);
	if (book->failed)
		return;
	accept_codes(&page, data, last);
	xl_page_freeze(&page, XL_TOP);
	xl_page_end(&page);
}
