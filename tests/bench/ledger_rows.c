/*
 * Makes large ledgers, the same ones every time:
 *
 *   ledger_rows sample INPUT FOLDER ROWS     every voucher of INPUT's ledger divided into so many, each balanced, that there are about
 *                                            ROWS rows, with the same sums: files of the same names in FOLDER, and kontrolltal.csv to
 *                                            match. Documents say the same of it.
 *   ledger_rows skewed|uniform FILE ROWS     rows in order of period on 1.5 (uniform: in any order, on 7) million combinations of
 *                                            period, konto and ansvar when there are ten million of them
 *
 * One text in fifty is quoted and has a separator and a quote in it.
 */
#include "table/sheet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t seed = 2020;

static uint64_t next(void)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return seed >> 33;
}

static uint64_t below(uint64_t n)
{
	return next() % n;
}

static _Noreturn void give_up(const char *why)
{
	fprintf(stderr, "ledger_rows: %s\n", why);
	exit(1);
}

static FILE *create(const char *folder, const char *name)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s%s%s", folder, *folder ? "/" : "", name);
	file = fopen(path, "w");
	if (!file)
		give_up("cannot create a file");
	(void)setvbuf(file, NULL, _IOFBF, 1 << 20);
	return file;
}

static void put_text(FILE *file)
{
	static const char *const texts[] = {"Faktura",   "Lön",       "Hyra",  "Periodisering",
					    "Läkemedel", "Köpt vård", "Resor", "IT"};
	const char *text = texts[below(8)];

	if (below(50) == 0)
		fprintf(file, "\"%s; \"\"del\"\" %u\"\n", text, (unsigned)below(9));
	else
		fprintf(file, "%s %u\n", text, (unsigned)below(100000));
}

static void put_amount(FILE *file, int64_t amount)
{
	fprintf(file, "%s%llu,%02u;", amount < 0 ? "-" : "", (unsigned long long)llabs(amount) / 100,
		(unsigned)(llabs(amount) % 100));
}

/* ---- the sample's ledger, divided ---- */

#define OWN "period", "bokförd", "verifikation", "konto", "ansvar", "verksamhet", "motpart", "projekt", "belopp"
static const char *const own_names[] = {OWN};
enum { PERIOD, BOOKED, VOUCHER, ACCOUNT, UNIT, ACTIVITY, PARTNER, PROJECT, AMOUNT, OWN_COUNT, VOUCHER_MOST = 4096 };

struct row {
	struct value values[OWN_COUNT];
	int64_t left; /* of the amount */
};

struct dividing {
	struct arena arena;
	struct row rows[VOUCHER_MOST];
	size_t count;
	unsigned copies;
	unsigned number; /* of the voucher */
	const struct store *store;
	unsigned source; /* the file that the rows come from */
	const char *folder;
	FILE *file;
	unsigned long long written[64]; /* rows, for each source */
};

static void put_value(FILE *file, struct value value, bool calendar)
{
	if (value.kind == VALUE_TEXT)
		fprintf(file, "%.*s", STR_ARG(value.text));
	int64_t whole;
	if (value.kind == VALUE_NUMBER && num_is_whole(value.num, &whole)) {
		if (calendar && whole > 999999)
			fprintf(file, "%04d-%02d-%02d", (int)(whole / 10000), (int)(whole / 100 % 100),
				(int)(whole % 100));
		else
			fprintf(file, "%04d-%02d", (int)(whole / 100), (int)(whole % 100));
	}
	fputc(';', file);
}

/* Row i's part of the copy; the last row balances the others. */
static int64_t part_of(struct dividing *d, size_t i, unsigned copies_left, int64_t others)
{
	struct row *row = &d->rows[i];
	int64_t part = row->left / (int64_t)copies_left;

	if (d->count > 1 && i == d->count - 1)
		part = -others;
	else if (copies_left > 1 && part)
		part += (int64_t)below((uint64_t)llabs(part)) - llabs(part) / 2;
	else if (copies_left == 1)
		part = row->left;
	row->left -= part;
	return part;
}

