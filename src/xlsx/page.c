/* One sheet's frame: print set-up, the line at its top, and the widths of its columns. */
#include "xlsx/book.h"

#include "xlsx/cell.h"
#include "xlsx/names.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	PAPER_A4 = 9,
	TITLE_MOST = 70, /* bytes in a print header, which holds 255 characters; each & takes two */
	STAMP_MOST = 40,
	WIDTH_LEAST = 9,
	WIDTH_MOST = 90,
	WIDTH_PORTRAIT = 130, /* wider tables are printed across */
	WIDTH_SCREEN = 150,
	TAB_DATA = 0xBFBFBF,
	STAMP_HEIGHT = 22,
	LINK_HEIGHT = 24,
};

/* Of a row of one line and of each further line, in points. */
static const double row_height = 16.5, line_height = 15;

/* Inches: the margins at both sides, and what an A4 page is wide. */
static const double margin = 0.6, page_upright = 8.27, page_lying = 11.69;

/* Text for a print header, where & begins a code. Cut to at most n bytes, at a character. */
static void add_header_text(struct buf *out, struct str text, size_t n)
{
	if (text.n > n) {
		text.n = n;
		while (text.n && ((unsigned char)text.p[text.n] & 0xC0) == 0x80)
			text.n--;
	}
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
	add_header_text(&header, doc->title, TITLE_MOST);
	if (doc->stamp.n) {
		/* The space keeps a stamp that begins with A–F or a digit out of the colour. */
		buf_add(&header, S("&C&B&KC00000 "));
		add_header_text(&header, doc->stamp, STAMP_MOST);
		buf_add(&header, S("&K000000&B"));
	}
	buf_add(&header, S("&R&A"));
	buf_add(&footer, S("&L"));
	add_header_text(&footer, doc->run, TITLE_MOST);
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
	page->worksheet = workbook_add_worksheet(book->workbook, str_c(book->arena, sheet->name));
	if (!page->worksheet) {
		xl_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	quote_sheet(page);
	set_header(page);
	worksheet_set_paper(page->worksheet, PAPER_A4);
	worksheet_set_margins(page->worksheet, margin, margin, 0.8, 0.8);
	if (sheet->kind == XL_DATA) {
		worksheet_set_tab_color(page->worksheet, TAB_DATA);
	} else {
		worksheet_gridlines(page->worksheet, LXW_HIDE_ALL_GRIDLINES);
		worksheet_set_default_row(page->worksheet, row_height, LXW_FALSE);
	}
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
	width = fmin(fmax(width, WIDTH_LEAST), WIDTH_MOST);
	page->widths[column] = fmax(page->widths[column], width);
}

void xl_page_height(struct xl_page *page, size_t row, double points)
{
	xl_check(page->book, worksheet_set_row(page->worksheet, (lxw_row_t)row, points, NULL));
}

static double height_of(size_t lines)
{
	return row_height + line_height * (double)(lines - 1);
}

void xl_page_lines(struct xl_page *page, size_t row, size_t lines)
{
	if (lines > 1)
		xl_page_height(page, row, height_of(lines));
}

void xl_page_outline(struct xl_page *page, size_t row, size_t lines, unsigned level)
{
	lxw_row_col_options options = {.level = (uint8_t)level};

	if (level == 0)
		xl_page_lines(page, row, lines);
	else
		xl_check(page->book, worksheet_set_row_opt(page->worksheet, (lxw_row_t)row,
							   height_of(lines > 1 ? lines : 1), NULL, &options));
}

void xl_page_freeze(struct xl_page *page, size_t last)
{
	page->frozen = last + 1;
	worksheet_freeze_panes(page->worksheet, (lxw_row_t)page->frozen, 0);
	xl_check(page->book, worksheet_repeat_rows(page->worksheet, XL_TOP, (lxw_row_t)last));
	page->book->count.names++;
}

static double total_width(const struct xl_page *page)
{
	double sum = 0;

	for (size_t c = 0; c < page->width_count; c++)
		sum += page->widths[c] > 0 ? page->widths[c] : WIDTH_LEAST;
	return sum;
}

void xl_page_freeze_label(struct xl_page *page)
{
	double width = total_width(page);

	if (page->width_count > 2 && width > WIDTH_SCREEN && page->widths[0] < WIDTH_SCREEN / 2.0)
		worksheet_freeze_panes(page->worksheet, (lxw_row_t)page->frozen, 1);
}

static bool lies(const struct xl_page *page)
{
	return total_width(page) > WIDTH_PORTRAIT;
}

/* The widths as pixels, which is how Excel rounds them: 7 a digit, and 5 a column. */
static double pixels(const struct xl_page *page)
{
	return total_width(page) * 7 + 5 * (double)page->width_count;
}

static double page_pixels(const struct xl_page *page)
{
	return ((lies(page) ? page_lying : page_upright) - 2 * margin) * 96;
}

void xl_page_fill(struct xl_page *page)
{
	page->filler = fmax(floor((page_pixels(page) - pixels(page) - 5) / 7), 0);
}

/* Fonts differ: a sheet that is as wide as the page for one must not be wider than it for another. */
static void fit_to_page(struct xl_page *page)
{
	bool narrow = pixels(page) < 0.7 * page_pixels(page);

	if (page->sheet->rows && page->filler == 0)
		xl_page_fill(page);
	if (lies(page))
		worksheet_set_landscape(page->worksheet);
	if (page->filler > 0) {
		xl_check(page->book, worksheet_set_column(page->worksheet, (lxw_col_t)page->width_count,
							  (lxw_col_t)page->width_count, page->filler, NULL));
		xl_check(page->book, worksheet_print_area(page->worksheet, 0, 0, (lxw_row_t)(page->sheet->rows - 1),
							  (lxw_col_t)page->width_count));
		page->book->count.names++;
		narrow = false;
	}
	if (!narrow)
		worksheet_fit_to_pages(page->worksheet, 1, 0);
}

void xl_page_end(struct xl_page *page)
{
	for (size_t c = 0; c < page->width_count; c++)
		xl_check(page->book, worksheet_set_column(page->worksheet, (lxw_col_t)c, (lxw_col_t)c,
							  page->widths[c] > 0 ? page->widths[c] : WIDTH_LEAST, NULL));
	fit_to_page(page);
}
