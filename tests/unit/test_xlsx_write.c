/* What a workbook holds: formulas, results, texts, names, stamps; and that the same document gives the same bytes. */
#include "xlsx_report.h"

#include <locale.h>

static void test_formulas(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	const struct data_sheet *odd = sample_data(&s, "Kostnad 2020", "a+b:kr|[kr] #1 'x':kr|kod:text", 2);
	set_data(odd, 0, 0, value_number(num_hundredths(150)));
	set_data(odd, 1, 0, value_number(num_hundredths(225)));
	set_data(odd, 0, 2, value_text(S("0101")));
	struct figure *sum = sample_figure(&s, "summa", value_number(num_hundredths(375)), (struct format){UNIT_KR, 2});
	add_text(&s, sum, "SUM(");
	add_column(&s, sum, odd, 0);
	add_text(&s, sum, ",");
	add_column(&s, sum, odd, 1);
	add_text(&s, sum, ")");
	struct figure *cell = sample_figure(&s, "cell", value_number(num_hundredths(225)), (struct format){UNIT_KR, 2});
	add_data_cell(&s, cell, odd, 1, 0);
	struct figure *both = sample_figure(&s, "båda", value_number(num_hundredths(600)), (struct format){UNIT_KR, 2});
	add_text(&s, both, "SUM(");
	add_range(&s, both, sum, cell);
	add_text(&s, both, ")");
	struct doc_table *table = sample_table(&s, "Lars' blad", "", "", "Post|Belopp", 3);
	set_figure(table, 0, 1, sum);
	set_figure(table, 1, 1, cell);
	set_figure(table, 2, 1, both);
	struct figure *key =
		sample_figure(&s, "nyckel", value_number(num_hundredths(600)), (struct format){UNIT_KR, 2});
	add_text(&s, key, "ROUND(");
	add_figure(&s, key, both);
	add_text(&s, key, "+SUM(");
	add_range(&s, key, sum, cell);
	add_text(&s, key, ")*0,2)");
	sample_key(&s, key);
	write_ok(&s);

	const char *table_xml = sheet(&s, 2);
	assert_has(table_xml, "<f>SUM(Kostnad_2020[[a+b]],Kostnad_2020[['[kr'] '#1 ''x’]])</f><v>3.75</v>");
	assert_has(table_xml, "<f>'Kostnad 2020'!A5</f><v>2.25</v>");
	assert_has(table_xml, "<f>SUM(B4:B5)</f><v>6</v>");
	assert_has(sheet(&s, 3), "<f>ROUND('Lars'' blad'!B6+SUM('Lars'' blad'!B4:B5)*0,2)</f><v>6</v>");
	assert_has(part(&s, "xl/tables/table1.xml"), "displayName=\"Kostnad_2020\" ref=\"A3:C5\"");
	sample_release(&s);
}

static void test_results_of_each_kind(void **state)
{
	struct sample s;
	const struct format plain = {UNIT_NONE, -1};

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|Värde", 7);
	struct figure *text = sample_text(&s, "ord", "mer & mindre");
	add_text(&s, text, "IF(1<2,\"mer & mindre\",\"\")");
	struct figure *truth = sample_figure(&s, "sanning", value_truth(true), plain);
	add_text(&s, truth, "1<2");
	struct figure *error = sample_figure(&s, "fel", value_error(ERROR_DIVISION), plain);
	add_text(&s, error, "1/0");
	struct figure *empty = sample_figure(&s, "tom", value_empty(), plain);
	empty->is_text = true;
	add_text(&s, empty, "\"\"");
	struct num third;
	assert_true(num_divide(&s.arena, num_whole(1), num_whole(3), &third));
	struct figure *quotient = sample_figure(&s, "tredjedel", value_number(third), (struct format){UNIT_PERCENT, 1});
	add_text(&s, quotient, "1/3");
	set_figure(table, 0, 1, text);
	set_figure(table, 1, 1, truth);
	set_figure(table, 2, 1, error);
	set_figure(table, 3, 1, empty);
	set_figure(table, 4, 1, quotient);
	set_figure(table, 5, 1, sample_figure(&s, "konstant sanning", value_truth(false), plain));
	set_figure(table, 6, 1,
		   sample_figure(&s, "konstant period", value_number(num_whole(202011)),
				 (struct format){UNIT_PERIOD, -1}));
	write_ok(&s);

	const char *xml = sheet(&s, 2);
	assert_has(xml, " t=\"str\"><f>IF(1&lt;2,\"mer &amp; mindre\",\"\")</f><v>mer &amp; mindre</v>");
	assert_has(xml, "><f>1&lt;2</f><v>1</v>");
	assert_has(xml, " t=\"str\"><f>1/0</f><v>#DIV/0!</v>");
	assert_has(xml, " t=\"str\"><f>\"\"</f><v></v>");
	assert_has(xml, "><f>1/3</f><v>0.333333333333333");
	assert_has(xml, " t=\"b\"><v>0</v>");
	assert_has(xml, "<v>202011</v>");
	const char *styles = part(&s, "xl/styles.xml");
	assert_has(styles,
		   "formatCode=\"[&gt;=0]#,##0.0&quot;\xC2\xA0&quot;%;[&lt;=-0.0005]-#,##0.0&quot;\xC2\xA0&quot;%;");
	assert_has(styles, "formatCode=\"0000&quot;-&quot;00\"");
	sample_release(&s);
}

