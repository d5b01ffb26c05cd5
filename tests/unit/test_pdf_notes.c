/* Footnotes: at the foot of each page that refers to them, of text and tables alike, without touching the text. */
#include "test_pdf_places.h"
#include "test_pdf_tree.h"

/* A note of so many lines, each word of which is its name and a number. */
static struct note *note_of(struct sample *s, unsigned number, const char *name, unsigned lines)
{
	struct note *note = ARENA_NEW(&s->arena, struct note);
	struct buf text = BUF_INIT;

	buf_add(&text, str_from(name));
	for (unsigned i = 1; i < lines * 9; i++)
		buf_printf(&text, " %s-%u-ord", name, i);
	buf_char(&text, '\0');
	note->number = number;
	note->runs = sample_text(s, text.p);
	buf_release(&text);
	return note;
}

static void refer(struct sample *s, const char *text, const struct note *note)
{
	struct run *run = sample_run(s, RUN_NOTE, "");

	run->note = note;
	sample_block(s, BLOCK_PARAGRAPH, sample_join(sample_text(s, text), run));
}

static void fill(struct sample *s, unsigned paragraphs)
{
	while (paragraphs-- > 0)
		sample_paragraph(s, "Utfyllnad.");
}

static void notes_of_cells_stand_at_the_foot(void **state)
{
	struct sample *s = sample_new("Titel");
	struct doc_table *table = sample_table(s, "Tabell", "", "Post|Belopp");

	(void)state;
	sample_row(s, table, ROW_POST, "Ett|1")->cells[1].note = note_of(s, 1, "Cellnot", 1);
	sample_row(s, table, ROW_POST, "Sista|2");
	table->remark = S("Anmärkning.");
	sample_paragraph(s, "Efter.");
	struct str places = places_of(s);
	double foot = pdf_style_default.page_height - pdf_style_default.margin_bottom;
	struct place_of_word note = place_of(s, places, "Cellnot"), remark = place_of(s, places, "Anmärkning.");
	assert_true(note.bottom > foot - 4 && note.bottom < foot + 4);
	assert_true(remark.top < place_of(s, places, "Efter.").top && remark.top > place_of(s, places, "Sista").top);
	sample_release(s);
}

static void a_note_is_repeated_on_later_pages_but_tagged_once(void **state)
{
	struct sample *s = sample_new("Titel");
	struct note *first = note_of(s, 1, "Första", 1), *second = note_of(s, 2, "Andra", 1);

	(void)state;
	refer(s, "Ett stycke.", first);
	refer(s, "Ett till.", first);
	sample_block(s, BLOCK_NEW_PAGE, NULL);
	refer(s, "Nästa sida.", second);
	refer(s, "Åter till ettan.", first);
	struct str text = tool_text(s);
	assert_int_equal(tool_count(tool_page(text, 1), "Första-1-ord"), 1);
	assert_int_equal(tool_count(tool_page(text, 2), "Första-1-ord"), 1);
	assert_true(str_find(tool_page(text, 2), S("Första")) < str_find(tool_page(text, 2), S("Andra")));
	struct tree *t = tree_of(s);
	assert_int_equal(tree_count(t, "Note"), 2);
	assert_int_equal(tree_count(t, "Reference"), 4);
	tree_release(t);
	sample_release(s);
}

/* The element's place among those of its parent. */
static size_t index_of(const struct element *element)
{
	size_t i = 0;

	while (element->parent->items[i].element != element)
		i++;
	return i;
}

/* Behind what refers to them, though they are drawn before it ends: who listens hears the block whole. */
static void notes_follow_their_block_in_the_structure(void **state)
{
	struct sample *s = sample_new("Titel");
	struct note *of_text = note_of(s, 1, "Textnot", 1), *of_cell = note_of(s, 2, "Cellnot", 1);
	struct run *run = sample_run(s, RUN_NOTE, "");

	(void)state;
	run->note = of_text;
	struct run *runs = sample_join(sample_text(s, "Början"), run);
	for (unsigned i = 0; i < 60; i++)
		sample_join(runs, sample_join(sample_run(s, RUN_BREAK, ""), sample_text(s, "rad")));
	sample_block(s, BLOCK_PARAGRAPH, runs);
	struct doc_table *table = sample_table(s, "Tabell", "", "Post|Belopp");
	sample_row(s, table, ROW_POST, "Ett|1")->cells[1].note = of_cell;
	sample_row(s, table, ROW_POST, "Sista|2");
	table->remark = S("Anmärkning.");
	sample_paragraph(s, "Efter.");
	struct tree *t = tree_of(s);
	const struct element *first = tree_nth(t, "Note", 0), *second = tree_nth(t, "Note", 1);
	const struct element *paragraph = tree_nth(t, "P", 0), *whole = tree_nth(t, "Table", 0);
	assert_int_equal(tree_count(t, "Note"), 2);
	assert_true(first->parent == paragraph->parent && index_of(first) == index_of(paragraph) + 1);
	assert_true(second->parent == whole->parent && index_of(second) == index_of(whole) + 1);
	tree_release(t);
	sample_release(s);
}