static const char *name_of(const struct dividing *d, unsigned source)
{
	const char *path = store_file(d->store, source).p, *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static void open_file(struct dividing *d, unsigned source)
{
	if (d->file && fclose(d->file) != 0)
		give_up("cannot write");
	if (source >= sizeof d->written / sizeof *d->written)
		give_up("too many files");
	d->file = create(d->folder, name_of(d, source));
	d->source = source;
	fputs("period;bokförd;verifikation;rad;konto;ansvar;verksamhet;motpart;projekt;belopp;text\n", d->file);
}

static void put_voucher(struct dividing *d)
{
	if (d->count == 0)
		return;
	for (unsigned copy = 0; copy < d->copies; copy++) {
		int64_t others = 0;
		d->number++;
		for (size_t i = 0; i < d->count; i++) {
			const struct row *row = &d->rows[i];
			int64_t part = part_of(d, i, d->copies - copy, others);
			others += part;
			put_value(d->file, row->values[PERIOD], true);
			put_value(d->file, row->values[BOOKED], true);
			fprintf(d->file, "V%08u;%zu;", d->number, i + 1);
			for (int k = ACCOUNT; k <= PROJECT; k++)
				put_value(d->file, row->values[k], false);
			put_amount(d->file, part);
			put_text(d->file);
			d->written[d->source]++;
		}
	}
	d->count = 0;
}

static bool take_row(void *user, const struct value *values, struct row_origin origin)
{
	struct dividing *d = user;

	if (!d->file || origin.file != d->source) {
		put_voucher(d);
		open_file(d, origin.file);
	}
	bool same = d->count && value_same(values[VOUCHER], d->rows[0].values[VOUCHER]) &&
		    whole_of(values[PERIOD]) / 100 == whole_of(d->rows[0].values[PERIOD]) / 100;
	if (!same)
		put_voucher(d);
	if (d->count == VOUCHER_MOST)
		give_up("a voucher has too many rows");
	struct row *row = &d->rows[d->count++];
	for (int k = 0; k < OWN_COUNT; k++) {
		row->values[k] = values[k];
		if (values[k].kind == VALUE_TEXT)
			row->values[k].text = str_copy(&d->arena, values[k].text);
	}
	row->left = values[AMOUNT].num.hundredths;
	return true;
}

/* The control totals of the input, with the number of rows that the files have now. */
static void put_totals(const struct dividing *d, const char *input)
{
	char path[4096], line[4096];

	snprintf(path, sizeof path, "%s/kontrolltal.csv", input);
	FILE *from = fopen(path, "r"), *to = create(d->folder, "kontrolltal.csv");
	while (from && fgets(line, sizeof line, from)) {
		unsigned source = 0;
		while (source < 64 &&
		       (!d->written[source] || strncmp(line, name_of(d, source), strlen(name_of(d, source))) != 0))
			source++;
		char *count = source < 64 ? strstr(line, ";;") : NULL, *rest = count ? strchr(count + 2, ';') : NULL;
		if (rest)
			fprintf(to, "%.*s%llu%s", (int)(count + 2 - line), line, d->written[source], rest);
		else
			fputs(line, to);
	}
	if (!from || fclose(from) != 0 || fclose(to) != 0)
		give_up("the control totals cannot be written");
}

static bool count_row(void *user, const struct value *values, struct row_origin origin)
{
	(void)values;
	(void)origin;
	++*(unsigned long long *)user;
	return true;
}

static void divide(const char *input, const char *folder, unsigned long long rows)
{
	struct arena arena = ARENA_INIT;
	struct diags diags;
	struct settings settings = {0};
	struct dividing *d = calloc(1, sizeof *d);
	size_t columns[OWN_COUNT];
	unsigned long long count = 0;

	diags_init(&diags, &arena);
	struct store *store = store_open(&arena, input, &settings, 202011, &diags);
	if (!store || !d)
		give_up("the input cannot be read");
	for (int k = 0; k < OWN_COUNT; k++)
		columns[k] = (size_t)store_column(store, store_ledger(store), str_from(own_names[k]));
	if (!store_read(store, NULL, NULL, &diags) ||
	    !store_visit_ledger(store, columns, 1, count_row, &count, &diags) || !count)
		give_up("the input has no ledger without a fault");
	d->store = store;
	d->folder = folder;
	d->copies = (unsigned)((rows + count / 2) / count);
	if (!store_visit_ledger(store, columns, OWN_COUNT, take_row, d, &diags))
		give_up("the ledger cannot be read");
	put_voucher(d);
	if (fclose(d->file) != 0)
		give_up("cannot write");
	put_totals(d, input);
	store_close(store);
	arena_release(&d->arena);
	free(d);
	arena_release(&arena);
}

/* ---- many combinations ---- */

/* A code of n, the first much more often than the last. */
static unsigned skewed_code(unsigned n)
{
	double u = (double)next() / 2147483648.0;

	return (unsigned)((double)n * pow(u, 5.0));
}

static void put_row(FILE *file, bool uniform, unsigned long long i, unsigned long long rows)
{
	unsigned month = uniform ? (unsigned)below(12) + 1 : (unsigned)(i * 12 / rows) + 1;
	unsigned day = uniform ? (unsigned)below(28) + 1 : (unsigned)(i * 12 * 28 / rows % 28) + 1;
	unsigned account = uniform ? (unsigned)below(1000) : skewed_code(400);
	unsigned unit = uniform ? (unsigned)below(1000) : skewed_code(700);

	fprintf(file, "2020-%02u;2020-%02u-%02u;V%07llu;%u;%u;", month, month, day, i / 4, 3000 + account,
		10000 + unit);
	static int64_t others; /* of the same voucher: four rows, the last balances it */
	int64_t amount = i % 4 == 3 ? -others : (int64_t)below(20000000) - 10000000;
	others = i % 4 == 3 ? 0 : others + amount;
	put_amount(file, amount);
	put_text(file);
}

int main(int count, char **words)
{
	if (count == 5 && strcmp(words[1], "sample") == 0) {
		divide(words[2], words[3], strtoull(words[4], NULL, 10));
		return 0;
	}
	if (count != 4)
		give_up("sample INPUT FOLDER ROWS, or skewed FILE ROWS, or uniform FILE ROWS");
	unsigned long long rows = strtoull(words[3], NULL, 10);
	FILE *file = create("", words[2]);
	fputs("period;bokförd;verifikation;konto;ansvar;belopp;text\n", file);
	for (unsigned long long i = 0; i < rows; i++)
		put_row(file, strcmp(words[1], "uniform") == 0, i, rows);
	if (fclose(file) != 0)
		give_up("cannot write");
	return 0;
}
