/* Notes and remarks below a table, what print rounded, what is marked, and where its figures come from and go to. */
#include "xlsx/layout_lines.h"

#include "base/utf8.h"
#include "xlsx/room.h"
#include "xlsx/texts.h"

enum {
	SOURCES_MOST = 4, /* beyond so many, the last line names the others */
	USERS_MOST = 4,
	ROUNDED_MOST = 6,
	LABEL_MOST = 60, /* bytes of a row's label */
};

static struct xl_line *add(struct xl_layout *layout, struct xl_table *placed, enum xl_line_kind kind, struct str text)
{
	struct xl_line *line = ARENA_PUSH(layout->arena, &placed->lines);

	*line = (struct xl_line){.kind = kind, .text = text, .rows = 1};
	return line;
}

/* ---- notes ---- */

struct notes {
	const struct note **items;
	size_t count, capacity;
};

static void find_note(struct arena *arena, struct notes *notes, const struct note *note)
{
	size_t at = notes->count;

	for (size_t i = 0; i < notes->count; i++)
		if (notes->items[i] == note)
			return;
	(void)ARENA_PUSH(arena, notes);
	for (; at > 0 && notes->items[at - 1]->number > note->number; at--)
		notes->items[at] = notes->items[at - 1];
	notes->items[at] = note;
}

static void add_notes(struct xl_layout *layout, struct xl_table *placed)
{
	const struct doc_table *table = placed->table;
	struct arena *arena = layout->arena;
	struct notes notes = {0};

	for (size_t r = 0; r < table->row_count; r++)
		for (size_t c = 0; c < table->column_count; c++) {
			const struct table_cell *cell = &table->rows[r].cells[c];
			for (const struct run *run = cell->runs; run; run = run->next)
				if (run->kind == RUN_NOTE && run->note)
					find_note(arena, &notes, run->note);
			if (cell->note)
				find_note(arena, &notes, cell->note);
		}
	for (size_t i = 0; i < notes.count; i++) {
		struct str mark = xl_superscript(arena, notes.items[i]->number);
		struct str text = xl_runs_text(arena, notes.items[i]->runs);
		add(layout, placed, XL_LINE_TEXT, str_printf(arena, "%.*s %.*s", STR_ARG(mark), STR_ARG(text)));
	}
}

/* ---- rounding ---- */

/* "125 (Underskottshantering, 2021)" */
static struct str rounded_cell(struct arena *arena, const struct doc_table *table, size_t r, size_t c)
{
	struct str label = xl_cell_text(arena, &table->rows[r].cells[0]), title = table->columns[c].title;

	/* What holds figures alone is told by its year or period. */
	if (label.n == 0 && table->rows[r].cells[0].figure)
		label = table->rows[r].cells[0].figure->printed;
	label = utf8_shorten(arena, str_squeeze(arena, label), LABEL_MOST);
	title = utf8_shorten(arena, str_squeeze(arena, title), LABEL_MOST);
	return str_printf(arena, "%.*s (%.*s%s%.*s)", STR_ARG(table->rows[r].cells[c].figure->printed), STR_ARG(title),
			  label.n && title.n ? ", " : "", STR_ARG(label));
}

/* The sheet holds exact figures, which its number formats round one by one. */
static struct str rounded_apart(struct arena *arena, const struct doc_table *table)
{
	struct str cells[ROUNDED_MOST], text = S("");
	size_t count = 0;

	for (size_t r = 0; r < table->row_count; r++)
		for (size_t c = 0; c < table->column_count; c++) {
			const struct figure *figure = table->rows[r].cells[c].figure;
			if (!figure || !figure->rounded_apart)
				continue;
			if (count < ROUNDED_MOST)
				cells[count] = rounded_cell(arena, table, r, c);
			count++;
		}
	if (count == 0)
		return S("I det tryckta dokumentet är talen avrundade så att de summerar; här är de exakta.");
	for (size_t i = 0; i < count && i < ROUNDED_MOST; i++)
		text = str_printf(arena, "%.*s%s%.*s", STR_ARG(text),
				  i == 0           ? ""
				  : i + 1 == count ? " och "
						   : ", ",
				  STR_ARG(cells[i]));
	return str_printf(arena, "I det tryckta dokumentet står %.*s%s: %s. Här är talen exakta.", STR_ARG(text),
			  count > ROUNDED_MOST ? " och fler" : "",
			  count == 1 ? "talet är där avrundat så att tabellen summerar"
				     : "talen är där avrundade så att de summerar");
}

/* ---- all of them ---- */

static struct str marked(struct arena *arena, const struct doc_table *table)
{
	struct str words = S("");

	for (size_t i = 0; i < table->mark_count; i++)
		if (table->marks[i].words.n)
			words = str_printf(arena, "%.*s%s%.*s", STR_ARG(words),
					   words.n ? "; " : "Markerat: ", STR_ARG(table->marks[i].words));
	return words;
}

static void add_links(struct xl_layout *layout, struct xl_table *placed, enum xl_line_kind kind, size_t count,
		      size_t most)
{
	for (size_t i = 0; i < count && i < most; i++) {
		struct xl_line *line = add(layout, placed, kind, S(""));
		line->first = i;
		line->count = i + 1 == most ? count - i : 1;
	}
}

size_t xl_lines_place(struct xl_layout *layout, struct xl_table *placed, double width)
{
	const struct doc_table *table = placed->table;
	struct str words = marked(layout->arena, table);
	size_t row = placed->below;

	add_notes(layout, placed);
	if (table->remark.n)
		add(layout, placed, XL_LINE_TEXT, table->remark);
	if (table->sum_preserving)
		add(layout, placed, XL_LINE_TEXT, rounded_apart(layout->arena, table));
	if (words.n)
		add(layout, placed, XL_LINE_TEXT, words);
	add_links(layout, placed, XL_LINE_SOURCE, placed->sources.count, SOURCES_MOST);
	add_links(layout, placed, XL_LINE_USER, placed->users.count, USERS_MOST);
	for (struct xl_line *line = placed->lines.items; line < placed->lines.items + placed->lines.count; line++) {
		line->row = row;
		line->rows = xl_room_of(line->text, width, XL_SIZE_NOTE).rows;
		row += line->rows;
	}
	return row;
}
