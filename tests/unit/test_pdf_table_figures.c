/* Columns of tables: figures below each other, and how wide columns and tables are. */
#include "pdf/table_align.h"
#include "test_pdf_places.h"

/* Where the n-th word ends that begins a figure: up to its comma. */
static double ones_end(struct sample *s, struct str places, const char *word, double decimals)
{
	return place_of(s, places, word).right - decimals;
}

static void the_ones_of_a_figure_are_found(void **state)
{
	static const struct {
		const char *text;
		size_t point;
		bool is_figure;
	} cases[] = {
		{"12", 2, true},
		{"12,5", 2, true},
		{MINUS "1" HARD "806,25", 9, true},
		{"98,0 %", 2, true},
		{"62 %", 2, true},
		{"62%", 2, true},
		{"21" HARD "067" HARD "kr", 7, true},
		{"-5 mkr", 2, true},
		{"5\xE2\x80\x93"
		 "7 %",
		 5, true},
		{"\xE2\x80\x93", 3, true},
		{"2020-08", 7, false},
		{"godk\xC3\xA4nd", 8, false},
		{"ca 5", 4, false},
		{"12,", 3, false},
		{"P4", 2, false},
		{"", 0, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool is_figure;
		size_t point = table_figure_point(str_from(cases[i].text), &is_figure);
		if (point != cases[i].point || is_figure != cases[i].is_figure)
			fail_msg("\"%s\": %zu, %d", cases[i].text, point, is_figure);
	}
}

static void commas_stand_below_each_other(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Blandat", "", "Post|Belopp|Andel");

	(void)state;
	sample_row(s, table, ROW_POST, "Ettor|111|71,2" HARD "%");
	sample_row(s, table, ROW_POST, "En decimal|222,5|72" HARD "%");
	sample_row(s, table, ROW_OF_WHICH, "Liten|333,75|73" HARD "%");
	sample_row(s, table, ROW_SUM, "Fet|4444,25|\xE2\x80\x93");
	struct str places = places_of(s);
	/* What hangs to the right of the ones is measured by the figures without decimals. */
	double ones = place_of(s, places, "111").right;
	assert_true(place_of(s, places, "222,5").left < ones - 10 && place_of(s, places, "222,5").right > ones + 4);
	struct place_of_word one = place_of(s, places, "222,5"), two = place_of(s, places, "333,75");
	assert_true(two.right > one.right + 2);
	assert_true(place_of(s, places, "4444,25").right > ones + 10);
	/* A percentage without decimals and a dash end where the ones of a percentage with them do. */
	double percents = ones_end(s, places, "72", 0);
	assert_near(ones_end(s, places, "73", 0), percents);
	assert_near(place_of(s, places, "\xE2\x80\x93").right, percents);
	assert_true(place_of(s, places, "71,2").left < percents - 8 &&
		    place_of(s, places, "71,2").right > percents + 4);
	sample_release(s);
}

/* Some rows have another unit: each unit's widest figure ends with the head, those without one as if they were alone. */
static void a_unit_moves_no_other_figures(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Blandat", "mkr", "Post|Belopp|Nästa");

	(void)state;
	sample_row(s, table, ROW_POST, "Miljoner|8953|1");
	sample_row(s, table, ROW_OF_WHICH, "Andel|1,90" HARD "%|1");
	sample_row(s, table, ROW_OF_WHICH, "Andel|20,9" HARD "%|1");
	sample_row(s, table, ROW_POST, "Hyrpersonal|" MINUS "14" HARD "100" HARD "tkr|1");
	sample_row(s, table, ROW_POST, "Frånvaro|1,3" HARD "procentenheter|1");
	sample_row(s, table, ROW_POST, "Streck|\xE2\x80\x93|1");
	struct str places = places_of(s);
	double right = place_of(s, places, "Belopp").right;
	assert_near(place_of(s, places, "8953").right, right);
	assert_near(place_of(s, places, "\xE2\x80\x93").right, right);
	assert_near(place_of(s, places, "%").right, right);
	assert_near(place_of(s, places, "tkr").right, right);
	assert_near(place_of(s, places, "procentenheter").right, right);
	/* Two decimals, and one: their commas stand below each other. */
	double shorter = place_of_nth(s, places, "%", 0).right - place_of_nth(s, places, "%", 1).right;
	assert_true(shorter > 3 && shorter < 6);
	sample_release(s);
}

static void figures_alike_end_with_their_head(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Lika", "", "Post|Belopp|Andel");

	(void)state;
	sample_row(s, table, ROW_POST, "Ettor|111,5|2" HARD "%");
	sample_row(s, table, ROW_POST, "Tior|2222,5|33" HARD "%");
	struct str places = places_of(s);
	assert_near(place_of(s, places, "111,5").right, place_of(s, places, "Belopp").right);
	assert_near(place_of(s, places, "2222,5").right, place_of(s, places, "Belopp").right);
	sample_release(s);
}

static void a_reference_hangs_behind_its_figure(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Noter", "", "Post|Belopp|Nästa");

	(void)state;
	sample_row(s, table, ROW_POST, "Ettor|111,5|999999")->cells[1].note =
		sample_note_in(s, &table->notes, "Noten.");
	sample_row(s, table, ROW_POST, "Tior|222,5|1");
	struct str places = places_of(s);
	assert_near(place_of(s, places, "222,5").right, place_of(s, places, "Belopp").right);
	struct place_of_word figure = place_of(s, places, "111,5");
	assert_near(figure.right, place_of(s, places, "222,5").right);
	/* The mark in the table, not that of the note itself. */
	struct place_of_word mark = place_of_nth(s, places, "1)", 0);
	if (mark.top > figure.bottom)
		mark = place_of_nth(s, places, "1)", 1);
	assert_true(mark.left > figure.right && mark.right < place_of(s, places, "999999").left);
	sample_release(s);
}

/* Text in a column of figures, with a reference of its own: it hangs too, and within the table. */
static void a_reference_hangs_behind_its_text(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Noter", "", "Post|Belopp");

	(void)state;
	sample_row(s, table, ROW_POST, "Ettor|111,5");
	struct table_cell *cell = &sample_row(s, table, ROW_POST, "Tior|saknas")->cells[1];
	cell->figure = NULL;
	cell->runs = sample_text(s, "saknas");
	cell->runs->next = sample_note(s, "Noten.");
	struct str places = places_of(s);
	struct place_of_word text = place_of(s, places, "saknas"), mark = place_of_nth(s, places, "1)", 0);
	if (mark.top > text.bottom)
		mark = place_of_nth(s, places, "1)", 1);
	double edge =
		place_of(s, places, "Titel").left +
		(pdf_style_default.page_width - pdf_style_default.margin_left - pdf_style_default.margin_right) / 2;
	assert_near(text.right, place_of(s, places, "Belopp").right);
	assert_true(mark.left > text.right - 1 && mark.right < edge + 1);
	sample_release(s);
}

static void a_text_among_figures_ends_with_the_column(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Text", "", "Post|Belopp|Nästa");

	(void)state;
	sample_row(s, table, ROW_POST, "Ettor|111,55|8");
	sample_row(s, table, ROW_POST, "Text|saknas-i-underlaget|9");
	struct str places = places_of(s);
	assert_near(place_of(s, places, "111,55").right, place_of(s, places, "Belopp").right);
	assert_near(place_of(s, places, "saknas-i-underlaget").right, place_of(s, places, "Belopp").right);
	sample_release(s);
}

static void few_short_columns_make_a_narrow_table(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Smal", "mkr", "Post|Belopp");
	double line = pdf_style_default.page_width - pdf_style_default.margin_left - pdf_style_default.margin_right;

	(void)state;
	sample_row(s, table, ROW_POST, "Etikett|111");
	struct doc_table *wide = sample_table(s, "Bred", "mkr", "Nämnden|A|B|C|D|E|F");
	sample_row(s, wide, ROW_POST, "Ett|1|2|3|4|5|666");
	struct str places = places_of(s);
	assert_near(place_of(s, places, "111").right, pdf_style_default.margin_left + line / 2);
	assert_near(place_of(s, places, "666").right, pdf_style_default.margin_left + line);
	sample_release(s);
}

/* The base lines that a head of these words takes. */
static unsigned head_lines(struct sample *s, struct str places, const char *const *words, unsigned count)
{
	double seen[8];
	unsigned lines = 0;

	for (unsigned i = 0; i < count; i++) {
		double top = place_of(s, places, words[i]).top;
		bool known = false;
		for (unsigned k = 0; k < lines; k++)
			known = known || (seen[k] - top < 1 && top - seen[k] < 1);
		if (!known)
			seen[lines++] = top;
	}
	return lines;
}

static void a_head_takes_two_lines_where_labels_can_wrap(void **state)
{
	static const char *const head[] = {"Kvar", "att", "uppnå", "igen"};
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Huvuden", "mkr", "Område|Första|Andra|Tredje|Kvar att uppnå igen");

	(void)state;
	sample_row(s, table, ROW_POST,
		   "Produktions- och kapacitetsstyrning i hela slutenvården och i den öppna vården med allt "
		   "annat|1|2|3|4");
	assert_int_equal(head_lines(s, places_of(s), head, 4), 2);
	sample_release(s);
}

/* Columns of long and short texts: the long ones get the room. */
static void texts_share_the_width_by_what_it_saves(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Texter", "", "Nr|\"Plats|\"Iakttagelse");

	(void)state;
	for (int i = 0; i < 5; i++)
		sample_row(s, table, ROW_POST,
			   "1|Regionala utvecklingsförvaltningen|Årets resultat är ett helt annat än summan av "
			   "verksamhetens "
			   "netto och finansnettot, och skillnaden är oförklarad tills någon har sett efter varför.");
	struct str places = places_of(s);
	double line = pdf_style_default.page_width - pdf_style_default.margin_left - pdf_style_default.margin_right;
	double left = place_of(s, places, "Iakttagelse").left - pdf_style_default.margin_left;
	assert_true(left < line * 0.48);
	sample_release(s);
}

