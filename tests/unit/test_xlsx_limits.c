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
	sample_table(&s, "Blad", "", "", "a|b", 1);
	sample_key(&s, sample_text(&s, "lång", text));
	write_fails(&s, s.path, DIAG_INPUT, "cell C4 of sheet “Tal i texten”: the text has 32768 characters");
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

/* Functions of functions, and of many arguments, as Excel counts them: not in texts, names of sheets and lists of constants. */
static void test_functions_that_cannot_be(void **state)
{
	struct sample s;

	(void)state;
	for (size_t extra = 0; extra < 2; extra++) {
		struct buf deep = BUF_INIT, wide = BUF_INIT;
		for (size_t i = 0; i < 64 + extra; i++)
			buf_add(&deep, S("ABS(("));
		buf_add(&deep, S("1"));
		for (size_t i = 0; i < 64 + extra; i++)
			buf_add(&deep, S("))"));
		buf_add(&wide, S("SUM(LEN(\"(,,,\"),SUM({1,2,3}),3"));
		for (size_t i = 3; i < 255 + extra; i++)
			buf_add(&wide, S(",1"));
		buf_char(&wide, ')');
		for (size_t n = 0; n < 2; n++) {
			sample_init(&s);
			struct figure *figure = sample_amount(&s, "formel", 1, UNIT_KR, 0);
			add_text(&s, figure, str_c(&s.arena, buf_str(n ? &wide : &deep)));
			sample_key(&s, figure);
			if (extra)
				write_fails(&s, s.path, DIAG_INPUT, n ? "256 arguments" : "65 deep");
			else
				write_ok(&s);
			sample_release(&s);
		}
		buf_release(&deep);
		buf_release(&wide);
	}
}

/* What a number format cannot hold is refused, not cut. */
static void test_marks_that_cannot_be(void **state)
{
	struct sample s;

	(void)state;
	for (size_t count = 3; count < 9; count += 5) {
		sample_init(&s);
		struct doc_table *table = sample_table(&s, "Blad", "", "", "a|b", 1);
		struct num third;
		assert_true(num_divide(&s.arena, num_whole(1), num_whole(3), &third));
		set_figure(table, 0, 1,
			   sample_figure(&s, "andel", value_number(third), (struct format){UNIT_PERCENT, 1}));
		struct run **end = &table->rows[0].cells[1].runs;
		for (size_t i = 0; i < count; i++, end = &(*end)->next) {
			*end = sample_run(&s, "");
			(*end)->kind = RUN_NOTE;
			(*end)->note = sample_note(&s, table, "not");
		}
		if (count == 3) {
			write_ok(&s);
			assert_has(part(&s, "xl/styles.xml"), "%&quot;¹\xC2\xA0²\xC2\xA0³&quot;\"");
		} else {
			write_fails(&s, s.path, DIAG_INPUT,
				    "cell B4 of sheet “Blad”: the marks of its notes make a number format");
		}
		sample_release(&s);
	}
}

/* How often the letter stands in the texts of the workbook. */
static size_t letters(struct sample *s, char letter)
{
	size_t found = 0;

	for (const char *at = part(s, "xl/sharedStrings.xml"); (at = strchr(at, letter)) != NULL; at++)
		found++;
	return found;
}

