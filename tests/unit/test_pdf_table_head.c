/* The top of tables: captions, nested heads, how their cells are tagged. */
#include "test_pdf_places.h"
#include "test_pdf_tree.h"

static struct doc_table *grouped(struct sample *s)
{
	static struct column_group groups[2];
	struct doc_table *table = sample_table(s, "Grupper", "mkr", "Post|Utfall|Budget|Andel|Prognos|Skillnad");

	groups[0] = (struct column_group){S("Ackumulerat"), 1, 2};
	groups[1] = (struct column_group){S("Helår"), 4, 2};
	table->groups = groups;
	table->group_count = 2;
	sample_row(s, table, ROW_POST, "Intäkter|1|2|3|4|5");
	sample_row(s, table, ROW_TOTAL, "Totalt|1|2|3|4|5");
	return table;
}

static void groups_are_centred_above_their_columns(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	grouped(s);
	struct str places = places_of(s);
	struct place_of_word group = place_of(s, places, "Ackumulerat"), post = place_of(s, places, "Post");
	struct place_of_word outcome = place_of(s, places, "Utfall"), budget = place_of(s, places, "Budget");
	assert_near(outcome.top, post.top);
	assert_near(place_of(s, places, "Andel").top, post.top);
	assert_true(group.bottom <= outcome.top + 1);
	assert_near(place_of(s, places, "Helår").top, group.top);
	/* Its middle is that of its columns. */
	double middle = (group.left + group.right) / 2;
	assert_true(middle > outcome.left - 30 && middle < budget.right && group.right < budget.right + 1);
	assert_true(place_of(s, places, "Helår").left > place_of(s, places, "Andel").right);
	sample_release(s);
}

static bool names(const struct element *cell, const struct element *head)
{
	for (size_t i = 0; i < cell->header_count; i++)
		if (cell->headers[i] == head)
			return head->id > 0;
	return false;
}

static void cells_below_nested_heads_name_them(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	grouped(s);
	struct tree *t = tree_of(s);
	/* Post, Ackumulerat, Andel, Helår; Utfall, Budget, Prognos, Skillnad; then a head in each row. */
	const struct element *head[10];
	assert_int_equal(tree_count(t, "TH"), 10);
	for (unsigned i = 0; i < 10; i++)
		head[i] = tree_nth(t, "TH", i);
	assert_int_equal(head[0]->rows, 2);
	assert_int_equal(head[1]->columns, 2);
	assert_int_equal(head[1]->rows, 0);
	assert_int_equal(head[2]->rows, 2);
	assert_int_equal(head[3]->columns, 2);
	assert_true(names(head[4], head[1]) && names(head[5], head[1]) && names(head[7], head[3]));
	for (unsigned i = 0; i < 8; i++)
		assert_string_equal(head[i]->scope, "Column");
	assert_string_equal(head[8]->scope, "Row");

	assert_int_equal(tree_count(t, "TD"), 10);
	const struct element *budget = tree_nth(t, "TD", 1), *share = tree_nth(t, "TD", 2),
			     *last = tree_nth(t, "TD", 9);
	assert_int_equal(budget->header_count, 3);
	assert_true(names(budget, head[1]) && names(budget, head[5]) && names(budget, head[8]));
	assert_int_equal(share->header_count, 2);
	assert_true(names(share, head[2]) && names(share, head[8]));
	assert_true(names(last, head[3]) && names(last, head[7]) && names(last, head[9]));
	tree_release(t);
	sample_release(s);
}

/* A row is below its column's head and, from the outermost, the heading rows that are open; a total below none. */
static void cells_below_heading_rows_name_them(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Vård", "", "Ansvar|Utfall");

	(void)state;
	sample_row(s, table, ROW_HEADING, "Hälso- och sjukvård");
	sample_row(s, table, ROW_HEADING, "Akut vård")->level = 1;
	sample_row(s, table, ROW_POST, "Medicin|1")->level = 2;
	sample_row(s, table, ROW_SUM, "Summa akut vård|1")->level = 1;
	sample_row(s, table, ROW_SUM, "Summa hälso- och sjukvård|1");
	sample_row(s, table, ROW_HEADING, "Kultur");
	sample_row(s, table, ROW_POST, "Museer|1")->level = 1;
	sample_row(s, table, ROW_TOTAL, "Regionen|1");
	struct tree *t = tree_of(s);
	const struct element *head[10], *cell[5];
	assert_int_equal(tree_count(t, "TH"), 10);
	assert_int_equal(tree_count(t, "TD"), 5);
	for (unsigned i = 0; i < 10; i++)
		head[i] = tree_nth(t, "TH", i);
	for (unsigned i = 0; i < 5; i++) {
		cell[i] = tree_nth(t, "TD", i);
		assert_true(names(cell[i], head[1]));
	}
	/* Ansvar, Utfall; Hälso-, Akut, Medicin, Summa, Summa; Kultur, Museer; Regionen. */
	assert_true(names(head[3], head[2]) && names(head[4], head[2]) && names(head[4], head[3]));
	assert_int_equal(head[2]->header_count, 0);
	assert_int_equal(cell[0]->header_count, 4);
	assert_true(names(cell[0], head[2]) && names(cell[0], head[3]) && names(cell[0], head[4]));
	assert_int_equal(cell[1]->header_count, 4);
	assert_true(names(cell[1], head[3]) && names(cell[1], head[5]));
	assert_int_equal(cell[2]->header_count, 3);
	assert_true(names(cell[2], head[2]) && names(cell[2], head[6]));
	assert_int_equal(head[7]->header_count, 0);
	assert_int_equal(cell[3]->header_count, 3);
	assert_true(names(cell[3], head[7]) && names(cell[3], head[8]));
	assert_int_equal(cell[4]->header_count, 2);
	assert_int_equal(head[9]->header_count, 0);
	tree_release(t);
	sample_release(s);
}

