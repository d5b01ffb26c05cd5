/* Tables: caption, repeated heads, parting, sizes, landscape pages, notes. */
#include "test_pdf_tools.h"

static struct doc_table *long_table(struct sample *s, int rows)
{
	struct doc_table *table = sample_table(s, "Konton", "kr", "Konto|Utfall|Budget");

	for (int i = 0; i < rows; i++)
		sample_row(s, table, ROW_POST,
			   str_c(&s->arena, str_printf(&s->arena, "Konto %d|%d" HARD "000|1", 4000 + i, i + 1)));
	return table;
}

static void caption_rows_notes_and_remark(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Underskott", "mkr", "Post|Belopp");

	(void)state;
	table->columns[1].unit = S("tkr");
	sample_row(s, table, ROW_HEADING, "Rubrikrad");
	sample_row(s, table, ROW_POST, "Resultat|" MINUS "1" HARD "806")->cells[1].note =
		sample_note_in(s, &table->notes, "Noten till beloppet.");
	sample_row(s, table, ROW_OF_WHICH, "varav covid|" MINUS "61");
	sample_row(s, table, ROW_SUM, "Summa|1");
	sample_row(s, table, ROW_TOTAL, "Totalt|2");
	table->remark = S("Till följd av avrundning kan summor avvika.");
	struct str text = tool_text(s);
	assert_true(tool_has(text, "Underskott, mkr"));
	assert_true(tool_has(text, "tkr"));
	/* The reference must not become part of the figure. */
	assert_true(tool_has(text, MINUS "1 806 1)") || tool_has(text, MINUS "1" HARD "806" HARD "1)") ||
		    tool_has(text, MINUS "1" HARD "806 1)"));
	assert_true(tool_has(text, "Noten till beloppet."));
	assert_true(tool_has(text, "Till följd av avrundning kan summor avvika."));
	struct str tree = tool_run(s, "pdfinfo -struct", tool_path(s, "a.pdf"), "2>/dev/null");
	assert_int_equal(tool_count(tree, "TR"), 6);
	assert_int_equal(tool_count(tree, "TH") - tool_count(tree, "THead"), 7);
	assert_int_equal(tool_count(tree, "TD"), 4);
	assert_int_equal(tool_count(tree, "Caption"), 1);
	sample_release(s);
}

static void the_head_is_repeated_and_no_row_is_lost(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	long_table(s, 500);
	struct str text = tool_text(s);
	size_t pages = tool_count(text, "\f");
	assert_true(pages > 8);
	assert_int_equal(tool_count(text, "Utfall"), pages);
	assert_true(tool_has(tool_page(text, 2), "Budget"));
	for (int i = 0; i < 500; i++)
		assert_int_equal(tool_count(text, str_c(&s->arena, str_printf(&s->arena, "Konto %d", 4000 + i))), 1);
	sample_release(s);
}

static void a_sum_is_not_parted_from_its_last_item(void **state)
{
	(void)state;
	for (int rows = 30; rows < 46; rows++) {
		struct sample *s = sample_new("Titel");
		struct doc_table *table = long_table(s, rows);
		sample_row(s, table, ROW_SUM, "Delsumma|1|2");
		sample_row(s, table, ROW_TOTAL, "Totalsumma|1|2");
		struct str text = tool_text(s);
		const char *last = str_c(&s->arena, str_printf(&s->arena, "Konto %d", 4000 + rows - 1));
		for (unsigned page = 1; page <= 2; page++) {
			assert_int_equal(tool_has(tool_page(text, page), last),
					 tool_has(tool_page(text, page), "Delsumma"));
			assert_int_equal(tool_has(tool_page(text, page), last),
					 tool_has(tool_page(text, page), "Totalsumma"));
		}
		sample_release(s);
	}
}

static void a_short_table_is_not_parted(void **state)
{
	(void)state;
	for (int above = 10; above < 44; above += 3) {
		struct sample *s = sample_new("Titel");
		for (int i = 0; i < above; i++)
			sample_paragraph(s, "En rad.");
		sample_heading(s, 2, "Rubriken");
		long_table(s, 8);
		struct str text = tool_text(s);
		for (unsigned page = 1; page <= 2; page++) {
			assert_int_equal(tool_has(tool_page(text, page), "Konto 4000"),
					 tool_has(tool_page(text, page), "Konto 4007"));
			assert_int_equal(tool_has(tool_page(text, page), "Konto 4000"),
					 tool_has(tool_page(text, page), "Rubriken"));
		}
		sample_release(s);
	}
}

static struct doc_table *wide_table(struct sample *s, int columns, const char *figure)
{
	struct buf titles = BUF_INIT, row = BUF_INIT;

	buf_add(&titles, S("Nämnd"));
	buf_add(&row, S("Hälso- och sjukvårdsnämnden"));
	for (int i = 0; i < columns; i++) {
		buf_printf(&titles, "|Kol%d", i);
		buf_printf(&row, "|%s", figure);
	}
	buf_char(&titles, '\0');
	buf_char(&row, '\0');
	struct doc_table *table =
		sample_table(s, "Bred", "tkr", str_c(&s->arena, str_sub(buf_str(&titles), 0, titles.n - 1)));
	sample_row(s, table, ROW_POST, row.p);
	/* The list of columns points into the buffer's copy in the arena. */
	buf_release(&titles);
	buf_release(&row);
	return table;
}

