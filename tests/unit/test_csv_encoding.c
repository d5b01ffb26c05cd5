/* å ä ö come through whatever system wrote the file, and a file that is no text is named with its line. */
#include "table_sample.h"

#include "csv/encoding.h"

static void input_bytes(const char *bytes, size_t n)
{
	write_bytes("in/historik.csv", bytes, n);
}

#define INPUT(bytes) input_bytes(bytes, sizeof bytes - 1)

static void check_read(struct sample *s)
{
	open_store(s);
	read_store(s);
	assert_string_equal(rows_of(s, "historik", "år post belopp"), "2019|Återställt underskott|-12.5\n");
}

static void utf8(void **state)
{
	INPUT("år;post;belopp\n2019;Återställt underskott;-12,5\n");
	check_read(*state);
}

static void utf8_with_mark(void **state)
{
	INPUT("\xEF\xBB\xBF" "år;post;belopp\r\n2019;Återställt underskott;-12,5\r\n");
	check_read(*state);
	INPUT("\xEF\xBB\xBF" "\"år\";\"post\";belopp\r\n2019;Återställt underskott;-12,5\r\n");
	check_read(*state);
}

static void windows_1252(void **state)
{
	INPUT("\xE5r;post;belopp\r\n2019;\xC5terst\xE4llt underskott;\x96 12,5\r\n");
	check_read(*state);
}

static void utf16(void **state)
{
	for (int big = 0; big < 2; big++) {
		char bytes[400];
		size_t n = 0;
		struct str rest = S("år;post;belopp\r\n2019;Återställt underskott;-12,5\r\n");
		int32_t characters[200];
		size_t count = 0;

		characters[count++] = 0xFEFF;
		while (rest.n) {
			unsigned char c = (unsigned char)rest.p[0];
			bool two = c >= 0xC0;
			characters[count++] = two ? (c & 0x1F) << 6 | (rest.p[1] & 0x3F) : c;
			rest = str_sub(rest, two ? 2 : 1, rest.n);
		}
		for (size_t i = 0; i < count; i++) {
			bytes[n++] = (char)(big ? characters[i] >> 8 : characters[i] & 0xFF);
			bytes[n++] = (char)(big ? characters[i] & 0xFF : characters[i] >> 8);
		}
		input_bytes(bytes, n);
		check_read(*state);
	}
}

/* One byte far into the file decides: everything before it is not read as something else. */
static void a_late_byte_decides(void **state)
{
	struct sample *s = *state;
	FILE *file = fopen("in/anteckningar.csv", "wb");

	assert_non_null(file);
	fputs("nr;text\n", file);
	for (int i = 0; i < 20000; i++)
		fprintf(file, "%d;ren text utan bokst\xE4ver\n", i);
	fclose(file);
	open_store(s);
	read_store(s);
	struct table *table = table_named(s, "anteckningar");
	assert_int_equal(table->row_count, 20000);
	assert_string_equal(value_shown(s, table->columns[1].cells[19999]), "ren text utan bokstäver");
}

/* Characters that lie across the border between two pieces that are read. */
static void characters_across_pieces(void **state)
{
	struct sample *s = *state;

	for (int encoding = 0; encoding < 2; encoding++) {
		FILE *file = fopen("in/anteckningar.csv", "wb");
		assert_non_null(file);
		fputs("text\n", file);
		for (int i = 0; i < 10000; i++) {
			for (int k = 0; k < i % 7; k++)
				fputc('x', file);
			fputs(encoding ? "\xE5\xE4\xF6\x80\n" : "åäö€\n", file);
		}
		fclose(file);
		open_store(s);
		read_store(s);
		struct table *table = table_named(s, "anteckningar");
		assert_int_equal(table->row_count, 10000);
		for (size_t row = 0; row < table->row_count; row++) {
			struct str text = table->columns[0].cells[row].text;
			assert_true(str_ends(text, S("åäö€")));
			assert_int_equal(text.n, row % 7 + 9);
		}
	}
}

static void declared_wins(void **state)
{
	struct sample *s = *state;

	/* valid UTF-8 by chance, but the file's owner says that it is not */
	input("anteckningar.csv", "text\n\xC3\xA5r\n");
	settings_are(s, "[tabell anteckningar]\nteckenkodning = windows-1252\n");
	open_store(s);
	read_store(s);
	assert_string_equal(rows_of(s, "anteckningar", "text"), "Ã¥r\n");
}

static void declared_utf8_that_is_not(void **state)
{
	struct sample *s = *state;

	INPUT("år;post;belopp\n2019;a;1\n2019;\xE5;1\n");
	settings_are(s, "[tabell historik]\nteckenkodning = utf-8\n");
	faulty_store(s);
	assert_says(s, "in/historik.csv:3: not UTF-8 here");
}