static void a_head_without_groups_has_scopes_alone(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	sample_row(s, sample_table(s, "Enkel", "", "Post|Utfall"), ROW_POST, "Intäkter|1");
	struct tree *t = tree_of(s);
	assert_int_equal(tree_count(t, "TR"), 2);
	assert_int_equal(tree_nth(t, "TH", 0)->rows, 0);
	assert_int_equal(tree_nth(t, "TH", 0)->id, 0);
	assert_int_equal(tree_nth(t, "TD", 0)->header_count, 0);
	tree_release(t);
	sample_release(s);
}

static void a_nested_head_is_repeated_whole(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = grouped(s);

	(void)state;
	for (int i = 0; i < 100; i++)
		sample_row(s, table, ROW_POST, "Rad|1|2|3|4|5");
	struct str text = tool_text(s);
	size_t pages = tool_count(text, "\f");
	assert_true(pages > 1);
	assert_int_equal(tool_count(text, "Ackumulerat"), pages);
	assert_int_equal(tool_count(text, "Budget"), pages);
	struct str tree = tool_run(s, "pdfinfo -struct", tool_path(s, "a.pdf"), "2>/dev/null");
	assert_int_equal(tool_count(tree, "TR"), 104);
	sample_release(s);
}

static void a_long_title_of_a_group_fits_above_its_columns(void **state)
{
	struct sample *s = sample_new("Titel");
	static struct column_group group;
	struct doc_table *table = sample_table(s, "Lång", "", "Post|A|B|C|D|E|F|G");

	(void)state;
	group = (struct column_group){S("Verksamhetsförändringar och strukturomställningskostnader"), 1, 2};
	table->groups = &group;
	table->group_count = 1;
	sample_row(s, table, ROW_POST, "Etikett|1|2|3|4|5|6|7");
	struct str places = places_of(s);
	struct place_of_word title = place_of(s, places, "strukturomställningskostnader");
	assert_true(title.left > place_of(s, places, "Etikett").right);
	assert_true(title.right <= place_of(s, places, "B").right + 1);
	assert_true(title.top > place_of(s, places, "Verksamhetsförändringar").bottom - 4);
	sample_release(s);
}

static void a_group_without_words_is_none(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = grouped(s);

	(void)state;
	table->groups[0].title = table->groups[1].title = S(" ");
	struct tree *t = tree_of(s);
	assert_int_equal(tree_count(t, "TR"), 1 + table->row_count);
	for (unsigned i = 0; i < table->column_count; i++)
		assert_string_equal(tree_nth(t, "TH", i)->scope, "Column");
	tree_release(t);
	sample_release(s);
}

static void captions_begin_with_the_number(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Resultat", "mkr", "Post|Utfall");

	(void)state;
	table->anchor.label = S("Tabell 3");
	sample_row(s, table, ROW_POST, "Intäkter|1");
	struct doc_table *untitled = sample_table(s, "", "", "Rad|Belopp");
	untitled->anchor.label = S("Tabell 4");
	sample_row(s, untitled, ROW_POST, "Annat|2");
	struct str text = tool_text(s);
	assert_true(tool_has(text, "Tabell 3. Resultat, mkr"));
	assert_false(tool_has(text, "Tabell 4"));

	struct tree *t = tree_of(s);
	assert_int_equal(tree_count(t, "Caption"), 1);
	const struct anchored *first = canvas_find_anchor(&t->canvas, &table->anchor);
	const struct anchored *second = canvas_find_anchor(&t->canvas, &untitled->anchor);
	assert_true(first && second && first->page == 0 && first->top > second->top);
	tree_release(t);
	sample_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_are_centred_above_their_columns),
		cmocka_unit_test(cells_below_nested_heads_name_them),
		cmocka_unit_test(cells_below_heading_rows_name_them),
		cmocka_unit_test(a_head_without_groups_has_scopes_alone),
		cmocka_unit_test(a_nested_head_is_repeated_whole),
		cmocka_unit_test(a_long_title_of_a_group_fits_above_its_columns),
		cmocka_unit_test(a_group_without_words_is_none),
		cmocka_unit_test(captions_begin_with_the_number),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