static const struct link *link_of(struct tree *t, const struct element *element)
{
	for (size_t i = 0; i < t->canvas.links.count; i++)
		if (t->canvas.links.items[i].element == element)
			return &t->canvas.links.items[i];
	return NULL;
}

/* Also one that is too long for a page's foot; a row that is shown again leads nowhere, and has no mark. */
static void marks_lead_to_their_notes(void **state)
{
	struct sample *s = sample_new("Titel");
	struct note *notes[] = {note_of(s, 1, "Kort", 1), note_of(s, 2, "Sen", 60), note_of(s, 3, "Grupp", 1)};

	(void)state;
	refer(s, "Ett stycke.", notes[0]);
	refer(s, "Nästa.", notes[1]);
	struct doc_table *table = sample_table(s, "Tabell", "", "Post|Belopp");
	sample_row(s, table, ROW_HEADING, "Rubrikrad")->cells[0].note = notes[2];
	for (unsigned i = 0; i < 70; i++)
		sample_row(s, table, ROW_POST, "Rad|1");
	struct tree *t = tree_of(s);
	assert_int_equal(tree_count(t, "Reference"), 3);
	for (unsigned i = 0; i < 3; i++) {
		const struct element *reference = tree_nth(t, "Reference", i);
		assert_int_equal(reference->count, 1);
		assert_string_equal(reference->items[0].element->type, "Link");
		const struct link *link = link_of(t, reference->items[0].element);
		assert_ptr_equal(link->anchor, notes[i]);
		assert_true(str_equal(link->text, text_note_mark(&s->arena, i + 1, false)));
		assert_non_null(canvas_find_anchor(&t->canvas, notes[i]));
	}
	assert_int_equal(canvas_find_anchor(&t->canvas, notes[0])->page, 0);
	assert_true(canvas_find_anchor(&t->canvas, notes[1])->page > 0);
	tree_release(t);
	struct str text = tool_text(s);
	assert_true(tool_count(text, "Rubrikrad") > 1);
	assert_int_equal(tool_count(text, "Rubrikrad3)"), 1);
	sample_release(s);
}

/* Of a page: how low its rows reach and how high its notes; rows are words "Rad…", notes "Not…". */
static void check_pages(struct sample *s, struct str places, unsigned rows, unsigned notes_of_row)
{
	double lowest[32] = {0}, highest[32];

	for (unsigned i = 0; i < 32; i++)
		highest[i] = 1e4;
	for (unsigned i = 0; i < rows; i++) {
		struct place_of_word row = place_of(s, places, str_c(&s->arena, str_printf(&s->arena, "Rad%u", i)));
		lowest[row.page] = row.bottom > lowest[row.page] ? row.bottom : lowest[row.page];
		for (unsigned k = 0; k < notes_of_row; k++) {
			struct place_of_word note = place_of(
				s, places, str_c(&s->arena, str_printf(&s->arena, "Not%u", i * notes_of_row + k)));
			assert_int_equal(note.page, row.page);
			highest[note.page] = note.top < highest[note.page] ? note.top : highest[note.page];
		}
	}
	for (unsigned i = 0; i < 32; i++)
		assert_true(lowest[i] < highest[i]);
}

static void long_notes_of_many_rows_never_touch_them(void **state)
{
	(void)state;
	for (unsigned above = 0; above < 40; above += 3) {
		struct sample *s = sample_new("Titel");
		fill(s, above);
		struct doc_table *table = sample_table(s, "Tabell", "", "Post|Belopp|Nästa");
		for (unsigned i = 0; i < 24; i++) {
			struct table_row *row =
				sample_row(s, table, ROW_POST, str_c(&s->arena, str_printf(&s->arena, "Rad%u|1|2", i)));
			for (unsigned k = 0; k < 2; k++)
				row->cells[1 + k].note = note_of(
					s, 2 * i + k + 1, str_c(&s->arena, str_printf(&s->arena, "Not%u", 2 * i + k)),
					1 + (i + k) % 4);
		}
		check_pages(s, places_of(s), 24, 2);
		sample_release(s);
	}
}

