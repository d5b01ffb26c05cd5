/* Writing a sample document as PDF and looking at it with poppler's tools, for the tests of the PDF renderer. */
#ifndef UNDERLAG_TEST_PDF_TOOLS_H
#define UNDERLAG_TEST_PDF_TOOLS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "pdf/pdf.h"
#include "test_pdf_sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MINUS "\xE2\x88\x92"
#define HARD "\xC2\xA0"

static char tool_folder[64];

static inline int tool_setup(void **state)
{
	(void)state;
	snprintf(tool_folder, sizeof tool_folder, "/tmp/underlag-pdf-XXXXXX");
	return mkdtemp(tool_folder) ? 0 : -1;
}

static inline int tool_teardown(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", tool_folder);
	return system(command);
}

static inline const char *tool_path(struct sample *s, const char *name)
{
	return str_c(&s->arena, str_printf(&s->arena, "%s/%s", tool_folder, name));
}

/* Writes with the default look; the faults as text, "" if none. */
static inline struct str tool_write(struct sample *s, const char *path)
{
	struct diags diags;

	diags_init(&diags, &s->arena);
	bool good = pdf_write(&s->doc, &pdf_style_default, NULL, path, &diags);
	assert_int_equal(good, diags_faults(&diags) == 0);
	return diags_text(&s->arena, &diags);
}

static inline struct str tool_read(struct sample *s, FILE *file)
{
	struct buf all = BUF_INIT;
	char part[4096];
	size_t n;

	assert_non_null(file);
	while ((n = fread(part, 1, sizeof part, file)) > 0)
		buf_add(&all, (struct str){part, n});
	struct str copy = str_copy(&s->arena, buf_str(&all));
	buf_release(&all);
	return copy;
}

static inline struct str tool_bytes(struct sample *s, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct str all = tool_read(s, file);

	fclose(file);
	return all;
}

/* What a command prints about a file of the test's folder. */
static inline struct str tool_run(struct sample *s, const char *command, const char *path, const char *rest)
{
	FILE *pipe = popen(str_c(&s->arena, str_printf(&s->arena, "%s '%s' %s", command, path, rest)), "r");
	struct str all = tool_read(s, pipe);

	assert_int_equal(pclose(pipe), 0);
	return all;
}

/* Writes the sample, which must work, and returns its text as laid out, pages parted by form feeds. */
static inline struct str tool_text(struct sample *s)
{
	const char *path = tool_path(s, "a.pdf");

	assert_string_equal(str_c(&s->arena, tool_write(s, path)), "");
	return tool_run(s, "pdftotext -layout", path, "-");
}

static inline bool tool_has(struct str text, const char *part)
{
	return str_find(text, str_from(part)) != (size_t)-1;
}

static inline size_t tool_count(struct str text, const char *part)
{
	size_t count = 0, at;

	for (; (at = str_find(text, str_from(part))) != (size_t)-1; count++)
		text = str_sub(text, at + strlen(part), text.n);
	return count;
}

/* The text of a page, counted from 1. */
static inline struct str tool_page(struct str text, unsigned number)
{
	struct str page = {NULL, 0};

	while (number-- > 0)
		page = str_cut(&text, '\f');
	return page;
}

/* Dark points of a file's first page. */
static inline unsigned long tool_ink_of(struct sample *s, const char *path)
{
	unsigned long ink = 0;
	int space = 0;
	struct str image = tool_run(s, "pdftoppm -gray -r 150 -f 1 -l 1", path, "");
	size_t at = 0;

	while (space < 4) /* "P5", width, height, 255 */
		space += strchr(" \n", image.p[at++]) != NULL;
	for (; at < image.n; at++)
		ink += (unsigned char)image.p[at] < 128;
	return ink;
}

/* Those of the sample, which must be writable. */
static inline unsigned long tool_ink(struct sample *s)
{
	const char *path = tool_path(s, "ink.pdf");

	assert_string_equal(str_c(&s->arena, tool_write(s, path)), "");
	return tool_ink_of(s, path);
}

#endif
