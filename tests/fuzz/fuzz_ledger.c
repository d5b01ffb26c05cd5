/*
 * Any bytes as a CSV file, and as a ledger: the scan must give what libcsv gives, and a store that is read by threads what one that is
 * read row by row is. For libFuzzer: make fuzz.
 */
#include "../unit/ledger_told.h"
#include "../unit/scan_compare.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *count, char ***words);

#define HEADER "period;bokförd;verifikation;konto;ansvar;belopp;text\n"

int LLVMFuzzerInitialize(int *count, char ***words)
{
	static char folder[] = "/tmp/underlag-fuzz-XXXXXX";

	(void)count;
	(void)words;
	if (!mkdtemp(folder) || chdir(folder) != 0 || mkdir("in", 0700) != 0)
		abort();
	input_region();
	return 0;
}

static void differ(const char *what, const struct buf *found, const struct buf *expected)
{
	fprintf(stderr, "%s:\n%.*s\nby libcsv:\n%.*s\n", what, STR_ARG(buf_str(found)), STR_ARG(buf_str(expected)));
	abort();
}

static void as_csv(const char *bytes, size_t n, bool quotes)
{
	struct buf expected = BUF_INIT;
	struct scan_file file = {"x.csv", {.encoding = ENCODING_UTF8, .size = n}, ';', quotes, WIDTH};

	write_bytes("x.csv", bytes, n);
	bool good = by_definition("x.csv", quotes, &expected);
	for (unsigned parts = 1; parts <= PARTS_MOST; parts++) {
		struct buf found = BUF_INIT;
		bool same = by_scan(&file, parts, parts % 2 ? 64 : 100, &found) == good;
		if (!same || (good && !str_equal(buf_str(&found), buf_str(&expected))))
			differ("the scan", &found, &expected);
		buf_release(&found);
	}
	buf_release(&expected);
}

static void as_ledger(const char *bytes, size_t n)
{
	struct buf file = BUF_INIT, expected = BUF_INIT, found = BUF_INIT;

	buf_add(&file, S(HEADER));
	buf_add(&file, (struct str){bytes, n});
	write_bytes("in/huvudbok.csv", file.p, file.n);
	tell((struct reading){0, 1}, &expected);
	tell((struct reading){3, 40}, &found);
	if (!str_equal(buf_str(&found), buf_str(&expected)))
		differ("the threads", &found, &expected);
	buf_release(&file);
	buf_release(&expected);
	buf_release(&found);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = size ? (const char *)data : "";

	as_csv(bytes, size, size % 5 != 0);
	as_ledger(bytes, size);
	return 0;
}