static void marked_utf8_that_is_not(void **state)
{
	INPUT("\xEF\xBB\xBF" "år;post;belopp\n2019;\xE5;1\n");
	faulty_store(*state);
	assert_says((struct sample *)*state, "in/historik.csv:2: not UTF-8 here");
}

static void cut_short(void **state)
{
	INPUT("\xEF\xBB\xBF" "år;post;belopp\n2019;a;1\n2020;b\xC3");
	faulty_store(*state);
	assert_says((struct sample *)*state, "in/historik.csv:3: not UTF-8 here");
}

static void declared_utf16_without_mark(void **state)
{
	struct sample *s = *state;

	INPUT("a\0;\0");
	settings_are(s, "[tabell historik]\nteckenkodning = utf-16\n");
	faulty_store(s);
	assert_says(s, "no byte order mark");
}

static void half_utf16(void **state)
{
	INPUT("\xFF\xFE" "a\0;\0b");
	faulty_store(*state);
	assert_says((struct sample *)*state, "in/historik.csv:1: not UTF-16 here");
}

static void no_text(void **state)
{
	INPUT("år;post;belopp\r\n2019;a;1\r\n2020;b\0b;2\r\n");
	faulty_store(*state);
	assert_says((struct sample *)*state, "in/historik.csv:3: NUL character");
}

static void control_characters(void **state)
{
	INPUT("år;post;belopp\n2019;a\x1A;1\n");
	faulty_store(*state);
	assert_says((struct sample *)*state, "in/historik.csv:2: control character");
}

static void neither(void **state)
{
	INPUT("post;belopp\n\xE5;1\n\x81;2\n");
	faulty_store(*state);
	assert_says((struct sample *)*state, "in/historik.csv:3: neither UTF-8 nor Windows-1252");
}

static void overlong_is_not_utf8(void **state)
{
	struct encoding_found found;
	struct sample *s = *state;

	write_bytes("x", "\xC0\xAF\xE5", 3);
	assert_true(encoding_detect("x", ENCODING_UNKNOWN, &found, &s->diags));
	assert_int_equal(found.encoding, ENCODING_WINDOWS_1252);
	write_bytes("x", "\xED\xA0\x80", 3);
	assert_true(encoding_detect("x", ENCODING_UNKNOWN, &found, &s->diags));
	assert_int_equal(found.encoding, ENCODING_WINDOWS_1252);
	write_bytes("x", "\xF0\x9F\x98\x80", 4);
	assert_true(encoding_detect("x", ENCODING_UNKNOWN, &found, &s->diags));
	assert_int_equal(found.encoding, ENCODING_UTF8);
}

/* A reader that takes few bytes at a time gets the same text. */
static void in_small_pieces(void **state)
{
	static const char utf16[] = "\xFF\xFE" "\xE5\0\xAC\x20\x3D\xD8\0\xDE" "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0";
	struct encoding_found found;
	struct decoder decoder;
	struct sample *s = *state;
	char text[200];
	size_t n, all = 0;

	write_bytes("x", utf16, sizeof utf16 - 1);
	assert_true(encoding_detect("x", ENCODING_UNKNOWN, &found, &s->diags));
	assert_true(decoder_open(&decoder, "x", found));
	while ((n = decoder_read(&decoder, text + all, 16)) > 0)
		all += n;
	assert_int_equal(decoder.error, 0);
	decoder_close(&decoder);
	assert_int_equal(all, strlen("å€😀abcdefghij"));
	assert_memory_equal(text, "å€😀abcdefghij", all);
}

static void no_file(void **state)
{
	struct encoding_found found;
	struct sample *s = *state;

	assert_false(encoding_detect("in/saknas.csv", ENCODING_UNKNOWN, &found, &s->diags));
	assert_says(s, "in/saknas.csv: cannot open the file");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAMPLE_TEST(utf8),
		SAMPLE_TEST(utf8_with_mark),
		SAMPLE_TEST(windows_1252),
		SAMPLE_TEST(utf16),
		SAMPLE_TEST(a_late_byte_decides),
		SAMPLE_TEST(characters_across_pieces),
		SAMPLE_TEST(declared_wins),
		SAMPLE_TEST(declared_utf8_that_is_not),
		SAMPLE_TEST(marked_utf8_that_is_not),
		SAMPLE_TEST(cut_short),
		SAMPLE_TEST(declared_utf16_without_mark),
		SAMPLE_TEST(half_utf16),
		SAMPLE_TEST(no_text),
		SAMPLE_TEST(control_characters),
		SAMPLE_TEST(neither),
		SAMPLE_TEST(overlong_is_not_utf8),
		SAMPLE_TEST(in_small_pieces),
		SAMPLE_TEST(no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
