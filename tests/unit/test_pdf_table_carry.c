/* Lines of carried sums at the ends and beginnings of a table's pages. */
#include "test_pdf_places.h"

/* Posts of 1000 each, with what is carried behind each of them. */
static struct doc_table *carrying(struct sample *s, unsigned posts)
{
	struct doc_table *table = sample_table(s, "Poster", "kr", "Konto|Utfall|\"Text");

	table->carry_out = S("Transport");
	table->carry_in = S("Ingående");
	table->rounding = S("Summorna är avrundade.");
	for (unsigned i = 1; i <= posts; i++) {
		struct table_row *row = sample_row(s, table, ROW_POST,
						   str_c(&s->arena, str_printf(&s->arena, "Konto%u|1000|t", 100 + i)));
		row->carried = ARENA_ARRAY(&s->arena, struct str, table->column_count);
		row->carried[1] = str_printf(&s->arena, "%u000,00", i);
	}
	return table;
}

static void total(struct sample *s, struct doc_table *table)
{
	const struct table_row *last = &table->rows[table->row_count - 1];
	struct table_row *row = sample_row(s, table, ROW_TOTAL, "Totalsumma|9|");

	row->carried = last->carried;
}

/* Whether a post stands on the page. */
static bool has_post(struct sample *s, struct str page, unsigned post)
{
	return tool_has(page, str_c(&s->arena, str_printf(&s->arena, "Konto%u ", 100 + post)));
}

static void each_page_ends_and_begins_with_what_is_carried(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	total(s, carrying(s, 120));
	struct str text = tool_text(s);
	unsigned pages = (unsigned)tool_count(text, "\f"), post = 0;
	assert_true(pages >= 3);
	for (unsigned number = 1; number <= pages; number++) {
		struct str page = tool_page(text, number);
		const char *sum = str_c(&s->arena, str_printf(&s->arena, "%u000,00", post));
		assert_int_equal(tool_count(page, "Ingående"), number > 1);
		assert_int_equal(tool_count(page, "Transport"), number < pages);
		if (number > 1)
			assert_true(str_find(page, str_from(sum)) > str_find(page, S("Ingående")));
		while (has_post(s, page, post + 1))
			post++;
		sum = str_c(&s->arena, str_printf(&s->arena, "%u000,00", post));
		if (number < pages)
			assert_true(str_find(page, str_from(sum)) > str_find(page, S("Transport")));
	}
	assert_int_equal(post, 120);
	sample_release(s);
}

static void carried_sums_are_not_read_aloud(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	total(s, carrying(s, 120));
	tool_text(s);
	struct str tree = tool_run(s, "pdfinfo -struct-text", tool_path(s, "a.pdf"), "2>/dev/null");
	assert_true(tool_has(tree, "Konto150"));
	assert_false(tool_has(tree, "Transport") || tool_has(tree, "Ingående"));
	sample_release(s);
}

static void carried_sums_stand_below_the_figures(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	carrying(s, 80);
	struct str places = places_of(s);
	struct place_of_word out = place_of(s, places, "Transport"), post = place_of(s, places, "1000");
	struct str line = str_from("");
	for (unsigned i = 1; i < 80 && line.n == 0; i++) {
		struct str sum = str_printf(&s->arena, "%u000,00", i);
		if (tool_has(places, str_c(&s->arena, str_printf(&s->arena, ">%.*s<", STR_ARG(sum)))))
			line = sum;
	}
	struct place_of_word sum = place_of(s, places, str_c(&s->arena, line));
	assert_near(sum.top, out.top);
	/* The posts have no decimals: they end before those of the sum, not with them. */
	assert_true(sum.left < post.left && post.right < sum.right - 8);
	/* The line is the page's last, within its margin. */
	assert_true(out.bottom < pdf_style_default.page_height - pdf_style_default.margin_bottom + 1);
	sample_release(s);
}

/* Wherever the page ends: nothing stands lower than it may, and a total never without two posts. */
static void a_total_has_posts_above_it(void **state)
{
	(void)state;
	for (unsigned posts = 34; posts < 52; posts++) {
		struct sample *s = sample_new("Titel");
		struct doc_table *table = carrying(s, posts);
		if (posts % 2)
			sample_row(s, table, ROW_SUM, "Delsumma|9|")->carried = table->rows[posts - 1].carried;
		total(s, table);
		struct str text = tool_text(s), last = tool_page(text, (unsigned)tool_count(text, "\f"));
		assert_true(tool_has(last, "Totalsumma"));
		assert_true(has_post(s, last, posts) && has_post(s, last, posts - 1));
		assert_int_equal(tool_has(text, "Transport"), tool_count(text, "\f") > 1);
		sample_release(s);
	}
}

static void the_rounding_note_is_printed_where_it_is_true(void **state)
{
	(void)state;
	for (int rounds = 0; rounds < 3; rounds++) {
		struct sample *s = sample_new("Titel");
		struct doc_table *table = carrying(s, rounds == 2 ? 8 : 80);
		table->remark = S("Anmärkningen.");
		for (size_t row = 0; row < table->row_count; row++)
			table->rows[row].carried_rounds = rounds > 0;
		struct str text = tool_text(s);
		/* 0: no sums round; 2: they do, and none is printed. */
		assert_int_equal(tool_has(text, "Anmärkningen. Summorna är avrundade."), rounds == 1);
		assert_int_equal(tool_count(text, "Summorna är avrundade."), rounds == 1);
		sample_release(s);
	}
}

static void tables_without_transport_have_no_such_lines(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	carrying(s, 80)->carry_out = S("");
	assert_false(tool_has(tool_text(s), "Ingående"));
	sample_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_page_ends_and_begins_with_what_is_carried),
		cmocka_unit_test(carried_sums_are_not_read_aloud),
		cmocka_unit_test(carried_sums_stand_below_the_figures),
		cmocka_unit_test(a_total_has_posts_above_it),
		cmocka_unit_test(the_rounding_note_is_printed_where_it_is_true),
		cmocka_unit_test(tables_without_transport_have_no_such_lines),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
