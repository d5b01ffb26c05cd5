/* What the tests of src/table and src/base share: a folder of CSV files, a store over it, and looks at what came of it. */
#ifndef UNDERLAG_TESTS_TABLE_SAMPLE_H
#define UNDERLAG_TESTS_TABLE_SAMPLE_H

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

#include <ftw.h>

#include "base/settings.h"
#include "table/store.h"

struct sample {
	struct arena arena;
	struct diags diags;
	struct settings settings;
	struct store *store;
	int32_t period;
	char folder[32]; /* the current folder is here: files are named "in/…" */
};

static inline int sample_begin(void **state)
{
	struct sample *s = calloc(1, sizeof *s);

	diags_init(&s->diags, &s->arena);
	s->period = 202011;
	strcpy(s->folder, "/tmp/underlag-test-XXXXXX");
	*state = s;
	return mkdtemp(s->folder) && chdir(s->folder) == 0 && mkdir("in", 0700) == 0 ? 0 : -1;
}

static inline int remove_one(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status;
	(void)kind;
	(void)at;
	return remove(path);
}

static inline int sample_end(void **state)
{
	struct sample *s = *state;

	if (s->store)
		store_close(s->store);
	if (chdir("/") != 0)
		return -1;
	if (nftw(s->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS) != 0)
		return -1;
	arena_release(&s->arena);
	free(s);
	return 0;
}

#define SAMPLE_TEST(test) cmocka_unit_test_setup_teardown(test, sample_begin, sample_end)

static inline void write_bytes(const char *path, const char *bytes, size_t n)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

/* An input file, "budget.csv". */
static inline void input(const char *name, const char *text)
{
	char path[300];

	snprintf(path, sizeof path, "in/%s", name);
	write_bytes(path, text, strlen(text));
}

static inline void settings_are(struct sample *s, const char *text)
{
	write_bytes("settings.ini", text, strlen(text));
	if (!settings_read(&s->settings, &s->arena, "settings.ini", &s->diags))
		fail_msg("%s", str_c(&s->arena, diags_text(&s->arena, &s->diags)));
}

/* Everything that has been said. */
static inline const char *said(struct sample *s)
{
	return str_c(&s->arena, diags_text(&s->arena, &s->diags));
}

#define assert_says(s, part) \
	do { \
		if (!strstr(said(s), part)) \
			fail_msg("\"%s\" is not in: %s", part, said(s)); \
	} while (0)

static inline void open_store(struct sample *s)
{
	s->store = store_open(&s->arena, "in", &s->settings, s->period, &s->diags);
	if (!s->store)
		fail_msg("store_open: %s", said(s));
}

static inline void read_store(struct sample *s)
{
	if (!store_read(s->store, NULL, NULL, &s->diags))
		fail_msg("store_read: %s", said(s));
}

/* Opens, and reads if that worked; something must be wrong. */
static inline void faulty_store(struct sample *s)
{
	s->store = store_open(&s->arena, "in", &s->settings, s->period, &s->diags);
	if (s->store && store_read(s->store, NULL, NULL, &s->diags))
		fail_msg("no fault was found");
	assert_int_equal(diags_exit_status(&s->diags), 3);
}

static inline struct table *table_named(struct sample *s, const char *name)
{
	struct table *table = store_table(s->store, str_from(name));

	if (!table)
		fail_msg("no table %s", name);
	return table;
}

static inline size_t column_named(struct sample *s, struct table *table, const char *name)
{
	int column = store_column(s->store, table, str_from(name));

	if (column < 0)
		fail_msg("no column %s", name);
	return (size_t)column;
}

static inline const char *value_shown(struct sample *s, struct value value)
{
	if (value.kind == VALUE_NUMBER)
		return str_c(&s->arena, num_exact_text(&s->arena, value.num, NULL));
	return str_c(&s->arena, value.kind == VALUE_TEXT ? value.text : S(""));
}

/* All rows of some columns ("kod namn") as text: cells joined by '|', rows by '\n'. Numbers are plain decimals. */
static inline const char *table_shown(struct sample *s, struct table *table, const char *columns)
{
	struct str text = {NULL, 0};

	for (size_t row = 0; row < table->row_count; row++) {
		struct str rest = str_from(columns);
		while (rest.n) {
			const char *name = str_c(&s->arena, str_cut(&rest, ' '));
			struct value value = table->columns[column_named(s, table, name)].cells[row];
			text = str_printf(&s->arena, "%.*s%s%s", STR_ARG(text), value_shown(s, value),
					  rest.n ? "|" : "\n");
		}
	}
	return str_c(&s->arena, text);
}

static inline const char *rows_of(struct sample *s, const char *table, const char *columns)
{
	return table_shown(s, table_named(s, table), columns);
}

/* Asks for columns so that they are there after reading. */
static inline void want(struct sample *s, const char *table, const char *columns)
{
	struct str rest = str_from(columns);

	while (rest.n)
		column_named(s, table_named(s, table), str_c(&s->arena, str_cut(&rest, ' ')));
}

static inline struct cube *cube_over(struct sample *s, const char *columns)
{
	struct str rest = str_from(columns);
	size_t indices[16], count = 0;

	while (rest.n)
		indices[count++] = column_named(s, store_ledger(s->store), str_c(&s->arena, str_cut(&rest, ' ')));
	return store_cube(s->store, indices, count);
}

/* A cube's rows, all its columns. */
static inline const char *cube_shown(struct sample *s, struct cube *cube)
{
	struct str text = {NULL, 0};

	for (size_t row = 0; row < cube->table.row_count; row++)
		for (size_t k = 0; k < cube->table.column_count; k++)
			text = str_printf(&s->arena, "%.*s%s%s", STR_ARG(text),
					  value_shown(s, cube->table.columns[k].cells[row]),
					  k + 1 < cube->table.column_count ? "|" : "\n");
	return str_c(&s->arena, text);
}

/* A small region: two boards, three cost centres of which one moves, four accounts. */
static inline void input_region(void)
{
	input("organisation.csv", "kod;namn;typ;överordnad;från;till\n"
				  "R;Regionen;region;;;\n"
				  "HSN;Hälso- och sjukvårdsnämnden;nämnd;R;;\n"
				  "RUN;Regionala utvecklingsnämnden;nämnd;R;;\n"
				  "F1;Närsjukvård;förvaltning;HSN;;\n"
				  "F2;Kultur;förvaltning;RUN;;\n"
				  "0101;Mottagning ett;ansvar;F1;;2020-06\n"
				  "0101;Mottagning ett;ansvar;F2;2020-07;\n"
				  "0102;Mottagning två;ansvar;F1;2019-01-01;\n");
	input("kontoplan.csv", "konto;benämning;post;del;avsnitt;ordning\n"
			       "3*;Intäkter;Intäkter;resultat;verksamhet;1\n"
			       "4000-4999;Personal;Personalkostnader;resultat;verksamhet;2\n"
			       "4010;Löner;Lönekostnader;resultat;verksamhet;3\n"
			       "1930;Bank;Likvida medel;balans;omsättning;10\n");
}

#endif
