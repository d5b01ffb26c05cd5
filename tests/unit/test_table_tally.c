/* What the fast ways of the ledger are made of, each beside the plain way: tallies, balances, amounts, codes. */
#include "table_sample.h"

#include "table/amount.h"
#include "table/balance.h"
#include "table/codes.h"
#include "table/number.h"
#include "table/tally.h"

static uint64_t seed;

static uint32_t below(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((seed >> 33) % n);
}

/* ---- tallies ---- */

enum { PERIODS = 3, ROWS = 20000, WIDTH_MOST = 9 };

struct plain_row {
	uint32_t codes[WIDTH_MOST + 1]; /* the period first */
	int64_t sum;
	uint32_t rows, line;
};

static size_t compared; /* codes that rows are told apart by */

static int by_codes(const void *left, const void *right)
{
	const struct plain_row *a = left, *b = right;

	for (size_t i = 0; i < compared; i++)
		if (a->codes[i] != b->codes[i])
			return a->codes[i] < b->codes[i] ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

/* Sorts and adds up rows of the same codes. */
static size_t add_up(struct plain_row *rows, size_t count)
{
	size_t n = 0;

	qsort(rows, count, sizeof *rows, by_codes);
	for (size_t i = 0; i < count; i++) {
		if (n && memcmp(rows[n - 1].codes, rows[i].codes, compared * sizeof(uint32_t)) == 0) {
			rows[n - 1].sum += rows[i].sum;
			rows[n - 1].rows += rows[i].rows;
		} else {
			rows[n++] = rows[i];
		}
	}
	return n;
}

/* Two tallies over the same rows, merged, are what sorting gives. largest: codes go up to it. */
static void tally_of(size_t width, uint32_t largest)
{
	struct plain_row *plain = calloc(ROWS, sizeof *plain), *found = calloc(ROWS, sizeof *found);
	uint32_t *periods = calloc(ROWS, sizeof *periods), *lines = calloc(ROWS, sizeof *lines), *codes[WIDTH_MOST];
	int64_t *amounts = calloc(ROWS, sizeof *amounts);
	struct tally tallies[2];

	assert_true(plain && found && periods && lines && amounts);
	compared = width + 1;
	for (size_t i = 0; i < width; i++)
		codes[i] = calloc(ROWS, sizeof **codes);
	for (size_t r = 0; r < ROWS; r++) {
		plain[r].codes[0] = periods[r] = below(PERIODS);
		for (size_t i = 0; i < width; i++)
			plain[r].codes[i + 1] = codes[i][r] = i % 3 ? below(4)
								    : below(1 + (r < 9000    ? 3
										 : r < 15000 ? largest / 100
											     : largest));
		plain[r].sum = amounts[r] = (int64_t)below(2000000) - 1000000;
		plain[r].rows = 1;
		plain[r].line = lines[r] = (uint32_t)r + 1;
	}
	for (int t = 0; t < 2; t++) {
		tally_init(&tallies[t], width);
		for (size_t r = t ? ROWS / 2 : 0; r < (t ? ROWS : ROWS / 2); r += 100) {
			uint32_t *parts[WIDTH_MOST], part_lines[100];
			for (size_t i = 0; i < width; i++)
				parts[i] = codes[i] + r;
			for (size_t i = 0; i < 100; i++)
				part_lines[i] = lines[r + i] - (t ? ROWS / 2 : 0);
			assert_true(tally_add(&tallies[t],
					      &(struct tally_rows){100, periods + r, parts, amounts + r, part_lines}));
		}
	}
	assert_true(tally_merge(&tallies[0], &tallies[1], ROWS / 2));

	size_t expected = add_up(plain, ROWS), count = 0;
	struct tally_sum sum;
	uint64_t at = 0;
	assert_int_equal(tally_count(&tallies[0]), expected);
	while (tally_next(&tallies[0], &at, &sum)) {
		found[count].codes[0] = sum.period;
		memcpy(found[count].codes + 1, sum.codes, width * sizeof *sum.codes);
		found[count].sum = sum.sum;
		found[count].rows = sum.rows;
		found[count++].line = sum.line;
	}
	assert_int_equal(count, expected);
	qsort(found, count, sizeof *found, by_codes);
	assert_memory_equal(found, plain, count * sizeof *found);
	tally_release(&tallies[0]);
	for (size_t i = 0; i < width; i++)
		free(codes[i]);
	free(plain);
	free(found);
	free(periods);
	free(lines);
	free(amounts);
}

static void tallies(void **state)
{
	(void)state;
	seed = 7;
	tally_of(0, 1);
	tally_of(1, 5000);
	tally_of(3, 100000);
	tally_of(6, 4000000);    /* two words */
	tally_of(9, 4000000000); /* more words than a batch is for */
}

static void a_sum_of_a_tally_that_does_not_fit(void **state)
{
	uint32_t periods[2] = {0}, lines[2] = {1, 2};
	int64_t amounts[2] = {INT64_MAX, 1};
	struct tally one, other;

	(void)state;
	tally_init(&one, 0);
	tally_init(&other, 0);
	assert_false(tally_add(&one, &(struct tally_rows){2, periods, NULL, amounts, lines}));
	tally_release(&one);
	tally_init(&one, 0);
	assert_true(tally_add(&one, &(struct tally_rows){1, periods, NULL, amounts, lines}));
	assert_true(tally_add(&other, &(struct tally_rows){1, periods, NULL, amounts + 1, lines}));
	assert_false(tally_merge(&one, &other, 0));
	tally_release(&one);
	tally_release(&other);
}

/* ---- balances ---- */

enum { KEYS = 3000 };

static void count_open(void *user, struct str key, int64_t sum)
{
	int64_t *left = user;
	char text[16] = {0};
	unsigned number;

	assert_true(key.n < sizeof text);
	memcpy(text, key.p, key.n);
	assert_int_equal(sscanf(text, "V%u", &number), 1);
	left[number] -= sum;
}

/* Shuffled keys, so many balances, so much memory: what is left is what was not zero. */
static void balance_of(size_t count, size_t limit)
{
	struct arena arena = ARENA_INIT;
	struct diags diags;
	struct balance balances[3];
	int64_t *left = calloc(KEYS, sizeof *left);
	bool spilled = false;

	assert_non_null(left);
	diags_init(&diags, &arena);
	for (size_t i = 0; i < count; i++)
		balance_init(&balances[i], limit);
	for (size_t turn = 0; turn < 2; turn++) {
		for (unsigned k = 0; k < KEYS; k++) {
			char key[16];
			unsigned number = turn ? KEYS - 1 - k : k;
			int64_t amount = number % 50 ? (int64_t)number + 1 : 7;
			if (turn && number % 50)
				amount = -amount; /* the others stay open */
			int n = snprintf(key, sizeof key, "V%u", number);
			left[number] += amount;
			assert_true(
				balance_add(&balances[below((uint32_t)count)], (struct str){key, (size_t)n}, amount));
		}
	}
	for (size_t i = 0; i < count; i++) {
		spilled = spilled || balances[i].file;
		if (i)
			balance_absorb(&balances[0], &balances[i]);
	}
	assert_int_equal(spilled, limit < BALANCE_BYTES);
	assert_true(balance_finish(&balances[0], count_open, left, &diags));
	for (unsigned k = 0; k < KEYS; k++)
		assert_int_equal(left[k], 0);
	balance_release(&balances[0]);
	free(left);
	arena_release(&arena);
}

static void balances(void **state)
{
	(void)state;
	seed = 3;
	balance_of(1, BALANCE_BYTES);
	balance_of(3, BALANCE_BYTES);
	balance_of(1, 2000);
	balance_of(3, 2000);
}

/* In voucher order nothing is ever kept. */
static void balances_in_order(void **state)
{
	struct balance balance;

	(void)state;
	balance_init(&balance, BALANCE_BYTES);
	for (unsigned i = 0; i < 1000; i++) {
		char key[16];
		int n = snprintf(key, sizeof key, "V%u", i);
		for (unsigned k = 0; k < 3; k++)
			assert_true(balance_add(&balance, (struct str){key, (size_t)n}, k == 2 ? -3 : (int64_t)k + 1));
		assert_int_equal(balance.count, 0);
	}
	assert_false(balance_add(&balance, S("V1"), INT64_MAX) && balance_add(&balance, S("V1"), 1));
	balance_release(&balance);
}

static void no_room_for_temporary_files(void **state)
{
	struct sample *s = *state;
	struct balance balance;
	int64_t left[3] = {0};

	setenv("TMPDIR", "/proc/underlag", 1);
	balance_init(&balance, 1);
	assert_true(balance_add(&balance, S("V1"), 1) && balance_add(&balance, S("V2"), 1));
	unsetenv("TMPDIR");
	/* where TMPDIR is no folder, the C library's own choice of one is */
	if (!balance_finish(&balance, count_open, left, &s->diags))
		assert_says(s, "temporary file");
	else
		assert_int_equal(left[1] + left[2], -2);
	balance_release(&balance);
}

/* ---- amounts ---- */

/* Whatever the quick way takes, number_parse() takes for the same. */
static void same_amount(struct arena *arena, struct str text)
{
	for (enum decimal_mark mark = MARK_UNKNOWN; mark <= MARK_POINT; mark++) {
		int64_t quick;
		struct num num;
		if (!amount_quick(text, mark, &quick))
			continue;
		if (number_parse(arena, text, true, mark, &num) != CELL_OK || num.hundredths != quick || num.ratio)
			fail_msg("%.*s is %lld by the quick way, mark %d", STR_ARG(text), (long long)quick, (int)mark);
	}
}

static void amounts(void **state)
{
	struct sample *s = *state;
	static const char letters[] = "0123456789012345678901234567890123456789--,,..  +x";
	char room[64];
	int64_t quick;

	seed = 11;
	memset(room, '9', sizeof room);
	for (unsigned i = 0; i < 300000; i++) {
		size_t n = below(22);
		char *text = room + 32;
		for (size_t k = 0; k < n; k++)
			text[k] = letters[below(below(3) ? 40 : sizeof letters - 1)];
		if (n > 3 && below(2))
			text[n - 3] = below(2) ? ',' : '.';
		same_amount(&s->arena, (struct str){text, n});
	}
	memcpy(room + 32, "-1808486,05", 11);
	assert_true(amount_quick((struct str){room + 32, 11}, MARK_COMMA, &quick) && quick == -180848605);
	assert_false(amount_quick((struct str){room + 32, 11}, MARK_POINT, &quick));
	memcpy(room + 32, "1234567890123456.78", 19);
	assert_true(amount_quick((struct str){room + 32, 19}, MARK_UNKNOWN, &quick) && quick == 123456789012345678);
	assert_true(amount_quick((struct str){room + 32, 1}, MARK_UNKNOWN, &quick) && quick == 100);
	assert_false(amount_quick((struct str){room + 32, 0}, MARK_UNKNOWN, &quick));
}

/* ---- codes ---- */

static void codes(void **state)
{
	static const char *const texts[] = {
		"", "1", "0101", "01010101", "010101010", "0101010101010101", "01010101010101010", "0101 ", "å"};
	enum { COUNT = sizeof texts / sizeof *texts };
	struct codes numbers;
	struct code_cache cache;
	struct code code;

	(void)state;
	codes_init(&numbers);
	code_cache_init(&cache);
	for (int turn = 0; turn < 2; turn++) {
		for (uint32_t i = 0; i < COUNT + 500; i++) {
			char room[64] = {0};
			int n = i < COUNT ? snprintf(room, sizeof room, "%s", texts[i])
					  : snprintf(room, sizeof room, "K%u", i);
			struct str text = {room, (size_t)n};
			assert_int_equal(code_cache_find(&cache, text, &code), turn == 1);
			if (turn)
				assert_int_equal(code.number, i);
			code.number = codes_number(&numbers, n ? value_text(text) : value_empty());
			assert_int_equal(code.number, i);
			code_cache_add(&cache, text, code);
		}
	}
	assert_true(codes_value(&numbers, 0).kind == VALUE_EMPTY);
	assert_true(value_same(codes_value(&numbers, 2), value_text(S("0101"))));
	uint32_t whole = codes_number(&numbers, value_number(num_whole(202001)));
	assert_int_equal(codes_number(&numbers, value_number(num_whole(202001))), whole);
	assert_int_not_equal(codes_number(&numbers, value_text(S("202001"))), whole);
	code_cache_release(&cache);
	codes_release(&numbers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tallies),
		cmocka_unit_test(a_sum_of_a_tally_that_does_not_fit),
		cmocka_unit_test(balances),
		cmocka_unit_test(balances_in_order),
		SAMPLE_TEST(no_room_for_temporary_files),
		SAMPLE_TEST(amounts),
		cmocka_unit_test(codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
