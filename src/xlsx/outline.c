/* Levels of the outline, from the kinds and the indentation of rows. */
#include "xlsx/outline.h"

enum { DEEPEST = 7 }; /* Excel's */

/* Rows that others stand under, the innermost last. */
struct open_rows {
	const struct table_row **items;
	size_t count, capacity;
};

static bool is_sum(const struct table_row *row)
{
	return row->kind == ROW_SUM || row->kind == ROW_TOTAL;
}

static bool adds_up(const struct doc_table *table)
{
	for (size_t r = 1; r < table->row_count; r++)
		if (is_sum(&table->rows[r]))
			return true;
	return false;
}

/* Posts of one level and one sum: there is nothing to fold. */
static bool is_flat(const struct doc_table *table)
{
	size_t sums = 0;

	for (size_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		if (row->kind == ROW_HEADING || row->kind == ROW_OF_WHICH)
			return false;
		if (row->kind == ROW_POST && row->level != table->rows[0].level)
			return false;
		sums += is_sum(row);
	}
	return sums <= 1;
}

bool xl_outline_below(const struct xl_sheet *sheet)
{
	for (const struct xl_table *placed = sheet->tables; placed; placed = placed->next)
		if (adds_up(placed->table) && !is_flat(placed->table))
			return true;
	return false;
}

/*
 * The sums below the rows they add up. From the last row upwards, a sum ends where one of its own level stands, or
 * its heading.
 */
static void count_sums(struct arena *arena, const struct doc_table *table, unsigned *levels)
{
	struct open_rows sums = {0};

	for (size_t r = table->row_count; r-- > 0;) {
		const struct table_row *row = &table->rows[r];
		if (row->kind == ROW_TOTAL)
			sums.count = 0;
		if (row->kind == ROW_SUM || row->kind == ROW_HEADING)
			while (sums.count && sums.items[sums.count - 1]->kind == ROW_SUM &&
			       sums.items[sums.count - 1]->level >= row->level)
				sums.count--;
		levels[r] += (unsigned)sums.count;
		if (is_sum(row))
			*ARENA_PUSH(arena, &sums) = row;
	}
}

static bool stands_under(const struct table_row *row, const struct table_row *above)
{
	bool heads = above->kind == ROW_HEADING && row->kind != ROW_HEADING;

	return heads ? above->level <= row->level : above->level < row->level;
}

/* The posts, and where `headings`, the headings, above the rows that stand under them. */
static void count_parents(struct arena *arena, const struct doc_table *table, bool headings, unsigned *levels)
{
	struct open_rows parents = {0};
	unsigned post = 0; /* level of the last row that varav rows may part */

	for (size_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		if (row->kind == ROW_OF_WHICH) {
			levels[r] = post + 1;
			continue;
		}
		while (parents.count && (is_sum(row) ? parents.items[parents.count - 1]->level >= row->level
						     : !stands_under(row, parents.items[parents.count - 1])))
			parents.count--;
		for (size_t i = 0; i < parents.count && !is_sum(row); i++)
			levels[r] += headings || parents.items[i]->kind == ROW_POST;
		if (!is_sum(row))
			*ARENA_PUSH(arena, &parents) = row;
		post = levels[r];
	}
}

const unsigned *xl_outline_levels(struct arena *arena, const struct xl_sheet *sheet, const struct doc_table *table)
{
	unsigned *levels = ARENA_ARRAY(arena, unsigned, table->row_count);
	bool below = xl_outline_below(sheet);

	if (is_flat(table))
		return levels;
	if (below)
		count_sums(arena, table, levels);
	count_parents(arena, table, !adds_up(table), levels);
	for (size_t r = 0; r < table->row_count; r++)
		if (levels[r] > DEEPEST)
			levels[r] = DEEPEST;
	return levels;
}
