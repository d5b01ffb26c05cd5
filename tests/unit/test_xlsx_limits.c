/* What cannot be a workbook, or cannot be written, is a diagnostic and never a damaged file. */
#include "xlsx_repack.h"
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
	write_fails(&s, s.path, DIAG_INPUT, "cell A4 of sheet “Blad”: the text has 32768 characters");
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
		write_fails(&s, s.path, DIAG_INPUT, "cell A4 of sheet “Blad”: the text holds a control character");
		sample_release(&s);
	}
	sample_init(&s);
	s.doc.at = S("2020-12-15");
	write_fails(&s, s.path, DIAG_WRITE, "the time of the run is “2020-12-15”");
	sample_release(&s);
}

/* ---- reading back ---- */

struct readback {
	struct sample s;
	struct xl_layout layout;
	struct xl_count written; /* what the file holds as it was written */
};

static void readback_init(struct readback *r)
{
	static struct table_mark mark = {1, MARK_BELOW, {-500000050, NULL}, STR("Avvikelse under −5 mkr")};

	report_make(&r->s, "");
	r->s.doc.blocks->table->marks = &mark;
	r->s.doc.blocks->table->mark_count = 1;
	write_ok(&r->s);
	assert_true(xl_layout_make(&r->layout, &r->s.arena, &r->s.doc, (struct place){0}, &r->s.diags));
	assert_true(xl_read_back(r->s.path, &r->layout, &r->s.arena, &r->written, (struct place){0}, &r->s.diags));
	assert_true(xl_count_same(&r->written, &r->written, &r->layout, (struct place){0}, &r->s.diags));
	assert_int_equal(r->written.tables.count, 2);
	assert_int_equal(r->written.named.count, 3);
}

/* Empty where the file is as it was written, else the first message. */
static const char *damage(struct readback *r)
{
	struct xl_count found;
	struct diags diags; /* of this reading alone: a message is not said twice */
	struct arena *arena = &r->s.arena;

	diags_init(&diags, arena);
	if (xl_read_back(r->s.path, &r->layout, arena, &found, (struct place){0}, &diags) &&
	    xl_count_same(&found, &r->written, &r->layout, (struct place){0}, &diags))
		return "";
	assert_true(diags.count > 0);
	assert_has(str_c(arena, diags.items[0].message), "came out damaged");
	return str_c(arena, diags.items[0].message);
}

/* A file cut short is found. So is a changed byte, but for those that carry no content: dates, names given twice. */
static void test_damaged_archives(void **state)
{
	static const off_t percents[] = {0, 10, 50, 90, 99};
	struct readback r;
	struct stat whole;

	(void)state;
	readback_init(&r);
	assert_int_equal(stat(r.s.path, &whole), 0);
	for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
		assert_int_equal(truncate(r.s.path, whole.st_size * percents[i] / 100), 0);
		assert_string_not_equal(damage(&r), "");
		assert_true(xlsx_write(&r.s.doc, &xlsx_look_default, r.s.path, &r.s.diags));
	}
	unsigned flips = 0, found = 0;
	for (off_t place = 100; place < whole.st_size; place += 97) {
		FILE *file = fopen(r.s.path, "r+b");
		assert_non_null(file);
		assert_int_equal(fseeko(file, place, SEEK_SET), 0);
		int was = fgetc(file);
		for (int turn = 0; turn < 2; turn++) {
			assert_int_equal(fseeko(file, place, SEEK_SET), 0);
			assert_true(fputc(turn ? was : was ^ 0x55, file) >= 0);
			assert_int_equal(fflush(file), 0);
			if (turn == 0)
				found += damage(&r)[0] != '\0';
		}
		fclose(file);
		flips++;
	}
	assert_true(flips > 200 && found > flips * 4 / 5);
	assert_string_equal(damage(&r), "");
	sample_release(&r.s);
}

