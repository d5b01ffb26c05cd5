/* Charts: what a reader sees of their bars, lines and labels. */
#include "test_pdf_chart_drawn.h"

#include "base/utf8.h"
#include "pdf/chart_scale.h"
#include "pdf/chart_text.h"
#include "pdf/colour.h"

static void assert_near(double a, double b)
{
	if (fabs(a - b) > 0.6)
		fail_msg("%g is not %g", a, b);
}

/* ---- bars ---- */

static void bars_are_as_long_as_their_values(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_chart *chart = sample_chart(
		s, CHART_BARS, "Avvikelse",
		"Hälso- och sjukvårdsnämnden|Regionala utvecklingsnämnden|Folkhögskolestyrelsen|Regionstyrelsen");

	(void)state;
	sample_series(s, chart, "Avvikelse", "50|50|-50|100");
	struct drawn *d = draw(s, chart);
	struct shapes bars = bars_of(d, pdf_style_default.series[0]);
	assert_int_equal(bars.count, 4);
	assert_near(width_of(&bars.items[0]), width_of(&bars.items[1]));
	assert_near(width_of(&bars.items[0]), width_of(&bars.items[2]));
	assert_near(2 * width_of(&bars.items[0]), width_of(&bars.items[3]));
	assert_true(width_of(&bars.items[3]) > 100);
	/* The negative one ends where the others begin; they lie from top to bottom. */
	assert_near(bars.items[2].right, bars.items[0].left);
	assert_true(bars.items[0].bottom > bars.items[1].top && bars.items[2].bottom > bars.items[3].top);
	end(d);
}

static void years_stand_beside_each_other(void **state)
{
	struct sample *s = sample_new("Titel");
	struct drawn *d = draw(s, sample_years(s));
	struct shapes bars = bars_of(d, pdf_style_default.series[0]);

	(void)state;
	assert_int_equal(bars.count, 9);
	for (size_t i = 1; i < bars.count; i++) {
		assert_true(bars.items[i].left > bars.items[i - 1].right);
		/* From the zero line all but the second hang down. */
		assert_near(i == 1 ? bars.items[i].bottom : bars.items[i].top, bars.items[0].top);
	}
	assert_near((bars.items[8].top - bars.items[8].bottom) / (bars.items[0].top - bars.items[0].bottom),
		    486.0 / 87);
	end(d);
}

static void parts_of_a_stack_lie_upon_each_other(void **state)
{
	struct sample *s = sample_new("Titel");
	struct drawn *d = draw(s, sample_stack(s));
	struct shapes first = bars_of(d, pdf_style_default.series[0]), second = bars_of(d, pdf_style_default.series[1]);
	struct shapes below = bars_of(d, pdf_style_default.series[3]);

	(void)state;
	assert_int_equal(first.count, 5);
	assert_int_equal(second.count, 5);
	assert_int_equal(below.count, 4); /* a figure is missing */
	for (size_t i = 0; i < 5; i++)
		assert_near(second.items[i].bottom, first.items[i].top);
	for (size_t i = 0; i < 4; i++)
		assert_near(below.items[i].top, first.items[i].bottom);
	end(d);
}

static void a_bridge_ends_where_its_level_stands(void **state)
{
	struct sample *s = sample_new("Titel");
	struct drawn *d = draw(s, sample_bridge(s));
	struct shapes levels = bars_of(d, pdf_style_default.level), falls = bars_of(d, pdf_style_default.fall),
		      rises = bars_of(d, pdf_style_default.rise);

	(void)state;
	assert_int_equal(levels.count, 3);
	assert_int_equal(rises.count, 3);
	assert_int_equal(falls.count, 8);
	/* The first level and the last one stand on zero, to its right and to its left. */
	assert_near(levels.items[0].left, levels.items[2].right);
	assert_near(rises.items[0].left, levels.items[0].right);
	assert_near(falls.items[0].right, rises.items[1].right);
	for (size_t i = 1; i < falls.count; i++)
		assert_near(falls.items[i].right, falls.items[i - 1].left);
	assert_near(levels.items[1].left, falls.items[7].left);
	assert_near(rises.items[2].right, levels.items[2].left);
	end(d);
}

/* ---- lines ---- */

