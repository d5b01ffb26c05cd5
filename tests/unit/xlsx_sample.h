/* Document trees built by hand, and workbooks taken apart, for the tests of src/xlsx. */
#ifndef UNDERLAG_TESTS_XLSX_SAMPLE_H
#define UNDERLAG_TESTS_XLSX_SAMPLE_H

#include "base/buf.h"
#include "xlsx/xlsx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define SAMPLE __attribute__((unused)) static

struct sample {
	struct arena arena;
	struct diags diags;
	struct doc doc;
	struct block **block_end;
	struct figure **figure_end;
	struct data_sheet **data_end;
	char path[64];
};

SAMPLE void sample_init(struct sample *s)
{
	memset(s, 0, sizeof *s);
	diags_init(&s->diags, &s->arena);
	s->doc = (struct doc){.name = S("prov"),
			      .title = S("Provdokument"),
			      .kind = S("Tjänsteskrivelse"),
			      .issuer = S("Region Prov"),
			      .at = S("2020-12-15T02:00:00Z"),
			      .run = S("20201215T020000Z-1f2e3d4c")};
	s->block_end = &s->doc.blocks;
	s->figure_end = &s->doc.figures;
	s->data_end = &s->doc.data;
	strcpy(s->path, "/tmp/underlag-xlsx-XXXXXX");
	int file = mkstemp(s->path);
	assert_true(file >= 0);
	close(file);
}

SAMPLE void sample_release(struct sample *s)
{
	unlink(s->path);
	arena_release(&s->arena);
}

/* ---- figures ---- */

SAMPLE struct figure *sample_figure(struct sample *s, const char *label, struct value value, struct format format)
{
	struct figure *figure = ARENA_NEW(&s->arena, struct figure);

	figure->label = str_from(label);
	figure->value = value;
	figure->format = format;
	figure->is_text = value.kind == VALUE_TEXT;
	figure->printed = format_value(&s->arena, value, format, false);
	return figure;
}

/* An amount in kronor, shown in unit. */
SAMPLE struct figure *sample_amount(struct sample *s, const char *label, int64_t kronor, enum unit unit, int decimals)
{
	return sample_figure(s, label, value_number(num_hundredths(kronor * 100)), (struct format){unit, decimals});
}

SAMPLE struct figure *sample_text(struct sample *s, const char *label, const char *text)
{
	return sample_figure(s, label, value_text(str_from(text)), (struct format){UNIT_NONE, -1});
}

/* Adds a piece to the figure's formula. */
SAMPLE struct piece *sample_piece(struct sample *s, struct figure *figure, struct piece piece)
{
	struct piece *added = ARENA_NEW(&s->arena, struct piece);
	const struct piece **end = &figure->formula;

	while (*end)
		end = (const struct piece **)(uintptr_t) & (*end)->next;
	*added = piece;
	*end = added;
	return added;
}

SAMPLE void add_text(struct sample *s, struct figure *figure, const char *text)
{
	sample_piece(s, figure, (struct piece){.kind = PIECE_TEXT, .text = str_from(text)});
}

SAMPLE void add_figure(struct sample *s, struct figure *figure, const struct figure *other)
{
	sample_piece(s, figure, (struct piece){.kind = PIECE_FIGURE, .figure = other});
}

SAMPLE void add_range(struct sample *s, struct figure *figure, const struct figure *first, const struct figure *last)
{
	sample_piece(s, figure, (struct piece){.kind = PIECE_RANGE, .figure = first, .last = last});
}

SAMPLE void add_column(struct sample *s, struct figure *figure, const struct data_sheet *data, size_t column)
{
	sample_piece(s, figure, (struct piece){.kind = PIECE_COLUMN, .data = data, .column = column});
}

SAMPLE void add_data_cell(struct sample *s, struct figure *figure, const struct data_sheet *data, size_t row,
			  size_t column)
{
	sample_piece(s, figure, (struct piece){.kind = PIECE_CELL, .data = data, .row = row, .column = column});
}

/* Puts the figure on the sheet of key figures. */
SAMPLE void sample_key(struct sample *s, struct figure *figure)
{
	*s->figure_end = figure;
	s->figure_end = &figure->next;
}

/* ---- tables ---- */

SAMPLE struct run *sample_run(struct sample *s, const char *text)
{
	struct run *run = ARENA_NEW(&s->arena, struct run);

	run->text = str_from(text);
	return run;
}

/* titles are separated by '|'; the first column is text, the others figures. */
SAMPLE struct doc_table *sample_table(struct sample *s, const char *sheet, const char *title, const char *unit,
				      const char *titles, size_t rows)
{
	struct doc_table *table = ARENA_NEW(&s->arena, struct doc_table);
	struct block *block = ARENA_NEW(&s->arena, struct block);
	struct str rest = str_from(titles);

	table->sheet = str_from(sheet);
	table->title = str_from(title);
	table->unit = str_from(unit);
	table->columns = ARENA_ARRAY(&s->arena, struct table_column, 40);
	while (rest.n) {
		struct table_column *column = &table->columns[table->column_count++];
		column->title = str_cut(&rest, '|');
		column->align = table->column_count > 1 ? ALIGN_RIGHT : ALIGN_LEFT;
		column->is_text = table->column_count == 1;
	}
	table->row_count = rows;
	table->rows = ARENA_ARRAY(&s->arena, struct table_row, rows);
	for (size_t r = 0; r < rows; r++)
		table->rows[r].cells = ARENA_ARRAY(&s->arena, struct table_cell, table->column_count);
	block->kind = BLOCK_TABLE;
	block->table = table;
	*s->block_end = block;
	s->block_end = &block->next;
	return table;
}

