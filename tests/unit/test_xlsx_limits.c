/* What cannot be a workbook, or cannot be written, is a diagnostic and never a damaged file. */
#include "xlsx_report.h"

#include "xlsx/readback.h"

#include <sys/stat.h>

static void test_full_disk(void **state)
{
	struct sample s;

	(void)state;
	report_make(&s, "");
	write_fails(&s, "/dev/full", DIAG_WRITE, "/dev/full: the workbook cannot be written");
	sample_release(&s);
	report_make(&s, "");
	write_fails(&s, "/nonexistent/a.xlsx", DIAG_WRITE, "the workbook cannot be written");
	sample_release(&s);
}

static void test_names_that_cannot_be(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	sample_data(&s, "---", "a:kr", 1);
	write_fails(&s, s.path, DIAG_INPUT, "“---” cannot be made the name of a sheet");
	sample_release(&s);
	sample_init(&s);
	sample_table(&s, "[]", "", "", "a", 1);
	write_fails(&s, s.path, DIAG_INPUT, "“[]” cannot be made");
	sample_release(&s);
	sample_init(&s);
	sample_data(&s, "a", "Belopp:kr|belopp :kr", 1);
	write_fails(&s, s.path, DIAG_INPUT, "two columns named “belopp”");
	sample_release(&s);
	sample_init(&s);
	sample_data(&s, "a", "b:kr| :kr", 1);
	write_fails(&s, s.path, DIAG_INPUT, "column 2 of table a has a name of 0 characters");
	sample_release(&s);
}

static void test_too_large(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	sample_data(&s, "a", "b:kr", 1)->row_count = 1048574;
	write_fails(&s, s.path, DIAG_INPUT, "sheet “a” would have 1048577 rows");
	sample_release(&s);
	sample_init(&s);
	sample_data(&s, "a", "b:kr", 1)->column_count = 16385;
	write_fails(&s, s.path, DIAG_INPUT, "sheet “a” would have 16385 columns");
	sample_release(&s);

	char *text = calloc(1, 32770);
	assert_non_null(text);
	memset(text, 'x', 32768);
	sample_init(&s);
	set_text(&s, sample_table(&s, "Blad", "", "", "a|b", 1), 0, 0, text);
	write_fails(&s, s.path, DIAG_INPUT, "the text of cell A4 on sheet “Blad” has 32768 characters");
	sample_release(&s);
	text[32767] = '\0';
	sample_init(&s);
	set_text(&s, sample_table(&s, "Blad", "", "", "a|b", 1), 0, 0, text);
	write_ok(&s);
	sample_release(&s);
	free(text);
}

static void test_formulas_that_cannot_be(void **state)
{
	char text[9000];
	struct sample s;

	(void)state;
	sample_init(&s);
	struct figure *stray = sample_amount(&s, "utan cell", 1, UNIT_KR, 0);
	struct figure *figure = sample_amount(&s, "formel", 1, UNIT_KR, 0);
	add_figure(&s, figure, stray);
	sample_key(&s, figure);
	write_fails(&s, s.path, DIAG_WRITE, "the formula of “formel” refers to something that has no cell");
	sample_release(&s);

	sample_init(&s);
	figure = sample_amount(&s, "lång", 1, UNIT_KR, 0);
	for (size_t i = 0; i < 8998; i += 2)
		memcpy(text + i, "1+", 2);
	strcpy(text + 8998, "1");
	add_text(&s, figure, text);
	sample_key(&s, figure);
	write_fails(&s, s.path, DIAG_INPUT, "the formula of “lång” has 9000 characters");
	sample_release(&s);

	sample_init(&s);
	figure = sample_text(&s, "text", "x");
	memset(text, 'x', 300);
	memcpy(text, "LEN(\"a\"\"", 8);
	strcpy(text + 300, "\")");
	add_text(&s, figure, text);
	sample_key(&s, figure);
	write_fails(&s, s.path, DIAG_INPUT, "holds a text of 295 characters");
	sample_release(&s);

	/* A range whose ends lie in two columns. */
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "a|b|c", 1);
	set_figure(table, 0, 1, stray = sample_amount(&s, "b", 1, UNIT_KR, 0));
	set_figure(table, 0, 2, figure = sample_amount(&s, "c", 1, UNIT_KR, 0));
	add_range(&s, figure, stray, figure);
	write_fails(&s, s.path, DIAG_WRITE, "the formula of “c” refers to something that has no cell");
	sample_release(&s);
}

