/* What a document says, as one text. */
#include "document/content.h"

#include "base/buf.h"

#include <inttypes.h>

/* Every text stands behind its length: no two documents give the same bytes. */
static void add_text(struct buf *out, char mark, struct str text)
{
	buf_printf(out, "%c%zu:", mark, text.n);
	buf_add(out, text);
}

static void add_number(struct buf *out, char mark, uintmax_t number)
{
	buf_printf(out, "%c%" PRIuMAX ";", mark, number);
}

static void add_value(struct buf *out, struct arena *arena, struct value value)
{
	add_number(out, 'k', value.kind);
	if (value.kind == VALUE_NUMBER)
		add_text(out, 'n', num_exact_text(arena, value.num, NULL));
	else
		add_text(out, 't', format_value(arena, value, (struct format){UNIT_NONE, -1}, false));
}

static void add_figure(struct buf *out, struct arena *arena, const struct figure *figure)
{
	add_value(out, arena, figure->value);
	add_number(out, 'u', figure->format.unit);
	add_text(out, 'p', figure->printed);
}

static void add_runs(struct buf *out, struct arena *arena, const struct run *runs)
{
	for (const struct run *run = runs; run; run = run->next) {
		add_number(out, 'r', (uintmax_t)run->kind << 2 | (uintmax_t)run->bold << 1 | run->italic);
		add_text(out, 't', run->text);
		add_text(out, 'l', run->target);
		if (run->figure)
			add_figure(out, arena, run->figure);
		if (run->note)
			add_number(out, 'o', run->note->number);
	}
	buf_char(out, '.');
}

static void add_notes(struct buf *out, struct arena *arena, const struct note *notes)
{
	for (const struct note *note = notes; note; note = note->next) {
		add_number(out, 'o', note->number);
		add_runs(out, arena, note->runs);
	}
	buf_char(out, '.');
}

static void add_cell(struct buf *out, struct arena *arena, const struct table_cell *cell)
{
	buf_char(out, 'c');
	if (cell->figure)
		add_figure(out, arena, cell->figure);
	add_runs(out, arena, cell->runs);
	if (cell->note)
		add_number(out, 'o', cell->note->number);
}

static void add_table(struct buf *out, struct arena *arena, const struct doc_table *table)
{
	add_text(out, 'i', table->title);
	add_text(out, 'u', table->unit);
	add_text(out, 'm', table->remark);
	for (size_t c = 0; c < table->column_count; c++) {
		add_text(out, 'h', table->columns[c].title);
		add_text(out, 'u', table->columns[c].unit);
	}
	for (size_t g = 0; g < table->group_count; g++) {
		add_text(out, 'g', table->groups[g].title);
		add_number(out, 'f', table->groups[g].first);
		add_number(out, 'n', table->groups[g].count);
	}
	for (size_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		add_number(out, 'R', (uintmax_t)row->kind << 8 | row->level);
		for (size_t c = 0; c < table->column_count; c++)
			add_cell(out, arena, &row->cells[c]);
	}
	add_notes(out, arena, table->notes);
}

static void add_chart(struct buf *out, struct arena *arena, const struct doc_chart *chart)
{
	add_number(out, 'k', chart->kind);
	add_text(out, 'i', chart->title);
	add_text(out, 'u', chart->unit);
	add_text(out, 's', chart->source);
	add_text(out, 'a', chart->alternative);
	for (size_t s = 0; s < chart->series_count; s++) {
		add_text(out, 'h', chart->series[s].name);
		for (size_t c = 0; c < chart->category_count; c++)
			if (chart->series[s].points[c].figure)
				add_figure(out, arena, chart->series[s].points[c].figure);
	}
}

static void add_blocks(struct buf *out, struct arena *arena, const struct block *blocks)
{
	for (const struct block *block = blocks; block; block = block->next) {
		add_number(out, 'B', block->kind);
		add_number(out, 'v', block->level);
		add_number(out, 'y', (uintmax_t)block->ordered << 1 | block->letters);
		add_text(out, 'd', block->lead);
		add_text(out, 'a', block->anchor.label);
		add_runs(out, arena, block->runs);
		if (block->table)
			add_table(out, arena, block->table);
		if (block->chart)
			add_chart(out, arena, block->chart);
		add_blocks(out, arena, block->children);
	}
	buf_char(out, '.');
}

struct str doc_content(struct arena *arena, const struct doc *doc)
{
	const struct str head[] = {doc->name, doc->title, doc->kind, doc->issuer, doc->to, doc->diary, doc->scope, doc->scope_name};
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof head / sizeof *head; i++)
		add_text(&out, 'D', head[i]);
	add_blocks(&out, arena, doc->blocks);
	add_notes(&out, arena, doc->notes);
	struct str text = str_copy(arena, buf_str(&out));
	buf_release(&out);
	return text;
}