static void test_text_stays_text(void **state)
{
	static const char *const texts[] = {"=1+1", "+46 90", "-5",      "@SUMMA(A1)",
					    "0101", "{=A1}",  "_x0041_", "http://a.se"};
	enum { TEXTS = sizeof texts / sizeof *texts };
	struct sample s;

	(void)state;
	sample_init(&s);
	struct data_sheet *data = sample_data(&s, "koder", "kod:text|belopp:kr", TEXTS);
	struct doc_table *table = sample_table(&s, "Blad", "=1+1", "", "=1+1|@b", TEXTS);
	for (size_t i = 0; i < TEXTS; i++) {
		set_data(data, i, 0, value_text(str_from(texts[i])));
		set_text(&s, table, i, 0, texts[i]);
		set_figure(table, i, 1, sample_text(&s, "text", texts[i]));
	}
	/* A code that was read as a number is text all the same. */
	set_data(data, 4, 0, value_number(num_whole(101)));
	write_ok(&s);

	for (unsigned n = 1; n <= 3; n++) {
		assert_null(strstr(sheet(&s, n), "<f>"));
		assert_null(strstr(sheet(&s, n), "<hyperlink ref=\"B"));
	}
	const char *strings = part(&s, "xl/sharedStrings.xml");
	assert_has(strings, "<t>=1+1</t>");
	assert_has(strings, "<t>@SUMMA(A1)</t>");
	assert_has(strings, "<t>101</t>");
	assert_has(strings, "<t>_x005F_x0041_</t>");
	assert_has(sheet(&s, 3), "numberStoredAsText=\"1\"");
	sample_release(&s);
}

/* A figure in two tables and in the text has one cell; the others refer to it. A range keeps to one table. */
static void test_shared_figure(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *first = sample_table(&s, "Ett", "", "", "Post|Belopp", 1);
	struct doc_table *second = sample_table(&s, "Två", "", "", "Post|Belopp|Summa", 4);
	struct figure *shared = sample_amount(&s, "delad", 10, UNIT_KR, 0);
	struct figure *other = sample_amount(&s, "annan", 5, UNIT_KR, 0);
	struct figure *sum = sample_amount(&s, "summa", 15, UNIT_KR, 0);
	struct figure *nothing = sample_figure(&s, "tomt", value_empty(), (struct format){UNIT_KR, 0});
	shared->name = S("delad");
	shared->source = S("ramar.csv rad 3");
	add_text(&s, sum, "SUM(");
	add_range(&s, sum, shared, other);
	add_text(&s, sum, ")");
	set_figure(first, 0, 1, shared);
	set_figure(second, 0, 1, shared);
	set_figure(second, 1, 1, other);
	set_figure(second, 2, 1, sum);
	set_figure(second, 3, 1, nothing);
	set_figure(second, 3, 2, nothing);
	set_figure(second, 0, 2, shared);
	struct block *paragraph = ARENA_NEW(&s.arena, struct block);
	paragraph->kind = BLOCK_PARAGRAPH;
	paragraph->runs = sample_run(&s, "10 kr");
	paragraph->runs->kind = RUN_FIGURE;
	paragraph->runs->figure = shared;
	*s.block_end = paragraph;
	sample_key(&s, shared);
	write_ok(&s);

	assert_null(strstr(sheet(&s, 2), "<f>"));
	assert_has(sheet(&s, 2), "<v>10</v>");
	const char *xml = sheet(&s, 3);
	assert_has(xml, "<c r=\"B4\" s=");
	assert_has(xml, "<f>delad</f><v>10</v>");
	assert_has(xml, "<f>SUM(B4:B5)</f><v>15</v>");
	assert_null(strstr(xml, "!B7</f>"));
	assert_has(sheet(&s, 4), "<f>delad</f><v>10</v>");
	assert_has(part(&s, "xl/comments1.xml"), "ramar.csv rad 3");
	assert_has(part(&s, "xl/workbook.xml"), "<definedName name=\"delad\">'Ett'!$B$4</definedName>");
	sample_release(&s);
}