static void a_missing_point_breaks_the_line(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_chart *chart = sample_chart(s, CHART_LINE, "Utfall", "2015|2016|2017|2018|2019|2020");

	(void)state;
	sample_series(s, chart, "Utfall", "10|20||40|50|60");
	struct drawn *d = draw(s, chart);
	struct shapes all = shapes_of(d);
	size_t lines[2] = {0, 0}, count = 0;
	for (size_t i = 0; i < all.count; i++)
		if (!all.items[i].filled && fabs(all.items[i].stroke - 1.5) < 0.01 && count < 2)
			lines[count++] = all.items[i].count;
	assert_int_equal(count, 2);
	assert_int_equal(lines[0], 2);
	assert_int_equal(lines[1], 3);
	end(d);
}

/* ---- labels ---- */

/* The font's ascent and descent are higher than any letter: they make short words higher than they are wide. */
static void trim(struct word *word, size_t length)
{
	double width = word->right - word->left, height = word->bottom - word->top;
	bool turned = length > 2 ? height > width : width > height;

	word->left += turned ? width * 0.25 : 0;
	word->right -= turned ? width * 0.25 : 0;
	word->top += turned ? 0 : height * 0.25;
	word->bottom -= turned ? 0 : height * 0.25;
}

/* Words between head and foot: none touches another, none leaves the margins. */
static void assert_words_apart(struct sample *s)
{
	const struct pdf_style *style = &pdf_style_default;
	struct str all = tool_run(s, "pdftotext -bbox", tool_path(s, "a.pdf"), "-");
	struct word words[2000];
	size_t count = 0;

	while (all.n) {
		struct str line = str_cut(&all, '\n');
		if (str_find(line, S("<page")) != (size_t)-1)
			count = 0;
		if (str_find(line, S("<word")) == (size_t)-1)
			continue;
		struct word word = word_of(line);
		if (word.top < style->margin_top - 5 || word.bottom > style->page_height - style->margin_bottom + 20)
			continue;
		assert_true(word.left > style->margin_left - 1 &&
			    word.right < style->page_width - style->margin_right + 1);
		size_t from = str_find(line, S("\">")) + 2;
		trim(&word, utf8_width(str_sub(line, from, str_find(line, S("</word>")) - from)));
		for (size_t i = 0; i < count; i++)
			if (word.left < words[i].right && words[i].left < word.right && word.top < words[i].bottom &&
			    words[i].top < word.bottom)
				fail_msg("overlap: %.*s", STR_ARG(line));
		assert_true(count < sizeof words / sizeof *words);
		words[count++] = word;
	}
}

/* Poppler parts columns, and figures, by spaces of its own. */
static void assert_has_words(struct str text, struct str words)
{
	while (words.n) {
		size_t hard = str_find(words, S(HARD)), space = str_find(words, S(" "));
		size_t n = hard < space ? hard : space;
		struct str word = str_sub(words, 0, n);
		words = n < words.n ? str_sub(words, n + (hard < space ? strlen(HARD) : 1), words.n) : S("");
		if (str_find(text, word) == (size_t)-1)
			fail_msg("no %.*s", STR_ARG(word));
	}
}

static void assert_tells_all(struct sample *s, const struct doc_chart *chart)
{
	struct str text = tool_text(s);

	assert_has_words(text, chart->title);
	assert_has_words(text, chart->source);
	for (size_t i = 0; i < chart->category_count; i++)
		assert_has_words(text, chart->categories[i]);
	for (size_t k = 0; k < chart->series_count; k++)
		for (size_t i = 0; i < chart->category_count && chart->kind != CHART_LINE; i++)
			assert_has_words(text, chart->series[k].points[i].printed);
	assert_words_apart(s);
}

static void bars_tell_names_and_figures(void **state)
{
	struct doc_chart *(*const samples[])(struct sample *) = {sample_deviations, sample_boards, sample_bridge,
								 sample_years};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct sample *s = sample_new("Titel");
		assert_tells_all(s, samples[i](s));
		sample_release(s);
	}
}

static void figures_stand_beyond_the_ends_of_their_bars(void **state)
{
	struct sample *s = sample_new("Titel");
	struct drawn *d = draw(s, sample_deviations(s));
	struct shapes bars = bars_of(d, pdf_style_default.series[0]);

	(void)state;
	assert_int_equal(bars.count, 6); /* nothing is drawn of 0 */
	tool_text(s);
	assert_true(find_word(s, MINUS "152").right < bars.items[0].left);
	assert_true(find_word(s, MINUS "8").right < bars.items[2].left);
	assert_true(find_word(s, "31").left > bars.items[5].right);
	assert_true(find_word(s, "0").left > bars.items[0].right);
	end(d);
}

