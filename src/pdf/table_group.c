/* The groups of a table that are open at a row. */
#include "pdf/table_group.h"

bool table_has_groups(const struct doc_table *table)
{
	for (size_t row = 0; row < table->row_count; row++)
		if (table->rows[row].kind == ROW_HEADING)
			return true;
	return false;
}

static bool ends_before(const struct table_row *heading, const struct table_row *row)
{
	if (row->kind == ROW_TOTAL)
		return true;
	return row->kind == ROW_HEADING ? heading->level >= row->level : heading->level > row->level;
}

void table_groups_end(struct table_groups *groups, const struct table_row *row)
{
	while (groups->count && ends_before(groups->items[groups->count - 1].heading, row))
		groups->count--;
}

void table_groups_begin(struct table_groups *groups, struct arena *arena, const struct table_row *heading,
			struct element *head)
{
	*ARENA_PUSH(arena, groups) = (struct table_group){heading, head};
}
