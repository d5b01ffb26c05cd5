/* Charts: names of categories are all there, lines do not run through labels, legends tell what colours mean. */
#include "test_pdf_chart_drawn.h"

#include "pdf/colour.h"

/* ---- names ---- */

/* The smallest letters that the chart is set in. */
static double least_size(struct drawn *d)
{
	struct str content = buf_str(&d->canvas.pages.items[d->canvas.page].content);
	double least = 100;

	while (content.n) {
		struct str line = str_cut(&content, '\n');
		size_t at = str_find(line, S(" Tf"));
		if (at == (size_t)-1)
			continue;
		struct str size = str_sub(line, 0, at);
		(void)str_cut(&size, ' ');
		least = fmin(least, strtod(str_c(&d->sample->arena, size), NULL));
	}
	return least;
}

static struct doc_chart *years_and_forecast(struct sample *s)
{
	struct doc_chart *chart =
		sample_chart(s, CHART_LINE, "Netto", "2011|2012|2013|2014|2015|2016|2017|2018|2019|Prognos 2020");

	sample_series(s, chart, "Verksamhetens netto", "37|12|-43|-101|-156|-131|-98|-26|-86|-40");
	return chart;
}

static void a_long_name_takes_two_lines(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_chart *chart = years_and_forecast(s);

	(void)state;
	s->doc.date = S("15 december"); /* the year stands in the chart alone */
	struct drawn *d = draw(s, chart);
	tool_text(s);
	for (size_t i = 0; i < 9; i++)
		find_word(s, str_c(&s->arena, chart->categories[i]));
	struct word above = find_word(s, "Prognos"), below = find_word(s, "2020");
	assert_true(below.top > above.top + 5 && below.left < above.right);
	assert_true(fabs(above.top - find_word(s, "2019").top) < 1);
	assert_true(least_size(d) >= 7);
	end(d);
}

/* Where years do not all find room, the first one and the last one are there. */
static void the_first_and_last_years_are_named(void **state)
{
	struct sample *s = sample_new("Titel");
	struct buf names = BUF_INIT, values = BUF_INIT;

	(void)state;
	for (int year = 1981; year < 2020; year++) {
		buf_printf(&names, "%d|", year);
		buf_printf(&values, "%d|", year % 7);
	}
	buf_add(&names, S("Prognos 2020"));
	buf_add(&values, S("5"));
	struct doc_chart *chart = sample_chart(s, CHART_LINE, "Netto", str_c(&s->arena, buf_str(&names)));
	sample_series(s, chart, "Netto", str_c(&s->arena, buf_str(&values)));
	struct drawn *d = draw(s, chart);
	struct str text = tool_text(s);
	size_t named = 0;
	for (size_t i = 0; i < chart->category_count; i++)
		named += tool_has(text, str_c(&s->arena, chart->categories[i]));
	assert_true(named > 8 && named < 30);
	find_word(s, "1981");
	find_word(s, "Prognos");
	assert_true(least_size(d) >= 7);
	buf_release(&names);
	buf_release(&values);
	end(d);
}

/* Of names that are no years all are there, however they must turn. */
static void all_boards_are_named(void **state)
{
	static const char *const categories[] = {SAMPLE_BOARDS, SAMPLE_BOARDS "|" SAMPLE_BOARDS "|" SAMPLE_BOARDS};
	static const char *const values[] = {"1|2|3|4|5|6|7", "1|2|3|4|5|6|7|1|2|3|4|5|6|7|1|2|3|4|5|6|7"};
	static const char *const words[] = {"Regiongemensamt",       "sjukvårdsnämnden", "utvecklingsnämnden",
					    "Folkhögskolestyrelsen", "Övrigt",           "Tandvård",
					    "Regionstyrelsen"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct sample *s = sample_new("Titel");
		struct doc_chart *chart = sample_chart(s, CHART_LINE, "Netto per nämnd", categories[i]);
		sample_series(s, chart, "Netto", values[i]);
		struct drawn *d = draw(s, chart);
		tool_text(s);
		struct str all = tool_run(s, "pdftotext -bbox", tool_path(s, "a.pdf"), "-");
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			assert_int_equal(tool_count(all, words[k]), i ? 3 : 1);
		assert_true(least_size(d) >= 7);
		end(d);
	}
}

/* ---- labels ---- */

/* The line of zero: a width of its own tells it. */
static struct shape zero_line(struct drawn *d)
{
	struct shapes all = shapes_of(d);

	for (size_t i = 0; i < all.count; i++)
		if (all.items[i].count == 2 && !all.items[i].filled &&
		    fabs(all.items[i].stroke - pdf_style_default.rule_thin * 1.25) < 0.01)
			return all.items[i];
	fail_msg("no line of zero");
	return (struct shape){0};
}

/* The middle of a label's height, above the line of zero; the axis tells where that stands in the file. */
static double above_zero(struct sample *s, const char *text)
{
	struct word zero = find_word(s, "0"), word = find_word(s, text);

	return (zero.top + zero.bottom) / 2 - (word.top + word.bottom) / 2;
}