static void test_texts_that_cannot_be(void **state)
{
	static const char *const texts[] = {"\x01", "\xFF", "\xEF\xBF\xBF"};
	struct sample s;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		sample_init(&s);
		set_text(&s, sample_table(&s, "Blad", "", "", "a|b", 1), 0, 0, texts[i]);
		write_fails(&s, s.path, DIAG_INPUT, "the text of cell A4 on sheet “Blad” holds control characters");
		sample_release(&s);
	}
	sample_init(&s);
	s.doc.at = S("2020-12-15");
	write_fails(&s, s.path, DIAG_WRITE, "the time of the run is “2020-12-15”");
	sample_release(&s);
}

/* What a workbook holds, as reading it back with nothing expected says. */
static struct xl_count counts_of(struct sample *s, const struct xl_layout *layout)
{
	const struct xl_count none = {0};
	struct xl_count count = {0};
	struct diags found;

	diags_init(&found, &s->arena);
	assert_false(xl_readback(s->path, layout, &none, (struct place){0}, &found));
	assert_int_equal(found.count, 6);
	size_t *const counts[] = {&count.values,  &count.formulas, &count.tables,
				  &count.columns, &count.comments, &count.names};
	for (size_t i = 0; i < found.count; i++) {
		const char *written = strstr(str_c(&s->arena, found.items[i].message), "written, ");
		assert_non_null(written);
		*counts[i] = strtoul(written + strlen("written, "), NULL, 10);
	}
	assert_int_equal(count.formulas, 70);
	assert_int_equal(count.tables, 2);
	assert_true(xl_readback(s->path, layout, &count, (struct place){0}, &found));
	return count;
}

static void assert_found_damaged(struct sample *s, const struct xl_layout *layout, const struct xl_count *count)
{
	struct diags found; /* of this reading alone: a message is not said twice */

	diags_init(&found, &s->arena);
	assert_false(xl_readback(s->path, layout, count, (struct place){0}, &found));
	assert_true(found.count > 0);
	assert_has(str_c(&s->arena, found.items[0].message), "came out damaged");
}

/* A file cut short is found. So is a changed byte, but for those that carry no content: dates, names given twice. */
static void test_readback(void **state)
{
	struct sample s;
	struct stat whole;
	struct xl_layout layout;

	(void)state;
	report_make(&s, "");
	write_ok(&s);
	assert_true(xl_layout_make(&layout, &s.arena, &s.doc, (struct place){0}, &s.diags));
	struct xl_count count = counts_of(&s, &layout);

	assert_int_equal(stat(s.path, &whole), 0);
	static const off_t percents[] = {0, 10, 50, 90, 99};
	for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
		assert_int_equal(truncate(s.path, whole.st_size * percents[i] / 100), 0);
		assert_found_damaged(&s, &layout, &count);
		assert_true(xlsx_write(&s.doc, &xlsx_look_default, s.path, &s.diags));
	}
	unsigned flips = 0, found = 0;
	for (off_t place = 100; place < whole.st_size; place += 97) {
		FILE *file = fopen(s.path, "r+b");
		assert_non_null(file);
		assert_int_equal(fseeko(file, place, SEEK_SET), 0);
		int was = fgetc(file);
		for (int turn = 0; turn < 2; turn++) {
			assert_int_equal(fseeko(file, place, SEEK_SET), 0);
			assert_true(fputc(turn ? was : was ^ 0x55, file) >= 0);
			assert_int_equal(fflush(file), 0);
			if (turn == 0)
				found += !xl_readback(s.path, &layout, &count, (struct place){0}, &s.diags);
		}
		fclose(file);
		flips++;
	}
	assert_true(flips > 200 && found > flips * 4 / 5);
	assert_true(xl_readback(s.path, &layout, &count, (struct place){0}, &s.diags));
	sample_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_names_that_cannot_be),
		cmocka_unit_test(test_too_large),
		cmocka_unit_test(test_formulas_that_cannot_be),
		cmocka_unit_test(test_texts_that_cannot_be),
		cmocka_unit_test(test_readback),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