/* Well-formed XML in a whole archive, and one thing in it that is not what was written. */
static void test_damaged_content(void **state)
{
	static const struct {
		const char *member, *from, *to, *words;
	} changes[] = {
		/* a digit, a result, a formula */
		{"xl/worksheets/sheet6.xml", "<v>202001</v>", "<v>202002</v>", "sheet “huvudbok” holds other values"},
		{"xl/worksheets/sheet5.xml", "<v>202011</v>", "<v>202010</v>",
		 "sheet “Tal i texten” holds other values"},
		{"xl/worksheets/sheet5.xml", "underskott</v>", "överskott</v>",
		 "sheet “Tal i texten” holds other values"},
		{"xl/worksheets/sheet4.xml", "<f>-", "<f>+", "sheet “Per månad” holds other values"},
		{"xl/worksheets/sheet4.xml", "<f>", "<x>", "xl/worksheets/sheet4.xml is cut short or broken XML"},
		/* another format or place, or none */
		{"xl/worksheets/sheet6.xml", "<v>202001</v>", "", "sheet “huvudbok”"},
		{"xl/worksheets/sheet6.xml", "r=\"A5\"", "r=\"A50000\"", "sheet “huvudbok” holds other values"},
		{"xl/styles.xml", "formatCode=\"0000", "formatCode=\"00", "values or formats"},
		/* texts */
		{"xl/sharedStrings.xml", "<t>Nämnd</t>", "<t>Namnd</t>", "holds other values"},
		{"xl/sharedStrings.xml", "<t>Nämnd</t>", "<t></t>", "holds other values"},
		{"xl/comments1.xml", "<t>", "<t>x", "its comments are not those written"},
		/* where links lead, and limits */
		{"xl/worksheets/sheet2.xml", "location=\"'Om'!A1\"", "location=\"'Om'!A2\"",
		 "links or conditional formats of"},
		{"xl/worksheets/sheet2.xml", "<hyperlink ref=\"A2\"", "<hyperlink ref=\"A3\"",
		 "links or conditional formats of"},
		{"xl/worksheets/sheet2.xml", "<formula>AND", "<formula>OR", "links or conditional formats of"},
		{"xl/worksheets/sheet2.xml", "<conditionalFormatting sqref=\"B", "<conditionalFormatting sqref=\"A",
		 "links or conditional formats of"},
		/* names */
		{"xl/tables/table1.xml", "displayName=\"", "displayName=\"x", "its tables are not those"},
		{"xl/tables/table1.xml", "name=\"belopp", "name=\"b", "its table columns are not those"},
		{"xl/tables/table1.xml", "ref=\"A3:", "ref=\"A3:A3:", "its tables are not those"},
		{"xl/workbook.xml", "name=\"period\"", "name=\"perioden\"", "its names of cells are not those"},
		{"xl/workbook.xml", "<sheet name=\"Om\"", "<sheet name=\"O\"", "its sheets are not those"},
		/* parts */
		{"xl/_rels/workbook.xml.rels", "worksheets/sheet2.xml", "worksheets/sheet1.xml",
		 "what xl/worksheets/sheet2.xml is"},
		{"xl/_rels/workbook.xml.rels", "sharedStrings.xml", "x.xml", "it lacks xl/x.xml"},
		{"[Content_Types].xml", "PartName=\"/xl/tables/table1.xml", "PartName=\"/x.xml",
		 "what xl/tables/table1.xml is"},
		{"[Content_Types].xml", "Extension=\"rels\"", "Extension=\"x\"", "what _rels/.rels is"},
	};
	struct readback r;

	(void)state;
	readback_init(&r);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		if (!repack(&r.s, changes[i].member, changes[i].from, changes[i].to))
			fail_msg("no “%s” in %s", changes[i].from, changes[i].member);
		const char *message = damage(&r);
		assert_string_not_equal(message, "");
		assert_has(message, changes[i].words);
		assert_true(xlsx_write(&r.s.doc, &xlsx_look_default, r.s.path, &r.s.diags));
	}
	assert_string_equal(damage(&r), "");
	sample_release(&r.s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_names_that_cannot_be),
		cmocka_unit_test(test_too_large),
		cmocka_unit_test(test_formulas_that_cannot_be),
		cmocka_unit_test(test_texts_that_cannot_be),
		cmocka_unit_test(test_damaged_archives),
		cmocka_unit_test(test_damaged_content),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
