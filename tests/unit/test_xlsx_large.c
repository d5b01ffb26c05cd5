/* Data sheets of many rows: constant memory, the same workbook otherwise. */
#include "xlsx_repack.h"

#include "xlsx/readback.h"

#include <malloc.h>
#include <signal.h>
#include <sys/resource.h>

#ifdef __SANITIZE_ADDRESS__
/* Its header is not in every Debian package of gcc. */
size_t __sanitizer_get_current_allocated_bytes(void);
#endif

enum { ROWS = 9000, COLUMNS = 8 };

static size_t memory_in_use(void)
{
#ifdef __SANITIZE_ADDRESS__
	return __sanitizer_get_current_allocated_bytes();
#else
	return mallinfo2().uordblks;
#endif
}

/* What large_cell() sees of the process. */
static struct {
	char room[64];
	size_t last_row, last_column, neighbours;
	size_t first_memory, most_memory;
} seen;

static struct value large_cell(const struct data_sheet *data, size_t row, size_t column)
{
	(void)data;
	seen.neighbours += row == seen.last_row && column == seen.last_column + 1;
	seen.last_row = row;
	seen.last_column = column;
	if (column == 0) {
		size_t memory = memory_in_use();
		seen.first_memory = row == 1000 ? memory : seen.first_memory;
		seen.most_memory = row > 1000 && memory > seen.most_memory ? memory : seen.most_memory;
		return value_number(num_whole(202001 + (int32_t)(row % 12)));
	}
	if (column == 5)
		return value_number(num_hundredths((int64_t)row * 995 - 1234567));
	if (column == 6)
		return value_number(num_whole((int32_t)row % 7));
	if (column == 7)
		return row % 3 ? value_empty() : value_text(S("=1+1 & <två>"));
	int n = snprintf(seen.room, sizeof seen.room, "%zu-%zu", column, row);
	return value_text((struct str){seen.room, (size_t)n});
}

/* Two sheets: the large one, and a small one behind it; a sum over the first among the figures. */
static struct data_sheet *large_make(struct sample *s, size_t rows)
{
	sample_init(s);
	memset(&seen, 0, sizeof seen);
	struct data_sheet *data = sample_data(
		s, "huvudbok",
		"period:period|ansvar:text|konto:text|motpart:text|text:text|belopp:kr|antal:antal|kommentar:text", 0);
	data->row_count = rows;
	data->cell = large_cell;
	const struct data_sheet *small = sample_data(s, "litet", "namn:text|värde:kr", 1);
	set_data(small, 0, 0, value_text(S("delad text")));
	set_data(small, 0, 1, value_number(num_hundredths(150)));

	int64_t sum = 0;
	for (size_t r = 0; r < rows; r++)
		sum += (int64_t)r * 995 - 1234567;
	struct figure *figure =
		sample_figure(s, "Summa", value_number(num_hundredths(sum)), (struct format){UNIT_KR, 2});
	add_text(s, figure, "SUM(");
	add_column(s, figure, data, 5);
	add_text(s, figure, ")");
	sample_key(s, figure);
	return data;
}

static void test_large_sheet(void **state)
{
	struct sample s;

	(void)state;
	large_make(&s, ROWS);
	write_ok(&s);
	/* Row after row: each cell but the first of a row after the one to its left. */
	assert_int_equal(seen.neighbours, ROWS * (COLUMNS - 1));
	const char *large = sheet(&s, 3);
	/* Texts stand in their cells; the head, the first row and the last are where the table says. */
	assert_has(large, "t=\"inlineStr\"><is><t>period</t></is></c>");
	assert_has(large, "<row r=\"4\"><c r=\"A4\"");
	assert_has(large, "<is><t>4-8999</t></is></c><c r=\"F9003\"");
	assert_has(large, "<v>77194.38</v></c>");
	assert_has(large, "<is><t>=1+1 &amp; &lt;två&gt;</t></is>");
	assert_has(part(&s, "xl/tables/table1.xml"), "displayName=\"huvudbok\" ref=\"A3:H9003\"");
	/* Set-up as on other sheets. */
	assert_has(large, "<pane ySplit=\"3\" topLeftCell=\"A4\"");
	assert_has(large, "<col min=\"6\" max=\"6\" width=\"1");
	assert_has(large, "<ignoredError sqref=\"A4:H9003\" numberStoredAsText=\"1\"/>");
	assert_has(large, "fitToHeight=\"0\"");
	assert_has(part(&s, "xl/workbook.xml"),
		   "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"2\">'huvudbok'!$3:$3<");
	/* The sheets before and after it share their texts. */
	const char *shared = part(&s, "xl/sharedStrings.xml");
	assert_has(shared, "delad text");
	assert_null(strstr(shared, "4-8999"));
	assert_null(strstr(sheet(&s, 2), "inlineStr"));
	assert_null(strstr(sheet(&s, 4), "inlineStr"));
	sample_release(&s);
}