static void series_are_named(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	sample_boards(s);
	sample_stack(s);
	assert_tells_all(s, sample_line(s));
	struct str text = tool_text(s);
	assert_has_words(text, S("Figur 2. Resultat per nämnd, mkr"));
	assert_has_words(text, S("Utfall Budget Personal Drift Intäkter Omställningskostnad"));
	/* At the ends of lines, with the last figure; the first one is told too. */
	assert_true(tool_has(text, "Regionstyrelsen 2 847") || tool_has(text, "Regionstyrelsen 2" HARD "847"));
	assert_has_words(text, S("3 712 270"));
	sample_release(s);
}

static void lines_that_end_together_have_their_names_apart(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_chart *chart = sample_chart(s, CHART_LINE, "Sex serier", "2016|2017|2018|2019|2020");
	static const char *const names[] = {"Regionstyrelsen", "Tandvård",      "Övrigt",
					    "Kollektivtrafik", "Folkhögskolor", "Hälso- och sjukvårdsnämnden"};

	(void)state;
	for (size_t i = 0; i < 6; i++)
		sample_series(s, chart, names[i], i % 2 ? "10|30|20|41|50" : "31|20|10|45|50");
	assert_tells_all(s, chart);
	struct str text = tool_text(s);
	for (size_t i = 0; i < 6; i++)
		assert_has_words(text, str_from(names[i]));
	sample_release(s);
}

static void grouped_columns_keep_their_figures_apart(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_chart *chart = sample_chart(s, CHART_BARS, "Utfall och budget per månad",
					       "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov");

	(void)state;
	sample_series(s, chart, "Utfall", "-12|-131|-155|-180|-177|-161|12|55|-10|-190|-148");
	sample_series(s, chart, "Budget", "-10|-130|-154|-181|-176|-160|20|40|30|-191|-147");
	assert_tells_all(s, chart);
	sample_release(s);
}

/* Figures too long for their columns are left to the axis. */
static void an_axis_stands_in_for_labels(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_chart *chart =
		sample_chart(s, CHART_BARS, "Utfall per månad", "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt");

	(void)state;
	for (int i = 0; i < 4; i++)
		sample_series(s, chart, "Serie", "1234567|1234568|1234569|1234570|1|2|3|4|5|-1234571");
	struct str text = tool_text(s);
	assert_false(tool_has(text, "1 234 567") || tool_has(text, "1" HARD "234" HARD "567"));
	assert_has_words(text, S("−1 500 000"));
	assert_words_apart(s);
	sample_release(s);
}

/* ---- many, few, none ---- */

static struct doc_chart *many(struct sample *s, enum chart_kind kind, int categories, int series)
{
	struct buf names = BUF_INIT;

	for (int i = 0; i < categories; i++)
		buf_printf(&names, "%sVerksamhetsområde %d", i ? "|" : "", i + 1);
	buf_char(&names, '\0');
	struct doc_chart *chart = sample_chart(s, kind, "Många", categories ? names.p : "");
	for (int k = 0; k < series; k++) {
		buf_clear(&names);
		for (int i = 0; i < categories; i++)
			buf_printf(&names, "%s%d", i ? "|" : "", (i * 37 + k * 11) % 101 - 40);
		buf_char(&names, '\0');
		sample_series(s, chart, str_c(&s->arena, str_printf(&s->arena, "Serie %d", k + 1)), names.p);
	}
	buf_release(&names);
	return chart;
}

static void forty_categories_fit(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	assert_tells_all(s, many(s, CHART_BARS, 40, 1));
	sample_release(s);
	for (enum chart_kind kind = CHART_BARS; kind <= CHART_BRIDGE; kind++) {
		s = sample_new("Titel");
		many(s, kind, 40, 6);
		many(s, kind, 300, 1);
		tool_text(s);
		assert_words_apart(s);
		sample_release(s);
	}
}

/* All that is drawn lies on the page, between the margins. */
static void assert_within(struct drawn *d)
{
	struct shapes all = shapes_of(d);
	const struct page *page = &d->canvas.pages.items[d->canvas.page];
	double bottom = page->height - d->flow.bottom;

	for (size_t i = 0; i < all.count; i++) {
		const struct shape *shape = &all.items[i];
		assert_true(shape->left >= d->flow.left - 0.5 && shape->right <= d->flow.right + 0.5);
		assert_true(shape->bottom >= bottom && shape->top <= page->height - pdf_style_default.margin_top);
	}
}

