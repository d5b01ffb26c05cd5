/* Whom what was found of a unit concerns. */
#include "control/concern.h"

#include "base/utf8.h"

/* The unit's own code is the first. */
static const struct str levels[CONCERN_LEVELS] = {STR("kod"), STR("förvaltning"), STR("nämnd"), STR("region")};

void concern_declare(struct store *store)
{
	for (size_t i = 0; i < CONCERN_LEVELS; i++)
		(void)store_column(store, store_table(store, S("organisation")), levels[i]);
}

void concern_read(struct concern *concern, struct arena *arena, struct store *store)
{
	struct table *units = store_table(store, S("organisation"));

	*concern = (struct concern){.row_count = units->row_count};
	pool_init(&concern->codes, arena);
	concern->rows = (size_t(*)[CONCERN_LEVELS])ARENA_ARRAY(arena, size_t, units->row_count * CONCERN_LEVELS);
	for (size_t l = 0; l < CONCERN_LEVELS; l++) {
		int column = store_column(store, units, levels[l]);
		for (size_t i = 0; i < units->row_count; i++) {
			struct value code = column < 0 ? value_empty() : units->columns[column].cells[i];
			concern->rows[i][l] = code.kind == VALUE_TEXT
						      ? pool_add(&concern->codes, str_fold(arena, code.text))
						      : POOL_NONE;
		}
		if (l == 0)
			concern->unit_count = concern->codes.count;
	}
}

void concern_scope(struct concern_scope *scope, struct arena *arena, const struct concern *concern, struct str code)
{
	size_t own = pool_find(&concern->codes, str_fold(arena, code));

	*scope = (struct concern_scope){concern, arena, ARENA_ARRAY(arena, bool, concern->codes.count)};
	for (size_t i = 0; i < concern->row_count && own != POOL_NONE; i++) {
		const size_t *row = concern->rows[i];
		for (size_t l = 0; l < CONCERN_LEVELS; l++) {
			if (row[0] == POOL_NONE || row[l] == POOL_NONE)
				continue;
			if (row[l] == own)
				scope->concerns[row[0]] = true;
			if (row[0] == own)
				scope->concerns[row[l]] = true;
		}
	}
}

bool concern_has(const struct concern_scope *scope, struct str unit)
{
	size_t number = pool_find(&scope->concern->codes, str_fold(scope->arena, unit));

	return number >= scope->concern->unit_count || scope->concerns[number]; /* one that is not known: everyone */
}
