/* siffror.csv: written, read back, and what changed between two of them. */
#include "formula_fixture.h"

#include "publish/figures_csv.h"

static const char *const lines =
	"resultat \"Årets resultat\": =SUMMA(budget[belopp])*10000 i mkr 1\nandel: =1/3 i procent 1\nord: =\"−1 = +1\"\n"
	"farligt: =\"=1+1\"\nnär: =period i månad\nhalv: =0,615 i procent 1\ntomt: =\"\"\nantal_rader: =ANTAL.OMF(budget[version];\"<>\") i antal\n";

static struct figure_rows rows_of_run(struct fixture *f, const char *text)
{
	struct figure_rows rows;

	formulas(f, text);
	calculate(f);
	figure_rows_of(&rows, &f->engine);
	return rows;
}

static struct figure_rows written_and_read(struct fixture *f, const struct figure_rows *rows)
{
	struct figure_rows read;

	assert_true(figures_csv_write(rows, "siffror.csv", &f->s->diags));
	if (!figure_rows_read(&read, f->arena, "siffror.csv", &f->s->diags))
		fail_msg("%s", said(f->s));
	return read;
}

static void round_trip(void **state)
{
	struct fixture *f = *state;

	region();
	struct figure_rows rows = rows_of_run(f, lines), read = written_and_read(f, &rows);
	struct figure_changes changes;
	assert_int_equal(read.count, rows.count);
	for (size_t i = 0; i < rows.count; i++) {
		assert_true(str_equal(read.items[i].name, rows.items[i].name));
		assert_true(str_equal(read.items[i].exact, rows.items[i].exact));
		assert_true(str_equal(read.items[i].printed, rows.items[i].printed));
		assert_true(str_equal(read.items[i].formula, rows.items[i].formula));
		bool endless = str_equal(read.items[i].name, S("andel"));
		if (!endless && rows.items[i].value.kind == VALUE_NUMBER)
			assert_int_equal(num_compare(read.items[i].value.num, rows.items[i].value.num), 0);
	}
	/* one third has no end, and is the same all the same */
	figure_changes_between(&changes, f->arena, &read, &rows);
	assert_int_equal(changes.count, 0);
	assert_non_null(strstr(str_c(f->arena, figure_changes_text(f->arena, &changes)), "No named figure"));
}

static void differences(void **state)
{
	struct fixture *f = *state;
	struct figure_changes changes;

	region();
	struct figure_rows after = rows_of_run(f, lines), before = written_and_read(f, &after);
	before.items[0].exact = S("5.9");
	assert_true(num_parse(f->arena, S("5900000"), &before.items[0].value.num));
	before.items[0].printed = S("5,9");
	before.items[2].exact = S("annat");
	before.items[3].name = S("borttagen");
	figure_changes_between(&changes, f->arena, &before, &after);
	assert_string_equal(plain(f, figure_changes_text(f->arena, &changes)),
			    "borttagen: =1+1 → –\nfarligt: – → =1+1\nord: -1 = +1 → -1 = +1\n"
			    "resultat, Årets resultat: 5,9~mkr → 5,6~mkr (-0,3)\n");
}

static void not_one(void **state)
{
	struct fixture *f = *state;
	struct figure_rows rows;
	static const char *const texts[] = {"", "a;b\n1;2\n", "namn;omfång;värde;enhet;tryckt;formel;dokument\na;;x;kr;1;1;\n",
					    "namn;omfång;värde;enhet;tryckt;formel;dokument\na;;1;dukat;1;1;\n",
					    "namn;omfång;värde;enhet;tryckt;formel;dokument\na;;1\n"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct diags diags;
		char text[300];
		(void)snprintf(text, sizeof text, "\xEF\xBB\xBF%s", texts[i]);
		write_bytes("faulty.csv", text, strlen(text));
		diags_init(&diags, f->arena);
		assert_false(figure_rows_read(&rows, f->arena, "faulty.csv", &diags));
		assert_int_equal(diags_exit_status(&diags), 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {FORMULA_TEST(round_trip), FORMULA_TEST(differences), FORMULA_TEST(not_one)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
