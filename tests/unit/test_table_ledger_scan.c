/* However the ledger is read, by many threads or by libcsv row by row, the same comes of it: sums, faults, late and unknown codes. */
#include "ledger_told.h"

static uint64_t seed;

static unsigned below(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((seed >> 33) % n);
}

#define ONE_OF(...) \
	((const char *const[]){__VA_ARGS__}[below(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))])

/* ---- ledgers ---- */

enum kind { GOOD, ODD, WINDOWS, FAULTY, KINDS };

static void add_amount(struct buf *out, enum kind kind)
{
	const char *sign = ONE_OF("", "", "-", "", "\xE2\x88\x92");

	if (kind == WINDOWS)
		sign = ONE_OF("", "-");
	unsigned kronor = below(100000), ore = below(100);
	switch (kind == GOOD ? 0 : below(8)) {
	case 0:
		buf_printf(out, "%s%u,%02u", below(2) ? "-" : "", kronor, ore);
		break;
	case 1:
		buf_printf(out, "%s%u", sign, kronor);
		break;
	case 2:
		buf_printf(out, "%s%u,%u", sign, kronor, ore % 10);
		break;
	case 3:
		buf_printf(out, "%s%u %03u,%02u", sign, kronor % 1000, below(1000), ore);
		break;
	case 4:
		buf_printf(out, " %u,%02u- ", kronor, ore);
		break;
	case 5:
		buf_printf(out, "%s%u.%03u", sign, 1 + kronor % 999,
			   below(1000)); /* the comma elsewhere says that it is thousands */
		break;
	case 6:
		buf_printf(out, "%s%u%09u,%02u", sign, kronor, below(1000000000), ore);
		break;
	default:
		buf_printf(out, "+%u,%02u00", kronor, ore);
		break;
	}
}

static const char *text_of(enum kind kind)
{
	if (kind == WINDOWS)
		return ONE_OF("", "\xE5\xE4\xF6", "lön", "x");
	if (kind == GOOD)
		return ONE_OF("", "Lön", "Ingående balans 2020", "x");
	return ONE_OF("", "\"a;b\"", "\"rad ett\r\nrad två\"", "\"\"\"hej\"\" sa hon\"", "Léonard", "Le\xCC\x81onard",
		      " x ", "\"\"");
}

static void add_fault(struct buf *out)
{
	switch (below(9)) {
	case 0:
		buf_printf(out, "2020-01;2020-01-05;A1;4010;0102;tolv;x\n");
		break;
	case 1:
		buf_printf(out, "2020-17;2020-01-05;A1;4010;0102;1;x\n");
		break;
	case 2:
		buf_printf(out, "2020-01;2020-01-05;A1;4010;0102;1\n");
		break;
	case 3:
		buf_printf(out, "2020-01;2020-01-05;A1;4010;0102;1;5\" rör\n");
		break;
	case 4:
		buf_printf(out, "2020-01;2020-02-30;A1;4010;0102;1;x\n");
		break;
	case 5:
		buf_printf(out,
			   "2020-01;;A1;4010;0102;90000000000000000;x\n2020-01;;A1;4010;0102;90000000000000000;x\n");
		break;
	case 6:
		buf_printf(out, "2020-01;;A1;;0102;1;x\n");
		break;
	case 7:
		buf_printf(out, "2020-01;;A1;4010;102;1;x\n");
		break;
	default:
		buf_printf(out, "2020-01;;A1;4010;0102;1,005;x;y\n");
		break;
	}
}

static void add_row(struct buf *out, enum kind kind, const char *end)
{
	static const char *const codes[] = {"4010", "4010", "4020", "1930", "4010", "1930", "4999", "9999", " 4010"};
	static const char *const units[] = {"0101", "0102", "", "0102", "0101", "0555"};

	buf_printf(out, "%s;%s;V%u;%s;%s;", ONE_OF("2020-01", "2020-02", "202002", "2020-11", "2020-00", "2019-12"),
		   ONE_OF("2020-01-05", "2020-11-30", "", "2020-12-24", "20201120"), below(kind == GOOD ? 30 : 9),
		   codes[below(kind == GOOD ? 6 : 9)], units[below(kind == GOOD ? 5 : 6)]);
	add_amount(out, kind);
	buf_printf(out, ";%s%s", text_of(kind), end);
	if (kind != GOOD && below(15) == 0)
		buf_printf(out, "%s%s", ONE_OF("", ";;;;;;", "   ", "\t"), end);
}

static void make_ledger(const char *path, enum kind kind, unsigned rows)
{
	struct buf file = BUF_INIT;
	const char *end = ONE_OF("\n", "\n", "\r\n");

	buf_printf(&file, "period;bokförd;verifikation;konto;ansvar;belopp;text%s", end);
	if (kind == WINDOWS) {
		buf_clear(&file);
		buf_printf(&file, "period;bokf\xF6rd;verifikation;konto;ansvar;belopp;text%s", end);
	}
	unsigned fault = kind == FAULTY ? below(rows) : rows;
	for (unsigned i = 0; i < rows; i++) {
		add_row(&file, kind, end);
		if (i == fault)
			add_fault(&file);
	}
	write_bytes(path, file.p, file.n);
	buf_release(&file);
}

/* ---- what comes of one ---- */

static void compare(const char *what, unsigned number)
{
	static const struct reading readings[] = {{1, 1 << 20}, {4, 100}, {7, 1000}, {2, 1 << 20}};
	struct buf expected = BUF_INIT;

	tell((struct reading){0, 1}, &expected);
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
		struct buf found = BUF_INIT;
		tell(readings[i], &found);
		if (!str_equal(buf_str(&found), buf_str(&expected)))
			fail_msg("%s %u, %zu threads, parts of %zu bytes:\n%.*s\nby libcsv:\n%.*s", what, number,
				 readings[i].threads, readings[i].part_bytes, STR_ARG(buf_str(&found)),
				 STR_ARG(buf_str(&expected)));
		buf_release(&found);
	}
	buf_release(&expected);
}

static void compare_many(enum kind kind, const char *what, unsigned files)
{
	input_region();
	scanned = defined = 0;
	seed = 2020 + kind;
	for (unsigned i = 0; i < files; i++) {
		input("perioder.csv",
		      i % 3 == 0 ? "period;status;stängd\n2020-11;stängd;2020-12-10\n" : "period;status;stängd\n");
		make_ledger("in/huvudbok_1.csv", kind, 1 + below(120));
		make_ledger("in/huvudbok_2.csv", i % 2 ? GOOD : kind, 1 + below(20));
		compare(what, i);
	}
	/* what has no fault is for the scan */
	assert_true(scanned > 0 || kind == FAULTY);
	assert_int_equal(defined, 0);
}

static void good_ledgers(void **state)
{
	(void)state;
	compare_many(GOOD, "good", 25);
}

static void odd_ledgers(void **state)
{
	(void)state;
	compare_many(ODD, "odd", 60);
}

static void ledgers_in_windows_1252(void **state)
{
	(void)state;
	compare_many(WINDOWS, "windows", 15);
}

static void faulty_ledgers(void **state)
{
	(void)state;
	compare_many(FAULTY, "faulty", 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {SAMPLE_TEST(good_ledgers), SAMPLE_TEST(odd_ledgers),
					   SAMPLE_TEST(ledgers_in_windows_1252), SAMPLE_TEST(faulty_ledgers)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