static void test_defined_names(void **state)
{
	static const char *const names[] = {"strukturellt", "ram1",         "R1C1",    "a b",
					    "ramar",        "Strukturellt", "år.2020", "XFD1"};
	struct sample s;

	(void)state;
	sample_init(&s);
	sample_data(&s, "Ramar", "belopp:kr", 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct figure *figure = sample_amount(&s, names[i], 1, UNIT_KR, 0);
		figure->name = str_from(names[i]);
		sample_key(&s, figure);
	}
	write_ok(&s);
	const char *workbook = part(&s, "xl/workbook.xml");
	assert_has(workbook, "<definedName name=\"strukturellt\">'Tal i texten'!$C$4</definedName>");
	assert_has(workbook, "<definedName name=\"år.2020\">'Tal i texten'!$C$10</definedName>");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		bool expected = i == 0 || i == 6;
		const char *found = strstr(workbook, str_c(&s.arena, str_printf(&s.arena, "name=\"%s\">", names[i])));
		assert_int_equal(found != NULL, expected);
		assert_has(part(&s, "xl/sharedStrings.xml"), names[i]);
	}
	/* An Excel table of no rows has an empty one. */
	assert_has(part(&s, "xl/tables/table1.xml"), "name=\"Ramar\" displayName=\"Ramar\" ref=\"A3:A4\"");
	sample_release(&s);
}

/* A named figure of another sheet is told by its name, one of the same sheet by its address; whatever functions are called. */
static void test_names_in_formulas(void **state)
{
	static const char *const names[] = {"period", "år", "mr.ack", "and", "ram1"};
	struct sample s;

	(void)state;
	sample_init(&s);
	struct doc_table *table = sample_table(&s, "Blad", "", "", "Post|a|b|c|d|e", 1);
	struct figure *key = sample_amount(&s, "summa", 10, UNIT_KR, 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct figure *named = sample_amount(&s, names[i], 1, UNIT_KR, 0);
		struct figure *user = sample_amount(&s, "x", 2, UNIT_KR, 0);
		named->name = str_from(names[i]);
		sample_key(&s, named);
		add_text(&s, user, "2*");
		add_figure(&s, user, named);
		set_figure(table, 0, 1 + i, user);
		add_text(&s, key, i ? "+" : "2*(");
		add_figure(&s, key, named);
	}
	add_text(&s, key, ")");
	sample_key(&s, key);
	write_ok(&s);
	const char *xml = sheet(&s, 2);
	assert_has(xml, "<f>2*period</f>");
	assert_has(xml, "<f>2*år</f>");
	assert_has(xml, "<f>2*mr.ack</f>");
	assert_has(xml, "<f>2*and</f>");
	assert_has(xml, "<f>2*'Tal i texten'!C8</f>");
	assert_has(sheet(&s, 3), "<f>2*(C4+C5+C6+C7+C8)</f>");
	sample_release(&s);
}

static void test_sheet_names(void **state)
{
	struct sample s;

	(void)state;
	sample_init(&s);
	sample_data(&s, "ramar", "a:kr", 1);
	sample_data(&s, "RAMAR", "a:kr", 1);
	sample_data(&s, "historik", "a:kr", 1);
	sample_data(&s, "2020", "a:kr", 1);
	sample_table(&s, "Ramar", "", "", "a|b", 1);
	sample_table(&s, "om", "", "", "a|b", 1);
	sample_table(&s, "Tal i texten", "", "", "a|b", 1);
	sample_table(&s, "ramar", "", "", "a|b", 1);
	sample_table(&s, "T1", "", "", "a|b", 1);
	sample_key(&s, sample_amount(&s, "x", 1, UNIT_KR, 0));
	write_ok(&s);
	const char *workbook = part(&s, "xl/workbook.xml");
	static const char *const expected[] = {"Om",           "Ramar",        "om (2)",    "Tal i texten (2)", "T1",
					       "Tal i texten", "ramar (data)", "RAMAR (2)", "historik (data)",  "2020"};
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		assert_has(workbook, str_c(&s.arena, str_printf(&s.arena, "<sheet name=\"%s\" sheetId=\"%zu\"",
								expected[i], i + 1)));
	/* Names that look like something else are quoted wherever they stand. */
	assert_has(workbook, "localSheetId=\"4\">'T1'!$3:$3<");
	assert_has(workbook, "localSheetId=\"9\">'2020'!$3:$3<");
	assert_has(part(&s, "xl/tables/table2.xml"), "displayName=\"RAMAR_2\"");
	assert_has(part(&s, "xl/tables/table3.xml"), "displayName=\"historik\"");
	assert_has(part(&s, "xl/tables/table4.xml"), "displayName=\"_2020\"");
	sample_release(&s);
}

