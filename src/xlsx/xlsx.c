/* A document as a workbook: lay out, write, force to the disk, read back. */
#include "xlsx/xlsx.h"

#include "xlsx/book.h"
#include "xlsx/properties.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

const struct xlsx_look xlsx_look_default = {
	.accent = 0x1F3864,
	.series = {0x123B63, 0xE08A1E, 0x7FA7CC, 0x5B8C5A, 0xB9C7D6, 0x8A4F7D},
	.level = 0x123B63,
	.rise = 0x5B8C5A,
	.fall = 0xE08A1E,
};

static void write_sheets(struct xl_book *book)
{
	xl_count_init(&book->count, book->arena, book->layout);
	for (const struct xl_sheet *sheet = book->layout->sheets; sheet && !book->failed; sheet = sheet->next) {
		switch (sheet->kind) {
		case XL_ABOUT:
			xl_write_about(book, sheet);
			break;
		case XL_TABLES:
			xl_write_tables(book, sheet);
			break;
		case XL_FIGURES:
			xl_write_figures(book, sheet);
			break;
		case XL_CHART_DATA:
			xl_write_chart_data(book, sheet);
			break;
		case XL_DATA:
			xl_write_data(book, sheet);
			break;
		}
	}
	if (!book->failed)
		xl_define_names(book);
}

/* Fills and closes the workbook. One with a fault is freed without being written. */
static bool write_book(struct xl_book *book, const char *path)
{
	book->workbook = workbook_new(path);
	if (!book->workbook) {
		xl_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return false;
	}
	if (xl_set_properties(book))
		write_sheets(book);
	else
		book->failed = true;
	if (book->failed || book->faulty) {
		lxw_workbook_free(book->workbook);
		return false;
	}
	errno = 0;
	lxw_error error = workbook_close(book->workbook);
	if (error != LXW_NO_ERROR)
		diag_add(book->diags, DIAG_WRITE, book->at, _("the workbook cannot be written: %s%s%s"),
			 lxw_strerror(error), errno ? " " : "", errno ? strerror(errno) : "");
	return error == LXW_NO_ERROR;
}

static bool force_to_disk(struct xl_book *book, const char *path)
{
	int file = open(path, O_RDWR | O_CLOEXEC);
	bool fine = file >= 0 && fsync(file) == 0;
	int fault = errno;

	if (file >= 0 && close(file) != 0 && fine) {
		fine = false;
		fault = errno;
	}
	if (!fine)
		diag_add(book->diags, DIAG_WRITE, book->at, _("the workbook cannot be forced to the disk: %s"),
			 strerror(fault));
	return fine;
}

static bool read_back(struct xl_book *book, const char *path)
{
	struct xl_count found;

	return xl_read_back(path, book->layout, book->arena, &found, book->at, book->diags) &&
	       xl_count_same(&found, &book->count, book->layout, book->at, book->diags);
}

static bool write_in_c_locale(struct xl_book *book, const char *path)
{
	/* printf writes the numbers of the file, and strtod reads them: a decimal comma would damage them. */
	locale_t mixed = newlocale(LC_NUMERIC_MASK, "C", duplocale(uselocale((locale_t)0)));
	if (mixed == (locale_t)0) {
		diag_add(book->diags, DIAG_WRITE, book->at, _("the locale cannot be set: %s"), strerror(errno));
		return false;
	}
	locale_t before = uselocale(mixed);
	bool fine = write_book(book, path) && force_to_disk(book, path) && read_back(book, path);
	uselocale(before);
	freelocale(mixed);
	return fine;
}

bool xlsx_write(const struct doc *doc, const struct xlsx_look *look, const char *path, struct diags *diags)
{
	struct arena arena = ARENA_INIT;
	struct xl_layout layout;
	struct xl_book book = {.arena = &arena, .doc = doc, .look = look, .layout = &layout, .diags = diags};

	book.styles.look = look;
	book.at.file = str_from(path);
	bool fine = xl_layout_make(&layout, &arena, doc, book.at, diags) && write_in_c_locale(&book, path);
	arena_release(&book.scratch);
	arena_release(&arena);
	return fine;
}
