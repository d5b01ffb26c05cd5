/* A record is what its writer meant, with the line where it stands; what is not well-formed is named, never swallowed. */
#include "table_sample.h"

#include "csv/reader.h"

static struct csv_reader reader;

/* Everything in the file: line number, fields joined by '|', records by '/'. Ends with "!" after a fault. */
static const char *records(struct sample *s, const char *text, size_t n, char delimiter, bool quotes)
{
	struct encoding_found found;
	struct str all = {NULL, 0};
	enum csv_status status;

	write_bytes("x.csv", text, n);
	if (!encoding_detect("x.csv", ENCODING_UNKNOWN, &found, &s->diags) ||
	    !csv_reader_open(&reader, "x.csv", found, delimiter, quotes, &s->diags))
		fail_msg("%s", said(s));
	while ((status = csv_reader_next(&reader, &s->diags)) == CSV_RECORD) {
		all = str_printf(&s->arena, "%.*s%s%u:", STR_ARG(all), all.n ? "/" : "", reader.at.line);
		for (size_t i = 0; i < csv_field_count(&reader); i++)
			all = str_printf(&s->arena, "%.*s%s%.*s", STR_ARG(all), i ? "|" : "",
					 STR_ARG(csv_field(&reader, i)));
	}
	csv_reader_close(&reader);
	return str_c(&s->arena, str_printf(&s->arena, "%.*s%s", STR_ARG(all), status == CSV_FAULT ? "!" : ""));
}

#define RECORDS(text) records(*state, text, sizeof text - 1, ';', true)

static void plain(void **state)
{
	assert_string_equal(RECORDS("a;b\n1;2\n"), "1:a|b/2:1|2");
	assert_string_equal(RECORDS("a;b\n1;2"), "1:a|b/2:1|2");
	assert_string_equal(RECORDS("a;;c\n;;3\n"), "1:a||c/2:||3");
	assert_string_equal(RECORDS(""), "");
	assert_string_equal(RECORDS("\n\n"), "");
}

/* With libcsv's own reading CRLF would end two records and blank lines would not be counted. */
static void lines_are_counted(void **state)
{
	assert_string_equal(RECORDS("a;b\r\n1;2\r\n3;4\r\n"), "1:a|b/2:1|2/3:3|4");
	assert_string_equal(RECORDS("a;b\n\n\n1;2\n"), "1:a|b/4:1|2");
	assert_string_equal(RECORDS("\r\n\r\na;b\r\n\r\n1;2\r\n"), "3:a|b/5:1|2");
	assert_string_equal(RECORDS("a;b\r1;2\r"), "1:a|b/2:1|2");
	assert_string_equal(RECORDS("a;b\n  \n1;2\n"), "1:a|b/3:1|2");
	assert_string_equal(RECORDS("a;b\n;;\n1;2\n;\n"), "1:a|b/3:1|2");
}

static void line_breaks_in_fields(void **state)
{
	assert_string_equal(RECORDS("a;b\n\"x\ny\";2\n3;4\n"), "1:a|b/2:x\ny|2/4:3|4");
	assert_string_equal(RECORDS("a;b\r\n\"x\r\ny\r\n\r\nz\";2\r\n3;4\r\n"), "1:a|b/2:x\ny\n\nz|2/6:3|4");
}

static void quoting(void **state)
{
	assert_string_equal(RECORDS("\"a;b\";\"c\"\n"), "1:a;b|c");
	assert_string_equal(RECORDS("\"5\"\" rör\";x\n"), "1:5\" rör|x");
	assert_string_equal(RECORDS("\"\";\"\";x\n"), "1:||x");
	assert_string_equal(RECORDS(" a ; \"b\" ;c\n"), "1:a|b|c");
	assert_string_equal(RECORDS("\"4010 \";x\n"), "1:4010|x");
}

/* By default libcsv takes a stray quote for text up to the next one, and the rows between are gone. */
static void a_stray_quote_is_a_fault(void **state)
{
	struct sample *s = *state;

	assert_string_equal(RECORDS("a;b\n1;2\n\"b\"x;3\n4;5\n"), "1:a|b/2:1|2!");
	assert_says(s, "x.csv:3: a quote stands where none can");
	assert_int_equal(s->diags.count, 1);
}

static void a_quote_within_text_is_a_fault(void **state)
{
	assert_string_equal(RECORDS("a;b\n5\" rör;2\n1;2\n"), "1:a|b!");
	assert_says((struct sample *)*state, "x.csv:2: a quote stands where none can");
	assert_says((struct sample *)*state, "citattecken = inga");
}

/* The quote that opens is the mistake, the one that closes is where it shows: both are named. */
static void a_quote_that_swallows_lines(void **state)
{
	assert_string_equal(RECORDS("a;b\n\"rör;2\n1;2\n3;\"x\"\n"), "1:a|b!");
	assert_says((struct sample *)*state, "x.csv:4: a quote stands where none can, in the record that begins in line 2");
}

/* What libcsv hands out of an unfinished field at the end is no record. */
static void a_quote_that_never_ends(void **state)
{
	assert_string_equal(RECORDS("a;b\n1;2\n\"x;3\n4;5\n"), "1:a|b/2:1|2!");
	assert_says((struct sample *)*state, "x.csv:3: a quoted field in the record that begins here never ends");
}

