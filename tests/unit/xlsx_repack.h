/* Changing one member of a workbook: the archive stays whole. */
#ifndef UNDERLAG_TESTS_XLSX_REPACK_H
#define UNDERLAG_TESTS_XLSX_REPACK_H

#include "xlsx_sample.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

SAMPLE void repack_read(unzFile from, struct buf *text)
{
	char piece[4096];
	int n;

	buf_clear(text);
	assert_int_equal(unzOpenCurrentFile(from), UNZ_OK);
	while ((n = unzReadCurrentFile(from, piece, sizeof piece)) > 0)
		buf_add(text, (struct str){piece, (size_t)n});
	assert_int_equal(unzCloseCurrentFile(from), UNZ_OK);
}

SAMPLE void repack_write(zipFile to, const char *name, struct str text)
{
	zip_fileinfo info = {0};

	assert_int_equal(zipOpenNewFileInZip(to, name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED, 6), ZIP_OK);
	assert_int_equal(zipWriteInFileInZip(to, text.n ? text.p : "", (unsigned)text.n), ZIP_OK);
	assert_int_equal(zipCloseFileInZip(to), ZIP_OK);
}

/* Replaces the first occurrence of `old` in the member. False when there is none. */
SAMPLE bool repack(struct sample *s, const char *member, const char *old, const char *new)
{
	const char *path = str_c(&s->arena, str_join(&s->arena, str_from(s->path), S(".new")));
	unzFile from = unzOpen(s->path);
	zipFile to = zipOpen(path, 0);
	struct buf text = BUF_INIT, changed = BUF_INIT;
	bool found = false;
	unz_file_info info;
	char name[256];

	assert_true(from && to);
	for (int next = unzGoToFirstFile(from); next == UNZ_OK; next = unzGoToNextFile(from)) {
		assert_int_equal(unzGetCurrentFileInfo(from, &info, name, sizeof name, NULL, 0, NULL, 0), UNZ_OK);
		repack_read(from, &text);
		struct str all = buf_str(&text);
		size_t at = strcmp(name, member) == 0 ? str_find(all, str_from(old)) : (size_t)-1;
		buf_clear(&changed);
		buf_add(&changed, str_sub(all, 0, at));
		if (at != (size_t)-1) {
			found = true;
			buf_add(&changed, str_from(new));
			buf_add(&changed, str_sub(all, at + strlen(old), all.n));
		}
		repack_write(to, name, buf_str(&changed));
	}
	assert_int_equal(unzClose(from), UNZ_OK);
	assert_int_equal(zipClose(to, NULL), ZIP_OK);
	assert_int_equal(rename(path, s->path), 0);
	buf_release(&text);
	buf_release(&changed);
	return found;
}

#endif