/* Whatever the mode, the sheet says the same. */
static void test_small_sheet(void **state)
{
	struct sample s;

	(void)state;
	large_make(&s, 6250);
	write_ok(&s);
	assert_null(strstr(sheet(&s, 3), "inlineStr"));
	assert_has(part(&s, "xl/sharedStrings.xml"), "4-6249");
	sample_release(&s);
	large_make(&s, 6251);
	write_ok(&s);
	assert_has(sheet(&s, 3), "<is><t>4-6249</t></is>");
	sample_release(&s);
}

static void test_constant_memory(void **state)
{
	struct sample s;

	(void)state;
	large_make(&s, ROWS);
	write_ok(&s);
	assert_true(seen.first_memory > 0 && seen.most_memory > 0);
	assert_true(seen.most_memory < seen.first_memory + 100000);
	sample_release(&s);
}

static void test_same_bytes(void **state)
{
	struct sample s;
	struct buf first = BUF_INIT, second = BUF_INIT;

	(void)state;
	large_make(&s, ROWS);
	write_ok(&s);
	assert_int_equal(buf_read_file(&first, s.path), 0);
	write_ok(&s);
	assert_int_equal(buf_read_file(&second, s.path), 0);
	assert_true(str_equal(buf_str(&first), buf_str(&second)));
	buf_release(&first);
	buf_release(&second);
	sample_release(&s);
}

/* Calculated cells stand among the others, with their formulas and comments. */
static void test_calculated_cells(void **state)
{
	struct sample s;

	(void)state;
	struct data_sheet *data = large_make(&s, ROWS);
	const struct figure **column = ARENA_ARRAY(&s.arena, const struct figure *, ROWS);
	const struct figure *const **columns = ARENA_ARRAY(&s.arena, const struct figure *const *, COLUMNS);
	struct figure *sum = sample_amount(&s, "dubbelt", 12, UNIT_KR, 2);
	add_data_cell(&s, sum, data, 8000, 6);
	add_text(&s, sum, "*2");
	struct figure *constant = sample_amount(&s, "konstant", 7, UNIT_KR, 2);
	constant->source = S("ur årsbokslutet");
	column[8000] = sum;
	column[8001] = constant;
	columns[5] = column;
	data->figures = columns;
	write_ok(&s);
	const char *large = sheet(&s, 3);
	assert_has(large, "<f>G8004*2</f><v>12</v></c>");
	assert_has(part(&s, "xl/comments1.xml"), "ref=\"F8005\"");
	sample_release(&s);
}

/* A lost or changed digit is found, in texts of cells too. */
static void test_damaged(void **state)
{
	static const char *const changes[][2] = {
		{"<v>77194.38</v>", "<v>77194.39</v>"},
		{"<t>4-8999</t>", "<t>4-8998</t>"},
		{"<t>4-8999</t>", "<t></t>"},
		{"<c r=\"G9003\"", "<c r=\"G9004\""},
	};
	struct sample s;
	struct xl_layout layout;
	struct xl_count written, found;

	(void)state;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		large_make(&s, ROWS);
		write_ok(&s);
		assert_true(xl_layout_make(&layout, &s.arena, &s.doc, (struct place){0}, &s.diags));
		assert_true(xl_read_back(s.path, &layout, &s.arena, &written, (struct place){0}, &s.diags));
		assert_true(repack(&s, "xl/worksheets/sheet3.xml", changes[i][0], changes[i][1]));
		assert_true(xl_read_back(s.path, &layout, &s.arena, &found, (struct place){0}, &s.diags));
		assert_false(xl_count_same(&found, &written, &layout, (struct place){0}, &s.diags));
		assert_has(str_c(&s.arena, diags_text(&s.arena, &s.diags)),
			   "sheet “huvudbok” holds other values or formats than were written");
		sample_release(&s);
	}
}