static void a_wide_table_lies_on_a_landscape_page(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	sample_paragraph(s, "Före tabellen.");
	sample_heading(s, 1, "Rubriken");
	wide_table(s, 13, MINUS "512" HARD "345");
	sample_paragraph(s, "Efter tabellen.");
	struct str text = tool_text(s);
	assert_true(tool_has(tool_page(text, 1), "Före tabellen."));
	assert_true(tool_has(tool_page(text, 2), "Rubriken") && tool_has(tool_page(text, 2), "Kol12"));
	assert_true(tool_has(tool_page(text, 3), "Efter tabellen."));
	struct str info = tool_run(s, "pdfinfo -f 1 -l 3", tool_path(s, "a.pdf"), "");
	assert_int_equal(tool_count(info, "841.89 x 595.2"), 1);
	assert_int_equal(tool_count(info, " x 841.89"), 2);
	sample_release(s);
}

static void some_columns_more_only_make_letters_smaller(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	wide_table(s, 8, MINUS "12" HARD "345");
	assert_int_equal(tool_count(tool_text(s), "\f"), 1);
	sample_release(s);
}

static void a_table_that_no_page_holds_is_reported(void **state)
{
	struct sample *s = sample_new("Titel");
	const char *path = tool_path(s, "vid.pdf");

	(void)state;
	wide_table(s, 40, MINUS "512" HARD "345");
	struct str faults = tool_write(s, path);
	assert_true(tool_has(faults, "\"Bred\" is too wide: 41 columns"));
	assert_int_not_equal(access(path, F_OK), 0);
	sample_release(s);
}

static void a_head_that_fills_the_page_is_a_fault(void **state)
{
	struct sample *s = sample_new("Titel");
	struct buf columns = BUF_INIT;
	const char *path = tool_path(s, "a.pdf");

	(void)state;
	buf_add(&columns, S("Post|"));
	for (int i = 0; i < 900; i++)
		buf_add(&columns, S("belopp "));
	buf_char(&columns, '\0');
	sample_row(s, sample_table(s, "Hög", "", columns.p), ROW_POST, "Raden|1");
	assert_true(tool_has(tool_write(s, path), "the head of the table \"Hög\" takes more than half a page"));
	buf_release(&columns);
	sample_release(s);
}

static void texts_wrap_in_their_column(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "", "", "Åtgärd|Personal|\"Mått");

	(void)state;
	sample_row(s, table, ROW_POST,
		   "Digital ansökan|1" HARD
		   "200|Andel ansökningar som görs digitalt, följs upp varje månad av den som är "
		   "ansvarig för verksamhetsområdet och redovisas för nämnden i delårsrapporten");
	struct str text = tool_text(s);
	assert_true(tool_has(text, "Andel ansökningar"));
	assert_false(tool_has(text, "Andel ansökningar som görs digitalt, följs upp varje månad av den som är "
				    "ansvarig för verksamhetsområdet"));
	sample_release(s);
}

static void a_row_higher_than_a_page_goes_on(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "", "", "Åtgärd|\"Kommentar");
	struct buf row = BUF_INIT;

	(void)state;
	buf_add(&row, S("Åtgärden|"));
	for (int i = 0; i < 1200; i++)
		buf_printf(&row, "ord%d i kommentaren ", i);
	buf_char(&row, '\0');
	sample_row(s, table, ROW_POST, row.p);
	sample_row(s, table, ROW_TOTAL, "Sista raden|slut");
	struct str text = tool_text(s);
	size_t pages = tool_count(text, "\f");
	assert_true(pages > 1);
	assert_true(tool_has(tool_page(text, 1), "ord0 "));
	assert_int_equal(tool_count(text, "Kommentar"), pages);
	assert_int_equal(tool_count(text, "ord1199 "), 1);
	assert_int_equal(tool_count(text, "ord600 "), 1);
	assert_true(tool_has(tool_page(text, (unsigned)pages), "Sista raden"));
	buf_release(&row);
	sample_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(caption_rows_notes_and_remark),
		cmocka_unit_test(the_head_is_repeated_and_no_row_is_lost),
		cmocka_unit_test(a_sum_is_not_parted_from_its_last_item),
		cmocka_unit_test(a_short_table_is_not_parted),
		cmocka_unit_test(a_wide_table_lies_on_a_landscape_page),
		cmocka_unit_test(some_columns_more_only_make_letters_smaller),
		cmocka_unit_test(a_table_that_no_page_holds_is_reported),
		cmocka_unit_test(a_head_that_fills_the_page_is_a_fault),
		cmocka_unit_test(texts_wrap_in_their_column),
		cmocka_unit_test(a_row_higher_than_a_page_goes_on),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