/* Words that begin with the letter, no two alike. */
static const char *words(struct sample *s, char letter, size_t count)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < count; i++)
		buf_printf(&out, "%s%c%zu", i ? " " : "", letter, 1000000 + i);
	const char *copy = str_c(&s->arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

/* Every row can show its text: long ones have a wide column, longer ones several rows, whose figures stay where they are. */
static void test_long_texts(void **state)
{
	static const size_t counts[] = {222, 3333}; /* of nine characters */
	struct sample s;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		sample_init(&s);
		struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Belopp|Kommentar", 3);
		table->columns[2].is_text = true;
		set_text(&s, table, 0, 0, "a");
		set_text(&s, table, 1, 0, "b");
		set_text(&s, table, 0, 2, words(&s, 'Q', counts[i]));
		set_text(&s, table, 2, 0, words(&s, 'W', counts[i]));
		table->rows[2].kind = ROW_HEADING;
		table->remark = str_from(words(&s, 'Y', counts[i]));
		table->title = str_from(words(&s, 'J', counts[i]));
		struct figure *first = sample_amount(&s, "1", 1, UNIT_KR, 0),
			      *last = sample_amount(&s, "2", 2, UNIT_KR, 0);
		struct figure *sum = sample_amount(&s, "3", 3, UNIT_KR, 0);
		first->name = S("först");
		last->name = S("sist");
		add_figure(&s, sum, first);
		add_text(&s, sum, "+");
		add_figure(&s, sum, last);
		set_figure(table, 0, 1, first);
		set_figure(table, 1, 1, last);
		sample_key(&s, sum);
		write_ok(&s);

		assert_int_equal(letters(&s, 'Q'), counts[i]);
		assert_int_equal(letters(&s, 'W'), counts[i]);
		assert_int_equal(letters(&s, 'Y'), counts[i]);
		assert_in_range(letters(&s, 'J'), counts[i], 2 * counts[i]); /* in the contents, too */
		const char *xml = sheet(&s, 2);
		for (const char *at = xml; (at = strstr(at, " ht=\"")) != NULL; at++)
			assert_true(strtod(at + 5, NULL) <= 409);
		assert_has(xml, "<col min=\"3\" max=\"3\" width=\"8");
		/* Texts over the width of the page are in merged cells. */
		assert_has(xml, "<mergeCell ref=\"A3:C3\"/>");
		/* The cells that have the names hold the figures. */
		const char *workbook = part(&s, "xl/workbook.xml");
		const char *cell = strstr(workbook, "name=\"sist\">'Blad'!$B$");
		assert_non_null(cell);
		int row = atoi(cell + strlen("name=\"sist\">'Blad'!$B$"));
		assert_has(xml, str_c(&s.arena, str_printf(&s.arena, "<c r=\"B%d\"", row)));
		assert_has(strstr(xml, str_c(&s.arena, str_printf(&s.arena, "<c r=\"B%d\"", row))), "<v>2</v>");
		assert_true(i == 0 || row > 30);
		sample_release(&s);
	}
	/* A title of a column has one row. */
	sample_init(&s);
	char *title = arena_array(&s.arena, 30001, 1);
	memset(title, 'q', 30000);
	sample_table(&s, "Blad", "", "", "a|b", 1)->columns[1].title = str_from(title);
	write_fails(&s, s.path, DIAG_INPUT, "cell B3 of sheet “Blad”: the title of the column takes");
	sample_release(&s);
	/* Nor do more line breaks than Excel takes go into a cell. */
	sample_init(&s);
	title = arena_array(&s.arena, 301, 1);
	memset(title, '\n', 300);
	set_data(sample_data(&s, "data", "a:text", 1), 0, 0, value_text(str_from(title)));
	write_fails(&s, s.path, DIAG_INPUT, "row 1, column “a” of table data: the text has 300 line breaks");
	sample_release(&s);
}

/* Escapes count as Excel's file has them; and every chart that is too large is found, not the first. */
static void test_other_limits(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	char *text = arena_array(&s.arena, 32768, 1);
	memset(text, 'x', 32767);
	memcpy(text, "_x0041_", 7);
	set_data(sample_data(&s, "data", "a:text", 1), 0, 0, value_text(str_from(text)));
	write_fails(&s, s.path, DIAG_INPUT, "the text has 32773 characters");
	sample_release(&s);

	sample_init(&s);
	for (size_t i = 0; i < 2; i++) {
		struct block *block = ARENA_NEW(&s.arena, struct block);
		block->kind = BLOCK_CHART;
		block->chart = ARENA_NEW(&s.arena, struct doc_chart);
		block->chart->title = i ? S("Andra") : S("Första");
		block->chart->category_count = 1;
		block->chart->categories = ARENA_ARRAY(&s.arena, struct str, 1);
		block->chart->series_count = 256;
		block->chart->series = ARENA_ARRAY(&s.arena, struct chart_series, 256);
		for (size_t n = 0; n < 256; n++)
			block->chart->series[n].points = ARENA_ARRAY(&s.arena, struct chart_point, 1);
		*s.block_end = block;
		s.block_end = &block->next;
	}
	write_fails(&s, s.path, DIAG_INPUT, "chart “Första” has 256 series");
	assert_has(str_c(&s.arena, diags_text(&s.arena, &s.diags)), "chart “Andra” has 256 series");
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
		cmocka_unit_test(test_functions_that_cannot_be),
		cmocka_unit_test(test_marks_that_cannot_be),
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_other_limits),
		cmocka_unit_test(test_damaged_archives),
		cmocka_unit_test(test_damaged_content),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