static void labels_of_lines_keep_off_zero(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_chart *chart = sample_chart(s, CHART_LINE, "Netto", "2011|2012|2013|2014|2015|2016|2017|2018|2019");

	(void)state;
	sample_series(s, chart, "Netto", "-89|-26|-28|-126|-242|-262|-360|-343|-330");
	sample_series(s, chart, "Balanskrav", "37|88|135|111|4|72|132|69|-333");
	tool_text(s);
	for (int i = 0; i < 2; i++)
		assert_true(fabs(above_zero(s, i ? MINUS "26" : "37")) > pdf_style_default.chart_size * 0.75 / 2 + 1);
	sample_release(s);
}

/* A step that ends beside zero has its label on the other side of the line. */
static void labels_of_bridges_keep_off_zero(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_chart *chart = sample_chart(s, CHART_BRIDGE, "Brygga", "Ett|Två|Tre|Fyra|Fem|Sex|Sju|Åtta");

	(void)state;
	sample_series(s, chart, "Belopp", "=-300|291|-77|-20|-20|400|-251|=23");
	struct drawn *d = draw(s, chart);
	double zero = zero_line(d).left;
	tool_text(s);
	assert_true(find_word(s, "291").left > zero + 1);
	assert_true(find_word(s, MINUS "251").right < zero - 1);
	end(d);
}

/* Below a label lies white ground, drawn after the lines: none runs through it. */
static void labels_have_a_ground(void **state)
{
	struct sample *s = sample_new("Titel");
	struct drawn *d = draw(s, years_and_forecast(s));
	struct shapes all = shapes_of(d);
	static const char *const labels[] = {"37", "12", MINUS "156", MINUS "86"};

	(void)state;
	tool_text(s);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		struct word word = find_word(s, labels[i]);
		double middle = zero_line(d).top + above_zero(s, labels[i]);
		bool found = false;
		for (size_t k = 0; k < all.count; k++) {
			const struct shape *shape = &all.items[k];
			if (shape->count == 2)
				found = false; /* a line above it would be drawn through the label */
			found = found ||
				(shape->filled && shape->count == 4 && colour_equal(shape->fill, colour_white) &&
				 shape->left < word.left && shape->right > word.right && shape->bottom < middle - 3 &&
				 shape->top > middle + 3);
		}
		if (!found)
			fail_msg("no ground of %s", labels[i]);
	}
	end(d);
}

/* ---- legends ---- */

static void a_bridge_tells_what_its_colours_mean(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	sample_bridge(s);
	struct str text = tool_text(s);
	assert_true(tool_has(text, "Ökning") && tool_has(text, "Minskning"));
	sample_release(s);

	s = sample_new("Titel");
	struct doc_chart *chart = sample_chart(s, CHART_BRIDGE, "Brygga", "Ett|Två|Tre|Fyra");
	chart->rise = S("Ökning");
	chart->fall = S("Minskning");
	sample_series(s, chart, "Belopp", "=100|-20|0|=80");
	struct drawn *d = draw(s, chart);
	text = tool_text(s);
	assert_true(!tool_has(text, "Ökning") && tool_has(text, "Minskning"));
	assert_int_equal(rectangles_of(d, pdf_style_default.fall, true).count, 1);
	assert_int_equal(rectangles_of(d, pdf_style_default.rise, true).count, 0);
	end(d);
}

/* The outline too, by which light ones are seen on white paper. */
static void swatches_look_as_the_bars_do(void **state)
{
	struct doc_chart *(*const samples[])(struct sample *) = {sample_boards, sample_stack};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct sample *s = sample_new("Titel");
		struct doc_chart *chart = samples[i](s);
		struct drawn *d = draw(s, chart);
		for (size_t k = 0; k < chart->series_count; k++) {
			struct shapes bars = rectangles_of(d, pdf_style_default.series[k], false);
			struct shapes swatches = rectangles_of(d, pdf_style_default.series[k], true);
			assert_true(bars.count > 0);
			assert_int_equal(swatches.count, 1);
			assert_true(swatches.items[0].stroke >= 0.5);
			assert_true(fabs(swatches.items[0].stroke - bars.items[0].stroke) < 0.01);
			assert_true(colour_equal(swatches.items[0].line, bars.items[0].line));
			assert_true(colour_contrast(swatches.items[0].line, colour_white) >= 3);
		}
		end(d);
	}
}

/* ---- heights ---- */

static void rows_of_one_series_are_low(void **state)
{
	struct sample *s = sample_new("Titel");
	struct drawn *d = draw(s, sample_deviations(s));
	struct shapes bars = rectangles_of(d, pdf_style_default.series[0], false);

	(void)state;
	assert_true(bars.items[0].top - bars.items[1].top < 1.75 * pdf_style_default.chart_size);
	end(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_long_name_takes_two_lines),
		cmocka_unit_test(the_first_and_last_years_are_named),
		cmocka_unit_test(all_boards_are_named),
		cmocka_unit_test(labels_of_lines_keep_off_zero),
		cmocka_unit_test(labels_of_bridges_keep_off_zero),
		cmocka_unit_test(labels_have_a_ground),
		cmocka_unit_test(a_bridge_tells_what_its_colours_mean),
		cmocka_unit_test(swatches_look_as_the_bars_do),
		cmocka_unit_test(rows_of_one_series_are_low),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
