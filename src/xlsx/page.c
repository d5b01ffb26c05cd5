/* One sheet's frame: print set-up, the line at its top, and the widths of its columns. */
#include "xlsx/book.h"

#include "base/utf8.h"
#include "xlsx/cell.h"
#include "xlsx/chart_shape.h"
#include "xlsx/names.h"
#include "xlsx/room.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	PAPER_A4 = 9,
	TITLE_MOST = 70, /* bytes in a print header, which holds 255 characters; each & takes two */
	STAMP_MOST = 64,
	WIDTH_SCREEN = 150,
	TAB_DATA = 0xBFBFBF,
	STAMP_HEIGHT = 22,
	LINK_HEIGHT = 24,
};

/* Text for a print header, where & begins a code, shortened to at most n bytes. */
static void add_header_text(struct xl_page *page, struct buf *out, struct str text, size_t n)
{
	text = utf8_shorten(page->book->arena, text, n);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '&')
			buf_char(out, '&');
		buf_char(out, (unsigned char)text.p[i] < ' ' ? ' ' : text.p[i]);
	}
}

static void set_header(struct xl_page *page)
{
	const struct doc *doc = page->book->doc;
	struct buf header = BUF_INIT, footer = BUF_INIT;

	buf_add(&header, S("&L"));
	add_header_text(page, &header, doc->title, TITLE_MOST);
	if (doc->stamp.n) {
		/* The space keeps a stamp that begins with A–F or a digit out of the colour. */
		buf_add(&header, S("&C&B&KC00000 "));
		add_header_text(page, &header, doc->stamp, STAMP_MOST);
		buf_add(&header, S("&K000000&B"));
	}
	buf_add(&header, S("&R&A"));
	buf_add(&footer, doc->run.n ? S("&LKörning ") : S("&L"));
	add_header_text(page, &footer, doc->run, TITLE_MOST);
	buf_add(&footer, S("&RSida &P av &N"));
	xl_check(page->book, worksheet_set_header(page->worksheet, str_c(page->book->arena, buf_str(&header))));
	xl_check(page->book, worksheet_set_footer(page->worksheet, str_c(page->book->arena, buf_str(&footer))));
	buf_release(&header);
	buf_release(&footer);
}

/*
 * libxlsxwriter writes the sheet's name in print titles as it stands, which for "T1" or "2020" reads as something else:
 * give it the quoted form. A field of its public struct; the library frees it.
 */