SAMPLE void set_text(struct sample *s, struct doc_table *table, size_t row, size_t column, const char *text)
{
	table->rows[row].cells[column].runs = sample_run(s, text);
}

SAMPLE void set_figure(struct doc_table *table, size_t row, size_t column, const struct figure *figure)
{
	table->rows[row].cells[column].figure = figure;
}

SAMPLE struct note *sample_note(struct sample *s, struct doc_table *table, const char *text)
{
	struct note *note = ARENA_NEW(&s->arena, struct note), **end = &table->notes;

	for (note->number = 1; *end; end = &(*end)->next)
		note->number++;
	note->runs = sample_run(s, text);
	*end = note;
	return note;
}

/* ---- data ---- */

/* A sheet's rows: cells[column][row]. */
SAMPLE struct value sample_cell(const struct data_sheet *data, size_t row, size_t column)
{
	const struct value *const *cells = data->rows;

	return cells[column][row];
}

/* names as "belopp:kr|kod:text": after the colon a unit's name, or text. */
SAMPLE struct data_sheet *sample_data(struct sample *s, const char *name, const char *names, size_t rows)
{
	struct data_sheet *data = ARENA_NEW(&s->arena, struct data_sheet);
	struct str rest = str_from(names);
	struct value **cells = ARENA_ARRAY(&s->arena, struct value *, 40);

	data->name = str_from(name);
	data->columns = ARENA_ARRAY(&s->arena, struct data_column, 40);
	while (rest.n) {
		struct str unit = str_cut(&rest, '|');
		struct data_column *column = &data->columns[data->column_count];
		size_t colon = str_find(unit, S(":"));
		column->name = str_sub(unit, 0, colon);
		unit = str_sub(unit, colon + 1, unit.n);
		column->is_text = str_equal(unit, S("text"));
		if (!column->is_text)
			assert_true(unit_parse(unit, &column->format.unit));
		column->format.decimals = column->format.unit == UNIT_KR ? 2 : 0;
		cells[data->column_count++] = ARENA_ARRAY(&s->arena, struct value, rows);
	}
	data->row_count = rows;
	data->cell = sample_cell;
	data->rows = cells;
	*s->data_end = data;
	s->data_end = &data->next;
	return data;
}

SAMPLE void set_data(const struct data_sheet *data, size_t row, size_t column, struct value value)
{
	((struct value **)(uintptr_t)data->rows)[column][row] = value;
}

/* ---- writing and taking apart ---- */

SAMPLE void write_ok(struct sample *s)
{
	bool fine = xlsx_write(&s->doc, &xlsx_look_default, s->path, &s->diags);

	if (!fine)
		print_error("%.*s", STR_ARG(diags_text(&s->arena, &s->diags)));
	assert_true(fine);
	assert_int_equal(diags_faults(&s->diags), 0);
}

/* Writing fails with a diagnostic of the class that holds the words. */
SAMPLE void write_fails(struct sample *s, const char *path, enum diag_class class, const char *words)
{
	assert_false(xlsx_write(&s->doc, &xlsx_look_default, path, &s->diags));
	assert_true(s->diags.count > 0);
	assert_int_equal(s->diags.items[0].class, class);
	struct str text = diags_text(&s->arena, &s->diags);
	if (str_find(text, str_from(words)) == (size_t)-1)
		fail_msg("no “%s” in: %.*s", words, STR_ARG(text));
}

/* One member of the workbook, as text. */
SAMPLE const char *part(struct sample *s, const char *member)
{
	struct buf text = BUF_INIT;
	char piece[4096];
	size_t n;
	FILE *pipe = popen(str_c(&s->arena, str_printf(&s->arena, "unzip -p '%s' '%s'", s->path, member)), "r");

	assert_non_null(pipe);
	while ((n = fread(piece, 1, sizeof piece, pipe)) > 0)
		buf_add(&text, (struct str){piece, n});
	assert_int_equal(pclose(pipe), 0);
	const char *copy = str_c(&s->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* The workbook's n-th sheet, from 1. */
SAMPLE const char *sheet(struct sample *s, unsigned n)
{
	return part(s, str_c(&s->arena, str_printf(&s->arena, "xl/worksheets/sheet%u.xml", n)));
}

#define assert_has(text, words) assert_has_at((text), (words), __LINE__)

SAMPLE void assert_has_at(const char *text, const char *words, int line)
{
	if (!strstr(text, words))
		fail_msg("line %d: no “%s” in: %.6000s", line, words, text);
}

#endif
