/* What the tests of src/publish share: a scratch folder, an arena and diagnostics for each test, and looks at files. */
#ifndef UNDERLAG_TESTS_PUBLISH_SCRATCH_H
#define UNDERLAG_TESTS_PUBLISH_SCRATCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "publish/file.h"

struct scratch {
	struct arena arena;
	struct diags diags;
	char folder[64];
};

static int scratch_begin(void **state)
{
	struct scratch *s = calloc(1, sizeof *s);

	diags_init(&s->diags, &s->arena);
	strcpy(s->folder, "/tmp/underlag-test-XXXXXX");
	*state = s;
	return mkdtemp(s->folder) ? 0 : -1;
}

static int scratch_end(void **state)
{
	struct scratch *s = *state;
	bool ok = folder_remove(s->folder);

	arena_release(&s->arena);
	free(s);
	return ok ? 0 : -1;
}

static inline const char *scratch_path(struct scratch *s, const char *name)
{
	return path_in(&s->arena, s->folder, str_from(name));
}

static inline void scratch_write(struct scratch *s, const char *path, const char *text)
{
	assert_true(file_write(path, str_from(text), &s->diags));
}

/* The file's text; fails the test when it is not there. */
static inline const char *scratch_read(struct scratch *s, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct stat status;

	if (!file)
		fail_msg("%s is not there", path);
	assert_int_equal(fstat(fileno(file), &status), 0);
	char *text = arena_alloc(&s->arena, (size_t)status.st_size + 1);
	assert_int_equal(fread(text, 1, (size_t)status.st_size, file), status.st_size);
	fclose(file);
	return text;
}

/* The names in a folder, each followed by a space. */
static inline const char *scratch_names(struct scratch *s, const char *path)
{
	struct str_list names;
	struct str text = {NULL, 0};

	assert_true(folder_list(path, &s->arena, &names, &s->diags));
	for (size_t i = 0; i < names.count; i++)
		text = str_join(&s->arena, text, str_printf(&s->arena, "%.*s ", STR_ARG(names.items[i])));
	return str_c(&s->arena, text);
}

static inline bool scratch_exists(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0;
}

/* What has been said so far. */
static inline const char *scratch_said(struct scratch *s)
{
	return str_c(&s->arena, diags_text(&s->arena, &s->diags));
}

#define assert_says(s, part) \
	do { \
		if (!strstr(scratch_said(s), part)) \
			fail_msg("\"%s\" is not in: %s", part, scratch_said(s)); \
	} while (0)

#define SCRATCH_TEST(test) cmocka_unit_test_setup_teardown(test, scratch_begin, scratch_end)

#endif
