/* The scan of a large file gives what libcsv gives: the same rows on the same lines, or a fault where libcsv's reader has one. */
#include "scan_compare.h"

static uint64_t seed;

static unsigned below(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((seed >> 33) % n);
}

/* ---- files ---- */

static const char *const pieces[] = {
	";",        ";",       ";",
	"\n",       "\n",      "\r\n",
	"a",        "1234,50", "-7",
	" ",        "\t",      "å",
	"€",        "𝄞",       "\"",
	"\"\"",     "\"x;y\"", "\"rad\n2\"",
	"\"\r\n\"", "\r",      "en längre text som fyller ett helt block av sextiofyra byte och mer än så",
};
static const char *const hostile[] = {"\x01", "\x7F", "\xFF", "\xC3", "\xE2\x82", "\xED\xA0\x80", "\xC0\xAF", "\xF5"};

/* kind 0: good rows, some quoted; 1: anything */
static void make_file(struct buf *file, unsigned kind)
{
	unsigned rows = below(60);

	for (unsigned r = 0; r < rows; r++) {
		for (unsigned i = 0; i < WIDTH; i++) {
			if (i)
				buf_char(file, ';');
			unsigned n = below(4);
			bool quoted = kind == 0 && below(12) == 0;
			if (quoted)
				buf_printf(file, "\"a;%sb\"", below(2) ? "\r\n" : "\"\"");
			while (!quoted && n--)
				buf_printf(file, "%s", pieces[6 + below(8)]);
		}
		if (kind && below(6) == 0)
			buf_printf(file, "%s",
				   below(9) ? pieces[below(sizeof pieces / sizeof *pieces)]
					    : hostile[below(sizeof hostile / sizeof *hostile)]);
		if (r + 1 < rows || below(2))
			buf_printf(file, "%s", kind && below(20) == 0 ? "\r" : below(3) ? "\n" : "\r\n");
	}
}

static void compare(const struct buf *content, bool quotes, unsigned number)
{
	struct buf expected = BUF_INIT;

	write_bytes("x.csv", content->n ? content->p : "", content->n);
	bool good = by_definition("x.csv", quotes, &expected);
	struct scan_file file = {"x.csv", {.encoding = ENCODING_UTF8, .size = content->n}, ';', quotes, WIDTH};
	for (unsigned parts = 1; parts <= PARTS_MOST; parts++) {
		struct buf found = BUF_INIT;
		size_t bytes = below(2) ? 64 + below(300) : 65536;
		bool same = by_scan(&file, parts, bytes, &found) == good &&
			    (!good || str_equal(buf_str(&found), buf_str(&expected)));
		if (!same)
			fail_msg("file %u in %u parts, %zu bytes at a time:\n%.*s\nby libcsv (%s):\n%.*s\nby the "
				 "scan:\n%.*s",
				 number, parts, bytes, STR_ARG(buf_str(content)), good ? "good" : "a fault",
				 STR_ARG(buf_str(&expected)), STR_ARG(buf_str(&found)));
		buf_release(&found);
	}
	buf_release(&expected);
}

static void compare_many(enum split_kind kind)
{
	enum { FILES = 1500 };

	if (!split_use(kind))
		skip();
	seed = 2020;
	for (unsigned i = 0; i < FILES; i++) {
		struct buf content = BUF_INIT;
		make_file(&content, i % 2);
		compare(&content, i % 7 != 0, i);
		buf_release(&content);
	}
	assert_true(split_use(SPLIT_BEST));
}

static void plain_c_is_libcsv(void **state)
{
	(void)state;
	compare_many(SPLIT_PLAIN);
}

static void sse2_is_libcsv(void **state)
{
	(void)state;
	compare_many(SPLIT_SSE2);
}

static void avx2_is_libcsv(void **state)
{
	(void)state;
	compare_many(SPLIT_AVX2);
}

/* A character, a CRLF and a quote at each place around the edges of a block. */
static void edges_of_blocks(void **state)
{
	static const char *const edges[] = {"å", "€", "𝄞", "\xC3", "\x01", "\r\n;;", "\r", "\"q\"", "\n;;"};

	(void)state;
	seed = 1;
	for (size_t k = 0; k < sizeof edges / sizeof *edges; k++) {
		for (int n = 50; n < 140; n++) {
			struct buf content = BUF_INIT;
			buf_printf(&content, "%*s%s;b;c\n1;2;3\n", n, "", edges[k]);
			compare(&content, true, (unsigned)n);
			buf_release(&content);
		}
	}
}

/* Every byte that there is, by itself and within quotes. */
static void every_byte(void **state)
{
	(void)state;
	seed = 1;
	for (unsigned c = 0; c < 256; c++) {
		for (int quoted = 0; quoted < 2; quoted++) {
			struct buf content = BUF_INIT;
			buf_printf(&content, "a;%sx", quoted ? "\"" : "");
			buf_char(&content, (char)c);
			buf_printf(&content, "y%s;c", quoted ? "\"" : "");
			compare(&content, true, c);
			compare(&content, false, c);
			buf_release(&content);
		}
	}
}

static void a_record_longer_than_all_buffers(void **state)
{
	struct buf content = BUF_INIT;

	(void)state;
	seed = 1;
	buf_printf(&content, "a;b;c\n\"%*s\n\";2;3\n1;2;3\n", 700000, "x");
	compare(&content, true, 0);
	buf_printf(&content, "\"%*s\";2;3\n", (int)CSV_RECORD_MAXIMUM + 1, "x");
	compare(&content, true, 1);
	buf_release(&content);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(plain_c_is_libcsv, sample_begin, sample_end),
		cmocka_unit_test_setup_teardown(sse2_is_libcsv, sample_begin, sample_end),
		cmocka_unit_test_setup_teardown(avx2_is_libcsv, sample_begin, sample_end),
		cmocka_unit_test_setup_teardown(edges_of_blocks, sample_begin, sample_end),
		cmocka_unit_test_setup_teardown(every_byte, sample_begin, sample_end),
		cmocka_unit_test_setup_teardown(a_record_longer_than_all_buffers, sample_begin, sample_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
