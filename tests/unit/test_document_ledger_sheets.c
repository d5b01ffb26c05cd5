/* The data sheets of the ledger: how many there are, and what they are called. */
#include "document_fixture.h"

#include "document/sheet_words.h"

/* ---- names ---- */

/* Aggregates with these columns, "period konto|period motpart", and the names of their sheets. */
static const char *names(struct fixture *f, const char *text)
{
	const struct cube *cubes[8];
	size_t count = 0;
	struct str rest = str_from(text);
	struct buf out = BUF_INIT;

	region();
	begin_engine(f);
	struct table *ledger = store_ledger(f->s->store);
	do {
		struct str columns = str_cut(&rest, '|');
		size_t set[8], n = 0;
		while (columns.n)
			set[n++] = (size_t)store_column(f->s->store, ledger, str_cut(&columns, ' '));
		cubes[count++] = store_cube(f->s->store, set, n);
	} while (rest.n);
	for (size_t i = 0; i < count; i++) {
		struct str name = sheet_ledger_name(f->arena, cubes, count, i);
		assert_true(utf8_width(name) <= 31);
		buf_printf(&out, "%s%.*s", i ? "|" : "", STR_ARG(name));
	}
	return finished(f, &out);
}

static void by_what_tells_them_apart(void **state)
{
	assert_string_equal(names(*state, "period konto|period nämnd motpart|period bokförd"),
			    "huvudbok per konto|huvudbok per nämnd|huvudbok per bokförd");
}

static void one_is_the_ledger(void **state)
{
	assert_string_equal(names(*state, "period konto"), "huvudbok");
}

static void by_two(void **state)
{
	assert_string_equal(names(*state, "nämnd konto|nämnd post|konto post"),
			    "huvudbok per nämnd och konto|huvudbok per nämnd och post|huvudbok per konto och post");
}

static void part_of_another(void **state)
{
	assert_string_equal(names(*state, "period konto|period|period konto motpart"),
			    "huvudbok per period|huvudbok per period 2|huvudbok per motpart");
}

static void no_longer_than_excel_takes(void **state)
{
	assert_string_equal(
		names(*state, "verksamhet förvaltning|verksamhet motpart|förvaltning motpart"),
		"huvudbok per förvaltning och ve|huvudbok per motpart och verksa|huvudbok per förvaltning och mo");
}

/* ---- how many ---- */

/* The sheets of a document that shows all controls of k.md: "huvudbok: period konto antal belopp, 6 rows". */
static const char *sheets(struct fixture *f, const char *controls)
{
	struct buf out = BUF_INIT;

	template(f, "d.md", "---\ndokument: d\n---\n```tabell t\nrad: kontroller\nkolumn V: =[vänster]\n```\n");
	template(f, "k.md", controls);
	calculate(f);
	controls_run(&f->engine, &f->controls, &f->findings);
	findings_fill(&f->findings, f->s->store);
	for (const struct data_sheet *sheet = composed(f, "d")->data; sheet; sheet = sheet->next) {
		if (!str_starts(sheet->name, S("huvudbok")))
			continue;
		buf_printf(&out, "%.*s:", STR_ARG(sheet->name));
		for (size_t c = 0; c < sheet->column_count; c++)
			buf_printf(&out, " %.*s", STR_ARG(sheet->columns[c].name));
		buf_printf(&out, ", %zu\n", sheet->row_count);
	}
	return finished(f, &out);
}

#define CONTROL(number, left) "```kontroll " number "\nnamn: k" number "\nvänster: " left "\nhöger: 0\n```\n"

/* One that tells enough apart stands for those that tell less: in its rows all of them add up. */
static void one_for_several(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(
		sheets(f,
		       CONTROL("1", "=SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\")") CONTROL(
			       "2", "=SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];\"HSN\";huvudbok[del];\"resultat\")")
			       CONTROL("3",
				       "=SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];\"HSN\";huvudbok[konto];\"<>3000\";"
				       "huvudbok[del];\"resultat\")")),
		"huvudbok: nämnd konto del antal belopp, 3\n");
}

/* None of them tells enough apart: no larger one is made. */
static void none_for_all(void **state)
{
	struct fixture *f = *state;

	region();
	assert_string_equal(sheets(f, CONTROL("1", "=SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\")")
					      CONTROL("2", "=SUMMA.OMF(huvudbok[belopp];huvudbok[nämnd];\"HSN\")")),
			    "huvudbok per konto: konto antal belopp, 1\nhuvudbok per nämnd: nämnd antal belopp, 1\n");
}

/* A small aggregate is not lost in a large one for one sheet less. */
static void not_at_any_price(void **state)
{
	struct fixture *f = *state;
	struct buf rows = BUF_INIT;

	region();
	buf_printf(&rows, "period;verifikation;konto;ansvar;belopp\n");
	for (int i = 0; i < 2000; i++)
		buf_printf(&rows, "2020-11;V%d;4000;A1;1,00\n2020-11;V%d;3000;A1;-1,00\n", i, i);
	input("huvudbok.csv", finished(f, &rows));
	assert_string_equal(
		sheets(f, CONTROL("1", "=SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\")") CONTROL(
				  "2", "=SUMMA.OMF(huvudbok[belopp];huvudbok[konto];\"4000\";huvudbok[verifikation];"
				       "\"V7\")")),
		"huvudbok per konto: konto antal belopp, 1\n"
		"huvudbok per verifikation: konto verifikation antal belopp, 1\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORMULA_TEST(by_what_tells_them_apart),
		FORMULA_TEST(one_is_the_ledger),
		FORMULA_TEST(by_two),
		FORMULA_TEST(part_of_another),
		FORMULA_TEST(no_longer_than_excel_takes),
		FORMULA_TEST(one_for_several),
		FORMULA_TEST(none_for_all),
		FORMULA_TEST(not_at_any_price),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
