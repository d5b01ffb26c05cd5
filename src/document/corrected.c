/* The page of a corrected document that says what changed. */
#include "document/corrected.h"

enum { CHANGE_COLUMNS = 4 };

static struct run *text_run(struct arena *arena, struct str text)
{
	struct run *run = ARENA_NEW(arena, struct run);

	run->kind = RUN_TEXT;
	run->text = str_copy(arena, text);
	return run;
}

static struct block *add_block(struct arena *arena, struct block ***end, enum block_kind kind)
{
	struct block *block = ARENA_NEW(arena, struct block);

	block->kind = kind;
	**end = block;
	*end = &block->next;
	return block;
}

static struct table_row change_row(struct arena *arena, const struct doc_change *change)
{
	const struct str words[CHANGE_COLUMNS] = {change->what, change->before.n ? change->before : S("–"),
						   change->after.n ? change->after : S("–"), change->difference};
	struct table_row row = {.kind = ROW_POST, .cells = ARENA_ARRAY(arena, struct table_cell, CHANGE_COLUMNS)};

	for (size_t i = 0; i < CHANGE_COLUMNS; i++)
		if (words[i].n)
			row.cells[i].runs = text_run(arena, words[i]);
	return row;
}

static struct doc_table *change_table(struct arena *arena, const struct doc_change *changes, size_t count)
{
	static const struct table_column columns[CHANGE_COLUMNS] = {
		{.title = STR("Uppgift"), .align = ALIGN_LEFT, .is_text = true},
		{.title = STR("Tidigare"), .align = ALIGN_RIGHT},
		{.title = STR("Nu"), .align = ALIGN_RIGHT},
		{.title = STR("Ändring"), .align = ALIGN_RIGHT},
	};
	struct doc_table *table = ARENA_NEW(arena, struct doc_table);

	table->id = S("rättelse");
	table->sheet = S("Vad som har ändrats");
	table->columns = ARENA_ARRAY(arena, struct table_column, CHANGE_COLUMNS);
	for (size_t i = 0; i < CHANGE_COLUMNS; i++)
		table->columns[i] = columns[i];
	table->column_count = CHANGE_COLUMNS;
	table->rows = ARENA_ARRAY(arena, struct table_row, count);
	table->row_count = count;
	for (size_t i = 0; i < count; i++)
		table->rows[i] = change_row(arena, &changes[i]);
	return table;
}

static struct str late_words(struct arena *arena, size_t late)
{
	if (late == 0)
		return S("");
	return late == 1 ? S(" En rad som bokförts efter att perioden stängdes ingår nu.")
			 : str_printf(arena, " %zu rader som bokförts efter att perioden stängdes ingår nu.", late);
}

void doc_add_changes(struct arena *arena, struct doc *doc, struct str replaces, const struct doc_change *changes, size_t count,
		     size_t late)
{
	struct block **end = &doc->blocks;
	struct str included = late_words(arena, late);

	while (*end)
		end = &(*end)->next;
	add_block(arena, &end, BLOCK_NEW_PAGE);
	struct block *heading = add_block(arena, &end, BLOCK_HEADING);
	heading->level = 1;
	heading->runs = text_run(arena, S("Vad som har ändrats"));
	struct str words = str_printf(arena, "Dokumentet ersätter %.*s.%.*s%s", STR_ARG(replaces), STR_ARG(included),
				      count ? "" : " Inget tal med namn har ändrats; det som skiljer är ord eller tal i tabellerna.");
	add_block(arena, &end, BLOCK_PARAGRAPH)->runs = text_run(arena, words);
	if (count)
		add_block(arena, &end, BLOCK_TABLE)->table = change_table(arena, changes, count);
}
