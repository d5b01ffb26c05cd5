/* What is put into cells, and its digests. */
#include "xlsx/write.h"

#include <string.h>

/* libxlsxwriter escapes a carriage return in a text; XML makes it a line end in the result of a formula. */
static uint64_t hash_returns(struct str text, struct str instead)
{
	struct buf out = BUF_INIT;

	while (text.n) {
		size_t at = str_find(text, S("\r"));
		buf_add(&out, str_sub(text, 0, at));
		if (at == (size_t)-1)
			break;
		buf_add(&out, instead);
		at += instead.n == 1 && at + 1 < text.n && text.p[at + 1] == '\n';
		text = str_sub(text, at + 1, text.n);
	}
	uint64_t hash = xl_hash_text(buf_str(&out));
	buf_release(&out);
	return hash;
}

static uint64_t hash_text(const char *text, struct str instead)
{
	struct str all = str_from(text);

	return memchr(text, '\r', all.n) ? hash_returns(all, instead) : xl_hash_text(all);
}

static uint64_t hash_cell_text(const char *text)
{
	return hash_text(text, S("_x000D_"));
}

static struct xl_sheet_count *count_of(struct xl_page *page)
{
	return &page->book->count.sheets[page->worksheet->index];
}

static void enter(struct xl_page *page, size_t row, size_t column, uint64_t content, const lxw_format *format)
{
	/* Of the number format that was asked for: libxlsxwriter cuts a long one without a word. */
	uint64_t number = xl_style_number_hash(&page->book->styles, format);

	xl_digest_add(&count_of(page)->cells, row, column, xl_hash_both(content, number));
}

void xl_write_text(struct xl_page *page, size_t row, size_t column, const char *text, lxw_format *format)
{
	xl_check(page->book, worksheet_write_string(page->worksheet, (lxw_row_t)row, (lxw_col_t)column, text, format));
	enter(page, row, column, hash_cell_text(text), format);
}

void xl_write_number(struct xl_page *page, size_t row, size_t column, double number, lxw_format *format)
{
	xl_check(page->book,
		 worksheet_write_number(page->worksheet, (lxw_row_t)row, (lxw_col_t)column, number, format));
	enter(page, row, column, xl_hash_number(number), format);
}

void xl_write_truth(struct xl_page *page, size_t row, size_t column, bool truth, lxw_format *format)
{
	xl_check(page->book,
		 worksheet_write_boolean(page->worksheet, (lxw_row_t)row, (lxw_col_t)column, truth, format));
	enter(page, row, column, xl_hash_truth(truth), format);
}

void xl_write_blank(struct xl_page *page, size_t row, size_t column, lxw_format *format)
{
	xl_check(page->book, worksheet_write_blank(page->worksheet, (lxw_row_t)row, (lxw_col_t)column, format));
}

void xl_write_formula(struct xl_page *page, size_t row, size_t column, const char *formula, const char *text,
		      double number, lxw_format *format)
{
	lxw_row_t r = (lxw_row_t)row;
	lxw_col_t c = (lxw_col_t)column;
	uint64_t result = text ? hash_text(text, S("\n")) : xl_hash_number(number);

	xl_check(page->book, text ? worksheet_write_formula_str(page->worksheet, r, c, formula, format, text)
				  : worksheet_write_formula_num(page->worksheet, r, c, formula, format, number));
	/* The file has it without '='. */
	enter(page, row, column, xl_hash_both(hash_text(formula + 1, S("\n")), result), format);
	count_of(page)->formulas++;
}

void xl_write_merged(struct xl_page *page, size_t row, size_t first, size_t last, lxw_format *format)
{
	xl_write_area(page, row, row, first, last, format);
}

void xl_write_area(struct xl_page *page, size_t row, size_t last_row, size_t first, size_t last, lxw_format *format)
{
	xl_check(page->book, worksheet_merge_range(page->worksheet, (lxw_row_t)row, (lxw_col_t)first,
						   (lxw_row_t)last_row, (lxw_col_t)last, "", format));
	count_of(page)->merged++;
}

void xl_write_link(struct xl_page *page, size_t row, size_t column, const char *target, const char *text,
		   lxw_format *format)
{
	xl_check(page->book, worksheet_write_url_opt(page->worksheet, (lxw_row_t)row, (lxw_col_t)column, target, format,
						     text, NULL));
	enter(page, row, column, hash_cell_text(text), format);
	/* The file has where it leads to without "internal:". */
	struct str place = str_from(target);
	place = str_sub(place, str_find(place, S(":")) + 1, place.n);
	xl_digest_add(&count_of(page)->links, row, column, xl_hash_text(place));
}

/* "E6:E20", "E6" */
static uint64_t hash_range(size_t first, size_t last, size_t column)
{
	struct buf range = BUF_INIT;

	xl_add_cell(&range, first, column, false);
	if (last != first) {
		buf_char(&range, ':');
		xl_add_cell(&range, last, column, false);
	}
	uint64_t hash = xl_hash_text(buf_str(&range));
	buf_release(&range);
	return hash;
}

void xl_write_condition(struct xl_page *page, size_t first, size_t last, size_t column, const char *formula,
			lxw_format *format)
{
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_TYPE_FORMULA,
		.value_string = (char *)(uintptr_t)formula, /* the library copies it */
		.format = format,
	};

	xl_check(page->book, worksheet_conditional_format_range(page->worksheet, (lxw_row_t)first, (lxw_col_t)column,
								(lxw_row_t)last, (lxw_col_t)column, &rule));
	/* The file has it without '='. */
	xl_digest_add(&count_of(page)->conditions, last, column,
		      xl_hash_both(hash_range(first, last, column), hash_text(formula + 1, S("\n"))));
}

void xl_write_comment(struct xl_page *page, size_t row, size_t column, const char *text, lxw_comment_options *options)
{
	xl_check(page->book,
		 worksheet_write_comment_opt(page->worksheet, (lxw_row_t)row, (lxw_col_t)column, text, options));
	xl_digest_add(&page->book->count.comments, row, column, hash_text(text, S("\n")));
}

/*
 * A sheet in constant-memory mode takes no table, and would write its head where it writes no cells: for this call
 * it is taken out of the mode by a field of its public struct, and the head is then written as other cells are.
 */
void xl_write_table(struct xl_page *page, size_t row, size_t last, lxw_table_options *options)
{
	struct xl_book *book = page->book;
	size_t columns = page->width_count;
	uint64_t name = xl_hash_text(str_from(options->name));
	uint8_t constant_memory = page->worksheet->optimize;

	page->worksheet->optimize = 0;
	xl_check(book, worksheet_add_table(page->worksheet, (lxw_row_t)row, 0, (lxw_row_t)last,
					   (lxw_col_t)(columns - 1), options));
	page->worksheet->optimize = constant_memory;
	xl_digest_add(&book->count.tables, last, columns - 1, name);
	for (size_t c = 0; c < columns && !book->failed; c++) {
		lxw_table_column *column = options->columns[c];
		uint64_t title = hash_cell_text(column->header);
		if (constant_memory)
			xl_write_text(page, row, c, column->header, column->header_format);
		else
			enter(page, row, c, title, column->header_format);
		xl_digest_add(&book->count.columns, last, c, xl_hash_both(name, title));
	}
}