static void test_stamp(void **state)
{
	struct sample s;

	(void)state;
	report_make(&s, "EJ AVSTÄMD");
	write_ok(&s);
	for (unsigned n = 1; n <= 7; n++) {
		assert_has(sheet(&s, n), "<row r=\"1\" ");
		assert_has(sheet(&s, n), "&amp;C&amp;B&amp;KC00000 EJ AVSTÄMD");
		assert_has(sheet(&s, n), "Tilläggsbudget 2021 &amp;&amp; plan");
		assert_has(sheet(&s, n), "&amp;LKörning 20201215T020000Z");
		assert_has(sheet(&s, n), "Sida &amp;P av &amp;N");
		assert_has(sheet(&s, n), "paperSize=\"9\"");
		assert_has(sheet(&s, n), "fitToHeight=\"0\"");
	}
	const char *strings = part(&s, "xl/sharedStrings.xml");
	assert_has(strings, "<si><t>EJ AVSTÄMD</t></si>");
	sample_release(&s);
	report_make(&s, "");
	write_ok(&s);
	assert_null(strstr(sheet(&s, 1), "KC00000"));
	assert_null(strstr(part(&s, "xl/sharedStrings.xml"), "AVSTÄMD"));
	sample_release(&s);
}

static void test_report(void **state)
{
	struct sample s;

	(void)state;
	report_make(&s, "");
	write_ok(&s);
	const char *frames = sheet(&s, 3);
	assert_has(frames, "<f>SUM(B5,B7:B9)</f><v>-7685410000</v>");
	assert_has(frames, "<f>C5</f><v>-113000000</v>");
	/* Its two tables have different heads: only what stands above them stays in view. */
	assert_has(frames, "<pane ySplit=\"2\" topLeftCell=\"A3\"");
	assert_null(strstr(part(&s, "xl/workbook.xml"), "'Ramar'!$4"));
	assert_has(sheet(&s, 4), "orientation=\"landscape\"");
	assert_has(sheet(&s, 2), "<pane ySplit=\"4\" topLeftCell=\"A5\"");
	assert_has(sheet(&s, 4), "<pane xSplit=\"1\" ySplit=\"4\" topLeftCell=\"B5\"");
	assert_has(sheet(&s, 6), "<pane ySplit=\"3\" topLeftCell=\"A4\"");
	assert_has(part(&s, "docProps/core.xml"), ">2020-12-15T02:00:00Z<");
	const char *content = part(&s, "[[]Content_Types].xml");
	assert_null(strstr(content, "external"));
	assert_null(strstr(content, "vba"));
	assert_null(strstr(part(&s, "xl/workbook.xml"), "state="));
	assert_null(strstr(part(&s, "xl/tables/table1.xml"), "autoFilter"));
	sample_release(&s);
}

static struct str bytes_of(struct sample *s)
{
	struct buf bytes = BUF_INIT;
	char piece[4096];
	size_t n;
	FILE *file = fopen(s->path, "rb");

	assert_non_null(file);
	while ((n = fread(piece, 1, sizeof piece, file)) > 0)
		buf_add(&bytes, (struct str){piece, n});
	fclose(file);
	struct str copy = str_copy(&s->arena, buf_str(&bytes));
	buf_release(&bytes);
	return copy;
}

/* Neither the clock nor the time zone, nor where things lie in memory; nor a locale with a decimal comma, if there is one. */
static void test_same_bytes(void **state)
{
	struct sample first, second;

	(void)state;
	report_make(&first, "EJ AVSTÄMD");
	write_ok(&first);
	sleep(2);
	setenv("TZ", "America/New_York", 1);
	if (!setlocale(LC_ALL, "sv_SE.UTF-8"))
		setlocale(LC_ALL, "de_DE.UTF-8");
	report_make(&second, "EJ AVSTÄMD");
	write_ok(&second);
	setlocale(LC_ALL, "C");
	unsetenv("TZ");
	struct str a = bytes_of(&first), b = bytes_of(&second);
	assert_true(a.n > 10000);
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	sample_release(&first);
	sample_release(&second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formulas),        cmocka_unit_test(test_results_of_each_kind),
		cmocka_unit_test(test_text_stays_text), cmocka_unit_test(test_shared_figure),
		cmocka_unit_test(test_defined_names),   cmocka_unit_test(test_names_in_formulas),
		cmocka_unit_test(test_sheet_names),     cmocka_unit_test(test_stamp),
		cmocka_unit_test(test_report),          cmocka_unit_test(test_same_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