/* What is said when no file may be larger than so many bytes, as if the disk were full; empty where nothing is. */
static const char *say_when_full(struct sample *s, size_t bytes)
{
	struct rlimit before, limit;

	large_make(s, ROWS);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	bool fine = xlsx_write(&s->doc, &xlsx_look_default, s->path, &s->diags);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_true(fine == (diags_faults(&s->diags) == 0));
	return str_c(&s->arena, diags_text(&s->arena, &s->diags));
}

/* The rows go to a temporary file, later to a second one with what stands around them: both are larger than the workbook. */
static void test_full_disk(void **state)
{
	struct sample s;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	large_make(&s, ROWS);
	write_ok(&s);
	size_t whole = strlen(sheet(&s, 3));
	sample_release(&s);
	for (size_t percent = 20; percent < 100; percent += 20) {
		assert_has(say_when_full(&s, whole * percent / 100),
			   "a temporary file of the workbook cannot be written");
		sample_release(&s);
	}
	for (size_t lacking = 1; lacking < 1000; lacking += 100) {
		assert_has(say_when_full(&s, whole - lacking), "came out damaged: xl/worksheets/sheet3.xml");
		sample_release(&s);
	}
	assert_string_equal(say_when_full(&s, whole), "");
	sample_release(&s);
}

static struct value faulty_cell(const struct data_sheet *data, size_t row, size_t column)
{
	if (column == 7 && row == 10)
		return value_text(S("före\x01 efter"));
	if (column == 7 && row == 8999)
		return value_text((struct str){data->rows, 32768});
	return large_cell(data, row, column);
}

/* Each fault is said with its row and column, and a file that was there stays as it was. */
static void test_faulty_texts(void **state)
{
	struct sample s;

	(void)state;
	struct data_sheet *data = large_make(&s, ROWS);
	char *text = arena_alloc(&s.arena, 32768);
	memset(text, 'x', 32768);
	data->rows = text;
	data->cell = faulty_cell;
	write_fails(&s, s.path, DIAG_INPUT,
		    "row 11, column “kommentar” of table huvudbok: the text holds a control character or broken UTF-8 "
		    "after "
		    "“före”");
	assert_int_equal(s.diags.count, 2);
	assert_has(str_c(&s.arena, s.diags.items[1].message), "row 9000, column “kommentar” of table huvudbok: the "
							      "text has 32768 characters, Excel takes at most 32767 in "
							      "a cell: “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx …”");
	sample_release(&s);
}

/* Every number comes back as it was written, in whatever form the file has it. */
static void test_number_hashes(void **state)
{
	uint64_t seed = 1;
	char text[40];

	(void)state;
	for (int i = 0; i < 200000; i++) {
		seed = seed * 6364136223846793005U + 1442695040888963407U;
		int64_t whole = (int64_t)(seed >> 11) >> (i % 50);
		double number = i % 3 == 0   ? (double)whole / 100
				: i % 3 == 1 ? -(double)whole / 100
					     : (double)whole / 7;
		int n = snprintf(text, sizeof text, "%.16G", number);
		if (xl_hash_number(number) != xl_hash_number_text((struct str){text, (size_t)n}))
			fail_msg("%.17g, in the file %s", number, text);
		/* and another last digit is another number */
		if (text[n - 1] < '0' || text[n - 1] > '9' || strchr(text, 'E'))
			continue;
		text[n - 1] = text[n - 1] == '5' ? '6' : '5';
		assert_true(strtod(text, NULL) == number ||
			    xl_hash_number(number) != xl_hash_number_text((struct str){text, (size_t)n}));
	}
	assert_true(xl_hash_number(0) == xl_hash_number_text(S("-0")));
	assert_true(xl_hash_number(1e300) == xl_hash_number_text(S("1E+300")));
	assert_true(xl_hash_number_text(S("1,5")) == 0 && xl_hash_number_text(S("")) == 0);
	assert_true(xl_hash_number(1) != xl_hash_text(S("1")) && xl_hash_number(1) != xl_hash_truth(true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_large_sheet),      cmocka_unit_test(test_small_sheet),
		cmocka_unit_test(test_constant_memory),  cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_calculated_cells), cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_full_disk),        cmocka_unit_test(test_faulty_texts),
		cmocka_unit_test(test_number_hashes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
