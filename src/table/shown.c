/* Which columns of a table a reader of its rows is shown, and in which order. */
#include "table/sheet.h"

bool store_column_explains(const struct store *store, const struct table *table, size_t column, bool for_one)
{
	const struct sheet *sheet = sheet_of(store, table);

	if (!sheet)
		return false;
	if (!sheet->schema)
		return !for_one && (sheet->foreign || column < sheet->own_count);
	const struct schema_column *declared = sheet->info[column].schema;
	if (!declared || (declared->flags & SCHEMA_PERSON))
		return false;
	return !for_one || !(declared->flags & SCHEMA_OTHERS);
}

/* Puts the columns in the order of their ranks; those of one rank stay as they are. */
static void sort_by_rank(const size_t *ranks, size_t count, size_t *order)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = i;
		for (; at > 0 && ranks[order[at - 1]] > ranks[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
}

/* ---- tables ---- */

/* The first file of a table, or NULL. */
static const struct source *first_source(const struct store *store, const struct sheet *sheet)
{
	for (size_t i = 0; i < store->source_count; i++)
		if (store->sources[i]->sheet == sheet)
			return store->sources[i];
	return NULL;
}

/* Where the file has the column; behind all of them where it does not. */
static size_t place_in_file(const struct source *source, size_t column)
{
	size_t i = 0;

	while (i < source->field_count && source->columns[i] != column)
		i++;
	return i;
}

static size_t rank_of(const struct sheet *sheet, const struct source *source, size_t column)
{
	enum { KEYS, OTHERS, DERIVED, AMOUNTS };
	const struct schema_column *declared = column < sheet->own_count ? sheet->info[column].schema : NULL;
	size_t fields = source->field_count + 1, place = place_in_file(source, column);
	size_t part = place == source->field_count ? DERIVED : OTHERS;

	if (sheet->table.columns[column].type == COLUMN_AMOUNT)
		part = AMOUNTS;
	else if (part == OTHERS && declared && (declared->flags & SCHEMA_KEY))
		part = KEYS;
	return part * fields + place;
}

void store_column_order(const struct store *store, const struct table *table, size_t *order)
{
	const struct sheet *sheet = sheet_of(store, table);
	const struct source *source = sheet ? first_source(store, sheet) : NULL;
	struct arena scratch = ARENA_INIT;
	size_t *ranks = ARENA_ARRAY(&scratch, size_t, table->column_count);

	for (size_t i = 0; source && i < table->column_count; i++)
		ranks[i] = rank_of(sheet, source, i);
	sort_by_rank(ranks, table->column_count, order);
	arena_release(&scratch);
}

/* ---- aggregates ---- */

void cube_column_order(const struct cube *cube, size_t *order)
{
	static const struct str first[] = {STR("år"),      STR("period"),      STR("månad"),  STR("region"),
					   STR("nämnd"),   STR("förvaltning"), STR("område"), STR("ansvar"),
					   STR("motpart"), STR("konto"),       STR("post"),   STR("avsnitt"),
					   STR("del")};
	enum { NAMES = sizeof first / sizeof *first };
	const struct table *table = &cube->table;
	struct arena scratch = ARENA_INIT;
	size_t *ranks = ARENA_ARRAY(&scratch, size_t, table->column_count);

	for (size_t i = 0; i < cube->column_count; i++)
		while (ranks[i] < NAMES && !str_equal(table->columns[i].name, first[ranks[i]]))
			ranks[i]++;
	for (size_t i = cube->column_count; i < table->column_count; i++)
		ranks[i] = NAMES + table->column_count - i; /* belopp, antal */
	sort_by_rank(ranks, table->column_count, order);
	arena_release(&scratch);
}