static void text_and_notes_fill_the_page(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	for (unsigned i = 0; i < 60; i++)
		refer(s, str_c(&s->arena, str_printf(&s->arena, "Rad%u", i)),
		      note_of(s, i + 1, str_c(&s->arena, str_printf(&s->arena, "Not%u", i)), 1 + i % 3));
	struct str places = places_of(s);
	check_pages(s, places, 60, 1);
	/* No page ends early: what the next one begins with would not have fitted. */
	for (unsigned i = 1; i < 60; i++) {
		struct place_of_word row = place_of(s, places, str_c(&s->arena, str_printf(&s->arena, "Rad%u", i)));
		struct place_of_word above =
			place_of(s, places, str_c(&s->arena, str_printf(&s->arena, "Rad%u", i - 1)));
		if (row.page == above.page)
			continue;
		double foot = pdf_style_default.page_height;
		for (unsigned k = 0; k < i; k++) {
			struct place_of_word note =
				place_of(s, places, str_c(&s->arena, str_printf(&s->arena, "Not%u", k)));
			foot = note.page == above.page && note.top < foot ? note.top : foot;
		}
		double needed = 10 * (1 + i % 3) + pdf_style_default.text_size * pdf_style_default.leading + 8;
		assert_true(foot - above.bottom < needed + 20);
	}
	sample_release(s);
}

/* Each of them would fit, all of them do not: the line that refers to them stays legible, and nothing is lost. */
static void more_notes_of_a_line_than_a_page_holds(void **state)
{
	struct sample *s = sample_new("Titel");
	struct run *runs = sample_text(s, "Raden");

	(void)state;
	for (unsigned i = 0; i < 5; i++) {
		struct run *run = sample_run(s, RUN_NOTE, "");
		run->note = note_of(s, i + 1, str_c(&s->arena, str_printf(&s->arena, "Not%u", i)), 24);
		sample_join(runs, run);
	}
	sample_block(s, BLOCK_PARAGRAPH, runs);
	sample_paragraph(s, "Slutord.");
	struct str text = tool_text(s), places = places_of(s);
	for (unsigned i = 0; i < 5; i++) {
		const char *name = str_c(&s->arena, str_printf(&s->arena, "Not%u", i));
		const char *last = str_c(&s->arena, str_printf(&s->arena, "Not%u-215-ord", i));
		struct place_of_word note = place_of(s, places, name), line = place_of(s, places, "Raden");
		assert_true(note.page > line.page || note.top > line.bottom);
		assert_int_equal(tool_count(text, last), 1);
	}
	sample_release(s);
}

static void a_row_goes_to_the_next_page_with_its_notes(void **state)
{
	struct sample *s = sample_new("Titel");

	(void)state;
	struct doc_table *table = sample_table(s, "Tabell", "", "Post|Belopp");
	for (unsigned i = 0; i < 33; i++)
		sample_row(s, table, ROW_POST, str_c(&s->arena, str_printf(&s->arena, "Rad%u|1", i)));
	sample_row(s, table, ROW_POST, "Radmednot|1")->cells[1].note = note_of(s, 1, "Noten", 20);
	for (unsigned i = 33; i < 40; i++)
		sample_row(s, table, ROW_POST, str_c(&s->arena, str_printf(&s->arena, "Rad%u|1", i)));
	struct str places = places_of(s);
	assert_int_equal(place_of(s, places, "Rad32").page, 1);
	assert_int_equal(place_of(s, places, "Radmednot").page, 2);
	assert_int_equal(place_of(s, places, "Noten").page, 2);
	sample_release(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_of_cells_stand_at_the_foot),
		cmocka_unit_test(a_note_is_repeated_on_later_pages_but_tagged_once),
		cmocka_unit_test(notes_follow_their_block_in_the_structure),
		cmocka_unit_test(marks_lead_to_their_notes),
		cmocka_unit_test(long_notes_of_many_rows_never_touch_them),
		cmocka_unit_test(text_and_notes_fill_the_page),
		cmocka_unit_test(more_notes_of_a_line_than_a_page_holds),
		cmocka_unit_test(a_row_goes_to_the_next_page_with_its_notes),
	};

	return cmocka_run_group_tests(tests, tool_setup, tool_teardown);
}