static void without_quotes(void **state)
{
	struct sample *s = *state;
	static const char text[] = "a;b\n5\" rör;\"x\n\"y\";2\n";

	assert_string_equal(records(s, text, sizeof text - 1, ';', false), "1:a|b/2:5\" rör|\"x/3:\"y\"|2");
}

static void delimiters(void **state)
{
	assert_string_equal(records(*state, "a,b;c\n", 6, ',', true), "1:a|b;c");
	assert_string_equal(records(*state, "a\t b\t\tc\n", 8, '\t', true), "1:a|b||c");
}

static void a_record_has_a_maximum(void **state)
{
	struct sample *s = *state;
	size_t n = 3 * CSV_RECORD_MAXIMUM;
	char *text = malloc(n);

	assert_non_null(text);
	memset(text, 'x', n);
	memcpy(text, "a\n\"", 3);
	for (size_t i = 100; i < n; i += 100)
		text[i] = '\n';
	assert_string_equal(records(s, text, n, ';', true), "1:a!");
	assert_says(s, "x.csv:2: the record that begins here is longer than 1048576 bytes");
	free(text);
}

static void a_long_record_below_it(void **state)
{
	struct sample *s = *state;
	size_t n = CSV_RECORD_MAXIMUM - 10;
	char *text = malloc(n + 5);

	assert_non_null(text);
	memset(text, 'x', n);
	memcpy(text + n, ";y\nz\n", 5);
	const char *all = records(s, text, n + 5, ';', true);
	assert_int_equal(strlen(all), 2 + n + 2 + 4);
	assert_string_equal(all + 2 + n, "|y/2:z");
	free(text);
}

/* The column that a fault names is counted in characters, as an editor counts them, also behind quoted line breaks. */
static void columns_of_fields(void **state)
{
	static const char text[] = "åäö;\"x;y\";z\n\"å\nb;b\";ö;c\n";
	struct sample *s = *state;
	struct encoding_found found;

	write_bytes("x.csv", text, sizeof text - 1);
	assert_true(encoding_detect("x.csv", ENCODING_UNKNOWN, &found, &s->diags));
	assert_true(csv_reader_open(&reader, "x.csv", found, ';', true, &s->diags));
	assert_int_equal(csv_reader_next(&reader, &s->diags), CSV_RECORD);
	assert_int_equal(csv_field_place(&reader, 0).column, 1);
	assert_int_equal(csv_field_place(&reader, 1).column, 5);
	assert_int_equal(csv_field_place(&reader, 2).column, 11);
	assert_int_equal(csv_reader_next(&reader, &s->diags), CSV_RECORD);
	assert_int_equal(csv_field_place(&reader, 0).line, 2);
	assert_int_equal(csv_field_place(&reader, 1).line, 3);
	assert_int_equal(csv_field_place(&reader, 1).column, 6);
	assert_int_equal(csv_field_place(&reader, 2).column, 8);
	csv_reader_close(&reader);
}

/* Line ends and quotes that fall on the border between two pieces that are read. */
static void records_across_pieces(void **state)
{
	struct sample *s = *state;

	for (size_t shift = 0; shift < 12; shift++) {
		size_t size = 0, rows = 0;
		char *text = malloc(300000);
		assert_non_null(text);
		for (size_t i = 0; i < shift; i++)
			text[size++] = 'h';
		text[size++] = '\r';
		text[size++] = '\n';
		while (size < 200000) {
			memcpy(text + size, "\"a\r\nb\";c\r\n", 10);
			size += 10;
			rows++;
		}
		struct encoding_found found;
		write_bytes("x.csv", text, size);
		assert_true(encoding_detect("x.csv", ENCODING_UNKNOWN, &found, &s->diags));
		assert_true(csv_reader_open(&reader, "x.csv", found, ';', true, &s->diags));
		if (shift)
			assert_int_equal(csv_reader_next(&reader, &s->diags), CSV_RECORD);
		for (size_t i = 0; i < rows; i++) {
			assert_int_equal(csv_reader_next(&reader, &s->diags), CSV_RECORD);
			assert_int_equal(reader.at.line, 2 + 2 * i);
			assert_true(str_equal(csv_field(&reader, 0), S("a\nb")));
			assert_true(str_equal(csv_field(&reader, 1), S("c")));
		}
		assert_int_equal(csv_reader_next(&reader, &s->diags), CSV_END);
		csv_reader_close(&reader);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(plain),
		SAMPLE_TEST(lines_are_counted),
		SAMPLE_TEST(line_breaks_in_fields),
		SAMPLE_TEST(quoting),
		SAMPLE_TEST(a_stray_quote_is_a_fault),
		SAMPLE_TEST(a_quote_within_text_is_a_fault),
		SAMPLE_TEST(a_quote_that_swallows_lines),
		SAMPLE_TEST(a_quote_that_never_ends),
		SAMPLE_TEST(without_quotes),
		SAMPLE_TEST(delimiters),
		SAMPLE_TEST(a_record_has_a_maximum),
		SAMPLE_TEST(a_long_record_below_it),
		SAMPLE_TEST(columns_of_fields),
		SAMPLE_TEST(records_across_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