static void odd_figures_stay_on_the_page(void **state)
{
	static const char *const values[] = {"||",           "0|0|0",
					     "-5|-5|-5",     "1234567890123|1|-1",
					     "1e300|1|",     "-1e300|1e300|0",
					     "1e-300|0|nan", "inf|-inf|1",
					     "7||",          "||7",
					     "=5|-5|=0",     "1e15|1e15|1e15"};

	(void)state;
	for (enum chart_kind kind = CHART_BARS; kind <= CHART_BRIDGE; kind++) {
		for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
			struct sample *s = sample_new("Titel");
			struct doc_chart *chart = sample_chart(s, kind, "Udda", "Ett|Två|Tre");
			sample_series(s, chart, "Serie", values[i]);
			struct drawn *d = draw(s, chart);
			assert_within(d);
			end(d);
		}
		for (int categories = 0; categories < 2; categories++) {
			for (int series = 0; series < 3; series++) {
				struct sample *s = sample_new("Titel");
				struct drawn *d = draw(s, many(s, kind, categories, series));
				assert_within(d);
				end(d);
			}
		}
	}
}

/* ---- on the page ---- */

static void the_height_is_what_is_taken(void **state)
{
	struct doc_chart *(*const samples[])(struct sample *) = {sample_deviations, sample_bridge, sample_years,
								 sample_line, sample_stack};

	(void)state;
	for (int way = 0; way < 4; way++) {
		for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
			struct sample *s = sample_new("Titel");
			struct drawn *d = begin(s);
			if (way == 1)
				flow_orient(&d->flow, true);
			if (way > 1)
				d->flow.left += way == 2 ? 120 : 260;
			flow_take(&d->flow, 10);
			struct doc_chart *chart = samples[i](s);
			double before = d->flow.y, height = chart_height(&d->flow, chart);
			chart_set(&d->flow, chart, d->canvas.document);
			canvas_finish(&d->canvas);
			assert_true(fabs(d->flow.y - before - height) < 0.01);
			assert_within(d);
			end(d);
		}
	}
}

static void a_chart_is_not_parted(void **state)
{
	(void)state;
	for (int above = 8; above < 40; above += 3) {
		struct sample *s = sample_new("Titel");
		for (int i = 0; i < above; i++)
			sample_paragraph(s, "En rad.");
		if (above % 2)
			sample_heading(s, 2, "Rubriken");
		sample_bridge(s);
		struct str text = tool_text(s);
		for (unsigned page = 1; page <= 2; page++) {
			bool here = tool_has(tool_page(text, page), "Figur 2.");
			assert_int_equal(here, tool_has(tool_page(text, page), "Källa: huvudbok"));
			if (above % 2)
				assert_int_equal(here, tool_has(tool_page(text, page), "Rubriken"));
			assert_int_equal(here, tool_has(tool_page(text, page), "Strukturellt underskott"));
		}
		assert_words_apart(s);
		sample_release(s);
	}
}

static void a_chart_is_a_figure_with_its_words_beside_it(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_chart *chart = sample_bridge(s);
	struct drawn *d = draw(s, chart);
	const struct element *division = d->canvas.document->items[0].element;

	(void)state;
	assert_string_equal(division->type, "Div");
	assert_int_equal(division->count, 3);
	assert_string_equal(division->items[0].element->type, "Caption");
	assert_string_equal(division->items[2].element->type, "P");
	const struct element *figure = division->items[1].element;
	assert_string_equal(figure->type, "Figure");
	assert_int_equal(figure->count, 1); /* all in one mark */
	assert_true(str_equal(figure->alternative, S("Diagrammets innehåll.")));
	assert_true(figure->has_box);
	struct shapes all = shapes_of(d);
	for (size_t i = 0; i < all.count; i++) {
		assert_true(all.items[i].left >= figure->box[0] - 0.5 && all.items[i].right <= figure->box[2] + 0.5);
		assert_true(all.items[i].bottom >= figure->box[1] - 0.5 && all.items[i].top <= figure->box[3] + 0.5);
	}
	assert_non_null(canvas_find_anchor(&d->canvas, &chart->anchor));
	end(d);
}