static void letters_are_not_smaller_than_seven_points(void **state)
{
	(void)state;
	assert_true(pdf_style_default.table_least_size >= 7);
	for (int columns = 6; columns < 16; columns += 2) {
		struct sample *s = sample_new("Titel");
		struct buf titles = BUF_INIT, row = BUF_INIT;
		buf_add(&titles, S("Post"));
		buf_add(&row, S("Etikett"));
		for (int i = 0; i < columns; i++) {
			buf_printf(&titles, "|K%d", i);
			buf_printf(&row, "|" MINUS "12" HARD "3%02d", i);
		}
		buf_char(&titles, '\0');
		buf_char(&row, '\0');
		struct doc_table *table = sample_table(s, "", "", str_c(&s->arena, str_from(titles.p)));
		sample_row(s, table, ROW_OF_WHICH, row.p);
		buf_release(&titles);
		buf_release(&row);
		/* The box of a word is as high as its font says: 1.36 sizes of Open Sans. */
		struct place_of_word word = place_of(s, places_of(s), "Etikett");
		assert_true(word.bottom - word.top > 7 * 1.3);
		sample_release(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_ones_of_a_figure_are_found),
		cmocka_unit_test(commas_stand_below_each_other),
		cmocka_unit_test(a_unit_moves_no_other_figures),
		cmocka_unit_test(figures_alike_end_with_their_head),
		cmocka_unit_test(a_reference_hangs_behind_its_figure),
		cmocka_unit_test(a_reference_hangs_behind_its_text),
		cmocka_unit_test(a_text_among_figures_ends_with_the_column),
		cmocka_unit_test(few_short_columns_make_a_narrow_table),
		cmocka_unit_test(a_head_takes_two_lines_where_labels_can_wrap),
		cmocka_unit_test(texts_share_the_width_by_what_it_saves),
		cmocka_unit_test(letters_are_not_smaller_than_seven_points),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
