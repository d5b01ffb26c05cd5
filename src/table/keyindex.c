/* Finding the rows of a table by the value of a column. */
#include "table/keyindex.h"

#include "base/utf8.h"

struct str key_text(struct arena *arena, struct value value)
{
	switch (value.kind) {
	case VALUE_TEXT:
		return str_fold(arena, value.text);
	case VALUE_NUMBER:
		return num_exact_text(arena, value.num, NULL);
	default:
		return S("");
	}
}

struct str near_text(struct arena *arena, struct str text)
{
	struct str folded = str_fold(arena, text);
	size_t zeros = 0;

	for (size_t i = 0; i < folded.n; i++)
		if (folded.p[i] < '0' || folded.p[i] > '9')
			return folded;
	while (zeros + 1 < folded.n && folded.p[zeros] == '0')
		zeros++;
	return str_sub(folded, zeros, folded.n);
}

void keyindex_build(struct keyindex *index, struct arena *arena, const struct table *table, size_t column)
{
	const struct value *cells = table->columns[column].cells;
	struct arena scratch = ARENA_INIT;
	size_t *last = ARENA_ARRAY(&scratch, size_t, table->row_count);

	pool_init(&index->keys, arena);
	index->first = ARENA_ARRAY(arena, size_t, table->row_count);
	index->next = ARENA_ARRAY(arena, size_t, table->row_count);
	for (size_t row = 0; row < table->row_count; row++) {
		index->next[row] = NO_ROW;
		if (cells[row].kind == VALUE_EMPTY)
			continue;
		size_t known = index->keys.count;
		size_t key = pool_add(&index->keys, key_text(&scratch, cells[row]));
		if (key == known)
			index->first[key] = row;
		else
			index->next[last[key]] = row;
		last[key] = row;
	}
	arena_release(&scratch);
}

size_t keyindex_find(const struct keyindex *index, struct value value)
{
	struct arena scratch = ARENA_INIT;
	size_t key = pool_find(&index->keys, key_text(&scratch, value));

	arena_release(&scratch);
	return key == POOL_NONE ? NO_ROW : index->first[key];
}
