/*
 * Document trees built by hand, for the tests of the PDF renderer.
 *
 * sample_new, then sample_heading, sample_paragraph… append blocks; everything lives in the sample's arena.
 */
#ifndef UNDERLAG_TEST_PDF_SAMPLE_H
#define UNDERLAG_TEST_PDF_SAMPLE_H

#include "document/doc.h"

#include <string.h>

struct sample {
	struct arena arena;
	struct doc doc;
};

static inline struct sample *sample_new(const char *title)
{
	struct arena arena = ARENA_INIT;
	struct sample *sample = ARENA_NEW(&arena, struct sample);

	sample->arena = arena;
	sample->doc = (struct doc){
		.name = S("prov"),
		.title = str_from(title),
		.kind = S("Tjänsteskrivelse"),
		.issuer = S("Region Västerbotten"),
		.to = S("Regionfullmäktige"),
		.date = S("15 december 2020"),
		.diary = S("RS 1234-2020"),
		.at = S("2020-12-15T02:00:00Z"),
	};
	return sample;
}

static inline void sample_release(struct sample *sample)
{
	struct arena arena = sample->arena; /* which holds the sample itself */

	arena_release(&arena);
}

/* ---- runs ---- */

static inline struct run *sample_run(struct sample *s, enum run_kind kind, const char *text)
{
	struct run *run = ARENA_NEW(&s->arena, struct run);

	run->kind = kind;
	run->text = str_copy(&s->arena, str_from(text));
	return run;
}

static inline struct run *sample_join(struct run *first, struct run *rest)
{
	struct run *last = first;

	while (last->next)
		last = last->next;
	last->next = rest;
	return first;
}

static inline struct run *sample_text(struct sample *s, const char *text)
{
	return sample_run(s, RUN_TEXT, text);
}

static inline struct run *sample_bold(struct sample *s, const char *text)
{
	struct run *run = sample_text(s, text);

	run->bold = true;
	return run;
}

static inline struct run *sample_italic(struct sample *s, const char *text)
{
	struct run *run = sample_text(s, text);

	run->italic = true;
	return run;
}

static inline struct run *sample_figure(struct sample *s, const char *text)
{
	return sample_run(s, RUN_FIGURE, text);
}

static inline struct run *sample_link(struct sample *s, const char *text, const char *target)
{
	struct run *run = sample_run(s, RUN_LINK, text);

	run->target = str_copy(&s->arena, str_from(target));
	return run;
}

static inline struct note *sample_note_in(struct sample *s, struct note **list, const char *text)
{
	unsigned number = 1;

	for (; *list; list = &(*list)->next)
		number++;
	*list = ARENA_NEW(&s->arena, struct note);
	(*list)->number = number;
	(*list)->runs = sample_text(s, text);
	return *list;
}

/* A reference to a new footnote of the running text. */
static inline struct run *sample_note(struct sample *s, const char *text)
{
	struct run *run = sample_run(s, RUN_NOTE, "");

	run->note = sample_note_in(s, &s->doc.notes, text);
	return run;
}

/* ---- blocks ---- */

static inline struct block *sample_block_in(struct sample *s, struct block **list, enum block_kind kind)
{
	while (*list)
		list = &(*list)->next;
	*list = ARENA_NEW(&s->arena, struct block);
	(*list)->kind = kind;
	return *list;
}

static inline struct block *sample_block(struct sample *s, enum block_kind kind, struct run *runs)
{
	struct block *block = sample_block_in(s, &s->doc.blocks, kind);

	block->runs = runs;
	return block;
}

static inline struct block *sample_heading(struct sample *s, unsigned level, const char *text)
{
	struct block *block = sample_block(s, BLOCK_HEADING, sample_text(s, text));

	block->level = level;
	return block;
}

static inline struct block *sample_paragraph(struct sample *s, const char *text)
{
	return sample_block(s, BLOCK_PARAGRAPH, sample_text(s, text));
}

static inline struct block *sample_clause(struct sample *s, const char *text)
{
	struct block *block = sample_block(s, BLOCK_CLAUSE, sample_text(s, text));

	block->lead = S("Att");
	return block;
}

static inline struct block *sample_item(struct sample *s, struct block *list, const char *lead, const char *text)
{
	struct block *item = sample_block_in(s, &list->children, BLOCK_ITEM);

	item->lead = str_from(lead);
	sample_block_in(s, &item->children, BLOCK_PARAGRAPH)->runs = sample_text(s, text);
	return item;
}

static inline void sample_role(struct sample *s, struct block *signature, const char *role)
{
	sample_block_in(s, &signature->children, BLOCK_PARAGRAPH)->runs = sample_text(s, role);
}

/* ---- tables ---- */

/* columns: titles, parted by '|'; the first is the label, a title that begins with '"' is a text column. */
static inline struct doc_table *sample_table(struct sample *s, const char *title, const char *unit, const char *columns)
{
	struct doc_table *table = ARENA_NEW(&s->arena, struct doc_table);
	struct str rest = str_from(columns);

	table->title = str_from(title);
	table->unit = str_from(unit);
	table->column_count = 1;
	for (size_t i = 0; i < rest.n; i++)
		table->column_count += rest.p[i] == '|';
	table->columns = ARENA_ARRAY(&s->arena, struct table_column, table->column_count);
	for (size_t c = 0; c < table->column_count; c++) {
		struct table_column *column = &table->columns[c];
		column->title = str_cut(&rest, '|');
		column->is_text = c == 0 || str_starts(column->title, S("\""));
		column->align = column->is_text ? ALIGN_LEFT : ALIGN_RIGHT;
		if (str_starts(column->title, S("\"")))
			column->title = str_sub(column->title, 1, column->title.n);
	}
	sample_block_in(s, &s->doc.blocks, BLOCK_TABLE)->table = table;
	return table;
}

/* cells: parted by '|'; those of text columns become runs, the others figures as printed. */
static inline struct table_row *sample_row(struct sample *s, struct doc_table *table, enum row_kind kind,
					   const char *cells)
{
	struct table_row *rows = ARENA_ARRAY(&s->arena, struct table_row, table->row_count + 1);
	struct str rest = str_copy(&s->arena, str_from(cells));

	if (table->row_count)
		memcpy(rows, table->rows, table->row_count * sizeof *rows);
	table->rows = rows;
	struct table_row *row = &rows[table->row_count++];
	row->kind = kind;
	row->cells = ARENA_ARRAY(&s->arena, struct table_cell, table->column_count);
	for (size_t c = 0; c < table->column_count; c++) {
		struct str text = str_cut(&rest, '|');
		if (text.n == 0)
			continue;
		if (table->columns[c].is_text) {
			row->cells[c].runs = ARENA_NEW(&s->arena, struct run);
			row->cells[c].runs->text = text;
		} else {
			struct figure *figure = ARENA_NEW(&s->arena, struct figure);
			figure->printed = text;
			row->cells[c].figure = figure;
		}
	}
	return row;
}

#endif