static void quote_sheet(struct xl_page *page)
{
	struct buf quoted = BUF_INIT;

	xl_add_sheet(&quoted, page->sheet->name);
	char *copy = strndup(quoted.p, quoted.n);
	buf_release(&quoted);
	if (!copy) {
		xl_check(page->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	free(page->worksheet->quoted_name);
	page->worksheet->quoted_name = copy;
}

void xl_page_begin(struct xl_page *page, struct xl_book *book, const struct xl_sheet *sheet)
{
	const struct doc *doc = book->doc;

	*page = (struct xl_page){.book = book, .sheet = sheet, .width_count = sheet->columns};
	page->widths = ARENA_ARRAY(book->arena, double, sheet->columns);
	if (sheet->widths)
		memcpy(page->widths, sheet->widths, sheet->columns * sizeof *page->widths);
	page->worksheet = workbook_add_worksheet(book->workbook, str_c(book->arena, sheet->name));
	if (!page->worksheet) {
		xl_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	quote_sheet(page);
	set_header(page);
	worksheet_set_paper(page->worksheet, PAPER_A4);
	worksheet_set_margins(page->worksheet, XL_MARGIN, XL_MARGIN, 0.8, 0.8);
	if (sheet->kind == XL_DATA)
		worksheet_set_tab_color(page->worksheet, TAB_DATA);
	else
		worksheet_gridlines(page->worksheet, LXW_HIDE_ALL_GRIDLINES);
	/* A default height is every row's own: none that is added to the sheet would be fitted to its texts. */
	if (sheet->kind == XL_ABOUT || sheet->kind == XL_CHART_DATA)
		worksheet_set_default_row(page->worksheet, XL_ROW_HEIGHT, LXW_FALSE);
	xl_page_height(page, 0, STAMP_HEIGHT);
	if (doc->stamp.n)
		xl_put_text(page, 0, 0, doc->stamp, (struct xl_style){.role = XL_ROLE_STAMP});
	else
		xl_put_text(page, 0, 0, sheet->kind == XL_ABOUT ? doc->issuer : doc->title,
			    (struct xl_style){.role = XL_ROLE_RUNNING});
	if (sheet->kind == XL_ABOUT)
		return;
	xl_page_height(page, 1, LINK_HEIGHT);
	xl_put_link(page, 1, 0, S("Till innehållet"), (struct xl_style){.role = XL_ROLE_LINK, .tall = true},
		    book->layout->sheets, 0);
}

void xl_page_widen(struct xl_page *page, size_t column, double width)
{
	width = fmin(fmax(width, XL_WIDTH_LEAST), XL_WIDTH_MOST);
	page->widths[column] = fmax(page->widths[column], width);
}

/* ---- heights ---- */

void xl_page_row(struct xl_page *page, size_t row, double points, unsigned level)
{
	lxw_row_col_options options = {.level = (uint8_t)level};

	if (points > XL_ROW_MOST) {
		xl_refuse(page, row, 0,
			  _("the row would have to be %.0f points high for its texts, Excel shows at most %.0f"),
			  points, XL_ROW_MOST);
		points = XL_ROW_MOST;
	}
	xl_check(page->book, worksheet_set_row_opt(page->worksheet, (lxw_row_t)row, points, NULL, &options));
}

void xl_page_height(struct xl_page *page, size_t row, double points)
{
	xl_page_row(page, row, points, 0);
}

void xl_page_lines(struct xl_page *page, size_t row, size_t lines)
{
	if (lines > 1)
		xl_page_height(page, row, fmin(XL_ROW_HEIGHT + XL_LINE_HEIGHT * (double)(lines - 1), XL_ROW_MOST));
}

/* ---- what stays in view, and is on each printed page ---- */

void xl_page_freeze(struct xl_page *page, size_t last)
{
	page->frozen = last + 1;
	worksheet_freeze_panes(page->worksheet, (lxw_row_t)page->frozen, 0);
	xl_page_repeat(page, XL_TOP, last);
}

void xl_page_freeze_top(struct xl_page *page)
{
	page->frozen = XL_TOP;
	worksheet_freeze_panes(page->worksheet, (lxw_row_t)page->frozen, 0);
}

void xl_page_repeat(struct xl_page *page, size_t first, size_t last)
{
	page->first_repeated = first;
	page->last_repeated = last;
}

static double total_width(const struct xl_page *page)
{
	double sum = 0;

	for (size_t c = 0; c < page->width_count; c++)
		sum += page->widths[c];
	return sum;
}

void xl_page_freeze_label(struct xl_page *page)
{
	if (page->width_count > 2 && total_width(page) > WIDTH_SCREEN && page->widths[0] < WIDTH_SCREEN / 2.0)
		worksheet_freeze_panes(page->worksheet, (lxw_row_t)page->frozen, 1);
}

/* "A4:H90" */
void xl_page_accept_codes(struct xl_page *page, size_t first, size_t last)
{
	struct buf range = BUF_INIT;

	xl_add_cell(&range, first, 0, false);
	buf_char(&range, ':');
	xl_add_cell(&range, last, page->width_count - 1, false);
	xl_check(page->book, worksheet_ignore_errors(page->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
						     str_c(page->book->arena, buf_str(&range))));
	buf_release(&range);
}

void xl_page_fill(struct xl_page *page)
{
	for (size_t c = 0; c < page->width_count; c++)
		page->widths[c] = fmax(page->widths[c], XL_WIDTH_LEAST);
	page->paper = xl_paper_of(page->widths, page->width_count);
}

/* Charts are as high as rows of a height of ours. */
static void set_chart_rows(struct xl_page *page, const struct xl_chart *charts)
{
	for (const struct xl_chart *chart = charts; chart; chart = chart->next)
		for (size_t r = 0; r < chart->rows; r++)
			xl_page_height(page, chart->row + r, XL_CHART_ROW * 0.75);
}

static void set_print_titles(struct xl_page *page)
{
	bool rows = page->last_repeated > 0, columns = page->paper.pages > 1;

	if (rows)
		xl_check(page->book, worksheet_repeat_rows(page->worksheet, (lxw_row_t)page->first_repeated,
							   (lxw_row_t)page->last_repeated));
	if (columns)
		xl_check(page->book, worksheet_repeat_columns(page->worksheet, 0, 0));
	page->book->count.names += rows || columns;
}

static void set_print_area(struct xl_page *page)
{
	size_t columns = page->width_count + (page->paper.filler > 0);

	xl_check(page->book, worksheet_print_area(page->worksheet, XL_TOP, 0, (lxw_row_t)(page->sheet->rows - 1),
						  (lxw_col_t)(columns - 1)));
	page->book->count.names++;
}

static void fit_to_page(struct xl_page *page)
{
	bool knows_rows = page->sheet->rows > XL_TOP;

	if (page->paper.lies)
		worksheet_set_landscape(page->worksheet);
	if (knows_rows && page->paper.filler > 0)
		xl_check(page->book, worksheet_set_column(page->worksheet, (lxw_col_t)page->width_count,
							  (lxw_col_t)page->width_count, page->paper.filler, NULL));
	if (knows_rows)
		set_print_area(page);
	/* One without the empty column would be enlarged. */
	if (knows_rows || xl_paper_pixels(page->widths, page->width_count) >= 0.7 * xl_paper_page(page->paper.lies))
		worksheet_fit_to_pages(page->worksheet, (uint16_t)page->paper.pages, 0);
}

void xl_page_end(struct xl_page *page)
{
	xl_page_fill(page);
	for (size_t c = 0; c < page->width_count; c++)
		xl_check(page->book,
			 worksheet_set_column(page->worksheet, (lxw_col_t)c, (lxw_col_t)c, page->widths[c], NULL));
	for (const struct xl_table *placed = page->sheet->tables; placed; placed = placed->next)
		set_chart_rows(page, placed->charts);
	set_print_titles(page);
	fit_to_page(page);
}