static void the_same_chart_gives_the_same_bytes(void **state)
{
	struct str first = {NULL, 0};
	struct sample *kept = NULL;

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct sample *s = sample_new("Titel");
		sample_bridge(s);
		sample_line(s);
		sample_stack(s);
		tool_text(s);
		struct str bytes = tool_bytes(s, tool_path(s, "a.pdf"));
		if (i == 0) {
			first = bytes;
			kept = s;
			continue;
		}
		assert_true(str_equal(first, bytes));
		sample_release(s);
	}
	sample_release(kept);
}

/* ---- scales and colours ---- */

static void assert_ticks(double low, double high, const char *expected)
{
	struct arena arena = ARENA_INIT;
	struct chart_ticks ticks = chart_ticks(low, high, 5);
	struct buf out = BUF_INIT;

	for (long i = ticks.first; i <= ticks.last; i++)
		buf_printf(&out, "%s%.*s", i > ticks.first ? " " : "", STR_ARG(chart_tick_text(&arena, &ticks, i)));
	buf_char(&out, '\0');
	assert_string_equal(out.p, expected);
	buf_release(&out);
	arena_release(&arena);
}

static void ticks_are_round_numbers(void **state)
{
	(void)state;
	assert_ticks(0, 100, "0 20 40 60 80 100");
	assert_ticks(-87, 12, MINUS "100 " MINUS "75 " MINUS "50 " MINUS "25 0 25");
	assert_ticks(0, 4503, "0 1" HARD "000 2" HARD "000 3" HARD "000 4" HARD "000 5" HARD "000");
	assert_ticks(0, 0.3, "0 0,1 0,2 0,3");
	assert_ticks(0, 12, "0 2,5 5,0 7,5 10,0 12,5");
	assert_ticks(0, 0, "0 0,2 0,4 0,6 0,8 1,0");
	assert_ticks(-1806, -1420,
		     MINUS "1" HARD "900 " MINUS "1" HARD "800 " MINUS "1" HARD "700 " MINUS "1" HARD "600 " MINUS
			   "1" HARD "500 " MINUS "1" HARD "400");
}

static void colours_differ_in_grey(void **state)
{
	const struct pdf_style *style = &pdf_style_default;
	const struct pdf_colour white = {0xFF, 0xFF, 0xFF};

	(void)state;
	for (size_t i = 0; i < PDF_SERIES; i++) {
		for (size_t k = 0; k < i; k++)
			assert_true(colour_contrast(style->series[i], style->series[k]) > (k + 1 == i ? 2.2 : 1.4));
		assert_true(colour_contrast(chart_readable(style->series[i]), white) >= 4.5);
		assert_true(colour_contrast(chart_ink_on(style, style->series[i]), style->series[i]) >= 4.5);
		struct paint paint = chart_paint(style->series[i]);
		assert_true(colour_contrast(paint.stroke > 0 ? paint.line : paint.fill, white) >= 3);
	}
	assert_true(colour_contrast(style->rise, style->fall) > 2);
	assert_true(colour_contrast(style->level, style->fall) > 2);
	assert_true(colour_contrast(style->level, style->rise) > 2);
	assert_true(colour_contrast(style->muted, white) >= 4.5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_are_as_long_as_their_values),
		cmocka_unit_test(years_stand_beside_each_other),
		cmocka_unit_test(parts_of_a_stack_lie_upon_each_other),
		cmocka_unit_test(a_bridge_ends_where_its_level_stands),
		cmocka_unit_test(a_missing_point_breaks_the_line),
		cmocka_unit_test(bars_tell_names_and_figures),
		cmocka_unit_test(figures_stand_beyond_the_ends_of_their_bars),
		cmocka_unit_test(series_are_named),
		cmocka_unit_test(lines_that_end_together_have_their_names_apart),
		cmocka_unit_test(grouped_columns_keep_their_figures_apart),
		cmocka_unit_test(an_axis_stands_in_for_labels),
		cmocka_unit_test(forty_categories_fit),
		cmocka_unit_test(odd_figures_stay_on_the_page),
		cmocka_unit_test(the_height_is_what_is_taken),
		cmocka_unit_test(a_chart_is_not_parted),
		cmocka_unit_test(a_chart_is_a_figure_with_its_words_beside_it),
		cmocka_unit_test(the_same_chart_gives_the_same_bytes),
		cmocka_unit_test(ticks_are_round_numbers),
		cmocka_unit_test(colours_differ_in_grey),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
